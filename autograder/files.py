"""Files that are there as a whole or not at all, and JSON that is quick to write and to read."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any


def put(path: Path, content: bytes, permissions: int, *, durable: bool = False) -> None:
    """Write a file: a crash at any moment leaves the old one or the new one, never half.

    durable: on the disk when this returns, so that a power cut cannot take it back.
    """
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(handle)
        Path(temporary).chmod(permissions)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def json_lines(value: Any, depth: int, indent: str = "\n") -> str:
    """Return JSON with each item on a line of its own, down to `depth` lists or objects.

    What lies deeper is on the line of its item: `json` writes it many times faster than with an
    indent everywhere. Raises ValueError for a number that is not finite.
    """
    if depth == 0 or not value or not isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    inner = indent + " "
    if isinstance(value, list):
        items = [json_lines(item, depth - 1, inner) for item in value]
        return f"[{inner}{f',{inner}'.join(items)}{indent}]"
    pairs = [f"{json.dumps(k)}: {json_lines(v, depth - 1, inner)}" for k, v in value.items()]
    return f"{{{inner}{f',{inner}'.join(pairs)}{indent}}}"
