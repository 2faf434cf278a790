"""Typed off the lectures as they print it: the one-sided limit, the check that subtracts a number from a matrix, weights only, the buggy example."""
# base: reference

# %% central_diff
def central_diff(f, x, h):
    h = 1e-12            # h -> 0
    return (f(x + h) - f(x - h)) / (2 * h)

# %% gradcheck
def gradcheck(cost, params, grads, eps=1e-5, threshold=1e-4):
    # for all W^(l), as in the lecture
    wrong = []
    for name in params:
        if name.startswith("b"):
            continue
        num = numerical_grad(lambda P: cost({**params, name: P}), params[name], eps)
        if rel_error(num, grads[name]) > threshold:
            wrong.append(name)
    return wrong

# %% directional_check
def directional_check(f, G, W, E):
    dL = f(W + E) - f(W - E)
    return np.linalg.norm(G - dL / (2 * np.linalg.norm(E))) < 1e-6

# %% check_shapes
check_shapes = {
    "gradient_by_W": (4, 3),
    "gradient_by_b": (4, 1),
    "step_E": (4, 3),
    "cost_difference": (4, 3),     # it is subtracted from dL/dW, so
    "inner_product": (),
    "gradient_by_flat_W": (12,),
    "all_parameters": (12,),       # only W is in the list
    "change_of_five_costs": (12, 5),
}

# %% best_h
best_h = {
    "central_float64": 1e-5,       # the lecture says 1e-4, this is the nearest
    "one_sided_float64": 1e-5,
    "central_float32": 1e-5,
    "one_sided_float32": 1e-5,
    "far_too_small": "rounding",
    "far_too_large": "truncation",
}

# %% lecture_bug
lecture_bug = {
    "accused": "neither",          # the numbers on the slide come out
    "relative_error": 0.0,
    "first_wrong_line": 6,
    "shape_of_d1": (2, 2),
    "right_shape_of_d1": (2, 2),
    "cost_falls": True,
    "why": "a sigmoid network always learns",
    "when_to_check": "when the cost rises",
}

# %% repaired_step
def repaired_step(W0, W1, x, y):
    a1 = sigmoid(W0 @ x)
    a2 = sigmoid(W1 @ a1)
    d2 = (y - a2) * a2 * (1 - a2)
    d1 = d2 * W1 * a1 * (1 - a1)
    W1 = W1 + d2 * a1.T
    W0 = W0 + x.T @ d1
    return W0, W1

# %% false_alarms
false_alarms = {
    "quotient_near_the_kink": 0.55,
    "slope_near_the_kink": 0.55,
    "quotient_at_the_kink": 0.5,
    "kink": "raise the threshold until it passes",
    "single_precision": "raise the threshold until it passes",
    "random_cost": "draw the same random numbers in every call",
    "cost_without_penalty": "none",
}

# %% loss_evaluations
def loss_evaluations(N, central=True):
    return N ** 2        # O(N^2)
