"""The page that students find beside their notebooks: how an evening with them goes."""

from __future__ import annotations

from collections.abc import Sequence

from autograder.model import CHECKS_FILE
from autograder.notebooks.environment import LEAST, LEAST_PYTHON

README = "README.md"
TEXT = """\
# {assignment}

{notebooks}

## What you need

Python {python}, numpy {numpy} and matplotlib {matplotlib}, these or newer ones, and JupyterLab. If
your course runs a JupyterHub, all of it is there. On a computer of your own:

```
pip install jupyterlab numpy matplotlib
jupyter lab
```

Keep the files of this folder together, apart from those of other assignments: `{checks}` belongs
to these notebooks and to no others. The first cell of a notebook says whether everything is here.

## How to work

1. **Read, write, run.** Run the first cells. For each exercise write your code into the cell under
   its text, in the place of the line `raise NotImplementedError()`, and run the cell. The name of
   the function, and the cell itself, have to stay. You may add cells of your own anywhere.
2. **Check.** Run the cell below it, `check("...")`. It tries a few examples, shows the first thing
   that is wrong with each, and sometimes what may be behind it. Other, hidden examples decide the
   marks; a function that does what the text asks passes them, too.
3. **Hint.** Stuck? Run `hint("...")` with the exercise's name in a cell of your own. Each call goes
   one step further.
4. **Progress.** `progress()` says how many exercises pass their visible checks, and which are left.
   After a restart of the kernel it counts anew.
5. **Validate.** At the end choose *Run > Restart Kernel and Run All Cells*, save, and press
   *Validate* in the notebook's toolbar. It runs all checks once more in a fresh kernel and lists
   those that do not pass. (No such button? It comes with nbgrader. Restarting and running all
   cells shows the same.)
6. **Submit.** Hand in as your course says: in JupyterLab with *Nbgrader > Assignment List*, button
   *Submit*; or by uploading the notebooks (`.ipynb`) under the names they have. You may submit what
   is half done: each exercise is marked for itself, and what you have not solved takes nothing from
   the rest.

## When something is odd

- `NameError: name 'np' is not defined`: the kernel was restarted and has forgotten everything.
  *Run > Run All Above Selected Cell* brings you back to where you are.
- A change has no effect: run the cell that you changed, then its check.
- A cell does not come to an end: *Kernel > Interrupt Kernel*.
- Everything is odd: *Kernel > Restart Kernel and Run All Cells*.
"""


def student_readme(assignment: str, notebooks: Sequence[str]) -> str:
    """Return the text for the release folder of an assignment with these notebook files."""
    first, *more = (f"`{name}`" for name in notebooks)
    begin = f"Open {first} in JupyterLab and begin at its top."
    goes_on = f" {' and '.join(more)} {'go' if len(more) > 1 else 'goes'} on from there."
    return TEXT.format(
        assignment=assignment,
        notebooks=begin + goes_on * bool(more),
        checks=CHECKS_FILE,
        python=_dotted_version(LEAST_PYTHON),
        **{name: _dotted_version(version) for name, version in LEAST.items()},
    )


def _dotted_version(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
