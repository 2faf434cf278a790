"""An honest student who is graded right after an attacker, and looks around before working.

`look` is a cell that prints all that one submission could have left for the next: it must print the
same after every attack as it did before the first one.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from autograder.cells import checked_exercise, grading
from autograder.course import Assignment
from autograder.demo.submissions import Fixture, submission
from autograder.grading import grade
from autograder.sandbox.host import Sandbox

SHORT = ("sigmoid", "sigmoid_grad", "relu", "saturation")
LOOK = """
import builtins, gc, json, os, resource, signal, sys, threading, warnings
import IPython, matplotlib

def _try(question, *arguments):
    try:
        return question(*arguments)
    except OSError as error:
        return type(error).__name__

def _open(number):
    try:
        os.fstat(number)
    except OSError:
        return False
    return True

def _umask():
    found = os.umask(0o22)
    os.umask(found)
    return found

_shell = get_ipython()
print("LOOK " + json.dumps({
    "places": {p: _try(lambda: sorted(os.listdir(p)))
               for p in (".", "/tmp", "/dev/shm", "/var/tmp", "/run/lock", os.path.expanduser("~"))},
    "cwd": os.getcwd(), "umask": _umask(), "environment": dict(os.environ),
    "threads": threading.active_count(),
    "open": [number for number in range(256) if _open(number)],
    "signals": [str(signal.getsignal(n)) for n in range(1, 32)],
    "timer": signal.getitimer(signal.ITIMER_REAL), "nice": _try(os.getpriority, os.PRIO_PROCESS, 0),
    "limits": [_try(resource.getrlimit, n) for n in range(16)],
    "tracing": [str(sys.gettrace()), str(sys.getprofile()), sys.getrecursionlimit()],
    "path": sys.path, "modules": sorted(sys.modules),
    "numpy": [f"{k}: {type(v).__module__}.{getattr(v, '__name__', '')}" for k, v in sorted(vars(np).items())],
    "builtins": sorted(f"{k}: {getattr(v, '__module__', '')}" for k, v in vars(builtins).items()
                       if k != "_"),
    "names": sorted(globals()), "errors": np.geterr(), "filters": len(warnings.filters),
    "styles": sorted(matplotlib.rcParams), "figure": matplotlib.rcParams["figure.figsize"],
    "shell": [len(_shell.ast_transformers), len(_shell.input_transformers_post),
              len(_shell.input_transformers_cleanup),
              {k: len(v) for k, v in _shell.events.callbacks.items()},
              sorted(map(str, _shell.display_formatter.formatters["text/plain"].type_printers))],
    "frozen": gc.get_freeze_count(), "collecting": gc.isenabled(),
}, sort_keys=True, default=str))
"""
LOOK_LABEL = "LOOK "


def shortened(assignment: Assignment) -> Assignment:
    """Return the assignment with a few exercises of its first notebook, quickly graded."""
    name = next(iter(assignment.frames))
    frame = copy.deepcopy(assignment.frames[name])
    frame["cells"] = [cell for cell in frame["cells"] if _kept(cell)]
    return replace(assignment, frames={name: frame})


def _kept(cell: Mapping[str, Any]) -> bool:
    grade_id = grading(cell).get("grade_id", "")
    return grade_id in (*SHORT, "setup") or checked_exercise(cell) in SHORT


def honest(
    assignment: Assignment, sources: Mapping[str, Any], sandbox: Sandbox
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Grade the reference's own answers; return the result and what the student saw around them.

    The first look of a process differs from later ones in nothing.
    """
    fixture = Fixture("honest", "", "reference", (("extra-after", "setup", LOOK),))
    made = submission(fixture, assignment.name, sources, assignment.frames)
    result = grade(made, assignment, sandbox)
    for cell in result["notebooks"][0]["cells"]:
        for output in cell["outputs"]:
            text = output.get("text", "")
            if text.startswith(LOOK_LABEL):
                seen: dict[str, Any] = json.loads(text.removeprefix(LOOK_LABEL))
                return result, seen
    raise AssertionError(f"the honest student saw nothing: {result['notebooks'][0]['cells'][:3]}")
