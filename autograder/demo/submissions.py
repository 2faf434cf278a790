"""Make submissions from fixtures: small text files that say how a notebook differs from its base.

A fixture is Python with section lines. Its docstring says what the student did; `# base:` says what
all other cells hold: `starter` (as released) or `reference` (solved). Then:

    # %% sigmoid                 the source of this solution cell
    # %% replace: test-relu      the source of any cell, also of a locked one
    # %% extra-after: sigmoid    an own cell behind another one
    # %% duplicate: relu         the cell stands twice, the second time with this source
    # %% delete: relu_grad       the cell is gone
    # %% rename: homework.ipynb  the file has another name
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.cells import grading
from autograder.course import notebooks
from autograder.intake import Reading, Submission
from autograder.notebooks.reference import BEGIN, END

FOLDER = Path(__file__).parent / "classroom"
SECTION = re.compile(r"^# %% (?:(?P<verb>[a-z-]+): )?(?P<target>.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Fixture:
    """One made-up submission. sections: (verb, target, source) in the order of the file."""

    name: str
    about: str
    base: str
    sections: tuple[tuple[str, str, str], ...]


def fixtures(assignment: str) -> list[Fixture]:
    """Return what the demo class handed in for an assignment, by name."""
    return [read_fixture(path) for path in sorted((FOLDER / assignment).glob("*.py"))]


def read_fixture(path: Path) -> Fixture:
    """Return the fixture in a file. Raises ValueError, naming the file, for one without a base."""
    text = path.read_text("utf-8")
    about = re.match(r'"""(.*?)"""', text, re.DOTALL)
    base = re.search(r"^# base: (starter|reference)$", text, re.MULTILINE)
    if about is None or base is None:
        raise ValueError(
            f"{path}: expected a docstring and a line `# base: starter` or `reference`"
        )
    marks = list(SECTION.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    sections = tuple(
        (mark["verb"] or "solve", mark["target"], text[mark.end() : end].strip("\n"))
        for mark, end in zip(marks, ends[: len(marks)], strict=True)
    )
    return Fixture(path.stem.replace("_", "-"), about[1].strip(), base[1], sections)


def submission_files(
    fixture: Fixture, sources: Mapping[str, Any], released: Mapping[str, Any]
) -> dict[str, str]:
    """Return file name -> notebook text of one submission.

    sources, released: the notebooks of the assignment, with solutions and as handed out.
    """
    files = {}
    for name, frame in released.items():
        notebook = copy.deepcopy(frame)
        if fixture.base == "reference":
            _solve(notebook, sources[name])
        file_name = f"{name}.ipynb"
        for verb, target, source in fixture.sections:
            if verb == "rename":
                file_name = target if name == next(iter(released)) else file_name
            else:
                _apply(notebook["cells"], verb, target, source)
        files[file_name] = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    return files


def submission(
    fixture: Fixture, assignment: str, sources: Mapping[str, Any], released: Mapping[str, Any]
) -> Submission:
    """Return the submission as it is read from such files, without a folder."""
    files = submission_files(fixture, sources, released)
    readings = {name: Reading(files[f"{name}.ipynb"].encode()) for name in released}
    return Submission(fixture.name, assignment, readings)


def source_notebooks(course: Path, assignment: str) -> dict[str, Any]:
    """Return the notebooks of source/<assignment>, solutions included, by name."""
    folder = course / "source" / assignment
    return {p.stem: json.loads(p.read_text("utf-8")) for p in notebooks(folder)}


def _solve(notebook: Any, source: Any) -> None:
    solved = {_grade_id(cell): "".join(cell["source"]) for cell in source["cells"]}
    for cell in notebook["cells"]:
        if grading(cell).get("solution"):
            text = solved[_grade_id(cell)]
            cell["source"] = "\n".join(
                line for line in text.split("\n") if line.strip() not in (BEGIN, END)
            )


def _apply(cells: list[Any], verb: str, target: str, source: str) -> None:
    places = [i for i, cell in enumerate(cells) if _grade_id(cell) == target]
    if not places:
        return  # The cell belongs to the other notebook of the assignment.
    place = places[0]
    if verb in ("solve", "replace"):
        cells[place]["source"] = source
    elif verb == "delete":
        del cells[place]
    elif verb == "duplicate":
        cells.insert(place + 1, {**copy.deepcopy(cells[place]), "source": source})
    elif verb == "extra-after":
        cells.insert(
            place + 1,
            {
                "cell_type": "code",
                "id": f"mine-{place}",
                "metadata": {},
                "source": source,
                "outputs": [],
                "execution_count": None,
            },
        )
    else:
        raise ValueError(f"a section `# %% {verb}: {target}` is not known")


def _grade_id(cell: Any) -> str:
    return str(grading(cell).get("grade_id", ""))
