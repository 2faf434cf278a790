"""Assignment 3 by topic. `delta` and `delta_further` put the exercises in their order."""
