"""Honest notebooks run as they do in JupyterLab."""

import numpy as np
import pytest

from autograder.sandbox.worker.calls import Request
from autograder.sandbox.worker.plain import Foreign
from tests.sandbox.reading import error_of, text_of


def test_cells_share_one_namespace_and_outputs_keep_their_order(child):
    assert child.run("one", "import sys\nimport numpy as np\nx = np.arange(3)").outputs == []
    source = "print('a')\nprint('b')\nprint('c', file=sys.stderr)\nprint('d')\nx.sum()"
    run = child.run("two", source)
    assert run.ok
    assert [(o.get("name"), text_of(type(run)([o], True))) for o in run.outputs] == [
        ("stdout", "a\nb\n"),
        ("stderr", "c\n"),
        ("stdout", "d\n"),
        (None, repr(np.arange(3).sum())),
    ]
    assert run.outputs[-1]["output_type"] == "execute_result"
    assert run.outputs[-1]["execution_count"] == 2


@pytest.mark.parametrize("magic", ["", "%matplotlib inline\n"])
@pytest.mark.parametrize("show", ["plt.show()", "pass"])
def test_plots_become_pictures(child, magic, show):
    source = f"{magic}import matplotlib.pyplot as plt\nprint(1)\nplt.plot([1, 2])\n{show}"
    run = child.run("plot", source)
    kinds = [o["output_type"] for o in run.outputs]
    assert kinds == ["stream", "display_data"]
    assert run.outputs[1]["data"]["image/png"].startswith("iVBOR")


def test_an_error_is_an_output_and_names_the_cell(child):
    error = error_of(child.run("sigmoid", "def f():\n    return 1 / 0\nf()"))
    assert error["ename"] == "ZeroDivisionError"
    assert "line 2" in "\n".join(error["traceback"])
    assert "\x1b" not in "".join(error["traceback"])
    assert child.run("next", "1").ok


def test_syntax_errors_and_magics(child):
    assert error_of(child.run("bad", "def f(:"))["ename"] == "SyntaxError"
    assert "loop" in text_of(child.run("time", "%timeit -n1 -r1 pass"))
    assert child.run("await", "import asyncio\nawait asyncio.sleep(0)").ok


def test_files_are_there_and_threads_work(child):
    assert child.run("import", "import checks\nassert checks.answer == 42").ok
    assert child.run("own", "open('mine.txt', 'w').write('x')\nopen('mine.txt').read()").ok
    thread = "import threading\nt = threading.Thread(target=print)\nt.start()\nt.join()"
    assert child.run("thread", thread).ok
    assert child.run("names", "import pathlib; sorted(p.name for p in pathlib.Path().iterdir())").ok


def test_libraries_that_load_late_work(child):
    lazy = (
        "import sqlite3, zoneinfo, decimal, numpy.fft, numpy.random, numpy.testing, importlib"
        "\nimportlib.invalidate_caches()\nimport tomllib\nnumpy.random.default_rng(0).normal()"
        "\nimport matplotlib.animation, mpl_toolkits.mplot3d\nhelp(len)"
    )
    run = child.run("late", lazy)
    assert run.ok, run.outputs


def test_a_call_returns_plain_values(child):
    child.run(
        "f", "import numpy as np\ndef f(z):\n    print('hidden', z)\n    return np.exp(z), z.shape"
    )
    seen = child.call(Request("f", "f(z)", {"z": np.zeros((2, 1))}))
    assert seen.kind == "returned"
    assert seen.repeats
    np.testing.assert_array_equal(seen.value[0], np.ones((2, 1)))
    assert seen.value[1] == (2, 1)


def test_calls_say_what_happened(child):
    child.run("f", "def f(x):\n    return undefined_name\ndef g(x):\n    raise NotImplementedError")
    seen = child.call(Request("f", "f(x)", {"x": 1}))
    assert (seen.kind, seen.error, seen.cell, seen.line) == ("raised", "NameError", "f", 2)
    assert child.call(Request("g", "g(x)", {"x": 1})).kind == "unattempted"
    assert child.call(Request("h", "h(x)", {"x": 1})).kind == "missing"
    child.run("h", "def h(x):\n    return lambda: x")
    assert child.call(Request("h", "h(x)", {"x": 1})).value == Foreign("function")


def test_what_a_call_prints_is_dropped(child):
    child.run("f", "def f(x):\n    print(x)\n    return x")
    child.call(Request("f", "f(x)", {"x": 12345}))
    assert "12345" not in str(child.run("next", "print('here')").outputs)


def test_input_is_an_error(child):
    assert "nobody to ask" in error_of(child.run("ask", "input('name?')"))["evalue"]


@pytest.mark.parametrize(
    "source",
    ["exit", "quit()", "raise SystemExit(3)", "raise KeyboardInterrupt", "import sys; sys.exit()"],
)
def test_leaving_is_an_error_of_the_cell(child, source):
    assert error_of(child.run("leave", source))["ename"] in ("SystemExit", "KeyboardInterrupt")
    assert child.run("next", "1 + 1").ok


def test_errors_outside_every_family_stay_in_the_cell(child):
    source = "class E(BaseException):\n    def __str__(self): raise self\n"
    child.run("e", source + "def f(x):\n    raise E\nraise E")
    assert child.call(Request("f", "f(x)", {"x": 1})).error == "Exception"
    assert child.run("next", "1").ok


def test_the_same_notebook_gives_the_same_outputs(sandbox):
    source = "print({'a', 'b', 'c', 'sigma'})\nimport os\nos.getcwd()"
    shown = []
    for _ in range(2):
        child = sandbox.spawn()
        shown.append(child.run("same", source).outputs)
        child.close()
    assert shown[0] == shown[1]
    assert "'/scratch'" in str(shown[0])
