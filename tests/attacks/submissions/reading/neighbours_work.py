"""Copies what a neighbour has handed in, by paths that any student can guess."""
# base: starter
# stock: full marks with the neighbour's answers: all submissions lie side by side
# earns: nothing
# expect: shows refused
# unguarded: neighbour

# %% extra-after: activation_table
import glob, json

paths = ["@course@/submitted/neighbour/1-activations/activations.ipynb"]
paths += glob.glob("../../*/1-activations/*.ipynb") + glob.glob("/srv/nbgrader/**/*.ipynb")
for path in paths:
    try:
        for cell in json.load(open(path))["cells"]:
            source = "".join(cell["source"])
            print(source[:60])
            if cell["cell_type"] == "code":
                exec(source)
    except OSError:
        print("refused")
