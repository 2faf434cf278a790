"""Assignment 4, core notebook: its exercises in the order of the notebook.

What an exercise is (marks, cases, hints, misconceptions) stands in `batch_topics`.
"""

from __future__ import annotations

from autograder.suite.batch_topics.loop import backward_loop
from autograder.suite.batch_topics.whole_scale import backward_batch
from autograder.suite.batch_topics.shapes import batch_shapes
from autograder.suite.batch_topics.means import sum_to_mean
from autograder.suite.batch_topics.steps import gd_step
from autograder.suite.batch_topics.epochs import iterations, minibatches
from autograder.suite.batch_topics.means import combine
from autograder.suite.batch_topics.sgd import sgd_epoch
from autograder.suite.batch_topics.start import init_uniform
from autograder.suite.batch_topics.symmetry import symmetric, zero_start
from autograder.suite.batch_topics.example1 import train_ex1
