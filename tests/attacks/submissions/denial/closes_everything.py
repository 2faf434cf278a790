"""Closes all its connections and goes on running, or stops, where nobody hears it."""
# base: reference
# stock: waits for a reply that never comes
# earns: everything but relu, elu, (activation_table)
# expect: relu died
# expect: elu died


# %% relu
def relu(z):
    import os, signal

    os.closerange(0, 256)
    os.kill(os.getpid(), signal.SIGSTOP)


# %% elu
def elu(z, gamma):
    import os, socket, stat

    for number in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                socket.socket(fileno=number).shutdown(socket.SHUT_WR)
        except OSError:
            pass
    while True:
        pass
