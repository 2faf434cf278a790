"""Changes all that a process has: variables, folder, mask, limits, priority, signals, timers."""
# base: starter
# stock: a kernel for each student: nothing stays
# earns: nothing

# %% extra-after: activation_table
import gc, locale, os, resource, signal, sys, time, warnings

os.environ.update(
    LEFT="1", PATH="/evil", PYTHONPATH="/evil", HOME="/evil", TMPDIR="/evil", TZ="UTC+12"
)
time.tzset()
os.umask(0o777)
os.chdir("/")
for name in dir(resource):
    if name.startswith("RLIMIT_") and name not in ("RLIMIT_AS", "RLIMIT_CPU"):
        try:
            resource.setrlimit(getattr(resource, name), (10, 10))
        except (OSError, ValueError):
            pass
signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
sys.setrecursionlimit(200)
sys.path[:] = ["/evil"]
sys.meta_path.clear()
warnings.simplefilter("error")
gc.disable()
locale.setlocale(locale.LC_ALL, "C")
sys.setswitchinterval(100)
