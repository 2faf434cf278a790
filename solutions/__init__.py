"""The reference solutions, one module for each notebook: plain numpy, nothing of the kit's."""
