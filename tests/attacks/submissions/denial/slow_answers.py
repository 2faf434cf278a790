"""Sends its answer one byte at a time, for ever, and never reads what is sent to it."""
# base: reference
# stock: a heartbeat keeps such a kernel alive
# earns: everything but tanh_from_sigmoid
# expect: tanh_from_sigmoid timed out
# limits: call_seconds=1


# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    import os, stat, struct, time

    for number in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                os.write(number, struct.pack("!II", 4_000_000, 0))
                while True:
                    os.write(number, b" ")
                    time.sleep(0.01)
        except OSError:
            pass
