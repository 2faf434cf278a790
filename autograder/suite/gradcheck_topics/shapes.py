"""The quiz on the shapes around a gradient check."""

from __future__ import annotations

from autograder.declare import quiz
from autograder.suite.gradcheck_topics.errors import SECTION
from solutions import gradcheck as right

check_shapes = quiz(
    "check_shapes",
    right.check_shapes,
    marks=2,
    section=SECTION,
    hints=[
        "A gradient has one entry for each entry of what it is taken by.",
        "A cost is one number, and so is a difference of two costs. The shape of a number is ().",
        "Count the entries of W and of b; flat means one axis.",
    ],
)
check_shapes.wrong_answer(
    "axis_dropped",
    "b is a column with two axes, and so is its gradient.",
    gradient_by_b=(4,),
)
check_shapes.wrong_answer(
    "transposed",
    "A gradient lies in memory like what it belongs to: its entry in row i, column j is the slope "
    "by that very entry.",
    gradient_by_W=(3, 4),
    step_E=(3, 4),
)
check_shapes.wrong_answer(
    "gradient_for_each_sample",
    "The gradient by b belongs to the cost of the whole batch: one slope for each bias.",
    gradient_by_b=(4, 5),
)
check_shapes.wrong_answer(
    "difference_like_the_matrix",
    "W has many entries, but the cost is one number; and so is what remains when two costs are "
    "subtracted.",
    cost_difference=(4, 3),
)
check_shapes.wrong_answer(
    "inner_product_as_matrix_product",
    "An inner product adds up the products of entries in the same place: that is one number.",
    inner_product=(4, 4),
)
check_shapes.wrong_answer(
    "inner_product_entry_by_entry",
    "That is the shape of the products G * E. To be an inner product they must still be added up.",
    inner_product=(4, 3),
)
check_shapes.wrong_answer(
    "step_like_a_number",
    "The step of this check moves all entries of W at once, each by its own amount.",
    step_E=(),
)
check_shapes.wrong_answer(
    "biases_not_counted",
    "The biases are parameters as well.",
    all_parameters=(12,),
    change_of_five_costs=(12, 5),
)
check_shapes.wrong_answer(
    "row_instead_of_flat",
    "A flat vector has a single axis.",
    gradient_by_flat_W=(1, 12),
    all_parameters=(1, 16),
)
check_shapes.wrong_answer(
    "given_back_its_shape",
    "numerical_grad does not know that v was a matrix once: its result has the shape of v.",
    gradient_by_flat_W=(4, 3),
)
check_shapes.wrong_answer(
    "axes_exchanged",
    "Rows and columns are exchanged: read again what stands in a row.",
    change_of_five_costs=(5, 16),
)
check_shapes.wrong_answer(
    "samples_averaged",
    "That is one number for each parameter, as for the averaged cost. Here the samples are kept "
    "apart.",
    change_of_five_costs=(16,),
)
