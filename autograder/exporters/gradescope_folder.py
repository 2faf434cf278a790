"""Write the folder and the archive that grade one assignment on Gradescope."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import asdict, replace
from importlib import metadata
from pathlib import Path

import autograder
import solutions
from autograder.course import Assignment, CourseError, load, released
from autograder.exporters.gradescope_scripts import README, RUN, SETUP
from autograder.exporters.results_json import VISIBILITIES
from autograder.judge import marks_text
from autograder.settings import CONFIGURATION

ABOUT = "backgrade.json"
LOCK = "requirements.lock"
# What grading imports; nbgrader and JupyterLab stay at home.
NEEDED = ("numpy", "matplotlib", "ipython", "matplotlib-inline", "pyseccomp", "traitlets")
LEFT_OUT = ("__pycache__", "*.pyc", "demo", "errata", "commands", "nbgrader_plugin")
# Of the time that Gradescope gives, the part that students' code may take.
SHARE = 0.8


def write_folder(
    root: Path, assignment: str, folder: Path, *, visibility: str, minutes: float
) -> tuple[Path, list[str]]:
    """Write `folder` and, beside it, its archive for upload; return the archive and what to know.

    visibility: see `results_json`. minutes: after which Gradescope ends an autograder; a notebook's
    time is shortened to fit. Raises CourseError where something is missing or in the way.
    """
    if visibility not in VISIBILITIES:
        raise CourseError(f"visibility is one of {', '.join(VISIBILITIES)}, not {visibility!r}")
    folder = folder.resolve()
    _require_free(root.resolve(), folder)
    loaded = load(root, assignment)
    fitting, notes = _fitting(loaded, minutes)
    archive = folder.with_name(f"{folder.name}.zip")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as name:
        made = Path(name) / "folder"
        _fill(made, root, fitting, visibility=visibility)
        points = sum(e.marks for n in loaded.frames for e in loaded.exercises_of(n))
        readme = README.format(
            assignment=assignment,
            archive=archive.name,
            minutes=marks_text(minutes),
            points=marks_text(points),
            notebooks=" and ".join(f"{n}.ipynb" for n in loaded.frames),
        )
        (made / "README.txt").write_text(readme, "utf-8")
        _pack(made, Path(name) / "archive")
        if folder.exists():
            shutil.rmtree(folder)
        made.rename(folder)
        (Path(name) / "archive").replace(archive)
    return archive, [*notes, readme]


def lock(pinned: str, needed: Iterable[str] = NEEDED) -> str:
    """Return the part of a lock file that `needed` and all that they require take.

    Requirements for other systems and Pythons count as well: the image may have another one.
    """
    every: dict[str, list[str]] = {}
    for entry in re.split(r"^(?=[A-Za-z0-9])", pinned, flags=re.M)[1:]:
        every.setdefault(_canonical(entry), []).append(entry)
    done: set[str] = set()
    waiting = [_canonical(name) for name in needed]
    while waiting:
        name = waiting.pop()
        if name in done or name not in every:
            continue
        done.add(name)
        try:
            requirements = metadata.distribution(name).requires or []
        except metadata.PackageNotFoundError:
            continue  # for another system or another Python
        waiting += [_canonical(r) for r in requirements if "extra ==" not in r]
    lacking = {_canonical(name) for name in needed} - done
    if lacking:
        raise CourseError(f"{LOCK} does not name {', '.join(sorted(lacking))}; run `make lock`")
    return "".join(entry for name in sorted(done) for entry in every[name])


def _canonical(requirement: str) -> str:
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    return re.sub(r"[-_.]+", "-", name.group() if name else "").lower()


def _require_free(root: Path, folder: Path) -> None:
    for name in ("source", "release", "submitted", "autograded", "feedback"):
        if folder == root / name or folder.is_relative_to(root / name):
            raise CourseError(
                f"{folder} would hold the hidden cases in {name}/, from where nbgrader hands files "
                "out; choose a folder outside of it"
            )
    if folder.exists() and not (folder / ABOUT).is_file() and any(folder.iterdir()):
        raise CourseError(f"{folder} is not empty, and not made by this command; choose another")
    if root.is_relative_to(folder):
        raise CourseError(f"{folder} holds the course itself; choose another folder")


def _fitting(loaded: Assignment, minutes: float) -> tuple[Assignment, list[str]]:
    """Return the assignment with as much time for each notebook as Gradescope leaves it."""
    # The first run of the cells and the calls have that time each.
    most = SHARE * 60 * minutes / (2 * len(loaded.frames))
    mine = loaded.limits.notebook_seconds
    if mine <= most:
        return loaded, []
    note = (
        f"a notebook may take {most:.0f} s there instead of {mine:g} s, so that all is over within "
        f"Gradescope's {minutes:g} minutes; for more, raise the timeout there and say --minutes"
    )
    return replace(loaded, limits=replace(loaded.limits, notebook_seconds=round(most, 1))), [note]


def _fill(made: Path, root: Path, assignment: Assignment, *, visibility: str) -> None:
    course = made / "course"
    ignore = shutil.ignore_patterns(*LEFT_OUT)
    for package in (autograder, solutions):
        base = Path(package.__path__[0])
        shutil.copytree(base, course / base.name, ignore=ignore)
    shutil.copytree(
        released(root, assignment.name), course / "release" / assignment.name, ignore=ignore
    )
    # Not the course's own configuration: it may name databases, with their passwords.
    lines = [f"c.Backgrade.{name} = {value!r}" for name, value in asdict(assignment.limits).items()]
    text = "\n".join(["c = get_config()  # noqa: F821", *lines, ""])
    (course / CONFIGURATION).write_text(text, "utf-8")
    (made / LOCK).write_text(lock(_lock_file(root).read_text("utf-8")), "utf-8")
    about = {"assignment": assignment.name, "visibility": visibility}
    (made / ABOUT).write_text(json.dumps(about, indent=1) + "\n", "utf-8")
    for name, script in (("setup.sh", SETUP), ("run_autograder", RUN)):
        (made / name).write_text(script, "utf-8")
        (made / name).chmod(0o755)


def _lock_file(root: Path) -> Path:
    for folder in (root, Path(autograder.__path__[0]).parent):
        if (folder / LOCK).is_file():
            return folder / LOCK
    raise CourseError(f"{root} has no {LOCK}, which pins what the autograder installs there")


def _pack(folder: Path, archive: Path) -> None:
    """Write the archive: the files themselves at its root, as Gradescope asks, always the same."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(str(path.relative_to(folder)))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (path.stat().st_mode & 0o777) << 16
            packed.writestr(entry, path.read_bytes())
    archive.chmod(0o600)
