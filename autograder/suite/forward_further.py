"""Assignment 2, further notebook: its exercises in the order of the notebook.

What an exercise is (marks, cases, hints, misconceptions) stands in `forward_topics`.
"""

from __future__ import annotations

from autograder.suite.forward_topics.boolean import boolean_net
from autograder.suite.forward_topics.separable import is_separable
from autograder.suite.forward_topics.collapse import collapse_linear
from autograder.suite.forward_topics.rows import forward_rows, forward_in_out
from autograder.suite.forward_topics.printed import printed_forward
from autograder.suite.forward_topics.features import n_quadratic_features
from autograder.suite.forward_topics.likelihood import gaussian_nll, bernoulli_nll
from autograder.suite.forward_topics.risk import structural_risk
from autograder.suite.forward_topics.factors import loss_factor
from autograder.suite.forward_topics.kinds import network_kinds, neuron_parts
