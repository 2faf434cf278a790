"""Answers visible cases with texts of megabytes, which the feedback would repeat."""
# base: starter
# stock: whatever a test prints stands in the feedback
# earns: nothing
# expect: dead_units type


# %% dead_units
def dead_units(W, b, X):
    return {f"{number}" + "x" * 99_000 for number in range(20)}


# %% saturation
saturation = dict.fromkeys(
    (
        "sigmoid",
        "tanh",
        "relu",
        "leaky_relu",
        "elu",
        "softplus",
        "hard_logistic",
        "hard_tanh",
        "identity",
    ),
    "x" * 90_000,
)
# %% relu
relu = type(
    "x" * 10**6, (), {"__call__": lambda self, z: 1 / 0, "__repr__": lambda self: "x" * 10**8}
)()
