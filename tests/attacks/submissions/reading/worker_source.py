"""Reads the code that runs it, which is public, and looks there for anything that is not."""
# base: starter
# stock: the kernel's own code and every file it names
# earns: nothing
# expect: shows class Shell

# %% extra-after: setup
import gc, glob, inspect, sys

for name, module in sorted(sys.modules.items()):
    if name.startswith("backgrade_worker"):
        print(inspect.getsource(module)[:2000])
for name in "parent", "suite", "solution", "reference", "grade", "expected", "token", "secret":
    print([k for k in sys.modules if name in k and "numpy" not in k][:5])
print(sys.argv, sys.orig_argv, sys.path, sys.warnoptions, sys.flags)
import backgrade_worker.shell

print(inspect.getsource(backgrade_worker.shell))
