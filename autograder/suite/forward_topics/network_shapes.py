"""The quiz on the shapes of two networks."""

from __future__ import annotations

from autograder.declare import Rules, quiz
from solutions import forward

QUIZ = "May slides, forward propagation (前向传播算法): the quiz 16-32-16-1; Chapter 1, 1.2"

network_shapes = quiz(
    "network_shapes",
    forward.network_shapes,
    marks=2,
    section=QUIZ,
    options={"wrong_statement": ("A", "B", "C", "D")},
    rules=Rules(results=("the number of rows", "the number of columns")),
    hints=[
        "Read W0 h0 + b0 from right to left: how many numbers come in, how many must come out?",
        "Rows of W belong to the neurons that receive. A bias is added to the net input, so it has "
        "the same shape.",
        "Parameters: one weight for each connection, one bias for each neuron behind the input.",
    ],
)
network_shapes.wrong_answer(
    "weights_transposed",
    "Your weights stand the other way round. In the product W h the number of columns of W must "
    "fit what comes in.",
    W0=(16, 32),
    W1=(32, 16),
    W2=(16, 1),
)
network_shapes.wrong_answer(
    "second_matrix_like_the_first",
    "You gave W1 the shape of W0. But it leads from the larger layer to the smaller one.",
    W1=(32, 16),
)
network_shapes.wrong_answer(
    "bias_of_the_sending_layer",
    "You counted the neurons that send. A bias is added to the net inputs of the layer that "
    "receives, so it has their shape.",
    b0=(16, 1),
    b1=(32, 1),
    b2=(16, 1),
)
network_shapes.wrong_answer(
    "bias_as_a_row",
    "Your bias lies on its side. It is added to W h, which is a column.",
    b0=(1, 32),
    b1=(1, 16),
)
network_shapes.wrong_answer(
    "bias_without_second_axis",
    "On the May slides, and in this course, a bias is a column: it has two axes.",
    b0=(32,),
    b1=(16,),
    b2=(1,),
)
network_shapes.wrong_answer(
    "bias_as_a_number",
    "That is how many biases there are. A shape is a tuple with the length of every axis; brackets "
    "around a number make no tuple.",
    b0=32,
    b1=16,
    b2=1,
)
network_shapes.wrong_answer(
    "one_bias_for_a_layer",
    "You gave the whole layer a single bias. Every neuron has one of its own.",
    b0=(1, 1),
    b1=(1, 1),
)
network_shapes.wrong_answer(
    "statement_a",
    "Statement A is right: W0 takes 16 numbers and makes 32 of them, and rows are receivers.",
    wrong_statement="A",
)
network_shapes.wrong_answer(
    "statement_b",
    "Statement B is right: every neuron of the first hidden layer has a bias.",
    wrong_statement="B",
)
network_shapes.wrong_answer(
    "statement_d",
    "Statement D is right: a single row for the single output neuron.",
    wrong_statement="D",
)
network_shapes.wrong_answer(
    "side_of_the_picture",
    "That is one side of the picture. Each of its pixels is a number of its own.",
    input=28,
)
network_shapes.wrong_answer(
    "one_output_with_the_number_of_the_class",
    "You want one output that names the class. The network gives a probability for each class.",
    output=1,
)
network_shapes.wrong_answer(
    "parameters_without_biases",
    "You counted the weights only. Every neuron behind the input has a bias too.",
    parameters=784 * 30 + 30 * 10,
)
network_shapes.wrong_answer(
    "parameters_with_biases_of_the_input",
    "You counted biases for the input as well. The input layer computes nothing and has none.",
    parameters=784 * 30 + 30 * 10 + 784 + 30 + 10,
)
network_shapes.wrong_answer(
    "parameters_with_one_bias_a_layer",
    "You counted one bias for each layer. Every neuron has a bias of its own.",
    parameters=784 * 30 + 30 * 10 + 2,
)
network_shapes.wrong_answer(
    "parameters_as_a_product",
    "You multiplied all layer sizes. Only neighbouring layers are connected, so there is one "
    "product for each pair of neighbours.",
    parameters=784 * 30 * 10,
)
network_shapes.wrong_answer(
    "shape_instead_of_a_number",
    "You give a shape. What is asked is how many numbers there are in it.",
    input=(784, 1),
    output=(10, 1),
)
network_shapes.wrong_answer(
    "picture_with_its_two_sides",
    "The network takes one column of numbers: how many pixels has the picture in all?",
    input=(28, 28),
)
