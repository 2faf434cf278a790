"""Hands in code whose syntax tree is a thousand times as large as its text."""
# base: starter
# stock: the kernel's own memory
# earns: nothing
# expect: cell error

# %% edit: activations
by_id["relu"]["source"] = "relu = (" + "1," * 400_000 + ")\n1 / 0"
by_id["elu"]["source"] = "x=1\n" * 200_000 + "1 / 0"
