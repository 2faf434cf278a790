"""Sends its answer one byte at a time, for ever, and never reads what is sent to it."""
# base: reference
# stock: a heartbeat keeps such a kernel alive
# earns: everything but relu, (activation_table)
# expect: relu timed out


# %% relu
def relu(z):
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
