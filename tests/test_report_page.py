"""The report as a page, as CSV and without names: what hostile texts become, and what is said."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest

from autograder.feedback.marks import Mark, NotebookMarks, SubmissionMarks
from autograder.report.anonymous import (
    NumbersError,
    everybody,
    extended,
    numbers_text,
    read_numbers,
    without_names,
)
from autograder.report.attention import RULES
from autograder.report.changes import changes, same
from autograder.report.classroom import Person, Trouble
from autograder.report.document import NoReport, as_json, read_report, report
from autograder.report.page import page
from autograder.report.spreadsheet import cell, spreadsheet
from autograder.sandbox.host import UNCONFINED
from tests.feedback_pages import Parsed, case, exercise, parsed, result, wrong
from tests.test_report import MADE, made, room

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
TURNED = "anna\u202egnp.exe"
DIAGNOSIS = [{"name": "twice", "text": "σ' was taken at `a`, 激活函数.", "cases": []}]


def shown(document: dict[str, Any]) -> Parsed:
    """The page of a report, taken apart: every tag is closed where it was opened."""
    return parsed(page(document))


def everything(student: str = "anna", words: str = "words") -> dict[str, Any]:
    """A class in which every part of the page has something to show, all of it in these words."""
    diagnosis = [{"name": words, "text": words, "cases": []}]
    visible = [case(words, hidden=False), case(words, "timed out")]
    stopped = {"index": 1, "status": "timed out", "outputs": [], "label": words}
    exercises = (
        wrong(words, diagnoses=diagnosis, section=words, flags=[words]),
        wrong("unexplained"),
        wrong("visible", cases=visible),
    )
    results = (
        result(
            *exercises, student=student, problem=words, note=words, flags=[words], cells=[stopped]
        ),
        result(exercise(words), student="other", sandbox=UNCONFINED),
    )
    people = {student: Person(words, words, seconds_late=90061.0), "absent": Person(words, words)}
    essay = SubmissionMarks({"core": NotebookMarks({words: Mark(2.0, 1.0), "essay": Mark(1.0)})})
    document = made(
        *results,
        course=words,
        people=people,
        marks={"other": essay},
        absent=[f"absent {words}"],
        stale=[Trouble(f"stale {words}", words)],
        damaged=[Trouble(f"damaged {words}", words)],
        ungraded=[Trouble(f"ungraded {words}", words)],
        outdated=["other"],
    )
    before = made(result(wrong(words), student="other"), result(student=f"gone {words}"))
    return document | {"changes": changes(before, document)}


def test_a_page_names_class_marks_misconceptions_and_students():
    text = shown(everything("anna", "spam")).text
    for part in (
        "1 of 2 in spam",
        "anna",
        "Since 2026-11-20 21:45 UTC: 1 new student, 1 no longer here, marks up for 1, down for 0.",
        "1 day 1 hour",
        "Left out: 1 stale result, 1 damaged result, 1 not graded.",
        "1 result is stale and counted",
        "Still to be marked by people: 1 answer.",
        "the cell spam in core",
    ):
        assert part in text, part


def test_misconceptions_are_counted_in_words():
    students = [result(wrong("x", diagnoses=DIAGNOSIS), student=f"s{n}") for n in range(31)]
    students += [result(exercise("x"), student=f"t{n}") for n in range(89)]
    page_ = shown(made(*students))
    assert "31 of 120 in x" in page_.text
    assert "σ' was taken at a, 激活函数." in page_.text
    assert [e.text for e in page_.all("span", lang="zh")] == ["激活函数"]
    assert "Who (31)" in page_.text


def test_without_a_sandbox_the_page_is_loud():
    assert "Graded without a sandbox: 1 submission of 2" in shown(everything()).text
    assert "without a sandbox" not in shown(made(result(student="a"))).text


@pytest.mark.parametrize("words", [HOSTILE, "</style></title>", "<!--", "&lt;b&gt;", "{{ 7 * 7 }}"])
def test_hostile_words_are_shown_as_they_are_and_never_obeyed(words):
    page_ = shown(everything(f"x{words}", words))
    assert words in page_.text
    assert not page_.strays
    assert not [e.tag for e in page_.elements if e.tag in ("script", "img", "iframe", "form")]
    assert not [k for e in page_.elements for k in e.attributes if k.startswith("on")]
    assert {e.attributes.get("href", "#")[:1] for e in page_.all("a")} == {"#"}  # type: ignore[index]


def test_invisible_characters_of_a_name_are_named():
    page_ = shown(everything(TURNED))
    assert "anna⟨U+202E⟩gnp.exe" in page_.text
    assert "\u202e" not in page_.text
    assert [e.text for e in page_.all("bdi") if "gnp" in e.text]


def test_a_name_that_is_no_text_is_no_reason_to_fail():
    document = report(room(result(student="caf\udce9")), MADE)
    assert "caf⟨U+DCE9⟩" in page(document)
    assert "caf" in spreadsheet(document).decode("utf-8-sig")
    assert read_report(as_json(document).decode())["students"][0]["student"] == "caf\udce9"


def test_nothing_is_loaded_and_nothing_runs():
    text = page(everything())
    assert not re.search(r"https?:|//|url\(|@import|<script|<link|src=", text)
    assert "default-src 'none'; style-src 'sha256-" in text
    assert not re.search(r"<[^>]+ style=", text), "the policy obeys no style of a single element"


def test_tables_and_figures_speak_to_those_who_do_not_see_them():
    page_ = shown(everything())
    (chart,) = page_.all("svg", role="img")
    title, description = (
        chart.attributes[f"aria-{by}"] or "" for by in ("labelledby", "describedby")
    )
    assert page_.all("title", id=title)[0].text.startswith("How many submissions")
    assert "marks: 1" in page_.all("desc", id=description)[0].text
    assert all(e.attributes.get("aria-hidden") for e in page_.all("svg") if e is not chart)
    headers = page_.all("th")
    assert len(headers) > 20
    assert all(th.attributes["scope"] in ("col", "row", "rowgroup") for th in headers)
    assert all(th.text.strip() for th in headers if th.attributes["scope"] == "col")
    assert all(table.text.strip() for table in page_.all("caption"))
    ids = [e.attributes["id"] for e in page_.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    links = {e.attributes["href"] for e in page_.all("a")}
    assert links <= {f"#{name}" for name in ids}


def test_a_second_look_says_that_it_accuses_nobody_and_explains_every_rule():
    text = shown(everything()).text
    assert "Nothing on it says that anybody did anything wrong" in text
    assert all(rule.name in text and rule.why in text for rule in RULES)


def test_an_empty_class_and_a_class_without_faults_have_a_page():
    assert "No submission counts yet." in shown(made()).text
    assert "None in this class." in shown(made(result(student="a"), result(student="b"))).text


def test_an_exercise_shows_a_dash_where_discrimination_is_not_defined():
    page_ = shown(made(*(result(student=s) for s in "abcd")))
    numbers = [e.text for e in page_.elements if e.tag == "td" and "table" in e.inside]
    assert numbers[numbers.index("100%") + 1] == "—"


# Without names


def numbered(document_room: Any, **numbers: int) -> dict[str, Any]:
    return report(without_names(document_room, numbers), MADE, anonymous=True)


def test_without_names_no_word_of_a_student_or_a_file_is_on_the_page():
    secret = "xsecretx"
    people = {
        f"{secret}a": Person(secret, secret, MADE, 60.0),
        f"{secret}b": Person(secret, secret),
    }
    cell_ = {"index": 1, "status": "died", "outputs": [], "label": secret}
    flagged = exercise("relu", flags=[secret])
    full = room(
        result(
            flagged,
            student=f"{secret}a",
            problem=secret,
            note=secret,
            flags=[secret],
            cells=[cell_],
        ),
        people=people,
        marks={f"{secret}a": SubmissionMarks({"core": NotebookMarks(comments={"x": secret})})},
        absent=[f"{secret}b"],
        damaged=[Trouble(f"{secret}c", secret)],
    )
    numbers = {f"{secret}{c}": n for n, c in enumerate("cba", 1)}
    document = report(without_names(full, numbers), MADE, anonymous=True)
    for made_ in (page(document), spreadsheet(document).decode(), as_json(document).decode()):
        assert secret not in made_
        assert "Student 003" in made_ or "Student 001" in made_
    assert document["flags"] == document["look"] == []
    assert "handed in" not in spreadsheet(document).decode().splitlines()[0]
    text = shown(document).text
    assert "Worth a look" not in text
    assert "Flags, for you" not in text


def test_numbers_follow_no_order_of_names_and_lists_follow_the_numbers():
    full = room(*(result(wrong("x", diagnoses=DIAGNOSIS), student=s) for s in "abc"))
    document = numbered(full, a=12, b=3, c=7)
    found = ["Student 003", "Student 007", "Student 012"]
    assert document["misconceptions"][0]["students"] == found
    assert [row["student"] for row in document["students"]] == found


def test_a_student_keeps_the_number_and_a_new_one_gets_a_new_one():
    names = [f"s{n:02}" for n in range(50)]
    first = extended({}, names)
    assert sorted(first.values()) == list(range(1, 51))
    assert [first[name] for name in names] != sorted(first.values()), "drawn, not counted"
    later = extended(first, [*names, "new"])
    assert later == {**first, "new": 51}
    assert read_numbers(numbers_text(later).decode(), "here") == later


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"schema": "backgrade-numbers", "version": 1, "numbers": {"a": 1, "b": 1}}'],
)
def test_damaged_numbers_are_refused_with_what_to_do(text):
    with pytest.raises(NumbersError, match="delete it: then everybody gets a new number"):
        read_numbers(text, "numbers.json")


def test_everybody_who_would_be_named_gets_a_number():
    full = room(
        result(student="a"),
        people={"b": Person()},
        absent=["b"],
        stale=[Trouble("c", "")],
        damaged=[Trouble("d", "")],
        ungraded=[Trouble("e", "")],
    )
    assert set(everybody(full)) == set("abcde")
    text = json.dumps(numbered(full, a=1, b=2, c=3, d=4, e=5))
    assert all(f"Student 00{n}" in text for n in range(1, 6))


# CSV


def rows(document: dict[str, Any]) -> list[dict[str, str]]:
    text = spreadsheet(document).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_csv_has_a_row_for_each_student_and_a_column_for_each_exercise():
    document = made(
        result(exercise("x"), wrong("y", score=0.5), student="anna"),
        people={"anna": Person("Anna", "Öztürk", MADE, 120.0)},
        absent=["otto"],
    )
    anna, otto = rows(document)
    assert (anna["student"], anna["last name"], anna["status"]) == ("anna", "Öztürk", "graded")
    assert (anna["marks"], anna["of"], anna["core/x"], anna["core/y"]) == (
        "2.5",
        "4.0",
        "2.0",
        "0.5",
    )
    assert (anna["handed in (UTC)"], anna["seconds late"]) == ("2026-11-20T21:45:00Z", "120")
    assert (otto["status"], otto["marks"], otto["core/x"]) == ("nothing handed in", "", "")


@pytest.mark.parametrize(
    "name",
    ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "  =1", "\n=1", "=\u200b1", "＝1"],
)
def test_no_name_is_a_formula_to_a_spreadsheet(name):
    document = made(
        result(exercise(name), student=name), people={name: Person(name, name)}, stale=[]
    )
    (row,) = rows(document)
    for value in (row["student"], row["first name"], row["last name"]):
        assert value.startswith("'")
    assert cell(name).startswith("'")  # type: ignore[union-attr]
    assert not [c for c in row if c.lstrip().startswith(("=", "+", "-", "@"))]


def test_numbers_and_plain_names_stay_what_they_are():
    assert [cell(value) for value in (1.5, 0, None, "anna-lena", "O'Neil", "张伟")] == [
        1.5, 0, "", "anna-lena", "O'Neil", "张伟",
    ]  # fmt: skip
    assert cell("a\x1b[31mb") == "a [31mb"


# Comparison


def test_a_comparison_names_the_new_the_gone_and_who_has_other_marks():
    before = made(
        result(exercise("x"), student="same"),
        result(exercise("x", 1.0), student="up"),
        result(exercise("x"), student="down"),
        result(exercise("x"), student="gone"),
    )
    now = made(
        result(exercise("x"), student="same"),
        result(exercise("x", 2.0), student="up"),
        result(wrong("x"), student="down"),
        result(exercise("x", 1.0), student="new"),
        suite="e" * 64,
    )
    found = changes(before, now)
    assert found["new"] == ["new"]
    assert found["gone"] == ["gone"]
    assert found["marks"] == [
        {"student": "down", "before": 2, "after": 0},
        {"student": "up", "before": 1, "after": 2},
    ]
    assert found["exercises"] == [
        {"notebook": "core", "name": "x", "before": 0.875, "after": 0.625}
    ]
    assert found["suite_changed"]
    text = shown(now | {"changes": found}).text
    assert "marks up for 1, down for 1" in text
    assert "▼ down" in text
    assert "The suite or the kit has changed" in text


def test_exercises_that_came_or_went_are_said():
    before, now = made(result(exercise("old"))), made(result(exercise("new")))
    found = changes(before, now)
    assert [(e["name"], e["before"], e["after"]) for e in found["exercises"]] == [
        ("new", None, 1),
        ("old", 1, None),
    ]
    text = shown(now | {"changes": found}).text
    assert "no longer there" in text


def test_two_reports_that_differ_in_their_time_alone_say_the_same():
    class_ = room(result(student="a"))
    one, other = report(class_, MADE), report(class_, MADE.replace(hour=22))
    assert one["made"] != other["made"]
    assert same(one, other)
    later = report(replace(class_, suite="e" * 64), MADE)
    assert not same(one, later)
    text = shown(later | {"changes": changes(one, later)}).text
    assert "Since 2026-11-20 21:45 UTC: the same students with the same marks." in text


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"schema": "backgrade-report"}', "[" * 100000]
)
def test_what_is_no_report_is_refused(text):
    with pytest.raises(NoReport):
        read_report(text)


def test_a_report_of_another_version_is_refused():
    text = as_json(made(result(student="a")) | {"version": 2}).decode()
    with pytest.raises(NoReport, match="version"):
        read_report(text)


def test_a_thousand_students_who_are_on_every_list_make_a_page_that_opens():
    visible = [case("v", hidden=False), case("h", "value")]
    exercises = [
        wrong(f"exercise_{n}", cases=visible, diagnoses=DIAGNOSIS * (n % 2), flags=["a trick"])
        for n in range(30)
    ]
    stopped = [{"index": 1, "status": "died", "outputs": []}]
    results = [
        result(*exercises, student=f"student-{n:04}", note="late", cells=stopped)
        for n in range(1000)
    ]
    people = {f"absent-{n:04}": Person() for n in range(1000)}
    document = report(room(*results, people=people, absent=list(people)), MADE)
    document["changes"] = changes(report(room(), MADE), document)
    assert len(page(document).encode()) < 3_000_000
