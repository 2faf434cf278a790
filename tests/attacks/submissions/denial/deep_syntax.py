"""Hands in code that is nested just as deep as a parser allows, for what reads it afterwards."""
# base: starter
# stock: an error in its own kernel
# earns: nothing

# %% edit: activations
deep = "x" + ".a" * 330
by_id["sigmoid_grad"]["source"] = (
    f"def sigmoid_grad(z):\n    return ({deep}(z + 1e-9) - {deep}(z)) / 1e-9"
)
by_id["tanh_grad"]["source"] = (
    f"def tanh_grad(z):\n    h = 1e-9\n    return {'-' * 90}({deep}(z) - {deep}(z)) / h"
)
for number in range(20):
    cells.append(
        {
            "cell_type": "code",
            "metadata": {},
            "source": "y = lambda: (" + "-" * (60 + 40 * number) + "1)",
        }
    )
