"""Announces answers of four gigabytes, and sends ones that grow a hundredfold when they are read."""
# base: reference
# stock: reads what the kernel sends, without a limit
# earns: everything but relu, elu, softplus, tanh_grad, softplus_grad
# expect: relu died
# expect: elu died
# expect: softplus died
# expect: tanh_grad died

# %% extra-after: setup
import json, os, stat, struct, sys


def send(header, blob=b"", announced=None):
    frame = struct.pack("!II", *(announced or (len(header), len(blob)))) + header + blob
    for number in range(3, 99):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                rest = frame
                while rest:
                    rest = rest[os.write(number, rest[:65536]) :]
        except OSError:
            pass


# %% relu
def relu(z):
    send(b"", announced=(2**32 - 1, 2**32 - 1))


# %% elu
def elu(z, gamma):
    send(b'{"id": 1, "x": [' + b"[]," * 1_380_000 + b"1]}")


# %% softplus
def softplus(z):
    send(b'{"id": 1, "x": [' + b"{}," * 1_380_000 + b"1]}", b"\0" * (16 * 2**20))


# %% tanh_grad
def tanh_grad(z):
    seen = {
        "kind": "returned",
        "value": ["l", [["a", "<f8", [2**21], 0, 2**24]] * 1000],
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
    frame = sys._getframe()
    while "message" not in frame.f_locals:
        frame = frame.f_back
    send(
        json.dumps({"id": frame.f_locals["message"]["id"], "observation": seen}).encode(),
        bytes(2**24),
    )


# %% softplus_grad
def softplus_grad(z):
    send(json.dumps({"id": 1, **{str(n): n for n in range(250_000)}}).encode())
