"""Whatever a student hands in is read safely, or refused with a sentence that says why."""

from __future__ import annotations

import json
import os
import socket

import pytest

from autograder.intake import (
    MAX_BYTES,
    MAX_ID,
    MAX_WIDE,
    NotANotebook,
    parse,
    read_file,
    read_submission,
)
from autograder.submitted_folder import MAX_FOLDERS, too_deep


@pytest.fixture
def notebook(assignment):
    return json.dumps(assignment.frames["activations"])


def test_a_released_notebook_is_read(tmp_path, notebook):
    path = tmp_path / "activations.ipynb"
    path.write_text(notebook, "utf-8")
    assert read_file(path).problem == ""
    assert read_file(path).data == notebook.encode()


def fifo(path):
    os.mkfifo(path)


def link(path):
    (path.parent / "target").write_text("{}", "utf-8")
    path.symlink_to(path.parent / "target")


def folder(path):
    path.mkdir()


def unix_socket(path):
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def large(path):
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)


def forbidden_device(path):
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: None, "missing"),
        (fifo, "not a regular file"),
        (link, "is a link"),
        (forbidden_device, "is a link"),
        (folder, "not a regular file"),
        (unix_socket, "not a regular file"),
        (large, "larger than 25 MB"),
        (lambda path: path.write_bytes(b""), "not JSON"),
        (lambda path: path.write_bytes(b"\xff\xfe{"), "not JSON"),
        (lambda path: path.write_bytes(b"[" * 1_000_000), "not JSON"),
        (lambda path: path.write_text("[]"), "no notebook of format 4"),
        (lambda path: path.write_text('{"worksheets": []}'), "no notebook of format 4"),
        (lambda path: path.write_text(json.dumps({"cells": [{}] * 2001})), "2001 cells"),
    ],
)
def test_anything_but_a_notebook_of_bounded_size_is_refused_with_a_reason(tmp_path, make, words):
    path = tmp_path / "n.ipynb"
    make(path)
    assert words in read_file(path).problem


def test_cells_of_odd_form_become_harmless_cells():
    cells = [7, {}, {"cell_type": "code", "source": ["a", 1, "b"], "metadata": [], "id": 3}]
    cells += [{"cell_type": "bomb", "source": "\ud800", "metadata": {"nbgrader": {"grade_id": []}}}]
    assert parse(json.dumps({"cells": cells}).encode()) == [
        {"cell_type": "raw", "source": "", "id": "", "grade_id": ""},
        {"cell_type": "code", "source": "ab", "id": "", "grade_id": ""},
        {"cell_type": "raw", "source": "?", "id": "", "grade_id": ""},
    ]
    with pytest.raises(NotANotebook):
        parse(b'{"cells": {}}')


def test_a_large_notebook_with_an_emoji_is_read_without_it():
    """It would make every letter four bytes wide, in each of several copies."""
    cells = [{"cell_type": "code", "source": "x = 1  # \U0001f389 \u597d"}]
    small = json.dumps({"cells": cells}, ensure_ascii=False).encode()
    assert parse(small)[0]["source"] == "x = 1  # \U0001f389 \u597d"
    pictures = b'{"metadata": "' + b"iVBORw0KGgo" * 1_200_000 + b'", ' + small[1:]
    assert len(pictures) > MAX_WIDE / 4
    assert parse(pictures)[0]["source"] == "x = 1  # \ufffd \u597d"


def test_the_id_of_a_cell_is_short():
    cells = [{"id": "a" * 10**6, "metadata": {"nbgrader": {"grade_id": "b" * 10**6}}}]
    cell = parse(json.dumps({"cells": cells}).encode())[0]
    assert len(cell["id"]) == len(cell["grade_id"]) == MAX_ID + 1


@pytest.fixture
def solved(notebook):
    """The notebook with one answer written."""
    made = json.loads(notebook)
    cell = next(c for c in made["cells"] if c["id"] == "relu")
    cell["source"] = "def relu(z): return np.maximum(z, 0)"
    return json.dumps(made)


def test_a_renamed_notebook_is_found_by_its_cells(tmp_path, assignment, solved):
    notebook = solved
    (tmp_path / "my homework (1).ipynb").write_text(notebook, "utf-8")
    readings = read_submission(tmp_path, "s", assignment.name, assignment.frames).notebooks
    assert readings["activations"].data == notebook.encode()
    assert "'my homework (1).ipynb'" in readings["activations"].note
    assert "missing" in readings["further"].problem


