"""Prints hidden inputs from threads and finalizers, with the streams that its cells had."""
# base: starter
# stock: shows them at once
# earns: nothing
# expect: relu value

# %% extra-after: setup
import atexit, sys, threading, time, weakref

streams = [sys.stdout, sys.stderr]
outputs = get_ipython().outputs
seen = []


def say():
    while True:
        if seen:
            for stream in streams:
                stream.write(repr(seen))
            outputs.stream("stdout", repr(seen))
            outputs.error("E", repr(seen), [repr(seen)])
        time.sleep(0.01)


threading.Thread(target=say, daemon=True).start()
atexit.register(lambda: streams[0].write(repr(seen)))


# %% relu
class Says:
    def __init__(self, text):
        self.text = text

    def __del__(self):
        streams[0].write(self.text)


def relu(z):
    seen.append(np.ravel(z).tolist())
    Says(repr(seen))
    streams[0].write(repr(seen))
    outputs.display({"text/plain": repr(seen)})
    return np.zeros(np.shape(z)) + 0.3137
