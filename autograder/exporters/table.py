"""A file of lines and columns: read with its encoding and delimiter, written at once or not."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder.exporters.class_marks import ExportError
from autograder.files import put

DELIMITERS = (",", "\t", ";")
MAX_BYTES = 100_000_000
OWNER_ALONE = 0o600  # marks are nobody else's business


@dataclass
class Table:
    """The header and all other rows, as texts; and how the file writes them."""

    rows: list[list[str]] = field(default_factory=list)
    delimiter: str = ","
    encoding: str = "utf-8"
    line_end: str = "\r\n"
    quoted: bool = False

    @property
    def header(self) -> list[str]:
        """The first row."""
        return self.rows[0]

    def cell(self, row: int, column: int) -> str:
        """Return what stands in a cell, '' beyond the end of a short row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def put(self, row: int, column: int, text: str) -> None:
        """Set a cell; a short row grows."""
        cells = self.rows[row]
        cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = text


def read_table(path: Path) -> Table:
    """Return the table in a file of another system. Raises ExportError where it is none."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ExportError(f"{path} is larger than {MAX_BYTES // 10**6} MB; is it a gradebook?")
        data = path.read_bytes()
    except OSError as error:
        raise ExportError(f"{path} cannot be read ({error.strerror})") from error
    return _parsed(data, str(path))


def write_table(path: Path, table: Table) -> None:
    """Write the file: all of it or nothing, and read back before it takes its place."""
    data = _written(table)
    if _parsed(data, str(path), table).rows != table.rows:
        raise ExportError(f"{path}: the table does not survive being written; please report this")
    try:
        put(path, data, OWNER_ALONE)
    except OSError as error:
        raise ExportError(f"{path} cannot be written ({error.strerror})") from error


def _written(table: Table) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(
        text,
        delimiter=table.delimiter,
        lineterminator=table.line_end,
        quoting=csv.QUOTE_ALL if table.quoted else csv.QUOTE_MINIMAL,
    )
    writer.writerows(table.rows)
    return text.getvalue().encode(table.encoding)


def _parsed(data: bytes, where: str, form: Table | None = None) -> Table:
    encoding = form.encoding if form else _encoding(data, where)
    text = data.decode(encoding)
    line_end = "\r\n" if "\r\n" in text else "\n"
    made = form or Table([], _delimiter(text), encoding, line_end, text.startswith('"'))
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=made.delimiter, strict=True)
        rows = list(reader)
    except csv.Error as error:
        raise ExportError(f"{where} is no table of comma- or tab-separated values ({error})") from (
            error
        )
    if not rows or not any(rows[0]):
        raise ExportError(f"{where} has no header in its first line")
    return replace(made, rows=rows)


def _encoding(data: bytes, where: str) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        found = "utf-16"
    elif data.startswith(codecs.BOM_UTF8):
        found = "utf-8-sig"
    else:
        found = "utf-8"
    try:
        data.decode(found)
    except UnicodeDecodeError as error:
        raise ExportError(
            f"{where} is neither UTF-8 nor UTF-16; take the file as the system exported it, not "
            "one that a spreadsheet has saved"
        ) from error
    return found


def _delimiter(text: str) -> str:
    """Return the delimiter that cuts the first line into the most columns."""

    def columns(delimiter: str) -> int:
        try:
            return len(next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), []))
        except csv.Error:
            return 0

    return max(DELIMITERS, key=columns)
