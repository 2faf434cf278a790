"""The statistics of the report on a class, with numbers worked out by hand."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from autograder.feedback.marks import Mark, NotebookMarks, SubmissionMarks
from autograder.report.attention import RULES
from autograder.report.classroom import Classroom, Person, Trouble
from autograder.report.document import as_json, read_report, report
from autograder.report.measures import correlation, histogram, spread
from autograder.sandbox.launch import BUBBLEWRAP, INNER
from tests.feedback_pages import case, exercise, result, wrong

MADE = datetime(2026, 11, 20, 21, 45, tzinfo=UTC)


def room(*results: dict[str, Any], **more: Any) -> Classroom:
    """A class of these results."""
    base = {"course": "backpropagation", "assignment": "1-activations", "suite": "f" * 64}
    return Classroom(**{**base, "results": results, **more})


def made(*results: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The report on a class of these results. It meets the schema, there and back."""
    document = report(room(*results, **more), MADE)
    assert read_report(as_json(document).decode()) == json.loads(json.dumps(document))
    return document


def scored(student: str, **scores: float) -> dict[str, Any]:
    """A submission with these marks: x has 2, all others 1."""
    return result(
        *(
            exercise(name, score, max=2.0 if name == "x" else 1.0)
            if score
            else wrong(name, max=2.0 if name == "x" else 1.0)
            for name, score in scores.items()
        ),
        student=student,
    )


def four() -> list[dict[str, Any]]:
    """Four students and three exercises."""
    return [
        scored("a", x=2, y=1, z=1),
        scored("b", x=2, y=0, z=1),
        scored("c", x=0, y=1, z=0),
        scored("d", x=0, y=0, z=0),
    ]


