"""Hands in ten thousand files, deep folders and a checkpoint that looks like the notebook."""
# base: starter
# stock: compares each file with all others, for hours; copies them into autograded/
# earns: nothing

# %% arrange: folder
for number in range(5000):
    (folder / f"{number}.ipynb").touch()
    (folder / f"{number}.txt").touch()
deep = folder
for _ in range(60):
    deep = deep / "d"
    deep.mkdir()
(folder / ".ipynb_checkpoints").mkdir()
(folder / ".ipynb_checkpoints" / "activations-checkpoint.ipynb").write_text("{}")
