"""Hands in a checks.py of its own, as a file and by writing one while its cells run."""
# base: starter
# stock: keeps the student's file unless source/ has one of this name
# earns: nothing
# expect: shows the grader's own

# %% file: checks.py
check = hint = lambda *a: 46.0
raise SystemExit
# %% extra-after: setup
import checks, pathlib, sys

print("the grader's own" if hasattr(checks, "CHECKS") else "mine")
pathlib.Path("checks.py").write_text("first_finding = observe = lambda *a: None")
pathlib.Path("backgrade_worker").mkdir()
pathlib.Path("backgrade_worker/calls.py").write_text("observe = None")
sys.path.insert(0, ".")
del sys.modules["checks"]
import checks
