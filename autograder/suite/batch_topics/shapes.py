"""The quiz on the shapes of a batch."""

from __future__ import annotations

from typing import Any

from autograder.declare import quiz
from autograder.suite.batch_topics.nets import SECTION
from solutions import batch

batch_shapes = quiz(
    "batch_shapes",
    batch.batch_shapes,
    marks=2,
    section=SECTION,
    hints=[
        "Rows belong to neurons, columns to samples; parameters and their gradients know nothing "
        "of samples.",
        "np.sum drops the axis along which it adds, unless keepdims=True. Then think of what numpy "
        "does when a column meets something with one axis: try it with small arrays.",
    ],
)


def wrong(name: str, diagnosis: str, **answers: Any) -> None:
    """Declare wrong shapes; an underscore in a name stands for a space."""
    spaced = {key.replace("_", " "): value for key, value in answers.items()}
    batch_shapes.wrong_answer(name, diagnosis, **spaced)


wrong(
    "samples_as_rows",
    "In your answer every row is a sample. Many libraries do so; in this course samples are "
    "columns.",
    X=(64, 784),
    Y=(64, 10),
    Z1=(64, 30),
    D2=(64, 10),
    D1=(64, 30),
)
wrong(
    "one_sample_only",
    "These are the shapes for a single sample. A batch goes through the network all at once.",
    X=(784, 1),
    Y=(10, 1),
    Z1=(30, 1),
    D2=(10, 1),
    D1=(30, 1),
)
wrong(
    "gradient_for_every_sample",
    "A gradient must fit the parameter it belongs to. What happened to the samples when the cost "
    "was made?",
    dW1=(30, 784, 64),
    db1=(30, 64),
)
wrong(
    "weights_from_input_to_output",
    "You write a column for each neuron, as Chapter 1 and the 4-3-4-3 notes do. In this course a "
    "neuron is a row of W.",
    W1=(784, 30),
    dW1=(784, 30),
)
wrong(
    "flat_bias_gradient",
    "As a bias is a column here, its gradient is one too: two axes, the second of length 1.",
    db1=(30,),
)
wrong(
    "axes_exchanged",
    "The two axes are exchanged: axis=0 adds along the rows' direction, from top to bottom, and "
    "what remains is one number for each column.",
    sum_over_axis_0=(30,),
    sum_over_axis_1=(64,),
    b1_minus_sum=(30, 64),
)
wrong(
    "summed_axis_kept",
    "np.sum removes the axis that it adds along. To keep it, with length 1, one has to ask.",
    sum_over_axis_0=(1, 64),
    sum_over_axis_1=(30, 1),
)
wrong(
    "broadcasting_overlooked",
    "numpy does not complain, but the result is no column. An array with one axis is treated as a "
    "row when it meets a column.",
    b1_minus_sum=(30, 1),
)
wrong(
    "next_layer_taken",
    "Count the layers once more: layer 0 is the input, and layer 1 has 30 neurons.",
    W1=(10, 30),
    Z1=(10, 64),
    D1=(10, 64),
    dW1=(10, 30),
    db1=(10, 1),
)
