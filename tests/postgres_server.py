"""A PostgreSQL server of one's own: Debian's programs, a temporary folder, a socket in it."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import psycopg

OWNER, PASSWORD = "owner", "hush-8KDb2t%:/?#@"  # with what a URL must quote
WAIT_SECONDS = 60
# Fast, for nothing here outlives the machine; a killed server still finds all it has confirmed.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "16MB",
    "max_connections": "40",
    "logging_collector": "off",
}


def programs() -> Path | None:
    """The folder with `initdb` and `postgres`: the newest of Debian's, or what is on the path."""
    versions = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    newest = sorted(versions, key=lambda path: float(path.parts[-3]), reverse=True)
    on_path = shutil.which("initdb")
    return newest[0].parent if newest else on_path and Path(on_path).resolve().parent


class Server:
    """Use as a context manager. `kill` is a crash; `start` recovers from it."""

    def __init__(self, bin_folder: Path) -> None:
        self.bin = bin_folder
        self.process: subprocess.Popen[bytes] | None = None
        self.user: str | None = None
        if os.getuid() == 0:  # the server refuses to run as root
            names = {entry.pw_name for entry in pwd.getpwall()}
            self.user = "postgres" if "postgres" in names else "nobody"

    def __enter__(self) -> Server:
        self.folder = Path(tempfile.mkdtemp(prefix="backgrade-postgres-"))
        password = self.folder / "password"
        password.write_text(PASSWORD, "utf-8")
        if self.user:
            for path in (self.folder, password):
                shutil.chown(path, self.user)
        self._run(
            *("initdb", "--pgdata", self.folder / "data", "--username", OWNER, "--no-sync"),
            *("--pwfile", password, "--auth", "scram-sha-256", "--encoding", "UTF8"),
            *("--locale", "C.UTF-8"),
        )
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.kill()
        shutil.rmtree(self.folder)

    def start(self, after_seconds: float = 0) -> None:
        """Start the server and wait until it answers; later on, without waiting."""
        command = [
            *("sh", "-c", 'sleep "$0" && exec "$@"', str(after_seconds)),
            *("setpriv", "--pdeathsig", "QUIT"),  # never left behind by tests that are killed
            *(self.bin / "postgres", "-D", self.folder / "data", "-k", self.folder),
            *(f"--{name}={value}" for name, value in SETTINGS.items()),
        ]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, cwd=self.folder, **self._as_user()
            )
        deadline = time.monotonic() + WAIT_SECONDS
        while not after_seconds:
            try:
                psycopg.connect(**self.parameters("postgres")).close()
                return
            except psycopg.OperationalError:
                assert time.monotonic() < deadline, (self.folder / "log").read_text()
                time.sleep(0.1)

    def kill(self) -> None:
        """End it at once, as a crash would; what it has confirmed to clients is in its log."""
        if self.process is not None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(WAIT_SECONDS)
            self.process = None

    def new_database(self, name: str) -> str:
        """Make an empty database; return its URL."""
        with psycopg.connect(**self.parameters("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return self.url(name)

    def url(self, database: str, password: str = PASSWORD) -> str:
        """The URL as it stands in nbgrader_config.py."""
        where = f"host={quote(str(self.folder), safe='')}"
        return f"postgresql+psycopg://{OWNER}:{quote(password, safe='')}@/{database}?{where}"

    def parameters(self, database: str) -> dict[str, str]:
        """What psycopg connects with."""
        return {
            "host": str(self.folder),
            "user": OWNER,
            "password": PASSWORD,
            "dbname": database,
        }

    def _run(self, program: str, *arguments: str | Path) -> None:
        command = [self.bin / program, *arguments]
        ran = subprocess.run(
            command, capture_output=True, cwd=self.folder, check=False, **self._as_user()
        )
        assert ran.returncode == 0, ran.stderr.decode()

    def _as_user(self) -> dict[str, object]:
        if self.user is None:
            return {}
        return {"user": self.user, "group": pwd.getpwnam(self.user).pw_gid, "extra_groups": []}
