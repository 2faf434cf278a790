"""Derive source cells, checks file and release of an assignment; compare with what is there."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook

from autograder.bank import exercises_for
from autograder.course import CourseError, notebooks
from autograder.model import CHECKS_FILE, DeclarationError, Exercise
from autograder.notebooks import gradebook_cells
from autograder.notebooks.database import alone, patiently
from autograder.notebooks.fill import asked_for, fill
from autograder.notebooks.first_cell import set_first_cell
from autograder.notebooks.gradebook_cells import ReleasedNotebook
from autograder.notebooks.nbgrader_run import (
    course_directory,
    generate_assignment,
    open_gradebook,
)
from autograder.notebooks.student_checks import checks_file, release_of
from autograder.notebooks.student_readme import README, student_readme

REMEDY = "run `backgrade build`"


def build(root: Path, assignment: str, dropped: Collection[str] = ()) -> list[str]:
    """Derive everything of one assignment in place; return what changed, in words.

    The release and the gradebook's cells are nbgrader's work, made aside. The gradebook comes
    first, so that a cut off run is simply run again. Where it cannot follow without losing marks or
    comments by hand, the old release stays, and CourseError says whose they are; `dropped` names
    exercises whose marks and comments may go.
    """
    changed = []
    db_url = course_directory(root).db_url
    with alone(db_url, root):
        derived = derived_source(root, assignment)
        for path, text in derived.items():
            if not path.exists() or path.read_text("utf-8") != text:
                path.write_text(text, "utf-8")
                changed.append(str(path.relative_to(root)))
        with tempfile.TemporaryDirectory() as temporary:
            workshop = Path(temporary)
            released = _made(root, assignment, derived, workshop)
            with open_gradebook(root) as gradebook:
                said = patiently(
                    db_url,
                    lambda: gradebook_cells.enter(gradebook, assignment, released, dropped),
                )
            folder = Path("release", assignment)
            different = _different(root / folder, workshop / folder)
            if different:
                _put(root, workshop / folder, root / folder)
    changed += [str(folder / name) for name in different]
    return changed + [f"the gradebook: {sentence}" for sentence in said]


def derived_source(root: Path, assignment: str) -> dict[Path, str]:
    """Return the text that each derived file of source/<assignment> should have."""
    folder = root / "source" / assignment
    paths = notebooks(folder)
    if not paths:
        raise CourseError(f"{folder} holds no notebook; expected the source of {assignment}")
    filled: dict[Path, Any] = {}
    notebook_of: dict[str, str] = {}
    exercises: dict[str, Exercise] = {}
    for path in paths:
        filled[path] = notebook = _read(path)
        try:
            exercises |= exercises_for(assignment, asked_for(notebook))
            names = fill(notebook, exercises)
        except DeclarationError as error:
            raise DeclarationError(f"{path.relative_to(root)}: {error}") from error
        twice = sorted({n for n in names if n in notebook_of or names.count(n) > 1})
        if twice:
            raise DeclarationError(f"{path.relative_to(root)}: {twice} stand twice in {assignment}")
        notebook_of |= dict.fromkeys(names, path.stem)
    ordered = {name: exercises[name] for name in notebook_of}
    checks = checks_file(assignment, ordered, notebook_of)
    derived = {folder / CHECKS_FILE: checks}
    for path, notebook in filled.items():
        set_first_cell(notebook, assignment, release_of(checks))
        derived[path] = nbformat.writes(notebook) + "\n"
    derived[folder / README] = student_readme(assignment, [path.name for path in paths])
    return derived


def stale(root: Path, assignment: str) -> list[str]:
    """Return one sentence for each derived file that is not what it should be."""
    problems = []
    derived = derived_source(root, assignment)
    for path, text in derived.items():
        if not path.exists() or path.read_text("utf-8") != text:
            problems.append(f"{path.relative_to(root)} is stale: {REMEDY}")
    release = Path("release", assignment)
    with tempfile.TemporaryDirectory() as folder:
        _made(root, assignment, derived, Path(folder))
        fresh = _texts(Path(folder) / release)
        for name in _different(root / release, Path(folder) / release):
            what = "is stale" if name in fresh else "does not belong there"
            problems.append(f"{release / name} {what}: {REMEDY}")
    return problems


def _made(
    root: Path, assignment: str, derived: Mapping[Path, str], workshop: Path
) -> dict[str, ReleasedNotebook]:
    """Let nbgrader release derived files in a workshop folder; what it entered of them."""
    source = workshop / "source" / assignment
    shutil.copytree(root / "source" / assignment, source)
    for path, text in derived.items():
        (source / path.name).write_text(text, "utf-8")
    with Gradebook(generate_assignment(root, assignment, workshop)) as gradebook:
        return gradebook_cells.read(gradebook, assignment)


def _put(root: Path, made: Path, release: Path) -> None:
    """Put a made release into the place of the old one; at no moment is there half of it."""
    folder = release.parent
    folder.mkdir(exist_ok=True)
    for left in folder.glob(".new-*"):  # by a run that was killed
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".new-") as aside:
        shutil.copytree(made, Path(aside, "new"))
        if release.exists():
            release.rename(Path(aside, "old"))
        Path(aside, "new").rename(release)
    if course_directory(root).groupshared:
        folder.chmod(folder.stat().st_mode | 0o2770)


def _different(one: Path, other: Path) -> list[str]:
    """Return the names of the files that differ or are in one of two folders only."""
    here, there = _texts(one), _texts(other)
    names = sorted(here.keys() | there.keys())
    return [name for name in names if here.get(name) != there.get(name)]


def _read(path: Path) -> Any:
    try:
        return nbformat.read(path, as_version=4)
    except Exception as error:
        raise CourseError(f"{path} is no notebook that can be read: {error}") from error


def _texts(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        return {}
    files = (p for p in folder.rglob("*") if p.is_file())
    return {str(p.relative_to(folder)): p.read_bytes() for p in files}
