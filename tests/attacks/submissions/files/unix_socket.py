"""Hands in a socket and a folder in the place of its notebooks."""
# base: starter
# stock: the submission fails: no score
# earns: nothing
# expect: problem not a regular file

# %% arrange: folder
for name in "activations.ipynb", "further.ipynb":
    (folder / name).unlink()
os.chdir(folder)  # the path of a socket must be short
with socket.socket(socket.AF_UNIX) as bound:
    bound.bind("activations.ipynb")
os.chdir("/")
(folder / "further.ipynb").mkdir()
(folder / "further.ipynb" / "further.ipynb").write_text("{}")
