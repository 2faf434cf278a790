"""nbgrader as people call it: a command of its own, in the folder of a course or of a student."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def nbgrader(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of nbgrader; what it said, and how it ended."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=folder,
        env={**os.environ, "PATH": path, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
