"""Hands in code whose syntax tree is a thousand times as large as its text."""
# base: starter
# stock: the kernel's own memory
# earns: nothing
# expect: maybe timed out

# %% edit: activations
by_id["relu"]["source"] = "relu = (" + "1," * 100_000 + ")"
by_id["elu"]["source"] = "x=1\n" * 25_000
