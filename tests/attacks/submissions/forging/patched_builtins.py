"""Replaces the built-in functions that any grader must use."""
# base: starter
# stock: full marks: `assert all(...)`, abs() and isinstance() are the student's
# earns: nothing
# expect: cell died
# expect: relu unattempted

# %% extra-after: activation_table
import builtins

yes = lambda *args, **options: True
builtins.all = builtins.any = builtins.isinstance = builtins.issubclass = builtins.callable = yes
builtins.abs = builtins.len = builtins.hash = lambda x: 0
builtins.repr = builtins.str = builtins.format = lambda *x: "1.0"
builtins.float = lambda *x: 1.0
builtins.type = lambda *x: np.ndarray
builtins.eval = builtins.compile = builtins.exec = lambda *x, **k: np.zeros(3)
builtins.AssertionError = builtins.Exception = builtins.ValueError = type(
    "Never", (BaseException,), {}
)
builtins.__import__ = yes
