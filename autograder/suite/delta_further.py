"""Assignment 3, further notebook: its exercises in the order of the notebook.

What an exercise is (marks, cases, hints, misconceptions) stands in `delta_topics`.
"""

from __future__ import annotations

from autograder.suite.delta_topics.neuron import delta_neuron, dz_dw
from autograder.suite.delta_topics.layouts import jacobians
from autograder.suite.delta_topics.counts import delta_out_softmax_ce_any
from autograder.suite.delta_topics.in_out import backward_in_out, impossible_formulas
from autograder.suite.delta_topics.paths import count_paths
from autograder.suite.delta_topics.norms import delta_norms, vanishing
from autograder.suite.delta_topics.example2 import example2_gradients
from autograder.suite.delta_topics.printed import printed_gradients
