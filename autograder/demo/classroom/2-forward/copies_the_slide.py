"""The worked numbers are those printed on the slides, everything else is right: the wrong, cut and rounded ones are told apart."""
# base: reference

# %% example1_forward
# from the slides
example1_forward = {
    "z3": 0.755,
    "z4": 0.68,
    "y3": 0.68,
    "y4": 0.663,
    "z5": 0.801,
    "y5": 0.69,
    "C": 0.01805,
}

# %% example2_forward
# from the slides
example2_forward = {
    "net_h1": 0.442,
    "net_h2": 0.586,
    "out_h1": 0.608,
    "out_h2": 0.642,
    "net_o1": 0.514,
    "net_o2": 0.389,
    "out_o1": 0.625,
    "out_o2": 0.596,
    "E_o1": 0.195,
    "E_o2": 0.081,
    "E_total": 0.277,
}

# %% printed_forward
# the slides will be right
printed_forward = dict.fromkeys(["z3", "y3", "y4", "z5", "C", "net_h2", "out_h1", "out_h2", "out_o1", "E_o2", "E_total"], "exact")
printed_forward["z5_because"] = printed_forward["E_o2_because"] = "no mistake"
printed_forward["C_because"] = "rounded numbers"
printed_forward["E_total_because"] = "swapped digit"
