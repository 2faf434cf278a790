"""A perceptron that learns until it makes no mistake: for XOR it never ends, so this exercise times out; the rest is right."""
# base: reference

# %% is_separable
def is_separable(truth):
    w = np.zeros(2)
    c = 0.0
    mistakes = 1
    while mistakes > 0:         # perceptron convergence theorem
        mistakes = 0
        for a in (0, 1):
            for b in (0, 1):
                error = truth[a][b] - mp_neuron(np.array([a, b]), w, c)
                if error != 0:
                    mistakes += 1
                    w = w + error * np.array([a, b])
                    c = c + error
    return True
