"""The measures of a class: pure functions over numbers, None where a measure is not defined."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import Any

import numpy as np

# As many bins as a phone has room for; ten where the maximum has no round part.
BINS = range(12, 5, -1)
USUAL_BINS = 10
ROUND = 0.5  # marks
FEWEST = 3  # between two points every line fits


def spread(values: Sequence[float]) -> dict[str, float] | None:
    """Return mean, median, quartiles and extremes; None where there are no values.

    The quartiles interpolate linearly between values, lowest and highest included.
    """
    if not values:
        return None
    quartiles = [values[0]] * 3
    if len(values) > 1:
        quartiles = statistics.quantiles(values, n=4, method="inclusive")
    found = (statistics.fmean(values), *quartiles, min(values), max(values))
    names = ("mean", "lower_quartile", "median", "upper_quartile", "lowest", "highest")
    return {name: round(value, 4) for name, value in zip(names, found, strict=True)}


def histogram(values: Sequence[float], maximum: float) -> list[dict[str, Any]]:
    """Return how many values lie from each edge to before the next, in bins of one width.

    The last bin holds its upper edge too, and what lies beyond the maximum (extra credit).
    """
    if not values or maximum <= 0:
        return []
    number = next((n for n in BINS if _round(maximum / n)), USUAL_BINS)
    edges = [round(maximum * index / number, 4) for index in range(number + 1)]
    counts = [0] * number
    for value in values:
        # A value on an edge belongs above it, whatever the last bit of its sum is.
        counts[min(int(number * value / maximum + 1e-9), number - 1)] += 1
    return [
        {"from": low, "to": high, "count": count}
        for low, high, count in zip(edges, edges[1:], counts, strict=False)
    ]


def _round(width: float) -> bool:
    return width >= ROUND and abs(width / ROUND - round(width / ROUND)) < 1e-9


def correlation(values: Sequence[float], others: Sequence[float]) -> float | None:
    """Return Pearson's correlation: the point-biserial one where `values` are 0 and 1.

    None for fewer than three pairs, and where all on one side are the same.
    """
    # Sums of marks carry rounding, which must not pass for a difference.
    one, two = (np.round(np.asarray(side, dtype=float), 6) for side in (values, others))
    if len(one) < FEWEST or not np.ptp(one) or not np.ptp(two):
        return None
    one, two = one - one.mean(), two - two.mean()
    found = float(one @ two / np.sqrt((one @ one) * (two @ two)))
    return round(min(max(found, -1.0), 1.0), 4) + 0.0  # no minus before a zero
