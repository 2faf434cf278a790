"""Exercises beyond plain functions: classes, functions as inputs, many right results, quizzes."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.answers import unfit
from autograder.declare import DeclarationError, Rules, case, exercise, quiz
from autograder.judge import behaviour, diagnose, judge, score
from autograder.kill_matrix import kills, page
from autograder.sandbox.worker.calls import observe

SQUARE = "def square(x):\n    return float(np.sum(x * x))"


def slope(f, x):
    return (f(x + 1e-6) - f(x - 1e-6)) / 2e-6


def slopes():
    return exercise(
        slope,
        name="slope",
        marks=2,
        rules=Rules(),
        hidden=[
            case("a function of the suite's", call="slope(square, x)", helpers=SQUARE, x=3.0),
            case("another one", call="slope(lambda t: t**3, x)", x=2.0),
        ],
    )


class Pair:
    """Two numbers that add."""

    def __init__(self, a, b):
        self.a, self.b = a, b

    def __add__(self, other):
        return type(self)(self.a + other.a, self.b + other.b)

    def swapped(self):
        return type(self)(self.b, self.a)


class HalfDone(Pair):
    def swapped(self):
        raise NotImplementedError


class NotBegun:
    def __init__(self, a, b):
        raise NotImplementedError


class WrongSum(Pair):
    """Adds crosswise."""

    def __add__(self, other):
        return type(self)(self.a + other.b, self.b + other.a)


def pairs():
    made = exercise(
        Pair,
        marks=2,
        hidden=[
            case("a sum", call="(Pair(x, 1) + Pair(2, y)).a", x=3, y=4),
            case("swapped", call="Pair(x, 1).swapped().b", x=3),
        ],
    )
    made.misconception("You added crosswise.")(WrongSum)
    return made


def outcomes(made, subject):
    return [v.outcome.value for v in judge(made, behaviour(made, subject))]


def renamed(kind):
    """The class as a student defines it: its methods are Pair's."""
    for method in vars(kind).values():
        if callable(method) and hasattr(method, "__code__"):
            method.__code__ = method.__code__.replace(co_qualname=f"Pair.{method.__name__}")
    return kind


def test_a_function_that_takes_a_function_is_called_with_one_of_the_suite_s():
    assert outcomes(slopes(), lambda f, x: slope(f, x)) == ["passed", "passed"]
    assert outcomes(slopes(), lambda f, x: 2 * slope(f, x)) == ["value", "value"]


def test_a_student_s_own_names_do_not_reach_the_suite_s_helpers():
    request = slopes().hidden[0].request
    assert observe(request, slope).value == pytest.approx(6.0)


@pytest.mark.parametrize("helpers", ["def square(x) return x", "raise ValueError"])
def test_helpers_that_do_not_run_are_refused(helpers):
    with pytest.raises(DeclarationError, match="helpers do not run"):
        exercise(
            slope,
            name="slope",
            marks=1,
            hidden=[case("a", call="slope(square, x)", helpers=helpers, x=1.0)],
        )


def test_a_class_is_judged_by_what_its_methods_give():
    assert outcomes(pairs(), Pair) == ["passed", "passed"]
    verdicts = judge(pairs(), behaviour(pairs(), WrongSum))
    assert [v.outcome.value for v in verdicts] == ["value", "passed"]
    made = pairs()
    found = diagnose(made, judge(made, behaviour(made, WrongSum)))
    assert [d.misconception.name for d in found] == ["WrongSum"]


def test_a_method_with_its_starter_code_is_unattempted_and_costs_only_its_own_cases():
    assert outcomes(pairs(), renamed(HalfDone)) == ["passed", "unattempted"]
    assert outcomes(pairs(), renamed(NotBegun)) == ["unattempted", "unattempted"]


def positives(value, inputs):
    if len(value) != inputs["n"]:
        return [f"{len(value)} numbers came back"]
    return [] if min(value) > 0 else ["some of the numbers are not above 0"]


def draw(n, rng):
    return rng.uniform(1, 2, n).tolist()


def draws():
    made = exercise(
        draw,
        marks=3,
        hidden=[
            case(
                f"{n} numbers",
                call="draw(n, np.random.default_rng(s))",
                faults=positives,
                n=n,
                s=n,
            )
            for n in (3, 4, 5)
        ],
    )
    made.misconception("The numbers have both signs.")(lambda_named)
    return made


def lambda_named(n, rng):
    return rng.uniform(-2, -1, n).tolist()


def test_where_many_results_are_right_each_of_them_is_accepted():
    assert outcomes(draws(), lambda n, rng: [1.5] * n) == ["passed"] * 3


def test_what_is_not_so_about_a_result_is_said_in_a_sentence():
    verdicts = judge(draws(), behaviour(draws(), lambda n, rng: [1.5] * (n + 1)))
    assert verdicts[0].sentence == "4 numbers came back"
    assert outcomes(draws(), lambda n, rng: 7) == ["value"] * 3
    assert outcomes(draws(), lambda n, rng: None) == ["returned None"] * 3


