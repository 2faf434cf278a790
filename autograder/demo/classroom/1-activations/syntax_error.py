"""One cell does not compile because a colon is missing: that exercise is missing, the rest is right."""
# base: reference

# %% sigmoid_grad_from_a
def sigmoid_grad_from_a(a)
    return a * (1 - a)
