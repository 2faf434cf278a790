"""Prints and displays without end, in many small outputs and in large ones."""
# base: reference
# stock: a notebook of gigabytes; LimitOutput counts lines only
# earns: everything
# expect: shows may show 0.1 MB

# %% extra-after: setup
import sys

for number in range(2000):
    print("x" * 50)
    print("y", file=sys.stderr)
    display(number)
print("z" * 5_000_000)
"w" * 5_000_000
