"""Marks into files as Canvas, Moodle and Blackboard export them: ids match, nothing is lost."""

from __future__ import annotations

import csv
import io
import logging
from pathlib import Path

import pytest
from traitlets.config import Config

from autograder.exporters.blackboard import BlackboardExport
from autograder.exporters.canvas import CanvasExport
from autograder.exporters.moodle import MoodleExport
from tests.exported_class import FIRST, SECOND, make_course, opened, rows_of

EXPORTS = {"canvas": CanvasExport, "moodle": MoodleExport, "blackboard": BlackboardExport}
# As Canvas writes it, with a row for postings, points, a custom column and totals.
CANVAS = [
    [
        *("Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Notes"),
        *(f"{FIRST} (4711)", "Essay (4712)", "Final Score"),
    ],
    ["", "", "", "", "", "", "Manual Posting", "", ""],
    ["    Points Possible", "", "", "", "", "", "5.00", "10.00", "(read only)"],
    ["Lovelace, Ada", "101", "S-1", "ada", "A", "", "", "9", "90"],
    ["赵, 敏", "102", "S-2", "ZHAO@uni.example", "A and B", "See me.", "1", "", "10"],
    ['="=cmd"', "103", "S-3", "mallory", "A", "=1+1", "", "1", "5"],
    ["Ek, Bo", "104", "", "", "B", "", "EX", "N/A", ""],
    ["Novák, Jan", "105", "", "j.novak", "B", "", "4.00", "", ""],
    ["Novák, Jan", "999", "", "j.novak2", "B", "", "2", "", ""],
    ["Student, Test", "900", "", "f00", "A", "", "", "", ""],
]
MOODLE = [
    [
        *("First name", "Last name", "ID number", "Email address"),
        *(f"Assignment: {FIRST} (Real)", f"Assignment: {FIRST} (Percentage)"),
        *(f"Assignment: {FIRST} (Feedback)", "Last downloaded from this course"),
    ],
    ["Ada", "Lovelace", "101", "ada@UNI.example", "-", "-", "Well begun.", "1700000000"],
    ["敏", "赵", "", "zhao@uni.example", "-", "-", "", "1700000000"],
    ["No", "Body", "", "noname", "3.00", "60.00 %", "", "1700000000"],
    ["Some", "Body", "77", "some@uni.example", "1.00", "20.00 %", "", "1700000000"],
]
BLACKBOARD = [
    [
        *("Last Name", "First Name", "Username", "Student ID", "Last Access", "Availability"),
        *(f"{FIRST} [Total Pts: 5 Score] |998", "Total [Total Pts: up to 15 Score] |999"),
    ],
    ["Lovelace", "Ada", "ada", "101", "2026-11-01 10:00:00", "Yes", "", "9.00"],
    ["赵", "敏", "Zhao", "", "", "Yes", "Needs Grading", ""],
    ["Body", "Some", "somebody", "", "", "No", "1.00", "1.00"],
]


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return make_course(tmp_path_factory.mktemp("exports"))


@pytest.fixture
def export(course, tmp_path, caplog):
    """Merge into a template: export("canvas", rows, assignment=[...]) -> the new file's rows."""

    def run(system: str, template: list[list[str]] | bytes, form=None, **options):
        caplog.set_level(logging.INFO)
        encoding, delimiter = form or ("utf-8", ",")
        source, path = tmp_path / f"exported-{system}", tmp_path / f"{system}.csv"
        data = template
        if not isinstance(data, bytes):
            text = io.StringIO(newline="")
            csv.writer(text, delimiter=delimiter).writerows(template)
            data = text.getvalue().encode(encoding)
        source.write_bytes(data)
        kind = EXPORTS[system]
        settings = {"to": str(path), "template": str(source), **options}
        plugin = kind(config=Config({kind.__name__: settings}), log=logging.getLogger("export"))
        with opened(course) as book:
            plugin.export(book)
        assert source.read_bytes() == data
        return rows_of(path, encoding, delimiter)

    return run


def changes(before: list[list[str]], after: list[list[str]]) -> dict[tuple[int, int], str]:
    """Cells that differ; the form of the table may not."""
    assert [len(row) for row in before] == [len(row) for row in after]
    return {
        (i, j): text
        for i, row in enumerate(after)
        for j, text in enumerate(row)
        if text != before[i][j]
    }


