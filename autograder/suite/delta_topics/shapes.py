"""The quiz on shapes on the way back."""

from __future__ import annotations

from autograder.declare import quiz
from solutions import delta

delta_shapes = quiz(
    "delta_shapes",
    delta.delta_shapes,
    marks=2,
    section="May slides, shapes of W and b; ML-2-1, backpropagation (反向传播算法)",
    hints=[
        "Write the shapes of all W_l and b_l first: W_l has n_l rows and n_(l-1) columns.",
        "A gradient has the shape of what it belongs to: dW_l that of W_l, delta_l that of z_l.",
        "In a product with @ the inner lengths must be equal and vanish.",
    ],
)
delta_shapes.wrong_answer(
    "weights_transposed",
    "You write one sending neuron a row. In this course the rows are the receiving neurons, and a "
    "gradient has the shape of its matrix.",
    **{"W_3.T": (2, 5), "dW_1": (4, 3), "dW_2": (3, 5)},
)
delta_shapes.wrong_answer(
    "flat_instead_of_columns",
    "A sample is a column here, and so is everything that belongs to one sample: a table with one "
    "column, not a flat array.",
    **{
        "delta_3": (2,),
        "W_3.T @ delta_3": (5,),
        "sigmoid_grad(z_2)": (5,),
        "delta_1": (3,),
        "db_2": (5,),
    },
)
delta_shapes.wrong_answer(
    "counted_one_layer_too_low",
    "You took the size of the layer before. delta_l and db_l have one entry for each neuron of "
    "layer l itself.",
    **{"delta_3": (5, 1), "sigmoid_grad(z_2)": (3, 1), "delta_1": (4, 1), "db_2": (3, 1)},
)
delta_shapes.wrong_answer(
    "product_not_carried_out",
    "Write the two shapes beside each other. The inner lengths meet and vanish, the outer ones "
    "stay.",
    **{"W_3.T @ delta_3": (5, 2)},
)
delta_shapes.wrong_answer(
    "rows_instead_of_columns",
    "You lay the vectors down. In the convention of the course a sample stands upright.",
    **{
        "delta_3": (1, 2),
        "sigmoid_grad(z_2)": (1, 5),
        "delta_1": (1, 3),
        "db_2": (1, 5),
        "delta_1 of seven samples": (7, 3),
    },
)
delta_shapes.wrong_answer(
    "samples_added_up",
    "Each sample has its own error term. The samples come together later, in the gradients.",
    **{"delta_1 of seven samples": (3, 1)},
)
delta_shapes.wrong_answer(
    "gradient_of_the_next_weights",
    "dW_l belongs to the weights that lead into layer l. You gave the shape of the ones that lead "
    "out of it.",
    dW_1=(5, 3),
    dW_2=(2, 5),
)
