"""Hands in devices: one that never ends, one that is a disk."""
# base: starter
# stock: reads zeros until memory is full
# earns: nothing
# expect: problem not a regular file
# needs: root

# %% arrange: folder
for name, numbers in (
    ("activations.ipynb", (1, 5)),
    ("further.ipynb", (1, 7)),
    ("third.ipynb", (8, 0)),
):
    (folder / name).unlink(missing_ok=True)
    os.mknod(folder / name, 0o020666, os.makedev(*numbers))
