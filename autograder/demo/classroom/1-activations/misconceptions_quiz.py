"""All functions right, the questions misunderstood in the usual ways: marks item by item, with diagnoses."""
# base: reference

# %% saturation
saturation = {
    "sigmoid": "both",
    "tanh": "both",
    "relu": "both",       # it is called saturating in the slides??
    "leaky_relu": "left",
    "elu": "both",
    "softplus": "both",
    "hard_logistic": "both",
    "hard_tanh": "Both",
    "identity": "neither",
}

# %% zero_centred
zero_centred = {
    "sigmoid": True,    # symmetric around (0, 1/2)
    "tanh": True,
    "relu": False,
    "leaky_relu": False,
    "elu": True,
    "softplus": False,
    "hard_logistic": True,
    "hard_tanh": True,
    "identity": True,
}

# %% activation_table
activation_table = {
    "sigmoid": (sigmoid, sigmoid_grad_from_a),
    "tanh": (np.tanh, lambda a: 1 - a**2),
    "relu": (relu, relu_grad),
    "elu": (lambda z: elu(z, 0.5), lambda z: elu_grad(z, 0.5)),
    "softplus": (softplus, softplus_grad),
}

# %% hard_gaps
hard_gaps = {
    "logistic": 2,
    "tanh": 1,
}
