"""Closes all its connections and stops, so that nobody hears when it ends."""
# base: reference
# stock: waits for a reply that never comes
# earns: everything but tanh_from_sigmoid
# expect: tanh_from_sigmoid died

# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    import os, signal

    os.closerange(0, 256)
    os.kill(os.getpid(), signal.SIGSTOP)
