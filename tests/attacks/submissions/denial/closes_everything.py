"""Closes all its connections and goes on running, or stops, where nobody hears it."""
# base: reference
# stock: waits for a reply that never comes
# earns: everything but tanh_from_sigmoid, sigmoid_grad_from_a
# expect: tanh_from_sigmoid died
# expect: sigmoid_grad_from_a died


# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    import os, signal

    os.closerange(0, 256)
    os.kill(os.getpid(), signal.SIGSTOP)


# %% sigmoid_grad_from_a
def sigmoid_grad_from_a(a):
    import os, socket, stat, time

    for number in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                socket.socket(fileno=number).shutdown(socket.SHUT_WR)
        except OSError:
            pass
    time.sleep(999)
