"""Assignment 5, further notebook: the cost from a layer on. (The rest is in `autodiff`.)"""

# numpy's type stubs call the result of most arithmetic Any:
# mypy: no-warn-return-any

from collections.abc import Sequence

import numpy as np

from solutions.activations import sigmoid


def loss_from_layer(
    Ws: Sequence[np.ndarray],
    bs: Sequence[np.ndarray],
    cache: Sequence[np.ndarray],
    layer: int,
    Y: np.ndarray,
) -> float:
    """Return the cost of a sigmoid network, worked out from layer `layer` on.

    A gradient check moves a weight of one layer; what stands before this layer stays the same
    and need not be worked out again.
    Ws, bs: lists for the layers 1..L, so that Ws[0] is W of layer 1, of shape (n_1, n_0), and bs[0]
    is (n_1, 1). The weights from layer `layer` on may have been moved since the cache was filled.
    cache: [A0, A1, .., AL], the activations before anything was moved; A0 is the input, every one
    has one sample a column. layer: 1..L. Y: (n_L, m), the targets.
    Returns a number: the cost ‖AL - Y‖²/(2m) of the network as it is now, without a penalty.
    """
    A = cache[layer - 1]
    for W, b in zip(Ws[layer - 1 :], bs[layer - 1 :], strict=True):
        A = sigmoid(W @ A + b)
    return np.sum((A - Y) ** 2) / (2 * Y.shape[1])
