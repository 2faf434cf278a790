"""Call cases again as cells of their notebook: what such a call prints, warns of and raises.

Grading drops all that, because hidden inputs could come out with it. It is for instructors, is
shown and kept nowhere, and earns nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from autograder.model import Case, Exercise
from autograder.notebooks.literal import to_json
from autograder.running import CellResult, observe_notebook
from autograder.sandbox.host import Sandbox

Cells = Sequence[tuple[int, str, str]]

LABEL = "called again"
# The arguments are texts. `checks` lies beside every notebook; frames that are no cell of the
# student's tell nothing about the mistake.
CELL = """\
def _called_again(subject, expression, helpers, inputs, read_only):
    import json, sys, traceback, warnings
    import numpy as np
    from checks import copied, from_json
    inputs = {key: from_json(tree) for key, tree in json.loads(inputs).items()}
    names = {"np": np}
    exec(compile(helpers, "<helpers>", "exec"), names)
    names |= {subject: globals()[subject], **copied(inputs, read_only=read_only)}
    with warnings.catch_warnings(record=True) as caught, np.errstate(all="warn", under="ignore"):
        warnings.simplefilter("always")
        try:
            eval(compile(expression, "<call>", "eval"), names)
        except BaseException as error:
            told = traceback.TracebackException.from_exception(error)
            own = [f for f in told.stack if f.filename.startswith("<cell ")]
            own = [f for f in own if f.filename != "<cell LABEL>"]
            told.stack = traceback.StackSummary.from_list(own)
            sys.stderr.write("".join(told.format(chain=False)))
    for each in dict.fromkeys((w.category.__name__, str(w.message)) for w in caught):
        sys.stderr.write("%s: %s\\n" % each)


_called_again(ARGUMENTS)
""".replace("LABEL", LABEL)


@dataclass(frozen=True)
class Said:
    """What a call printed, and its traceback and warnings; the words of a student's process."""

    printed: str = ""
    trouble: str = ""


def replay(
    sandbox: Sandbox,
    cells: Cells,
    files: Mapping[str, bytes],
    wanted: Sequence[tuple[Exercise, Case]],
) -> dict[tuple[str, str], Said]:
    """Return what each wanted call says, by exercise and label; nothing for one that is lost.

    cells: (index, label, source) as they run while grading. Raises SandboxError (our fault).
    """
    if not wanted:
        return {}
    first = 1 + max((index for index, _, _ in cells), default=0)
    again = [(first + i, LABEL, _cell(case)) for i, (_, case) in enumerate(wanted)]
    # The cells run in front of a call, here of the first one; what comes of it is not looked at.
    exercise, case = wanted[0]
    some = replace(exercise, visible=(case,), hidden=())
    seen = observe_notebook(sandbox, [*cells, *again], [some], files)
    return {
        (exercise.name, case.label): _said(seen.cells[first + i])
        for i, (exercise, case) in enumerate(wanted)
        if first + i in seen.cells
    }


def _cell(case: Case) -> str:
    request = case.request
    inputs = json.dumps({key: to_json(value) for key, value in request.inputs.items()})
    texts = (request.subject, request.expression, request.helpers, inputs, request.read_only)
    return CELL.replace("ARGUMENTS", ", ".join(map(repr, texts)))


def _said(result: CellResult) -> Said:
    streams: dict[str, list[str]] = {"stdout": [], "stderr": []}
    for output in result.outputs:
        if output["output_type"] == "stream":
            streams[output["name"]].append(output["text"])
    return Said("".join(streams["stdout"]), "".join(streams["stderr"]))


def printed(outputs: Sequence[Mapping[str, Any]]) -> str:
    """Return the text that a cell's outputs show: what it printed, displayed and raised."""
    parts = []
    for output in outputs:
        if output["output_type"] == "stream":
            parts.append(output["text"])
        elif output["output_type"] == "error":
            parts.append("\n".join(output["traceback"]) or f"{output['ename']}: {output['evalue']}")
        elif text := output["data"].get("text/plain"):
            parts.append(text)
    return "\n".join(part.rstrip("\n") for part in parts)
