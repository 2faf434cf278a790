"""Hints for the instructor: from the text of the cells, shown to nobody else, never a mark."""

from __future__ import annotations

import json

import pytest

from autograder.class_table import class_table, row, standing_out
from autograder.flags import (
    ALL_PATHS,
    COMPLEX_STEP,
    FINITE_DIFFERENCE,
    costly_walks,
    numerical_tricks,
    unusual_imports,
)


def cells(*sources):
    return [(i, "", source) for i, source in enumerate(sources)]


@pytest.mark.parametrize(
    ("source", "flags"),
    [
        (
            "def slope(z):\n    h = 1e-6\n    return (f(z + h) - f(z - h)) / (2 * h)",
            FINITE_DIFFERENCE,
        ),
        ("slope = lambda z: (f(z + 10**-7) - f(z)) / 10**-7", FINITE_DIFFERENCE),
        ("def slope(z):\n    return f(z + 1e-30j).imag / 1e-30", COMPLEX_STEP),
        ("def slope(z):\n    return f(complex(z, 1e-30)).imag / 1e-30", COMPLEX_STEP),
        ("def slope(z):\n    z = z.astype(np.complex128)\n    return f(z)", COMPLEX_STEP),
        (
            "H = 1e-5\n\ndef d(g, z):\n    return (g(z + H) - g(z - H)) / (2 * H)\n\n"
            "def slope(z):\n    return d(f, z)",
            FINITE_DIFFERENCE,
        ),
    ],
)
def test_a_numerical_trick_in_the_place_of_a_formula_is_flagged(source, flags):
    assert numerical_tricks("slope", cells(source)) == [flags]


@pytest.mark.parametrize(
    "source",
    [
        "def slope(z):\n    s = f(z)\n    return s * (1 - s)",
        "def slope(z):\n    return np.exp(-z) / (1 + np.exp(-z)) ** 2",
        "def slope(z):\n    return np.maximum(z, 0) - np.maximum(-z, 0)",
        "def slope(z):\n    return z * 1e-3",
        "def slope(z):\n    return (",
        "%%time\ndef slope(z):\n    return z",
    ],
)
def test_a_formula_in_any_style_is_not_flagged(source):
    assert numerical_tricks("slope", cells(source)) == []


def test_a_trick_elsewhere_in_the_notebook_is_no_trick_of_this_exercise():
    other = "def test_it(z):\n    return (f(z + 1e-6) - f(z - 1e-6)) / 2e-6"
    assert numerical_tricks("slope", cells(other, "def slope(z):\n    return f(z)")) == []


EACH_PATH = """class Node:
    def backward(self, upstream=1.0):
        self.grad += upstream
        for parent, slope in self.parents:
            parent.backward(upstream * slope)
"""
EACH_NODE = """class Node:
    def backward(self):
        order = []
        def visit(node):
            if node not in order:
                for parent, _ in node.parents:
                    visit(parent)
                order.append(node)
        visit(self)
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad
"""


def test_a_backward_pass_along_every_single_path_is_flagged():
    assert costly_walks("Node", cells(EACH_PATH)) == [ALL_PATHS]
    assert costly_walks("Node", cells(EACH_NODE)) == []


def test_imports_outside_the_course_s_list_are_named_once_with_their_cell():
    sources = cells(
        "import numpy as np, math\nfrom collections import deque",
        "%matplotlib inline\nimport os.path\nfrom scipy import special",
        "def f():\n    import os\n    __import__('gc')",
    )
    assert unusual_imports(sources) == [
        "imports __import__ in the cell number 3",
        "imports os in the cell number 2",
        "imports scipy in the cell number 2",
    ]


def test_flags_reach_the_instructor_and_cost_nothing(graded):
    step = "def sigmoid_grad(z):\n    return sigmoid_c(z + 1e-30j).imag / 1e-30\n\n"
    step += "def sigmoid_c(z):\n    return 1 / (1 + np.exp(-z))"
    found = graded("reference", ("solve", "sigmoid_grad", step))
    assert found["sigmoid_grad"]["flags"] == [COMPLEX_STEP]
    assert found["sigmoid_grad"]["score"] == found["sigmoid_grad"]["max"]
    assert [name for name, e in found.items() if e["flags"]] == ["sigmoid_grad"]


def test_the_class_table_names_what_to_look_at(demo_results):
    said = standing_out(demo_results["1-activations", "reads-the-reference"])
    assert "to look at: imports " in said


def test_the_class_table_counts_one_submission_and_two_submissions(demo_results):
    found = row(demo_results["1-activations", "reads-the-reference"])
    assert class_table("1-activations", [found]).title == "1-activations: 1 submission"
    assert class_table("1-activations", [found] * 2).title == "1-activations: 2 submissions"


def test_a_student_s_pages_say_nothing_of_flags(assignment, sandbox, sources):
    from autograder.annotate import annotated
    from autograder.demo.submissions import Fixture, submission
    from autograder.grading import grade

    step = "import scipy_of_mine\ndef sigmoid_grad(z):\n    return (1e-30j + z).imag"
    made = submission(
        Fixture("s", "", "reference", (("solve", "sigmoid_grad", step),)),
        assignment.name,
        sources,
        assignment.frames,
    )
    core = grade(made, assignment, sandbox)["notebooks"][0]
    assert core["flags"] == ["imports scipy_of_mine in the cell sigmoid_grad"]
    page = annotated(
        assignment.frames["activations"], made.notebooks["activations"], core, sandbox="inner"
    )
    assert "complex-step" not in json.dumps(page)
    assert "imports scipy_of_mine in" not in json.dumps(page)
