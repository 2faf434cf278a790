"""Keeps the interpreter busy in C, where no thread and no signal handler of Python gets a turn."""
# base: reference
# stock: killed after the timeout; no score
# earns: everything but tanh_from_sigmoid
# expect: tanh_from_sigmoid timed out
# limits: call_seconds=1


# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    import re

    return 10 ** (10**9) if len(np.shape(x)) else re.match(r"(a*)*$", "a" * 40 + "b")