def by_name(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {entry["name"]: entry for entry in document["exercises"]}


def test_difficulty_is_the_mean_share_of_the_marks():
    found = by_name(made(*four(), scored("e", x=1, y=1, z=1)))
    assert found["x"]["share"] == 0.5  # (1 + 1 + 0 + 0 + 1/2) / 5
    assert found["y"]["share"] == 0.6
    assert [found["x"][kind] for kind in ("full", "partial", "zero")] == [2, 1, 2]


def test_discrimination_leaves_the_exercise_itself_out_of_the_total():
    found = by_name(made(*four()))
    # x: deviations ½ ½ -½ -½; y + z: 2 1 1 0; 1 / (1 · √2)
    assert found["x"]["discrimination"] == pytest.approx(0.7071)
    # y: ½ -½ ½ -½; x + z: 3 3 0 0
    assert found["y"]["discrimination"] == 0
    # z: ½ ½ -½ -½; x + y: 3 2 1 0; 2 / (1 · √5)
    assert found["z"]["discrimination"] == pytest.approx(0.8944)


def test_a_case_has_the_point_biserial_correlation_with_all_other_exercises():
    results = four()
    for document, passed in zip(results, (True, True, False, False), strict=True):
        y = document["notebooks"][0]["exercises"][1]
        y["cases"] = [case("first", "passed" if passed else "value"), case("second")]
    cases = by_name(made(*results))["y"]["cases"]
    assert [c["passed"] for c in cases] == [2, 4]
    # right where x + z is 3, wrong where it is 0
    assert cases[0]["discrimination"] == 1
    assert cases[1]["discrimination"] is None


@pytest.mark.parametrize(
    ("values", "others", "found"),
    [
        ([1, 2, 3], [2, 4, 6], 1),
        ([1, 2, 3], [3, 2, 1], -1),
        ([0, 0, 1, 1], [1, 3, 5, 7], 0.8944),  # 4 / (1 · √20)
        ([1, 1, 1], [1, 2, 3], None),
        ([1, 2, 3], [5, 5, 5], None),
        ([1, 2], [1, 2], None),
        ([], [], None),
        ([1, 2, 3], [0.1 + 0.2, 0.3, 0.3], None),
    ],
)
def test_a_correlation_is_undefined_where_nothing_varies_or_too_few_are_there(
    values, others, found
):
    assert correlation(values, others) == (found if found is None else pytest.approx(found))


def test_quartiles_interpolate_between_the_marks():
    assert spread([1, 2, 3, 4, 10]) == {
        "mean": 4,
        "lower_quartile": 2,
        "median": 3,
        "upper_quartile": 4,
        "lowest": 1,
        "highest": 10,
    }
    assert spread([7])["upper_quartile"] == 7  # type: ignore[index]
    found = spread([1, 2, 3, 4])
    assert (found["lower_quartile"], found["upper_quartile"]) == (1.75, 3.25)  # type: ignore[index]
    assert spread([]) is None


def test_every_mark_is_in_one_bin_of_the_histogram():
    bins = histogram([0, 3.9999, 4, 47.5, 48, 50], 48)
    assert [b["to"] for b in bins] == [4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48]
    assert [b["count"] for b in bins] == [2, 1] + [0] * 9 + [3]
    bins = histogram([0.1 + 0.2, 4.6], 47)  # 47 has no round part: ten bins
    assert [b["to"] for b in bins] == [4.7, 9.4, 14.1, 18.8, 23.5, 28.2, 32.9, 37.6, 42.3, 47]
    assert [b["count"] for b in bins] == [2] + [0] * 9
    assert histogram([1 / 3 * 3], 1)[-1]["count"] == 1
    assert histogram([], 10) == histogram([0], 0) == []


def test_marks_by_hand_extra_credit_and_penalties_count_as_in_nbgrader():
    marks = {
        "a": SubmissionMarks(
            {
                "core": NotebookMarks(
                    {
                        "x": Mark(2.0, 2.0, extra=0.5),
                        "y": Mark(1.0, 0.0, manual=0.5),
                        "essay": Mark(4.0, manual=3.0),
                    },
                    penalty=1.0,
                )
            }
        ),
        "b": SubmissionMarks({"core": NotebookMarks({"essay": Mark(4.0)})}),
    }
    document = made(scored("a", x=2, y=0), scored("b", x=2, y=0), marks=marks)
    found = by_name(document)
    assert found["x"]["share"] == 1  # extra credit makes nothing easier
    assert found["y"]["share"] == 0.25
    assert found["essay"]["by_hand"]
    assert (found["essay"]["share"], found["essay"]["waiting"]) == (0.75, 1)
    row = document["students"][0]
    assert (row["earned"], row["penalty"], row["score"], row["max"]) == (6, 1, 5, 7)
    assert row["exercises"] == {"core/x": 2.5, "core/y": 0.5, "core/essay": 3}
    assert "core/essay" not in document["students"][1]["exercises"]


def test_what_was_not_tried_is_told_apart_from_what_is_wrong():
    open_ = exercise("x", 0.0, outcome="unattempted", cases=[case(outcome="unattempted")] * 2)
    lost = exercise("x", 0.0, outcome="not handed in", cases=[])
    half = exercise("x", 1.0, outcome="value", cases=[case(), case(outcome="unattempted")])
    document = made(*(result(e, student=s) for e, s in ((open_, "a"), (lost, "b"), (half, "c"))))
    found = by_name(document)["x"]
    assert (found["unattempted"], found["partial"], found["tried"]) == (2, 1, 1)
    assert found["outcomes"] == {"value": 1}
    assert found["cases"][0]["tried"] == 1


def test_misconceptions_come_by_frequency_with_their_sentences_and_students():
    def has(student: str, *names: str) -> dict[str, Any]:
        d = [{"name": n, "text": f"About {n}.", "cases": []} for n in names]
        return result(wrong("x", diagnoses=d), student=student)

    found = made(has("a", "rare"), has("b", "often"), has("c", "often", "rare2"), has("d", "often"))
    assert [(m["name"], m["students"]) for m in found["misconceptions"]] == [
        ("often", ["b", "c", "d"]),
        ("rare", ["a"]),
        ("rare2", ["c"]),
    ]
    assert found["misconceptions"][0]["text"] == "About often."
    assert found["misconceptions"][0]["exercise"] == "x"


def test_a_wrong_result_without_a_misconception_is_counted_as_unexplained():
    d = [{"name": "known", "text": "Known.", "cases": []}]
    document = made(
        result(wrong("x", diagnoses=d), student="a"),
        result(wrong("x"), student="b"),
        result(wrong("x", outcome="raised"), student="c"),
        result(exercise("x"), student="d"),
    )
    assert by_name(document)["x"]["unexplained"] == ["b"]


def test_visible_checks_passed_and_hidden_ones_failed_are_found_with_the_students():
    def cases(visible: str, hidden: str) -> list[dict[str, Any]]:
        return [case("v", visible, hidden=False), case("h", hidden)]

    document = made(
        result(wrong("x", cases=cases("passed", "value")), student="a"),
        result(wrong("x", cases=cases("value", "value")), student="b"),
        result(exercise("x", cases=cases("passed", "passed")), student="c"),
        result(wrong("x", cases=[case("h", "value")]), student="no visible case"),
    )
    assert by_name(document)["x"]["visible_only"] == ["a"]


def test_limits_are_found_by_exercise_and_by_cell():
    cell = {"index": 4, "status": "timed out", "outputs": [], "label": "x"}
    cut = "\n[The rest of the output is left out: a notebook may show 1 MB.]\n"
    flood = {"output_type": "stream", "name": "stdout", "text": cut}
    noisy = {"index": 5, "status": "ok", "outputs": [flood]}
    memory = "your code stopped with MemoryError (it asked for more memory than there is for …)"
    document = made(
        result(student="a", cells=[cell, noisy]),
        result(student="b", cells=[{**cell, "status": "died", "label": ""}]),
        result(wrong("y", cases=[case(outcome="timed out"), case(outcome="not run")]), student="c"),
        result(wrong("y", cases=[case(outcome="timed out")]), student="d"),
        result(wrong("y", cases=[case(outcome="not run")]), student="e"),
        result(wrong("y", cases=[case(outcome="raised", sentence=memory)]), student="f"),
    )
    found = {(e["exercise"], e["cell"], e["what"]): e["students"] for e in document["limits"]}
    assert found == {
        ("y", "", "out of time"): ["c", "d"],
        ("", "x", "out of time"): ["a"],
        ("", "", "more output than is kept"): ["a"],
        ("", "", "process ended"): ["b"],
        ("y", "", "time for the notebook used up"): ["e"],
        ("y", "", "out of memory"): ["f"],
    }


def looked_at(*results: dict[str, Any], **more: Any) -> dict[str, list[str]]:
    found = made(*results, **more)["look"]
    return {entry["student"]: [r["rule"] for r in entry["reasons"]] for entry in found}


def test_each_rule_for_a_second_look_finds_its_students_and_nobody_else():
    untouched = exercise("x", 0.0, outcome="unattempted", cases=[case(outcome="unattempted")])
    visible = [case("v", hidden=False), case("h", "value")]
    stopped = {"index": 1, "status": "died", "outputs": []}
    flag = ["works with complex numbers"]
    found = looked_at(
        result(student="fine"),
        result(
            exercise("x", 0.0, outcome="not handed in", cases=[]), problem="no JSON", student="p"
        ),
        result(note="another name", student="n"),
        result(untouched, student="u"),
        result(wrong("x"), student="w"),
        result(cells=[stopped], student="s"),
        result(*(exercise(c) for c in "abcd"), wrong("e"), student="one slip"),
        result(*(exercise(c) for c in "abcd"), wrong("e"), wrong("f"), student="two are fine"),
        result(*(exercise(c, 1.0, cases=visible) for c in "abc"), student="v"),
        result(*(exercise(c, 1.0, cases=visible) for c in "ab"), student="two are fine too"),
        result(exercise("x", flags=flag), student="f"),
    )
    assert found == {
        "p": ["The notebook could not be graded"],
        "n": ["A note on the submission"],
        "u": ["Nothing attempted"],
        "w": ["Attempted, and no marks"],
        "s": ["A cell did not come to an end"],
        "one slip": ["No marks in one exercise, nearly all elsewhere"],
        "v": ["Visible checks passed and hidden cases failed, several times"],
        "f": ["Flags"],
    }
    assert {rule for rules in found.values() for rule in rules} == {rule.name for rule in RULES}


def test_a_student_who_is_weak_everywhere_is_no_slip():
    weak = result(exercise("a", 2.0), exercise("b", 1.0), wrong("c"), student="weak")
    assert looked_at(weak) == {}


def test_flags_are_gathered_by_their_sentence():
    flag = "imports os in the cell x"
    document = made(
        result(student="a", flags=[flag]),
        result(exercise("x", flags=["a trick"]), student="b", flags=[flag]),
    )
    assert [(f["exercise"], f["text"], f["students"]) for f in document["flags"]] == [
        ("", flag, ["a", "b"]),
        ("x", "a trick", ["b"]),
    ]
    assert [row["flags"] for row in document["students"]] == [1, 2]


def test_an_empty_class_has_a_report():
    document = made(absent=["otto"], people={"otto": Person("Otto", "Normal")})
    assert document["marks"] is None
    assert document["histogram"] == document["exercises"] == []
    assert [(r["student"], r["status"]) for r in document["students"]] == [
        ("otto", "nothing handed in")
    ]


def test_one_student_has_a_report_without_any_correlation():
    document = made(result(exercise("x"), wrong("y"), student="a"))
    assert document["marks"]["median"] == document["marks"]["mean"] == 2
    assert {e["discrimination"] for e in document["exercises"]} == {None}


def test_where_everybody_has_full_marks_nothing_is_discriminated():
    document = made(*(scored(s, x=2, y=1) for s in "abcd"))
    assert {e["discrimination"] for e in document["exercises"]} == {None}
    assert {e["share"] for e in document["exercises"]} == {1}
    assert document["look"] == document["misconceptions"] == []
    assert document["histogram"][-1]["count"] == 4


def test_students_without_a_result_are_rows_without_marks():
    document = made(
        result(student="a"),
        stale=[Trouble("b", "changed")],
        damaged=[Trouble("c", "half a file")],
        ungraded=[Trouble("d", "no result")],
        absent=["e"],
    )
    assert {r["student"]: (r["status"], r["score"]) for r in document["students"]} == {
        "a": ("graded", 2),
        "b": ("stale", None),
        "c": ("damaged", None),
        "d": ("not graded", None),
        "e": ("nothing handed in", None),
    }
    assert document["submissions"] == 1


def test_a_result_that_the_gradebook_does_not_have_is_named():
    same, other = (
        SubmissionMarks({"core": NotebookMarks({"relu": Mark(2.0, score, manual=1.0)})})
        for score in (2.0, 1.5)
    )
    marks = {"same": same, "other": other}
    document = made(*(result(student=s) for s in ("same", "other", "unknown")), marks=marks)
    assert document["missing"]["unrecorded"] == ["other", "unknown"]


def test_what_confined_the_code_is_counted():
    document = made(
        result(student="a", sandbox=BUBBLEWRAP),
        result(student="b", sandbox=INNER),
        result(student="c", sandbox=INNER),
    )
    assert document["sandbox"] == {BUBBLEWRAP: 1, INNER: 2}


def test_results_of_a_suite_with_other_exercises_stand_beside_each_other():
    document = made(result(exercise("old"), student="a"), result(exercise("new"), student="b"))
    assert {name: e["submissions"] for name, e in by_name(document).items()} == {"old": 1, "new": 1}
