"""Makes files, links and folders without end: side by side, and one inside the other."""
# base: reference
# stock: no file can be made on the machine any more
# earns: everything
# expect: cell died

# %% extra-after: setup
import os

number = 0
while True:
    number += 1
    open(str(number), "w").close()
    os.symlink("/", f"link{number}")
# %% extra-after: relu
import os

while True:
    os.mkdir("d" * 250)
    os.chdir("d" * 250)
