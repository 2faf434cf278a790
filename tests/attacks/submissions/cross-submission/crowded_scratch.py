"""Leaves its folder in a state in which it is hard to empty: names, rights, depth, links, holes."""
# base: reference
# stock: a folder under autograded/ that nbgrader cannot remove any more
# earns: everything

# %% extra-after: setup
import os

for number in range(40):
    os.mkdir(f".emptying-{number}")
    os.symlink("..", f".emptying-{number}/up")
    open(f".emptying-{number}/" + "n" * 255, "w").close()
for name in (b"\xff\xfe", b"\n", b"-rf", b" ", b"*", "\u202e".encode(), b"'\"$(x)`"):
    os.mkdir(os.path.join(b".", name))
    open(os.path.join(b".", name, b"\xff"), "w").close()
os.symlink("/", "root")
os.symlink("@course@", "course")
os.symlink("loop", "loop")
here = os.getcwd()
for _ in range(60):
    os.mkdir("d")
    os.chdir("d")
os.chdir(here)
with open("hole", "wb") as file:
    file.seek(4 * 2**20 - 1)
    file.write(b"x")
