"""One function raises when it is called and another cell stops before its function exists: those and what uses them."""
# base: reference

# %% sigmoid_grad_from_a
z_test = np.linspace(-5, 5, 11)
a_test = sigmiod(z_test)

def sigmoid_grad_from_a(a):
    return a * (1 - a)

# %% elu
def elu(z, gamma):
    if z > 0:
        return z
    else:
        return gamma * (np.exp(z) - 1)

# %% mp_neuron
def mp_neuron(x, w, b):
    total = 0
    for i in range(len(x) + 1):
        total += w[i] * x[i]
    return int(total + b >= 0)
