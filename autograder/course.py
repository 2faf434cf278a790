"""The course folder: which assignments there are, and all that grading one of them needs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import autograder
import solutions
from autograder.bank import exercises_for, named
from autograder.cells import checked_exercise, grading
from autograder.errors import BackgradeError
from autograder.model import CHECKS_FILE, DeclarationError, Exercise
from autograder.sandbox.limits import Limits
from autograder.settings import CONFIGURATION, limits
from autograder.suite import ASSIGNMENTS

FURTHER = "further"
HARMLESS = ("commands", "demo", "errata", "exporters", "report")


class CourseError(BackgradeError):
    """The course folder is not what was expected; the sentence says what to do."""


@dataclass(frozen=True)
class Assignment:
    """What grading needs and nothing of where it came from, so it can travel to any worker.

    exercises: by name. frames: the released notebooks by name. checks: the checks file.
    limits: what students' code may use.
    digest: changes whenever the same submission could be judged differently.
    """

    name: str
    exercises: Mapping[str, Exercise]
    frames: Mapping[str, Any]
    checks: bytes
    limits: Limits
    digest: str

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process: the suite is there already, and must be the same."""
        released = (self.name, self.frames, self.checks, self.limits, self.digest)
        return _arrived, (*released, suite_digest())

    def exercises_of(self, notebook: str) -> list[Exercise]:
        """Return the exercises of one notebook, in its order."""
        return [self.exercises[name] for name in exercise_names([self.frames[notebook]])]


def _arrived(
    name: str,
    frames: Mapping[str, Any],
    checks: bytes,
    allowed: Limits,
    digest: str,
    code: bytes,
) -> Assignment:
    if code != suite_digest():
        raise CourseError(
            f"{name} comes from another version of Backgrade; install the same one on every worker"
        )
    # The same code has proved them where it comes from.
    exercises = named(name, list(exercise_names(frames.values())))
    return Assignment(name, exercises, frames, checks, allowed, digest)


def assignments(root: Path) -> list[str]:
    """Return the assignments that have a notebook in source/: the kit's, then the course's own."""
    found = {path.parent.name for path in root.glob("source/*/*.ipynb")}
    kit = [name for name in ASSIGNMENTS if name in found]
    return kit + sorted(found - set(kit))


def known_assignment(root: Path, assignment: str) -> str:
    """Return the name. Raises CourseError where the course has no assignment of that name."""
    there = assignments(course_folder(root))
    if assignment not in there and not (root / "release" / assignment).is_dir():
        raise CourseError(
            f"there is no assignment {assignment!r}; there are: {', '.join(there) or 'none'}"
        )
    return assignment


def load(root: Path, assignment: str) -> Assignment:
    """Return the assignment as it was released in the course folder `root`.

    Raises CourseError where the folder, the assignment or its release is missing.
    """
    folder = released(root, assignment)
    frames = {path.stem: _frame(path) for path in notebooks(folder)}
    if not frames or not (folder / CHECKS_FILE).is_file():
        raise CourseError(f"{folder} holds no released notebooks; run `backgrade build` first")
    try:
        exercises = exercises_for(assignment, exercise_names(frames.values()))
    except DeclarationError as error:
        raise CourseError(
            f"{folder} has a check cell of an unknown exercise: {error}; run `backgrade build`"
        ) from error
    _same_marks(folder, frames.values(), exercises)
    allowed = limits(root)
    return Assignment(
        name=assignment,
        exercises=exercises,
        frames=frames,
        checks=(folder / CHECKS_FILE).read_bytes(),
        limits=allowed,
        digest=_digest(folder, allowed),
    )


def _same_marks(
    folder: Path, frames: Iterable[Mapping[str, Any]], exercises: Mapping[str, Exercise]
) -> None:
    """Raise CourseError where the suite gives other marks than were released.

    The gradebook has the released maximum; with the suite's marks a score could be above it.
    """
    for frame in frames:
        for cell in frame["cells"]:
            name = checked_exercise(cell)
            if name and grading(cell).get("points") != exercises[name].marks:
                raise CourseError(
                    f"{name} has {exercises[name].marks:g} marks, but "
                    f"{grading(cell).get('points')} in {folder}; run `backgrade build`"
                )


def places(root: Path) -> dict[str, list[tuple[str, str]]]:
    """Return where in source/ each exercise stands: name -> (assignment, notebook), in order."""
    found: dict[str, list[tuple[str, str]]] = {}
    for assignment in assignments(root):
        for path in notebooks(root / "source" / assignment):
            for name in exercise_names([_frame(path)]):
                found.setdefault(name, []).append((assignment, path.stem))
    return found


def exercise_names(notebooks: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the names of the exercises that notebooks have a check cell for, in order."""
    names = (checked_exercise(cell) for notebook in notebooks for cell in notebook["cells"])
    return [name for name in names if name]


def _frame(path: Path) -> Any:
    try:
        notebook = json.loads(path.read_text("utf-8"))
        for cell in notebook["cells"]:
            cell["source"] = "".join(cell["source"])
    except (ValueError, LookupError, TypeError) as error:
        raise CourseError(f"{path} is no notebook ({error}); run `backgrade build`") from error
    return notebook


def notebooks(folder: Path) -> list[Path]:
    """Return the notebooks of an assignment in the order of the course: the core one first."""
    return sorted(folder.glob("*.ipynb"), key=lambda path: (path.stem == FURTHER, path.stem))


def course_folder(root: Path) -> Path:
    """Return `root`. Raises CourseError where it is no course folder."""
    if not (root / CONFIGURATION).is_file():
        raise CourseError(
            f"{root} is no course folder: it has no {CONFIGURATION}; go to the folder that has "
            "one, or name it: `backgrade --course FOLDER ...`"
        )
    return root


def released(root: Path, assignment: str) -> Path:
    """Return the release folder of an assignment. Raises CourseError where there is none."""
    folder = root / "release" / known_assignment(root, assignment)
    if not folder.is_dir():
        raise CourseError(f"{assignment} is not released: run `backgrade build` in {root} first")
    return folder


@cache
def suite_digest() -> bytes:
    """Return a hash of all code that could change a mark: ours and the reference.

    Made-up students, commands and what is made from results could not.
    """
    packages = [Path(package.__path__[0]) for package in (autograder, solutions)]
    return b"".join(_hash_of_code(base) for base in packages)


@cache
def running_digest() -> str:
    """Return a hash of all code that runs a notebook: the sandbox and what talks to it."""
    base = Path(autograder.__path__[0])
    alone = hashlib.sha256((base / "running.py").read_bytes()).hexdigest()
    return _hash_of_code(base / "sandbox").hex() + alone


def _hash_of_code(base: Path) -> bytes:
    total = hashlib.sha256()
    for path in sorted(base.rglob("*.py")):
        if path.relative_to(base).parts[0] not in HARMLESS:
            total.update(str(path.relative_to(base)).encode() + b"\0" + path.read_bytes())
    return total.digest()


def _digest(folder: Path, allowed: Limits) -> str:
    total = hashlib.sha256(suite_digest() + repr(allowed).encode())
    # What else lies there, such as the students' README, changes no mark.
    for path in (*notebooks(folder), folder / CHECKS_FILE):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()
