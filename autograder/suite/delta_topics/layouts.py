"""The Jacobians of one layer, in both layouts."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import Rules, case, exercise
from autograder.suite import oracles_network as oracles
from solutions import delta_further
from solutions.activations import sigmoid, sigmoid_grad
from solutions.activations_further import softmax

jacobians = exercise(
    delta_further.jacobians,
    marks=3,
    section="NNDL notes, error backpropagation (误差反向传播), which use the denominator layout; "
    "ML-2-1, which uses the numerator layout",
    # W itself is a Jacobian here, and another one consists of whole numbers.
    rules=Rules(results=("dz_da", "dz_db", "ds_dz", "dp_dz"), may_share=True, masks=True),
    oracle=oracles.jacobians,
    visible=[
        case(
            "numerator layout, two neurons, three inputs",
            W=[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]],
            z=[0.0, 0.0],
            layout="numerator",
        ),
        case(
            "denominator layout, two neurons, three inputs",
            W=[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]],
            z=[0.0, 1.0],
            layout="denominator",
        ),
    ],
    hidden=[
        case(
            "numerator layout, three neurons, five inputs",
            W=normal(3, 5, seed=761),
            z=normal(3, seed=762),
            layout="numerator",
        ),
        case(
            "denominator layout, four neurons, two inputs",
            W=normal(4, 2, seed=763),
            z=normal(4, seed=764, scale=2),
            layout="denominator",
        ),
        case(
            "numerator layout, three and three",
            W=normal(3, 3, seed=765),
            z=normal(3, seed=766),
            layout="numerator",
        ),
        case(
            "denominator layout, whole numbers, three and three",
            W=integers(3, 3, seed=767),
            z=[2, -1, 0],
            layout="denominator",
        ),
        case(
            "both layouts bring an error back to the same place",
            call="[jacobians(W, z, 'numerator')[0].T @ d, jacobians(W, z, 'denominator')[0] @ d]",
            W=normal(4, 3, seed=768),
            z=normal(4, seed=769),
            d=normal(4, seed=770),
        ),
        case(
            "arrays that refuse to be written",
            W=normal(2, 4, seed=771),
            z=normal(2, seed=772),
            layout="denominator",
            read_only=True,
        ),
    ],
    hints=[
        "Begin with the numerator layout: row i belongs to z_i, column j to a_j. How does z_i "
        "depend on a_j?",
        "The other layout turns every Jacobian round its diagonal. For which of the four does that "
        "change anything?",
        "σ acts entry by entry: how does s_i depend on z_j if j is not i? And how is it with "
        "softmax?",
    ],
)


def right(W: Any, z: Any, layout: str) -> list[Any]:
    """Return the four right Jacobians, to exchange one of them."""
    return list(delta_further.jacobians(W, z, layout))


@jacobians.misconception(
    "Your dz_da is always that of the numerator layout. What changes places in the other one? If "
    "two layouts are mixed, a step back turns the matrix once too often or too seldom."
)
def numerator_layout_always(W: Any, z: Any, _layout: Any) -> Any:
    return tuple(right(W, z, "numerator"))


@jacobians.misconception(
    "Your dz_da is always that of the denominator layout. What changes places in the other one? If "
    "two layouts are mixed, a step back turns the matrix once too often or too seldom."
)
def denominator_layout_always(W: Any, z: Any, _layout: Any) -> Any:
    return tuple(right(W, z, "denominator"))


@jacobians.misconception(
    "The two layouts are exchanged. In the numerator layout the rows belong to what is derived."
)
def layouts_exchanged(W: Any, z: Any, layout: Any) -> Any:
    other = {"numerator": "denominator", "denominator": "numerator"}
    return tuple(right(W, z, other[layout]))


@jacobians.misconception(
    "Your ds_dz is a vector of slopes. As a Jacobian it is a matrix; these slopes are what stands "
    "on its diagonal."
)
def slopes_as_a_vector(W: Any, z: Any, layout: Any) -> Any:
    dz_da, dz_db, _, dp_dz = right(W, z, layout)
    return dz_da, dz_db, sigmoid_grad(z), dp_dz


@jacobians.misconception(
    "Your dp_dz is diagonal, as if softmax acted entry by entry. If one score rises, all other "
    "probabilities fall."
)
def softmax_taken_as_diagonal(W: Any, z: Any, layout: Any) -> Any:
    dz_da, dz_db, ds_dz, dp_dz = right(W, z, layout)
    return dz_da, dz_db, ds_dz, np.diag(np.diag(dp_dz))


@jacobians.misconception(
    "Your dp_dz holds the slopes p (1 - p) as a vector. As a Jacobian it is a matrix, and for "
    "softmax these slopes are not all that stands in it."
)
def softmax_slopes_as_a_vector(W: Any, z: Any, layout: Any) -> Any:
    dz_da, dz_db, ds_dz, dp_dz = right(W, z, layout)
    return dz_da, dz_db, ds_dz, np.diag(dp_dz).copy()


@jacobians.misconception(
    "In dp_dz the same number is subtracted everywhere. p has a single axis: for numpy `p @ p.T` "
    "is a sum of squares, not the table of all products."
)
def number_in_place_of_the_products(W: Any, z: Any, layout: Any) -> Any:
    dz_da, dz_db, ds_dz, _ = right(W, z, layout)
    p = softmax(z)
    return dz_da, dz_db, ds_dz, np.diag(p) - p @ p


@jacobians.misconception(
    "Your dz_db is a vector of ones. Every entry of z is derived by every entry of b: that is a "
    "matrix."
)
def ones_instead_of_the_identity(W: Any, z: Any, layout: Any) -> Any:
    _, dz_db, ds_dz, dp_dz = right(W, z, layout)
    return right(W, z, layout)[0], np.ones(len(dz_db)), ds_dz, dp_dz


@jacobians.misconception(
    "Your dz_db has ones everywhere. How does z_i move if the bias of another neuron grows?"
)
def every_bias_moves_every_neuron(W: Any, z: Any, layout: Any) -> Any:
    dz_da, dz_db, ds_dz, dp_dz = right(W, z, layout)
    return dz_da, np.ones_like(dz_db), ds_dz, dp_dz


@jacobians.misconception(
    "The diagonal of ds_dz holds the activations themselves. Derivatives are slopes, not heights."
)
def heights_on_the_diagonal(W: Any, z: Any, layout: Any) -> Any:
    dz_da, dz_db, _, dp_dz = right(W, z, layout)
    return dz_da, dz_db, np.diag(sigmoid(z)), dp_dz


@jacobians.misconception(
    "The slopes on the diagonal of ds_dz were taken at s, so the sigmoid was applied twice."
)
def slopes_taken_at_the_activation(W: Any, z: Any, layout: Any) -> Any:
    dz_da, dz_db, _, dp_dz = right(W, z, layout)
    return dz_da, dz_db, np.diag(sigmoid_grad(sigmoid(z))), dp_dz
