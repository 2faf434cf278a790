"""delta_hidden raises, and so does what calls it; another cell stops before its dict exists: those, the rest is right."""
# base: reference

# %% delta_hidden
def delta_hidden(W_next, d_next, z):
    slopes = sigmoid_grad(z)
    return (W_next.T @ d_next) * slope      # NameError erst beim Aufruf

# %% backward
def backward(Ws, bs, x, y):
    a, zs = [x], []
    for W, b in zip(Ws, bs):
        zs.append(W @ a[-1] + b)
        a.append(sigmoid(zs[-1]))
    d = delta_out_mse(zs[-1], y)
    dWs, dbs = [grad_W(d, a[-2])], [grad_b(d)]
    for l in range(len(Ws) - 2, -1, -1):
        d = delta_hidden(Ws[l + 1], d, zs[l])
        dWs.insert(0, grad_W(d, a[l]))
        dbs.insert(0, grad_b(d))
    return dWs, dbs

# %% example1_gradients
dWs, dbs = backward([np.array([[0.1, 0.8], [0.4, 0.6]]), np.array([[0.3, 0.9]])],
                    [np.zeros((2, 1)), np.zeros((1, 1))], np.array([[0.35], [0.9]]), np.array([[0.5]]))
example1_gradients = {"delta5": dbs[1][0, 0]}

# %% dz_dw
def dz_dw(i, j, a_prev, n):
    result = np.zeros(n)
    result[i][0] = a_prev[j]
    return result

# %% delta_neuron
def delta_neuron(z, deltas_next, w_out):
    total = 0
    for k in range(1, len(w_out) + 1):     # k = 1 ... K as in the formula
        total += deltas_next[k] * w_out[k]
    return sigmoid_grad(z) * total
