"""Hands in a link to the neighbour's folder in the place of its own."""
# base: starter
# stock: follows it: the marks and the files of the neighbour
# earns: nothing
# expect: problem is a link, not a folder

# %% arrange: folder
for path in folder.iterdir():
    path.unlink()
folder.rmdir()
folder.symlink_to("../neighbour/1-activations")
