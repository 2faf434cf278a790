"""Sums and means: of losses, of samples, of batches."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import case, exercise
from solutions import batch

SECTION = "Chapter 1, backpropagation (后向传播算法): the losses of all samples are added"

# ---- sum_to_mean -------------------------------------------------------------------------------

sum_to_mean = exercise(
    batch.sum_to_mean,
    marks=1,
    section=SECTION,
    visible=[
        case("four samples", dW=[[2.0, -4.0, 1.0], [6.0, 0.0, -3.0]], m=4),
        case("whole numbers, three samples", dW=[[3, -2]], m=3),
    ],
    hidden=[
        case("seven samples", dW=normal(3, 4, seed=4201), m=7),
        case("whole numbers", dW=integers(2, 5, seed=4202), m=6),
        case(
            "a column, once for many samples, once for a few",
            call="[sum_to_mean(dW, m), sum_to_mean(dW, few)]",
            dW=normal(5, 1, seed=4203),
            m=12,
            few=3,
        ),
        case("more samples than entries", dW=normal(2, 2, seed=4204, scale=30), m=250),
        case(
            "an array that refuses to be written",
            dW=normal(4, 3, seed=4205),
            m=9,
            read_only=True,
        ),
    ],
    hints=[
        "A constant factor in front of a function appears in front of its gradient.",
        "By which factor do the two costs in the docstring differ?",
    ],
)


@sum_to_mean.misconception(
    "You multiplied. Is the mean of many losses larger or smaller than their sum?"
)
def multiplied(dW: Any, m: int) -> Any:
    return dW * m


@sum_to_mean.misconception(
    "You return the gradient as it came. The two costs have their minimum at the same place, but "
    "one is steeper."
)
def unchanged(dW: Any, _m: int) -> Any:
    return dW


@sum_to_mean.misconception(
    "There is a ½ too many. Both costs are made of half squared errors; only the mean is new."
)
def halved_as_well(dW: Any, m: int) -> Any:
    return dW / (2 * m)


@sum_to_mean.misconception(
    "You averaged the entries of the gradient. The mean in question runs over the samples, and "
    "these are no longer to be seen in dW."
)
def mean_of_the_entries(dW: Any, _m: int) -> Any:
    return np.mean(dW)


@sum_to_mean.misconception(
    "You divided by the number of entries of dW. What was summed up here, and how often?"
)
def divided_by_the_entries(dW: Any, _m: int) -> Any:
    return dW / dW.size


# ---- combine -----------------------------------------------------------------------------------


def parts(*shape: int, count: int, seed: int) -> list[Any]:
    """Return as many gradients of one shape as there are batches."""
    return [normal(*shape, seed=seed + i) for i in range(count)]


combine = exercise(
    batch.combine,
    marks=1,
    section="May slides, Epoch, Iteration, Batch",
    visible=[
        case(
            "a large batch and a small one",
            batch_means=[np.array([[1.0, 2.0]]), np.array([[5.0, -2.0]])],
            sizes=[3, 1],
        ),
        case(
            "two batches of the same size",
            batch_means=[np.array([2.0, 0.0, 4.0]), np.array([1.0, -1.0, 1.0])],
            sizes=[8, 8],
        ),
    ],
    hidden=[
        case(
            "the last batch is smaller",
            batch_means=parts(3, 4, count=3, seed=4211),
            sizes=[5, 5, 2],
        ),
        case("a batch of one", batch_means=parts(2, 3, count=2, seed=4221), sizes=[1, 64]),
        case(
            "columns; the same gradients with other sizes",
            call="[combine(batch_means, sizes), combine(batch_means, others)]",
            batch_means=parts(5, 1, count=4, seed=4231),
            sizes=[32, 32, 32, 4],
            others=[6, 1, 6, 6],
        ),
        case(
            "whole numbers",
            batch_means=[integers(2, 2, seed=4241 + i) for i in range(3)],
            sizes=[4, 4, 1],
        ),
        case(
            "arrays that refuse to be written",
            batch_means=parts(4, 2, count=5, seed=4251),
            sizes=[9, 2, 7, 1, 3],
            read_only=True,
        ),
    ],
    hints=[
        "Undo the mean of every batch first: what is the sum of its samples' gradients?",
        "Add up these sums, and divide by the number of all samples.",
    ],
)


@combine.misconception(
    "Every batch has the same weight in your mean. A sample of a small batch then counts more than "
    "one of a large batch."
)
def batches_weighted_equally(batch_means: Any, _sizes: Any) -> Any:
    return sum(batch_means) / len(batch_means)


@combine.misconception("You added up the means. What is asked is a mean again.")
def means_added(batch_means: Any, _sizes: Any) -> Any:
    return sum(batch_means) + 0 * batch_means[0]


@combine.misconception(
    "The weights are good, but they add up to the number of samples: this is the sum over all "
    "samples, not their mean."
)
def never_divided(batch_means: Any, sizes: Any) -> Any:
    return sum(n * g for n, g in zip(sizes, batch_means, strict=True))


@combine.misconception(
    "After weighting each batch with its size you divide by the number of batches. How many things "
    "were added up, really?"
)
def divided_by_the_batches(batch_means: Any, sizes: Any) -> Any:
    return never_divided(batch_means, sizes) / len(sizes)


@combine.misconception(
    "You average over the entries too. The result has the shape of one gradient."
)
def entries_averaged_too(batch_means: Any, sizes: Any) -> Any:
    return np.mean(never_divided(batch_means, sizes) / np.sum(sizes))


@combine.misconception(
    "Large batches get small weights in your mean: you divide where you should multiply."
)
def weights_upside_down(batch_means: Any, sizes: Any) -> Any:
    parts_ = sum(g / n for n, g in zip(sizes, batch_means, strict=True))
    return parts_ / np.sum(1 / np.asarray(sizes))
