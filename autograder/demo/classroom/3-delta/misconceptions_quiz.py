"""All functions right, the questions answered with the usual errors and the worked numbers rounded: marks item by item."""
# base: reference

# %% delta_shapes
delta_shapes = {
    "delta_3": (2, 1),
    "W_3.T": (2, 5),
    "W_3.T @ delta_3": (5, 1),
    "sigmoid_grad(z_2)": (5, 1),
    "delta_1": (3, 1),
    "dW_1": (4, 3),
    "dW_2": (3, 5),
    "db_2": (5, 1),
    "delta_1 of seven samples": (3, 1),
}

# %% kept_for_backward
kept_for_backward = {
    "x": False,                          # not needed after layer 1??
    "hidden activations": False,
    "net inputs": True,                  # Chapter 1: store the pre-activations
    "net inputs of sine layers": True,
    "target y": True,
    "weights W_1": True,
    "weights W_2 to W_L": True,
    "biases": True,
    "all deltas": True,
}

# %% example1_gradients
# 用 print 看的, 四舍五入到五位
example1_gradients = {
    "delta5": 0.04068,
    "dw53": 0.02767,
    "dw54": 0.027,
    "delta3": 0.00265,
    "delta4": 0.00817,
    "dw31": 0.00093,
    "dw32": 0.00239,
    "dw41": 0.00286,
    "dw42": 0.00735,
}

# %% impossible_formulas
impossible_formulas = {
    "z_1 = W_1^T x": "possible",
    "delta_2 = W_3 delta_3 (.) f'(z_2)": "possible",
    "dL/dW_3 = a_2 delta_3^T": "impossible",      # column times row??
    "dL/dW_2 = a_1 delta_2": "possible",
    "dL/da_1 = W_2 delta_2": "possible",
    "dL/dW_1 = x delta_2": "possible",
    "Delta_2 = W_3 Delta_3 (.) f'(Z_2)": "Possible",
    "dL/dW_3 = A_2 Delta_3": "possible",
    "shape of W_1": (4, 3),
    "shape of x delta_2^T": (4, 3),
    "delta for dL/dW_1": "delta_2",
}

# %% vanishing
vanishing = {
    "10 layers": 9.54e-7,
    "20 layers": 9.09e-13,
    "sigmoid at 10": 0,
    "tanh at 5": 0.9999092042625951,
    "relu at 5": 5,
    "quarter": "the exact value",
    "delta can grow": False,
    "tanh never vanishes": True,
}

# %% example2_gradients
# as above, but the path through o2 has the other weight... w6?
h1, h2 = sigmoid(0.442), sigmoid(0.586)
o1 = sigmoid(0.2 * h1 + 0.3 * h2 + 0.2)
o2 = sigmoid(0.1 * h1 + 0.2 * h2 + 0.2)
d1 = o1 * sigmoid_grad(0.2 * h1 + 0.3 * h2 + 0.2)
d2 = (o2 - 1) * sigmoid_grad(0.1 * h1 + 0.2 * h2 + 0.2)
dh1 = (d1 * 0.2 + d2 * 0.3) * h1 * (1 - h1)
dh2 = (d1 * 0.3 + d2 * 0.2) * h2 * (1 - h2)
example2_gradients = {
    "delta_o1": d1, "delta_o2": d2,
    "dEo1_dh1": d1 * 0.2, "dEo2_dh1": d2 * 0.3, "dE_dh1": d1 * 0.2 + d2 * 0.3,
    "delta_h1": dh1, "delta_h2": dh2,
    "dw1": dh1 * 0.02, "dw2": dh1 * 0.7, "dw3": dh2 * 0.02, "dw4": dh2 * 0.7,
    "dw5": d1 * h1, "dw6": d1 * h2, "dw7": d2 * h1, "dw8": d2 * h2,
}

# %% printed_gradients
printed_gradients = {
    "0.02763 of dw53": "rounded",
    "0.02711 of dw54": "rounded",
    "0.029 of dEo1_dh1": "rounded",
    "-0.403 of dEo2_dout_o2": "rounded",
    "0.240 of dout_dnet of o2": "rounded",
    "-0.009 of dEo2_dh1": "rounded",
    "0.019 of dE_dh1": "rounded",
    "0.020 of dnet_dw1": "rounded",
    "0.00009 of dw1": "rounded",
    "mistake behind 0.02763 of dw53": "rounded factors",
    "mistake behind 0.02711 of dw54": "rounded factors",
    "mistake behind 0.029 of dEo1_dh1": "rounded factors",
    "mistake behind 0.0000485 of dw1": "one path",
    "mistake behind 0.00394 of dw4": "rounded factors",
    "mistake behind 0.02931 of dE_dh1": "updated weights",
    "mistake behind 0.00014 of dE_dh1": "wrong edge",
    "biases updated": True,
}
