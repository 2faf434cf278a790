"""The shapes of a network's parameters, and how many numbers they are."""

from __future__ import annotations

from itertools import pairwise
from math import prod
from typing import Any

from autograder.declare import case, exercise
from solutions import forward

NOTATION = (
    "NNDL notes, notation of feed-forward networks (前馈神经网络的记号); Chapter 1, 1.2; "
    "4-3-4-3 notes, symbols (符号描述)"
)

# ---- param_shapes ------------------------------------------------------------------------------

OUT_IN, IN_OUT = "out_in", "in_out"

param_shapes = exercise(
    forward.param_shapes,
    marks=2,
    section=NOTATION,
    visible=[
        case("3-3-1 in the course's convention", sizes=(3, 3, 1), convention=OUT_IN),
        case("4-3-4-3 in the notes' convention", sizes=(4, 3, 4, 3), convention=IN_OUT),
    ],
    hidden=[
        case("four layers, out_in", sizes=(16, 32, 16, 1), convention=OUT_IN),
        case("four layers, in_out", sizes=(7, 3, 5, 2), convention=IN_OUT),
        case("a single layer, out_in", sizes=(5, 2), convention=OUT_IN),
        case("a single layer, in_out", sizes=(2, 5), convention=IN_OUT),
        case("pictures and ten classes, out_in", sizes=(784, 30, 10), convention=OUT_IN),
        case("deep and narrow, in_out", sizes=(6, 1, 4, 1, 3), convention=IN_OUT),
    ],
    hints=[
        "Write down a layer in each convention: W a + b with a column a, or a W + b with a row a. "
        "Which shapes fit?",
        "One pair for each layer that computes: there is one less than there are sizes.",
        "A bias has as many entries as its layer has neurons: a column in one convention, "
        "a single axis in the other.",
    ],
)


@param_shapes.misconception(
    "The two conventions are exchanged: the name says which size comes first."
)
def conventions_exchanged(sizes: Any, convention: str) -> Any:
    return forward.param_shapes(sizes, IN_OUT if convention == OUT_IN else OUT_IN)


@param_shapes.misconception(
    "Your shapes are always those of the course; the argument `convention` is not used."
)
def always_the_course(sizes: Any, _convention: str) -> Any:
    return forward.param_shapes(sizes, OUT_IN)


@param_shapes.misconception(
    "Your shapes are always those of Chapter 1 and the 4-3-4-3 notes; the argument `convention` is "
    "not used."
)
def never_the_course(sizes: Any, _convention: str) -> Any:
    return forward.param_shapes(sizes, IN_OUT)


@param_shapes.misconception(
    "Your biases are columns in both conventions. Not only W changes with the convention: b has "
    "another shape too."
)
def bias_always_a_column(sizes: Any, convention: str) -> Any:
    shapes = forward.param_shapes(sizes, convention)
    return [(W, (n, 1)) for (W, _), n in zip(shapes, sizes[1:], strict=True)]


@param_shapes.misconception(
    "Your biases never have a second axis. In the course's convention they are columns."
)
def bias_never_a_column(sizes: Any, convention: str) -> Any:
    shapes = forward.param_shapes(sizes, convention)
    return [(W, (n,)) for (W, _), n in zip(shapes, sizes[1:], strict=True)]


@param_shapes.misconception(
    "Your biases have the size of the layer before. A bias is added to the net inputs of its own "
    "layer: count these."
)
def bias_of_the_sending_layer(sizes: Any, convention: str) -> Any:
    shapes = forward.param_shapes(sizes, convention)
    return [
        (W, (k, 1) if convention == OUT_IN else (k,))
        for (W, _), k in zip(shapes, sizes[:-1], strict=True)
    ]


@param_shapes.misconception(
    "You gave each layer a single bias. Every neuron of it has one of its own."
)
def one_bias_for_a_layer(sizes: Any, convention: str) -> Any:
    shapes = forward.param_shapes(sizes, convention)
    return [(W, (1, 1) if convention == OUT_IN else (1,)) for W, _ in shapes]


