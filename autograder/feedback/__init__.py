"""The page of feedback that a student gets for each notebook: HTML without any script."""
