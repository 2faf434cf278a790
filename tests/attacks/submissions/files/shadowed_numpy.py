"""Puts modules beside the notebook that stand in the place of numpy and of Python's own."""
# base: starter
# stock: copies them beside the notebook: `import numpy` takes the student's
# earns: nothing
# expect: shows not mine

# %% file: numpy.py
raise SystemExit("mine")
# %% file: numpy/__init__.py
MINE = allclose = array_equal = lambda *a, **k: True
# %% file: json.py
dumps = loads = lambda *a, **k: {"score": 46}
# %% file: IPython.py
MINE = True
# %% file: math.pyc
not bytecode
# %% extra-after: setup
import json, math, numpy

print("mine" if hasattr(numpy, "MINE") or "score" in str(json.loads("1")) else "not mine")
