"""One function never returns because its counter stands still: that exercise times out, the rest is right."""
# base: reference

# %% sigmoid_grad_from_a
def sigmoid_grad_from_a(a):
    a = np.asarray(a)
    out = np.zeros(a.size)
    i = 0
    while i < a.size:
        out[i] = a.flat[i] * (1 - a.flat[i])
    i += 1
    return out.reshape(a.shape)
