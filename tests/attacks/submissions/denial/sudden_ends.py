"""Ends its process in every way, in calls and in cells."""
# base: reference
# stock: the submission fails: no score
# earns: everything but tanh_from_sigmoid, sigmoid_grad_from_a, mp_neuron
# expect: tanh_from_sigmoid died
# expect: sigmoid_grad_from_a died
# expect: mp_neuron died
# expect: cell died
# expect: cell error

# %% sigmoid_grad_from_a
def sigmoid_grad_from_a(a):
    import os
    os._exit(0)
# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    import os, signal
    os.kill(os.getpid(), signal.SIGKILL)
# %% mp_neuron
def mp_neuron(x, w, b):
    import os
    os.abort()
# %% extra-after: setup
import ctypes
ctypes.CDLL(None).exit(0)
# %% extra-after: relu
import ctypes
ctypes.CDLL(None).syscall(231, 0)  # exit_group
# %% extra-after: softplus
exit()
# %% extra-after: softplus_grad
raise SystemExit("enough")
