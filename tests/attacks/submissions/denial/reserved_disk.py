"""Reserves disk space faster than anybody looks: no byte needs to be written for it."""
# base: reference
# stock: fills the disk of the grading machine
# earns: everything
# expect: shows at most 128 MB

# %% extra-after: setup
import os

reserved = 0
for number in range(100):
    file = os.open(f"reserved{number}", os.O_CREAT | os.O_RDWR)
    try:
        os.posix_fallocate(file, 0, 4 * 2**20)
        reserved += 4
    except OSError:
        pass
    finally:
        os.close(file)
print("at most 128 MB" if reserved <= 128 else f"{reserved} MB")
