"""Assignment 2, core notebook: neurons, layers and networks; shapes; losses; two worked examples.

Convention of the course: W of layer l is (n_l, n_{l-1}), b is (n_l, 1), samples are columns.
"""

# numpy's type stubs call the result of most arithmetic Any:
# mypy: no-warn-return-any

from collections.abc import Sequence

import numpy as np

from solutions.activations import sigmoid
from solutions.activations_further import mp_neuron


def net_input(w: np.ndarray, x: np.ndarray, b: float) -> float:
    """Return the net input z of one neuron: the weighted sum of its inputs, and the bias.

    w, x: shape (n,), float or int. b: a number.
    Returns one number.
    """
    return w @ x + b


def xor_net(a: int, b: int) -> int:
    """Return a XOR b, worked out by a network of M-P neurons for AND, OR and NOT.

    a, b: the numbers 0 or 1. Returns 1 where exactly one of them is 1, otherwise 0.
    `mp_neuron(x, w, b)` is given; x and w are arrays of shape (n,). Any network with the right
    answers counts.
    """
    x = np.array([a, b])
    either = mp_neuron(x, np.array([1, 1]), -0.5)
    both = mp_neuron(x, np.array([1, 1]), -1.5)
    return mp_neuron(np.array([either, both]), np.array([1, -1]), -0.5)


def layer_forward(W: np.ndarray, b: np.ndarray, a: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (z, a_new): the pre-activations of a sigmoid layer, and its activations.

    W: (n, k), one neuron a row. b: (n, 1). a: (k, 1) or, for m samples, (k, m). Float or int.
    z and a_new are floats of shape (n, 1) or (n, m).
    """
    z = W @ a + b
    return z, sigmoid(z)


def forward_batch(
    Ws: Sequence[np.ndarray], bs: Sequence[np.ndarray], X: np.ndarray
) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return ([A0, ..., AL], [Z1, ..., ZL]) of a network whose layers are all sigmoid layers.

    Ws: the matrices of layers 1 to L, in this order; that of layer l is (n_l, n_{l-1}).
    bs: the biases of layers 1 to L, each (n_l, 1). X: (n_0, m), one sample a column. Float or int.
    A0 is X itself; Zl and Al have shape (n_l, m). Both results are lists of arrays.
    """
    As, Zs = [X], []
    for W, b in zip(Ws, bs, strict=True):
        Zs.append(W @ As[-1] + b)
        As.append(sigmoid(Zs[-1]))
    return As, Zs


# Shapes are tuples such as (3, 1), numbers are whole numbers.
# A network 16-32-16-1 as on the May slides: its input h0 has shape (16, 1), and each layer is
# h1 = sigmoid(W0 h0 + b0), h2 = sigmoid(W1 h1 + b1), h3 = sigmoid(W2 h2 + b2). Which statement
# there is wrong: "A" W0 is 32 x 16, "B" b0 is 32 x 1, "C" W1 is 32 x 16, "D" W2 is 1 x 16?
# A network that sorts grey images of 28 x 28 pixels into 10 classes, with one hidden layer of 30
# neurons: how many numbers are its input and its output, and how many parameters (weights and
# biases) has it?
network_shapes = {
    "W0": (32, 16),
    "b0": (32, 1),
    "W1": (16, 32),
    "b1": (16, 1),
    "W2": (1, 16),
    "b2": (1, 1),
    "wrong_statement": "C",
    "input": 28 * 28,
    "output": 10,
    "parameters": 28 * 28 * 30 + 30 + 30 * 10 + 10,
}


def param_shapes(sizes: Sequence[int], convention: str) -> Sequence[tuple[tuple[int, ...], ...]]:
    """Return the shapes of a network's parameters, one pair (shape of W, shape of b) a layer.

    sizes: the layer sizes (n_0, n_1, ..., n_L), a tuple of whole numbers; n_0 is the input.
    convention: "out_in" (this course): W is (n_l, n_{l-1}) and b is (n_l, 1);
    "in_out" (Chapter 1, 4-3-4-3 notes): W is (n_{l-1}, n_l) and b is (n_l,).
    Returns a list of L pairs of tuples, for layers 1 to L in this order.
    """
    shapes = []
    for layer in range(1, len(sizes)):
        n, k = sizes[layer], sizes[layer - 1]
        shapes.append(((n, k), (n, 1)) if convention == "out_in" else ((k, n), (n,)))
    return shapes


def count_params(sizes: Sequence[int], bias: bool = True) -> int:
    """Return how many parameters a fully connected network has.

    sizes: the layer sizes (n_0, n_1, ..., n_L), a tuple of whole numbers; n_0 is the input.
    bias: with biases (one for each neuron of layers 1 to L), or weights only.
    Returns a whole number.
    """
    weights = sum(sizes[layer] * sizes[layer - 1] for layer in range(1, len(sizes)))
    return weights + sum(sizes[1:]) if bias else weights


def bce(a: np.ndarray, y: np.ndarray) -> float:
    """Return the binary cross-entropy, the mean over the samples, with natural logarithms.

    a: (1, m), the predicted probabilities of class 1, 0 < a < 1. y: (1, m), labels 0 or 1.
    Returns one number, never negative.
    """
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))