def test_canvas_gets_marks_and_late_notes_and_nothing_else_changes(export, caplog):
    after = export("canvas", CANVAS, assignment=[FIRST])
    late = f"[{FIRST}: handed in 1 day 1 hour late, 2.5 marks taken off]"
    assert changes(CANVAS, after) == {
        (3, 6): "3.3333",  # by ID and login
        (4, 6): "2.5",  # by an email as the login, in capitals
        (4, 5): f"See me. {late}",
        (7, 6): "4",
    }
    assert "zhao (敏 赵): 1-activations was 1, is 2.5" in caplog.text
    assert "2-forward" not in caplog.text


def test_who_is_not_in_the_file_is_named_with_the_marks_that_are_lost(export, caplog):
    export("canvas", CANVAS, assignment=[FIRST])
    warned = [r.getMessage() for r in caplog.records if r.levelno == logging.WARNING]
    assert any(
        w.startswith("eve (")
        and w.endswith("has no such student; the marks are: 1-activations 1.5")
        for w in warned
    )
    # A name alone is no proof: there are two of it.
    assert any(
        w.startswith("jan2 (") and "(line 8 has the same name, but no id" in w for w in warned
    )
    # Whoever has no mark is mentioned, but is nothing to worry about.
    assert not any(w.startswith("noname") for w in warned)
    assert "noname: not entered" in caplog.text
    assert "3 lines are of nobody in the gradebook; they stay as they are" in caplog.text


def test_an_excused_student_stays_excused_and_the_instructor_hears_of_it(export, caplog):
    after = export("canvas", CANVAS, assignment=[FIRST])
    assert after[6][6] == "EX"
    assert "stays 'EX', which was decided in Canvas; the mark would be 0" in caplog.text


def test_a_second_export_into_the_first_changes_nothing(export):
    once = export("canvas", CANVAS, assignment=[FIRST])
    assert export("canvas", once, assignment=[FIRST]) == once


def test_moodle_finds_students_by_id_or_email_and_keeps_feedback(export, caplog):
    after = export("moodle", MOODLE)
    assert changes(MOODLE, after) == {
        (1, 4): "3.3333",
        (2, 4): "2.5",
        (2, 6): f"[{FIRST}: handed in 1 day 1 hour late, 2.5 marks taken off]",
    }
    assert "left out: 2-forward has no columns in Moodle's file" in caplog.text


def test_blackboard_keeps_ids_of_columns_and_its_encoding(export):
    after = export("blackboard", BLACKBOARD, ("utf-16", "\t"), assignment=[FIRST])
    assert changes(BLACKBOARD, after) == {(1, 6): "3.3333", (2, 6): "2.5"}


def test_blackboards_single_column_takes_lateness_as_feedback(export):
    notes = ["Grading Notes", "Notes Format", "Feedback to Learner", "Feedback Format"]
    single = [
        [*row[:4], row[6], *extra]
        for row, extra in zip(BLACKBOARD, (notes, *[[""] * 4] * 3), strict=True)
    ]
    after = export("blackboard", single, ("utf-8-sig", ","), assignment=[FIRST])
    assert changes(single, after) == {
        (1, 4): "3.3333",
        (2, 4): "2.5",
        (2, 7): f"[{FIRST}: handed in 1 day 1 hour late, 2.5 marks taken off]",
    }


def test_missing_as_zero_fills_only_what_is_empty(export):
    after = export("moodle", MOODLE, missing="zero", student=["noname", "ada"])
    assert after[3][4] == "3.00"
    empty = [MOODLE[0], *([*row[:4], "-", *row[5:]] for row in MOODLE[1:])]
    after = export("moodle", empty, missing="zero", student=["noname"])
    assert changes(empty, after) == {(3, 4): "0"}


def test_a_column_of_another_name_is_given_by_its_header(export):
    renamed = [
        ["Week 1: slopes (99)" if c == f"{FIRST} (4711)" else c for c in CANVAS[0]],
        *CANVAS[1:],
    ]
    after = export("canvas", renamed, columns={FIRST: "Week 1: slopes (99)"})
    assert after[3][6] == "3.3333"


def test_columns_of_another_language_are_given_by_what_stands_in_them(export):
    german = [
        ["Vorname", "Nachname", "E-Mail-Adresse", f"Aufgabe: {FIRST} (Punkte)"],
        ["Ada", "Lovelace", "ada@uni.example", "-"],
    ]
    after = export("moodle", german, identity={"E-Mail-Adresse": "email"}, assignment=[FIRST])
    assert changes(german, after) == {(1, 3): "3.3333"}


