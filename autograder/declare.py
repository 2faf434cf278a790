"""What a suite module imports: say what an exercise is, and hear at once what cannot be."""

from __future__ import annotations

import ast
import inspect
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.answers import form
from autograder.model import Case, DeclarationError, Exercise
from autograder.rules import Rules, Tolerance
from autograder.sandbox.worker.calls import Request
from autograder.sandbox.worker.plain import Foreign, plain

__all__ = ["DeclarationError", "Rules", "Tolerance", "case", "exercise", "quiz"]

Draft = dict[str, Any]
Faults = Callable[[Any, Mapping[str, Any]], list[str]]
Options = Sequence[Any] | Mapping[str, Sequence[Any]]


def case(
    label: str,
    /,
    *,
    call: str = "",
    item: str | None = None,
    read_only: bool = False,
    helpers: str = "",
    once: bool = False,
    faults: Faults | None = None,
    **inputs: Any,
) -> Draft:
    """Return a case: a label that students may read, and the inputs by argument name.

    Lists of numbers become arrays (whole numbers: an int array). call: an expression over the
    exercise's name, the inputs and `np`, where a plain call with the inputs is not what is asked.
    item: the key in question where the student's answer is a dict. read_only: the arrays passed
    refuse to be written. helpers: source of functions that `call` uses; it knows `np` only.
    once: for calls that take long; others are made twice, so that drifting results are seen.
    faults: what is not so about a result, where no single result is right (see model.Case).
    """
    return {
        "label": label,
        "call": call,
        "item": item,
        "read_only": read_only,
        "helpers": helpers,
        "once": once,
        "faults": faults,
        "inputs": inputs,
    }


def exercise(
    reference: Callable[..., Any] | Mapping[str, Any],
    *,
    marks: float,
    hidden: Sequence[Draft],
    visible: Sequence[Draft] = (),
    name: str = "",
    section: str = "",
    hints: Sequence[str] = (),
    rules: Rules | None = None,
    oracle: Callable[..., Any] | str = "",
) -> Exercise:
    """Return an exercise. Its name is the reference function's, or `name` for anything else.

    Raises DeclarationError, naming the exercise, what was found and what is expected.
    """
    name = name or getattr(reference, "__name__", "")
    if not name.isidentifier():
        raise DeclarationError(f"exercise {name!r}: expected a Python name, as students define it")
    if isinstance(marks, bool) or not isinstance(marks, (int, float)):
        raise DeclarationError(f"{name}: marks are {marks!r}, expected a positive number")
    if not (marks > 0 and math.isfinite(marks)):
        raise DeclarationError(f"{name}: marks are {marks}, expected a positive number")
    if not hidden:
        raise DeclarationError(f"{name}: has no hidden case, so nothing could earn its marks")
    cases = [
        _case(name, reference, d, h) for h, ds in ((False, visible), (True, hidden)) for d in ds
    ]
    labels = [c.label for c in cases]
    for label in labels:
        if labels.count(label) > 1:
            raise DeclarationError(f"{name}: two cases are labelled {label!r}; labels must differ")
    return Exercise(
        name=name,
        reference=reference,
        marks=float(marks),
        visible=tuple(c for c in cases if not c.hidden),
        hidden=tuple(c for c in cases if c.hidden),
        section=section,
        hints=tuple(hints),
        rules=rules or Rules(),
        oracle=oracle,
    )


def quiz(
    name: str,
    answers: Mapping[str, Any],
    *,
    marks: float,
    options: Options = (),
    section: str = "",
    hints: Sequence[str] = (),
    rules: Rules | None = None,
) -> Exercise:
    """Return an exercise whose answer is a dict; every item is one hidden case with its own mark.

    options: what a student may answer, where the choice is fixed; checked visibly by the kit.
    One list for all items, or a list for each item that has one.
    """
    if any(form(answer) == "shape" for answer in answers.values()):
        rules = replace(rules or Rules(), shapes=True)
    made = exercise(
        dict(answers),
        name=name,
        marks=marks,
        hidden=[case(item, item=item) for item in answers],
        section=section,
        hints=hints,
        rules=rules,
    )
    choices = options if isinstance(options, Mapping) else dict.fromkeys(answers, options)
    made.options = {item: tuple(choice) for item, choice in choices.items() if choice}
    unknown = sorted(set(made.options) - set(answers))
    if unknown:
        raise DeclarationError(f"{name}: options for {unknown}, which are no items")
    for item, choice in made.options.items():
        if answers[item] not in choice:
            raise DeclarationError(f"{name}: the answer to {item!r} is not among {list(choice)}")
    return made


def _case(name: str, reference: Any, draft: Draft, hidden: bool) -> Case:
    label, inputs, item = draft["label"], draft["inputs"], draft["item"]
    values = {key: _value(name, label, key, value) for key, value in inputs.items()}
    if item is not None and isinstance(reference, Mapping) and item not in reference:
        raise DeclarationError(
            f"{name}: case {label!r} asks for item {item!r}, but the items are {sorted(reference)}"
        )
    expression = draft["call"]
    if draft["helpers"]:
        _check_helpers(name, label, draft["helpers"])
    if expression:
        _check_expression(name, label, expression, values)
    elif item is not None:
        expression = f"{name}[{item!r}]"
    elif callable(reference):
        expression = f"{name}({_arguments(name, label, reference, values)})"
    else:
        expression = name
    if draft["faults"] and not hidden:
        raise DeclarationError(f"{name}: case {label!r} has faults, which only the grader can see")
    request = Request(
        name, expression, values, item, draft["read_only"], draft["helpers"], draft["once"]
    )
    return Case(label, request, hidden, draft["faults"])


def _arguments(name: str, label: str, function: Callable[..., Any], given: Draft) -> str:
    parameters = inspect.signature(function).parameters
    required = [p.name for p in parameters.values() if p.default is p.empty]
    if set(given) - set(parameters) or set(required) - set(given):
        raise DeclarationError(
            f"{name}: case {label!r} gives {list(given)}, but {name} takes {list(parameters)}"
        )
    # By position: a student who calls an argument x instead of z has made no mistake.
    optional = [key for key in parameters if key in given and key not in required]
    return ", ".join(required + [f"{key}={key}" for key in optional])


def _check_expression(name: str, label: str, expression: str, given: Draft) -> None:
    try:
        tree = ast.parse(expression, mode="eval")
    except SyntaxError as error:
        raise DeclarationError(
            f"{name}: case {label!r}: {expression!r} is no expression"
        ) from error
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    unused = sorted(set(given) - names)
    if name not in names or unused:
        raise DeclarationError(
            f"{name}: case {label!r}: the call {expression!r} must use {name} and every input"
            + (f", but does not use {unused}" if unused else "")
        )


def _check_helpers(name: str, label: str, helpers: str) -> None:
    try:
        exec(compile(helpers, "<helpers>", "exec"), {"np": np})  # noqa: S102
    except Exception as error:
        raise DeclarationError(f"{name}: case {label!r}: helpers do not run: {error}") from error


def _value(name: str, label: str, key: str, value: Any) -> Any:
    if isinstance(value, list) and not any(isinstance(v, np.ndarray) for v in value):
        value = np.array(value)
    value = plain(value)
    if isinstance(value, Foreign):
        raise DeclarationError(
            f"{name}: case {label!r} gives {key} as a {value.type_name}; expected numbers, text, "
            "arrays or containers of them"
        )
    return value
