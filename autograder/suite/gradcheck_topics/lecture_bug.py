"""The quiz on the bug behind the May slides' first example. (`repaired` mends it.)"""

from __future__ import annotations

from autograder.declare import Rules, Tolerance, quiz
from solutions import gradcheck as right

SECTION = "May slides, example with the inputs 0.35 and 0.9; ML-2-1, gradient check (梯度检验)"

DOWNHILL = "the wrong step still leads downhill"

lecture_bug = quiz(
    "lecture_bug",
    right.lecture_bug,
    marks=3,
    section=SECTION,
    rules=Rules(tolerance=Tolerance(relative=3e-3)),  # three digits are asked
    options={
        "accused": ("W0", "W1", "both", "neither"),
        "first_wrong_line": (1, 2, 3, 4, 5, 6),
        "cost_falls": (True, False),
        "why": (
            DOWNHILL,
            "the step size is too large",
            "the wrong gradient is nearly 0",
            "a sigmoid network always learns",
        ),
        "when_to_check": ("at the first weights", "after the training", "when the cost rises"),
    },
    hints=[
        "Let the code run one step: what is subtracted from a weight is its gradient, as this code "
        "has it. Compare it with numerical_grad, array by array.",
        "Print the shape of every array, line by line. A δ has one row for each neuron.",
        "Where a row meets a column, numpy fills up a whole matrix without a word.",
    ],
)
lecture_bug.wrong_answer(
    "step_size_blamed",
    "With either code the cost falls in each of the 100 steps, so the step is not too large.",
    why="the step size is too large",
)
lecture_bug.wrong_answer(
    "output_layer_accused",
    "The output layer passes the check: its gradient agrees with the quotients to ten digits.",
    accused="W1",
)
lecture_bug.wrong_answer(
    "both_layers_accused",
    "Check the two arrays one by one: one of them passes.",
    accused="both",
)
lecture_bug.wrong_answer(
    "falling_cost_trusted",
    "A falling cost proves very little: many wrong directions lead downhill too. Only the check "
    "compares the gradient itself.",
    accused="neither",
    why="a sigmoid network always learns",
)
lecture_bug.wrong_answer(
    "symptom_taken_for_the_cause",
    "This line shows the symptom, for it receives something of a wrong shape. Which line made it?",
    first_wrong_line=6,
)
lecture_bug.wrong_answer(
    "output_delta_suspected",
    "This line has another sign than usual, and the updates add instead of subtracting: together "
    "that is right.",
    first_wrong_line=3,
)
lecture_bug.wrong_answer(
    "output_update_suspected",
    "Here d2 holds a single number, so the product is the right one.",
    first_wrong_line=5,
)
lecture_bug.wrong_answer(
    "shape_believed",
    "Count the hidden neurons: each has one δ, so a matrix holds too many.",
    right_shape_of_d1=(2, 2),
)
lecture_bug.wrong_answer(
    "broadcasting_overlooked",
    "d2 * W1 is a row and a1 is a column. What does numpy make of their product?",
    shape_of_d1=(2, 1),
)
lecture_bug.wrong_answer(
    "row_expected",
    "In this course a sample is a column, and so is its δ.",
    shape_of_d1=(1, 2),
    right_shape_of_d1=(1, 2),
)
lecture_bug.wrong_answer(
    "rise_expected",
    "Try it: this code passes for a good one because its cost does what one hopes for.",
    cost_falls=False,
    when_to_check="when the cost rises",
)
lecture_bug.wrong_answer(
    "wrong_gradient_taken_as_small",
    "It is about as large as the right one. Large or small: in which direction does it point?",
    why="the wrong gradient is nearly 0",
)
lecture_bug.wrong_answer(
    "checked_at_the_end",
    "At the end all gradients are nearly 0, where a check is at its weakest; and by then every "
    "step has gone the wrong way.",
    when_to_check="after the training",
)
lecture_bug.wrong_answer(
    "step_taken_for_the_gradient",
    "The code adds what it works out, so that is minus its gradient. Mind the sign.",
    relative_error=0.97449,
)
lecture_bug.wrong_answer(
    "absolute_error",
    "That is the length of the difference. Large or small, compared with what?",
    relative_error=0.0086112,
)
lecture_bug.wrong_answer(
    "divided_by_the_quotients_alone",
    "You divided by the length of one gradient; rel_error has both of them below the line.",
    relative_error=1.03788,
)
lecture_bug.wrong_answer(
    "divided_by_the_codes_gradient_alone",
    "You divided by one of the two lengths only; rel_error adds them.",
    relative_error=0.569587,
)
lecture_bug.wrong_answer(
    "both_arrays_together",
    "That is the error of both gradients in one vector, where a right one dilutes a wrong one. "
    "Take each array alone.",
    relative_error=0.106233,
)
