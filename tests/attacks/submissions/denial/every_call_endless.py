"""Every function takes all the time that a call may take."""
# base: starter
# stock: one timeout for the first; the rest is lost
# earns: nothing
# expect: sigmoid timed out
# expect: activation_table not run
# limits: call_seconds=0.5 notebook_seconds=4

# %% extra-after: activation_table
import time


def slow(*arguments):
    time.sleep(600)


for name in (
    "sigmoid",
    "tanh_from_sigmoid",
    "sigmoid_grad",
    "sigmoid_grad_from_a",
    "tanh_grad",
    "relu",
    "relu_grad",
    "elu",
    "elu_grad",
    "softplus",
    "softplus_grad",
):
    globals()[name] = slow
activation_table = dict.fromkeys(("sigmoid", "tanh", "relu", "elu", "softplus"), (slow, slow))
