"""The database behind the gradebook, SQLite or a server: which one it is, what is wrong with it.

No sentence from here shows a password.
"""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError, SQLAlchemyError

from autograder.errors import BackgradeError
from autograder.settings import SettingsError

PATIENCE_SECONDS = 60.0
INTERVAL_SECONDS = 0.2
# What a database says of a state that passes; a wrong password or name does not.
PASSING = (
    "locked",
    "starting up",
    "shutting down",
    "in recovery mode",
    "too many clients",
    "connection slots",
    "deadlock",
)


# What SQLite says of a file that is damaged or never was a gradebook.
DAMAGED = ("file is not a database", "disk image is malformed")
REMEDY = (
    "Restore a backup of the file. Without one, move it away (with what lies beside it under the "
    "same name and -wal or -journal) and run `backgrade build` and `backgrade grade`, which make a "
    "new one: marks and comments given by hand, names, due dates and extensions are lost then"
)


class GradebookError(BackgradeError):
    """The gradebook cannot be reached or changed; the sentence says which one and why."""

    exit_code = 4


def rooted(db_url: Any, root: Path) -> str:
    """Return the URL of a gradebook, the path of an SQLite file taken from the course folder.

    nbgrader takes it from wherever a program was started, and makes an empty gradebook there.
    """
    url = _parsed(db_url)
    path = url.database or ""
    if url.get_backend_name() != "sqlite" or path.startswith((":memory:", "file:")) or not path:
        return str(db_url)
    return f"{url.drivername}:///{root / path}"


def share_file(db_url: str) -> None:
    """Let the group write to an SQLite file, as nbgrader's `groupshared` does for other files.

    SQLite itself makes it writable for its owner alone, whatever the umask is.
    """
    url = _parsed(db_url)
    if url.get_backend_name() == "sqlite":
        file = Path(url.database or "")
        with suppress(OSError):  # it is a colleague's, who has done this already
            file.chmod(file.stat().st_mode | 0o060)


def described(db_url: str) -> str:
    """Return which gradebook that is: a file, or user, server and database."""
    url = _parsed(db_url)
    if url.get_backend_name() == "sqlite":
        return f"the gradebook {url.database}"
    user = f"{url.username}@" if url.username else ""
    port = f":{url.port}" if url.port else ""
    server = f"{user}{url.host or url.query.get('host') or 'this machine'}{port}"
    return f"the gradebook {url.database or '(no name)'} on {server} ({url.drivername})"


def fault(db_url: str, error: Exception) -> GradebookError:
    """Return what is wrong with a gradebook, from what its driver or SQLAlchemy said."""
    url = _parsed(db_url)
    if isinstance(error, (ModuleNotFoundError, NoSuchModuleError)):
        return GradebookError(
            f"{described(db_url)}: there is no driver for it here ({error}). For PostgreSQL: "
            "pip install 'backgrade[postgres]', and postgresql+psycopg:// at the start of db_url"
        )
    said = " ".join(str(getattr(error, "orig", None) or error).split())
    if url.password:
        said = said.replace(str(url.password), "***")
    if any(words in said for words in DAMAGED):
        return GradebookError(f"{described(db_url)} is damaged: {said}. {REMEDY}")
    return GradebookError(
        f"{described(db_url)} cannot be used: {said}. It is what c.CourseDirectory.db_url names "
        "in nbgrader_config.py (without one, gradebook.db in the course folder)"
    )


def patiently(db_url: str, attempt: Callable[[], Any]) -> Any:
    """Return what `attempt` returns; waits for a database that is locked or just starting.

    Raises GradebookError at once where waiting does not help.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return attempt()
        except (ImportError, NoSuchModuleError) as error:
            raise fault(db_url, error) from None
        except (SQLAlchemyError, ValueError) as error:
            if not _passes(error) or time.monotonic() > deadline:
                raise fault(db_url, error) from None
        time.sleep(INTERVAL_SECONDS)


@contextmanager
def alone(db_url: str, root: Path) -> Iterator[None]:
    """Be the only one to change the assignments of a course; waits until others are done.

    All who use the same database on a server, or the same SQLite file. Raises GradebookError.
    """
    url = _parsed(db_url)
    server = url.get_backend_name() == "postgresql"
    file = Path(url.database or "") if url.get_backend_name() == "sqlite" else root
    folder = file.parent if file.is_absolute() and file.parent.is_dir() else root
    with _lock_on_server(db_url) if server else _lock_on_disk(folder) as taken:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not taken():
            if time.monotonic() > deadline:
                raise GradebookError("another `backgrade build` of this course is still at work")
            time.sleep(INTERVAL_SECONDS)
        yield


@contextmanager
def _lock_on_server(db_url: str) -> Iterator[Callable[[], bool]]:
    engine = patiently(db_url, lambda: create_engine(db_url, isolation_level="AUTOCOMMIT"))
    try:
        with patiently(db_url, engine.connect) as connection:
            # The lock goes with the connection, however this process ends.
            lock = text("SELECT pg_try_advisory_lock(hashtext('backgrade build'))")
            yield lambda: bool(connection.execute(lock).scalar())
    finally:
        engine.dispose()


@contextmanager
def _lock_on_disk(folder: Path) -> Iterator[Callable[[], bool]]:
    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)

    def taken() -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            # Some network folders have no locks; a build there is as safe as nbgrader's own.
            return error.errno != errno.EWOULDBLOCK
        return True

    try:
        yield taken
    finally:
        os.close(handle)


def _passes(error: Exception) -> bool:
    return isinstance(error, OperationalError) and any(word in str(error.orig) for word in PASSING)


def _parsed(db_url: Any) -> URL:
    try:
        return make_url(db_url)
    except (ArgumentError, ValueError, TypeError):
        raise SettingsError(
            "c.CourseDirectory.db_url is no URL of a database; expected, for example, "
            "'postgresql+psycopg://user@server/database'"
        ) from None
