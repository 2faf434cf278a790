"""What Gradescope's "Autograder Specifications" allow in results.json, written down by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

VISIBILITY = {"hidden", "after_due_date", "after_published", "visible"}
FORMATS = {"text", "simple_format", "html", "md", "ansi"}
# field -> the types that the published example shows
TOP = {
    "score": (int, float),
    "execution_time": (int, float),
    "output": str,
    "output_format": str,
    "test_output_format": str,
    "test_name_format": str,
    "visibility": str,
    "stdout_visibility": str,
    "extra_data": dict,
    "tests": list,
    "leaderboard": list,
}
TEST = {
    "score": (int, float),
    "max_score": (int, float),
    "status": str,
    "name": str,
    "name_format": str,
    "number": str,
    "output": str,
    "output_format": str,
    "tags": list,
    "visibility": str,
    "extra_data": dict,
}


def read_results(path: Path) -> dict[str, Any]:
    """Return the document in results.json; fails where the specification does not allow it."""
    document = json.loads(path.read_bytes(), parse_constant=_refuse)
    check(document)
    return document


def check(document: dict[str, Any]) -> None:
    """Fail where a document is not what the specification describes."""
    _fields(document, TOP)
    assert "score" in document or all("score" in test for test in document["tests"])
    assert document["stdout_visibility"] == "hidden"
    assert "leaderboard" not in document
    for test in document["tests"]:
        _fields(test, TEST)
        assert test.get("status", "passed") in {"passed", "failed"}
        # Nobody can get more marks than there are, and no right answer is marked as wrong.
        if "score" in test:
            assert 0 <= test["score"] <= test["max_score"]
            assert (test["status"] == "passed") == (test["score"] == test["max_score"])
    numbers = [test["number"] for test in document["tests"]]
    assert len(set(numbers)) == len(numbers)


def _fields(found: dict[str, Any], known: dict[str, Any]) -> None:
    for name, value in found.items():
        assert name in known, f"{name} is no field of the specification"
        assert isinstance(value, known[name]), f"{name}: {value!r}"
        assert not isinstance(value, bool)
        if name.endswith("visibility"):
            assert value in VISIBILITY
        if name.endswith("format"):
            assert value in FORMATS


def _refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")