def test_two_candidates_for_a_missing_notebook_are_named_and_not_guessed_between(
    tmp_path, assignment, solved
):
    for name, text in (("one", solved), ("one-Copy1", solved), ("two", solved + "\n")):
        (tmp_path / f"{name}.ipynb").write_text(text, "utf-8")
    readings = read_submission(tmp_path, "s", assignment.name, assignment.frames).notebooks
    assert "'one-Copy1.ipynb' or 'two.ipynb'" in readings["activations"].problem


def test_copies_of_one_notebook_are_one_candidate_and_the_note_names_them(
    tmp_path, assignment, solved
):
    for name in ("activations (1)", "activations-Copy1"):
        (tmp_path / f"{name}.ipynb").write_text(solved, "utf-8")
    found = read_submission(tmp_path, "s", assignment.name, assignment.frames)
    reading = found.notebooks["activations"]
    assert (reading.data, reading.problem) == (solved.encode(), "")
    assert reading.note == (
        "the notebook was handed in under the name 'activations (1).ipynb'; "
        "'activations-Copy1.ipynb' is the same"
    )


@pytest.mark.parametrize("name", ["1-activations", "My answers"])
def test_a_notebook_one_folder_too_deep_is_named_and_not_graded(tmp_path, assignment, solved, name):
    (tmp_path / name).mkdir()
    (tmp_path / name / "activations.ipynb").write_text(solved, "utf-8")
    readings = read_submission(tmp_path, "s", assignment.name, assignment.frames).notebooks
    problem = readings["activations"].problem
    assert readings["activations"].data == b""
    assert "is missing" in problem
    assert f"one folder too deep, in '{name}'" in problem
    assert "move it up and grade again" in problem
    assert "deep" not in readings["further"].problem


def test_only_a_regular_file_one_folder_deep_is_named_and_no_link_is_followed(
    tmp_path, assignment, solved
):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "activations.ipynb").write_text(solved, "utf-8")
    submission = tmp_path / "submission"
    (submission / "deep" / "deeper").mkdir(parents=True)
    (submission / "deep" / "deeper" / "activations.ipynb").write_text(solved, "utf-8")
    (submission / assignment.name).symlink_to(tmp_path / "elsewhere")
    (submission / "file").mkdir()
    link(submission / "file" / "activations.ipynb")
    (submission / "folder" / "activations.ipynb").mkdir(parents=True)
    found = read_submission(submission, "s", assignment.name, assignment.frames)
    assert found.notebooks["activations"].problem == "the notebook is missing from the submission"


def test_in_a_crowd_of_folders_only_a_few_are_looked_into(tmp_path, assignment):
    names = [f"{number:02}" for number in range(MAX_FOLDERS + 5)]
    for name in names:
        (tmp_path / name).mkdir()
    (tmp_path / names[-1] / "activations.ipynb").touch()
    assert too_deep(tmp_path, assignment.name, "activations.ipynb") == ""
    (tmp_path / assignment.name).mkdir()
    (tmp_path / assignment.name / "activations.ipynb").touch()
    assert too_deep(tmp_path, assignment.name, "activations.ipynb") == assignment.name


def test_a_finished_copy_beside_the_untouched_notebook_is_taken(
    tmp_path, assignment, notebook, solved
):
    (tmp_path / "activations.ipynb").write_text(notebook, "utf-8")
    (tmp_path / "activations-Copy1.ipynb").write_text(solved, "utf-8")
    readings = read_submission(tmp_path, "s", assignment.name, assignment.frames).notebooks
    assert readings["activations"].data == solved.encode()
    assert "activations-Copy1.ipynb" in readings["activations"].note


def test_a_submission_folder_that_is_a_link_or_a_file_is_refused(tmp_path, assignment):
    (tmp_path / "real").mkdir()
    (tmp_path / "linked").symlink_to(tmp_path / "real")
    (tmp_path / "file").write_text("x", "utf-8")
    for name, words in (("linked", "is a link"), ("file", "missing"), ("absent", "missing")):
        found = read_submission(tmp_path / name, "s", assignment.name, assignment.frames)
        assert all(words in reading.problem for reading in found.notebooks.values())
