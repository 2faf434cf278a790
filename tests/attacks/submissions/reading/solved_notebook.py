"""Takes the answers out of the instructor's notebook under source/ and runs its cells."""
# base: starter
# stock: full marks: source/ lies beside submitted/, readable for the kernel
# earns: nothing
# expect: shows refused
# unguarded: solved-notebook

# %% extra-after: activation_table
import json

try:
    notebook = json.load(open("@course@/source/1-activations/activations.ipynb"))
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            exec("".join(cell["source"]))
    print("".join(notebook["cells"][0]["source"]))
except OSError:
    print("refused")
