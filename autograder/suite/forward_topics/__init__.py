"""Assignment 2 by topic. `autograder.suite.forward` puts the exercises in their order."""
