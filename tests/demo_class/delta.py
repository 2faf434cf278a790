"""The class of assignment 3: each submission gets what it is named after."""

from __future__ import annotations

from autograder.model import Outcome
from tests.demo_class.expected import RIGHT, SINGLE, Expected, each

PASSED, UNATTEMPTED, MISSING = Outcome.PASSED, Outcome.UNATTEMPTED, Outcome.MISSING
VALUE, RAISED, SHAPE = Outcome.VALUE, Outcome.RAISED, Outcome.SHAPE

EXPECTED: dict[str, Expected] = {
    "right-vectorised": RIGHT,
    "right-loops": RIGHT,
    "right-own-style": RIGHT,
    "right-float32": Expected(
        full_marks=True,
        notes=each(
            "chain_case1 chain_case2 delta_out_mse delta_out_softmax_ce delta_out_sigmoid_bce "
            "delta_hidden grad_W grad_b backward delta_neuron dz_dw jacobians "
            "delta_out_softmax_ce_any backward_in_out delta_norms",
            SINGLE,
        ),
    ),
    "misconceptions-typical": Expected(
        outcomes=each(
            "graph_abcde chain_case1 chain_case2 delta_out_mse delta_out_softmax_ce "
            "delta_out_sigmoid_bce delta_hidden grad_W grad_b backward delta_neuron dz_dw "
            "jacobians delta_out_softmax_ce_any backward_in_out count_paths delta_norms",
            VALUE,
        ),
        diagnoses={
            "graph_abcde": ("path_through_d_forgotten",),
            "chain_case1": ("derivatives_added",),
            "chain_case2": ("one_long_product",),
            "delta_out_mse": ("sign_reversed",),
            "delta_out_softmax_ce": ("softmax_entry_by_entry",),
            "delta_out_sigmoid_bce": ("squared_error_rule",),
            "delta_hidden": ("slope_taken_at_the_activation",),
            "grad_W": ("slope_on_top",),
            "grad_b": ("error_unused",),
            "backward": ("error_through_weights_after_a_step_of_a_tenth",),
            "delta_neuron": ("errors_and_weights_added_apart",),
            "dz_dw": ("activation_with_index_i",),
            "jacobians": ("softmax_taken_as_diagonal",),
            "delta_out_softmax_ce_any": ("sum_taken_as_one",),
            "backward_in_out": ("output_slope_forgotten",),
            "count_paths": ("own_layer_counted",),
            "delta_norms": ("last_layer_first",),
        },
    ),
    "misconceptions-shapes": Expected(
        outcomes={
            **each(
                "chain_case1 delta_out_sigmoid_bce grad_W grad_b delta_neuron dz_dw jacobians "
                "backward_in_out delta_norms",
                SHAPE,
            ),
            **each("delta_out_mse delta_hidden backward", RAISED),
            **each("delta_out_softmax_ce delta_out_softmax_ce_any impossible_formulas", VALUE),
            "delta_shapes": Outcome.STRUCTURE,
        },
        diagnoses={
            "chain_case1": ("places_mixed",),
            "delta_out_mse": ("matrix_product",),
            "delta_out_softmax_ce": ("one_sum_for_all_samples",),
            "delta_out_sigmoid_bce": (),
            "delta_hidden": ("brackets_forgotten",),
            "grad_W": ("transposed",),
            "grad_b": ("column_shape_lost",),
            "delta_shapes": ("flat_instead_of_columns", "rows_instead_of_columns"),
            "backward": ("transpose_forgotten",),
            "delta_neuron": ("contributions_left_apart",),
            "dz_dw": ("matrix_like_the_weights",),
            "jacobians": ("slopes_as_a_vector",),
            "delta_out_softmax_ce_any": ("sum_along_the_samples",),
            "backward_in_out": ("gradients_transposed",),
            "impossible_formulas": (
                "transpose_missed_on_the_way_back",
                "forward_pass_in_the_other_convention",
            ),
            "delta_norms": (),
        },
    ),
    "misconceptions-quiz": Expected(
        outcomes=each(
            "delta_shapes kept_for_backward example1_gradients impossible_formulas vanishing "
            "example2_gradients printed_gradients",
            VALUE,
        ),
        diagnoses={
            "delta_shapes": ("weights_transposed", "samples_added_up"),
            "kept_for_backward": (
                "only_the_net_inputs",
                "every_parameter",
                "all_error_terms_at_once",
            ),
            "example1_gradients": ("rounded_to_five_places",),
            "impossible_formulas": (
                "printed_so_right",
                "outer_product_rejected",
                "printed_error_term",
            ),
            "vanishing": ("heights_instead_of_slopes", "rounded_too_early"),
            "example2_gradients": ("weight_of_another_edge",),
            "printed_gradients": (
                "cut_taken_as_rounded",
                "wrong_taken_as_rounded",
                "path_and_order_exchanged",
            ),
        },
    ),
    "copies-the-slide": Expected(
        outcomes={
            **each("graph_abcde delta_out_softmax_ce example1_gradients example2_gradients", VALUE),
            "backward_in_out": RAISED,
        },
        diagnoses={
            "graph_abcde": ("numbers_of_the_slide",),
            "delta_out_softmax_ce": ("softmax_entry_by_entry",),
            "example1_gradients": (
                "numbers_of_the_slide",
                "factors_of_the_slide",
                "differences_of_printed_weights",
            ),
            "backward_in_out": ("column_times_column",),
            "example2_gradients": ("rounded_print", "cut_print", "factors_of_the_slide"),
        },
    ),
    "half-done": Expected(
        at_most=9.0,
        others=UNATTEMPTED,
        outcomes={
            **each(
                "graph_abcde chain_case1 chain_case2 delta_out_mse delta_out_softmax_ce", PASSED
            ),
            "delta_hidden": Outcome.NONE,
            "backward": RAISED,
        },
        depends_on={"backward": ["grad_W"]},
    ),
    "untouched": Expected(at_most=0.0, others=UNATTEMPTED),
    "exception": Expected(
        outcomes={
            **each("delta_hidden backward delta_neuron dz_dw", RAISED),
            "example1_gradients": MISSING,
        },
        depends_on={"backward": ["delta_hidden"]},
        cells=("error",),
    ),
    "endless-loop": Expected(outcomes={"backward": Outcome.TIMED_OUT}),
}
