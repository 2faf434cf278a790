"""Assignment 5 by topic. `gradcheck` and `gradcheck_further` put the exercises in their order."""
