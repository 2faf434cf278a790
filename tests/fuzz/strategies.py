"""Messages, values and notebooks that are nearly right, for hypothesis to break."""

from __future__ import annotations

import json
import math
import os
import struct
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from autograder.sandbox.worker.calls import KNOWN_ERRORS
from autograder.sandbox.worker.plain import FOREIGN_NAMES
from tests.fuzz.mutate import LEAVES, TEXTS

# More for a long night: BACKGRADE_FUZZ=5000 python -m pytest tests/fuzz
EXAMPLES = int(os.environ.get("BACKGRADE_FUZZ", "100"))


def bounded(share: float = 1.0) -> settings:
    """Return how much is tried: the same examples on every machine, and no clock."""
    return settings(
        max_examples=max(1, int(EXAMPLES * share)),
        deadline=None,
        derandomize="BACKGRADE_FUZZ" not in os.environ,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def message(fields: Any, blob: bytes = b"") -> bytes:
    """Return a frame as a child could send it, whatever the fields are."""
    text = json.dumps(fields, ensure_ascii=False)
    return raw(text.encode("utf-8", "surrogatepass"), blob)


def raw(header: bytes, blob: bytes = b"") -> bytes:
    """Return a frame with the right lengths, whatever stands in it."""
    return struct.pack("!II", len(header), len(blob)) + header + blob


letters = st.characters(exclude_categories=["Cs"])
numbers = st.floats(allow_nan=False, allow_infinity=False)
leaves = st.sampled_from(LEAVES) | st.integers() | numbers | st.text(letters, max_size=9)
trees = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(letters, max_size=4), inner)
    ),
    max_leaves=12,
)


