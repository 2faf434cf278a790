"""Whatever a student's process sends is refused, or is what it must be."""

from __future__ import annotations

import json

from hypothesis import example, given
from hypothesis import strategies as st

from tests.fuzz import properties
from tests.fuzz.strategies import (
    BLOB,
    arrays,
    bounded,
    message,
    observations,
    outputs,
    packed,
    raw,
    trees,
)


@bounded()
@given(st.binary(max_size=300), st.binary(max_size=40))
@example(b"\xef\xbb\xbf{}", b"")
@example(b'{"a":1e400}', b"")
@example(b'{"a":-0}', b"")
def test_any_bytes_are_a_frame_or_a_frame_error(data, blob):
    for sent in (data, raw(data, blob), raw(data, blob) + data):
        properties.frame(sent)


@bounded()
@given(trees, st.booleans())
def test_any_json_is_read_and_written_again_or_refused(tree, escaped):
    text = json.dumps({"a": tree}, ensure_ascii=escaped)
    properties.frame(raw(text.encode("utf-8", "surrogatepass")))


@bounded(2)
@given(packed)
@example(["a", "|b1", [0, 2**24, 2**24], 0, 0])
@example(["a", "<U2", [1], 4, 8])
@example(["d", [[["f", "nan"], 1], [["f", "nan"], 2], [["f", "-0x0.0p+0"], 3]]])
@example(["s", [True, 1, ["f", "0x1.0000000000000p+0"]]])
def test_a_value_that_is_read_is_plain_and_comes_back_the_same(tree):
    properties.value(message({"value": tree}, BLOB))


@bounded(2)
@given(arrays())
def test_an_array_that_is_read_is_plain_and_comes_back_the_same(tree):
    properties.value(message({"value": tree}, BLOB))


@bounded()
@given(packed, trees)
def test_a_call_that_is_read_has_the_fields_of_a_call(inputs, tree):
    right = {"subject": "f", "expression": "f(x)", "inputs": ["d", [["x", inputs]]], "item": None}
    right |= {"read_only": True, "helpers": "", "once": False}
    for name in right:
        properties.request(message({"call": right | {name: tree}}, BLOB))
    properties.request(message({"call": right}, BLOB))


@bounded(2)
@given(observations)
def test_an_observation_that_is_read_is_within_its_limits_and_comes_back_the_same(fields):
    properties.observation(message({"observation": fields}, BLOB))


@bounded(2)
@given(outputs)
def test_outputs_that_are_read_make_a_valid_notebook_without_control_characters(shown):
    properties.outputs(message({"outputs": shown}))


answers = st.one_of(
    st.fixed_dictionaries({"id": st.integers(1, 3), "outputs": outputs, "ok": st.booleans()}),
    st.fixed_dictionaries({"id": st.integers(1, 3), "observation": observations}),
    trees,
).map(lambda fields: message(fields, BLOB))


@bounded()
@given(st.lists(answers | st.binary(max_size=20), max_size=4))
def test_a_child_that_sends_anything_answers_or_has_died(sent):
    properties.child(b"".join(sent))
