"""Assignment 2, core notebook: its exercises in the order of the notebook.

What an exercise is (marks, cases, hints, misconceptions) stands in `forward_topics`.
"""

from __future__ import annotations

from autograder.suite.forward_topics.neuron import net_input
from autograder.suite.forward_topics.xor import xor_net
from autograder.suite.forward_topics.layer import layer_forward
from autograder.suite.forward_topics.batch import forward_batch
from autograder.suite.forward_topics.network_shapes import network_shapes
from autograder.suite.forward_topics.parameters import param_shapes, count_params
from autograder.suite.forward_topics.binary_entropy import bce
from autograder.suite.forward_topics.entropy import ce
from autograder.suite.forward_topics.logits import ce_from_logits
from autograder.suite.forward_topics.cost import cost
from autograder.suite.forward_topics.example1 import example1_forward
from autograder.suite.forward_topics.example2 import example2_forward
