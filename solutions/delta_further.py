"""Assignment 3, further notebook: single neurons, Jacobians, other conventions, paths, norms."""

# numpy's type stubs call the result of most arithmetic Any:
# mypy: no-warn-return-any
# sigmoid and its slope take numbers too, though their types name arrays:
# mypy: disable-error-code="arg-type, operator"

import numpy as np

from solutions.activations import sigmoid, sigmoid_grad
from solutions.activations_further import softmax


def delta_neuron(z: float, deltas_next: np.ndarray, w_out: np.ndarray) -> float:
    """Return δ = dL/dz of one sigmoid neuron that sends its activation to k neurons.

    z: its pre-activation, a number, |z| <= 30. deltas_next: the δ of the k receiving neurons,
    shape (k,). w_out: the weights of the edges to them, in the same order, shape (k,).
    Float or int. Returns a number.
    """
    return sigmoid_grad(z) * np.sum(deltas_next * w_out)


def dz_dw(i: int, j: int, a_prev: np.ndarray, n: int) -> np.ndarray:
    """Return the derivative of the whole vector z = W a_prev + b by the one weight W[i, j].

    i, j: counted from 0, as numpy does: the weight leads from neuron j of the layer before to
    neuron i of this layer. a_prev: shape (k,), float or int. n: the number of entries of z.
    Returns an array of floats, shape (n,).
    """
    derivative = np.zeros(n)
    derivative[i] = a_prev[j]
    return derivative


