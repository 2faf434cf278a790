"""Hands in an object that is equal to everything, looks like an array and is never wrong."""
# base: starter
# stock: full marks: the hidden assertions compare in the student's kernel
# earns: nothing
# expect: relu type
# expect: elu raised

# %% relu
from unittest.mock import MagicMock

yes = lambda *args, **options: True


class Equal:
    __eq__ = __ge__ = __le__ = __lt__ = __gt__ = __bool__ = __contains__ = yes
    __ne__ = lambda self, other: False
    __hash__ = lambda self: 0
    __float__ = lambda self: 0.0
    __len__ = lambda self: 1
    __class__ = property(lambda self: np.ndarray)
    __array_priority__ = 1e9
    shape, ndim, size, dtype = (), 0, 1, np.dtype(float)

    def __array__(self, *args, **options):
        return np.zeros(())

    def __array_ufunc__(self, ufunc, method, *inputs, **options):
        return True

    def __array_function__(self, func, types, args, options):
        return True


def relu(z):
    return Equal()


# %% elu
def elu(z, gamma):
    return MagicMock(spec=np.ndarray, __eq__=yes, __array__=lambda self: np.zeros(3))
