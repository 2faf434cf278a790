"""Epochs, iterations, batches: counting them, and cutting an epoch into batches."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.declare import Rules, case, exercise
from solutions import batch

SECTION = "May slides, Epoch, Iteration, Batch"
BOTH = "[iterations(N, B, epochs), iterations(N, B, epochs, drop_last=True)]"

# ---- iterations --------------------------------------------------------------------------------

iterations = exercise(
    batch.iterations,
    marks=1,
    section=SECTION,
    visible=[
        case("ten samples in batches of four, one epoch", N=10, B=4, epochs=1),
        case("the same, two epochs, the rest left out", N=10, B=4, epochs=2, drop_last=True),
    ],
    hidden=[
        case("a small rest, one epoch; with and without it", call=BOTH, N=1000, B=32, epochs=1),
        case("a large rest, ten epochs; with and without it", call=BOTH, N=60000, B=128, epochs=10),
        case("no rest; asked both ways", call=BOTH, N=2000, B=500, epochs=20),
        case("a batch larger than the data; asked both ways", call=BOTH, N=10, B=16, epochs=3),
        case("one sample in each batch; asked both ways", call=BOTH, N=37, B=1, epochs=4),
        case("the rest is one sample; with and without it", call=BOTH, N=101, B=10, epochs=7),
    ],
    hints=[
        "Draw one epoch: N samples in a row, cut after every B. How many pieces?",
        "A rest is a piece too. N // B rounds down; how do you round up without losing the case in "
        "which nothing is left?",
        "Count one epoch first, then multiply: a batch never reaches into the next epoch.",
    ],
)


def upwards(N: int, B: int, drop_last: bool) -> int:
    """Return the number of batches in one epoch."""
    return N // B if drop_last else -(-N // B)


@iterations.misconception(
    "You lose the last, smaller batch of every epoch. It is left out only where drop_last says so."
)
def always_rounded_down(N: int, B: int, epochs: int, drop_last: bool = False) -> int:  # noqa: ARG001
    return N // B * epochs


@iterations.misconception(
    "You cut all epochs in one go, so some of your batches reach from one epoch into the next."
)
def batches_across_epochs(N: int, B: int, epochs: int, drop_last: bool = False) -> int:
    return upwards(N * epochs, B, drop_last)


@iterations.misconception(
    "You count samples. One iteration uses a whole batch of them for a single update."
)
def samples_counted(N: int, B: int, epochs: int, drop_last: bool = False) -> int:  # noqa: ARG001
    return N * epochs


@iterations.misconception("This is one epoch. The training has several.")
def one_epoch_only(N: int, B: int, epochs: int, drop_last: bool = False) -> int:  # noqa: ARG001
    return upwards(N, B, drop_last)


@iterations.misconception(
    "You round N / B to the nearest whole number. A last batch counts however small it is."
)
def rounded_to_the_nearest(N: int, B: int, epochs: int, drop_last: bool = False) -> int:
    return (N // B if drop_last else round(N / B)) * epochs


@iterations.misconception("You always add a batch for the rest. What if there is no rest?")
def one_added_always(N: int, B: int, epochs: int, drop_last: bool = False) -> int:
    return (N // B if drop_last else N // B + 1) * epochs


@iterations.misconception("drop_last has no effect: the smaller last batch is counted in any case.")
def drop_last_ignored(N: int, B: int, epochs: int, drop_last: bool = False) -> int:  # noqa: ARG001
    return upwards(N, B, False) * epochs


@iterations.misconception(
    "drop_last works the wrong way round: True means that the rest is left out."
)
def drop_last_reversed(N: int, B: int, epochs: int, drop_last: bool = False) -> int:
    return upwards(N, B, not drop_last) * epochs


# ---- minibatches -------------------------------------------------------------------------------

SEVEN = [4, 1, 6, 0, 3, 5, 2]


def shuffled(N: int, seed: int) -> Any:
    """Return the numbers 0 to N - 1 in a seeded order."""
    return np.random.default_rng(seed).permutation(N)


minibatches = exercise(
    batch.minibatches,
    marks=2,
    section=SECTION,
    rules=Rules(may_share=True, indices=True),
    visible=[
        case("seven samples, three in each batch", N=7, B=3, perm=SEVEN),
        case("four samples, two in each batch", N=4, B=2, perm=[2, 0, 3, 1]),
    ],
    hidden=[
        case("eleven samples, four in each batch", N=11, B=4, perm=shuffled(11, 4501)),
        case("a batch larger than the data", N=7, B=9, perm=SEVEN[::-1]),
        case("no rest", N=12, B=3, perm=shuffled(12, 4502)),
        case("two samples in each batch, one is left", N=9, B=2, perm=shuffled(9, 4503)),
        case("everything in one batch", N=6, B=6, perm=[5, 0, 4, 2, 1, 3]),
        case(
            "an array that refuses to be written",
            N=23,
            B=5,
            perm=shuffled(23, 4504),
            read_only=True,
        ),
    ],
    hints=[
        "A batch is a slice of perm. At which places do the slices start?",
        "range takes a step as its third argument. A slice that reaches beyond the end is cut "
        "off there, without any error.",
    ],
)


@minibatches.misconception(
    "Your last batch is missing where it would be smaller. In an epoch every sample is used."
)
def rest_dropped(N: int, B: int, perm: Any) -> Any:
    return [perm[k * B : (k + 1) * B] for k in range(N // B)]


@minibatches.misconception(
    "Your batches follow the order of the data. perm holds the order in which samples are to be "
    "visited."
)
def perm_unused(N: int, B: int, _perm: Any) -> Any:
    return [np.arange(N)[start : start + B] for start in range(0, N, B)]


@minibatches.misconception(
    "Your batches overlap: each starts one place after the one before. How far apart should they "
    "start?"
)
def overlapping(N: int, B: int, perm: Any) -> Any:
    return [perm[start : start + B] for start in range(N)]


@minibatches.misconception(
    "The last batch was filled up from the beginning of perm. These samples are used twice in the "
    "epoch; let it be smaller."
)
def filled_up_from_the_start(N: int, B: int, perm: Any) -> Any:
    return [np.take(perm, range(start, start + B), mode="wrap") for start in range(0, N, B)]


@minibatches.misconception(
    "One sample of each batch is lost. The end of a slice does not belong to it already."
)
def slice_ends_too_early(N: int, B: int, perm: Any) -> Any:
    return [perm[start : start + B - 1] for start in range(0, N, B)]


@minibatches.misconception("All your batches are the first one: nothing moves on in your loop.")
def first_batch_again_and_again(N: int, B: int, perm: Any) -> Any:
    return [perm[:B] for _ in range(0, N, B)]


@minibatches.misconception(
    "Your batches have nearly equal sizes. The number of batches is right, but every batch except "
    "the last one should have B samples."
)
def cut_into_equal_parts(N: int, B: int, perm: Any) -> Any:
    return np.array_split(perm, -(-N // B))


@minibatches.misconception(
    "What is left over has gone into the other batches, so that some are larger than B. No batch "
    "has more than B samples; the rest makes a batch of its own."
)
def rest_shared_out(N: int, B: int, perm: Any) -> Any:
    return np.array_split(perm, max(N // B, 1))


@minibatches.misconception(
    "Where nothing is left you return an empty batch at the end. Where does the last slice start?"
)
def empty_batch_at_the_end(N: int, B: int, perm: Any) -> Any:
    return [perm[k * B : (k + 1) * B] for k in range(N // B + 1)]


@minibatches.misconception(
    "The pieces are right, but you put their indices in order. The order within perm should stay."
)
def pieces_sorted(N: int, B: int, perm: Any) -> Any:
    return [np.sort(perm[start : start + B]) for start in range(0, N, B)]
