"""An honest student, right in everything, who looks around for what others may have left."""
# base: reference

# %% extra-after: setup
# What nobody who comes later may find: @canary@
mine = "@canary@"
import builtins, gc, json, os, resource, signal, sys, threading, warnings
import IPython, matplotlib

def _try(question, *arguments):
    try:
        return question(*arguments)
    except OSError as error:
        return type(error).__name__

def _open(number):
    try:
        os.fstat(number)
    except OSError:
        return False
    return True

def _umask():
    found = os.umask(0o22)
    os.umask(found)
    return found

_shell = get_ipython()
print("LOOK " + json.dumps({
    "places": {p: _try(lambda: sorted(os.listdir(p)))
               for p in (".", "/tmp", "/dev/shm", "/var/tmp", "/run/lock", os.path.expanduser("~"))},
    "cwd": os.getcwd(), "umask": _umask(), "environment": dict(os.environ),
    "threads": threading.active_count(),
    "open": [number for number in range(256) if _open(number)],
    "signals": [str(signal.getsignal(n)) for n in range(1, 32)],
    "timer": signal.getitimer(signal.ITIMER_REAL), "nice": _try(os.getpriority, os.PRIO_PROCESS, 0),
    "limits": [_try(resource.getrlimit, n) for n in range(16)],
    "tracing": [str(sys.gettrace()), str(sys.getprofile()), sys.getrecursionlimit()],
    "path": sys.path, "modules": sorted(sys.modules),
    "numpy": [f"{k}: {type(v).__module__}.{getattr(v, '__name__', '')}" for k, v in sorted(vars(np).items())],
    "builtins": sorted(f"{k}: {getattr(v, '__module__', '')}" for k, v in vars(builtins).items()
                       if k != "_"),
    "names": sorted(globals()), "errors": np.geterr(), "filters": len(warnings.filters),
    "styles": sorted(matplotlib.rcParams), "figure": matplotlib.rcParams["figure.figsize"],
    "shell": [len(_shell.ast_transformers), len(_shell.input_transformers_post),
              len(_shell.input_transformers_cleanup),
              {k: len(v) for k, v in _shell.events.callbacks.items()},
              sorted(map(str, _shell.display_formatter.formatters["text/plain"].type_printers))],
    "frozen": gc.get_freeze_count(), "collecting": gc.isenabled(),
}, sort_keys=True, default=str))
