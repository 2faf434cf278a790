"""What students wrote reaches terminals and the logs of continuous integration as text."""

from __future__ import annotations

import json

import pytest

from autograder.batch import BROKEN, Event
from autograder.commands.progress import Reporter
from autograder.terminal import safe_line, say_trouble

HOSTILE = {
    "clear": "\x1b[2J\x1b[H",
    "title": "\x1b]0;pwned\x07",
    "8-bit control": "\x9b2J",
    "carriage return": "100 / 100\r",
    "backspace": "0\b100",
    "turned writing": "\u202e001",
    "line separator": "x\u2028::error::pwned",
    "workflow command": "x\n::error::pwned",
    "workflow command with blanks": "x\n  ::set-output name=x::y",
    "old workflow command": "##[error]pwned",
    "half a character": "\ud800",
}
hostile = pytest.mark.parametrize(
    "text", [pytest.param(text, id=name) for name, text in HOSTILE.items()]
)


def obeyed(said: str) -> list[str]:
    """Return what of it a terminal or a host of logs would obey."""
    odd = [c for c in said if not c.isprintable() and c != "\n"]
    lines = said.split("\n")
    return odd + [n for n in lines if n.lstrip().startswith("::") or "##[" in n]


@hostile
def test_a_printable_name_is_text_of_one_line(text: str) -> None:
    assert obeyed(safe_line(text)) == []
    assert "\n" not in safe_line(text)


@hostile
def test_trouble_is_said_without_anything_to_obey(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    say_trouble(f"{text}: [bold]no[/bold] mark\n  second line")
    said = capsys.readouterr().err
    assert obeyed(said) == []
    assert "[bold]no[/bold] mark\n  second line" in said


@hostile
def test_a_class_is_reported_without_anything_to_obey(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Reporter("1-activations", 1, quiet=True, events="-") as reporter:
        reporter.graded(Event(text, BROKEN, trouble=f"Traceback\nValueError: {text}"))
        reporter.cut_off.append(text)
    said = capsys.readouterr()
    for printed in (said.out, said.err, *reporter.attention()):
        assert obeyed(printed) == []
    assert text in [json.loads(line).get("student") for line in said.out.splitlines()]
