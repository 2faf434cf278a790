"""The quizzes of assignment 5, answered wrongly."""

from __future__ import annotations

from typing import Any

import numpy as np

from solutions import autodiff
from solutions import gradcheck as right


def ways(answers: dict[str, Any]) -> dict[str, Any]:
    """Return what earns less than full marks in any quiz."""
    items = list(answers)
    return {
        "nothing": {},
        "None": None,
        "every item None": dict.fromkeys(items),
        "a list": list(answers.values()),
        "True for all": dict.fromkeys(items, True),
        "0 for all": dict.fromkeys(items, 0),
        "text of everything": {k: f"{v}!" for k, v in answers.items()},
        "lists of one": {k: [v] for k, v in answers.items()},
        "the last item left out": {k: answers[k] for k in items[:-1]},
        "the first item left out": {k: answers[k] for k in items[1:]},
        "names with blanks": {f" {k}": v for k, v in answers.items()},
        "answers moved by one": dict(zip(items, [*list(answers.values())[1:], 7], strict=True)),
        "a function": lambda: answers,
        "sets": {k: {v} for k, v in answers.items()},
        "nan for the last": {**answers, items[-1]: float("nan")},
        **{f"all as in {item}": dict.fromkeys(items, answers[item]) for item in items},
    }


def with_answers(answers: dict[str, Any], **wrong: Any) -> dict[str, Any]:
    return {**answers, **wrong}


QUIZZES: dict[str, dict[str, Any]] = {
    "best_h": ways(right.best_h)
    | {
        "the printed options": dict.fromkeys(right.best_h, (1e-2, 1e-5, 1e-8, 1e-11)),
        "exponents": {
            k: v if isinstance(v, str) else round(np.log10(v)) for k, v in right.best_h.items()
        },
        "steps of sixteen digits": with_answers(right.best_h, central_float64=6.1e-6),
        "text": {k: str(v) for k, v in right.best_h.items()},
        "far too small: both": with_answers(right.best_h, far_too_small="truncation and rounding"),
        "single precision like double": with_answers(right.best_h, central_float32=1e-5),
    },
    "check_shapes": ways(right.check_shapes)
    | {
        "text": {k: str(v) for k, v in right.check_shapes.items()},
        "arrays": {k: np.zeros(v) for k, v in right.check_shapes.items()},
        "numbers of entries": {k: int(np.prod(v)) for k, v in right.check_shapes.items()},
        "a number in the place of (12,)": with_answers(right.check_shapes, gradient_by_flat_W=12),
        "None for ()": with_answers(right.check_shapes, cost_difference=None),
        "0 for ()": with_answers(right.check_shapes, inner_product=0),
        "(1,) for ()": with_answers(right.check_shapes, inner_product=(1,), cost_difference=(1,)),
        "(1, 1) for ()": with_answers(right.check_shapes, inner_product=(1, 1)),
        "every shape reversed": {k: v[::-1] for k, v in right.check_shapes.items()},
        "a column": with_answers(right.check_shapes, all_parameters=(16, 1)),
        "seven entries": with_answers(right.check_shapes, all_parameters=(7,)),
    },
    "lecture_bug": ways(right.lecture_bug)
    | {
        "two digits": with_answers(right.lecture_bug, relative_error=0.37),
        "percent": with_answers(right.lecture_bug, relative_error=36.776),
        "one digit": with_answers(right.lecture_bug, relative_error=0.4),
        "a line as text": with_answers(right.lecture_bug, first_wrong_line="line 4"),
        "a line too far": with_answers(right.lecture_bug, first_wrong_line=5),
        "lines counted from 0": with_answers(right.lecture_bug, first_wrong_line=3),
        "a list of arrays": with_answers(right.lecture_bug, accused=["W0"]),
        "falls as text": with_answers(right.lecture_bug, cost_falls="True"),
        "a flat delta": with_answers(right.lecture_bug, right_shape_of_d1=(2,)),
        "the numbers of the slide": with_answers(right.lecture_bug, relative_error=0.69),
    },
    "false_alarms": ways(right.false_alarms)
    | {
        "half a step": with_answers(right.false_alarms, quotient_near_the_kink=0.5),
        "exchanged": with_answers(
            right.false_alarms, quotient_near_the_kink=0.45, quotient_at_the_kink=0.55
        ),
        "one branch": with_answers(right.false_alarms, slope_near_the_kink=0.5),
        "the first words": {
            k: v.split()[0] if isinstance(v, str) else v for k, v in right.false_alarms.items()
        },
        "arrays of one": {
            k: np.array([v]) for k, v in right.false_alarms.items() if not isinstance(v, str)
        },
    },
    "passes": ways(autodiff.passes)
    | {
        "one more each": {
            k: v if isinstance(v, str) else v + 1 for k, v in autodiff.passes.items()
        },
        "all 1": {k: v if isinstance(v, str) else 1 for k, v in autodiff.passes.items()},
        "other words": {
            k: {"forward": "vorwärts", "reverse": "rückwärts", "equal": "gleich"}.get(v, v)
            for k, v in autodiff.passes.items()
        },
        "weights only": with_answers(autodiff.passes, cost_by_46_parameters_forward=36),
        "always forward": {
            k: "forward" if isinstance(v, str) else v for k, v in autodiff.passes.items()
        },
    },
}
