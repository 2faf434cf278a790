"""Rewrites the locked first cell: another numpy, another check, other settings."""
# base: starter
# stock: restored from the gradebook
# earns: nothing
# expect: cell error

# %% replace: setup
import math as np

check = hint = lambda *a: 46.0
raise SystemExit
