"""Gives every cell tags that make tools skip, hide or forgive it."""
# base: starter
# stock: full marks: nbclient does not run cells with the tag skip-execution, and nothing fails
# earns: nothing

# %% edit: activations
for cell in cells:
    cell["metadata"]["tags"] = [
        "skip-execution",
        "raises-exception",
        "remove_cell",
        "remove-output",
        "picture",
        "hide_input",
        "parameters",
    ]
    cell["metadata"]["deletable"] = cell["metadata"]["editable"] = True
    cell["metadata"]["jupyter"] = {"source_hidden": True, "outputs_hidden": True}
    cell["metadata"]["execution"] = {"iopub.execute_input": "2020-01-01T00:00:00Z"}
