"""The hidden suite: one module or two for each assignment, in the order of the course."""

ASSIGNMENTS: dict[str, tuple[str, ...]] = {
    "1-activations": ("activations", "activations_further"),
    "2-forward": ("forward", "forward_further"),
    "3-delta": ("delta", "delta_further"),
    "4-batch": ("batch", "batch_further"),
    "5-gradcheck": ("gradcheck", "gradcheck_further"),
}
