"""All functions right, the quizzes and worked numbers with the usual errors: marks item by item, with diagnoses."""
# base: reference

# %% network_shapes
network_shapes = {
    "W0": (32, 16),
    "b0": (16, 1),
    "W1": (32, 16),
    "b1": (32, 1),
    "W2": (1, 16),
    "b2": (16, 1),
    "wrong_statement": "D",
    "input": 28,
    "output": 1,
    "parameters": 784*30 + 30*10,
}

# %% example1_forward
s = lambda z: 1/(1 + np.exp(-z))
z3, z4 = 0.1*0.35 + 0.8*0.9, 0.4*0.35 + 0.6*0.9
z5 = 0.3*s(z3) + 0.9*s(z4)
example1_forward = {
    "z3": z3, "z4": z4, "y3": s(z3), "y4": s(z4), "z5": z5,
    "y5": z5,                 # output is linear
    "C": (z5 - 0.5)**2 / 2,
}

# %% example2_forward
i = np.array([0.02, 0.7])
W = np.array([[0.1, 0.2], [0.3, 0.4]])
V = np.array([[0.2, 0.1], [0.3, 0.2]])      # columns: o1, o2
h = W @ i + 0.3
o = V @ s(h) + 0.2
E = (np.array([0, 1]) - s(o))**2 / 2
example2_forward = {
    "net_h1": h[0], "net_h2": h[1], "out_h1": s(h)[0], "out_h2": s(h)[1],
    "net_o1": o[0], "net_o2": o[1], "out_o1": s(o)[0], "out_o2": s(o)[1],
    "E_o1": E[0], "E_o2": E[1], "E_total": E.sum(),
}

# %% printed_forward
printed_forward = {
    "z3": "rounded",
    "y3": "rounded",
    "y4": "rounded",
    "z5": "rounded",
    "C": "rounded",
    "net_h2": "rounded",
    "out_h1": "rounded",
    "out_h2": "rounded",
    "out_o1": "rounded",
    "E_o2": "rounded",
    "E_total": "rounded",
    "z5_because": "cut numbers",
    "C_because": "cut numbers",
    "E_o2_because": "cut numbers",
    "E_total_because": "cut numbers",
}

# %% loss_factor
loss_factor = {
    "half_sum": 1/8,
    "sum": 1/16,
    "mean": 1/2,
    "entry_mean": 2,
    "gradient_of_sum": 1,
    "lam_for_sum": 1,
    "lam_without_half": 1,
    "penalised": "weights and biases",
}

# %% network_kinds
network_kinds = {
    "fully_connected": "graph",
    "convolutional": "graph",
    "recurrent": "feed-forward",
    "hopfield": "graph",
    "boltzmann": "graph",
    "restricted_boltzmann": "feed-forward",
    "graph_convolutional": "feed-forward",
    "graph_attention": "memory",
    "mpnn": "memory",
}

# %% neuron_parts
neuron_parts = {
    "soma": "node",
    "dendrite": "output",
    "synapse": "input",
    "axon": "weight",
}
