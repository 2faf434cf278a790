"""Everything between the trusted parent and a student's code."""
