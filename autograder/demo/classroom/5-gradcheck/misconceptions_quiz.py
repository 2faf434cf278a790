"""All functions right, the questions misunderstood in the usual ways: marks item by item, with diagnoses."""
# base: reference

# %% best_h
best_h = {
    "central_float64": 1e-5,
    "one_sided_float64": 1e-5,     # same formula more or less
    "central_float32": 1e-5,
    "one_sided_float32": 1e-8,
    "far_too_small": "truncation",
    "far_too_large": "rounding",
}

# %% check_shapes
check_shapes = {
    "gradient_by_W": (4, 3),
    "gradient_by_b": (4, 1),
    "step_E": (),               # E = 1e-4
    "cost_difference": (4, 3),
    "inner_product": (4, 3),
    "gradient_by_flat_W": (4, 3),
    "all_parameters": (12,),
    "change_of_five_costs": (16,),
}

# %% lecture_bug
lecture_bug = {
    "accused": "both",
    "relative_error": 0.0086,
    "first_wrong_line": 3,
    "shape_of_d1": (2, 1),
    "right_shape_of_d1": (2, 1),
    "cost_falls": True,
    "why": "the step size is too large",
    "when_to_check": "after the training",
}

# %% false_alarms
false_alarms = {
    "quotient_near_the_kink": 1.0,
    "slope_near_the_kink": 1.0,
    "quotient_at_the_kink": 0.0,
    "kink": "set the slope at 0 to 1/2",
    "single_precision": "take a smaller eps",
    "random_cost": "take the mean of many checks",
    "cost_without_penalty": "all",
}

# %% passes
passes = {
    "f_by_w_and_b_forward": 1,
    "f_by_w_b_and_x_forward": 1,
    "f_by_w_and_b_reverse": 1,
    "cost_by_46_parameters_forward": 1,
    "cost_by_46_parameters_reverse": 1,
    "100_outputs_by_1_input_forward": 1,
    "100_outputs_by_1_input_reverse": 1,
    "fewer_for_a_cost": "reverse",
    "fewer_for_100_outputs_of_1_input": "reverse",
    "fewer_for_3_outputs_of_3_inputs": "reverse",
}
