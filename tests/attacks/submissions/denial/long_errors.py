"""Raises exceptions with endless messages, causes, groups and notes."""
# base: reference
# stock: a traceback of gigabytes
# earns: everything but tanh_from_sigmoid, sigmoid_grad_from_a
# expect: cell error
# expect: tanh_from_sigmoid raised
# expect: sigmoid_grad_from_a timed out
# limits: call_seconds=1


# %% extra-after: setup
def chain(depth):
    error = ValueError("x" * 100_000)
    for _ in range(depth):
        outer = ValueError("y" * 1000)
        outer.__cause__ = error
        outer.add_note("z" * 10_000)
        error = outer
    return error


raise ExceptionGroup("g" * 100_000, [chain(20)] * 20)


# %% tanh_from_sigmoid
class Long(Exception):
    def __str__(self):
        return "x" * 50_000_000


def tanh_from_sigmoid(x):
    raise Long


# %% sigmoid_grad_from_a
class Endless(Exception):
    def __str__(self):
        while True:
            pass


def sigmoid_grad_from_a(a):
    raise Endless
