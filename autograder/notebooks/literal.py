"""Plain values as JSON and back, exactly: how cases travel inside the checks file.

numpy only: the text of this module is also part of the checks file that students get.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.sandbox.worker.plain import Foreign


def to_json(value: Any) -> Any:
    """Return a JSON tree that `from_json` turns into the same plain value."""
    if isinstance(value, np.ndarray):
        return {"array": value.ravel().tolist(), "dtype": value.dtype.str, "shape": value.shape}
    if isinstance(value, Foreign):
        return {"foreign": value.type_name}
    if isinstance(value, complex):
        return {"complex": [value.real, value.imag]}
    if isinstance(value, (set, frozenset)):
        return {"set": sorted(value)}
    if isinstance(value, dict):
        return {"dict": [[key, to_json(item)] for key, item in value.items()]}
    if isinstance(value, tuple):
        return {"tuple": [to_json(item) for item in value]}
    return [to_json(item) for item in value] if isinstance(value, list) else value


def from_json(tree: Any) -> Any:
    """Return the plain value that `to_json` wrote; raise ValueError for any other tree."""
    if isinstance(tree, list):
        return [from_json(item) for item in tree]
    if not isinstance(tree, dict):
        return tree
    match tree:
        case {"array": numbers, "dtype": dtype, "shape": shape}:
            return np.array(numbers, dtype=dtype).reshape(shape)
        case {"foreign": name}:
            return Foreign(name)
        case {"complex": [real, imaginary]}:
            return complex(real, imaginary)
        case {"set": items}:
            return set(items)
        case {"dict": pairs}:
            return {key: from_json(item) for key, item in pairs}
        case {"tuple": items}:
            return tuple(from_json(item) for item in items)
    raise ValueError(f"no plain value is written as {sorted(tree)}")
