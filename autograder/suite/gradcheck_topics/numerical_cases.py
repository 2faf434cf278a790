"""Functions of arrays whose gradients are measured."""

from __future__ import annotations

from autograder.arrays import integers, normal
from autograder.declare import case

# The slope by one entry depends on the others, so that an entry left moved is noticed.
MIXED = """
def f(X):
    weights = np.arange(1, X.size + 1).reshape(X.shape)
    return np.sum(np.sin(X) * X**2) + np.sum(weights * X) ** 2 / 10
"""
LAYER = """
inputs = np.array([[0.5, -1.2, 0.8, 0.1], [1.5, 0.3, -0.6, -0.9]])
targets = np.array([[0.9, 0.1, 0.6, 0.2], [0.2, 0.8, 0.1, 0.7], [0.4, 0.3, 0.9, 0.5]])
def f(W):
    A = 1 / (1 + np.exp(-(W @ inputs)))
    return np.sum((A - targets) ** 2) / 8
"""
PRODUCT = """
def f(X):
    return np.prod(1 + X / 4) * np.exp(X.ravel()[0] / 3)
"""
CALL = "numerical_grad(f, X)"

VISIBLE = [
    case(
        "the sum of all squares, at three numbers",
        call="numerical_grad(lambda X: np.sum(X**2), X)",
        X=[1.0, -2.0, 0.5],
    ),
    case(
        "a product of entries, at a matrix",
        call="numerical_grad(lambda X: X[0, 0] * X[1, 1] + X[0, 1] ** 2, X)",
        X=[[2.0, 3.0], [-1.0, 5.0]],
    ),
    case(
        "whole numbers",
        call="numerical_grad(lambda X: np.sum(X**2) / 4, X)",
        X=[[1, -2], [0, 3]],
    ),
]

HIDDEN = [
    case(
        "every slope depends on all entries",
        call=CALL,
        helpers=MIXED,
        X=normal(2, 3, seed=1021),
    ),
    case(
        "a wide step is given",
        call="numerical_grad(f, X, eps=eps)",
        helpers=MIXED,
        X=normal(3, 2, seed=1022),
        eps=1e-4,
    ),
    case(
        "the cost of a layer, by its weights",
        call=CALL,
        helpers=LAYER,
        X=normal(3, 2, seed=1023),
    ),
    case("one axis", call=CALL, helpers=PRODUCT, X=normal(5, seed=1024)),
    case("three axes", call=CALL, helpers=MIXED, X=normal(2, 2, 3, seed=1025)),
    case(
        "zeros among the entries",
        call=CALL,
        helpers=PRODUCT,
        X=[[0.0, 2.5], [-1.5, 0.0], [1.0, -0.75]],
    ),
    case(
        "whole numbers that refuse to be written",
        call=CALL,
        helpers=MIXED,
        X=integers(4, 1, seed=1026, low=-3, high=3),
        read_only=True,
    ),
]
