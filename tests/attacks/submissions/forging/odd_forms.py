"""Answers every function with nests of odd values, in the hope that judging them raises an error."""
# base: starter
# stock: an error in the test: 0 marks; nothing worse
# earns: nothing

# %% extra-after: activation_table
import itertools

odd = itertools.cycle([
    [None, [None, {}]], {"a": {1: {2.5: set()}}}, ((), [[]], {}), {frozenset(), 1, "a", 2.5, None}, {True: 1, "1": 1},
    [float("nan"), complex("nan"), -0.0], {float("nan"): 1}, [np.zeros((0, 3)), np.array("a"), np.array(["a", "b"])],
    np.zeros((1,) * 8), np.zeros((0,) * 3, dtype="U3"), (2**63 - 1, -(2**63), 2**64), "\0" * 99, np.float16("nan"),
    np.array([1e308, -1e308]), np.array([True]), np.uint64(2**64 - 1), [[[[[[[1]]]]]]], {"x": [np.int8(-128)]},
])
for name in ("sigmoid", "tanh_from_sigmoid", "sigmoid_grad", "sigmoid_grad_from_a", "tanh_grad", "relu", "relu_grad",
             "elu", "elu_grad", "softplus", "softplus_grad"):
    globals()[name] = lambda *arguments: next(odd)
activation_table = dict.fromkeys(("sigmoid", "tanh", "relu", "elu", "softplus"), (relu, relu))
saturation = {key: next(odd) for key in ("sigmoid", "tanh", "relu", "leaky_relu", "elu", "softplus", 1, None, "x")}
zero_centred = {key: next(odd) for key in ("sigmoid", "tanh", "relu", "leaky_relu", "elu", "softplus")}
