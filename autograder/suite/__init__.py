"""The hidden suite: one module or two for each assignment, in the order of the course."""

ASSIGNMENTS: dict[str, tuple[str, ...]] = {
    "1-activations": ("activations", "activations_further"),
}
