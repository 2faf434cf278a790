"""What the export plug-ins share: nbgrader's options, ours, and what is said at the end."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from nbgrader.plugins import ExportPlugin
from traitlets import Dict, Enum, Unicode

from autograder.exporters.class_marks import ClassMarks, ExportError, read_class
from autograder.exporters.form import Form
from autograder.exporters.merge import merge
from autograder.exporters.table import read_table, write_table
from autograder.exporters.writing import named
from autograder.wording import counted

FIELDS = ("id", "email", "lms_user_id")


class GradebookExport(ExportPlugin):  # type: ignore[misc]
    """For `nbgrader export --exporter=...`: writes `to`, a file that the system can import."""

    form: ClassVar[Form]
    to_default: ClassVar[str]

    template = Unicode(
        "",
        help="a gradebook file that the system has exported: marks are entered into it, and all "
        "else stays as it is. Without it a new file is made.",
    ).tag(config=True)
    columns = Dict(
        key_trait=Unicode(),
        value_trait=Unicode(),
        help="the header of an assignment's column in the template, where the names differ, such "
        "as '1-activations=Week 3 (4711)'",
    ).tag(config=True)
    identity = Dict(
        key_trait=Unicode(),
        value_trait=Enum(FIELDS),
        help="columns of the template that say who a student is, and what of nbgrader stands "
        "there: id, email or lms_user_id, such as 'E-Mail=email'; instead of the usual ones",
    ).tag(config=True)
    missing = Enum(
        ["empty", "zero"],
        default_value="empty",
        help="what is written where nothing was handed in: no mark (in a template: what stands "
        "there), or 0",
    ).tag(config=True)

    def export(self, gradebook: Any) -> None:
        """Write the file and say what was done; exit code 1 where nothing could be written."""
        try:
            self._export(gradebook)
        except ExportError as error:
            self.log.error("%s", error)
            sys.exit(1)

    def _export(self, gradebook: Any) -> None:
        wanted = [str(name) for name in self.assignment]
        marks = read_class(
            gradebook, students=[str(name) for name in self.student], assignments=wanted
        )
        to, zeros = Path(self.to or self.to_default), self.missing == "zero"
        if self.template:
            source = Path(self.template)
            if to.exists() and source.exists() and to.samefile(source):
                raise ExportError(f"{to} is the template; write --to another file")
            merged = merge(
                read_table(source),
                self.form,
                marks,
                columns=self.columns,
                identity=self._identity(),
                zeros=zeros,
                strict=bool(wanted),
            )
            table, warnings = merged.table, merged.warnings
            for note in merged.notes:
                self.log.info("%s", note)
        else:
            table, warnings = self.form.new(marks, "0" if zeros else self.form.no_mark, to)
        write_table(to, table)
        for warning in [*warnings, *waiting(marks)]:
            self.log.warning("%s", warning)
        self.log.info(
            "Wrote %s for %s: %s, %s",
            to,
            self.form.system,
            counted(len(marks.people), "student"),
            ", ".join(named(a.name) for a in marks.assignments),
        )

    def _identity(self) -> Mapping[str, tuple[str, ...]]:
        if not self.identity:
            return self.form.identity
        return {header.strip(): (name,) for header, name in self.identity.items()}


def waiting(marks: ClassMarks) -> list[str]:
    """Return a warning for each assignment of which some marks are still to be given by hand."""
    warnings = []
    for assignment in marks.assignments:
        open_ones = [p for p in marks.people if _waits(assignment.marks.get(p.id))]
        if open_ones:
            names = ", ".join(p.shown for p in open_ones[:10])
            more = f" and {len(open_ones) - 10} more" if len(open_ones) > 10 else ""
            warnings.append(
                f"{assignment.name}: formgrader still waits for marks by hand, so these may "
                f"change: {names}{more}"
            )
    return warnings


def _waits(mark: Any) -> bool:
    return mark is not None and mark.waiting
