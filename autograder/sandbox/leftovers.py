"""Folders of sandboxes whose process was killed: found by name, and removed by the next sandbox."""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
from pathlib import Path

from autograder.sandbox.worker import scratch

PREFIX = "backgrade-"
NAME = re.compile(rf"{PREFIX}(\d+)-\w+")


def new_folder() -> tempfile.TemporaryDirectory[str]:
    """Return a fresh folder whose name says which process it belongs to."""
    return tempfile.TemporaryDirectory(prefix=f"{PREFIX}{os.getpid()}-", ignore_cleanup_errors=True)


def sweep() -> None:
    """Remove what killed processes of this user left in the folder for temporary files."""
    for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if (found := NAME.fullmatch(path.name)) and _abandoned(path, int(found[1])):
            if (path / "scratch").is_dir():
                scratch.empty(str(path / "scratch"))  # whatever its depth
            shutil.rmtree(path, ignore_errors=True)


def _abandoned(path: Path, owner: int) -> bool:
    try:
        information = path.lstat()
    except OSError:
        return False
    mine = stat.S_ISDIR(information.st_mode) and information.st_uid == os.getuid()
    return mine and not Path(f"/proc/{owner}").exists()
