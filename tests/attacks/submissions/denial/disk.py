"""Fills the disk with large files, one after another."""
# base: reference
# stock: fills the disk of the grading machine
# earns: everything
# expect: cell died

# %% extra-after: setup
import os

number = 0
while True:
    number += 1
    try:
        with open(f"large{number}", "wb") as file:
            file.write(bytes(4 * 2**20))
    except OSError:
        pass
