"""A course folder with canaries: words that must never come out, in everything worth stealing."""

from __future__ import annotations

import base64
import codecs
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.attacks import machine
from tests.conftest import ASSIGNMENT, ROOT

CANARIES = {
    kind: f"canary{hashlib.sha256(kind.encode()).hexdigest()[:12]}"
    for kind in (
        "suite-path",
        "suite-comment",
        "reference",
        "solved-notebook",
        "gradebook",
        "results",
        "secrets",
        "environment",
        "arguments",
        "neighbour",
        "shared-memory",
    )
}
VARIABLE = "BACKGRADE_CANARY"
SHARED_MEMORY = "backgrade-planted"
# Lines of the reference that no student needs to write in just this way.
REFERENCE_LINES = (
    "e = np.exp(-np.abs(z))  # never above 1",
    "gamma * np.expm1(np.minimum(z, 0))",
    "np.where(z >= 0, 1.0, e) / (1.0 + e)",
)


class PlantedCourse:
    """The folder `root` with a gradebook, a suite, a reference, results and a neighbour's work."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.shared = _shared_memory()
        self.submitted = root / "submitted"
        _plant(root)
        if self.shared:
            self.shared.write_text(CANARIES["shared-memory"], "utf-8")
        self.process = _process()
        self._before = self.fingerprint()

    def __enter__(self) -> PlantedCourse:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()
        if self.shared:
            self.shared.unlink(missing_ok=True)

    def known(self) -> dict[str, str]:
        """Return the places that attackers are told."""
        shared = str(self.shared or "/dev/shm/none")
        return {
            "course": str(self.root),
            "process": str(self.process.pid),
            "repository": str(ROOT),
            "shared": shared,
        }

    def fingerprint(self) -> dict[str, Any]:
        """Return contents, kinds, permissions and times of all that was planted."""
        paths = [p for p in sorted(self.root.rglob("*")) if self.submitted not in p.parents]
        paths += sorted((self.submitted / "neighbour").rglob("*"))
        found: dict[str, Any] = {}
        for path in [*paths, *([self.shared] if self.shared else [])]:
            status = path.lstat()
            content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
            times = 0 if path == self.submitted else status.st_mtime_ns
            found[str(path)] = (content, status.st_mode, status.st_uid, times)
        return found

    def changed(self) -> list[str]:
        """Return which planted files are not as they were."""
        now = self.fingerprint()
        return [p for p in self._before.keys() | now.keys() if self._before.get(p) != now.get(p)]


def canaries_in(data: bytes) -> list[str]:
    """Return which canaries the data hold, also written backwards or in a common coding."""
    return sorted(kind for kind, forms in _FORMS.items() if any(form in data for form in forms))


def _forms(word: str) -> tuple[bytes, ...]:
    raw = word.encode()
    coded = [raw, raw[::-1], raw.hex().encode(), raw.upper(), word.encode("utf-16-le")]
    coded.append(codecs.encode(word, "rot13").encode())
    coded.append(",".join(str(b) for b in raw).encode())
    coded.append(", ".join(str(b) for b in raw).encode())
    for shift in range(3):  # base64 of a longer text has one of three phases
        inner = base64.b64encode(bytes(shift) + raw)
        coded.append(inner[4 if shift else 0 : -4])
    return tuple(coded)


_FORMS = {kind: _forms(word) for kind, word in CANARIES.items()}
_FORMS["reference"] += tuple(line.encode() for line in REFERENCE_LINES)


def _plant(root: Path) -> None:
    word = CANARIES
    shutil.copy(ROOT / "nbgrader_config.py", root)
    source = json.loads((ROOT / "source" / ASSIGNMENT / "activations.ipynb").read_text("utf-8"))
    source["cells"][0]["source"] = [f"# {word['solved-notebook']}"]
    neighbour = json.loads(json.dumps(source).replace(word["solved-notebook"], word["neighbour"]))
    reference = (ROOT / "solutions" / "activations.py").read_text("utf-8")
    result = {"student": "neighbour", "score": 46.0, "sentence": word["results"]}
    texts = {
        f"autograder/suite/hidden_{word['suite-path']}.py": f"# {word['suite-comment']}\n",
        "solutions/activations.py": f"CANARY = {word['reference']!r}\n{reference}",
        f"source/{ASSIGNMENT}/activations.ipynb": json.dumps(source),
        f"submitted/neighbour/{ASSIGNMENT}/activations.ipynb": json.dumps(neighbour),
        f"results/{ASSIGNMENT}/neighbour.json": json.dumps(result),
        "secrets/id_rsa": f"-----BEGIN KEY-----\n{word['secrets']}\n",
        ".env": f"DATABASE_PASSWORD={word['secrets']}\n",
    }
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    connection = sqlite3.connect(root / "gradebook.db")
    with connection:
        connection.execute("create table grade (student text, score real, note text)")
        connection.execute("insert into grade values ('neighbour', 46.0, ?)", (word["gradebook"],))
    connection.close()
    (root / "secrets/id_rsa").chmod(0o600)


def _process() -> subprocess.Popen[bytes]:
    """Start a process of the grader's user with secrets in its environment and its arguments."""
    process = subprocess.Popen(
        [sys.executable, "-S", "-c", "input()", CANARIES["arguments"]],
        env={VARIABLE: CANARIES["environment"]},
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    machine.OTHERS.add(process.pid)
    return process


def _shared_memory() -> Path | None:
    """Return a path in shared memory that is free, None where there is no such place."""
    folder = Path("/dev/shm")
    if not os.access(folder, os.W_OK):
        return None
    handle, name = tempfile.mkstemp(prefix=f"{SHARED_MEMORY}-", dir=folder)
    os.close(handle)
    return Path(name)
