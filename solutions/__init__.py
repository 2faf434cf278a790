"""The reference solutions, one module for each assignment: plain numpy, nothing of the kit's."""