def ce(A: np.ndarray, Y: np.ndarray) -> float:
    """Return the cross-entropy, the mean over the samples, with natural logarithms.

    A: (n, m), predicted probabilities, one sample a column; some may be 0.
    Y: (n, m), labels: one-hot columns, or columns of probabilities with the sum 1; float or int.
    Where y is 0, the term y log a is 0 too, also for a = 0. Where y > 0, a > 0 as well.
    Returns one number, never negative.
    """
    logs = np.log(np.where(Y > 0, A, 1.0))  # log 1 = 0 where nothing is to be added
    return -np.sum(Y * logs) / Y.shape[1]


def ce_from_logits(Z: np.ndarray, Y: np.ndarray) -> float:
    """Return the cross-entropy of softmax(Z) and Y, the mean over the samples.

    Z: (n, m), scores (logits), one sample a column; float or int, right for entries up to ±1000.
    Y: (n, m), labels: one-hot columns, or columns of probabilities with the sum 1; float or int.
    Returns one number, finite for all these scores.
    """
    shifted = Z - np.max(Z, axis=0)
    logs = shifted - np.log(np.sum(np.exp(shifted), axis=0))
    return -np.sum(Y * logs) / Y.shape[1]


def cost(A: np.ndarray, Y: np.ndarray, Ws: Sequence[np.ndarray], lam: float) -> float:
    """Return the cost of the course: half the mean squared error, and the penalty on the weights.

    The first term is ‖A - Y‖² / (2m), the second λ/2 times the sum of all squared weights
    (Frobenius norm, λ is not divided by m).
    A, Y: (n, m), predictions and targets, one sample a column. Ws: the weight matrices of all
    layers. lam: the number λ. Float or int. Returns one number.
    """
    data = np.sum((A - Y) ** 2) / (2 * A.shape[1])
    return data + lam / 2 * sum(np.sum(W**2) for W in Ws)


# Example 1 of the May slides: x1 = 0.35, x2 = 0.9, target 0.5, all neurons are sigmoid neurons
# without bias. Weights (w31 goes to neuron 3 from input 1): w31 = 0.1, w32 = 0.8, w41 = 0.4,
# w42 = 0.6, w53 = 0.3, w54 = 0.9. z is a pre-activation, y = sigmoid(z) an activation,
# and C = (y5 - 0.5)² / 2. Compute every number here, at full precision: no rounding on the way.
# Single numbers: of a column z, z[0, 0] is one, z[0] is still an array.
example1_forward = {
    "z3": (z3 := 0.1 * 0.35 + 0.8 * 0.9),
    "z4": (z4 := 0.4 * 0.35 + 0.6 * 0.9),
    "y3": (y3 := 1 / (1 + np.exp(-z3))),
    "y4": (y4 := 1 / (1 + np.exp(-z4))),
    "z5": (z5 := 0.3 * y3 + 0.9 * y4),
    "y5": (y5 := 1 / (1 + np.exp(-z5))),
    "C": (y5 - 0.5) ** 2 / 2,
}

# Example 2 of the May slides: inputs i1 = 0.02, i2 = 0.7, targets 0 (for o1) and 1 (for o2), all
# neurons are sigmoid neurons. w1 = 0.1 and w2 = 0.2 lead from i1 and i2 to h1, w3 = 0.3 and
# w4 = 0.4 to h2; w5 = 0.2 and w6 = 0.3 lead from h1 and h2 to o1, w7 = 0.1 and w8 = 0.2 to o2.
# Both hidden neurons have the bias b1 = 0.3, both outputs the bias b2 = 0.2. net is a
# pre-activation, out = sigmoid(net); E_o1 = (target - out)² / 2, E_total = E_o1 + E_o2.
# Compute every number here, at full precision: no rounding on the way. Single numbers: of a column
# z, z[0, 0] is one, z[0] is still an array.
example2_forward = {
    "net_h1": (net_h1 := 0.1 * 0.02 + 0.2 * 0.7 + 0.3),
    "net_h2": (net_h2 := 0.3 * 0.02 + 0.4 * 0.7 + 0.3),
    "out_h1": (out_h1 := 1 / (1 + np.exp(-net_h1))),
    "out_h2": (out_h2 := 1 / (1 + np.exp(-net_h2))),
    "net_o1": (net_o1 := 0.2 * out_h1 + 0.3 * out_h2 + 0.2),
    "net_o2": (net_o2 := 0.1 * out_h1 + 0.2 * out_h2 + 0.2),
    "out_o1": (out_o1 := 1 / (1 + np.exp(-net_o1))),
    "out_o2": (out_o2 := 1 / (1 + np.exp(-net_o2))),
    "E_o1": (E_o1 := (0 - out_o1) ** 2 / 2),
    "E_o2": (E_o2 := (1 - out_o2) ** 2 / 2),
    "E_total": E_o1 + E_o2,
}
