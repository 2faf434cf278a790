"""Only a student's own code is taken from a notebook; the frame gives all the rest."""

from __future__ import annotations

import json

import pytest

from autograder.intake import parse
from autograder.transplant import DELETED, code_cells, transplant


@pytest.fixture
def frame(assignment):
    return assignment.frames["activations"]


def rebuilt(frame, change):
    """The frame, changed as a student may, then transplanted back."""
    handed_in = json.loads(json.dumps(frame))
    change(handed_in["cells"])
    return transplant(frame, parse(json.dumps(handed_in).encode()))


def place(cells, grade_id):
    return next(
        i
        for i, c in enumerate(cells)
        if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id
    )


def sources(notebook):
    return [cell["source"] for cell in notebook["cells"]]


def test_an_unchanged_notebook_comes_back_as_it_was(frame):
    assert rebuilt(frame, lambda cells: None) == frame


def test_a_solution_is_taken_with_its_source_only(frame):
    def change(cells):
        cell = cells[place(cells, "relu")]
        cell["source"] = "def relu(z): return z"
        cell["metadata"]["nbgrader"].update(points=1000, grade=True, locked=True)
        cell["metadata"]["tags"] = ["skip-execution"]

    made = rebuilt(frame, change)
    where = place(frame["cells"], "relu")
    assert made["cells"][where]["source"] == "def relu(z): return z"
    assert made["cells"][where]["metadata"] == frame["cells"][where]["metadata"]


def test_an_edited_or_duplicated_check_cell_leaves_no_trace(frame):
    def change(cells):
        where = place(cells, "test-relu")
        cells[where]["source"] = "print('full marks')"
        cells.insert(where, dict(cells[where]))

    assert rebuilt(frame, change) == frame


def test_an_edited_setup_cell_stays_trusted_and_the_student_s_version_runs_behind_it(frame):
    def change(cells):
        cells[place(cells, "setup")]["source"] += "\nimport math"

    made = rebuilt(frame, change)
    where = place(frame["cells"], "setup")
    assert made["cells"][where] == frame["cells"][where]
    assert made["cells"][where + 1]["source"].endswith("import math")


def test_cells_run_in_the_student_s_own_order(frame):
    handed_in = json.loads(json.dumps(frame))
    cells = handed_in["cells"]
    cells.append(cells.pop(place(cells, "sigmoid")))
    own = {"cell_type": "code", "source": "def helper(): pass", "metadata": {}, "id": "own"}
    cells.insert(0, own)
    runs = [label for _, label, _ in code_cells(frame, parse(json.dumps(handed_in).encode()))]
    assert runs[:3] == ["environment", "setup", "def helper(): pass"]
    assert runs[-1] == "sigmoid"


def test_pictures_run_only_where_the_student_has_changed_them(frame):
    def labels(change):
        handed_in = json.loads(json.dumps(frame))
        change(handed_in["cells"])
        runs = code_cells(frame, parse(json.dumps(handed_in).encode()))
        return [label for _, label, _ in runs]

    def play(cells):
        next(c for c in cells if c["id"] == "plot-sigmoid")["source"] = "# mine\nx = 1"

    assert not [label for label in labels(lambda cells: None) if label.startswith("#")]
    assert "# mine" in labels(play)


def test_a_duplicated_solution_takes_the_slot_once_and_stays_in_place_the_second_time(frame):
    def change(cells):
        where = place(cells, "relu")
        cells.insert(where + 1, {**cells[where], "source": "def relu(z): return 2"})
        cells[where]["source"] = "def relu(z): return 1"

    made = rebuilt(frame, change)
    where = place(frame["cells"], "relu")
    assert sources(made)[where : where + 2] == ["def relu(z): return 1", "def relu(z): return 2"]
    assert "nbgrader" not in made["cells"][where + 1]["metadata"]


def test_a_solution_turned_into_markdown_is_code_again(frame):
    def change(cells):
        cells[place(cells, "relu")].update(cell_type="markdown", source="def relu(z): return 1")

    cell = rebuilt(frame, change)["cells"][place(frame["cells"], "relu")]
    assert (cell["cell_type"], cell["source"]) == ("code", "def relu(z): return 1")


def test_a_relabelled_solution_runs_as_an_own_cell_and_its_slot_does_not_undo_it(frame):
    def change(cells):
        cell = cells[place(cells, "relu")]
        cell["metadata"] = {"nbgrader": {"grade_id": "mine"}}
        cell["source"] = "def relu(z): return 1"
        cell["id"] = "mine"

    handed_in = json.loads(json.dumps(frame))
    change(handed_in["cells"])
    submitted = parse(json.dumps(handed_in).encode())
    made = transplant(frame, submitted)
    assert made["cells"][place(made["cells"], "relu")]["source"] == DELETED
    assert "def relu(z): return 1" in [source for _, _, source in code_cells(frame, submitted)]


def test_own_cells_stay_behind_the_cell_that_they_followed(frame):
    def change(cells):
        own = {"cell_type": "code", "source": "x = 1", "metadata": {}, "id": "own"}
        cells.insert(place(cells, "relu") + 1, own)
        cells.insert(0, {**own, "source": "first = True", "id": "own2"})
        cells.append({**own, "cell_type": "markdown", "source": "my notes", "id": "own3"})

    made = rebuilt(frame, change)
    assert sources(made)[0] == "first = True"
    assert sources(made)[place(made["cells"], "relu") + 1] == "x = 1"
    assert sources(made)[-1] == "    my notes"
    ids = [cell["id"] for cell in made["cells"]]
    assert len(set(ids)) == len(ids)


def test_check_cells_are_never_run(frame):
    runs = code_cells(frame, parse(json.dumps(frame).encode()))
    assert not [label for _, label, source in runs if "check(" in source]


def test_kernel_and_metadata_of_the_notebook_come_from_the_frame(frame):
    handed_in = {**frame, "metadata": {"kernelspec": {"name": "bash"}}, "nbformat_minor": 99}
    made = transplant(frame, parse(json.dumps(handed_in).encode()))
    assert made == frame
