"""One submission from notebook to result document: what costs marks, what does not, and why."""

from __future__ import annotations

import json

import pytest

from autograder.demo import submissions
from autograder.demo.submissions import Fixture
from autograder.grading import grade, result_key
from autograder.intake import Reading, Submission
from autograder.sandbox import bubblewrap
from autograder.sandbox.host import Limits, Sandbox, SandboxError
from autograder.warm import WarmGrader

FULL = {"score": 1.0, "max": 1.0, "outcome": "passed"}


def those(exercise):
    return {key: exercise[key] for key in FULL}


def test_a_right_answer_in_a_student_s_own_style_earns_full_marks(graded):
    code = "relu = lambda values: np.array(values) * (np.array(values) > 0)"
    assert those(graded("starter", ("solve", "relu", code))["relu"]) == FULL


def test_partial_marks_go_by_case_and_the_first_reason_is_named(graded):
    code = "def relu_grad(z):\n    return np.where(np.asarray(z) >= 0, 1.0, 0.0)"
    found = graded("starter", ("solve", "relu_grad", code))["relu_grad"]
    assert 0 < found["score"] < found["max"]
    assert found["outcome"] == "value"
    assert [d["name"] for d in found["diagnoses"]] == ["one_at_the_kink"]


def test_an_endless_loop_costs_only_its_own_exercise(assignment, sources, released):
    with Sandbox(limits=Limits(call_seconds=1.0, cell_seconds=3.0)) as hasty:
        code = "def elu(z, gamma):\n    while True: pass"
        loop = "while True:\n  try:\n    while True: pass\n  except BaseException: pass"
        found = made(
            assignment,
            sources,
            hasty,
            ("solve", "elu", code),
            ("extra-after", "relu", loop),
        )
    exercises = {e["name"]: e for n in found["notebooks"] for e in n["exercises"]}
    assert exercises["elu"]["outcome"] == "timed out"
    assert exercises["elu"]["score"] == 0
    assert {c["outcome"] for c in exercises["elu"]["cases"][1:]} == {"not run"}
    assert exercises["relu"]["score"] == exercises["relu"]["max"]
    assert exercises["elu_grad"]["score"] == exercises["elu_grad"]["max"]
    assert "timed out" in [c["status"] for c in found["notebooks"][0]["cells"]]


def test_the_time_for_a_whole_notebook_is_bounded_and_named(assignment, sources):
    with Sandbox(limits=Limits(notebook_seconds=1e-6)) as hasty:
        found = made(assignment, sources, hasty)
    sentences = {e["sentence"] for n in found["notebooks"] for e in n["exercises"]}
    assert sentences == {"not tried: the time for the whole notebook was used up"}
    assert found["score"] == 0


@pytest.mark.parametrize(
    ("code", "outcome", "words"),
    [
        ("def relu(z):\n    return np.max(z, 0)", "shape", "the result is a single number"),
        ("def relu(z):\n    np.maximum(z, 0)", "returned None", "is a `return` missing?"),
        ("def relu(z):\n    return [0.0]", "type", "the result is a list"),
        ("def relu(z):\n    return undefined", "raised", "NameError (line 2 of the cell `relu`)"),
        ("def relu(z):\n    import os\n    os._exit(0)", "died", "ended the whole Python process"),
        ("def relu(z):\n    return z + np.nan", "not finite", "is nan"),
        ("relu = 3", "raised", "TypeError"),
        ("def relu(z):\n    return z if z > 0 else 0", "raised", "ask for one yes or no"),
        ("def relu(z:\n    return z", "missing", "its cell stopped with SyntaxError"),
        ("1 / 0\ndef relu(z): return z", "missing", "its cell stopped with ZeroDivisionError"),
        ("rely = None", "missing", "`relu` is not defined"),
        ("import os; os._exit(3)", "missing", "its cell ended the Python process"),
        (
            "def relu(z):\n    z = np.asarray(z)\n    z[z < 0] = 0\n    return z",
            "input changed",
            "your code changes its input z",
        ),
    ],
)
def test_each_fault_has_its_own_outcome_and_sentence(graded, code, outcome, words):
    found = graded("reference", ("solve", "relu", code))
    seen = {c["outcome"] for c in found["relu"]["cases"]}
    assert found["relu"]["outcome"] == outcome
    assert words in found["relu"]["sentence"]
    assert found["relu"]["score"] < found["relu"]["max"], seen
    assert found["elu"]["score"] == found["elu"]["max"]


