"""Where in an array the wrong entries are: the relative error of each, as a heat map and as text.

numpy only: the text of this module is part of the checks file that students get.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.notebooks.check_report import CELL, TEXT_WIDTH, Picture, marked_up
from autograder.rules import Rules

MAX_SIDE = 10  # rows and columns that a page has room for
MAX_MAPS = 3
RIGHT_SIGN = "✓"


def error_map(label: str, expected: Any, mine: Any, rules: Rules) -> Picture | None:
    """Return a map of each wrong array in a visible result, None where none can be drawn.

    label: of the case. expected, mine: plain values. rules: their tolerance, and names for several
    results. Drawn are arrays of the right shape with a wrong entry; single numbers and long arrays
    need no map.
    """
    drawn = []
    for name, right, got in _pairs(expected, mine, rules.results, ""):
        errors, near = _errors(right, got, rules)
        if not near.all() and near.size > 1 and max(near.shape) <= MAX_SIDE:
            what = f"`{name}`" if name else "the result"
            caption = f"{what}, {int((~near).sum())} of {near.size} entries wrong"
            drawn.append((caption, np.atleast_2d(errors), np.atleast_2d(near)))
    if not drawn:
        return None
    shown = drawn[:MAX_MAPS]
    said = (
        f"Where it is wrong in the case “{label}”: relative errors, |yours - expected| divided by "
        f"the larger of the two; {RIGHT_SIGN} is right."
    )
    tables = "".join(_table_of_errors(*one) for one in shown)
    return Picture(
        f"<p>{marked_up(said)}</p>"
        '<div style="display:flex;flex-wrap:wrap;align-items:flex-start;gap:0.4em 2em">'
        f"{tables}</div>",
        "\n".join([textwrap.fill(said, TEXT_WIDTH), *(_text_of_errors(*one) for one in shown)]),
    )


def _pairs(
    expected: Any, mine: Any, names: tuple[str, ...], name: str
) -> Iterator[tuple[str, Any, Any]]:
    """Yield (name, expected, mine) for each pair of real arrays with one shape, in order."""
    if isinstance(expected, np.ndarray):
        fits = isinstance(mine, np.ndarray) and mine.dtype.kind in "biuf"
        if fits and mine.shape == expected.shape and expected.ndim in (1, 2):
            yield name, expected.astype(float), mine
    elif isinstance(expected, (list, tuple)) and isinstance(mine, (list, tuple)):
        named = not name and len(names) == len(expected)
        for index, pair in enumerate(zip(expected, mine, strict=False)):
            yield from _pairs(*pair, (), names[index] if named else f"{name or 'result'}[{index}]")


def _errors(expected: np.ndarray, mine: np.ndarray, rules: Rules) -> tuple[np.ndarray, np.ndarray]:
    """Return the relative error of each entry, and which entries count as right."""
    single = mine.dtype == np.float32
    got = mine.astype(float)
    finite = np.abs(expected[np.isfinite(expected)])
    scale = float(finite.max(initial=0.0)) or 1.0
    tolerance = rules.tolerance
    relative = tolerance.relative32 if single else tolerance.relative
    absolute = (tolerance.absolute32 if single else tolerance.absolute) * scale
    near = np.isclose(got, expected, rtol=relative, atol=absolute, equal_nan=True)
    with np.errstate(all="ignore"):
        larger = np.maximum(np.abs(got), np.abs(expected))
        errors = np.where(near, 0.0, np.abs(got - expected) / larger)
    return errors, near


def _entry_text(error: float, near: bool) -> str:
    if near:
        return RIGHT_SIGN
    return f"{error:.2g}" if np.isfinite(error) else "not finite"


def _table_of_errors(caption: str, errors: np.ndarray, near: np.ndarray) -> str:
    head = "".join(
        f'<th scope="col" style="{CELL};text-align:center">{j}</th>' for j in range(errors.shape[1])
    )
    body = ""
    for i, (row, fine) in enumerate(zip(errors, near, strict=True)):
        cells = "".join(map(_table_entry, row, fine))
        body += f'<tr><th scope="row" style="{CELL}">{i}</th>{cells}</tr>'
    return (
        '<table style="border-collapse:collapse;margin:0 0 0.6em">'
        '<caption style="caption-side:top;text-align:left;color:inherit;white-space:nowrap">'
        f"{marked_up(caption)}</caption>"
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _table_entry(error: float, near: bool) -> str:
    """Return a square: the further off, the deeper its colour; the figure stands in it as well."""
    size = np.log10(max(error, 1e-6)) / 6 + 1 if np.isfinite(error) else 1.0
    depth = 0.0 if near else 0.15 + 0.4 * min(1.0, size)
    said = _entry_text(error, near)
    if near:
        said = f'<span role="img" aria-label="right">{said}</span>'
    colour = f"background:rgba(213, 94, 0, {depth:.2f})"
    return f'<td style="{CELL};text-align:center;{colour}">{said}</td>'


def _text_of_errors(caption: str, errors: np.ndarray, near: np.ndarray) -> str:
    rows = zip(errors, near, strict=True)
    said = [[_entry_text(*one) for one in zip(*row, strict=True)] for row in rows]
    width = max(len(text) for row in said for text in row)
    lines = ["  " + "  ".join(text.ljust(width) for text in row).rstrip() for row in said]
    return "\n".join([f"{caption}:", *lines])
