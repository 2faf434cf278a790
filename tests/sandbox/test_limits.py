"""What ends, what is bounded, and what is left behind: nothing."""

import contextlib
import time

import pytest

from autograder.sandbox.host import ChildDied, ChildTimedOut
from autograder.sandbox.worker import scratch
from autograder.sandbox.worker.calls import Request
from tests.sandbox.reading import REPOSITORY, error_of, text_of


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("import os; os._exit(7)", "exit code 7"),
        ("import ctypes; ctypes.string_at(0)", "SIGSEGV"),
        ("import os; os.abort()", "SIGABRT"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "SIGKILL"),
        ("import os; os.closerange(0, 256)", "Python process"),
        (
            "import contextlib, os\nfor n in range(3, 99):\n"
            "    with contextlib.suppress(OSError): os.write(n, b'x' * 9)",
            "disturbed",
        ),
    ],
)
def test_a_dead_child_is_reported_and_the_next_one_lives(sandbox, source, sentence):
    child = sandbox.spawn()
    with pytest.raises(ChildDied, match=sentence):
        child.run("die", source)
    with pytest.raises(ChildDied, match="already ended"):
        child.run("again", "1")
    child.close()
    following = sandbox.spawn()
    assert following.run("fine", "1").ok
    following.close()


@pytest.mark.parametrize(
    "source",
    [
        "while True: pass",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
        "import time; time.sleep(1000)",
        "import signal\nfor s in range(1, 65):\n    try: signal.signal(s, signal.SIG_IGN)\n"
        "    except (OSError, ValueError): pass\nwhile True: pass",
        "10 ** 10 ** 9",
    ],
)
def test_a_loop_is_stopped_at_the_limit(sandbox, source):
    child = sandbox.spawn()
    start = time.monotonic()
    with pytest.raises(ChildTimedOut, match=r"0\.5 seconds"):
        child.run("loop", source, timeout=0.5)
    assert time.monotonic() - start < 3


def test_a_loop_in_a_call_is_stopped_too(sandbox):
    child = sandbox.spawn()
    child.run("f", "def f(x):\n    while True: pass")
    with pytest.raises(ChildTimedOut):
        child.call(Request("f", "f(x)", {"x": 1}), timeout=0.3)


def test_memory_is_bounded(child):
    run = child.run("memory", "import numpy as np\nx = np.ones(10**9)")
    assert error_of(run)["ename"] in ("MemoryError", "_ArrayMemoryError")


def test_memory_in_small_pieces_is_bounded(sandbox):
    child = sandbox.spawn()
    try:
        run = child.run("memory", "x = []\nwhile True: x.append(bytearray(2**24))")
    except ChildDied:
        return
    assert error_of(run)["ename"] == "MemoryError"
    child.close()


def test_threads_are_bounded(sandbox):
    child = sandbox.spawn()
    flood = (
        "import threading, time\nthreading.stack_size(32768)\n"
        "for _ in range(100000): threading.Thread(target=time.sleep, args=(60,)).start()\n"
    )
    with contextlib.suppress(ChildDied):
        assert error_of(child.run("threads", flood + "time.sleep(60)"))
    child.close()


def test_files_are_bounded(sandbox):
    child = sandbox.spawn()
    with pytest.raises(ChildDied, match="too many files"):
        child.run("files", "n = 0\nwhile True:\n    open(str(n), 'w').close()\n    n += 1")
    fresh = sandbox.spawn()
    assert text_of(fresh.run("look", "import os; os.listdir()")) == "[]"
    fresh.close()


def test_deep_folders_are_removed(sandbox):
    child = sandbox.spawn()
    with pytest.raises(ChildDied, match="too many files"):
        child.run("deep", "import os\nwhile True:\n    os.mkdir('d', 0o700); os.chdir('d')")
    fresh = sandbox.spawn()
    assert text_of(fresh.run("look", "import os; os.listdir()")) == "[]"
    fresh.close()


def test_long_paths_harm_nobody(sandbox):
    child = sandbox.spawn()
    source = "import os, time\nfor _ in range(30): os.mkdir('d' * 250); os.chdir('d' * 250)"
    with pytest.raises(ChildDied, match="too many files"):
        child.run("long", f"{source}\ntime.sleep(5)")
    fresh = sandbox.spawn()
    assert text_of(fresh.run("look", "import os; os.listdir()")) == "[]"
    fresh.close()


def test_scratch_is_emptied_whatever_is_in_it(tmp_path):
    outside = tmp_path / "outside"
    outside.write_text("stays")
    inside = tmp_path / "inside"
    nested = inside / "a" / "b" / ".emptying-0"
    nested.mkdir(parents=True)
    (nested / "link").symlink_to(outside)
    (inside / "folder-link").symlink_to(tmp_path)
    (inside / "a" / "closed").mkdir(mode=0o000)
    scratch.empty(str(inside))
    assert list(inside.iterdir()) == []
    assert outside.read_text() == "stays"


def test_output_is_cut_with_a_sentence(child):
    run = child.run("flood", "for _ in range(10**5): print('x' * 100)")
    assert run.ok
    assert len(text_of(run)) < 101_000
    assert "may show 0.1 MB" in text_of(run)
    assert text_of(child.run("more", "print('y' * 100)")) == ""


def test_displays_carry_no_code_into_pages(child):
    source = (
        "from IPython.display import HTML, Javascript, SVG, Latex, Markdown, display\n"
        "for kind in HTML, Javascript, Latex, Markdown: display(kind('<script>x</script>'))"
    )
    run = child.run("show", source)
    assert all(set(o["data"]) == {"text/plain"} for o in run.outputs)


def test_nothing_of_one_child_is_seen_by_the_next(sandbox):
    first = sandbox.spawn({"checks.py": b"secret = 1"})
    first.run(
        "leave",
        "import builtins, sys, types, numpy, threading, atexit, os\n"
        "open('left.txt', 'w').write('x')\nbuiltins.left = 1\nnumpy.left = 1\nleft = 1\n"
        "sys.modules['left'] = types.ModuleType('left')\nos.environ['LEFT'] = '1'\n"
        "threading.Thread(target=lambda: __import__('time').sleep(100)).start()\n"
        "atexit.register(lambda: open('left2.txt', 'w'))",
    )
    first.close()
    second = sandbox.spawn()
    run = second.run(
        "look",
        "import builtins, sys, numpy, threading, os\n"
        "print(os.listdir(), hasattr(builtins, 'left'), hasattr(numpy, 'left'),"
        " 'left' in globals(),"
        " 'left' in sys.modules, 'LEFT' in os.environ, threading.active_count(),"
        " 'checks' in sys.modules)",
    )
    second.close()
    assert text_of(run) == "[] False False False False False 1 False\n"


def test_the_template_holds_no_secrets(child):
    run = child.run("look", "import os, sys\nprint(dict(os.environ), sys.argv, sys.orig_argv)")
    assert run.ok
    assert str(REPOSITORY) not in text_of(run)
