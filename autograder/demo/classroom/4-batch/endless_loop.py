"""XOR from equal weights, trained until the cost is small, which never happens: it times out; the rest is right."""
# base: reference

# %% train_xor
def train_xor(sizes, seed):
    X = np.array([[0, 0, 1, 1], [0, 1, 0, 1]])
    Y = np.array([[0, 1, 1, 0]])
    W1, b1 = 0.5 * np.ones((sizes[1], 2)), np.zeros((sizes[1], 1))
    W2, b2 = 0.5 * np.ones((1, sizes[1])), np.zeros((1, 1))
    losses = [1]
    while losses[-1] > 0.01:            # 直到学会为止
        A1 = sigmoid(W1 @ X + b1)
        A2 = sigmoid(W2 @ A1 + b2)
        losses.append(np.sum((A2 - Y) ** 2) / 8)
        D2 = (A2 - Y) * A2 * (1 - A2)
        D1 = W2.T @ D2 * A1 * (1 - A1)
        W1, b1 = W1 - 5 * D1 @ X.T / 4, b1 - 5 * D1.mean(axis=1, keepdims=True)
        W2, b2 = W2 - 5 * D2 @ A1.T / 4, b2 - 5 * D2.mean(axis=1, keepdims=True)
    return [W1, W2], [b1, b2], losses
