"""Announces answers of four gigabytes, and sends ones that grow a hundredfold when they are read."""
# base: reference
# stock: reads what the kernel sends, without a limit
# earns: everything but mp_neuron, leaky_relu, dead_units
# expect: mp_neuron died

# %% extra-after: setup-further
import json, os, stat, struct, sys

def send(header, blob=b"", announced=None):
    frame = struct.pack("!II", *(announced or (len(header), len(blob)))) + header + blob
    for number in range(3, 99):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                rest = memoryview(frame)
                while rest:
                    rest = rest[os.write(number, rest[:65536]):]
        except OSError:
            pass

# %% mp_neuron
def mp_neuron(x, w, b): send(b"", announced=(2**32 - 1, 2**32 - 1))
# %% leaky_relu
def leaky_relu(z, gamma): send(b'{"id": 1, "x": [' + b"[]," * 1_380_000 + b"1]}", bytes(2**24))
# %% dead_units
def dead_units(W, b, X):
    seen = {"kind": "returned", "value": ["l", [["a", "<f8", [2**21], 0, 2**24]] * 1000], "again": None,
            "repeats": True, "changed": [], "shared": [], "error": "", "message": "", "cell": "", "line": 0,
            "uses": [], "warned": False}
    frame = sys._getframe()
    while "message" not in frame.f_locals:
        frame = frame.f_back
    send(json.dumps({"id": frame.f_locals["message"]["id"], "observation": seen}).encode(), bytes(2**24))
