"""A student's function as a curve, over what is expected at the places that the checks try.

numpy only: the text of this module is part of the checks file that students get. What is expected
is known at the visible places alone, so it is drawn there, as circles, and nowhere between them.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder.notebooks.check_report import BLUE, ORANGE, Picture, marked_up

STEPS = 161
FAR = 20.0  # a case that lies further out would flatten the rest
WIDE, HIGH, LEFT, TOP = 400, 170, 56, 8  # of the frame, and where it begins
LABEL = 'fill="currentColor" font-size="12"'

Place = tuple[float, float, float]  # x, expected, yours (nan where there is none)


def check_curve(
    name: str, axis: str, places: Sequence[Place], own: Callable[[np.ndarray], Any], *, small: bool
) -> Picture | None:
    """Return the picture, or None where there are too few places for one.

    axis: what the places are, such as z. own: the student's function of an array of them.
    small: folded away, as everything is right.
    """
    near = [place for place in places if abs(place[0]) <= FAR and np.isfinite(place[1])]
    x, expected, mine = np.array(near, dtype=float).reshape(-1, 3).T
    if len(set(x.tolist())) < 2:
        return None
    line_x = np.linspace(x.min(), x.max(), STEPS)
    line_y = _own_line_of(own, line_x)
    low, high = _limits(expected, np.concatenate([mine, line_y]))

    def at(place: float, value: float) -> tuple[float, float]:
        return (
            (place - line_x[0]) / (line_x[-1] - line_x[0]) * WIDE,
            (high - value) / (high - low) * HIGH,
        )

    parts = [_polyline([at(*point) for point in run]) for run in _runs(line_x, line_y)]
    parts += [_circle(*at(*point)) for point in zip(x, expected, strict=True)]
    parts += [_cross(*at(*point)) for point in zip(x, mine, strict=True) if np.isfinite(point[1])]
    caption = "Circles: what is expected at the places that the checks try"
    if np.isfinite(mine).any() or np.isfinite(line_y).any():
        hit = int(np.isclose(mine, expected, rtol=1e-5, atol=1e-8).sum())
        caption = f"Line and crosses: your `{name}`. {caption}; {hit} of {len(x)} circles are hit."
    else:
        caption += f". Of your `{name}` there is nothing to draw yet."
    drawn = (
        f'<figure style="margin:0.6em 0">{_frame(axis, line_x, low, high, "".join(parts))}'
        f'<figcaption style="font-size:0.9em">{marked_up(caption)}</figcaption></figure>'
    )
    return Picture(f"<details><summary>Picture</summary>{drawn}</details>" if small else drawn)


def real_numbers(values: Any, otherwise: np.ndarray) -> np.ndarray:
    """Return values as an array of floats; `otherwise` where they are text, complex or no array."""
    array = np.asarray(values)
    return array.astype(float) if array.dtype.kind in "biuf" else otherwise


def _own_line_of(own: Callable[[np.ndarray], Any], x: np.ndarray) -> np.ndarray:
    """Return the student's values at x; nan where there are none, with a gap at each jump."""
    nothing = np.full(x.shape, np.nan)
    try:
        with contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
            values = real_numbers(own(x.copy()), nothing)
    except Exception:  # the table says what stopped it
        return nothing
    if values.shape != x.shape:
        return nothing
    steps = np.abs(np.diff(values, append=values[-1]))
    usual = np.nanmedian(steps) if np.isfinite(steps).any() else 0.0
    return np.where((steps > 10 * max(0.01, usual)) | ~np.isfinite(values), np.nan, values)


def _limits(expected: np.ndarray, mine: np.ndarray) -> tuple[float, float]:
    """Return the range that is drawn: all that is expected, and yours unless it is absurd."""
    room = 3 * max(float(np.ptp(expected)), float(np.abs(expected).max()), 0.3)
    low, high = float(expected.min()), float(expected.max())
    kept = mine[np.isfinite(mine)]
    seen = np.clip(np.concatenate([expected, kept]), low - room, high + room)
    margin = 0.08 * max(float(np.ptp(seen)), 0.1)
    return float(seen.min()) - margin, float(seen.max()) + margin