def jacobians(
    W: np.ndarray, z: np.ndarray, layout: str
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return (dz_da, dz_db, ds_dz, dp_dz), the Jacobians around the layer z = W a + b.

    s = σ(z) is the output of a sigmoid layer, p = softmax(z) that of a softmax layer.
    W: (n, k). z: (n,), |z| <= 30. Float or int.
    layout: "numerator": entry [i, j] of du_dv is the derivative of u_i by v_j;
    "denominator": entry [i, j] is the derivative of u_j by v_i.
    dz_db, ds_dz and dp_dz have shape (n, n); the shape of dz_da depends on the layout. A result may
    share its memory with an input.
    """
    s, p = sigmoid(z), softmax(z)
    dz_da = W.copy() if layout == "numerator" else W.T.copy()
    return dz_da, np.eye(len(z)), np.diag(s * (1 - s)), np.diag(p) - np.outer(p, p)


def delta_out_softmax_ce_any(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return δ = dL/dz of a softmax output layer a = softmax(z) for L = -Σ y_i ln a_i.

    z: the scores, y: targets >= 0 whose columns may have any sum, such as counts; both of shape
    (n, m), one sample a column, m = 1 included; float or int, |z| <= 30. Nothing is divided by m.
    Returns floats of shape (n, m).
    """
    return softmax(z) * np.sum(y, axis=0) - y


def backward_in_out(Ws: list[np.ndarray], x: np.ndarray, y: np.ndarray) -> list[np.ndarray]:
    """Return the gradients [dL/dW_1, ..., dL/dW_L] in the convention of the 4-3-4-3 notes.

    There W_l has shape (n_(l-1), n_l): z_l = W_l.T @ a_(l-1), a_l = σ(z_l), a_0 = x; there are no
    biases. The loss is L = ½ ‖a_L - y‖² for one sample.
    Ws: the list [W_1, ..., W_L]. x: (n_0, 1). y: (n_L, 1). L >= 1; float or int; all stay as they
    were. Returns a list in the same order; each gradient has the shape of its W.
    """
    A, Z = [x], []
    for W in Ws:
        Z.append(W.T @ A[-1])
        A.append(sigmoid(Z[-1]))
    d = (A[-1] - y) * sigmoid_grad(Z[-1])
    grads = [A[-2] @ d.T]
    for k in reversed(range(len(Ws) - 1)):  # Python counts from 0: Ws[k] makes Z[k] from A[k]
        d = (Ws[k + 1] @ d) * sigmoid_grad(Z[k])
        grads.insert(0, A[k] @ d.T)
    return grads


# Formulas of the 4-3-4-3 notes as they are printed there, with l filled in. The layers have 4, 3, 4
# and 3 neurons, W_l is (n_(l-1), n_l); x, a, z, delta are columns; T is the transpose; (.) works
# entry by entry; A, Z, Delta have one column for each of 7 samples. Do the shapes fit, on the right
# and with the left side: "possible" or "impossible"?
# The last three: the shape of W_1, the shape of x delta_2^T, and which delta belongs into dL/dW_1.
impossible_formulas = {
    "z_1 = W_1^T x": "possible",
    "delta_2 = W_3 delta_3 (.) f'(z_2)": "possible",
    "dL/dW_3 = a_2 delta_3^T": "possible",
    "dL/dW_2 = a_1 delta_2": "impossible",
    "dL/da_1 = W_2 delta_2": "possible",
    "dL/dW_1 = x delta_2": "impossible",
    "Delta_2 = W_3 Delta_3 (.) f'(Z_2)": "possible",
    "dL/dW_3 = A_2 Delta_3": "impossible",
    "shape of W_1": (4, 3),
    "shape of x delta_2^T": (4, 4),
    "delta for dL/dW_1": "delta_1",
}


def count_paths(sizes: tuple[int, ...], layer: int) -> int:
    """Return how many paths lead from one weight of W_layer to the outputs of the network.

    A path starts at the neuron of that layer where the weight ends, takes one neuron of each
    later layer, and ends at any one output. Every layer is fully connected to the next.
    sizes: (n_0, n_1, ..., n_L), tuple or list. layer: a whole number from 1 to L.
    Returns a whole number.
    """
    return int(np.prod(sizes[layer + 1 :]))


def delta_norms(
    Ws: list[np.ndarray], bs: list[np.ndarray], x: np.ndarray, y: np.ndarray
) -> np.ndarray:
    """Return the Euclidean norms ‖δ_1‖, ..., ‖δ_L‖ of the error terms, layer 1 first.

    Every layer is a sigmoid layer, a_l = σ(W_l a_(l-1) + b_l) with a_0 = x; the loss is
    L = ½ ‖a_L - y‖² for one sample, and δ_l = dL/dz_l.
    Ws: the list [W_1, ..., W_L], W_l of shape (n_l, n_(l-1)). bs: the list [b_1, ..., b_L], b_l of
    shape (n_l, 1). x: (n_0, 1). y: (n_L, 1). L >= 1; float or int; all stay as they were.
    Returns an array of shape (L,).
    """
    a, Z = x, []
    for W, b in zip(Ws, bs, strict=True):
        Z.append(W @ a + b)
        a = sigmoid(Z[-1])
    d = (a - y) * sigmoid_grad(Z[-1])
    norms = [np.linalg.norm(d)]
    for k in reversed(range(len(Ws) - 1)):
        d = (Ws[k + 1].T @ d) * sigmoid_grad(Z[k])
        norms.insert(0, np.linalg.norm(d))
    return np.array(norms)


# Numbers with at least seven digits (zeros in front do not count), or expressions.
# "10 layers", "20 layers": the largest factor by which the slopes of that many sigmoid layers can
#     multiply an error term that passes back through them, the weights left aside
# "sigmoid at 10", "tanh at 5", "relu at 5": the slope of that function at this net input
# "quarter": 0.25**k is what for the product of k sigmoid slopes? "the exact value", "an upper
#     bound" or "a lower bound"
# True or False:
# "delta can grow": can an error term of a sigmoid network be larger in front of a layer (nearer to
#     the input) than behind it?
# "tanh never vanishes": does the error term keep its size in a tanh network, however deep?
vanishing = {
    "10 layers": 0.25**10,
    "20 layers": 0.25**20,
    "sigmoid at 10": 1 / (1 + np.exp(-10.0)) * (1 - 1 / (1 + np.exp(-10.0))),
    "tanh at 5": 1 - np.tanh(5.0) ** 2,
    "relu at 5": 1.0,
    "quarter": "an upper bound",
    "delta can grow": True,
    "tanh never vanishes": False,
}

# The second example of the May slides: i = (0.02, 0.7), w1 to w8 = 0.1, 0.2, 0.3, 0.4, 0.2, 0.3,
# 0.1, 0.2, b1 = 0.3 for both hidden neurons, b2 = 0.2 for both outputs, targets (0, 1),
# E = Eo1 + Eo2, each ½ (target - out)². w1 and w2 lead to h1, w3 and w4 to h2, w5 and w6 to o1,
# w7 and w8 to o2. delta is dE/dnet, dw is dE/dw, "dEo1_dh1" is dE_o1/dout_h1, "dE_dh1" is
# dE/dout_h1. Compute every number at the weights given, with at least seven digits (zeros in front
# do not count); do not copy. Single numbers: of a column d, d[0, 0] is one, d[0] is still an array.
example2_gradients = {
    "delta_o1": (
        do1 := (
            sigmoid(no1 := 0.2 * (h1 := sigmoid(0.442)) + 0.3 * (h2 := sigmoid(0.586)) + 0.2) - 0
        )
        * sigmoid_grad(no1)
    ),
    "delta_o2": (do2 := (sigmoid(no2 := 0.1 * h1 + 0.2 * h2 + 0.2) - 1) * sigmoid_grad(no2)),
    "dEo1_dh1": do1 * 0.2,
    "dEo2_dh1": do2 * 0.1,
    "dE_dh1": do1 * 0.2 + do2 * 0.1,
    "delta_h1": (dh1 := (do1 * 0.2 + do2 * 0.1) * sigmoid_grad(0.442)),
    "delta_h2": (dh2 := (do1 * 0.3 + do2 * 0.2) * sigmoid_grad(0.586)),
    "dw1": dh1 * 0.02,
    "dw2": dh1 * 0.7,
    "dw3": dh2 * 0.02,
    "dw4": dh2 * 0.7,
    "dw5": do1 * h1,
    "dw6": do1 * h2,
    "dw7": do2 * h1,
    "dw8": do2 * h2,
}

# Numbers that the May slides print. "exact"; "rounded": the exact value rounds to the print;
# "cut": it does not, but the print is what remains when its further digits are cut off; "wrong":
# none of these. "0.019 of dE_dh1" means that 0.019 is printed for it; the names are those of the
# two examples, with dout_dnet = slope at the output and dnet_dw1 = derivative of net_h1 by w1.
# "mistake behind ...": how was this number made? (Those that are not judged above are students'.)
# "no mistake": it is exact, rounded or cut. If it is wrong: "rounded factors": factors were rounded
# on the way; "slip": not even the slide's own factors give it; "updated weights": the error went
# back through weights that were already updated; "one path": one of two paths was left out; "wrong
# edge": a path was given the weight of another edge.
# The last one: are b1 and b2 updated in the second example? The slides print a total error of
# 0.265 after one step. With fixed biases it is 0.26537, with both shared ones updated 0.26411.
printed_gradients = {
    "0.02763 of dw53": "wrong",
    "0.02711 of dw54": "wrong",
    "0.029 of dEo1_dh1": "rounded",
    "-0.403 of dEo2_dout_o2": "cut",
    "0.240 of dout_dnet of o2": "cut",
    "-0.009 of dEo2_dh1": "cut",
    "0.019 of dE_dh1": "cut",
    "0.020 of dnet_dw1": "exact",
    "0.00009 of dw1": "rounded",
    "mistake behind 0.02763 of dw53": "rounded factors",
    "mistake behind 0.02711 of dw54": "slip",
    "mistake behind 0.029 of dEo1_dh1": "no mistake",
    "mistake behind 0.0000485 of dw1": "updated weights",
    "mistake behind 0.00394 of dw4": "no mistake",
    "mistake behind 0.02931 of dE_dh1": "one path",
    "mistake behind 0.00014 of dE_dh1": "wrong edge",
    "biases updated": False,
}
