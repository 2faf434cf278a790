"""Makes files and folders without end: many, deep ones, with long names."""
# base: reference
# stock: no file can be made on the machine any more
# earns: everything
# expect: cell died
# expect: maybe error

# %% extra-after: setup
import os

number = 0
while True:
    number += 1
    open(str(number), "w").close()
    os.symlink("/", f"link{number}")
# %% extra-after: relu
import os

for _ in range(100_000):
    os.mkdir("d" * 250, 0o000)
    os.chdir("d" * 250)
# %% extra-after: elu
import time

try:
    for _ in range(100_000):
        os.mkdir("d")
        os.chdir("d")
finally:
    time.sleep(0.5)
