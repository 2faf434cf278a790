"""Figures as inline SVG. What they show also stands in words or in a table beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from autograder.judge import marks_text

# In units of the picture, about pixels on a phone.
WIDTH, HEIGHT = 360, 200
LEFT, RIGHT, TOP, BASE = 8, 352, 18, 140
BOX = 172  # the middle of the box below the axis


def share_bar(share: float | None) -> Markup:
    """Return a bar that is filled to a share, from 0 to 1; the number stands beside it."""
    return Markup(
        '<svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="fill" width="{}" height="10"/></svg>'
    ).format(round(100 * (share or 0.0), 1))


def histogram(
    bins: Sequence[Mapping[str, Any]], marks: Mapping[str, float], maximum: float
) -> Markup:
    """Return the histogram of marks, with a box from quartile to quartile below it."""
    if not bins:
        return Markup("")
    most = max(entry["count"] for entry in bins)
    low, middle, high = (marks[f"{n}"] for n in ("lower_quartile", "median", "upper_quartile"))
    said = "; ".join(
        f"{marks_text(b['from'])} to {marks_text(b['to'])} marks: {b['count']}" for b in bins
    )
    parts = [_bar(entry, most, maximum) for entry in bins]
    edges = [bins[0]["from"], *(entry["to"] for entry in bins)]
    parts += [_label(edge, maximum) for edge in edges]
    parts.append(
        Markup('<line class="axis" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
            LEFT, RIGHT, BASE, BASE
        )
    )
    parts.append(_box(low, middle, high, maximum))
    return Markup(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-labelledby="chart-t" '
        'aria-describedby="chart-d">'
        '<title id="chart-t">How many submissions have how many marks</title>'
        '<desc id="chart-d">{}. Below, a box from the lower quartile, {}, over the median, {}, '
        "to the upper quartile, {}.</desc>\n{}</svg>"
    ).format(
        WIDTH,
        HEIGHT,
        said,
        *(marks_text(value) for value in (low, middle, high)),
        Markup("\n").join(parts),
    )


def _x(value: float, maximum: float) -> float:
    return round(LEFT + (RIGHT - LEFT) * min(value / maximum, 1.0), 1)


def _bar(entry: Mapping[str, Any], most: int, maximum: float) -> Markup:
    left, right = _x(entry["from"], maximum), _x(entry["to"], maximum)
    height = round((BASE - TOP) * entry["count"] / most, 1) if most else 0
    if not entry["count"]:
        return Markup("")
    return Markup(
        '<rect class="fill" x="{}" y="{}" width="{}" height="{}"/>'
        '<text x="{}" y="{}" text-anchor="middle">{}</text>'
    ).format(
        left + 1,
        round(BASE - height, 1),
        round(right - left - 2, 1),
        height,
        round((left + right) / 2, 1),
        round(BASE - height - 4, 1),
        entry["count"],
    )


def _label(edge: float, maximum: float) -> Markup:
    anchor = "start" if edge == 0 else "end" if edge >= maximum else "middle"
    return Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>').format(
        _x(edge, maximum), BASE + 14, anchor, marks_text(edge)
    )


def _box(low: float, middle: float, high: float, maximum: float) -> Markup:
    left, right, line = (_x(value, maximum) for value in (low, high, middle))
    return Markup(
        '<rect class="half" x="{}" y="{}" width="{}" height="14"/>'
        '<line class="middle" x1="{}" x2="{}" y1="{}" y2="{}"/>'
        '<text x="{}" y="{}" text-anchor="{}">median {}</text>'
    ).format(
        left,
        BOX - 7,
        round(max(right - left, 1.0), 1),
        line,
        line,
        BOX - 10,
        BOX + 10,
        min(max(line, LEFT), RIGHT),
        BOX + 24,
        "start" if line < 60 else "end" if line > WIDTH - 60 else "middle",
        marks_text(middle),
    )
