"""Hands in a fifo: whoever opens it for reading waits for ever."""
# base: starter
# stock: hangs for ever
# earns: nothing
# expect: problem not a regular file

# %% arrange: folder
for name in "activations.ipynb", "further.ipynb":
    (folder / name).unlink()
    os.mkfifo(folder / name)
os.mkfifo(folder / "renamed.ipynb")
