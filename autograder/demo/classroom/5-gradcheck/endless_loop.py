"""One function never returns because its counter stands still: that exercise times out, the rest is right."""
# base: reference

# %% loss_evaluations
def loss_evaluations(N, central=True):
    count = 0 if central else 1
    parameter = 0
    while parameter < N:
        count += 2 if central else 1
    parameter += 1
    return count
