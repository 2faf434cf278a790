"""Make one call of a function and say what was seen: used for students and for the reference."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import CodeType, FunctionType, TracebackType
from typing import Any

import numpy as np

from .plain import Foreign, copied, identical, kept, plain, sharing

# Names of exceptions that are repeated to anybody; a class of the student's own is "Exception".
KNOWN_ERRORS = [
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "AxisError",
    "BufferError",
    "EOFError",
    "Exception",
    "FileNotFoundError",
    "FloatingPointError",
    "ImportError",
    "IndentationError",
    "IndexError",
    "IsADirectoryError",
    "KeyError",
    "KeyboardInterrupt",
    "LinAlgError",
    "LookupError",
    "MemoryError",
    "ModuleNotFoundError",
    "NameError",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PermissionError",
    "RecursionError",
    "RuntimeError",
    "StopIteration",
    "SyntaxError",
    "SystemExit",
    "TabError",
    "TypeError",
    "UFuncTypeError",
    "UnboundLocalError",
    "UnicodeError",
    "ValueError",
    "ZeroDivisionError",
]
MESSAGE_LIMIT = 300
MAX_NAMES = 100
MISSING = object()


@dataclass(frozen=True, eq=False)
class Request:
    """One call: `expression` over the subject's name, `np` and the inputs.

    subject: the name that the student defines. item: for a dict of answers, the key in question.
    helpers: Python source whose functions the expression may use beside them; it knows `np` only.
    once: the call takes long, so it is not made a second time.
    """

    subject: str
    expression: str
    inputs: Mapping[str, Any] = field(default_factory=dict)
    item: str | None = None
    read_only: bool = False
    helpers: str = ""
    once: bool = False


@dataclass(frozen=True)
class Observation:
    """What one call was seen to do. `kind` says which of the other fields have a meaning.

    kind: returned, raised, unattempted, missing; the parent adds: timed out, died, not run.
    value, again: plain results of the first and of the second call; repeats: were they identical?
    changed, shared: names of inputs that the call changed, or whose memory the result shares.
    error, message, cell, line: the exception and the student's own last line in its traceback.
    uses: global names that the student's function mentions.
    """

    kind: str
    value: Any = None
    repeats: bool = True
    again: Any = None
    changed: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    error: str = ""
    message: str = ""
    cell: str = ""
    line: int = 0
    uses: tuple[str, ...] = ()
    warned: bool = False


def observe(request: Request, subject: Any = MISSING) -> Observation:
    """Return what `request.expression` does with `subject` under the name `request.subject`.

    The call is made twice on fresh copies of the inputs: a result that cannot be repeated is seen.
    """
    if subject is MISSING:
        return Observation("missing")
    if request.item is not None:
        if not isinstance(subject, dict):
            return Observation("returned", value=plain(subject))
        subject = dict(subject.items())
        if subject.get(request.item) is None:
            return Observation("unattempted")
    uses = _used_names(subject)
    inputs = copied(request.inputs, read_only=request.read_only)
    before = plain(inputs)
    # "always": a second warning of the same kind must be seen as well; nothing is printed.
    # A student's np.seterr(all="raise") would turn a harmless overflow into an exception.
    with warnings.catch_warnings(record=True) as caught, np.errstate(all="warn", under="ignore"):
        warnings.simplefilter("always")
        try:
            raw = _evaluate(request, subject, inputs)
            value = plain(raw)
            shared = sharing(raw, inputs)
        except NotImplementedError as error:
            return _not_implemented(error, request.subject, uses)
        except (Exception, SystemExit, KeyboardInterrupt, GeneratorExit) as error:
            return _raised(error, uses)
        after = plain(inputs)
        changed = tuple(name for name in before if not kept(before[name], after[name]))
        try:
            fresh = copied(request.inputs, read_only=request.read_only)
            again = value if request.once else plain(_evaluate(request, subject, fresh))
        except (Exception, SystemExit, KeyboardInterrupt, GeneratorExit):
            again = Foreign("exception")
    repeats = identical(value, again)
    return Observation(
        "returned",
        value=value,
        repeats=repeats,
        again=None if repeats else again,
        changed=changed,
        shared=shared,
        uses=uses,
        warned=any(issubclass(w.category, RuntimeWarning) for w in caught),
    )


def _evaluate(request: Request, subject: Any, inputs: Mapping[str, Any]) -> Any:
    names: dict[str, Any] = {"np": np}
    # Helpers and expression come from the suite, never from a submission.
    exec(_compiled(request.helpers, "exec"), names)  # noqa: S102
    names |= {request.subject: subject, **inputs}
    return eval(_compiled(request.expression, "eval"), names)  # noqa: S307


@lru_cache(maxsize=1000)
def _compiled(source: str, mode: str) -> CodeType:
    code: CodeType = compile(source, "<call>", mode)
    return code


def _raised(error: BaseException, uses: tuple[str, ...]) -> Observation:
    name = type(error).__name__
    try:
        message = str(error)[:MESSAGE_LIMIT]
    except Exception:
        message = "(an error whose message cannot be shown)"
    cell, line = _own_line(error.__traceback__)
    return Observation(
        "raised",
        error=name if name in KNOWN_ERRORS else "Exception",
        message=message,
        cell=cell,
        line=line,
        uses=uses,
    )


def _not_implemented(
    error: NotImplementedError, subject: str, uses: tuple[str, ...]
) -> Observation:
    """Tell the subject's own starter code from that of another function which it calls."""
    traceback = error.__traceback__
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    # A method belongs to its class: "Dual.__add__".
    code = traceback.tb_frame.f_code.co_qualname if traceback else subject
    raised_by = code.partition(".")[0]
    if raised_by == subject:
        return Observation("unattempted", uses=uses)
    return replace(_raised(error, uses), message=f"`{raised_by}`")


def _own_line(traceback: TracebackType | None) -> tuple[str, int]:
    """Return (cell, line) of the innermost frame that stands in a cell of the notebook.

    The grader labels cells; in a student's own kernel the cell has no name worth telling.
    """
    found = ("", 0)
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_filename
        if name.startswith("<cell ") and name.endswith(">"):
            found = (name[len("<cell ") : -1][:100], traceback.tb_lineno)
        elif "ipykernel_" in name or name.startswith("<ipython-input"):
            found = ("", traceback.tb_lineno)
        traceback = traceback.tb_next
    return found


def _used_names(subject: Any) -> tuple[str, ...]:
    names: list[str] = []
    stack = [subject]
    while stack and len(names) < MAX_NAMES:
        part = stack.pop()
        if type(part) in (dict, tuple, list):  # a table of functions
            stack += list(part.values() if type(part) is dict else part)[:MAX_NAMES]
        elif isinstance(part, type):
            stack += [v for v in vars(part).values() if isinstance(v, FunctionType)]
        elif isinstance(part, FunctionType):
            names.append(part.__name__)
            stack.append(part.__code__)
        elif isinstance(part, CodeType):
            names += part.co_names
            stack += [const for const in part.co_consts if isinstance(const, CodeType)]
    return tuple(dict.fromkeys(names))[:MAX_NAMES]
