"""One IPython shell that runs a notebook's cells the way a kernel would, without a kernel.

It is built once in the template and forked, so that a submission does not pay for imports. It
reads no startup files, keeps no history on disk, and asks no questions.
"""

from __future__ import annotations

import builtins
import site
import sys
from types import FunctionType
from typing import Any

import matplotlib
import matplotlib.pyplot as plt
from IPython.core.compilerop import CachingCompiler
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

from .outputs import Outputs, Stream

LABEL_LIMIT = 100


class NamedCompiler(CachingCompiler):  # type: ignore[misc]
    """Names code after its cell, so that a traceback can be led back to the student's own line."""

    label = ""

    def get_code_name(self, *_: object) -> str:
        """Return the file name under which the code is compiled."""
        return f"<cell {self.label}>"


class _Publisher(DisplayPublisher):  # type: ignore[misc]
    """Where display() and figures go."""

    def publish(self, data: Any, *_: object, **__: object) -> None:
        self.shell.outputs.display(data)


class _Hook(DisplayHook):  # type: ignore[misc]
    """Where the value of a cell's last line goes."""

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: Any, *_: object, **__: object) -> None:
        self.shell.outputs.display(format_dict, self.prompt_count)

    def finish_displayhook(self) -> None:
        self._is_active = False


class Shell(InteractiveShell):  # type: ignore[misc]
    """Runs cells and gathers their outputs."""

    compiler_class = Type(NamedCompiler)
    display_pub_class = Type(_Publisher)
    displayhook_class = Type(_Hook)
    outputs: Outputs
    functions: dict[str, Any]

    def enable_gui(self, gui: str | None = None) -> None:
        """Accept `%matplotlib inline` and its like: there is no window to open."""

    def system(self, cmd: str) -> None:
        """`!command` is not run, and that is no fault: what it installs is there already."""
        print(f"[not run while a notebook is graded: !{cmd}]")

    system_raw = system_piped = system

    def getoutput(self, cmd: str, *_: Any, **__: Any) -> list[str]:
        """`x = !command` gives nothing."""
        self.system(cmd)
        return []

    def ask_exit(self) -> None:
        """`exit` ends the cell, not the run: what follows is graded all the same."""
        raise SystemExit

    def init_io(self) -> None:
        """Leave the streams alone; they are set for each cell."""

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        try:
            value = str(evalue)
        except BaseException:
            value = "(an error whose message cannot be shown)"
        self.outputs.error(getattr(etype, "__name__", "Exception"), value, stb)

    def run_labelled(self, label: str, source: str) -> tuple[list[dict[str, Any]], bool]:
        """Run one cell; return its outputs and whether it ended without an exception.

        Whatever is raised stays in the cell, also SystemExit and KeyboardInterrupt.
        """
        self.compile.label = "".join(c for c in label if c.isprintable())[:LABEL_LIMIT]
        sys.stdout, sys.stderr = Stream("stdout", self.outputs), Stream("stderr", self.outputs)
        try:
            ok = bool(self.run_cell(source, store_history=True).success)
        except BaseException as error:
            self.outputs.error(type(error).__name__, "", [])
            ok = False
        finally:
            self.be_quiet()
        named = self.user_ns.items()
        self.functions.update((k, v) for k, v in named if isinstance(v, FunctionType))
        return self.outputs.take(), ok

    def be_quiet(self) -> None:
        """Drop what is printed from now on: nothing that a call prints may reach anybody."""
        sys.stdout, sys.stderr = Stream("stdout", None), Stream("stderr", None)

    def subject(self, name: str, otherwise: Any) -> Any:
        """Return what the student's name stands for now.

        Where a later cell has used the name of a function for a number or an array of its own, it
        is the function that was handed in.
        """
        found = self.user_ns.get(name, otherwise)
        if callable(found) or type(found) is dict:
            return found
        return self.functions.get(name, found)


def build() -> Shell:
    """Return the one shell of this process, with inline figures."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.autocall = 0
    matplotlib.use("agg")
    shell: Shell = Shell.instance(config=config)
    shell.outputs = Outputs(limit=0)
    shell.functions = {}
    shell.enable_matplotlib("inline")
    # The first figure of a process loads fonts and more; now it is loaded for every child.
    figure = plt.figure()
    figure.add_subplot().plot([0, 1])
    figure.canvas.draw()
    plt.close("all")
    shell.display_formatter.format(figure)
    # So do the first exceptions; and code that has run before runs faster.
    for source in ("1 + 1", "print(1)", "def f():\n    return 1 / 0\nf()", "x ="):
        shell.run_labelled("warm-up", source)
    shell.reset(new_session=True)
    shell.execution_count = 1
    builtins.input = _no_input
    for name in ("pip", "conda", "mamba"):
        shell.register_magic_function(_not_run, magic_kind="line", magic_name=name)
    for name in ("bash", "sh", "script"):
        shell.register_magic_function(_not_run, magic_kind="cell", magic_name=name)
    site.sethelper()  # help(), which `site` would have made, had it been run
    return shell


def _no_input(*_: object) -> str:
    raise RuntimeError("input() has nobody to ask while a notebook is graded")


def _not_run(line: str, _cell: str = "") -> None:
    print(f"[not run while a notebook is graded: {line}]")