@param_shapes.misconception(
    "Your list has one pair too many: the input layer computes nothing, so it has no parameters."
)
def pair_for_the_input(sizes: Any, convention: str) -> Any:
    first = (sizes[0], sizes[0])
    bias = (sizes[0], 1) if convention == OUT_IN else (sizes[0],)
    return [(first, bias), *forward.param_shapes(sizes, convention)]


@param_shapes.misconception(
    "All shapes stand in one row. What is asked are pairs: the weights and the bias of one layer "
    "belong together."
)
def shapes_not_paired(sizes: Any, convention: str) -> Any:
    return [shape for pair in forward.param_shapes(sizes, convention) for shape in pair]


@param_shapes.misconception(
    "(5) is the number 5 to Python, brackets or not: it is the comma that makes a tuple. Where is "
    "yours missing?"
)
def comma_forgotten(sizes: Any, convention: str) -> Any:
    return [
        (W, b if convention == OUT_IN else b[0]) for W, b in forward.param_shapes(sizes, convention)
    ]


@param_shapes.misconception("In each pair the weights come first, then the bias.")
def bias_first(sizes: Any, convention: str) -> Any:
    return [pair[::-1] for pair in forward.param_shapes(sizes, convention)]


# ---- count_params ------------------------------------------------------------------------------

count_params = exercise(
    forward.count_params,
    marks=1,
    section=NOTATION,
    visible=[
        case("2-2-1", sizes=(2, 2, 1)),
        case("3-3-1 without biases", sizes=(3, 3, 1), bias=False),
    ],
    hidden=[
        case("four layers", sizes=(16, 32, 16, 1)),
        case("the notes' 4-3-4-3 without biases", sizes=(4, 3, 4, 3), bias=False),
        case("the same with biases, said explicitly", sizes=(4, 3, 4, 3), bias=True),
        case("pictures and ten classes", sizes=(784, 30, 10)),
        case("a single layer", sizes=(7, 5), bias=True),
    ],
    hints=[
        "How many connections are there between two neighbouring layers?",
        "Which neurons have a bias? The input only hands its numbers on.",
    ],
)


def weights(sizes: Any) -> Any:
    """Return the number of weights."""
    return sum(n * k for k, n in pairwise(sizes))


@count_params.misconception(
    "You counted biases for the input layer as well. It computes nothing and has none."
)
def bias_for_the_input(sizes: Any, bias: bool = True) -> Any:
    return weights(sizes) + bias * sum(sizes)


@count_params.misconception(
    "You counted one bias for each layer. Example 2 of the May slides shares one like that, but "
    "usually every neuron has its own."
)
def one_bias_for_each_layer(sizes: Any, bias: bool = True) -> Any:
    return weights(sizes) + bias * (len(sizes) - 1)


@count_params.misconception("You count the weights only, also where biases are asked for.")
def biases_never_counted(sizes: Any, bias: bool = True) -> Any:  # noqa: ARG001 - by name
    return weights(sizes)


@count_params.misconception("You count the biases also where `bias` is False.")
def biases_always_counted(sizes: Any, bias: bool = True) -> Any:  # noqa: ARG001 - by name
    return weights(sizes) + sum(sizes[1:])


@count_params.misconception(
    "You multiplied the sizes of all layers. Weights connect neighbouring layers only: take the "
    "pairs of neighbours one by one."
)
def product_of_all_sizes(sizes: Any, bias: bool = True) -> Any:
    return prod(sizes) + bias * sum(sizes[1:])


@count_params.misconception(
    "You multiplied the sizes of all layers, and the biases take no part. Weights connect "
    "neighbouring layers only, and each neuron behind the input has a bias."
)
def product_of_all_sizes_alone(sizes: Any, bias: bool = True) -> Any:  # noqa: ARG001 - by name
    return prod(sizes)


@count_params.misconception(
    "You counted a bias for each neuron that sends. Count those that receive: a bias belongs to "
    "a net input."
)
def bias_for_each_sender(sizes: Any, bias: bool = True) -> Any:
    return weights(sizes) + bias * sum(sizes[:-1])


@count_params.misconception(
    "You counted neurons. Each connection between two neighbouring layers has a weight: how many "
    "are there?"
)
def neurons_counted(sizes: Any, bias: bool = True) -> Any:
    return sum(sizes) + bias * sum(sizes[1:])
