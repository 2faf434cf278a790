"""Gather what a notebook's cells print, show and raise, as outputs of the notebook format."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

# What is kept of a rich display. HTML, SVG, LaTeX and JavaScript could carry code into the page on
# which an instructor reads the notebook; text and pictures cannot.
PICTURES = ("image/png", "image/jpeg")
ESCAPES = re.compile(r"\x1b\[[0-9;:?]*[ -/]*[@-~]")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# What each output costs beside its text, so that their number is bounded as well.
OUTPUT_BYTES = 200
CUT = "\n[The rest of the output is left out: a notebook may show {limit}.]\n"


def printable(text: str) -> str:
    """Return the text without colours, and with a sign for other control and half characters.

    They could rewrite what a terminal or the log of a batch shows, or could not be written at all.
    """
    return CONTROLS.sub("\ufffd", ESCAPES.sub("", text))


class Outputs:
    """The outputs of one cell in order, within a number of bytes for all cells together.

    replace: pairs of texts; folders whose names change from run to run get names that stay.
    """

    def __init__(self, limit: int, replace: Sequence[tuple[str, str]] = ()) -> None:
        """Leave out what goes beyond `limit` bytes."""
        self._left = limit
        size = f"{limit / 10**6:g} MB" if limit >= 10**5 else f"{limit} bytes"
        self._sentence = CUT.format(limit=size)
        self._replace = [(old, new) for old, new in replace if old]
        self._outputs: list[dict[str, Any]] = []
        self._cut = False

    def take(self) -> list[dict[str, Any]]:
        """Return the outputs since the last call."""
        taken, self._outputs = self._outputs, []
        for output in taken:
            if output["output_type"] == "stream":
                output["text"] = "".join(output["text"])
        return taken

    def stream(self, name: str, text: str) -> None:
        """Add printed text; neighbours of the same stream become one output."""
        text = self._within(text)
        if not text:
            return
        last = self._outputs[-1] if self._outputs else {}
        if last.get("output_type") == "stream" and last.get("name") == name:
            last["text"].append(text)
        else:
            self._append({"output_type": "stream", "name": name, "text": [text]})

    def display(self, data: Mapping[str, Any], count: int | None = None) -> None:
        """Add a display, or with `count` the result of a cell."""
        shown: dict[str, str] = {}
        for kind in PICTURES:
            picture = data.get(kind)
            if isinstance(picture, str) and self._afford(len(picture)):
                shown[kind] = picture
        text = data.get("text/markdown", data.get("text/plain"))
        if isinstance(text, str):
            shown["text/plain"] = self._within(text)
        if not any(shown.values()):
            return
        output: dict[str, Any] = {"output_type": "display_data", "data": shown, "metadata": {}}
        if count is not None:
            output |= {"output_type": "execute_result", "execution_count": count}
        self._append(output)

    def error(self, name: str, value: str, traceback: Sequence[str]) -> None:
        """Add an exception."""
        lines = [self._within(line) for line in traceback]
        self._outputs.append(
            {
                "output_type": "error",
                "ename": str(name)[:200],
                "evalue": self._within(value[:2000]),
                "traceback": [line for line in lines if line],
            }
        )

    def _append(self, output: dict[str, Any]) -> None:
        if self._cut or self._afford(OUTPUT_BYTES):
            self._outputs.append(output)
        else:
            self._cut = True
            self._outputs.append(
                {"output_type": "stream", "name": "stderr", "text": [self._sentence]}
            )

    def _within(self, text: str) -> str:
        """Return as much of the text as there is room for; the sentence once, where it is cut."""
        text = printable(text)
        for old, new in self._replace:
            text = text.replace(old, new)
        size = len(text.encode("utf-8", "replace"))
        if self._afford(size):
            return text
        if self._cut:
            return ""
        self._cut = True
        room, self._left = self._left, 0
        return text.encode("utf-8", "replace")[:room].decode("utf-8", "ignore") + self._sentence

    def _afford(self, size: int) -> bool:
        if self._cut or size > self._left:
            return False
        self._left -= size
        return True


class Stream(io.TextIOBase):
    """Stands for sys.stdout or sys.stderr; without `outputs`, what is written is dropped."""

    encoding = "utf-8"

    def __init__(self, name: str, outputs: Outputs | None) -> None:
        """Write to `outputs` under `name`."""
        self._name = name
        self._outputs = outputs

    def writable(self) -> bool:
        """It can be written."""
        return True

    def write(self, text: str) -> int:
        """Add text."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if self._outputs is not None:
            self._outputs.stream(self._name, text)
        return len(text)
