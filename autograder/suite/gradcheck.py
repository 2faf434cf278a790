"""Assignment 5, core notebook: its exercises in the order of the notebook.

What an exercise is (marks, cases, hints, misconceptions) stands in `gradcheck_topics`.
"""

from __future__ import annotations

from autograder.suite.gradcheck_topics.quotients import central_diff
from autograder.suite.gradcheck_topics.orders import error_order
from autograder.suite.gradcheck_topics.steps import best_h
from autograder.suite.gradcheck_topics.numerical import numerical_grad
from autograder.suite.gradcheck_topics.errors import rel_error
from autograder.suite.gradcheck_topics.check import gradcheck
from autograder.suite.gradcheck_topics.directional import directional_check
from autograder.suite.gradcheck_topics.shapes import check_shapes
from autograder.suite.gradcheck_topics.errors import loss_evaluations
from autograder.suite.gradcheck_topics.lecture_bug import lecture_bug
from autograder.suite.gradcheck_topics.repaired import repaired_step
from autograder.suite.gradcheck_topics.alarms import false_alarms
