"""How many paths backpropagation spares us to walk."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from autograder.declare import case, exercise
from solutions import delta_further

count_paths = exercise(
    delta_further.count_paths,
    marks=1,
    section="ML-2-1, backpropagation: all paths from one weight to the outputs; "
    "May slides: paths that are walked repeatedly",
    visible=[
        case("the network 4-3-4-3, a weight of layer 1", sizes=(4, 3, 4, 3), layer=1),
        case("the network 4-3-4-3, a weight of the last layer", sizes=(4, 3, 4, 3), layer=3),
    ],
    hidden=[
        case(
            "the network 16-32-16-1, layer by layer",
            call="[count_paths(sizes, k) for k in (1, 2, 3)]",
            sizes=(16, 32, 16, 1),
        ),
        case("the network 5-4-3-2, layer 1", sizes=(5, 4, 3, 2), layer=1),
        case("the network 7-2-6-5-3, layer 2", sizes=(7, 2, 6, 5, 3), layer=2),
        case(
            "the network 4-3-4-3, all weights together",
            call="sum(sizes[k - 1] * sizes[k] * count_paths(sizes, k) for k in (1, 2, 3))",
            sizes=(4, 3, 4, 3),
        ),
        case("digits: 784-100-50-10, layer 1", sizes=(784, 100, 50, 10), layer=1),
        case(
            "a deep network, layer by layer",
            call="[count_paths(sizes, k) for k in range(1, 7)]",
            sizes=(3, 4, 2, 5, 2, 3, 6),
        ),
    ],
    hints=[
        "Start at the neuron where the weight ends. How many ways are there to the next layer?",
        "From each of these there are as many ways again to the layer after. Do not forget that "
        "each output is an end of its own.",
    ],
)


@count_paths.misconception(
    "You also counted the neurons of the layer itself. The weight ends at one of them, and the "
    "path begins there."
)
def own_layer_counted(sizes: Any, layer: Any) -> Any:
    return int(np.prod(sizes[layer:]))


@count_paths.misconception(
    "You added the sizes of the layers. Every choice in one layer can be combined with every "
    "choice in the next."
)
def sizes_added(sizes: Any, layer: Any) -> Any:
    return int(sum(sizes[layer + 1 :]))


@count_paths.misconception("You stopped before the output layer. Each output is an end of its own.")
def outputs_forgotten(sizes: Any, layer: Any) -> Any:
    return int(np.prod(sizes[layer + 1 : -1]))


@count_paths.misconception(
    "That is how long a path is, in edges. Asked is how many paths there are."
)
def length_of_a_path(sizes: Any, layer: Any) -> Any:
    return len(sizes) - 1 - layer


@count_paths.misconception(
    "You counted from the input on. What lies before the weight does not matter for its paths."
)
def counted_from_the_input(sizes: Any, layer: Any) -> Any:
    return int(np.prod(sizes)) + 0 * layer


@count_paths.misconception(
    "You counted the edges behind the weight. One edge belongs to many paths: multiply the choices "
    "instead of adding the edges."
)
def edges_counted(sizes: Any, layer: Any) -> Any:
    behind = sizes[layer:]
    return sum(n * k for n, k in pairwise(behind))
