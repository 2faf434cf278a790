"""Assignment 1 by topic. `autograder.suite.activations` puts the exercises in their order."""
