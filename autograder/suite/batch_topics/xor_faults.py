"""What is not so about a training on XOR. All this runs in the trusted parent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder.suite.batch_topics.nets import form_faults
from solutions.activations import sigmoid

X = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]])
Y = np.array([[0.0, 1.0, 1.0, 0.0]])
SMALL = 0.01  # no network below this cost has an output on the wrong side of 0.5


def output(found: Any) -> Any:
    """Return the outputs of a returned network for the four samples."""
    A: Any = X
    for W, b in zip(found[0], found[1], strict=True):
        A = sigmoid(np.asarray(W, dtype=float) @ A + np.asarray(b, dtype=float))
    return A


def learnt(found: Any) -> bool:
    """Does a returned network compute XOR?"""
    return bool(np.all((output(found) > 0.5) == (Y > 0.5)))


def form(found: Any, sizes: Any) -> list[str]:
    """Return what is not so about the form of one training's result."""
    if not isinstance(found, (list, tuple)) or len(found) != 3:
        return ["the result is not the triple (Ws, bs, losses)"]
    Ws, bs, losses = found
    if faults := form_faults(Ws, bs, sizes):
        return faults
    if np.ndim(losses) != 1 or np.size(losses) < 2 or not np.all(np.isfinite(losses)):
        return ["losses is no row of numbers: one before the first update, one after each update"]
    return []


def content(found: Any) -> list[str]:
    """Return what is not so about one training of the right form, successful or not."""
    Ws, bs, losses = found
    cost = max(float(np.sum((output(found) - Y) ** 2) / 8), 1e-300)
    ratio = float(losses[-1]) / cost
    # Single precision, and costs that are nearly 0; one update more changes the cost by more.
    near = 5e-4 if any(np.asarray(W).dtype == np.float32 for W in Ws) else 2e-5
    if any(abs(ratio / factor - 1) < near for factor in (2.0, 4.0, 8.0)):
        return ["the losses are 2, 4 or 8 times the cost that the docstring names"]
    found_faults = []
    if abs(ratio - 1) > near:
        found_faults.append("the last loss is not the cost of the network that is returned")
    if np.all(np.ptp(np.asarray(Ws[0]), axis=0) == 0):
        found_faults.append("all hidden neurons are the same")
    if not np.any(bs[0]):
        found_faults.append("the biases of the hidden layer are still 0")
    return found_faults


def malformed(result: Any, sizes: Any) -> list[str]:
    """Return what is not so about the form of trainings."""
    return list(dict.fromkeys(fault for found in result for fault in form(found, sizes)))


def contents(result: Any) -> list[str]:
    """Return what is not so about trainings of the right form, whether or not they led to XOR."""
    faults = [fault for found in result for fault in content(found)]
    if not any(found[2][-1] < found[2][0] for found in result):
        faults.append("the loss has not fallen")
    return list(dict.fromkeys(faults))


def training_faults(result: Any, inputs: Mapping[str, Any]) -> list[str]:
    """Return what is not so about trainings from several seeds; one must have led to XOR."""
    if faults := malformed(result, inputs["sizes"]):
        return faults
    faults = contents(result)
    if any(map(learnt, result)):
        return faults
    losses = np.asarray(result[-1][2])
    if losses[-1] < SMALL:
        return [*faults, "the network has learnt something else than XOR"]
    if losses[-1] < 0.98 * losses[int(0.9 * losses.size)]:
        return [*faults, "no seed has led to XOR; the loss was still falling when training ended"]
    return [*faults, "no seed has led to XOR, and the loss hardly moves any more"]


def seed_faults(result: Any, inputs: Mapping[str, Any]) -> list[str]:
    """Return what is not so about two trainings, from one seed or from two."""
    if faults := malformed(result, inputs["sizes"]) or contents(result):
        return faults
    first, second = (np.asarray(found[2], dtype=float) for found in result)
    alike = np.array_equal(first, second)
    if inputs["seeds"][0] == inputs["seeds"][1]:
        return [] if alike else ["the same seed does not give the same training"]
    return ["another seed gives the same training"] if alike else []
