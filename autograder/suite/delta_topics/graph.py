"""The chain rule: a small graph, and its two cases."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import Rules, case, exercise
from autograder.suite import oracles_network as oracles
from solutions import delta

CHAPTER = "Chapter 1, the chain rule (链式法则)"

# ---- graph_abcde -------------------------------------------------------------------------------

graph_abcde = exercise(
    delta.graph_abcde,
    marks=2,
    section="May slides, backpropagation (反向传播算法): the graph with a, b, c, d, e",
    rules=Rules(results=("e", "de_da", "de_db")),
    oracle=oracles.graph_abcde,
    visible=[
        case("the place on the slide, a = 2 and b = 1", a=2, b=1),
        case("another place", a=-1.5, b=4.0),
    ],
    hidden=[
        case("whole numbers", a=7, b=-4),
        case("numbers between 0 and 1", a=0.25, b=0.375),
        case("a below zero", a=-3.25, b=1.5),
        case("both below zero", a=-0.5, b=-2.75),
        case("large numbers", a=120.0, b=35.0),
    ],
    hints=[
        "Draw the graph: a and b at the bottom, e at the top. Write the derivative of each node by "
        "the node below it on the edge between them.",
        "Which paths lead from a to e, and which from b to e?",
        "Along a path the derivatives of the edges are multiplied. What happens where several "
        "paths meet?",
    ],
)


@graph_abcde.misconception(
    "Your de_db follows b to c to e only. There is another way by which b reaches e."
)
def path_through_d_forgotten(a: Any, b: Any) -> Any:
    return (a + b) * (b + 1), b + 1, b + 1


@graph_abcde.misconception(
    "Your de_db follows b to d to e only. There is another way by which b reaches e."
)
def path_through_c_forgotten(a: Any, b: Any) -> Any:
    return (a + b) * (b + 1), b + 1, a + b


@graph_abcde.misconception(
    "In your de_da the product was derived wrongly: if c moves in e = c * d, by what is its move "
    "multiplied?"
)
def factor_itself_as_its_derivative(a: Any, b: Any) -> Any:
    return (a + b) * (b + 1), a + b, a + 2 * b + 1


@graph_abcde.misconception(
    "You multiplied the contributions of the two paths of b. Products belong along one path; "
    "different paths are alternatives."
)
def paths_multiplied(a: Any, b: Any) -> Any:
    return (a + b) * (b + 1), b + 1, (a + b) * (b + 1)


@graph_abcde.misconception(
    "The derivatives are those at the place on the slide, whatever a and b are. Elsewhere they "
    "have other values: compute them from the arguments."
)
def numbers_of_the_slide(a: Any, b: Any) -> Any:
    return (a + b) * (b + 1), 2, 5


@graph_abcde.misconception("Your last node adds c and d. Look at the definition of e once more.")
def last_node_adds(a: Any, b: Any) -> Any:
    return a + 2 * b + 1, 1, 2


@graph_abcde.misconception(
    "The two derivatives stand in the wrong order: after e comes the one by a."
)
def derivatives_exchanged(a: Any, b: Any) -> Any:
    return (a + b) * (b + 1), a + 2 * b + 1, b + 1


# ---- chain_case1 -------------------------------------------------------------------------------

chain_case1 = exercise(
    delta.chain_case1,
    marks=1,
    section=CHAPTER,
    visible=[
        case("two numbers", dz_dy=3.0, dy_dx=-2.0),
        case("three places at once", dz_dy=[0.5, 2.0, -1.0], dy_dx=[4.0, 0.0, 0.25]),
    ],
    hidden=[
        case("two other numbers", dz_dy=-0.75, dy_dx=0.4),
        case("whole numbers", dz_dy=-3, dy_dx=5),
        case("places in a row", dz_dy=normal(6, seed=611), dy_dx=normal(6, seed=612)),
        case(
            "places in a square, in arrays that refuse to be written",
            dz_dy=normal(3, 3, seed=613),
            dy_dx=normal(3, 3, seed=614),
            read_only=True,
        ),
    ],
    hints=[
        "If x moves by a little, how far does y move? And how far does z move then?",
        "y magnifies the move of x, and z that of y: two magnifying glasses in a row.",
    ],
)


@chain_case1.misconception(
    "You added the two derivatives. If y moves twice as far as x and z three times as far as y, "
    "how far does z move?"
)
def derivatives_added(dz_dy: Any, dy_dx: Any) -> Any:
    return dz_dy + dy_dx


@chain_case1.misconception("You stopped at y: the move of y when x moves is missing.")
def inner_derivative_forgotten(dz_dy: Any, dy_dx: Any) -> Any:
    return dz_dy + 0 * dy_dx


@chain_case1.misconception("That is how y follows x. How z follows y is missing.")
def outer_derivative_forgotten(dz_dy: Any, dy_dx: Any) -> Any:
    return 0 * dz_dy + dy_dx


@chain_case1.misconception(
    "You divided. Read the two fractions with their middle letter: what must be done so that dy "
    "cancels?"
)
def divided(dz_dy: Any, dy_dx: Any) -> Any:
    return dz_dy / dy_dx


@chain_case1.misconception(
    "You used a matrix product. The arrays hold one place an entry, and places do not mix."
)
def places_mixed(dz_dy: Any, dy_dx: Any) -> Any:
    return np.dot(dz_dy, dy_dx)


# ---- chain_case2 -------------------------------------------------------------------------------

Four = dict[str, Any]


def four(*shape: int, seed: int) -> Four:
    """Return four arrays of derivatives by the names of the arguments."""
    names = ("dz_dx", "dx_ds", "dz_dy", "dy_ds")
    return {name: normal(*shape, seed=seed + k) for k, name in enumerate(names)}


chain_case2 = exercise(
    delta.chain_case2,
    marks=1,
    section=CHAPTER,
    visible=[
        case("four numbers", dz_dx=2.0, dx_ds=3.0, dz_dy=-1.0, dy_ds=4.0),
        case(
            "two places at once",
            dz_dx=[1.0, 0.5],
            dx_ds=[2.0, -2.0],
            dz_dy=[3.0, 0.0],
            dy_ds=[-1.0, 5.0],
        ),
    ],
    hidden=[
        case("four other numbers", dz_dx=-0.5, dx_ds=1.5, dz_dy=0.25, dy_ds=0.75),
        case(
            "whole numbers",
            dz_dx=integers(5, seed=625),
            dx_ds=integers(5, seed=626),
            dz_dy=integers(5, seed=627),
            dy_ds=integers(5, seed=628),
        ),
        case("places in a table", **four(4, 3, seed=621)),
        case("arrays that refuse to be written", **four(6, seed=631), read_only=True),
    ],
    hints=[
        "s moves x and y at the same time, and z feels both.",
        "Each branch alone is case 1. Then put the two branches together.",
    ],
)


@chain_case2.misconception(
    "You made one long product of all four. The two branches stand side by side, not one behind "
    "the other."
)
def one_long_product(dz_dx: Any, dx_ds: Any, dz_dy: Any, dy_ds: Any) -> Any:
    return dz_dx * dx_ds * dz_dy * dy_ds


@chain_case2.misconception("Only the branch through x is counted, but s moves y as well.")
def branch_through_y_forgotten(dz_dx: Any, dx_ds: Any, dz_dy: Any, dy_ds: Any) -> Any:
    return dz_dx * dx_ds + 0 * dz_dy * dy_ds


@chain_case2.misconception("Only the branch through y is counted, but s moves x as well.")
def branch_through_x_forgotten(dz_dx: Any, dx_ds: Any, dz_dy: Any, dy_ds: Any) -> Any:
    return 0 * dz_dx * dx_ds + dz_dy * dy_ds


@chain_case2.misconception(
    "The factors are paired across the branches. How z follows x belongs to how x follows s."
)
def branches_crossed(dz_dx: Any, dx_ds: Any, dz_dy: Any, dy_ds: Any) -> Any:
    return dz_dx * dy_ds + dz_dy * dx_ds


@chain_case2.misconception(
    "You added first and multiplied then. Finish each branch by itself before you add."
)
def sums_multiplied(dz_dx: Any, dx_ds: Any, dz_dy: Any, dy_ds: Any) -> Any:
    return (dz_dx + dz_dy) * (dx_ds + dy_ds)
