"""The class of assignment 2: each submission gets what it is named after."""

from __future__ import annotations

from autograder.model import Outcome
from tests.demo_class.expected import RIGHT, SINGLE, Expected, each

PASSED, UNATTEMPTED, MISSING = Outcome.PASSED, Outcome.UNATTEMPTED, Outcome.MISSING
VALUE, RAISED, SHAPE, STRUCTURE = (
    Outcome.VALUE,
    Outcome.RAISED,
    Outcome.SHAPE,
    Outcome.STRUCTURE,
)

EXPECTED: dict[str, Expected] = {
    "right-vectorised": RIGHT,
    "right-loops": RIGHT,
    "right-own-style": RIGHT,
    "right-float32": Expected(
        full_marks=True,
        notes=each(
            "net_input layer_forward forward_batch bce ce ce_from_logits cost example1_forward "
            "collapse_linear forward_rows forward_in_out gaussian_nll bernoulli_nll "
            "structural_risk",
            SINGLE,
        ),
    ),
    "misconceptions-typical": Expected(
        outcomes={
            **each(
                "net_input xor_net layer_forward forward_batch count_params bce ce "
                "ce_from_logits cost example1_forward example2_forward is_separable "
                "collapse_linear forward_rows n_quadratic_features gaussian_nll bernoulli_nll "
                "structural_risk",
                VALUE,
            ),
            **each("param_shapes forward_in_out", STRUCTURE),
            "boolean_net": RAISED,
        },
        diagnoses={
            "net_input": ("bias_counted_for_each_input",),
            "xor_net": ("and_fires_for_a_single_one",),
            "layer_forward": ("bias_added_after_the_activation",),
            "forward_batch": ("bias_of_the_layer_before",),
            "param_shapes": ("bias_always_a_column",),
            "count_params": ("bias_for_the_input",),
            "bce": ("sum_over_samples",),
            "ce": ("averaged_over_all_entries",),
            "ce_from_logits": ("probabilities_clipped",),
            "cost": ("last_layer_only",),
            "example1_forward": ("rounded_numbers_reused",),
            "example2_forward": ("first_bias_for_one_neuron_only",),
            "boolean_net": ("maximum_of_nothing",),
            "is_separable": ("all_but_xor",),
            "collapse_linear": ("last_bias_only",),
            "forward_rows": ("last_layer_linear",),
            "forward_in_out": ("input_not_kept",),
            "n_quadratic_features": ("squares_left_out",),
            "gaussian_nll": ("constant_left_out",),
            "bernoulli_nll": ("mean_instead_of_sum",),
            "structural_risk": ("norms_not_squared",),
        },
    ),
    "misconceptions-shapes": Expected(
        outcomes={
            **each(
                "net_input xor_net layer_forward bce ce example1_forward collapse_linear "
                "forward_rows forward_in_out gaussian_nll",
                SHAPE,
            ),
            **each("forward_batch boolean_net bernoulli_nll structural_risk", RAISED),
            **each("network_shapes cost is_separable", VALUE),
            "param_shapes": STRUCTURE,
            "ce_from_logits": Outcome.INPUT_CHANGED,
        },
        diagnoses={
            "net_input": (),
            "xor_net": (),
            "layer_forward": ("bias_flattened",),
            "forward_batch": ("weights_transposed",),
            "network_shapes": (
                "weights_transposed",
                "bias_without_second_axis",
                "bias_as_a_number",
            ),
            "param_shapes": ("comma_forgotten",),
            "bce": ("matrix_of_one_entry",),
            "ce": ("one_loss_for_each_sample",),
            "ce_from_logits": ("shifted_in_place",),
            "cost": ("outputs_taken_for_samples",),
            "example1_forward": (),
            "boolean_net": ("array_instead_of_a_function",),
            "is_separable": ("every_table_accepted",),
            "collapse_linear": ("samples_taken_for_rows",),
            "forward_rows": ("result_in_columns",),
            "forward_in_out": ("activations_flattened",),
            "gaussian_nll": ("residuals_in_a_product_of_matrices",),
            "bernoulli_nll": (),
            "structural_risk": ("all_weights_in_one_array",),
        },
    ),
    "misconceptions-quiz": Expected(
        outcomes=each(
            "network_shapes example1_forward example2_forward printed_forward loss_factor "
            "network_kinds neuron_parts",
            VALUE,
        ),
        diagnoses={
            "network_shapes": ("bias_of_the_sending_layer", "second_matrix_like_the_first"),
            "example1_forward": ("output_without_activation",),
            "example2_forward": ("output_weights_transposed",),
            "printed_forward": (
                "every_print_is_rounded",
                "exact_called_rounded",
                "wrong_called_rounded",
            ),
            "loss_factor": ("factors_inverted", "lambda_left_unchanged"),
            "network_kinds": ("symmetric_connections_taken_as_graph",),
            "neuron_parts": (
                "axon_and_dendrite_exchanged",
                "synapse_as_input",
                "axon_as_connection",
            ),
        },
    ),
    "copies-the-slide": Expected(
        outcomes=each("example1_forward example2_forward printed_forward", VALUE),
        diagnoses={
            "example1_forward": (
                "rounded_print_copied",
                "cut_print_copied",
                "printed_cost_copied",
            ),
            "example2_forward": ("rounded_print_copied", "cut_print_copied"),
            "printed_forward": ("print_taken_for_exact",),
        },
    ),
    "half-done": Expected(
        at_most=7.0,
        others=UNATTEMPTED,
        outcomes={
            **each("net_input xor_net layer_forward", PASSED),
            "forward_batch": Outcome.NONE,
        },
        cells=("error",),
        prints="result: None",
    ),
    "untouched": Expected(at_most=0.0, others=UNATTEMPTED),
    "exception": Expected(
        outcomes={
            **each("layer_forward forward_batch count_params ce collapse_linear", RAISED),
            "example2_forward": MISSING,
        },
        depends_on={"forward_batch": ["layer_forward"]},
        diagnoses={"collapse_linear": ("product_in_reading_order",)},
        cells=("error",),
    ),
    "endless-loop": Expected(outcomes={"is_separable": Outcome.TIMED_OUT}),
}
