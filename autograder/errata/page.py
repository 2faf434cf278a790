"""ERRATA.md, rendered from the tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from autograder.errata.decimals import shown
from autograder.errata.model import (
    LECTURES,
    READING,
    Constant,
    Erratum,
    Kind,
    Print,
    PrintTable,
    Verdict,
)
from autograder.errata.notes import EXAMPLE_1_NOTES, EXAMPLE_2_NOTES, INTRODUCTION
from autograder.errata.tables import CONSTANTS, ERRATA, EXAMPLE_1, EXAMPLE_2, PRINTS

KINDS: tuple[Kind, ...] = ("wrong", "inconsistent", "unclear", "lost")
VERDICTS: tuple[Verdict, ...] = ("exact", "rounded", "cut", "wrong")


def page() -> str:
    """Return the text of ERRATA.md."""
    counted = Counter(row.verdict for row in PRINTS)
    total = ", ".join(f"{counted[verdict]} {verdict}" for verdict in VERDICTS)
    parts = [
        "# Errata of the five lectures",
        INTRODUCTION,
        f"The two worked examples print {len(PRINTS)} numbers: {total}. Outside the numbers there "
        f"are {len(ERRATA)} errata:",
        "\n".join(_counts()),
        "## 2. First worked example of the May slides (Example)",
        *EXAMPLE_1_NOTES.before,
        *_prints(EXAMPLE_1),
        *EXAMPLE_1_NOTES.after(),
        "## 3. Second worked example of the May slides (反向传播算法与梯度下降更新)",
        *EXAMPLE_2_NOTES.before,
        *_prints(EXAMPLE_2),
        *EXAMPLE_2_NOTES.after(),
        "## 4. Other constants and shapes",
        "Recomputed, too.",
        "\n".join(_constants(CONSTANTS)),
        "## 5. Formulas, algorithms, words",
        *_errata(),
        "## 6. By exercise",
        "What to know before an exercise is discussed. After a lecture: its numbers in section 5.",
        "\n".join(_by_exercise()),
    ]
    return "\n\n".join(parts) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def _counts() -> Iterator[str]:
    rows = []
    for lecture in LECTURES:
        kinds = Counter(erratum.kind for erratum in ERRATA if erratum.lecture == lecture)
        rows.append([lecture.short, lecture.name, *(str(kinds[kind]) for kind in KINDS)])
    return _table(["here", "lecture", *KINDS], rows)


def _exercises(uses: Iterable[str]) -> str:
    names = [use if use == READING else f"`{use.split('/')[1]}`" for use in uses]
    return ", ".join(names) or "-"


def _origin(row: Print) -> str:
    sentences = [row.why] if row.why else []
    if row.route:
        value = row.route.value()
        sentences.append(f"{row.route.words.rstrip('.')}: {shown(value)}.")
    return " ".join(sentences)


def _prints(tables: Sequence[PrintTable]) -> Iterator[str]:
    head = ("quantity", "printed", "exact", "verdict", "should read", "why", "exercise")
    for table in tables:
        yield f"### {table.section}"
        yield "\n".join(
            _table(
                head,
                (
                    (
                        row.quantity,
                        row.printed,
                        shown(row.value()),
                        f"**{row.verdict}**" if row.verdict == "wrong" else row.verdict,
                        "" if row.verdict in ("exact", "rounded") else row.should_read,
                        _origin(row),
                        _exercises(row.uses),
                    )
                    for row in table.rows
                ),
            )
        )


def _constants(constants: Sequence[Constant]) -> Iterator[str]:
    head = ("lecture", "section", "what", "printed", "verdict", "note", "exercise")
    return _table(
        head,
        (
            (
                constant.lecture.short,
                constant.section,
                constant.what,
                constant.printed,
                "right" if constant.right else f"**wrong**: {constant.computed()}",
                constant.note,
                _exercises(constant.uses),
            )
            for constant in constants
        ),
    )


def _numbered() -> Iterator[tuple[int, Erratum]]:
    """Yield the errata with their numbers, which start anew in every lecture."""
    count: Counter[str] = Counter()
    for erratum in ERRATA:
        count[erratum.lecture.short] += 1
        yield count[erratum.lecture.short], erratum


def _errata() -> Iterator[str]:
    for position, erratum in _numbered():
        if position == 1:
            yield f"### {erratum.lecture.name}"
        yield f"#### {position}. {erratum.title}"
        yield f"*{erratum.kind}* · {erratum.section} · {_exercises(erratum.uses)}"
        lines = [
            f"- Printed: {erratum.printed}",
            f"- Correct: {erratum.correct}",
            f"- Why: {erratum.why}",
        ]
        if erratum.evidence:
            lines.append(f"- Checked: {erratum.evidence.format(**erratum.figures())}")
        yield "\n".join(lines)


def _by_exercise() -> Iterator[str]:
    places: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))

    def note(uses: Iterable[str], where: str, position: int) -> None:
        for use in uses:
            if use != READING and position not in places[use][where]:
                places[use][where].append(position)

    for section, tables in ((2, EXAMPLE_1), (3, EXAMPLE_2)):
        for row in (row for table in tables for row in table.rows):
            note(row.uses, "section", section)
    for constant in CONSTANTS:
        note(constant.uses, "section", 4)
    for position, erratum in _numbered():
        note(erratum.uses, f"{erratum.lecture.short}:", position)
    rows = []
    for use, found in sorted(places.items()):
        assignment, exercise = use.split("/")
        where = (f"{name} {', '.join(map(str, numbers))}" for name, numbers in found.items())
        rows.append((assignment, f"`{exercise}`", "; ".join(where)))
    return _table(("assignment", "exercise", "where"), rows)
