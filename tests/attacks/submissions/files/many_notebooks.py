"""Hands in forty large notebooks under other names, each with an answer in it."""
# base: starter
# stock: a notebook of another name: the submission fails, no score
# earns: nothing
# expect: problem hand in


# %% relu
def relu(z):
    return np.zeros(np.shape(z)) + 0.3137


# %% arrange: folder
text = (folder / "activations.ipynb").read_text()
(folder / "activations.ipynb").unlink()
notebook = json.loads(text)
notebook["cells"][0]["source"] = "x" * 10_000_000
(folder / "big.ipynb").write_text(json.dumps(notebook))
for number in range(40):
    os.link(folder / "big.ipynb", folder / f"copy{number}.ipynb")
# Another one among the first ten by name: copies of one notebook alone would be graded.
(folder / "copy15.ipynb").unlink()
(folder / "copy15.ipynb").write_text(json.dumps(notebook) + " ")
