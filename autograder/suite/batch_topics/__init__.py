"""Assignment 4 by topic. `autograder.suite.batch` and `batch_further` put them in their order."""
