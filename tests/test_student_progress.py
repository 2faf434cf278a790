"""How many exercises pass, as far as the kernel has seen it: honest, whatever is run again."""

from __future__ import annotations

from tests.student_notebook import Evening, evening

__all__ = ["evening"]

SIGMOID = "def sigmoid(z):\n    return 0.5 * (1 + np.tanh(0.5 * np.asarray(z)))"
GRAD = "def sigmoid_grad(z):\n    return sigmoid(z) * (1 - sigmoid(z))"


def told(evening, capsys) -> str:
    evening.checks.progress()
    return capsys.readouterr().out


def test_each_check_ends_with_the_number_of_exercises_that_pass(evening):
    evening.run(SIGMOID)
    assert evening.check("sigmoid").footer == (
        "1 of 14 exercises passes its visible checks; 13 not tried since the kernel started."
    )
    assert repr(evening.reports[-1]).endswith(evening.reports[-1].footer)
    evening.run(GRAD)
    assert evening.check("sigmoid_grad").footer.startswith("2 of 14 exercises pass their visible")


def test_progress_names_what_does_not_pass_and_what_was_not_tried(evening, capsys):
    evening.run(SIGMOID + "\ndef relu(z):\n    return z")
    evening.check("sigmoid")
    evening.check("relu")
    first, *rest = told(evening, capsys).splitlines()
    assert first == "activations: 1 of 14 exercises passes its visible checks."
    assert rest[0] == "  not passing yet: relu"
    assert rest[1].startswith("  not tried since the kernel started: tanh_from_sigmoid,")
    assert max(map(len, rest)) <= 72, "longer lines are broken within words beside an open sidebar"
    assert "softmax" not in " ".join(rest), "the other notebook is another kernel"


def test_before_the_first_check_both_notebooks_are_counted(capsys):
    told_first = told(Evening("1-activations"), capsys)
    assert "activations: 0 of 14 exercises" in told_first
    assert "further: 0 of 14 exercises" in told_first


def test_a_function_that_changes_after_its_check_does_not_count_until_checked_again(
    evening, capsys
):
    evening.run(SIGMOID)
    evening.check("sigmoid")
    evening.run("def sigmoid(z):\n    return 1 / (1 + np.exp(z))")
    assert "changed, so check again: sigmoid" in told(evening, capsys)
    assert "0 of 14" in told(evening, capsys)
    evening.run(SIGMOID)
    evening.check("sigmoid")
    assert "1 of 14" in told(evening, capsys)


def test_a_cell_that_is_run_again_as_it_was_changes_nothing(evening, capsys):
    evening.run(SIGMOID)
    evening.check("sigmoid")
    evening.run(SIGMOID)
    assert "1 of 14" in told(evening, capsys)


def test_a_function_counts_anew_when_one_that_it_uses_changes(evening):
    evening.run(SIGMOID)
    evening.run(GRAD)
    evening.check("sigmoid_grad")
    evening.run("def sigmoid(z):\n    return z")
    footer = evening.check("sigmoid").footer
    assert footer.startswith("0 of 14")
    assert "Check again, for it has changed: sigmoid_grad." in footer


def test_a_name_that_a_function_only_uses_as_an_attribute_does_not_matter(evening, capsys):
    evening.run("def relu(z):\n    return np.maximum(z, 0).T.T")
    evening.check("relu")
    evening.run("T = 5")
    assert "1 of 14" in told(evening, capsys)


def test_an_answer_that_is_taken_back_does_not_count(evening, capsys):
    answers = dict.fromkeys(evening.checks.CHECKS["zero_centred"]["items"], True)
    evening.names["zero_centred"] = answers
    evening.check("zero_centred")
    assert "1 of 14" in told(evening, capsys)
    answers["relu"] = None
    assert "changed, so check again: zero_centred" in told(evening, capsys)


def test_a_table_of_functions_made_anew_from_the_same_code_still_counts(capsys):
    made = Evening("1-activations")
    made.set_up()
    table = (
        "def slope(z):\n    return np.where(z > 0, 1.0, 0.5 * np.exp(np.minimum(z, 0)))\n"
        "activation_table = {'sigmoid': (lambda z: 1 / (1 + np.exp(-z)), None),"
        " 'tanh': (np.tanh, lambda z: 1 - np.tanh(z) ** 2), 'elu': (None, slope)}"
    )
    made.run(table)
    assert made.check("activation_table").passed
    made.run(table)
    assert "1 of 14" in told(made, capsys)
    made.run(table.replace("0.5 *", "0.7 *"))
    assert "0 of 14" in told(made, capsys)


def test_lists_that_hold_themselves_do_not_stop_a_check(evening):
    evening.run("loop = []\nloop.append(loop)\ntable = {'again': loop}")
    evening.run("def relu(z):\n    loop, table\n    return np.maximum(z, 0)")
    assert evening.check("relu").passed
    evening.run("loop = []\nloop.append(loop)")
    assert "Check again" in evening.check("sigmoid").footer
