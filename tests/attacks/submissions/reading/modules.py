"""Tries to import the grader, the reference and solvers, with search paths and importers of its own."""
# base: starter
# stock: imports whatever the instructor has installed, the course folder included
# earns: nothing
# expect: shows refused

# %% extra-after: setup
import importlib, importlib.metadata, os, pkgutil, sys, zipimport

os.environ["PYTHONPATH"] = "@repository@"
sys.path[:0] = ["@repository@", "@course@", np.__file__.rpartition("/numpy/")[0], sys.base_prefix]
sys.path_importer_cache.clear()
importlib.invalidate_caches()
for name in (
    "autograder",
    "autograder.suite.activation_topics.logistic",
    "autograder.judge",
    "solutions.activations",
    "nbgrader",
    "nbgrader.api",
    "autograd",
    "scipy.special",
    "torch",
    "jax",
    "sympy",
    "hypothesis",
):
    try:
        module = importlib.import_module(name)
        print("imported", name, vars(module).keys())
    except ImportError:
        print("refused")
print([m.name for m in pkgutil.iter_modules() if m.name in ("autograder", "solutions", "nbgrader")])
print([d.name for d in importlib.metadata.distributions() if "nbgrader" in str(d.name)])
