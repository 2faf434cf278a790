"""What runs on the student's side of the boundary: standard library, numpy and IPython only.

The parent imports `plain`, `calls` and `frames` too, so that the reference, the misconceptions
and the student's functions are all called in exactly the same way.
"""
