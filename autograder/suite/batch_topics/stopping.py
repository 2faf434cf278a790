"""Early stopping."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.declare import Rules, case, exercise
from solutions import batch_further

UPS_AND_DOWNS = [0.9, 0.7, 0.75, 0.6, 0.62, 0.61, 0.55, 0.58, 0.57, 0.6, 0.5, 0.4]
FALLING = [0.8, 0.6, 0.5, 0.4999]

early_stop = exercise(
    batch_further.early_stop,
    marks=2,
    section="NNDL notes, the training algorithm: the validation set (验证集)",
    rules=Rules(results=("last", "best")),
    visible=[
        case(
            "stopped after two epochs without a new minimum",
            val=[0.5, 0.4, 0.45, 0.42, 0.3],
            patience=2,
        ),
        case("never stopped", val=[0.5, 0.4, 0.45, 0.3], patience=2),
    ],
    hidden=[
        case("a patience of three", val=UPS_AND_DOWNS, patience=3),
        case("a patience of one", val=[3, 2, 4, 1, 0], patience=1),
        case("one bad epoch in between", val=UPS_AND_DOWNS, patience=2),
        case("falling all the time", val=FALLING, patience=2),
        case("the history ends before the patience does", val=[0.9, 0.3, 0.4, 0.35], patience=6),
        case("the minimum is reached again, not undercut", val=[5, 4, 4, 4, 4, 1], patience=3),
        case("the first epoch stays the best", val=[0.2, 0.9, 0.8, 0.7, 0.6, 0.1], patience=4),
        case(
            "an array that refuses to be written",
            val=[7.0, 6.5, 6.75, 6.25, 6.5, 6.75, 7.5, 5.0, 4.0],
            patience=3,
            read_only=True,
        ),
    ],
    hints=[
        "Walk through the epochs as training does, without looking ahead. Which epoch do you have "
        "to remember?",
        "How many epochs have passed since the best one? Compare this with patience after every "
        "epoch, and stop there.",
    ],
)


def walk(val: Any, patience: int, limit: int = 0) -> tuple[int, int]:
    """Return (last, best) as is right; `limit` more epochs of patience, or fewer."""
    best = epoch = 0
    for epoch in range(len(val)):
        if val[epoch] < val[best]:
            best = epoch
        if epoch - best == patience + limit:
            break
    return epoch, best


@early_stop.misconception(
    "You stop at the first rise. One bad epoch is not the end: wait as long as patience says."
)
def stopped_at_the_first_rise(val: Any, _patience: int) -> Any:
    for epoch in range(1, len(val)):
        if val[epoch] > val[epoch - 1]:
            return epoch, epoch - 1
    return len(val) - 1, len(val) - 1


@early_stop.misconception(
    "You call the last epoch the best one. But training went on for a while after the minimum, in "
    "hope."
)
def last_epoch_as_the_best(val: Any, patience: int) -> Any:
    last = walk(val, patience)[0]
    return last, last


@early_stop.misconception(
    "You looked at the whole history. Once training has stopped, the epochs after that are never "
    "run and nobody knows their errors."
)
def looked_ahead(val: Any, _patience: int) -> Any:
    return len(val) - 1, int(np.argmin(val))


@early_stop.misconception(
    "You wait one epoch too long. Count the epochs since the best one: is it time as soon as there "
    "are `patience` of them, or after that?"
)
def one_epoch_too_late(val: Any, patience: int) -> Any:
    return walk(val, patience, limit=1)


@early_stop.misconception(
    "You stop while the error is falling: your comparison takes large errors for good ones."
)
def comparison_reversed(val: Any, patience: int) -> Any:
    return walk(-np.asarray(val), patience)


@early_stop.misconception(
    "An error that only equals the best one counts as progress for you. It must be below it."
)
def equal_counts_as_better(val: Any, patience: int) -> Any:
    best = epoch = 0
    for epoch in range(len(val)):
        if val[epoch] <= val[best]:
            best = epoch
        if epoch - best == patience:
            break
    return epoch, best


@early_stop.misconception(
    "You compare each epoch with the one before. An epoch that is better than its neighbour may be "
    "no new minimum."
)
def compared_with_the_epoch_before(val: Any, patience: int) -> Any:
    waited = epoch = best = 0
    for epoch in range(1, len(val)):
        waited = 0 if val[epoch] < val[epoch - 1] else waited + 1
        best = epoch if val[epoch] < val[best] else best
        if waited == patience:
            break
    return epoch, best


@early_stop.misconception("You number the epochs from 1. The first entry of val is epoch 0.")
def counted_from_one(val: Any, patience: int) -> Any:
    last, best = walk(val, patience)
    return last + 1, best + 1


@early_stop.misconception(
    "Your second number is an error, not an epoch: where in val does it stand?"
)
def error_instead_of_epoch(val: Any, patience: int) -> Any:
    last, best = walk(val, patience)
    return last, val[best]


@early_stop.misconception("The two results are exchanged: first the last epoch, then the best.")
def results_exchanged(val: Any, patience: int) -> Any:
    return walk(val, patience)[::-1]