def test_a_mistake_in_an_earlier_function_is_named_in_the_later_one(graded):
    code = "def sigmoid(z):\n    return 1 / (1 + np.exp(np.asarray(z, dtype=float)))"
    found = graded("reference", ("solve", "sigmoid", code))
    assert found["softplus_grad"]["depends_on"] == ["sigmoid"]
    assert "sigmoid" in found["activation_table"]["depends_on"]
    assert found["sigmoid"]["depends_on"] == []


def test_a_notebook_of_another_assignment_is_noted_and_one_without_metadata_is_graded(
    assignment, sources, sandbox
):
    other = {"cells": [{"cell_type": "code", "source": "x = 1", "metadata": {}}]}
    bare = json.loads(json.dumps(sources["activations"]))
    for cell in bare["cells"]:
        cell["metadata"] = {}
        cell.pop("id", None)
    readings = {
        "activations": Reading(json.dumps(bare).encode()),
        "further": Reading(json.dumps(other).encode()),
    }
    found = grade(Submission("s", assignment.name, readings), assignment, sandbox)
    core, further = found["notebooks"]
    assert (core["score"], core["note"]) == (core["max"], "")
    assert further["score"] == 0
    assert "was another notebook handed in?" in further["note"]


def test_what_a_student_says_in_an_exception_is_shown_for_visible_cases_only(graded):
    code = "def relu(z):\n    raise ValueError('I have seen %s' % (z,))"
    found = graded("starter", ("solve", "relu", code))["relu"]
    visible = [c["sentence"] for c in found["cases"] if not c["hidden"]]
    hidden = [c["sentence"] for c in found["cases"] if c["hidden"]]
    assert all("I have seen" in sentence for sentence in visible)
    assert not [sentence for sentence in hidden if "seen" in sentence]


def test_exception_and_type_names_of_a_student_s_own_carry_nothing_out(graded):
    code = (
        "def relu(z):\n"
        "    raise type('Z' + str(np.ravel(z)[0]).replace('.', '_'), (Exception,), {})()\n"
        "def elu(z, gamma):\n"
        "    return type('Z' + str(np.ravel(z)[0]), (), {})()"
    )
    found = graded("starter", ("solve", "relu", code), ("solve", "elu", "1"))
    assert "your code stopped with Exception" in found["relu"]["sentence"]
    assert "an object of another type" in found["elu"]["sentence"]


def test_the_same_submission_gives_the_same_document(assignment, sources, sandbox):
    own = ("extra-after", "relu", "print(object(), {'b', 'a'})\nplt.plot([1, 2]); plt.show()")
    one, two = (made(assignment, sources, sandbox, own) for _ in range(2))
    with Sandbox() as other:
        three = made(assignment, sources, other, own)
    for document in (one, two, three):
        document.pop("timings")
    assert one == two == three


@pytest.mark.skipif(bubblewrap.working_variant() is None, reason="bubblewrap does not work here")
def test_both_forms_of_the_sandbox_give_the_same_document(assignment, sources, sandbox):
    one = made(assignment, sources, sandbox)
    with Sandbox("inner") as inner:
        two = made(assignment, sources, inner)
    assert (one.pop("sandbox"), two.pop("sandbox")) == ("bubblewrap + inner layer", "inner layer")
    one.pop("timings"), two.pop("timings")
    assert one == two


def test_grading_without_a_sandbox_is_stamped_and_never_reused_for_a_safe_result(
    assignment, sources
):
    with Sandbox(unsafe=True) as open_:
        found = made(assignment, sources, open_)
    assert found["sandbox"] == "none (override)"
    assert found["key"] != result_key(submission(assignment, sources), assignment)
    assert found["key"] == result_key(submission(assignment, sources), assignment, unsafe=True)


def submission(assignment, sources, *sections):
    fixture = Fixture("s", "", "reference", sections)
    return submissions.submission(fixture, assignment.name, sources, assignment.frames)


