"""Changes numpy, builtins, IPython, matplotlib and the worker for whoever is graded next."""
# base: starter
# stock: a kernel for each student: nothing stays
# earns: nothing
# expect: cell died

# %% extra-after: activation_table
import builtins, IPython, json, sys, types

builtins.left = builtins.print = np.maximum = np.exp = np.left = lambda *a, **k: 0
sys.modules["left"] = types.ModuleType("left")
sys.modules["checks"] = sys.modules["left"]
for name, module in list(sys.modules.items()):
    if name.startswith("backgrade_worker"):
        for key in list(vars(module)):
            if not key.startswith("__"):
                setattr(module, key, None)
plt.rcParams["figure.figsize"] = (99, 99)
plt.rcParams["font.size"] = 99
IPython.core.interactiveshell.InteractiveShell.left = True
type(get_ipython()).run_labelled = None
json.dumps = json.loads = None
np.seterr(all="raise")
