"""The table of all attacks, made from their files; `python -m tests.attacks.table` writes it.

It stands in SECURITY.md between two comments.
"""

from __future__ import annotations

import html
import re

from autograder.annotate import WORDS
from tests.attacks.reader import Attack, attacks
from tests.conftest import ROOT

PAGE = ROOT / "SECURITY.md"
BEGIN, END = "<!-- attacks: begin -->", "<!-- attacks: end -->"
EMPTY = f"# Security\n\n{BEGIN}\n{END}\n"
HEADINGS = ("attack", "class", "stock nbgrader, as known", "here")


def table() -> str:
    """Return the table in Markdown."""
    rows = [HEADINGS, ("---",) * len(HEADINGS)]
    rows += [(_what(a), a.kind, _escaped(a.stock), _escaped(_here(a))) for a in attacks()]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def filled(page: str) -> str:
    """Return the page with the current table. Raises ValueError where it has no place for it."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{PAGE} has no lines {BEGIN} and {END}")
    return f"{before}{BEGIN}\n{table()}{END}{after}"


def _what(attack: Attack) -> str:
    about = " ".join(attack.fixture.about.split())
    return f"`{attack.name}`: {_escaped(about)}"


def _here(attack: Attack) -> str:
    """Return what is proven of it, in words."""
    words = [_marks(attack)]
    for what, wanted in attack.expect:
        if what == "maybe":
            continue
        if what == "cell":
            words.append("a cell raised" if wanted == "error" else f"a cell {wanted}")
        elif what == "shows":
            words.append(f"it prints “{wanted}”")
        elif what == "problem":
            words.append(f"not graded: “{wanted}”")
        elif what == "note":
            words.append(f"noted: “{wanted}”")
        else:
            words.append(f"`{what}`: {WORDS.get(wanted, wanted)}")
    return "; ".join(dict.fromkeys(words))


def _marks(attack: Attack) -> str:
    if attack.earns == "nothing":
        return "no marks"
    if attack.earns == "everything":
        return "all its honest marks"
    word, _, names = attack.earns.partition(" but ")
    names = ", ".join(f"`{name}`" for name in re.findall(r"\w+", names or word))
    if word == "everything":
        return f"its honest marks, none for {names}"
    return f"marks for {names} only"


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).replace("|", r"\|")


def main() -> None:
    """Write the table into SECURITY.md, which is made where it is missing."""
    page = PAGE.read_text("utf-8") if PAGE.is_file() else EMPTY
    PAGE.write_text(filled(page), "utf-8")


if __name__ == "__main__":
    main()
