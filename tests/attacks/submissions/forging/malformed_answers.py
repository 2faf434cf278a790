"""Answers with frames that are wrong in one place each, in the hope of an error in the grader."""
# base: starter
# stock: sends malformed messages of the Jupyter protocol; nbclient logs them and waits
# earns: nothing
# expect: sigmoid died
# expect: relu died
# expect: elu died
# expect: softplus died

# %% extra-after: setup
import json, os, stat, struct, sys

seen = {
    "kind": "returned",
    "value": None,
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


def answer(change, blob=b"", raw=None):
    frame = sys._getframe()
    while "message" not in frame.f_locals:
        frame = frame.f_back
    whole = {"id": frame.f_locals["message"]["id"], "observation": {**seen, **change}}
    header = raw or json.dumps(whole).encode()
    for number in range(3, 99):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                os.write(number, struct.pack("!II", len(header), len(blob)) + header + blob)
        except OSError:
            pass


# %% sigmoid
def sigmoid(z):
    answer({"kind": "passed"})


# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    answer({"value": ["a", "|O8", [1], 0, 8]}, b"\0" * 8)


# %% sigmoid_grad
def sigmoid_grad(z):
    answer({"value": ["a", "<f8", [2**40, 0], 0, 0]})


# %% sigmoid_grad_from_a
def sigmoid_grad_from_a(a):
    answer({"value": ["a", "<f8", [-1], -8, -8]}, b"\0" * 8)


# %% tanh_grad
def tanh_grad(z):
    answer({"line": True, "cell": 7, "error": "Passed", "uses": {"a": 1}})


# %% relu
def relu(z):
    answer({"value": ["f", "0x1.0p+9999"]})


# %% relu_grad
def relu_grad(z):
    answer({}, raw=b'{"id": 1e400, "observation": NaN}')


# %% elu
def elu(z, gamma):
    answer({}, raw=b"[" * 100_000)


# %% elu_grad
def elu_grad(z, gamma):
    answer({}, raw=b'{"id": 1, "id": 2, "\\ud800": 3}')


# %% softplus
def softplus(z):
    answer({}, raw=b"\xff\xfe\x00")


# %% softplus_grad
def softplus_grad(z):
    answer({"value": ["a", "<U999999", [4], 0, 15999984]})