@pytest.mark.parametrize(
    ("system", "template", "options", "said"),
    [
        ("canvas", [["Student", "Marks"], ["a", "b"]], {}, "no assignment has a column"),
        ("canvas", [["Login", FIRST], ["ada", ""]], {}, "none of the columns that say who"),
        ("canvas", CANVAS, {"assignment": [SECOND]}, '--CanvasExport.columns="2-forward=<header'),
        ("canvas", [[*CANVAS[0], f"{FIRST} (1)"]], {}, "has 2 columns in Canvas's file"),
        ("canvas", CANVAS, {"columns": {FIRST: "Essay"}}, "has no columns"),
        ("moodle", b"\xff\xfe\x00", {}, "neither UTF-8 nor UTF-16"),
        ("moodle", b"Name,Stra\xdfe\n", {}, "not one that a spreadsheet has saved"),
        ("moodle", b'"a"b,c\n', {}, "is no table"),
        ("moodle", b"", {}, "has no header"),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_an_error_that_says_what_to_do(
    export, tmp_path, caplog, system, template, options, said
):
    with pytest.raises(SystemExit, match="1"):
        export(system, template, **options)
    assert said in caplog.text
    assert not (tmp_path / f"{system}.csv").exists()


@pytest.mark.parametrize("chosen", [["ada", "bo", "jan1"], ["ada"], ["bo"]])
def test_a_row_that_could_be_two_students_is_nobodys(export, caplog, chosen):
    shared = [CANVAS[0], ["X", "101", "104", "ada", "", "", "", "", ""]]
    after = export("canvas", shared, assignment=[FIRST], student=chosen)
    assert after == shared
    ada = "ada (Ada Lovelace): not entered, because line 2 could also be of bo"
    bo = "bo (Bo Ek; =1+1): not entered, because line 2 could also be of ada"
    assert (ada in caplog.text) == ("ada" in chosen)
    assert (bo in caplog.text) == ("bo" in chosen)


def test_a_student_with_two_rows_gets_no_mark_in_either(export, caplog):
    twice = [CANVAS[0], *([str(n), "", "", "ada", *[""] * 5] for n in range(2))]
    assert export("canvas", twice, assignment=[FIRST]) == twice
    assert "not entered, because the lines 2, 3 could all be theirs" in caplog.text


def test_another_maximum_is_warned_of_and_marks_are_not_scaled(export, caplog):
    other = [*CANVAS[:2], ["    Points Possible", *[""] * 5, "100", "10", ""], *CANVAS[3:]]
    assert export("canvas", other, assignment=[FIRST])[3][6] == "3.3333"
    assert "out of 5 here and out of 100 in Canvas" in caplog.text


def test_short_rows_and_blank_lines_stay(export):
    ragged = [CANVAS[0], ["Lovelace, Ada", "101", "", "ada"], [], ["Test", "9"]]
    after = export("canvas", ragged, assignment=[FIRST])
    assert after == [
        CANVAS[0],
        ["Lovelace, Ada", "101", "", "ada", "", "", "3.3333"],
        [],
        ["Test", "9"],
    ]


def test_cells_with_quotes_and_line_ends_survive(export):
    odd = [*CANVAS, ['He said "hi", then\r\nleft; =x', "901", "", "q", "", "", "", "", ""]]
    assert export("canvas", odd, assignment=[FIRST])[-1] == odd[-1]


def test_the_template_is_never_overwritten(course, tmp_path, caplog):
    path = tmp_path / "gradebook.csv"
    path.write_text("Student,ID\n", "utf-8")
    config = Config({"CanvasExport": {"to": str(path), "template": str(path)}})
    with opened(course) as book, pytest.raises(SystemExit):
        CanvasExport(config=config, log=logging.getLogger("export")).export(book)
    assert path.read_text("utf-8") == "Student,ID\n"
    assert "is the template; write --to another file" in caplog.text


def test_files_that_are_not_there_are_named(course, tmp_path, caplog):
    for settings in (
        {"template": str(tmp_path / "none.csv")},
        {"to": str(tmp_path / "no" / "folder" / "x.csv")},
    ):
        config = Config({"CanvasExport": {"to": str(tmp_path / "x.csv"), **settings}})
        with opened(course) as book, pytest.raises(SystemExit):
            CanvasExport(config=config, log=logging.getLogger("export")).export(book)
    assert "none.csv cannot be read (No such file or directory)" in caplog.text
    assert "x.csv cannot be written (No such file or directory)" in caplog.text
    assert not any(isinstance(p, Path) and p.name.startswith(".new-") for p in tmp_path.iterdir())
