"""The demo class, submissions like those of real students: each gets what it is named after."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import pytest

from autograder.demo.submissions import fixtures
from autograder.model import Outcome

Result = dict[str, Any]
PASSED, UNATTEMPTED, MISSING = Outcome.PASSED, Outcome.UNATTEMPTED, Outcome.MISSING
VALUE, RAISED, SHAPE, TYPE = Outcome.VALUE, Outcome.RAISED, Outcome.SHAPE, Outcome.TYPE
NOT_FINITE, INPUT_CHANGED = Outcome.NOT_FINITE, Outcome.INPUT_CHANGED


@dataclass(frozen=True)
class Expected:
    """What must come out for one submission.

    outcomes: by exercise; all others have the outcome `others`. full_marks: is the score the
    maximum? at_most: a bound for the score of those who should earn little.
    diagnoses: names that must be among an exercise's diagnoses; () means that there is none.
    notes: text that an exercise's note holds. depends_on: what a failure is led back to.
    notebook_note: text in the note of the core notebook. cells: how those of its cells ended that
    did not end well. prints: text that a cell shows.
    """

    full_marks: bool = False
    at_most: float = math.inf
    others: Outcome = PASSED
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    diagnoses: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    depends_on: dict[str, list[str]] = field(default_factory=dict)
    notebook_note: str = ""
    cells: tuple[str, ...] = ()
    prints: str = ""


def each(names: str, value: Any) -> dict[str, Any]:
    return dict.fromkeys(names.split(), value)


RIGHT = Expected(full_marks=True)
WARNING, SINGLE = "numpy gave a warning", "single precision (float32)"

EXPECTED: dict[str, Expected] = {
    "right-vectorised": RIGHT,
    "right-loops": RIGHT,
    "right-own-style": RIGHT,
    "right-float32": Expected(
        full_marks=True,
        notes=each(
            "sigmoid tanh_from_sigmoid sigmoid_grad sigmoid_grad_from_a tanh_grad "
            "relu relu_grad elu elu_grad softplus softplus_grad leaky_relu "
            "prelu_grads softmax",
            SINGLE,
        ),
    ),
    "right-with-warnings": Expected(
        full_marks=True,
        notes=each("sigmoid relu_grad elu elu_grad softplus softplus_grad", WARNING),
    ),
    "misconceptions-typical": Expected(
        outcomes={
            **each(
                "tanh_from_sigmoid sigmoid_grad sigmoid_grad_from_a tanh_grad relu_grad "
                "elu activation_table mp_neuron leaky_relu leaky_relu_grad prelu_grads "
                "dead_units taylor1 hard_logistic hard_tanh hard_logistic_grad "
                "softmax_jacobian softmax_vjp",
                VALUE,
            ),
            **each("elu_grad softplus softplus_grad softmax", NOT_FINITE),
        },
        diagnoses={
            "tanh_from_sigmoid": ("argument_not_doubled",),
            "sigmoid_grad": ("sigmoid_applied_twice",),
            "sigmoid_grad_from_a": ("tanh_rule_for_a",),
            "tanh_grad": ("logistic_rule",),
            "relu_grad": ("one_at_the_kink",),
            "elu": ("gamma_on_the_power_only",),
            "elu_grad": ("exponential_branch_times_zero",),
            "softplus": ("overflowing_logarithm",),
            "softplus_grad": ("overflowing_quotient",),
            "mp_neuron": ("silent_on_the_border",),
            "leaky_relu": ("wrong_branch_for_large_gamma",),
            "leaky_relu_grad": ("one_at_the_kink",),
            "prelu_grads": ("averaged_over_samples",),
            "dead_units": ("off_for_one_sample",),
            "taylor1": ("rise_from_the_origin",),
            "hard_logistic": ("slope_one_fifth",),
            "hard_tanh": ("lower_cut_at_zero",),
            "hard_logistic_grad": ("kinks_of_hard_tanh",),
            "softmax": ("not_shifted",),
            "softmax_jacobian": ("diagonal_only",),
            "softmax_vjp": ("entry_by_entry",),
        },
    ),
    "misconceptions-shapes-and-ints": Expected(
        outcomes={
            "sigmoid": VALUE,
            "tanh_from_sigmoid": VALUE,
            "sigmoid_grad": VALUE,
            "tanh_grad": INPUT_CHANGED,
            "relu": SHAPE,
            "relu_grad": INPUT_CHANGED,
            "elu": VALUE,
            "elu_grad": SHAPE,
            "softplus": Outcome.DTYPE,
            "softplus_grad": TYPE,
            "activation_table": INPUT_CHANGED,
            "leaky_relu": VALUE,
            "leaky_relu_grad": VALUE,
            "prelu_grads": SHAPE,
            "dead_units": TYPE,
            "hard_logistic": VALUE,
            "hard_tanh": INPUT_CHANGED,
            "softmax": INPUT_CHANGED,
            "softmax_jacobian": SHAPE,
            "softmax_vjp": Outcome.NONE,
        },
        diagnoses={
            "sigmoid": ("result_in_an_integer_array",),
            "relu": ("largest_along_an_axis",),
            "relu_grad": (),
            "elu": ("written_into_an_integer_copy",),
            "leaky_relu": ("leak_cut_to_whole_numbers",),
            "leaky_relu_grad": ("slopes_cut_to_whole_numbers",),
            "prelu_grads": ("column_shape_lost",),
            "dead_units": ("mask_instead_of_indices",),
            "softmax": ("shifted_in_place",),
            "softmax_jacobian": ("slopes_as_a_vector",),
        },
        depends_on={"tanh_from_sigmoid": ["sigmoid"], "sigmoid_grad": ["sigmoid"]},
    ),
    "misconceptions-quiz": Expected(
        outcomes=each("saturation zero_centred activation_table hard_gaps", VALUE),
        diagnoses={
            "saturation": ("rectifiers_on_both_sides", "leak_taken_as_flat"),
            "zero_centred": ("symmetric_about_its_middle", "elu_nearly_centred"),
            "activation_table": ("slopes_that_expect_a",),
            "hard_gaps": ("place_instead_of_gap",),
        },
    ),
    "half-done": Expected(
        at_most=23.0,
        others=UNATTEMPTED,
        outcomes={
            **each(
                "sigmoid tanh_from_sigmoid sigmoid_grad sigmoid_grad_from_a tanh_grad "
                "relu relu_grad",
                PASSED,
            ),
            "elu": Outcome.NONE,
        },
    ),
    "untouched": Expected(at_most=0.0, others=UNATTEMPTED),
    "syntax-error": Expected(outcomes={"sigmoid_grad_from_a": MISSING}, cells=("error",)),
    "exception": Expected(
        outcomes={
            "sigmoid_grad_from_a": MISSING,
            "elu": RAISED,
            "activation_table": RAISED,
            "mp_neuron": RAISED,
        },
        cells=("error",),
    ),
    "endless-loop": Expected(outcomes={"sigmoid_grad_from_a": Outcome.TIMED_OUT}),
    "endless-loop-in-a-cell": Expected(full_marks=True, cells=("timed out",)),
    "exits-the-process": Expected(outcomes={"tanh_from_sigmoid": Outcome.DIED}, cells=("error",)),
    "deleted-cell": Expected(outcomes={"elu_grad": MISSING, "activation_table": RAISED}),
    "duplicated-cell": RIGHT,
    "edited-test": Expected(
        outcomes=each("sigmoid_grad relu softplus activation_table", VALUE),
        diagnoses={
            "sigmoid_grad": ("s_squared",),
            "relu": ("absolute_value",),
            "softplus": ("relu_instead",),
        },
    ),
    "renamed-notebook": Expected(full_marks=True, notebook_note="最终版.ipynb"),
    "reads-the-reference": Expected(
        at_most=1.0,
        others=UNATTEMPTED,
        outcomes=each("sigmoid sigmoid_grad tanh_grad relu relu_grad softplus", VALUE),
        prints="found: []",
    ),
    "patches-allclose": Expected(
        at_most=0.0,
        others=UNATTEMPTED,
        outcomes={
            **each("sigmoid sigmoid_grad", VALUE),
            **each("tanh_grad relu_grad saturation", TYPE),
        },
    ),
    "mean-prints": Expected(full_marks=True, prints="I want to see every single value"),
}
students = pytest.mark.parametrize("student", sorted(EXPECTED))


def exercises(result: Result) -> dict[str, dict[str, Any]]:
    return {e["name"]: e for notebook in result["notebooks"] for e in notebook["exercises"]}


def shown(result: Result) -> list[dict[str, Any]]:
    """Return all outputs of all cells."""
    notebooks = result["notebooks"]
    return [output for n in notebooks for cell in n["cells"] for output in cell["outputs"]]


def test_every_submission_of_the_class_is_expected_to_come_out_somehow() -> None:
    assert {fixture.name for fixture in fixtures()} == set(EXPECTED)


@students
def test_each_exercise_of_a_submission_has_the_outcome_that_its_student_earned(
    student: str, demo_results: dict[str, Result]
) -> None:
    expected = EXPECTED[student]
    found = exercises(demo_results[student])
    assert set(expected.outcomes) <= set(found)
    assert {name: e["outcome"] for name, e in found.items()} == {
        name: expected.outcomes.get(name, expected.others).value for name in found
    }


@students
def test_a_submission_has_full_marks_exactly_where_everything_is_right(
    student: str, demo_results: dict[str, Result]
) -> None:
    expected, result = EXPECTED[student], demo_results[student]
    assert (result["score"] == result["max"]) is expected.full_marks
    assert 0 <= result["score"] <= min(result["max"], expected.at_most)
    for name, exercise in exercises(result).items():
        assert 0 <= exercise["score"] <= exercise["max"], name
        # An exercise with a visible case that failed may have earned all of its hidden ones.
        assert exercise["outcome"] != PASSED or exercise["score"] == exercise["max"], name


@students
def test_a_known_misconception_is_named_and_nothing_right_is_diagnosed(
    student: str, demo_results: dict[str, Result]
) -> None:
    found = exercises(demo_results[student])
    for name, exercise in found.items():
        said = [diagnosis["name"] for diagnosis in exercise["diagnoses"]]
        wanted = EXPECTED[student].diagnoses.get(name)
        if wanted == () or exercise["outcome"] in (PASSED, UNATTEMPTED, MISSING):
            assert said == [], name
        assert set(wanted or ()) <= set(said), name


@students
def test_notes_say_what_a_student_should_know_beside_the_marks(
    student: str, demo_results: dict[str, Result]
) -> None:
    expected, result = EXPECTED[student], demo_results[student]
    found = exercises(result)
    for name, text in expected.notes.items():
        assert text in found[name]["note"], name
    for name, others in expected.depends_on.items():
        assert found[name]["depends_on"] == others, name
    core = next(n for n in result["notebooks"] if n["name"] == "activations")
    assert expected.notebook_note in core["note"]
    assert bool(core["note"]) is bool(expected.notebook_note)
    assert not any(n["problem"] for n in result["notebooks"])
    assert tuple(c["status"] for c in core["cells"] if c["status"] != "ok") == expected.cells
    assert expected.prints in "".join(o.get("text", "") for o in shown(result))


@students
def test_nothing_that_a_cell_shows_can_run_in_a_page_or_steer_a_terminal(
    student: str, demo_results: dict[str, Result]
) -> None:
    for output in shown(demo_results[student]):
        assert set(output.get("data", {})) <= {"text/plain", "image/png", "image/jpeg"}
        texts = [output.get("text", ""), *output.get("data", {}).values()]
        texts += [output.get("evalue", ""), *output.get("traceback", [])]
        assert not any(c < " " and c not in "\t\n\r" for text in texts for c in text)


def test_the_one_who_leaves_by_a_cell_or_a_call_loses_only_what_did_not_come_back(
    demo_results: dict[str, Result],
) -> None:
    cases = exercises(demo_results["exits-the-process"])["tanh_from_sigmoid"]["cases"]
    outcomes = [case["outcome"] for case in cases]
    died = outcomes.index("died")
    assert set(outcomes[:died]) == {"passed"}
    assert set(outcomes[died + 1 :]) == {"not run"}