def test_a_misconception_is_recognised_by_what_is_not_so():
    made = draws()
    verdicts = judge(made, behaviour(made, lambda n, rng: [-3.0] * n))
    assert score(made, verdicts) == 0
    assert [d.misconception.name for d in diagnose(made, verdicts)] == ["lambda_named"]


def test_results_that_change_from_call_to_call_count_where_each_is_right():
    rng = np.random.default_rng(0)
    assert outcomes(draws(), lambda n, _rng: rng.uniform(1, 2, n).tolist()) == ["passed"] * 3


def test_only_hidden_cases_may_judge_by_faults():
    with pytest.raises(DeclarationError, match="only the grader can see"):
        exercise(
            draw,
            marks=1,
            hidden=[case("a", n=1, rng=1)],
            visible=[case("b", n=1, rng=1, faults=positives)],
        )


def restored(x):
    for step in (1e-5, -2e-5, 1e-5):
        x += step
    return float(x[0])


def test_an_entry_restored_by_adding_the_step_back_is_no_change():
    made = exercise(restored, marks=1, hidden=[case("a", x=[0.1, 3.7])])
    assert outcomes(made, restored) == ["passed"]


@pytest.mark.parametrize("drift", [1e-9, 0.5])
def test_a_real_change_of_an_input_is_seen(drift):
    def drifting(x):
        x += drift
        return float(x[0] - drift)

    made = exercise(restored, marks=1, hidden=[case("a", x=[0.1, 3.7])])
    assert outcomes(made, drifting) == ["input changed"]


INDICES = exercise(
    lambda n: [np.arange(n), np.array([1])],
    name="pieces",
    marks=1,
    rules=Rules(indices=True),
    hidden=[case("three", n=3)],
)


@pytest.mark.parametrize(
    ("pieces", "outcome"),
    [
        ([[0, 1, 2], [1]], "passed"),
        ((np.array([0, 1, 2]), [np.int64(1)]), "passed"),
        ([[0.0, 1.0, 2.0], [1]], "type"),
        ([np.array([0.0, 1, 2]), np.array([1.0])], "dtype"),
        ([np.array([True, True, True]), np.array([1])], "dtype"),
    ],
)
def test_indices_are_whole_numbers_in_lists_or_arrays(pieces, outcome):
    assert outcomes(INDICES, lambda n: pieces) == [outcome]


@pytest.mark.parametrize(
    ("answer", "wanted", "options", "fits"),
    [
        ((3, 1), "shape", (), True),
        ([3, 1], "shape", (), True),
        ((np.int64(3), 1), "shape", (), True),
        ("(3, 1)", "shape", (), False),
        ((3.5, 1), "shape", (), False),
        (3, "shape", (), False),
        (None, "number", (), False),
        (np.float64(2.5), "number", (), True),
        ("2.5", "number", (), False),
        (True, "truth", (), True),
        (1, "truth", (), False),
        (" Left ", "text", ("left", "right"), True),
        ("up", "text", ("left", "right"), False),
        (1e-05, "number", (1e-5, 1e-3), True),
        ((3, 1), "shape", ((3, 1), (1, 3)), True),
        (True, "number", (1, 2), False),
        ({"W"}, "names", (), True),
        ("W", "names", (), False),
    ],
)
def test_an_answer_of_a_quiz_has_the_form_that_is_asked(answer, wanted, options, fits):
    assert (unfit(answer, wanted, options) == "") is fits


def test_items_of_a_quiz_may_have_options_of_their_own():
    made = quiz("q", {"side": "left", "shape": (3, 1)}, marks=2, options={"side": ["left"]})
    assert made.options == {"side": ("left",)}
    with pytest.raises(DeclarationError, match="which are no items"):
        quiz("q", {"side": "left"}, marks=2, options={"sides": ["left"]})
    with pytest.raises(DeclarationError, match="the answer to 'side' is not among"):
        quiz("q", {"side": "left"}, marks=2, options={"side": ["right"]})


def test_the_kill_matrix_says_which_case_rejects_what_and_names_redundant_cases():
    made = exercise(
        lambda x: 2 * x,
        name="double",
        marks=1,
        hidden=[case("one", x=1), case("three", x=3), case("zero", x=0)],
    )

    @made.misconception("A square.")
    def square(x):
        return x * x + (x == 1)

    @made.misconception("One more.")
    def right_at_one(x):
        return 2 if x == 1 else 2 * x + 1 if x else 0

    matrix = kills(made)
    assert matrix.rows == {"square": (False, True, False), "right_at_one": (False, True, False)}
    assert matrix.redundant() == [
        "'one' rejects none of the misconceptions",
        "'zero' rejects none of the misconceptions",
    ]
    assert "| square | . | x | . |" in page("2-doubling", [made])
