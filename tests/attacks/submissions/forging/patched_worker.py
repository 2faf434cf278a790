"""Replaces the functions of the worker that look at its results, found in sys.modules."""
# base: starter
# stock: has no worker; nbgrader's own functions run in another process
# earns: nothing
# expect: relu value
# expect: elu value

# %% extra-after: setup
import sys

worker = {
    n.rpartition(".")[2]: m for n, m in sys.modules.items() if n.startswith("backgrade_worker.")
}
calls, plain = worker["calls"], worker["plain"]
calls.kept = calls.identical = plain.kept = plain.identical = lambda *a: True
calls.sharing = plain.sharing = lambda *a: ()


# %% relu
def relu(z):
    z = np.asarray(z)
    z *= 0
    return z


# %% elu
def elu(z, gamma):
    class Passed:
        kind, value, again, repeats, changed, shared = "passed", True, True, True, (), ()
        error = message = cell = ""
        line, uses, warned = 0, (), False

    worker["child"].observe = lambda request, subject: Passed()
    worker["child"].observation_message(Passed())
    return np.zeros(np.shape(z))
