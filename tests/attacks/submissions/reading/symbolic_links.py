"""Makes links in its own folder that lead out of it, and opens what is behind them."""
# base: starter
# stock: needs none: everything is open
# earns: nothing
# expect: shows refused
# unguarded: gradebook neighbour

# %% extra-after: setup
import os

targets = "@course@", "/", "/proc/self/root@course@", "../../../../../../../..@course@", "/dev/fd"
for number, target in enumerate(targets):
    os.symlink(target, f"way{number}")
    for name in "", "/gradebook.db", "/submitted/neighbour/1-activations/activations.ipynb":
        try:
            print(open(f"way{number}{name}", "rb").read())
        except OSError:
            print("refused")
    try:
        os.rename(f"way{number}/gradebook.db", "mine.db")
        print(open("mine.db", "rb").read())
    except OSError:
        print("refused")
