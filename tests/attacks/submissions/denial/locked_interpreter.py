"""Keeps the interpreter busy in C, where no thread and no signal handler of Python gets a turn."""
# base: reference
# stock: killed after the timeout; no score
# earns: everything but softplus_grad, (activation_table)
# expect: softplus_grad timed out


# %% softplus_grad
def softplus_grad(z):
    import re

    return 10 ** (10**9) if len(np.shape(z)) else re.match(r"(a*)*$", "a" * 40 + "b")
