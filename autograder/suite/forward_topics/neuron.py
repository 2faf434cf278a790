"""The net input of one neuron."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import normal
from autograder.declare import case, exercise
from solutions import activations, forward

net_input = exercise(
    forward.net_input,
    marks=1,
    section="NNDL notes, neurons (神经元): the net input (净输入)",
    visible=[
        case("two inputs to work out by hand", w=[2.0, -1.0], x=[3.0, 4.0], b=0.5),
        case("whole numbers", w=[1, -2, 3], x=[4, 1, 2], b=-3),
    ],
    hidden=[
        case("five inputs", w=normal(5, seed=1001), x=normal(5, seed=1002), b=-0.75),
        case("one input", w=[1.5], x=[-2.0], b=0.3),
        case("whole numbers of both signs", w=[3, -1, 0, 2], x=[-2, 5, 7, 1], b=4),
        case("many inputs", w=normal(40, seed=1003), x=normal(40, seed=1004), b=1.25),
        case(
            "arrays that refuse to be written",
            w=normal(6, seed=1005),
            x=normal(6, seed=1006),
            b=-1.5,
            read_only=True,
        ),
    ],
    hints=[
        "Many numbers come in, but there is one net input: what is done with the products?",
        "Multiply each input with its weight, add up, and add the bias once.",
        "w @ x is the sum of all products of two arrays of shape (n,).",
    ],
)


@net_input.misconception(
    "You have the products one by one. The net input of a neuron is a single number: what is to be "
    "done with the products?"
)
def products_not_added(w: Any, x: Any, b: float) -> Any:
    return w * x + b


@net_input.misconception(
    "You add the bias to every input, so that it is weighted too. It belongs to the neuron, "
    "not to its inputs."
)
def bias_added_to_each_input(w: Any, x: Any, b: float) -> Any:
    return w @ (x + b)


@net_input.misconception(
    "You have a table of all products of a weight with an input. One neuron has one net input, "
    "and each weight belongs to one input only."
)
def table_of_products(w: Any, x: Any, b: float) -> Any:
    return np.outer(w, x) + b


@net_input.misconception(
    "Your number is still wrapped in an array of shape (1,). With both w and x of shape (n,) one "
    "product gives the number itself."
)
def array_of_one_entry(w: Any, x: Any, b: float) -> Any:
    return np.array([w @ x + b])


@net_input.misconception("The bias takes no part: your net input is right only where b is 0.")
def bias_left_out(w: Any, x: Any, _b: float) -> Any:
    return w @ x


@net_input.misconception(
    "The bias is added once for each input. A neuron has one bias, however many inputs it has."
)
def bias_counted_for_each_input(w: Any, x: Any, b: float) -> Any:
    return np.sum(w * x + b)


@net_input.misconception(
    "You went one step too far: this is the activation. The net input is what the activation "
    "function is applied to."
)
def activation_applied(w: Any, x: Any, b: float) -> Any:
    return activations.sigmoid(w @ x + b)


@net_input.misconception(
    "You subtract the bias, as if it were a threshold. In the net input it is added."
)
def bias_subtracted(w: Any, x: Any, b: float) -> Any:
    return w @ x - b
