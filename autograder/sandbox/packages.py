"""Which packages a student's process can import, and where they and Python itself lie.

Only what the lectures need: another package in the same environment (scipy, an autodiff library)
would solve exercises, and the grader's own environment holds nbgrader and this repository.
"""

from __future__ import annotations

import functools
import re
import sys
import sysconfig
from importlib import metadata
from pathlib import Path

ALLOWED = ("numpy", "matplotlib", "ipython", "matplotlib-inline")
WORKER = "backgrade_worker"
# Names that packages put beside themselves and that are no packages.
LEFT_OUT = {"..", "__pycache__", "bin", "share", "etc"}


@functools.cache
def importable() -> dict[str, Path]:
    """Return the top-level names of the allowed packages and all they require, with their paths."""
    found: dict[str, Path] = {}
    for name in _closure(ALLOWED):
        distribution = metadata.distribution(name)
        for top in _top_level(distribution):
            path = Path(str(distribution.locate_file(top))).resolve()
            if path.exists():
                found[top] = path
    return dict(sorted(found.items()))


def make_farm(folder: Path) -> None:
    """Fill a folder with links to the importable packages and to the worker."""
    for name, path in {**importable(), WORKER: worker_folder()}.items():
        (folder / name).symlink_to(path)


def worker_folder() -> Path:
    """Return the folder of the code that runs inside the sandbox."""
    return Path(__file__).resolve().parent / "worker"


def interpreter() -> Path:
    """Return the Python program itself, past the links of a virtual environment.

    Run without `site`, it knows its standard library and nothing else.
    """
    base = getattr(sys, "_base_executable", None) or sys.executable
    return Path(base).resolve()


@functools.cache
def python_paths(*, bare: bool) -> tuple[str, ...]:
    """Return what of the Python installation may be read: all but the packages of its own.

    bare: these are hidden where the paths are used, so that its folders can be named as a whole,
    which is quicker for the kernel than hundreds of single ones.
    """
    paths = []
    for folder in map(Path, listed_paths()):
        if bare:
            paths.append(folder)
        elif folder.is_dir():
            paths += [
                p for p in folder.iterdir() if p.name not in ("site-packages", "dist-packages")
            ]
    # Shared libraries that a module of the standard library may load later.
    multiarch = sysconfig.get_config_var("MULTIARCH")
    for library in ("/lib", "/lib64", "/usr/lib", "/usr/lib64", str(Path(sys.base_prefix) / "lib")):
        folder = Path(library)
        if folder.is_dir():
            paths += sorted(folder.glob("*.so*"))
            if multiarch and (folder / multiarch).is_dir():
                paths.append(folder / multiarch)
    paths.append(Path("/usr/share/zoneinfo"))
    return tuple(sorted({str(path.resolve()) for path in paths}))


@functools.cache
def listed_paths() -> tuple[str, ...]:
    """Return folders whose names may be read: the import system looks through them."""
    return tuple(sorted({str(Path(sysconfig.get_path(key))) for key in ("stdlib", "platstdlib")}))


def site_folders() -> tuple[Path, ...]:
    """Return the folders of the Python installation that hold packages, to be hidden."""
    base = {"base": sys.base_prefix, "platbase": sys.base_exec_prefix}
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    folders = [Path(sysconfig.get_path(key, vars=base)) for key in ("purelib", "platlib")]
    for prefix in ("/usr", "/usr/local", sys.base_prefix):
        for python in ("python3", version):
            lib = Path(prefix) / "lib" / python
            folders += [lib / "site-packages", lib / "dist-packages"]
    return tuple(sorted({folder.resolve() for folder in folders if folder.is_dir()}))


def _closure(names: tuple[str, ...]) -> list[str]:
    """Return the names and all that they require, without extras."""
    done: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in done:
            continue
        try:
            requirements = metadata.distribution(name).requires or []
        except metadata.PackageNotFoundError:
            continue  # a requirement for another system or another Python
        done[name] = None
        for requirement in requirements:
            words = re.match(r"[A-Za-z0-9._-]+", requirement)
            if words and "extra ==" not in requirement:
                waiting.append(words.group())
    return sorted(done)


def _top_level(distribution: metadata.Distribution) -> set[str]:
    """Return the names that a distribution puts into site-packages."""
    files = distribution.files
    if files is not None:
        names = {file.parts[0] for file in files}
    else:
        names = set((distribution.read_text("top_level.txt") or "").split())
        names |= {f"{name}.py" for name in names}
    return names - LEFT_OUT
