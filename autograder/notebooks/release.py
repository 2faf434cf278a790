"""Derive source cells, checks file and release of an assignment; compare with what is there."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import nbformat

from autograder.course import CourseError, exercises_for, notebooks
from autograder.model import CHECKS_FILE, DeclarationError, Exercise
from autograder.notebooks.fill import asked_for, fill
from autograder.notebooks.first_cell import set_first_cell
from autograder.notebooks.nbgrader_run import generate_assignment
from autograder.notebooks.student_checks import checks_file, release_of
from autograder.notebooks.student_readme import README, student_readme

REMEDY = "run `backgrade build`"


def build(root: Path, assignment: str) -> list[str]:
    """Derive everything of one assignment in place and return the files that changed.

    nbgrader makes the release and enters the assignment in the course's gradebook. Where nbgrader
    refuses (a cell was added after submissions came in), the old release is put back.
    """
    changed = []
    for path, text in derived_source(root, assignment).items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            changed.append(str(path.relative_to(root)))
    release = root / "release" / assignment
    before = _texts(release)
    with tempfile.TemporaryDirectory() as kept:
        backup = Path(kept) / assignment
        if release.is_dir():
            shutil.copytree(release, backup)
        try:
            generate_assignment(root, assignment)
        except BaseException:
            if backup.is_dir():
                shutil.rmtree(release, ignore_errors=True)
                shutil.copytree(backup, release)
            raise
    after = _texts(release)
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            changed.append(str((release / name).relative_to(root)))
    return changed


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
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary)
        shutil.copy(root / "nbgrader_config.py", copy)
        shutil.copytree(root / "source" / assignment, copy / "source" / assignment)
        for path, text in derived.items():
            (copy / "source" / assignment / path.name).write_text(text, "utf-8")
        generate_assignment(copy, assignment)
        fresh = _texts(copy / "release" / assignment)
    there = _texts(root / "release" / assignment)
    for name in sorted(fresh.keys() | there.keys()):
        if name not in fresh:
            problems.append(f"release/{assignment}/{name} does not belong there: {REMEDY}")
        elif fresh[name] != there.get(name):
            problems.append(f"release/{assignment}/{name} is stale: {REMEDY}")
    return problems


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
