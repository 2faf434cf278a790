"""Never comes back from a call and swallows every interrupt; what follows is graded all the same."""
# base: reference
# stock: waits for the timeout; no score or 0, the rest of the notebook is lost
# earns: everything but tanh_from_sigmoid
# expect: tanh_from_sigmoid timed out
# limits: call_seconds=1


# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
