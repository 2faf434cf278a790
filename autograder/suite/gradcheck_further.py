"""Assignment 5, further notebook: its exercises in the order of the notebook.

What an exercise is (marks, cases, hints, misconceptions) stands in `gradcheck_topics`.
"""

from __future__ import annotations

from autograder.suite.gradcheck_topics.tail import loss_from_layer
from autograder.suite.gradcheck_topics.dual import dual
from autograder.suite.gradcheck_topics.node import node
from autograder.suite.gradcheck_topics.symbols import diff
from autograder.suite.gradcheck_topics.passes import passes
