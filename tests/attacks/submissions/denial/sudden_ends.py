"""Ends its process in every way, in calls and in cells."""
# base: reference
# stock: no score at all
# earns: everything but sigmoid_grad_from_a, relu, relu_grad, elu, (activation_table)
# expect: relu died
# expect: elu died
# expect: cell died
# expect: cell error


# %% sigmoid_grad_from_a
def sigmoid_grad_from_a(a):
    import os

    os._exit(0)


# %% relu
def relu(z):
    import os, signal

    os.kill(os.getpid(), signal.SIGKILL)


# %% relu_grad
def relu_grad(z):
    import os

    os.abort()


# %% elu
def elu(z, gamma):
    import ctypes

    ctypes.CDLL(None).syscall(231, 0)  # exit_group


# %% extra-after: setup
import ctypes

ctypes.CDLL(None).exit(0)
# %% extra-after: softplus
exit()
# %% extra-after: softplus_grad
raise SystemExit("enough")
