"""Writes an answer of its own onto every socket it has, before the real one leaves."""
# base: starter
# stock: writes "1.0" to the kernel's sockets: nbgrader takes the first result as the score
# earns: nothing
# expect: relu died

# %% relu
import json, os, stat, struct


def send(number, message, blob=b""):
    header = json.dumps(message).encode()
    os.write(number, struct.pack("!II", len(header), len(blob)) + header + blob)


def relu(z):
    seen = {
        "kind": "returned",
        "value": True,
        "again": None,
        "repeats": True,
        "changed": [],
        "shared": [],
        "error": "",
        "message": "",
        "cell": "",
        "line": 0,
        "uses": [],
        "warned": False,
    }
    for number in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                for asked in range(1, 400):
                    send(number, {"id": asked, "observation": seen | {"score": 1.0}})
        except OSError:
            pass
    return z
