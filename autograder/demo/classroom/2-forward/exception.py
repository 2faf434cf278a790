"""One function raises when it is called and takes the one that calls it along; another cell ends in a NameError."""
# base: reference

# %% layer_forward
def layer_forward(W, b, a):
    z = W @ a + bias
    return z, sigmoid(z)

# %% forward_batch
def forward_batch(Ws, bs, X):
    A, Z = [X], []
    for W, b in zip(Ws, bs):
        z, a = layer_forward(W, b, A[-1])
        Z.append(z)
        A.append(a)
    return A, Z

# %% count_params
def count_params(sizes, bias=True):
    total = 0
    for l in range(len(sizes)):
        total += sizes[l] * sizes[l + 1]
    return total + bias * sum(sizes[1:])

# %% ce
def ce(A, Y):
    if A > 0:
        return -np.sum(Y * np.log(A)) / A.shape[1]
    return 0.0

# %% example2_forward
net_h1 = 0.1*0.02 + 0.2*0.7 + 0.3
example2_forward = {
    "net_h1": net_h1,
    "out_h1": sigmoid(net_h1),
    "net_h2": net_h_2,
}

# %% collapse_linear
def collapse_linear(Ws, bs):
    W = np.linalg.multi_dot(Ws)        # product of all of them
    b = sum(bs)
    return W, b
