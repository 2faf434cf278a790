"""The way back never ends because the layer's number stands still: backward times out, the rest is right."""
# base: reference

# %% backward
def backward(Ws, bs, x, y):
    A, Z = [x], []
    for W, b in zip(Ws, bs):
        Z.append(W @ A[-1] + b)
        A.append(sigmoid(Z[-1]))
    dWs, dbs = [None] * len(Ws), [None] * len(Ws)
    d = delta_out_mse(Z[-1], y)
    l = len(Ws) - 1
    while l >= 0:
        dWs[l] = grad_W(d, A[l])
        dbs[l] = grad_b(d)
        if l > 0:
            d = delta_hidden(Ws[l], d, Z[l - 1])
            l -= 1
    return dWs, dbs
