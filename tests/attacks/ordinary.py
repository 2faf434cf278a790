"""Run a command as an ordinary user: how, or why it cannot be done here."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.conftest import ROOT

USER = 54321  # nobody in particular: it owns nothing


class NotPossible(Exception):
    """A command cannot be run as another user here; the sentence says why."""


def as_user(
    command: Sequence[str], user: int = USER, group: int = USER, groups: Sequence[int] = ()
) -> list[str]:
    """Return the command line that runs `command` as an ordinary user without capabilities.

    groups: further ones that the user is in.

    Where Python or this repository lies beneath a folder that others cannot enter, such as /root,
    the command gets mounts of its own, in which that folder holds nothing else. Raises NotPossible.
    """
    if os.geteuid() != 0:
        raise NotPossible("these tests are run by an ordinary user already")
    if missing := [name for name in ("setpriv", "unshare") if shutil.which(name) is None]:
        raise NotPossible(f"the programs {missing} of util-linux are not there")
    needed = {ROOT, Path(sys.prefix), Path(sys.base_prefix).resolve()}
    closed = {path: folder for path in needed if (folder := _closed(path)) is not None}
    if own := [path for path, folder in closed.items() if path == folder]:
        raise NotPossible(f"other users may not enter {own[0]}")
    ids = [f"--reuid={user}", f"--regid={group}"]
    ids += [f"--groups={','.join(map(str, groups))}"] if groups else ["--clear-groups"]
    probe = _line(closed, ids, [sys.executable, "-c", "import numpy"])
    tried = subprocess.run(probe, cwd="/", capture_output=True, text=True, check=False)
    if tried.returncode != 0:
        raise NotPossible(f"another user cannot run Python here: {tried.stderr.strip()[-300:]}")
    return _line(closed, ids, command)


def _line(closed: Mapping[Path, Path], ids: Sequence[str], command: Sequence[str]) -> list[str]:
    line = ["setpriv", *ids, "--inh-caps=-all", "--bounding-set=-all", *command]
    if not closed:
        return line
    return ["unshare", "--mount", "--propagation", "private", "sh", "-c", _opened(closed, line)]


def _closed(path: Path) -> Path | None:
    """Return the first folder on the way to `path` that others may not enter, None if none is."""
    for folder in [*reversed(path.parents), path]:
        if not folder.stat().st_mode & 0o001:
            return folder
    return None


def _opened(closed: Mapping[Path, Path], line: Sequence[str]) -> str:
    """Return a shell script: in the place of closed folders stand new ones with the paths alone."""
    # mount would follow the numbers to the covered paths, so it must take them as they are.
    bind = "mount --no-canonicalize --bind"
    steps = ["set -e"]
    for folder in sorted(set(closed.values())):
        inside = [path for path, other in closed.items() if other == folder]
        # The paths are kept open by number while their folder is covered.
        for number, path in enumerate(inside, start=3):
            steps.append(f"exec {number}<{shlex.quote(str(path))}")
        steps.append(f"mount -t tmpfs -o mode=755 tmpfs {shlex.quote(str(folder))}")
        for number, path in enumerate(inside, start=3):
            steps.append(f"mkdir -p {shlex.quote(str(path))}")
            steps.append(f"{bind} /proc/self/fd/{number} {shlex.quote(str(path))}")
            steps.append(f"exec {number}<&-")
    return "\n".join([*steps, f"exec {shlex.join(line)}"])
