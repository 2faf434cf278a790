"""The class of assignment 1: each submission gets what it is named after."""

from __future__ import annotations

from autograder.model import Outcome
from tests.demo_class.expected import RIGHT, SINGLE, WARNING, Expected, each

PASSED, UNATTEMPTED, MISSING = Outcome.PASSED, Outcome.UNATTEMPTED, Outcome.MISSING
VALUE, RAISED, SHAPE, TYPE = Outcome.VALUE, Outcome.RAISED, Outcome.SHAPE, Outcome.TYPE
NOT_FINITE, INPUT_CHANGED = Outcome.NOT_FINITE, Outcome.INPUT_CHANGED

EXPECTED: dict[str, Expected] = {
    "right-vectorised": RIGHT,
    "right-loops": RIGHT,
    "right-own-style": RIGHT,
    "right-float32": Expected(
        full_marks=True,
        notes=each(
            "sigmoid tanh_from_sigmoid sigmoid_grad sigmoid_grad_from_a tanh_grad "
            "relu relu_grad elu elu_grad softplus softplus_grad leaky_relu "
            "prelu_grads softmax",
            SINGLE,
        ),
    ),
    "right-with-warnings": Expected(
        full_marks=True,
        notes=each("sigmoid relu_grad elu elu_grad softplus softplus_grad", WARNING),
    ),
    "misconceptions-typical": Expected(
        outcomes={
            **each(
                "tanh_from_sigmoid sigmoid_grad sigmoid_grad_from_a tanh_grad relu_grad "
                "elu activation_table mp_neuron leaky_relu leaky_relu_grad prelu_grads "
                "dead_units taylor1 hard_logistic hard_tanh hard_logistic_grad "
                "softmax_jacobian softmax_vjp",
                VALUE,
            ),
            **each("elu_grad softplus softplus_grad softmax", NOT_FINITE),
        },
        diagnoses={
            "tanh_from_sigmoid": ("argument_not_doubled",),
            "sigmoid_grad": ("sigmoid_applied_twice",),
            "sigmoid_grad_from_a": ("tanh_rule_for_a",),
            "tanh_grad": ("logistic_rule",),
            "relu_grad": ("one_at_the_kink",),
            "elu": ("gamma_on_the_power_only",),
            "elu_grad": ("exponential_branch_times_zero",),
            "softplus": ("overflowing_logarithm",),
            "softplus_grad": ("overflowing_quotient",),
            "mp_neuron": ("silent_on_the_border",),
            "leaky_relu": ("wrong_branch_for_large_gamma",),
            "leaky_relu_grad": ("one_at_the_kink",),
            "prelu_grads": ("averaged_over_samples",),
            "dead_units": ("off_for_one_sample",),
            "taylor1": ("rise_from_the_origin",),
            "hard_logistic": ("slope_one_fifth",),
            "hard_tanh": ("lower_cut_at_zero",),
            "hard_logistic_grad": ("kinks_of_hard_tanh",),
            "softmax": ("not_shifted",),
            "softmax_jacobian": ("diagonal_only",),
            "softmax_vjp": ("entry_by_entry",),
        },
    ),
    "misconceptions-shapes-and-ints": Expected(
        outcomes={
            "sigmoid": VALUE,
            "tanh_from_sigmoid": VALUE,
            "sigmoid_grad": VALUE,
            "tanh_grad": INPUT_CHANGED,
            "relu": SHAPE,
            "relu_grad": INPUT_CHANGED,
            "elu": VALUE,
            "elu_grad": SHAPE,
            "softplus": Outcome.DTYPE,
            "softplus_grad": TYPE,
            "activation_table": INPUT_CHANGED,
            "leaky_relu": VALUE,
            "leaky_relu_grad": VALUE,
            "prelu_grads": SHAPE,
            "dead_units": TYPE,
            "hard_logistic": VALUE,
            "hard_tanh": INPUT_CHANGED,
            "softmax": INPUT_CHANGED,
            "softmax_jacobian": SHAPE,
            "softmax_vjp": Outcome.NONE,
        },
        diagnoses={
            "sigmoid": ("result_in_an_integer_array",),
            "relu": ("largest_along_an_axis",),
            "relu_grad": (),
            "elu": ("written_into_an_integer_copy",),
            "leaky_relu": ("leak_cut_to_whole_numbers",),
            "leaky_relu_grad": ("slopes_cut_to_whole_numbers",),
            "prelu_grads": ("column_shape_lost",),
            "dead_units": ("mask_instead_of_indices",),
            "softmax": ("shifted_in_place",),
            "softmax_jacobian": ("slopes_as_a_vector",),
        },
        depends_on={"tanh_from_sigmoid": ["sigmoid"], "sigmoid_grad": ["sigmoid"]},
    ),
    "misconceptions-quiz": Expected(
        outcomes=each("saturation zero_centred activation_table hard_gaps", VALUE),
        diagnoses={
            "saturation": ("rectifiers_on_both_sides", "leak_taken_as_flat"),
            "zero_centred": ("symmetric_about_its_middle", "elu_nearly_centred"),
            "activation_table": ("slopes_that_expect_a",),
            "hard_gaps": ("place_instead_of_gap",),
        },
    ),
    "half-done": Expected(
        at_most=23.0,
        others=UNATTEMPTED,
        outcomes={
            **each(
                "sigmoid tanh_from_sigmoid sigmoid_grad sigmoid_grad_from_a tanh_grad "
                "relu relu_grad",
                PASSED,
            ),
            "elu": Outcome.NONE,
        },
    ),
    "untouched": Expected(at_most=0.0, others=UNATTEMPTED),
    "syntax-error": Expected(outcomes={"sigmoid_grad_from_a": MISSING}, cells=("error",)),
    "exception": Expected(
        outcomes={
            "sigmoid_grad_from_a": MISSING,
            "elu": RAISED,
            "activation_table": RAISED,
            "mp_neuron": RAISED,
        },
        cells=("error",),
    ),
    "endless-loop": Expected(outcomes={"sigmoid_grad_from_a": Outcome.TIMED_OUT}),
    "endless-loop-in-a-cell": Expected(full_marks=True, cells=("timed out",)),
    "exits-the-process": Expected(outcomes={"tanh_from_sigmoid": Outcome.DIED}, cells=("error",)),
    "deleted-cell": Expected(outcomes={"elu_grad": MISSING, "activation_table": RAISED}),
    "duplicated-cell": RIGHT,
    "edited-test": Expected(
        outcomes=each("sigmoid_grad relu softplus activation_table", VALUE),
        diagnoses={
            "sigmoid_grad": ("s_squared",),
            "relu": ("absolute_value",),
            "softplus": ("relu_instead",),
        },
    ),
    "renamed-notebook": Expected(full_marks=True, notebook_note="最终版.ipynb"),
    "reads-the-reference": Expected(
        at_most=1.0,
        others=UNATTEMPTED,
        outcomes=each("sigmoid sigmoid_grad tanh_grad relu relu_grad softplus", VALUE),
        prints="found: []",
    ),
    "patches-allclose": Expected(
        at_most=0.0,
        others=UNATTEMPTED,
        outcomes={
            **each("sigmoid sigmoid_grad", VALUE),
            **each("tanh_grad relu_grad saturation", TYPE),
        },
    ),
    "mean-prints": Expected(full_marks=True, prints="I want to see every single value"),
}
