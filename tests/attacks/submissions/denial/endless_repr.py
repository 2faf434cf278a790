"""Shows objects whose text never ends, or is made for ever."""
# base: reference
# stock: no score: the display hook hangs
# earns: everything
# expect: cell timed out


# %% extra-after: setup
class Endless:
    def __repr__(self):
        while True:
            pass


Endless()


# %% extra-after: relu
class Growing(list):
    def __repr__(self):
        return "x" * 10**9


Growing()
# %% extra-after: elu
loop = []
loop += [loop, loop]
for _ in range(60):
    loop = [loop, loop]
try:
    loop
except BaseException:
    pass
