"""The quiz on the shapes of activations and of their slopes."""

from __future__ import annotations

from autograder.declare import Rules, quiz
from solutions import activations_further

activation_shapes = quiz(
    "activation_shapes",
    activations_further.activation_shapes,
    marks=2,
    rules=Rules(results=("the number of rows", "the number of columns")),
    section="NNDL notes, notation of feed-forward networks (前馈神经网络的记号); ML-2-1, softmax",
    hints=[
        "An elementwise function keeps the shape; so does its slope.",
        "A parameter's gradient has the shape of the parameter, however many samples there are.",
        "A Jacobian has one row for each output and one column for each input.",
    ],
)
activation_shapes.wrong_answer(
    "transposed",
    "Your shape is transposed: neurons are rows and samples are columns, in this whole course.",
    z=(7, 4),
    sigmoid=(7, 4),
    sigmoid_grad=(7, 4),
    z_one_sample=(1, 4),
    dX=(7, 4),
    dgamma=(1, 4),
    softmax=(7, 4),
    softmax_sums=(7, 1),
)
activation_shapes.wrong_answer(
    "keepdims_lost",
    "You dropped the axis that was added over. keepdims=True leaves it there with the length 1, "
    "so that the result lines up with the arrays it came from.",
    dgamma=(4,),
    softmax_sums=(7,),
)
activation_shapes.wrong_answer(
    "last_axis_of_a_column_dropped",
    "A sample of shape (3, 1) stays a column on its way through the layer: two axes.",
    z_one_sample=(4,),
)
activation_shapes.wrong_answer(
    "shape_of_the_input",
    "That is the shape of what comes in. The layer makes as many rows as it has neurons.",
    z=(3, 7),
    z_one_sample=(3, 1),
)
activation_shapes.wrong_answer(
    "shape_of_the_weights",
    "That is the shape of W. A product of matrices takes its rows from the left one and its "
    "columns from the right one.",
    z=(4, 3),
)
activation_shapes.wrong_answer(
    "jacobian_for_each_sample",
    "You thought of the Jacobian of one sample. For an elementwise function it is diagonal, and "
    "only its diagonal is kept: one slope for each entry.",
    sigmoid_grad=(4, 4),
    dX=(4, 4),
)
activation_shapes.wrong_answer(
    "jacobian_of_the_whole_batch",
    "Softmax itself keeps the shape: one probability for each score. The square matrix is its "
    "Jacobian, for one sample.",
    softmax=(4, 4),
)
activation_shapes.wrong_answer(
    "one_slope_for_each_score",
    "In softmax every output depends on every score: how many derivatives are there?",
    softmax_jacobian=(5,),
)
activation_shapes.wrong_answer(
    "slopes_in_a_column",
    "In softmax every output depends on every score: how many derivatives are there?",
    softmax_jacobian=(5, 1),
)
activation_shapes.wrong_answer(
    "product_left_as_a_matrix",
    "The Jacobian is a matrix, but it has been multiplied with g: one number is left for each "
    "score.",
    softmax_vjp=(5, 5),
)
activation_shapes.wrong_answer(
    "product_as_a_number",
    "A number would be a . g. The gradient by the scores has an entry for each of them.",
    softmax_vjp=(),
)
activation_shapes.wrong_answer(
    "second_axis_invented",
    "a and g have one axis, and so has the result.",
    softmax_vjp=(5, 1),
)
activation_shapes.wrong_answer(
    "samples_not_added",
    "gamma serves all samples, so their contributions are added: no axis of samples is left in "
    "its gradient.",
    dgamma=(4, 7),
)
activation_shapes.wrong_answer(
    "added_over_the_neurons",
    "You added along the wrong axis: gamma belongs to a neuron (row), a sum of exponentials to a "
    "sample (column).",
    dgamma=(1, 7),
    softmax_sums=(4, 1),
)
activation_shapes.wrong_answer(
    "added_over_everything",
    "You added over both axes. One of them is kept.",
    dgamma=(1, 1),
    softmax_sums=(1, 1),
)
activation_shapes.wrong_answer(
    "one_answer_for_each_sample",
    "Softmax gives a probability for each class of each sample; which one is the largest is "
    "another question.",
    softmax=(7,),
)
activation_shapes.wrong_answer(
    "one_number_for_the_layer",
    "A layer gives one number for each of its neurons, not one for all.",
    z_one_sample=(1, 1),
)
activation_shapes.wrong_answer(
    "number_in_brackets",
    "A number in brackets is still a number to Python: the comma makes a tuple of it. And how many "
    "axes are there?",
    z_one_sample=4,
    dgamma=4,
    softmax_vjp=5,
)
