"""Assignment 3, core notebook: its exercises in the order of the notebook.

What an exercise is (marks, cases, hints, misconceptions) stands in `delta_topics`.
"""

from __future__ import annotations

from autograder.suite.delta_topics.graph import graph_abcde, chain_case1, chain_case2
from autograder.suite.delta_topics.output import delta_out_mse
from autograder.suite.delta_topics.output_entropy import delta_out_softmax_ce
from autograder.suite.delta_topics.output_entropy import delta_out_sigmoid_bce
from autograder.suite.delta_topics.hidden import delta_hidden
from autograder.suite.delta_topics.gradients import grad_W, grad_b
from autograder.suite.delta_topics.shapes import delta_shapes
from autograder.suite.delta_topics.network import backward
from autograder.suite.delta_topics.kept import kept_for_backward
from autograder.suite.delta_topics.example1 import example1_gradients
