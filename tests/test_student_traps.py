"""What often happens in a notebook and looks like a mistake is said kindly, with the way out."""

from __future__ import annotations

import pytest

from autograder.notebooks.progress import LINE_WIDTH
from tests.student_notebook import Evening, evening

__all__ = ["evening"]

RIGHT = "def sigmoid(z):\n    return 0.5 * (1 + np.tanh(0.5 * np.asarray(z)))"


def said(report) -> str:
    """The text of a report, its lines joined."""
    return " ".join(repr(report).split())


def test_after_a_restart_a_check_says_how_to_come_back():
    restarted = Evening("1-activations")  # nothing was run, not even the first cells
    report = restarted.check("relu")
    assert "Nothing of this notebook has been run since its kernel started" in said(report)
    assert "Run > Run All Above Selected Cell" in said(report)
    assert restarted.refusal("relu") == "relu: not defined yet."


def test_a_restart_that_only_the_solution_cell_followed_is_noticed():
    restarted = Evening("1-activations")
    restarted.run(RIGHT)
    report = restarted.check("sigmoid")
    assert "NameError: name 'np' is not defined" in said(report)
    assert "The first cells of the notebook have not been run." in said(report)


def test_a_cell_that_was_not_run_is_asked_for(evening):
    assert "Run the cell above that defines it" in said(evening.check("sigmoid"))


@pytest.mark.parametrize("name", ["sigmiod", "Sigmoid", "my_sigmoid", "sigmoid2", "sigmoid_"])
def test_a_function_under_a_similar_name_is_named(evening, name):
    evening.run(RIGHT.replace("sigmoid", name))
    assert f"There is `{name}`, though: is it that?" in said(evening.check("sigmoid"))


def test_the_name_of_another_exercise_or_of_an_import_is_no_misspelling(evening):
    evening.run("from math import tan as sigmoid_x\ndef sigmoid_grad(z):\n    return z")
    assert "There is" not in said(evening.check("sigmoid"))


def test_starter_code_left_in_place_is_told_from_a_wrong_answer(evening):
    evening.run("def relu(z):\n    z = np.maximum(z, 0)\n    raise NotImplementedError()")
    report = evening.check("relu")
    assert report.summary == "relu: not written yet."
    assert "The starter line `raise NotImplementedError()` is still in `relu`" in said(report)


def test_a_function_lost_to_a_variable_of_its_name_is_noticed(evening):
    evening.run(f"{RIGHT}\nsigmoid = sigmoid(np.zeros(3))")
    report = evening.check("sigmoid")
    assert "`sigmoid` is an array now, no function" in said(report)
    assert "not callable" not in said(report)


def test_a_call_of_an_exercise_whose_cell_was_not_run_names_it(evening):
    evening.run("def sigmoid_grad(z):\n    return sigmoid(z) * (1 - sigmoid(z))")
    report = evening.check("sigmoid_grad")
    assert "Your code uses `sigmoid`: run the cell that defines it first." in said(report)


def test_a_call_of_an_exercise_that_has_its_starter_code_names_it(evening):
    evening.run("def sigmoid(z):\n    raise NotImplementedError()")
    evening.run("def sigmoid_grad(z):\n    return sigmoid(z) * (1 - sigmoid(z))")
    assert "Solve `sigmoid` first and run its cell" in said(evening.check("sigmoid_grad"))


def test_a_function_of_numpy_without_its_prefix_is_recognised(evening):
    evening.run("def sigmoid(z):\n    return 1 / (1 + exp(-z))")
    assert "numpy's `exp` is called `np.exp` here." in said(evening.check("sigmoid"))


def test_a_table_of_functions_asks_for_answers_and_not_for_a_starter_line(evening):
    evening.run("activation_table = {'sigmoid': None, 'tanh': None, 'elu': None}")
    report = evening.check("activation_table")
    assert "Put an answer in the place of each `None`" in said(report)
    assert "NotImplementedError" not in said(report)


def test_what_a_quiz_still_lacks_stands_in_one_row(evening):
    items = dict.fromkeys(evening.checks.CHECKS["saturation"]["items"])
    evening.names["saturation"] = items | {"relu": "left", "tanh": "top"}
    report = evening.check("saturation")
    assert report.summary == "saturation: 1 of 9 items answered."
    wrong, unanswered = report.rows
    assert wrong.label == "tanh"
    assert "'top' is none of the allowed answers" in wrong.reason
    assert unanswered.label.startswith("no answer yet: sigmoid, leaky_relu, elu")


def test_an_exercise_that_the_checks_do_not_know_points_at_another_release(evening):
    line = evening.refusal("swish")
    assert "There is no exercise called 'swish' here." in line
    assert "another release" in line


def test_hints_come_one_at_a_time_and_end(evening, capsys):
    hints = evening.checks.CHECKS["sigmoid"]["hints"]
    for number in range(1, len(hints) + 1):
        evening.checks.hint("sigmoid")
        printed = capsys.readouterr().out
        assert " ".join(printed.split()).endswith(
            f"Hint {number} of {len(hints)}: {hints[number - 1]}"
        )
        assert printed.count("Hint ") == number
        assert max(map(len, printed.splitlines())) <= LINE_WIDTH
    evening.checks.hint("sigmoid")
    assert "There are no more hints" in capsys.readouterr().out.splitlines()[-1]
