"""Ends with what looks like success: exit code 0, skipped tests, passed assertions."""
# base: starter
# stock: the submission fails: no score
# earns: nothing
# expect: sigmoid raised
# expect: relu raised
# expect: elu raised
# expect: softplus died
# expect: tanh_grad raised

# %% sigmoid
import os, sys, unittest


def sigmoid(z):
    sys.exit(0)


# %% relu
def relu(z):
    raise unittest.SkipTest("passed")


# %% elu
class Passed(BaseException):
    """1.0"""


def elu(z, gamma):
    raise Passed("1.0")


# %% softplus
def softplus(z):
    os._exit(0)


# %% tanh_grad
def tanh_grad(z):
    raise GeneratorExit


# %% relu_grad
def relu_grad(z):
    raise StopIteration(1.0)


# %% elu_grad
def elu_grad(z, gamma):
    raise KeyboardInterrupt
