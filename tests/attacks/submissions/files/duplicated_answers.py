"""Hands in the same answer cell ten times with other types, sources and ids; the first is empty."""
# base: starter
# stock: SchemaTooOldError, or the last copy counts
# earns: nothing

# %% edit: activations
for number in range(10):
    cell = copy.deepcopy(by_id["relu"])
    cell["cell_type"] = ["markdown", "code", "raw", "cell", None][number % 5]
    cell["source"] = [f"def relu(z): return {number}\n"]
    cell["id"] = "relu" if number % 2 else cell.get("id")
    cells.insert(number, cell)
