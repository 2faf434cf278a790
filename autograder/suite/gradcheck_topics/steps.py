"""The quiz on the best step of a difference quotient."""

from __future__ import annotations

from autograder.declare import quiz
from autograder.suite.gradcheck_topics.quotients import SECTION
from solutions import gradcheck as right

CENTRAL, ONE_SIDED = (1e-2, 1e-5, 1e-8, 1e-11), (1e-1, 1e-3, 1e-5, 1e-8, 1e-11)

best_h = quiz(
    "best_h",
    right.best_h,
    marks=2,
    section=SECTION,
    options={
        "central_float64": CENTRAL,
        "one_sided_float64": ONE_SIDED,
        "central_float32": CENTRAL,
        "one_sided_float32": ONE_SIDED,
        "far_too_small": ("truncation", "rounding"),
        "far_too_large": ("truncation", "rounding"),
    },
    hints=[
        "Try it: a function with a known derivative, all steps on offer, the errors in a table. "
        "For float32 convert x and h, and see that nothing becomes float64 on the way.",
        "Two errors add up: one grows like h or h², the other like eps/h, where eps is the gap "
        "between 1 and the next number, np.finfo(np.float32).eps for example. Where do they meet?",
    ],
)
best_h.wrong_answer(
    "smaller_is_better",
    "Mathematics goes to the limit h = 0, a computer cannot: the smaller the step, the fewer "
    "digits of the difference are left.",
    central_float64=1e-11,
    one_sided_float64=1e-11,
    central_float32=1e-11,
    one_sided_float32=1e-11,
)
best_h.wrong_answer(
    "double_precision_steps_in_single_precision",
    "These steps are good in float64. Single precision has half of the digits, so rounding has its "
    "say much earlier.",
    central_float32=1e-5,
    one_sided_float32=1e-8,
)
best_h.wrong_answer(
    "one_step_for_both_quotients",
    "The two quotients have errors of different orders, and so their best steps differ: where "
    "does a falling line of slope 1, or of slope 2, meet the rounding error?",
    one_sided_float64=1e-5,
    one_sided_float32=1e-5,
)
best_h.wrong_answer(
    "errors_exchanged",
    "The two errors are exchanged. Which one would be there even with exact arithmetic, and does "
    "it grow or shrink with h?",
    far_too_small="truncation",
    far_too_large="rounding",
)
best_h.wrong_answer(
    "larger_is_safer",
    "Such a large step keeps clear of rounding, but the curve bends on the way: with float64 there "
    "is much room below.",
    central_float64=1e-2,
    one_sided_float64=1e-1,
    one_sided_float32=1e-1,
)
