"""The class of assignment 5: each submission gets what it is named after."""

from __future__ import annotations

from autograder.model import Outcome
from tests.demo_class.expected import RIGHT, SINGLE, Expected, each

PASSED, UNATTEMPTED, MISSING = Outcome.PASSED, Outcome.UNATTEMPTED, Outcome.MISSING
VALUE, RAISED, SHAPE, TYPE = Outcome.VALUE, Outcome.RAISED, Outcome.SHAPE, Outcome.TYPE
STRUCTURE, INPUT_CHANGED = Outcome.STRUCTURE, Outcome.INPUT_CHANGED

EXPECTED: dict[str, Expected] = {
    "right-vectorised": RIGHT,
    "right-loops": RIGHT,
    "right-own-style": RIGHT,
    "right-float32": Expected(
        full_marks=True, notes=each("repaired_step loss_from_layer Dual", SINGLE)
    ),
    "misconceptions-typical": Expected(
        outcomes=each(
            "central_diff error_order best_h numerical_grad rel_error gradcheck "
            "directional_check loss_evaluations repaired_step loss_from_layer Dual Node diff",
            VALUE,
        ),
        diagnoses={
            "central_diff": ("one_sided",),
            "error_order": ("line_through_all_steps",),
            "best_h": ("smaller_is_better",),
            "numerical_grad": ("not_put_back_in_the_copy",),
            "rel_error": ("small_number_below_the_line",),
            "gradcheck": ("absolute_threshold",),
            "directional_check": ("inner_product_not_divided",),
            "loss_evaluations": ("unmoved_cost_counted",),
            "repaired_step": ("updated_weights_in_the_hidden_delta",),
            "loss_from_layer": ("started_behind_the_layer",),
            "Dual": ("exp_without_inner_slope",),
            "Node": ("last_path_wins",),
            "diff": ("exp_without_inner_derivative",),
        },
    ),
    "misconceptions-shapes": Expected(
        outcomes={
            **each("central_diff gradcheck loss_evaluations", TYPE),
            **each("error_order numerical_grad directional_check check_shapes", VALUE),
            **each("loss_from_layer Dual diff", RAISED),
            "rel_error": SHAPE,
            "repaired_step": INPUT_CHANGED,
        },
        diagnoses={
            "central_diff": (),
            "error_order": ("errors_left_behind",),
            "numerical_grad": ("moved_in_the_given_array",),
            "rel_error": (),
            "gradcheck": ("verdict_for_each_name",),
            "directional_check": ("product_of_matrices",),
            "check_shapes": ("row_instead_of_flat", "axis_dropped", "difference_like_the_matrix"),
            "loss_evaluations": (),
            "repaired_step": ("stepped_in_place",),
            "loss_from_layer": ("biases_flattened",),
            "Dual": ("plain_numbers_not_made_duals",),
        },
    ),
    "misconceptions-quiz": Expected(
        outcomes={
            **each("best_h lecture_bug false_alarms passes", VALUE),
            "check_shapes": STRUCTURE,
        },
        diagnoses={
            "best_h": (
                "double_precision_steps_in_single_precision",
                "errors_exchanged",
                "one_step_for_both_quotients",
            ),
            "check_shapes": (
                "difference_like_the_matrix",
                "inner_product_entry_by_entry",
                "step_like_a_number",
            ),
            "lecture_bug": ("step_size_blamed", "both_layers_accused", "output_delta_suspected"),
            "false_alarms": (
                "slope_taken_as_the_quotient",
                "half_slope_because_the_check_says_so",
                "smaller_step_in_single_precision",
            ),
            "passes": (
                "one_forward_pass_for_all",
                "reverse_always_better",
                "one_reverse_pass_for_all_outputs",
            ),
        },
    ),
    "copies-the-slide": Expected(
        outcomes={
            **each(
                "central_diff best_h gradcheck directional_check loss_evaluations lecture_bug "
                "repaired_step false_alarms",
                VALUE,
            ),
            "check_shapes": STRUCTURE,
        },
        diagnoses={
            "central_diff": ("tiny_step_of_its_own",),
            "best_h": ("one_step_for_both_quotients",),
            "gradcheck": ("weights_only",),
            "directional_check": ("as_printed",),
            "check_shapes": ("biases_not_counted", "difference_like_the_matrix"),
            "loss_evaluations": ("multiplications_counted",),
            "lecture_bug": ("falling_cost_trusted", "symptom_taken_for_the_cause"),
            "repaired_step": ("as_in_the_listing",),
            "false_alarms": ("threshold_raised", "penalty_not_noticed"),
        },
    ),
    "half-done": Expected(
        at_most=10.0,
        others=UNATTEMPTED,
        outcomes={
            **each("central_diff error_order numerical_grad", PASSED),
            "rel_error": Outcome.NONE,
            "gradcheck": RAISED,
        },
        depends_on={"gradcheck": ["rel_error"]},
    ),
    "untouched": Expected(at_most=0.0, others=UNATTEMPTED),
    "exception": Expected(
        outcomes={
            **each("rel_error gradcheck loss_from_layer Dual", RAISED),
            "directional_check": MISSING,
        },
        diagnoses={
            "loss_from_layer": ("weights_of_the_next_layer",),
            "Dual": ("reflected_methods_missing",),
        },
        depends_on={"gradcheck": ["rel_error"]},
        cells=("error",),
    ),
    "endless-loop": Expected(outcomes={"loss_evaluations": Outcome.TIMED_OUT}),
}
