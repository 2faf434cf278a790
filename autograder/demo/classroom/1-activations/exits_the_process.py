"""One function ends the whole Python process for some inputs and a cell calls sys.exit: only that exercise suffers."""
# base: reference

# %% tanh_from_sigmoid
import os, sys

def tanh_from_sigmoid(x):
    if np.asarray(x).dtype.kind == "i":
        print("only decimal numbers please!", file=sys.stderr)
        os._exit(1)
    return 2 * sigmoid(2 * x) - 1

# %% extra-after: softplus
sys.exit("enough for today")
