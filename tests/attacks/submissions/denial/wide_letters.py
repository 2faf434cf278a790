"""Hands in 24 MB of letters and one picture letter: as a text, they take four times as much."""
# base: starter
# stock: reads and shows all of it
# earns: nothing
# expect: maybe error

# %% arrange: folder
notebook = json.loads((folder / "activations.ipynb").read_text())
notebook["cells"].append(
    {"cell_type": "code", "metadata": {}, "source": "\N{PILE OF POO}" + "a" * 24_000_000}
)
(folder / "activations.ipynb").write_text(json.dumps(notebook, ensure_ascii=False), "utf-8")
