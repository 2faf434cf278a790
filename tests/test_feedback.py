"""The page of feedback: what a student reads, in the order in which it helps."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from autograder.feedback.marks import Mark, NotebookMarks, SubmissionMarks
from autograder.feedback.style import CSS
from tests.feedback_pages import (
    answer,
    case,
    exercise,
    made,
    own,
    parsed,
    raised,
    result,
    shown,
    stream,
    wrong,
)

DIAGNOSIS = {"name": "twice", "text": "The function was applied `twice`.", "cases": []}
VISIBLE = case("by hand", "value", hidden=False, sentence="the result is 3, expected 4")


def marks(penalty: float = 0.0, comments=None, **given: Mark) -> SubmissionMarks:
    return SubmissionMarks({"core": NotebookMarks(given, comments or {}, penalty)})


def test_the_marks_of_submission_and_notebook_stand_on_top():
    document = result(exercise("relu"), wrong("elu"))
    other = result(wrong("prelu"))["notebooks"][0] | {"name": "a b"}
    document["notebooks"].append(other)
    page = parsed(made(document))
    (title,) = page.all("h1")
    assert title.text == "2 of 6 marks"
    (meter,) = page.all("meter")
    assert (meter.attributes["value"], meter.attributes["max"]) == ("2", "6")
    assert meter.text == "2 of 6 marks"
    (mine, theirs) = (e.text for e in page.all("li") if "nav" in e.inside)
    assert mine == "core this page 2 of 4 marks"
    assert theirs == "a b a b.html 0 of 2 marks"
    (link,) = (e for e in page.all("a") if "nav" in e.inside)
    assert link.attributes["href"] == "a%20b.html"


def test_how_it_went_is_said_in_one_line():
    def said(*exercises) -> str:
        page = parsed(made(result(*exercises)))
        return page.text.split("core")[2]

    open_ = exercise("elu", 0.0, outcome="unattempted", cases=[case(outcome="unattempted")])
    assert "The exercise is right." in said(exercise())
    assert "All 2 exercises are right." in said(exercise(), exercise("elu"))
    both = said(exercise(), wrong("tanh"), open_)
    assert "1 of 3 exercises is right. Marks were lost in 1. Not attempted: 1." in both
    assert "None of the 2 exercises was attempted." in said(open_, {**open_, "name": "relu"})


def test_it_says_where_to_begin_first_what_others_use():
    document = result(
        wrong("relu"),
        wrong("elu", diagnoses=[DIAGNOSIS]),
        wrong("table", depends_on=["elu", "relu"]),
        wrong("net", depends_on=["elu"]),
        wrong("tanh", score=1.5),
    )
    page = parsed(made(document))
    (box,) = page.all("section", **{"aria-labelledby": "begin"})
    items = [e for e in page.all("li") if "ol" in e.inside]
    assert [e.text.split()[0] for e in items] == ["elu", "relu", "tanh"]
    assert "elu (2 marks lost, used by table, net): The function was applied twice." in box.text
    assert "relu (2 marks lost, used by table): no entry is right" in box.text
    assert "tanh (0.5 marks lost): no entry" in box.text


def test_each_lost_mark_has_reason_diagnosis_what_to_mend_first_and_where_to_read():
    document = result(
        wrong("elu", diagnoses=[DIAGNOSIS], section="notes, 激活函数", depends_on=["relu"]),
        wrong("relu"),
    )
    page = parsed(made(document, answer("elu", "def elu(z):\n    return z", stream("hello\n"))))
    text = page.section("elu")
    order = [
        "✗ not right",
        "0 of 2 marks",
        "First reason, case “a matrix”: no entry is right.",
        "Diagnosis: The function was applied twice.",
        "Mend first: relu. Your code here uses it, and something is wrong there too.",
        "To read again: notes, 激活函数",
        "Your code and what it showed",
        "def elu(z):\n    return z",
        "Printed:",
        "hello",
        "What was tried (0 of 1 cases passed)",
    ]
    places = [text.find(part) for part in order]
    assert -1 not in places, text
    assert places == sorted(places)
    assert "#exercise-relu" in {e.attributes["href"] for e in page.all("a")}
    assert [e.text for e in page.all("code") if e.text == "twice"]


def test_of_a_hidden_case_only_the_label_is_shown_and_of_a_visible_one_the_values():
    cases = [VISIBLE, case("whole numbers", "value", sentence="some entries are wrong")]
    first = wrong("relu", cases=cases, where="by hand", sentence=VISIBLE["sentence"])
    page = parsed(made(result(first)))
    rows = [e.text for e in page.all("tr")]
    assert rows == [
        "ResultCaseKind",
        "✗\xa0wrong valueby handthe result is 3, expected 4visible",
        "✗\xa0wrong valuewhole numbershidden",
    ]
    assert {e.attributes["scope"] for e in page.all("th")} == {"col"}


def test_flags_are_for_the_instructor_and_never_shown():
    flagged = exercise("relu", flags=["looks like a difference quotient"])
    assert "difference" not in made(result(flagged, flags=["imports socket"]))
    assert "imports" not in made(result(flagged, flags=["imports socket"]))


def test_what_is_right_takes_one_line_and_its_code_is_folded():
    page = parsed(made(result(exercise("relu", note="float32 counts.")), answer()))
    assert "✓ right" in page.section("relu")
    assert "Note: float32 counts." in page.section("relu")
    (folded,) = page.all("details")
    assert "open" not in folded.attributes
    assert folded.text.startswith("Your code (1 of 1 cases passed)relu = abs")


def test_a_full_mark_with_a_visible_case_that_failed_says_so():
    odd = exercise("relu", outcome="value", where="by hand", sentence="it is 3", cases=[VISIBLE])
    text = parsed(made(result(odd))).section("relu")
    assert "✓ right" in text
    assert "First reason, case “by hand”: it is 3." in text


def test_what_was_not_attempted_is_said_once_without_its_starter_code():
    cases = [case(outcome="unattempted", sentence="`relu` still has the starter line")] * 2
    first = exercise(
        score=0.0,
        outcome="unattempted",
        sentence=cases[0]["sentence"],
        cases=cases,
        section="notes",
    )
    text = parsed(made(result(first), answer("relu", "raise NotImplementedError()"))).section(
        "relu"
    )
    assert " ".join(text.split()) == "relu ○ not attempted 0 of 2 marks To read: notes"


def test_a_mark_by_hand_wins_and_comment_and_extra_credit_are_shown():
    given = marks(
        comments={"relu": "Well seen!\n\nBut `abs` is <b>not</b> it."},
        relu=Mark(2.0, automatic=0.0, manual=1.5, extra=0.25),
    )
    page = parsed(made(result(wrong()), marks=given))
    text = page.section("relu")
    assert "◐ partly right 1.75 of 2 marks" in text
    assert "Marked by your instructor: 1.5 marks. Automatic: 0." in text
    assert "Extra credit: 0.25 marks." in text
    assert "Comment of your instructor: Well seen!\n\nBut abs is <b>not</b> it." in text
    assert page.all("h1")[0].text == "1.75 of 2 marks"
    assert not [e for e in page.all("b") if e.text == "not"]


def test_a_mark_by_hand_may_give_everything_back():
    page = parsed(made(result(wrong()), marks=marks(relu=Mark(2.0, automatic=0.0, manual=2.0))))
    assert "✓ right" in page.section("relu")
    assert "The exercise is right." in page.text


def test_a_penalty_for_being_late_is_taken_off_and_said():
    page = parsed(made(result(), marks=marks(1.25, relu=Mark(2.0, automatic=2.0))))
    assert page.all("h1")[0].text == "0.75 of 2 marks"
    assert "Handed in late: 1.25 marks taken off 2 earned." in page.text


def test_no_penalty_makes_marks_negative():
    page = parsed(made(result(wrong()), marks=marks(3.0, relu=Mark(2.0, automatic=1.0))))
    assert page.all("h1")[0].text == "0 of 2 marks"


def test_a_cell_that_people_mark_has_a_place_of_its_own():
    given = marks(
        comments={"essay": "Clear."},
        relu=Mark(2.0, automatic=2.0),
        essay=Mark(5.0, manual=4.0),
        sketch=Mark(3.0),
    )
    page = parsed(made(result(), answer("essay", "# because"), marks=given))
    assert page.all("h1")[0].text == "6 of 10 marks"
    assert "Still to be marked by your instructor: 1 answer." in page.text
    assert "essay ◐ partly right 4 of 5 marks" in page.section("essay")
    assert "Comment of your instructor: Clear." in page.section("essay")
    assert "# because" in page.section("essay")
    assert "… not marked yet" in page.section("sketch")


def test_a_notebook_that_could_not_be_graded_says_why_and_shows_no_exercises():
    document = result(
        exercise(score=0.0, outcome="not handed in", sentence="gone", cases=[]),
        problem="the file is not JSON, so it is no notebook; was it cut off?",
    )
    page = parsed(made(document, answer()))
    said = "No marks could be given for this notebook: the file is not JSON, so it is no notebook"
    assert f"{said}; was it cut off?\n" in page.text
    assert "relu" not in page.text
    rescued = marks(relu=Mark(2.0, automatic=0.0, manual=1.0))
    page = parsed(made(document, marks=rescued))
    assert "1 of 2 marks" in page.section("relu")


def test_notes_and_the_stamp_of_an_open_run_are_boxes_on_top():
    note = "the notebook was handed in under the name 'x.ipynb'"
    text = parsed(made(result(note=note, sandbox="none (override)"))).text
    assert f"A note, which costs nothing: {note}." in text
    assert "Graded without a sandbox: these marks are not to be trusted." in text
    assert text.index("sandbox") < text.index("The exercises")
    assert "sandbox" not in parsed(made(result(sandbox="bubblewrap + inner layer"))).text


def test_a_cell_that_was_stopped_is_announced_on_top():
    cells = [{"index": 3, "status": "timed out", "outputs": []}]
    text = parsed(made(result(cells=cells))).text
    assert "Stopped: 1 cell of yours could not be run to the end; see below why." in text
    cells = [{"index": 3, "status": "error", "outputs": []}]
    assert "Stopped" not in parsed(made(result(cells=cells))).text


def test_the_time_of_handing_in_is_shown_where_it_is_known():
    given = SubmissionMarks(marks().notebooks, datetime(2026, 11, 20, 21, 45))
    assert "Handed in 2026-11-20 21:45 UTC" in parsed(made(result(), marks=given)).text


def test_the_students_other_cells_are_folded_and_what_they_showed_is_kept():
    picture = shown(image_png="iVBORw0KGgo=", text_plain="<Figure size 640x480>")
    cells = [
        own("1 + 1", shown(text_plain="2"), picture, stream("careful\n", "stderr")),
        own("## My *notes*\n    indented", kind="markdown"),
        own("1/0", raised("ZeroDivisionError", "division", "-" * 75, "  1/0", "division")),
    ]
    page = parsed(made(result(), *cells))
    folded = page.all("details")[-1]
    assert "open" not in folded.attributes
    assert folded.text.startswith("3 other cells of your notebook")
    for part in (
        "Shown:2",
        "Drawn:",
        "Warnings:careful",
        "## My *notes*\n    indented",
        "The cell ended with ZeroDivisionError:  1/0\ndivision",
    ):
        assert part in folded.text
    assert "Figure size" not in folded.text
    assert "-----" not in folded.text


def test_exercises_carry_the_number_of_their_section_in_the_notebook():
    prose = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "text\n### 2.3 `relu`\n"}
    assert parsed(made(result(), prose, answer())).section("relu").strip().startswith("2.3 relu")


def test_a_screen_reader_finds_landmarks_headings_and_the_language():
    page = parsed(made(result(wrong()), answer()))
    assert page.elements[0].attributes == {"lang": "en"}
    assert [len(page.all(tag)) for tag in ("header", "nav", "main", "h1", "title")] == [1] * 5
    levels = [int(e.tag[1]) for e in page.elements if re.fullmatch("h[1-6]", e.tag)]
    assert all(b - a <= 1 for a, b in zip([0, *levels], levels, strict=False))
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    named = {e.attributes["aria-labelledby"] for e in page.all("section")}
    assert named <= set(ids)


def colours(dark: bool) -> dict[str, str]:
    light, rest = CSS.split("@media screen and (prefers-color-scheme: dark)")
    block = rest.split("}")[0] if dark else light
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("dark", [False, True])
def test_every_ink_is_told_from_every_ground(dark):
    found = colours(dark)
    grounds = {"ground", "card", "warn"}
    inks = set(found) - grounds - {"line"}
    assert len(inks) == 9
    for ink in inks:
        for ground in grounds if ink == "ink" else {"ground", "card"}:
            bright, dim = sorted((luminance(found[ink]), luminance(found[ground])), reverse=True)
            assert (bright + 0.05) / (dim + 0.05) >= 4.5, (ink, ground)
