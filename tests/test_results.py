"""Result documents: what the schema allows, what is kept, what is reused."""

from __future__ import annotations

import copy
import json
import re
from importlib import resources

import pytest

from autograder.model import Outcome
from autograder.results import ResultError, Store, validate
from autograder.sandbox import launch
from tests.conftest import ASSIGNMENT, ROOT


def test_every_document_of_the_demo_class_meets_the_schema(demo_results):
    assert len(demo_results) >= 14
    for document in demo_results.values():
        validate(document, "demo")


def test_the_schema_knows_every_outcome_and_every_form_of_the_sandbox():
    text = resources.files("autograder").joinpath("result.schema.json").read_text("utf-8")
    schema = json.loads(text)
    assert schema["$defs"]["outcome"]["enum"] == [outcome.value for outcome in Outcome]
    assert schema["properties"]["sandbox"]["enum"] == [launch.BUBBLEWRAP, launch.INNER, launch.NONE]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), 2),
        (("score",), float("nan")),
        (("score",), -1),
        (("notebooks", 0, "exercises", 0, "outcome"), "fine"),
        (("notebooks", 0, "exercises", 0, "score"), "2"),
        (("extra",), 1),
        (("sandbox",), "trust me"),
    ],
)
def test_a_document_that_breaks_the_schema_is_refused_with_the_place(
    demo_results, tmp_path, path, value
):
    document = copy.deepcopy(demo_results["1-activations", "right-vectorised"])
    part = document
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    with pytest.raises(ResultError, match="the new result: "):
        Store(tmp_path).write(document)
    assert not list(tmp_path.rglob("*.json"))


def test_a_stored_result_is_reused_for_the_same_key_only(demo_results, tmp_path):
    document = demo_results["1-activations", "untouched"]
    store = Store(tmp_path)
    store.write(document)
    assert store.read(ASSIGNMENT, "untouched", document["key"]) == document
    assert store.read(ASSIGNMENT, "untouched", "0" * 64) is None
    assert store.read(ASSIGNMENT, "nobody", document["key"]) is None
    for damaged in ("{", "[]", '{"key": 1}'):
        store.path(ASSIGNMENT, "untouched").write_text(damaged, "utf-8")
        assert store.read(ASSIGNMENT, "untouched", document["key"]) is None


def test_every_field_and_outcome_of_the_schema_is_told_in_the_page_on_results():
    page = (ROOT / "RESULTS.md").read_text("utf-8")
    schema = json.loads((ROOT / "autograder" / "result.schema.json").read_text("utf-8"))

    def fields(part):
        for name, inner in part.get("properties", {}).items():
            yield name
            yield from fields(inner)
            yield from fields(inner.get("items", {}))

    table = page.split("| field |")[1]
    told = set(re.findall(r"`([^`]+)`", table))
    words = {word for phrase in told for word in re.findall(r"[a-z_]+", phrase)}
    assert set(fields(schema)) - words == set()
    assert {outcome.value for outcome in Outcome} <= told