def _runs(x: np.ndarray, y: np.ndarray) -> list[list[tuple[float, float]]]:
    runs: list[list[tuple[float, float]]] = [[]]
    for point in zip(x.tolist(), y.tolist(), strict=True):
        if np.isfinite(point[1]):
            runs[-1].append(point)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) > 1]


def _polyline(points: list[tuple[float, float]]) -> str:
    where = " ".join(f"{x:.1f},{np.clip(y, -HIGH, 2 * HIGH):.1f}" for x, y in points)
    return f'<polyline points="{where}" fill="none" stroke="{BLUE}" stroke-width="2"/>'


def _circle(x: float, y: float) -> str:
    place = f'cx="{x:.1f}" cy="{y:.1f}" r="6"'
    return f'<circle {place} fill="none" stroke="{ORANGE}" stroke-width="2"/>'


def _cross(x: float, y: float) -> str:
    if not -HIGH < y < 2 * HIGH:
        return ""
    arms = f"M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8"
    return f'<path d="{arms}" stroke="{BLUE}" stroke-width="2"/>'


def _frame(axis: str, x: np.ndarray, low: float, high: float, inside: str) -> str:
    """Return the drawing with a frame, labels at both axes, and lines at zero."""
    zeros = ""
    if x[0] < 0 < x[-1]:
        zeros += f"M{-x[0] / (x[-1] - x[0]) * WIDE:.1f} 0v{HIGH}"
    if low < 0 < high:
        zeros += f"M0 {high / (high - low) * HIGH:.1f}h{WIDE}"
    # Circles at the ends stand over the frame, so it clips with a little room.
    return (
        f'<svg aria-hidden="true" viewBox="0 0 {LEFT + WIDE + 24} {TOP + HIGH + 24}" '
        f'style="width:100%;max-width:{LEFT + WIDE + 24}px;font-family:inherit">'
        f'<rect x="{LEFT}" y="{TOP}" width="{WIDE}" height="{HIGH}" fill="none" '
        f'stroke="currentColor" stroke-opacity="0.4"/>{_labels(axis, x, low, high)}'
        f'<svg x="{LEFT - 8}" y="{TOP}" width="{WIDE + 16}" height="{HIGH}" '
        f'viewBox="-8 0 {WIDE + 16} {HIGH}">'
        f'<path d="{zeros}" stroke="currentColor" stroke-opacity="0.3" stroke-dasharray="3 3"/>'
        f"{inside}</svg></svg>"
    )


def _labels(axis: str, x: np.ndarray, low: float, high: float) -> str:
    """Return the labels, with words between them that are not drawn.

    JupyterLab takes drawings out of a notebook that it does not trust and leaves their text, which
    has to make a sentence then.
    """
    across = ((0.5, axis, " from "), (0, f"{x[0]:.3g}", " to "), (1, f"{x[-1]:.3g}", ", upwards:"))
    parts = ["<desc>(The picture appears when this cell is run again: </desc>"]
    for share, label, then in across:
        place = f'x="{LEFT + share * WIDE}" y="{TOP + HIGH + 16}" text-anchor="middle"'
        parts.append(f"<text {place} {LABEL}>{label}</text><desc>{then}</desc>")
    for value in _ticks(low, high):
        y = TOP + (high - value) / (high - low) * HIGH
        place = f'x="{LEFT - 14}" y="{y + 4:.1f}" text-anchor="end"'
        mark = f'<path d="M{LEFT - 5} {y:.1f}h5" stroke="currentColor" stroke-opacity="0.4"/>'
        parts.append(f"<desc> </desc><text {place} {LABEL}>{value:g}</text>{mark}")
    return "".join([*parts, "<desc>.) </desc>"])


def _ticks(low: float, high: float) -> list[float]:
    """Return two to six round numbers of the range."""
    power = 10 ** np.floor(np.log10((high - low) / 2))
    step = max(s * power for s in (1, 2, 5) if (high - low) / (s * power) >= 2)
    first, last = int(np.ceil(low / step)), int(np.floor(high / step))
    return [round(k * step, 12) for k in range(first, last + 1)]
