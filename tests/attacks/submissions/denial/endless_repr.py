"""Shows objects whose text never ends, or is too long for any page."""
# base: reference
# stock: no score: the display hook hangs
# earns: everything
# expect: cell timed out
# limits: cell_seconds=1

# %% extra-after: setup
class Endless:
    def __repr__(self):
        while True: pass
Endless()
# %% extra-after: relu
class Long(list):
    def __repr__(self): return "x" * 10**10
Long()
# %% extra-after: elu
loop = []
loop += [loop, loop]
loop
