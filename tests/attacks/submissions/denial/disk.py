"""Fills the disk with large files, by writing and by reserving."""
# base: reference
# stock: fills the disk of the grading machine
# earns: everything
# expect: cell died
# expect: cell error

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
# %% extra-after: relu
reserved = 0
for number in range(200):
    try:
        file = os.open(f"reserved{number}", os.O_CREAT | os.O_RDWR)
        os.posix_fallocate(file, 0, 4 * 2**20)
        reserved += 4
        os.close(file)
    except OSError:
        os.close(file)
print(f"reserved {'much' if reserved > 128 else 'little'}")
