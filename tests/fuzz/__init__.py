"""Fuzzing of all that reads foreign bytes: frames, values, outputs, notebooks, folders.

properties: what must hold for any bytes. test_*.py: the properties under hypothesis, bounded.
`python -m tests.fuzz`: the same properties under a mutator that is guided by coverage.
"""
