"""Hands in outputs that were never computed: scores under the check cells, code in other ones."""
# base: starter
# stock: clears outputs first; a kernel that does not start leaves them
# earns: nothing

# %% edit: activations
for cell in cells:
    if cell["cell_type"] == "code":
        cell["execution_count"] = 10**30
        cell["outputs"] = [
            {
                "output_type": "execute_result",
                "metadata": {},
                "execution_count": 1,
                "data": {"text/plain": "1000.0", "text/html": "<script>pwned()</script>"},
            },
            {"output_type": "pwned", "text": 7},
            None,
            {},
        ]
        cell["attachments"] = {"../../x": {"text/html": "<script>pwned()</script>"}}
