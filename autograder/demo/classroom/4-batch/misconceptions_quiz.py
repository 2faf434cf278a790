"""All functions right, the questions answered with the usual errors: marks item by item."""
# base: reference

# %% batch_shapes
batch_shapes = {
    "X": (784, 64),
    "Y": (10, 64),
    "W1": (784, 30),
    "Z1": (30, 64),
    "D2": (10, 64),
    "D1": (30, 64),
    "dW1": (784, 30),
    "db1": (30,),
    "sum over axis 0": (1, 64),
    "sum over axis 1": (30, 1),
    "b1 minus sum": (30, 1),      # b has to stay a column
}

# %% zero_start
zero_start = {
    "sigmoid dW1": "not zero",
    "sigmoid dW2": "not zero",
    "sigmoid dW3": "not zero",
    "tanh dW3": "not zero",
    "tanh db3": "not zero",
    "W1 after 50 steps": "all its columns",
    "W3 after 50 steps": "all its rows",
    "remedy": "0.1 for every weight",
}

# %% misplaced_line
misplaced_line = {
    "line": 9,
    "harmless": 7,
    "reason": "the slope is taken at the wrong place",
    "right_layer": "last",
    "alpha_tiny": "it stays",
    "w1_new": 0.09995334937194938,
    "cost_falls": False,
    "repair": "A",
}

# %% convexity
convexity = {
    "one positive gap": "nothing is proven",       # only one
    "one negative gap": "nothing is proven",
    "a thousand negative gaps": "convex",          # 1000 are enough?
    "midpoint at a positive gap": "above",
    "linear regression": "convex",
    "one sigmoid neuron, squared error": "convex",
    "one sigmoid neuron, cross-entropy": "convex",
    "1-1-1 network, cross-entropy": "convex",
}

# %% printed_training
printed_training = {
    "w31 0.096": "wrong",
    "w32 0.798": "exact",
    "cost 0.165": "cut",
    "cost 5.92e-07": "wrong",
    "w53 -0.30032342": "wrong",
    "w1 0.099": "rounded",
    "E 0.265": "exact",
    "E 0.0000636": "exact",
    "o1 0.008": "exact",
    "o2 0.991": "rounded",
    "final_W0": "only one row moved",
    "biases": "shared biases updated",
}
