"""Draws a thousand figures, and one of a thousand million points."""
# base: reference
# stock: a notebook of gigabytes
# earns: everything
# expect: cell timed out
# limits: cell_seconds=1

# %% extra-after: setup
for number in range(60):
    plt.figure(figsize=(20, 20))
    plt.imshow(np.random.default_rng(number).random((200, 200)))
# %% extra-after: relu
try:
    plt.figure(figsize=(1000, 1000), dpi=1000).canvas.draw()
except (MemoryError, ValueError):
    plt.close("all")
