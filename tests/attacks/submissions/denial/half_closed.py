"""Closes its half of the connection and goes on running, where nobody hears it."""
# base: reference
# stock: waits for a reply that never comes
# earns: everything but tanh_from_sigmoid
# expect: tanh_from_sigmoid died

# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    import os, socket, stat, time

    for number in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                socket.socket(fileno=number).shutdown(socket.SHUT_WR)
        except OSError:
            pass
    time.sleep(999)
