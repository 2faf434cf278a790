"""The quiz on the passes of automatic differentiation."""

from __future__ import annotations

from autograder.declare import quiz
from autograder.suite.gradcheck_topics.dual import SECTION
from solutions import autodiff

MODES = ("forward", "reverse", "equal")

passes = quiz(
    "passes",
    autodiff.passes,
    marks=2,
    section=SECTION,
    options={
        "fewer_for_a_cost": MODES,
        "fewer_for_100_outputs_of_1_input": MODES,
        "fewer_for_3_outputs_of_3_inputs": MODES,
    },
    hints=[
        "With Dual, one input carries the 1. Which derivatives are known after such a pass?",
        "With Node, backward starts at one output. Which derivatives are known after such a pass?",
    ],
)
passes.wrong_answer(
    "one_forward_pass_for_all",
    "In one forward pass one input carries the 1, and the slopes by the others do not come out.",
    f_by_w_and_b_forward=1,
    f_by_w_b_and_x_forward=1,
    cost_by_46_parameters_forward=1,
)
passes.wrong_answer(
    "one_reverse_pass_for_each_input",
    "One pass back from an output reaches everything that it was made from, so all slopes of this "
    "output come at once.",
    f_by_w_and_b_reverse=2,
    cost_by_46_parameters_reverse=46,
)
passes.wrong_answer(
    "reverse_always_better",
    "Each output needs a pass back of its own. Compare the number of outputs with that of inputs.",
    fewer_for_100_outputs_of_1_input="reverse",
    fewer_for_3_outputs_of_3_inputs="reverse",
)
passes.wrong_answer(
    "one_reverse_pass_for_all_outputs",
    "backward starts at one output. The slopes of the other outputs are not in it.",
    **{"100_outputs_by_1_input_reverse": 1},
)
passes.wrong_answer(
    "forward_counts_the_outputs",
    "A forward pass carries the slope along to every output, however many there are.",
    **{"100_outputs_by_1_input_forward": 100},
)
passes.wrong_answer(
    "modes_exchanged",
    "The two modes are exchanged. Which one starts at an input, and which one at an output?",
    f_by_w_and_b_forward=1,
    f_by_w_and_b_reverse=2,
    fewer_for_a_cost="forward",
    fewer_for_100_outputs_of_1_input="reverse",
)
passes.wrong_answer(
    "two_passes_as_in_central_differences",
    "Two evaluations for each parameter are what central differences need. Here slopes come out "
    "exactly, with one pass for each input.",
    f_by_w_and_b_forward=4,
    f_by_w_b_and_x_forward=6,
    cost_by_46_parameters_forward=92,
)
passes.wrong_answer(
    "forward_half_counted_as_a_pass",
    "That counts the pass forward to the values as well. Asked for are the passes that carry "
    "derivatives.",
    f_by_w_and_b_reverse=2,
    cost_by_46_parameters_reverse=2,
)
