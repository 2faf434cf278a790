"""Answers with arrays of Python objects that are equal to every number."""
# base: starter
# stock: full marks: == is asked entry by entry, of the student's objects
# earns: nothing
# expect: relu type
# expect: elu type


# %% relu
class Equal:
    __eq__ = __le__ = __ge__ = __lt__ = lambda self, other: True
    __sub__ = __rsub__ = __abs__ = lambda self, other=0: 0.0
    __hash__ = object.__hash__

    def __reduce__(self):
        return (print, ("unpickled",))


def relu(z):
    return np.full(np.shape(z), Equal(), dtype=object)


# %% elu
def elu(z, gamma):
    return np.array([{"score": 1.0}, Equal(), None], dtype=object)


# %% sigmoid
def sigmoid(z):
    return [Equal(), (Equal(),), {"a": Equal()}, {Equal()}]
