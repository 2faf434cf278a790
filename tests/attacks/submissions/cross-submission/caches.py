"""Plants files where Python, numpy, matplotlib and IPython keep what they read again."""
# base: reference
# stock: __pycache__ and ~/.ipython belong to the instructor and stay
# earns: everything
# expect: shows refused

# %% extra-after: setup
import importlib.util, os, sys

places = [
    importlib.util.cache_from_source(np.__file__),
    importlib.util.cache_from_source(os.__file__),
]
for module in list(sys.modules.values()):
    file = getattr(module, "__file__", None)
    if file and ("backgrade_worker" in file or "IPython" in file):
        places.append(importlib.util.cache_from_source(file))
home = os.path.expanduser("~")
places += [
    f"{home}/{name}"
    for name in (
        ".ipython/profile_default/startup/00.py",
        ".config/matplotlib/matplotlibrc",
        ".cache/matplotlib/fontlist.json",
        ".ipython/profile_default/history.sqlite",
        ".pythonrc.py",
        ".profile",
    )
]
for place in places:
    try:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        open(place, "wb").write(b"raise SystemExit")
        print("planted", place)
    except OSError:
        print("refused")
