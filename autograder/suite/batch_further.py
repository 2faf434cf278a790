"""Assignment 4, further notebook: its exercises in the order of the notebook.

What an exercise is (marks, cases, hints, misconceptions) stands in `batch_topics`.
"""

from __future__ import annotations

from autograder.suite.batch_topics.linreg import linreg_grad
from autograder.suite.batch_topics.conventions import from_chapter_1, from_4343_notes
from autograder.suite.batch_topics.steps import decay_step
from autograder.suite.batch_topics.stopping import early_stop
from autograder.suite.batch_topics.misplaced import misplaced_line
from autograder.suite.batch_topics.convexity import midpoint_gap, convexity
from autograder.suite.batch_topics.example2 import train_ex2
from autograder.suite.batch_topics.printed import printed_training
from autograder.suite.batch_topics.xor import train_xor
