"""Never comes back from a cell and swallows every interrupt."""
# base: reference
# stock: waits for the timeout; no score or 0 for the whole submission
# earns: everything
# expect: cell timed out
# limits: cell_seconds=1

# %% extra-after: setup
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
