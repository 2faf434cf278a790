"""No attack earns, learns, breaks or leaves anything: in each form of the sandbox, as each user."""

from __future__ import annotations

from typing import Any


def test_it_breaks_no_promise(trial: dict[str, Any]) -> None:
    assert "error" not in trial, trial["error"]
    assert trial["broken"] == {}, trial["attack"]
