"""Hands in three thousand files, deep folders and a checkpoint that looks like the notebook."""
# base: starter
# stock: copies all of them into autograded/
# earns: nothing

# %% arrange: folder
for number in range(3000):
    (folder / f"{number}.ipynb").touch()
deep = folder
for _ in range(60):
    deep = deep / "d"
    deep.mkdir()
(folder / ".ipynb_checkpoints").mkdir()
(folder / ".ipynb_checkpoints" / "activations-checkpoint.ipynb").write_text("{}")
