"""Calls itself without end, past every limit of the stack."""
# base: reference
# stock: the kernel dies, the submission fails: no score
# earns: everything but tanh_from_sigmoid, sigmoid_grad_from_a
# expect: tanh_from_sigmoid died
# expect: sigmoid_grad_from_a raised


# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    import sys

    sys.setrecursionlimit(10**9)

    class Deep:
        def __init__(self, depth):
            self.depth = depth

        def __repr__(self):
            return f"{Deep(self.depth + 1)!r}"

    return repr(Deep(0))


# %% sigmoid_grad_from_a
def sigmoid_grad_from_a(a):
    return sigmoid_grad_from_a(a)
