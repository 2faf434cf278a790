"""What ERRATA.md claims with numbers is recomputed, where possible in another way."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import numpy as np
import pytest

from autograder.errata import example_1, example_2, training
from autograder.errata.model import verdict
from autograder.errata.page import page
from autograder.errata.tables import ERRATA, PRINTS

about = pytest.approx

BATCH = {"last": about(0.0947, abs=1e-4), "twice": about(0.0954, abs=1e-4)}
# lecture, title -> what the sentence "Checked" rests on
FIGURES = {
    ("ML-2-1", "Index of the bias"): {"z": 5, "b": 3},
    ("ML-2-1", "Softmax under the elementwise rule"): {
        "right": "(0.254, -0.943, 0.690)",
        "printed": "(0.000, -0.943, 0.000)",
    },
    ("ML-2-1", "Start with zeros"): {
        "first1": 0,
        "first2": 0,
        "first3": about(0.0726, abs=1e-4),
        "apart": about(0, abs=1e-12),
        "largest": about(0.198, abs=1e-3),
        "bias": about(0.481, abs=1e-3),
        "tanh": 0,
    },
    ("ML-2-1", "Backpropagation after the sample loop"): BATCH,
    ("ML-2-1", "The mean taken twice"): BATCH,
    ("ML-2-1", "Update inside the layer loop"): {
        "hidden_only": about(0.2773907, abs=1e-7),
        "output_only": about(0.2653778, abs=1e-7),
        "late": about(4.84542448534385e-05, rel=1e-12),
        "right": about(9.330125610124544e-05, rel=1e-12),
        "late_ratio": about(0.519, abs=5e-4),
        "late_w1": about(0.09997577287757328),
        "right_w1": about(0.09995334937194938),
    },
    ("ML-2-1", "A matrix minus a number"): {
        "printed": about(2.009, abs=1e-3),
        "repaired": about(0, abs=1e-9),
        "entries": about(0, abs=1e-9),
    },
    ("ML-2-1", "The step of 10⁻⁴"): {
        "double": about(5.9e-11, rel=0.01),
        "double_better": about(0, abs=1e-11),
        "single": about(8.3e-5, rel=0.01),
        "single_better": about(3.0e-6, rel=0.02),
    },
    ("NNDL notes", "LeakyReLU as a maximum"): {"left": -2, "right": 3, "case": -3},
    ("NNDL notes", "ELU in one line"): {"printed": 0, "case": about(0.316, abs=1e-3)},
    ("NNDL notes", "Slope of ELU, typed as it stands"): {"printed": about(np.nan, nan_ok=True)},
    ("NNDL notes", "Softplus, typed as it stands"): {"printed": np.inf, "stable": 1000},
    ("NNDL notes", "Weight decay in every single step"): {"factor": about(0.3677, abs=1e-4)},
    ("NNDL notes", "What the central difference gains"): {
        "one_sided": about(1.0005, abs=1e-4),
        "central": about(2.0000, abs=1e-4),
    },
    ("May slides", "Pictures and formulas that are missing"): {"e": 6, "de_da": 2, "de_db": 5},
    ("May slides", "A faulty program behind Example"): {
        "cosine": about(0.890, abs=1e-3),
        "error": about(0.368, abs=1e-3),
        "falls_right": 100,
        "falls_wrong": 100,
    },
    ("May slides", "One heading twice"): {
        "hidden_only": about(0.2773907, abs=1e-7),
        "output_only": about(0.2653778, abs=1e-7),
    },
    ("Chapter 1", "A mean that is a sum"): {
        "likelihood": about(0.67 + 1.5 * np.log(2 * np.pi)),
        "halved": about(0.67 + 1.5 * np.log(2 * np.pi)),
        "full": about(1.34 + 1.5 * np.log(2 * np.pi)),
    },
    ("Chapter 1", "Large or small"): {
        "small": about(0.2494, abs=1e-4),
        "high": about(4.54e-5, rel=1e-3),
        "low": about(4.54e-5, rel=1e-3),
    },
    ("4-3-4-3 notes", "W δ ⊙ f' without brackets"): {
        "one": about(0, abs=1e-12),
        "four": about(1.887, abs=1e-3),
    },
    ("4-3-4-3 notes", "Gradient of W⁽²⁾ without a transpose"): {
        "printed2": "not defined",
        "right2": "3 × 4",
    },
    ("4-3-4-3 notes", "Gradient of W⁽¹⁾ with the wrong layer"): {
        "printed1": "not defined",
        "transposed1": "4 × 4",
        "right1": "4 × 3",
    },
    ("4-3-4-3 notes", "Weight gradient in the summary"): {
        "printed3": "not defined",
        "right3": "4 × 3",
    },
    ("4-3-4-3 notes", "Weight gradient of many samples"): {
        "printed3": "not defined",
        "right3": "4 × 3",
    },
}


def number(figure):
    return float(figure) if isinstance(figure, Decimal) else figure


@pytest.mark.parametrize("erratum", [e for e in ERRATA if e.evidence], ids=lambda e: e.title)
def test_the_figures_of_an_erratum_are_these(erratum):
    expected = FIGURES[erratum.lecture.short, erratum.title]
    found = {name: number(figure) for name, figure in erratum.figures().items()}
    assert {name: found[name] for name in expected} == expected
    told = {name for name in found if f"{{{name}" in erratum.evidence}
    assert told <= set(expected), "a number of the sentence is not checked here"


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def cost_1(w):
    y = sigmoid(np.reshape(w[:4], (2, 2)) @ [0.35, 0.9])
    return (sigmoid(w[4:] @ y) - 0.5) ** 2 / 2


def cost_2(w):
    h = sigmoid(np.reshape(w[:4], (2, 2)) @ [0.02, 0.7] + 0.3)
    o = sigmoid(np.reshape(w[4:], (2, 2)) @ h + 0.2)
    return np.sum((o - [0, 1]) ** 2) / 2


def gradient(cost, w):
    """By a complex step, exact to rounding: no backward pass of ours is in it."""
    return np.array([cost(w + 1e-30j * row).imag / 1e-30 for row in np.eye(len(w))])


def trained(cost, w, rate, updates):
    for _ in range(updates):
        w = w - rate * gradient(cost, w)
    return w


def test_example_1_agrees_with_a_way_without_backpropagation():
    start = np.array([0.1, 0.8, 0.4, 0.6, 0.3, 0.9])
    exact = {name: float(value) for name, value in example_1.values().items()}
    assert [exact[f"∂C/∂{w}"] for w in example_1.WEIGHTS] == about(gradient(cost_1, start))
    for updates, words in ((1, "after 1 update"), (100, "after 100 updates")):
        w = trained(cost_1, start, 1, updates)
        assert [exact[f"{name} {words}"] for name in example_1.WEIGHTS] == about(w, rel=1e-11)
        assert exact[f"C {words}"] == about(cost_1(w), rel=1e-9)


def test_example_2_agrees_with_a_way_without_backpropagation():
    start = np.array([0.1, 0.2, 0.3, 0.4, 0.2, 0.3, 0.1, 0.2])
    exact = {name: float(value) for name, value in example_2.values().items()}
    assert exact["E_total"] == about(cost_2(start), rel=1e-13)
    assert exact["∂E_total/∂w1"] == about(gradient(cost_2, start)[0], rel=1e-12)
    assert exact["E_total after 1 update"] == about(cost_2(trained(cost_2, start, 0.5, 1)))
    assert exact["E_total after 10000 updates"] == about(6.361151888165414e-05, rel=1e-11)


def test_the_program_of_the_slides_is_reproduced_with_its_broadcasting():
    x, y_out = np.array([[0.35], [0.9]]), 0.5
    w0, w1 = np.array([[0.1, 0.8], [0.4, 0.6]]), np.array([[0.3, 0.9]])
    costs = []
    for _ in range(100):
        y = sigmoid(w0 @ x)
        y5 = sigmoid(w1 @ y)
        costs.append(float((y5 - y_out)[0, 0] ** 2 / 2))
        d5 = (y5 - y_out) * y5 * (1 - y5)
        d34 = d5 * w1 * (y * (1 - y))
        assert d34.shape == (2, 2)
        w0, w1 = w0 - x.T @ d34, w1 - d5 * y.T
    assert [f"{v:.7f}" for v in w0.ravel()] == ["0.0993309", "0.6425254", "0.3993309", "0.4425254"]
    assert [f"{v:.8f}" for v in w1.ravel()] == ["-0.30032342", "0.31508797"]
    assert verdict("5.92e-07", Decimal(costs[-1])) == "cut"  # the 100th forward pass
    assert all(np.diff(costs) < 0)


def test_no_rate_gives_the_printed_weights_with_the_right_gradient():
    low, high = zip(*example_1.rates().values(), strict=True)
    assert max(low) > min(high)
    assert "between 3.23 and 4.84, w32 between 0.42 and 1.05" in page()


def test_nothing_but_a_misread_digit_explains_0_02711():
    exact = example_1.values()
    y4, y5 = exact["y4"], exact["y5"]
    factors = [y5 - Decimal("0.5"), y5 * (1 - y5), y4]

    def versions(value):
        for places in range(1, 7):
            unit = Decimal(1).scaleb(-places)
            yield from (value.quantize(unit, how) for how in ("ROUND_HALF_UP", "ROUND_DOWN"))
        yield value

    for e, f, y in product(*map(versions, factors)):
        assert verdict("0.02711", e * f * y) == "wrong"
    others = [*exact.values(), 1 - y4, 1 - y5, 1 - exact["y3"]]
    for factor, other in product([y5 - Decimal("0.5"), y5, 1 - y5, y4], others):
        whole = (y5 - Decimal("0.5")) * y5 * (1 - y5) * y4
        assert verdict("0.02711", whole / factor * other) == "wrong"
    slide = Decimal("0.19") * Decimal("0.69") * Decimal("0.31") * Decimal("0.663")
    assert f"{slide:.6f}" == "0.026945"
    assert verdict("0.02694", slide) == "rounded"


def test_numbers_inside_the_reasons_are_those_of_the_examples():
    why = {(row.quantity, row.printed): row.why for row in PRINTS}
    wrong = example_1.trained(example_1.broadcast_gradients)
    assert f"{wrong['w32 after 1 update']:.7f}" in why["w32 after 1 update", "0.798"]
    right = example_1.values()["C after 1 update"]
    assert all(f"{c:.6f}".startswith("0.0165") for c in (right, wrong["C after 1 update"]))
    step = Decimal("0.1") - example_2.values()["w1 after 1 update"]
    assert int(Decimal("0.001") / step) == 21
    assert f"{0.2 * 0.608 + 0.3 * 0.642 + 0.2:.4f}" in why["net_o1", "0.514"]
    assert f"{0.019 * 0.238 * 0.02:.8f}" in why["∂E_total/∂w1", "0.00009"]
    assert f"{0.3 * 0.68 + 0.9 * 0.663:.3f}" == "0.801"


BIASES = ("fixed", "shared", "separate")


def test_only_fixed_biases_fit_both_prints_of_example_2():
    first = {
        pair
        for pair in product(BIASES, repeat=2)
        if verdict("0.265", example_2.error_after(1, *pair)) != "wrong"
    }
    assert first == {("fixed", "fixed"), ("shared", "fixed"), ("separate", "fixed")}
    fits = {p for p in first if verdict("0.0000636", example_2.error_after(10000, *p)) != "wrong"}
    assert fits == {("fixed", "fixed")}
    for updates in (9999, 10001):
        assert verdict("0.0000636", example_2.error_after(updates)) == "rounded"


def test_moving_all_of_the_step_into_the_sample_loop_decays_m_times():
    net = training.network()
    once, (without, _) = training.decayed(net)[0], training.gradients(net)
    singles = [net._replace(x=net.x[:, [k]], y=net.y[:, [k]]) for k in range(training.SAMPLES)]
    added = sum(training.decayed(one, scale=1 / training.SAMPLES)[0] for one in singles)
    assert added - without[0] == about(training.SAMPLES * (once - without[0]))
