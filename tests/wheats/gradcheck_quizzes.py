"""The quizzes of assignment 5, answered rightly in several ways."""

from __future__ import annotations

from typing import Any

import numpy as np

from solutions import autodiff
from solutions import gradcheck as right


def shouted(answers: dict[str, Any]) -> dict[str, Any]:
    """Return the answers with text in capitals and blanks around it."""
    return {k: f" {v.upper()} " if isinstance(v, str) else v for k, v in answers.items()}


def in_numpy(answers: dict[str, Any]) -> dict[str, Any]:
    """Return the answers with numpy's numbers, bools and text."""
    return {k: v if isinstance(v, tuple) else np.array(v)[()] for k, v in answers.items()}


def ways(answers: dict[str, Any]) -> dict[str, Any]:
    """Return what fits any quiz."""
    return {
        "in another order": dict(reversed(answers.items())),
        "in capitals": shouted(answers),
        "numpy's values": in_numpy(answers),
        "more items": {**answers, "a note of my own": None},
    }


W, B = np.ones((4, 3)), np.ones((4, 1))

QUIZZES: dict[str, dict[str, Any]] = {
    "best_h": ways(right.best_h)
    | {
        "powers": {
            **right.best_h,
            "central_float64": 10**-5,
            "one_sided_float64": 10.0**-8,
            "central_float32": 0.01,
            "one_sided_float32": 1 / 1000,
        },
        "single precision": {
            k: v if isinstance(v, str) else np.float32(v) for k, v in right.best_h.items()
        },
    },
    "check_shapes": ways(right.check_shapes)
    | {
        "lists": {k: list(v) for k, v in right.check_shapes.items()},
        "taken from arrays": {
            "gradient_by_W": W.shape,
            "gradient_by_b": B.shape,
            "step_E": np.zeros_like(W).shape,
            "cost_difference": np.shape(1.0),
            "inner_product": np.sum(W * W).shape,
            "gradient_by_flat_W": W.flatten().shape,
            "all_parameters": np.concatenate([W.ravel(), B.ravel()]).shape,
            "change_of_five_costs": (W.size + B.size, 5),
        },
        "numpy's whole numbers": {
            k: tuple(np.array(v, dtype=int)) for k, v in right.check_shapes.items()
        },
    },
    "lecture_bug": ways(right.lecture_bug)
    | {
        "three digits": {**right.lecture_bug, "relative_error": 0.368},
        "worked out": {**right.lecture_bug, "relative_error": 0.36775979},
        "lists, 1 for True": {
            **right.lecture_bug,
            "shape_of_d1": [2, 2],
            "right_shape_of_d1": [2, 1],
            "cost_falls": 1,
        },
    },
    "false_alarms": ways(right.false_alarms)
    | {
        "worked out": {
            **right.false_alarms,
            "quotient_near_the_kink": (1e-5 + 1e-4) / 2e-4,
            "slope_near_the_kink": 1,
            "quotient_at_the_kink": 1 / 2,
        },
        "a slope that is True": {**right.false_alarms, "slope_near_the_kink": np.float64(1e-5 > 0)},
    },
    "passes": ways(autodiff.passes)
    | {
        "floats": {k: v if isinstance(v, str) else float(v) for k, v in autodiff.passes.items()},
        "counted": {
            **autodiff.passes,
            "cost_by_46_parameters_forward": 3 * 4 + 4 * 3 + 4 + 3 * 4 + 3 + 3,
            "100_outputs_by_1_input_reverse": len(range(100)),
        },
    },
}
