"""Where the tests are run by root, all attacks are tried by an ordinary user as well."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.attacks.ordinary import Run


def test_all_attacks_end_the_same_way_for_an_ordinary_user(
    ordinary_run: Callable[[], Run],
) -> None:
    code, said = ordinary_run().wait()
    assert code == 0, said[-8000:]
    passed = re.search(r"(\d+) passed", said)
    assert passed is not None
    assert int(passed[1]) > 500, said[-2000:]
