"""Swaps the labels of cells: an answer that is right for one exercise stands under another one."""
# base: starter
# stock: a changed label: the submission fails, no score
# earns: nothing
# expect: relu value
# expect: cell error


# %% relu
def relu(z):
    return np.tanh(z) * 0 + 0.3137


# %% edit: activations
labels = ["relu", "sigmoid", "test-relu", "test-sigmoid", "saturation"]
for old, new in zip(labels, labels[1:] + labels[:1]):
    by_id[old]["metadata"]["nbgrader"]["grade_id"] = new
by_id["elu"]["metadata"]["nbgrader"]["grade_id"] = ["relu", {"a": 1}]
by_id["softplus"]["metadata"]["nbgrader"]["grade_id"] = "../../gradebook"
by_id["tanh_grad"]["metadata"]["nbgrader"]["grade_id"] = "x" * 100_000


# %% extra-after: setup
def relu(z):
    return np.zeros(np.shape(z)) + 0.3137


def sigmoid(z):
    return relu(z)