def made(assignment, sources, sandbox, *sections):
    return grade(submission(assignment, sources, *sections), assignment, sandbox)


HELPER = "def slope(s): return s * (1 - s)\ndef sigmoid_grad(z): return slope(sigmoid(z))"


@pytest.mark.parametrize(
    "sections",
    [
        pytest.param(
            [("solve", "sigmoid_grad", HELPER)], id="a helper named like a plot's variable"
        ),
        pytest.param(
            [("extra-after", "test-activation_table", "relu = relu(np.arange(3))")], id="rebound"
        ),
        pytest.param([("extra-after", "setup", "np.seterr(all='raise')")], id="seterr"),
        pytest.param([("extra-after", "setup", "for i in range(12000): display(i)")], id="flood"),
        pytest.param([("extra-after", "setup", "!pip install numpy\n%pip list")], id="shell"),
        pytest.param([("extra-after", "setup", "import pandas")], id="a package that is not there"),
        pytest.param(
            [
                (
                    "solve",
                    "sigmoid",
                    "!ls\ndef sigmoid(z): return 0.5 + 0.5 * np.tanh(np.asarray(z) / 2)",
                )
            ],
            id="shell in an answer",
        ),
        pytest.param(
            [
                (
                    "solve",
                    "saturation",
                    "from collections import OrderedDict\nsaturation = OrderedDict("
                    "sigmoid='both', tanh='both', relu='left', leaky_relu='neither', elu='left', "
                    "softplus='left', hard_logistic='both', hard_tanh='both', identity='neither')",
                )
            ],
            id="ordered dict",
        ),
    ],
)
def test_what_has_nothing_to_do_with_the_answer_costs_nothing(graded, sections):
    found = graded("reference", *sections)
    assert [e["name"] for e in found.values() if e["score"] != e["max"]] == []


def test_an_endless_function_in_the_table_costs_its_own_item(assignment, sources):
    with Sandbox(limits=Limits(call_seconds=1.0)) as hasty:
        code = "def sigmoid_grad(z):\n    while True: pass"
        found = made(assignment, sources, hasty, ("solve", "sigmoid_grad", code))
    exercises = {e["name"]: e for n in found["notebooks"] for e in n["exercises"]}
    lost = [c["label"] for c in exercises["activation_table"]["cases"] if c["outcome"] != "passed"]
    assert lost
    assert all("sigmoid" in label for label in lost), lost


def test_a_hidden_case_shows_no_line_and_no_control_character(graded):
    code = "def relu(z):\n    raise ValueError('a\\x1b[2J\\x00\\x07b' + chr(10) * 3 + 'c')"
    found = graded("starter", ("solve", "relu", code))["relu"]
    for case in found["cases"]:
        assert case["sentence"].isprintable()
        assert ("line 2" in case["sentence"]) is (not case["hidden"])


def test_a_right_first_call_and_a_wrong_second_one_names_no_misconception(graded):
    code = (
        "calls = []\ndef relu(z):\n    calls.append(1)\n"
        "    return np.maximum(z, 0.0) * (len(calls) % 2)"
    )
    found = graded("starter", ("solve", "relu", code))["relu"]
    assert found["outcome"] == "not repeatable"
    assert found["diagnoses"] == []


def test_a_broken_sandbox_is_replaced_once_and_nobody_loses_a_mark(assignment, sources, released):
    grader = WarmGrader(released)
    try:
        handed_in = submission(assignment, sources)
        assert grader.grade(handed_in, assignment)["score"] == 48
        process = grader._sandbox._started.process
        process.kill()
        process.wait()
        assert grader.grade(handed_in, assignment)["score"] == 48
    finally:
        grader.close()


def test_a_sandbox_that_breaks_twice_is_our_fault(assignment, sources, released, monkeypatch):
    def break_down(*_, **__):
        raise SandboxError("The template ended.")

    monkeypatch.setattr(Sandbox, "spawn", break_down)
    grader = WarmGrader(released, unsafe=True)
    with pytest.raises(SandboxError, match="The template ended"):
        grader.grade(submission(assignment, sources), assignment)
    grader.close()
