"""Calls itself without end, past every limit of the stack."""
# base: reference
# stock: the kernel dies: no score
# earns: everything but relu, softplus, (activation_table)
# expect: relu died
# expect: softplus raised


# %% relu
def relu(z):
    import sys

    sys.setrecursionlimit(10**9)

    class Deep:
        def __init__(self, depth):
            self.depth = depth

        def __repr__(self):
            return f"{Deep(self.depth + 1)!r}"

    return repr(Deep(0))


# %% softplus
def softplus(z):
    return softplus(z)
