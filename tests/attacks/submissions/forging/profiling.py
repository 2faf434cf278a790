"""Sets a profiler and a monitor that exchange what functions return, in every thread."""
# base: starter
# stock: sees and disturbs every call of the hidden test
# earns: nothing
# expect: relu raised

# %% extra-after: setup
import sys, threading

log = []


def profile(frame, event, argument):
    if event in ("return", "c_return") and len(log) < 1000:
        log.append((frame.f_code.co_name, argument))
        if isinstance(argument, np.ndarray) and argument.flags.writeable:
            argument.fill(0.5)
        elif isinstance(argument, dict):
            argument.update(passed=True, score=1.0)


threading.setprofile(profile)


# %% relu
def relu(z):
    sys.setprofile(profile)
    return np.zeros(np.shape(z)) - 1
