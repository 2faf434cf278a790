"""Files made from the gradebook alone, checked against what each system says it reads."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from traitlets.config import Config

from autograder.exporters.blackboard import BlackboardExport
from autograder.exporters.canvas import CanvasExport
from autograder.exporters.moodle import MoodleExport
from autograder.exporters.writing import duration, harmless, number, with_note
from tests.exported_class import (
    FIRST,
    PEOPLE,
    SCORES,
    SECOND,
    make_course,
    opened,
    rows_of,
)

EXPORTS = {"canvas": CanvasExport, "moodle": MoodleExport, "blackboard": BlackboardExport}
# What spreadsheets take for the beginning of a formula, wherever they cut a line.
FORMULA = re.compile(r"(^|[;,|\t\r\n])\s*[=+\-@＝＋－＠]")


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return make_course(tmp_path_factory.mktemp("exports"))


@pytest.fixture
def export(course, tmp_path, caplog):
    """Run an export: export("canvas", missing="zero") -> the file; messages are in caplog."""

    def run(system: str, name: str = "", **options) -> Path:
        caplog.set_level(logging.INFO)
        path = tmp_path / (name or f"{system}.csv")
        kind = EXPORTS[system]
        settings = {"to": str(path), **options}
        plugin = kind(config=Config({kind.__name__: settings}), log=logging.getLogger("export"))
        with opened(course) as book:
            plugin.export(book)
        return path

    return run


def test_canvas_gets_its_header_the_points_and_a_line_for_each_student(export):
    header, points, *students = rows_of(export("canvas"))
    assert header == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", FIRST, SECOND]
    # Canvas passes over a first cell that holds "Points Possible".
    assert points == ["    Points Possible", "", "", "", "", "5", "5"]
    by_login = {row[3]: row for row in students}
    assert set(by_login) == set(PEOPLE)
    assert by_login["ada"] == ["Lovelace, Ada", "101", "", "ada", "", "3.3333", ""]
    assert by_login["zhao"][0] == "赵, 敏"
    assert by_login["noname"] == ["noname", "", "", "noname", "", "", ""]
    assert {login: float(row[5]) for login, row in by_login.items() if row[5]} == SCORES


def test_an_id_that_canvas_cannot_have_made_is_the_institutions(export):
    with_letters = {row[3]: row for row in rows_of(export("canvas"))}["eve"]
    assert with_letters[1] == ""
    assert with_letters[2] == "'-cmd|'/c calc'!A0"


def test_moodle_gets_ids_that_all_have_and_feedback_beside_the_marks(export, caplog):
    header, *students = rows_of(export("moodle", assignment=[FIRST]))
    assert header == [
        *("First name", "Last name", "Username"),
        *(f"{FIRST} (Real)", f"{FIRST} (Feedback)"),
    ]
    # A line without an id would be taken for the student before it.
    assert (
        "the column 'ID number' is left out, because 2 of the 7 students have none" in caplog.text
    )
    by_username = {row[2]: row for row in students}
    assert by_username["noname"] == ["", "noname", "noname", "-", ""]
    assert by_username["zhao"][3:] == [
        "2.5",
        f"[{FIRST}: handed in 1 day 1 hour late, 2.5 marks taken off]",
    ]


def test_moodle_is_given_a_second_id_where_everybody_has_one(export):
    chosen = ["ada", "bo", "jan1"]
    header, *students = rows_of(export("moodle", student=chosen))
    assert header[:4] == ["First name", "Last name", "Username", "ID number"]
    assert [row[3] for row in students] == ["104", "101", "105"]


def test_moodle_has_no_empty_grade_because_it_would_make_one(export):
    header, *students = rows_of(export("moodle"))
    for column, title in enumerate(header):
        if title.endswith("(Real)"):
            assert all(re.fullmatch(r"-|\d+(\.\d+)?", row[column]) for row in students)


def test_blackboard_gets_quoted_commas_or_tabs_in_utf_16(export):
    separated = export("blackboard")
    tabbed = export("blackboard", "blackboard.xls")
    assert separated.read_bytes().startswith(b"\xef\xbb\xbf")
    assert tabbed.read_bytes().startswith((b"\xff\xfe", b"\xfe\xff"))
    rows = rows_of(separated, "utf-8-sig")
    assert rows == rows_of(tabbed, "utf-16", "\t")
    for line in separated.read_text("utf-8-sig").splitlines():
        assert re.fullmatch(r'"([^"]|"")*"(,"([^"]|"")*")*', line)
    assert rows[0] == ["Last Name", "First Name", "Username", "Student ID", FIRST, SECOND]
    by_username = {row[2]: row for row in rows[1:]}
    assert by_username["zhao"] == ["赵", "敏", "zhao", "", "2.5", ""]
    assert by_username["ada"][3:5] == ["101", "3.3333"]


@pytest.mark.parametrize("system", EXPORTS)
def test_no_cell_is_taken_for_a_formula(export, system):
    encoding = "utf-8-sig" if system == "blackboard" else "utf-8"
    rows = rows_of(export(system), encoding)
    assert any("HYPERLINK" in cell for row in rows for cell in row)
    found = [cell for row in rows for cell in row if FORMULA.search(cell) and cell != "-"]
    assert found == []


@pytest.mark.parametrize("system", EXPORTS)
def test_what_was_not_handed_in_is_no_mark_or_0_as_the_instructor_says(export, system):
    encoding = "utf-8-sig" if system == "blackboard" else "utf-8"

    def last(student: str, **options) -> str:
        header, *rows = rows_of(export(system, **options), encoding)
        column = next(i for i, title in enumerate(header) if title.startswith(SECOND))
        return next(row[column] for row in rows if student in row)

    assert last("ada") == {"moodle": "-"}.get(system, "")
    assert last("ada", missing="zero") == "0"


@pytest.mark.parametrize("system", EXPORTS)
def test_late_penalties_and_marks_by_hand_are_in_the_mark_as_in_nbgraders_own_export(
    export, system, caplog
):
    encoding = "utf-8-sig" if system == "blackboard" else "utf-8"
    header, *rows = rows_of(export(system, assignment=[FIRST]), encoding)
    column = next(i for i, title in enumerate(header) if title.startswith(FIRST))
    found = {s: row[column] for s in SCORES for row in rows if s in row}
    assert {student: float(text) for student, text in found.items()} == SCORES
    assert found["bo"] == "0"  # a penalty takes no more than there is
    assert "waits for marks by hand, so these may change: eve" in caplog.text


def test_a_penalty_is_said_to_take_what_there_was(export):
    by_username = {row[2]: row for row in rows_of(export("moodle", assignment=[FIRST]))}
    assert by_username["bo"][4] == f"[{FIRST}: handed in 45 seconds late, 1 mark taken off]"


@pytest.mark.parametrize("system", EXPORTS)
def test_students_and_assignments_can_be_chosen(export, system, caplog):
    encoding = "utf-8-sig" if system == "blackboard" else "utf-8"
    rows = rows_of(export(system, student=["jan2"], assignment=[SECOND]), encoding)
    assert f": 1 student, {SECOND}" in caplog.text
    assert sum("jan2" in row for row in rows) == 1
    assert not any("ada" in row for row in rows)
    assert not any(FIRST in cell for cell in rows[0])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"student": ["nobody"]}, "knows no student 'nobody'; there are: ada, bo, eve"),
        ({"assignment": ["9-none"]}, "knows no assignment '9-none'"),
    ],
)
def test_an_unknown_name_is_an_error_and_writes_nothing(export, tmp_path, caplog, options, said):
    with pytest.raises(SystemExit, match="1"):
        export("canvas", **options)
    assert said in caplog.text
    assert list(tmp_path.iterdir()) == []


def test_the_instructor_is_warned_of_new_columns_and_of_ids_that_were_changed(export, caplog):
    export("canvas")
    assert "makes a new assignment for each column" in caplog.text
    assert "eve (@SUM(A1) =HYPERLINK" in caplog.text
    assert "Use a template" in caplog.text


def test_exports_are_read_by_nobody_but_their_owner(export):
    assert export("canvas").stat().st_mode & 0o077 == 0


def test_the_command_of_nbgrader_takes_the_plug_ins_and_still_has_its_own(course, tmp_path):
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}

    def nbgrader(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "nbgrader", "export", *arguments],
            cwd=course,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    to = tmp_path / "out.csv"
    exporter = "autograder.exporters.canvas.CanvasExport"
    template = tmp_path / "exported.csv"
    header = 'Student,ID,SIS Login ID,Section,"Week 1, slopes (77)"'
    template.write_text(f"{header}\nA,101,ada,X,\nN,7,noname,X,\n", "utf-8")
    done = nbgrader(
        f"--exporter={exporter}",
        f"--to={to}",
        f"--CanvasExport.template={template}",
        f"--CanvasExport.columns={FIRST}=Week 1, slopes (77)",
        "--CanvasExport.missing=zero",
    )
    assert done.returncode == 0, done.stderr
    assert [row[-1] for row in rows_of(to)] == ["Week 1, slopes (77)", "3.3333", "0"]
    done = nbgrader(f"--exporter={exporter}", f"--to={to}", "--student=['nobody']")
    assert done.returncode == 1
    assert "knows no student" in done.stderr
    stock = nbgrader(f"--to={to}", "--assignment=['1-activations']", "--student=['ada','noname']")
    assert stock.returncode == 0, stock.stderr
    header, *rows = rows_of(to)
    found = [dict(zip(header, row, strict=True)) for row in rows]
    assert {(row["student_id"], row["score"]) for row in found} == {
        ("ada", "3.3333"),
        ("noname", "0.0"),
    }


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("  +1", "'+1"),
        ("\t=1", "'=1"),
        ("a\r\n=1", "a  =1"),
        ("x;=1", "x;'=1"),
        ("x, -1", "x, '-1"),
        ("＝1", "'＝1"),
        ("Müller-Lüdenscheidt", "Müller-Lüdenscheidt"),
        ("a@b.c", "a@b.c"),
        ("مریم\u200cها", "مریم\u200cها"),
        ("\u202eevil\x1b[31m", "evil [31m"),
    ],
)
def test_text_is_made_harmless_and_names_stay_names(text, safe):
    assert harmless(text) == safe
    assert harmless(safe) == safe


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (3.0, "3"),
        (10.0, "10"),
        (2.5, "2.5"),
        (1 / 3, "0.3333"),
        (1e-9, "0"),
    ],
)
def test_marks_have_at_most_four_decimals(value, text):
    assert number(value) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.4, "1 second"),
        (61, "1 minute 1 second"),
        (7200, "2 hours"),
        (91800, "1 day 1 hour"),
        (200000.0, "2 days 7 hours"),
    ],
)
def test_lateness_is_said_in_two_units(seconds, text):
    assert duration(seconds) == text


def test_a_note_replaces_our_earlier_one_and_leaves_what_others_wrote():
    first = with_note("See me. [2-forward: late]", "1-activations", "late by a day")
    assert first == "See me. [2-forward: late] [1-activations: late by a day]"
    assert with_note(first, "1-activations", "late by 2 days").count("1-activations") == 1
    assert with_note(first, "1-activations", "") == "See me. [2-forward: late]"
