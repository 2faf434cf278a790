"""The class of assignment 4: each submission gets what it is named after."""

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
            "backward_loop backward_batch sum_to_mean gd_step combine sgd_epoch train_ex1 "
            "linreg_grad from_chapter_1 from_4343_notes decay_step midpoint_gap train_ex2",
            SINGLE,
        ),
    ),
    "misconceptions-typical": Expected(
        outcomes={
            **each(
                "backward_loop backward_batch sum_to_mean iterations combine sgd_epoch "
                "init_uniform symmetric train_ex1 linreg_grad from_chapter_1 from_4343_notes "
                "decay_step early_stop midpoint_gap train_ex2 train_xor",
                VALUE,
            ),
            "gd_step": Outcome.INPUT_CHANGED,
            "minibatches": Outcome.STRUCTURE,
        },
        diagnoses={
            "backward_loop": ("penalty_inside_the_loop",),
            "backward_batch": ("penalty_averaged",),
            "sum_to_mean": ("halved_as_well",),
            "gd_step": ("written_into_the_old_ones",),
            "iterations": ("always_rounded_down",),
            "minibatches": ("rest_dropped",),
            "combine": ("batches_weighted_equally",),
            "sgd_epoch": ("step_size_shared_out",),
            "init_uniform": ("positive_weights_only",),
            "symmetric": ("fixed_tolerance",),
            "train_ex1": ("cost_before_the_last_update",),
            "linreg_grad": ("factor_two_left",),
            "from_chapter_1": ("half_forgotten",),
            "from_4343_notes": ("divided_by_the_inputs",),
            "decay_step": ("decay_doubled",),
            "early_stop": ("stopped_at_the_first_rise",),
            "midpoint_gap": ("chord_minus_curve",),
            "train_ex2": ("output_layer_first",),
            "train_xor": ("last_loss_missing",),
        },
    ),
    "misconceptions-shapes": Expected(
        outcomes={
            **each(
                "batch_shapes sgd_epoch init_uniform symmetric train_ex1 from_chapter_1 "
                "from_4343_notes decay_step early_stop train_ex2",
                VALUE,
            ),
            **each(
                "backward_batch sum_to_mean minibatches combine linreg_grad midpoint_gap", SHAPE
            ),
            **each("backward_loop gd_step train_xor", RAISED),
        },
        diagnoses={
            "backward_loop": ("axis_of_the_sample_lost",),
            "backward_batch": ("bias_columns_lost",),
            "batch_shapes": ("samples_as_rows", "weights_from_input_to_output", "axes_exchanged"),
            "sum_to_mean": ("mean_of_the_entries",),
            "gd_step": ("lists_used_as_numbers",),
            "minibatches": ("slice_ends_too_early",),
            "combine": ("entries_averaged_too",),
            "sgd_epoch": ("targets_in_the_old_order",),
            "init_uniform": ("turned_matrices",),
            "symmetric": ("columns_compared",),
            "train_ex1": ("hidden_deltas_summed",),
            "linreg_grad": ("flat_targets",),
            "from_chapter_1": ("reshaped",),
            "from_4343_notes": ("reshaped_instead_of_transposed",),
            "decay_step": ("decay_cut_to_whole_numbers",),
            "early_stop": ("results_exchanged",),
            "midpoint_gap": ("both_weights_in_both_layers",),
            "train_ex2": ("weights_transposed",),
            "train_xor": ("targets_turned_round",),
        },
    ),
    "misconceptions-quiz": Expected(
        outcomes=each("batch_shapes zero_start misplaced_line convexity printed_training", VALUE),
        diagnoses={
            "batch_shapes": ("summed_axis_kept", "flat_bias_gradient", "broadcasting_overlooked"),
            "zero_start": (
                "first_layers_learn_at_once",
                "rows_and_columns_exchanged",
                "tanh_like_the_sigmoid",
                "any_other_number_helps",
            ),
            "misplaced_line": (
                "victim_taken_for_the_culprit",
                "w1_of_the_right_algorithm",
                "same_list_under_two_names",
            ),
            "convexity": (
                "convex_loss_taken_as_convex_cost",
                "one_counterexample_not_enough",
                "good_examples_taken_as_a_proof",
            ),
            "printed_training": ("rounded_taken_for_exact", "cut_taken_for_rounded"),
        },
    ),
    "copies-the-slide": Expected(
        outcomes={
            **each(
                "backward_batch init_uniform train_ex1 misplaced_line train_ex2 printed_training",
                VALUE,
            ),
            "from_4343_notes": SHAPE,
        },
        diagnoses={
            "backward_batch": ("divided_twice",),
            "init_uniform": ("zeros",),
            "train_ex1": ("hidden_deltas_broadcast",),
            "from_4343_notes": ("layout_kept",),
            "misplaced_line": ("scale_suspected", "w1_as_printed_on_the_slide"),
            "train_ex2": ("bias_of_each_neuron_trained",),
            "printed_training": ("slides_trusted", "columns_compared", "all_biases_expected"),
        },
    ),
    "half-done": Expected(
        at_most=6.0,
        others=UNATTEMPTED,
        outcomes={
            **each("backward_loop sum_to_mean gd_step", PASSED),
            "backward_batch": Outcome.NONE,
            "iterations": VALUE,
        },
        diagnoses={"iterations": ("drop_last_ignored",)},
        cells=("error",),
    ),
    "untouched": Expected(at_most=0.0, others=UNATTEMPTED),
    "exception": Expected(
        outcomes={
            **each("backward_batch sgd_epoch early_stop midpoint_gap", RAISED),
            "zero_start": MISSING,
        },
        depends_on={"sgd_epoch": ["backward_batch"]},
        cells=("error",),
    ),
    "endless-loop": Expected(outcomes={"train_xor": Outcome.TIMED_OUT}),
}
