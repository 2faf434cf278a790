"""ERRATA.md is what its tables say, and what the tables say is computed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields, replace
from decimal import Decimal, localcontext

import pytest

from autograder.bank import suite
from autograder.errata import example_1, example_2
from autograder.errata.decimals import shown
from autograder.errata.model import LECTURES, READING, Erratum, should_read, verdict
from autograder.errata.page import page
from autograder.errata.tables import CONSTANTS, ERRATA, PRINTS, used
from autograder.suite import ASSIGNMENTS
from tests.conftest import ROOT

COURSE = {"1-activations", "2-forward", "3-delta", "4-batch", "5-gradcheck"}

# quantity and print, where neither rounding nor cutting leads from the exact value to the print
WRONG = [
    ("C", "0.01805"),
    ("∂C/∂w53", "0.02763"),
    ("∂C/∂w54", "0.02711"),
    ("w31 after 1 update", "0.096"),
    ("w41 after 1 update", "0.396"),
    ("w42 after 1 update", "0.589"),
    ("C after 1 update", "0.165"),
    ("C after 100 updates", "5.92e-07"),
    *((f"w{i} after 100 updates", text) for i, text in [(31, "0.0993309"), (32, "0.6425254")]),
    *((f"w{i} after 100 updates", text) for i, text in [(41, "0.3993309"), (42, "0.4425254")]),
    *((f"w{i} after 100 updates", text) for i, text in [(53, "-0.30032342"), (54, "0.31508797")]),
    ("E_total", "0.27741"),
]


def test_the_page_is_the_one_in_the_repository():
    assert page() == (ROOT / "ERRATA.md").read_text("utf-8"), "run `backgrade build`"


def test_the_verdicts_count_up_to_the_54_prints():
    counted = Counter(row.verdict for row in PRINTS)
    assert counted == {"exact": 5, "rounded": 22, "cut": 12, "wrong": 15}
    assert [(r.quantity, r.printed) for r in PRINTS if r.verdict == "wrong"] == WRONG
    assert "54 numbers: 5 exact, 22 rounded, 12 cut, 15 wrong" in page()


@pytest.mark.parametrize(
    ("printed", "exact", "found", "right"),
    [
        ("0.680", "0.68", "exact", "0.680"),
        ("0.68", "0.6849", "rounded", "0.68"),
        ("0.69", "0.6851", "rounded", "0.69"),
        ("0.68", "0.6851", "cut", "0.69"),
        ("-0.009", "-0.0097", "cut", "-0.010"),
        ("-0.010", "-0.0097", "rounded", "-0.010"),
        ("5.92e-07", "5.929e-07", "cut", "5.93e-07"),
        ("5.92e-07", "2.918e-07", "wrong", "2.92e-07"),
        ("0.67", "0.6851", "wrong", "0.69"),
    ],
)
def test_a_verdict_comes_from_the_printed_text_and_the_exact_value(printed, exact, found, right):
    assert verdict(printed, Decimal(exact)) == found
    assert should_read(printed, Decimal(exact)) == right


@pytest.mark.parametrize("row", PRINTS, ids=lambda row: f"{row.quantity} = {row.printed}")
def test_a_mistake_that_is_named_ends_in_the_printed_digits(row):
    assert (row.verdict == "wrong") == (row.route is not None)
    assert verdict(row.should_read, row.value()) in ("exact", "rounded")
    if row.route:
        assert verdict(row.printed, row.route.value()) != "wrong"


def test_the_context_of_the_caller_changes_nothing():
    with localcontext(prec=3):
        assert example_1.values.__wrapped__() == example_1.values()


@pytest.mark.parametrize("constant", CONSTANTS, ids=lambda constant: constant.what)
def test_the_other_constants_are_right_and_others_would_be_found_out(constant):
    assert constant.right
    assert not replace(constant, printed=constant.printed + "0").right


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_every_exercise_that_is_named_exists(assignment):
    named = {use.split("/")[1] for use in used() if use.startswith(f"{assignment}/")}
    assert named
    assert named <= set(suite(assignment)), sorted(named - set(suite(assignment)))


def test_only_assignments_of_the_course_are_named():
    assert {use.split("/")[0] for use in used()} == COURSE
    assert set(ASSIGNMENTS) <= COURSE


@pytest.mark.parametrize("erratum", ERRATA, ids=lambda erratum: erratum.title)
def test_an_erratum_leaves_nothing_out(erratum):
    said = {field.name: getattr(erratum, field.name) for field in fields(Erratum)}
    for name in ("title", "section", "printed", "correct", "why"):
        assert said[name].strip() == said[name] != "", name
    assert erratum.printed != erratum.correct
    assert erratum.lecture in LECTURES
    assert all(use == READING or re.fullmatch(r"\d-\w+/\w+", use) for use in erratum.uses)
    assert bool(erratum.evidence) == bool(erratum.figures())
    assert erratum.evidence.format(**erratum.figures()) != erratum.evidence or not erratum.evidence


def test_titles_are_told_apart():
    assert len({(e.lecture.short, e.title) for e in ERRATA}) == len(ERRATA)


def test_every_table_of_the_page_keeps_its_columns():
    widths = set()
    for line in page().splitlines():
        if not line.startswith("|"):
            widths = set()
            continue
        widths.add(line.count("|"))
        assert len(widths) == 1, line


def test_the_page_names_lectures_and_exercises_as_students_know_them():
    text = page()
    assert not re.search(r"(?<![\d.])00[0-4](?![\d.])", text)
    assert not re.search(r"\b(ACT|FWD|DEL|BAT|CHK)-\d", text)
    for lecture in LECTURES:
        assert f"### {lecture.name}\n" in text


def test_numbers_are_shown_with_ten_digits():
    assert shown(Decimal("0.680")) == "0.68"
    assert shown(Decimal("2.9182137718202e-7")) == "2.918213772e-07"
    assert shown(example_2.values()["E_total after 10000 updates"]) == "0.00006361151888"