def _mostly(right: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Right things, and once in a while anything."""
    return st.integers(0, 49).flatmap(lambda chance: trees if chance == 17 else right)


WRONG_FLOATS = ("0x1.8p+9999", "1e5", "0x0p0", "nan ", "-0x1.0p+1023")
floats = st.floats().map(float.hex) | st.sampled_from(WRONG_FLOATS)
DTYPES = ("<f8", "|b1", "<i8", "|u1", "<U2", "<c16", "<f2", "<U9")
WRONG_DTYPES = (">f8", "<U0", "|O", "<f16", "|V8", "<M8[s]", "<f8,<f8", "object", "<U99999999")
SIZES = (0, 1, 2, 3)
WRONG_SIZES = (2**24, 2**24 + 1, 2**31, 2**62, -1, True, 1.0, "1", None)
# Bytes that are True, False, letters, and some that are none of them.
BLOB = bytes([0, 1, 1, 0, 65, 0, 0, 0, 0xC3, 3, 0, 0, 66, 0, 0, 0]) + b"\xd8\x00" * 4 + bytes(200)


@st.composite
def arrays(draw: st.DrawFn) -> list[Any]:
    """An array in the blob, right in most cases."""

    def one_of(right: Sequence[Any], wrong: Sequence[Any]) -> Any:
        return draw(st.sampled_from(wrong if draw(st.integers(0, 19)) == 7 else right))

    name = one_of(DTYPES, WRONG_DTYPES)
    shape = [one_of(SIZES, WRONG_SIZES) for _ in range(draw(st.sampled_from((0, 1, 2, 3, 8, 9))))]
    count = math.prod(size for size in shape if type(size) is int)
    width = int("".join(c for c in name[2:] if c.isdigit())[:9] or 0)
    nbytes = width * (4 if "U" in name else 1) * count
    return ["a", name, shape, one_of((0, 4, 8, 24), WRONG_SIZES), one_of((nbytes,), WRONG_SIZES)]


def _tagged(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(inner, max_size=4)
    keys = st.text(letters, max_size=3) | st.integers(-9, 9) | _mostly(st.booleans())
    pairs = st.lists(st.tuples(keys, inner).map(list), max_size=3, unique_by=str)
    return (
        st.tuples(st.sampled_from("lts"), several).map(list)
        | st.tuples(st.just("d"), pairs).map(list)
        | st.tuples(st.just("s"), st.lists(keys, max_size=4)).map(list)
        | st.tuples(st.sampled_from("lsdfcoax"), trees).map(list)
    )


# Values as `Packer` writes them, or nearly so.
packed = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.text(letters, max_size=5)
    | st.tuples(st.just("f"), floats).map(list)
    | st.tuples(st.just("c"), floats, floats).map(list)
    | st.tuples(st.just("o"), st.sampled_from(sorted(FOREIGN_NAMES))).map(list)
    | arrays()
    | _mostly(st.none()),
    _tagged,
    max_leaves=10,
)
names = st.lists(st.text(letters, max_size=5), max_size=3)
observations = st.fixed_dictionaries(
    {
        "kind": _mostly(st.sampled_from(("returned", "raised", "unattempted", "missing"))),
        "value": packed,
        "again": st.none() | packed,
        "repeats": _mostly(st.booleans()),
        "changed": _mostly(names),
        "shared": _mostly(names),
        "error": _mostly(st.sampled_from(["", *KNOWN_ERRORS])),
        "message": _mostly(st.text(letters, max_size=20)),
        "cell": _mostly(st.text(letters, max_size=9)),
        "line": _mostly(st.integers(0, 10**6)),
        "uses": _mostly(names),
        "warned": _mostly(st.booleans()),
    },
    optional={"more": trees},
)
texts = (
    st.text(letters, max_size=30)
    | st.sampled_from(TEXTS)
    | st.just("at 0x7f00\x1b[31m\x1b\x1b[0m[2J")
)
_shown = st.dictionaries(
    st.sampled_from(("text/plain", "image/png", "image/jpeg")),
    texts | st.sampled_from(("aGk=\n", "aGk=", '"><script>')),
    max_size=2,
)
_output = st.one_of(
    st.fixed_dictionaries(
        {
            "output_type": st.just("stream"),
            "name": _mostly(st.sampled_from(("stdout", "stderr"))),
            "text": _mostly(texts),
        }
    ),
    st.fixed_dictionaries(
        {"output_type": st.just("display_data"), "data": _mostly(_shown), "metadata": trees}
    ),
    st.fixed_dictionaries(
        {
            "output_type": st.just("execute_result"),
            "data": _mostly(_shown),
            "metadata": st.just({}),
            "execution_count": _mostly(st.integers(0, 10**6)),
        }
    ),
    st.fixed_dictionaries(
        {
            "output_type": st.just("error"),
            "ename": _mostly(texts),
            "evalue": _mostly(texts),
            "traceback": _mostly(st.lists(texts, max_size=3)),
        }
    ),
    trees,
)
outputs = st.lists(_output, max_size=3)


def cells(frame: Mapping[str, Any]) -> st.SearchStrategy[list[Any]]:
    """Return the cells of a frame as students may hand them in, in any order and form."""
    ids = [cell["id"] for cell in frame["cells"]]
    entries = [cell["metadata"].get("nbgrader", {}) for cell in frame["cells"]]
    sources = [cell["source"] for cell in frame["cells"]]
    known = [entry["grade_id"] for entry in entries if entry]
    forged = st.fixed_dictionaries(
        {},
        optional={
            "grade_id": _mostly(st.sampled_from([*known, "mine"])),
            "grade": leaves,
            "points": leaves,
            "solution": leaves,
            "locked": leaves,
        },
    )
    made = st.fixed_dictionaries(
        {
            "cell_type": _mostly(st.sampled_from(("code", "markdown", "raw"))),
            "source": _mostly(st.sampled_from(sources) | texts | st.lists(texts, max_size=3)),
            "metadata": _mostly(
                st.fixed_dictionaries({}, optional={"nbgrader": _mostly(forged), "tags": trees})
            ),
        },
        optional={
            "id": _mostly(st.sampled_from([*ids, "own-1-0", "mine"])),
            "outputs": trees,
            "attachments": trees,
        },
    )
    edited = st.tuples(st.sampled_from(frame["cells"]), made, st.sets(st.sampled_from(FIELDS))).map(
        lambda parts: parts[0] | {name: parts[1].get(name) for name in parts[2]}
    )
    whole = st.permutations(frame["cells"]).map(list) | st.just(frame["cells"])
    mixed = st.lists(made | edited | st.sampled_from(frame["cells"]) | trees, max_size=12)
    return mixed | st.tuples(whole, mixed).map(lambda two: two[0] + two[1])


FIELDS = ("cell_type", "source", "metadata", "id")
