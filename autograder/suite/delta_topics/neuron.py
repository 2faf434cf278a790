"""Backpropagation seen from one neuron and from one weight."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import normal
from autograder.declare import case, exercise
from autograder.suite import oracles_network as oracles
from solutions import delta_further
from solutions.activations import sigmoid, sigmoid_grad

# ---- delta_neuron ------------------------------------------------------------------------------

delta_neuron = exercise(
    delta_further.delta_neuron,
    marks=2,
    section="Chapter 1, backpropagation (反向传播): the gradient that flows back into one neuron",
    oracle=oracles.delta_neuron,
    visible=[
        case("two neurons behind this one", z=0.1, deltas_next=[0.3, -0.2], w_out=[1.0, 2.0]),
        case("z = 0", z=0.0, deltas_next=[2.0, 1.0], w_out=[3.0, -2.0]),
    ],
    hidden=[
        case("three neurons behind", z=0.7, deltas_next=[0.3, -0.2, 0.5], w_out=[1.0, 2.0, -0.4]),
        case(
            "six neurons behind",
            z=-1.25,
            deltas_next=normal(6, seed=741),
            w_out=normal(6, seed=742),
        ),
        case("whole numbers", z=-2, deltas_next=[3, -1, 2, 1], w_out=[1, 4, -2, 2]),
        case("one neuron behind", z=1.5, deltas_next=[-0.6], w_out=[2.5]),
        case(
            "no error, an error and twice the error from behind",
            call="[delta_neuron(z, k * deltas_next, w_out) for k in (0, 1, 2)]",
            z=0.35,
            deltas_next=normal(4, seed=743),
            w_out=normal(4, seed=744),
        ),
        case(
            "arrays that refuse to be written",
            z=-0.45,
            deltas_next=normal(5, seed=745),
            w_out=normal(5, seed=746),
            read_only=True,
        ),
    ],
    hints=[
        "How far does the loss move if this neuron's activation rises by a little? Each receiving "
        "neuron contributes its own δ, weighted with its own edge.",
        "One last factor leads from the activation to z.",
    ],
)


@delta_neuron.misconception(
    "Only the first of the receiving neurons sends its share back. All of them do."
)
def first_receiver_only(z: Any, deltas_next: Any, w_out: Any) -> Any:
    return sigmoid_grad(z) * deltas_next[0] * w_out[0]


@delta_neuron.misconception(
    "You added the errors and the weights separately. Each error comes back over its own edge: "
    "pair them before you add."
)
def errors_and_weights_added_apart(z: Any, deltas_next: Any, w_out: Any) -> Any:
    return sigmoid_grad(z) * deltas_next.sum() * w_out.sum()


@delta_neuron.misconception(
    "You averaged the contributions. Two paths to the loss count twice, not on average."
)
def contributions_averaged(z: Any, deltas_next: Any, w_out: Any) -> Any:
    return sigmoid_grad(z) * np.mean(deltas_next * w_out)


@delta_neuron.misconception(
    "Going backward, the neuron does not apply its function to z again. It scales with the "
    "function's slope there."
)
def height_instead_of_slope(z: Any, deltas_next: Any, w_out: Any) -> Any:
    return sigmoid(z) * (deltas_next @ w_out)


@delta_neuron.misconception(
    "You multiplied the contributions of the receiving neurons with each other. Along a path one "
    "multiplies; between paths one does not."
)
def contributions_multiplied(z: Any, deltas_next: Any, w_out: Any) -> Any:
    return sigmoid_grad(z) * np.prod(deltas_next * w_out)


@delta_neuron.misconception(
    "You return a list of contributions. One neuron has one error term: put them together."
)
def contributions_left_apart(z: Any, deltas_next: Any, w_out: Any) -> Any:
    return sigmoid_grad(z) * deltas_next * w_out


@delta_neuron.misconception(
    "You stopped at the activation of the neuron. On the way to z there is one more factor."
)
def slope_forgotten(_z: Any, deltas_next: Any, w_out: Any) -> Any:
    return deltas_next @ w_out


@delta_neuron.misconception(
    "The slope was taken at the activation, so the sigmoid was applied twice. Chapter 1 warns of "
    "it: the slope acts on the pre-activation of the forward pass."
)
def slope_taken_at_the_activation(z: Any, deltas_next: Any, w_out: Any) -> Any:
    return sigmoid_grad(sigmoid(z)) * (deltas_next @ w_out)


# ---- dz_dw -------------------------------------------------------------------------------------

dz_dw = exercise(
    delta_further.dz_dw,
    marks=1,
    section="NNDL notes, error backpropagation (误差反向传播): the derivative of z by one weight",
    oracle=oracles.dz_dw,
    visible=[
        case("W is 3 x 4, the weight W[1, 2]", i=1, j=2, a_prev=[0.5, -1.0, 2.5, 2.0], n=3),
        case("W is 2 x 2, the weight W[0, 1]", i=0, j=1, a_prev=[5.0, 7.0], n=2),
    ],
    hidden=[
        case("W is 5 x 3", i=1, j=2, a_prev=[0.25, -1.5, 0.75], n=5),
        case("W is 3 x 4", i=2, j=1, a_prev=[0.5, -1.25, 3.0, 2.0], n=3),
        case("as many neurons as inputs", i=2, j=0, a_prev=[-0.6, 0.4, 0.9], n=3),
        case("whole numbers", i=0, j=3, a_prev=[4, 2, -3, 7, 5], n=4),
        case(
            "all weights that lead into one neuron",
            call="[dz_dw(i, j, a_prev, n) for j in (0, 1, 2)]",
            i=1,
            a_prev=[-0.35, 1.75, 0.5],
            n=4,
        ),
        case(
            "an array that refuses to be written",
            i=3,
            j=1,
            a_prev=normal(6, seed=751),
            n=5,
            read_only=True,
        ),
    ],
    hints=[
        "Write out z_0, z_1 and so on as sums. In how many of these sums does W[i, j] occur?",
        "In the one sum where it occurs, by what is it multiplied?",
    ],
)


@dz_dw.misconception(
    "Your vector holds whole numbers only: the array was made for them, and what follows the point "
    "was cut off when the activation was put in. Make it of floats."
)
def cut_to_whole_numbers(i: int, j: int, a_prev: Any, n: int) -> Any:
    made = np.zeros(n, dtype=int)
    made[i] = a_prev[j]
    return made


@dz_dw.misconception(
    "i and j are exchanged. The first index says which entry of z the weight leads to, the second "
    "which activation comes in through it."
)
def indices_exchanged(i: Any, j: Any, a_prev: Any, n: Any) -> Any:
    return np.eye(n)[j] * a_prev[i]


@dz_dw.misconception(
    "The place is right, the number is not: the weight is multiplied by what neuron j of the layer "
    "before sends."
)
def activation_with_index_i(i: Any, j: Any, a_prev: Any, n: Any) -> Any:
    return np.eye(n)[i] * a_prev[i] + 0 * j


@dz_dw.misconception(
    "You return all activations. Only one entry of z feels this weight; the others do not move."
)
def all_activations(i: Any, j: Any, a_prev: Any, n: Any) -> Any:
    return a_prev + 0.0 * (i + j + n)


@dz_dw.misconception(
    "You hand back a_prev itself. Only one entry of z feels this weight; the others do not move."
)
def activations_handed_back(_i: Any, _j: Any, a_prev: Any, _n: Any) -> Any:
    return a_prev


@dz_dw.misconception(
    "That is the entry that is not zero. Asked is the derivative of the whole vector z."
)
def only_the_entry(_i: Any, j: Any, a_prev: Any, _n: Any) -> Any:
    return a_prev[j]


@dz_dw.misconception(
    "Your vector is as long as the layer before. It should have one entry for each entry of z."
)
def as_long_as_the_layer_before(i: Any, j: Any, a_prev: Any, _n: Any) -> Any:
    derivative = np.zeros(len(a_prev))
    derivative[i] = a_prev[j]
    return derivative


@dz_dw.misconception("You return a matrix like W. Derived is the vector z, by a single number.")
def matrix_like_the_weights(i: Any, j: Any, a_prev: Any, n: Any) -> Any:
    derivative = np.zeros((n, len(a_prev)))
    derivative[i, j] = a_prev[j]
    return derivative


@dz_dw.misconception(
    "The place is marked with a 1. How far does z_i move if the weight grows by 1?"
)
def one_at_the_place(i: Any, _j: Any, _a_prev: Any, n: Any) -> Any:
    return np.eye(n)[i]


@dz_dw.misconception(
    "Your indices count from 1, as the lectures do. Here they count from 0, as numpy does."
)
def counted_from_one(i: Any, j: Any, a_prev: Any, n: Any) -> Any:
    return np.eye(n)[i - 1] * a_prev[j - 1]
