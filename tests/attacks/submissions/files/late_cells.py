"""Adds cells after the last check and before the first cell, which change all names once more."""
# base: starter
# stock: cells behind the tests run too late; cells before them patch the kernel: full marks
# earns: nothing
# expect: relu value


# %% edit: activations
def code(source):
    return {
        "cell_type": "code",
        "metadata": {},
        "source": source,
        "outputs": [],
        "execution_count": None,
    }


late = """import builtins
check = lambda *a: True
relu = sigmoid = lambda z: np.zeros(np.shape(z)) + 0.3137
np.maximum = np.tanh = lambda *a: 1.0"""
cells.insert(0, code("import sys; sys.modules['checks'] = None"))
cells.append(code(late))
cells += [code(late) for _ in range(50)]
