"""The sandbox in both forms: honest notebooks run, attacks are refused, nobody else is harmed."""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pytest

from autograder.sandbox import bubblewrap, launch, packages, syscalls
from autograder.sandbox.host import (
    ChildDied,
    ChildTimedOut,
    Limits,
    Sandbox,
    SandboxError,
    SandboxUnavailable,
)
from autograder.sandbox.worker import landlock, scratch
from autograder.sandbox.worker.calls import Request
from autograder.sandbox.worker.plain import Foreign

REPOSITORY = Path(__file__).resolve().parents[1]
LIMITS = Limits(cell_seconds=10, call_seconds=5, output_bytes=100_000)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox needs Linux")


@pytest.fixture(scope="module", params=["bubblewrap", "inner"])
def form(request):
    if request.param == "bubblewrap" and bubblewrap.working_variant() is None:
        pytest.skip("bubblewrap does not work here")
    if request.param == "inner" and landlock.version() == 0:
        pytest.skip("this kernel has no Landlock")
    return request.param


@pytest.fixture(scope="module")
def sandbox(form):
    with Sandbox(form, LIMITS) as sandbox:
        yield sandbox


@pytest.fixture
def child(sandbox):
    child = sandbox.spawn({"checks.py": b"answer = 42\n"})
    yield child
    child.close()


def text_of(run):
    return "".join(
        output.get("text", "") + output.get("data", {}).get("text/plain", "")
        for output in run.outputs
    )


def error_of(run):
    assert not run.ok, run.outputs
    return next(o for o in run.outputs if o["output_type"] == "error")


# Honest notebooks


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


# Attacks. Each source must raise; the word is what it must raise.

SITE = packages.importable()["numpy"].parent
REFUSED = {
    "read the password file": ("open('/etc/passwd').read()", "OSError"),
    "read this repository": (f"open({str(Path(__file__).resolve())!r}).read()", "OSError"),
    "list this repository": (f"import os; os.listdir({str(REPOSITORY)!r})", "OSError"),
    "import nbgrader": ("import nbgrader", "ImportError"),
    "import autograd": ("import autograd", "ImportError"),
    "import the grader": ("import autograder.suite", "ImportError"),
    "read site-packages": (f"open({str(SITE / 'nbgrader/__init__.py')!r}).read()", "OSError"),
    "read the environment of others": ("open('/proc/1/environ','rb').read()", "OSError"),
    "read the template": (
        "import os; open(f'/proc/{os.getppid()}/mem', 'rb').read(1)",
        "OSError",
    ),
    "read own memory map": ("open('/proc/self/maps').read()", "OSError"),
    "open a socket": ("import socket; socket.socket()", "OSError"),
    "connect": ("import socket; socket.create_connection(('127.0.0.1', 80), 1)", "OSError"),
    "open a unix socket": ("import socket; socket.socket(socket.AF_UNIX)", "OSError"),
    "send datagrams": ("import socket as s; s.socketpair(s.AF_UNIX, s.SOCK_DGRAM)", "OSError"),
    "look up a name": ("import socket; socket.getaddrinfo('example.org', 80)", "OSError"),
    "load a page": (
        "import urllib.request as u; u.urlopen('http://127.0.0.1', timeout=1)",
        "OSError",
    ),
    "fork": ("import os; os.fork()", "OSError"),
    "start a program": ("import subprocess; subprocess.run(['true'])", "OSError"),
    "spawn a program": ("import os; os.posix_spawn('/usr/bin/true', ['true'], {})", "OSError"),
    "become a program": ("import os; os.execv('/usr/bin/true', ['true'])", "OSError"),
    "run a shell": ("import os; assert os.system('true') == 0", "AssertionError"),
    "use multiprocessing": (
        "import multiprocessing as m; m.get_context('fork').Process(target=print).start()",
        "OSError",
    ),
    "write to /tmp": ("open('/tmp/backgrade-attack', 'w')", "OSError"),
    "write to shared memory": ("open('/dev/shm/backgrade-attack', 'w')", "OSError"),
    "write beside scratch": ("open('../attack', 'w')", "OSError"),
    "write to the grader": (
        "import backgrade_worker as w; open(w.__path__[0] + '/calls.py', 'a')",
        "OSError",
    ),
    "empty a file of numpy": (
        "import os, numpy; os.open(numpy.__file__, os.O_RDONLY | os.O_TRUNC)",
        "OSError",
    ),
    "truncate a file of numpy": ("import os, numpy; os.truncate(numpy.__file__, 0)", "OSError"),
    "remove a file of numpy": ("import os, numpy; os.unlink(numpy.__file__)", "OSError"),
    "rename into scratch": ("import os, numpy; os.rename(numpy.__file__, 'x')", "OSError"),
    "link into scratch": ("import os, numpy; os.link(numpy.__file__, 'x')", "OSError"),
    "follow a link out": ("import os; os.symlink('/etc', 'e'); open('e/passwd')", "OSError"),
    "make a pipe file": ("import os; os.mkfifo('p')", "OSError"),
    "make a device": ("import os; os.mknod('d', 0o020666, os.makedev(1, 1))", "OSError"),
    "change permissions": ("import os; os.chmod('.', 0o777)", "OSError"),
    "change an owner": ("import os; os.chown('.', 0, 0)", "OSError"),
    "change times": ("import os; os.utime('.')", "OSError"),
    "set attributes": ("import os; os.setxattr('.', 'user.x', b'x')", "OSError"),
    "signal the template": ("import os; os.kill(os.getppid(), 0)", "OSError"),
    "signal everybody": ("import os; os.kill(-1, 0)", "OSError"),
    "signal the group": ("import os; os.killpg(0, 0)", "OSError"),
    "become another user": ("import os; os.setuid(12345)", "OSError"),
    "leave the session": ("import os; os.setsid()", "OSError"),
    "raise limits": (
        "import resource as r; r.setrlimit(r.RLIMIT_AS, (2**40, 2**40))",
        "ValueError",
    ),
    "limit the template": (
        "import os, resource as r; r.prlimit(os.getppid(), r.RLIMIT_CPU, (1, 1))",
        "OSError",
    ),
    "more files than allowed": ("x = [open('f', 'w') for _ in range(300)]", "OSError"),
    "write a huge file": ("open('f', 'wb').write(bytes(20 * 2**20))", "OSError"),
    "make memory files": ("import os; os.memfd_create('x')", "OSError"),
}


@pytest.mark.parametrize("attack", REFUSED)
def test_attack_is_refused(child, attack):
    source, expected = REFUSED[attack]
    kinds = f"isinstance(e, ({expected}, PermissionError))"
    run = child.run(
        "attack",
        f"try:\n    exec({source!r})\nexcept BaseException as e:\n    print({kinds}, repr(e))\n"
        "else:\n    print('it worked')",
    )
    assert text_of(run).startswith("True "), text_of(run)


CALLS = {
    "ptrace": "16, 1, 0, 0",
    "process_vm_readv": "1, 0, 0, 0, 0, 0",
    "bpf": "0, 0, 0",
    "keyctl": "0, 0, 0, 0, 0",
    "add_key": "0, 0, 0, 0, 0",
    "io_uring_setup": "1, 0",
    "perf_event_open": "0, 0, 0, 0, 0",
    "unshare": "0x10000000",
    "setns": "0, 0",
    "mount": "0, 0, 0, 0, 0",
    "shmget": "0, 4096, 0o1600",
    "msgget": "0, 0o1600",
    "semget": "0, 1, 0o1600",
    "mq_open": "0, 0, 0, 0",
    "userfaultfd": "0",
    "memfd_create": "b'x', 0",
    "inotify_init1": "0",
    "fanotify_init": "0, 0",
    "name_to_handle_at": "0, 0, 0, 0, 0",
    "pidfd_open": "1, 0",
    "personality": "0",
    "chroot": "b'/'",
    "vfork": "",
    "clone": "17, 0, 0, 0, 0",
    "sched_setaffinity": "1, 0, 0",
    "reboot": "0, 0, 0, 0",
}


@pytest.mark.parametrize("call", CALLS)
def test_system_call_is_refused(child, call):
    pyseccomp = pytest.importorskip("pyseccomp")
    number = pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, call)
    source = (
        "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        f"print(libc.syscall({number}, {CALLS[call]}), ctypes.get_errno())"
    )
    assert text_of(child.run("call", source)) == "-1 1\n"


def test_arguments_of_allowed_calls_are_looked_at(child):
    setup = "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"
    for call in (
        "libc.prctl(1, 0, 0, 0, 0)",  # outlive the template
        "libc.prctl(4, 1, 0, 0, 0)",  # become dumpable
        "libc.ioctl(0, 0x5412, b'x')",  # TIOCSTI
        "libc.ioctl(0, ctypes.c_ulong(0xFFFFFFFF00005412), b'x')",
        "libc.fcntl(0, 8, os.getppid())",  # signals for others
        "libc.syscall(ctypes.c_long(435), 0, 0)",  # clone3: must say "not there"
    ):
        assert text_of(child.run("call", f"{setup}print({call}, ctypes.get_errno())")) in (
            "-1 1\n",
            "-1 38\n",
        ), call


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="numbers of x86-64")
def test_calls_of_the_x32_variant_end_the_process(child):
    with pytest.raises(ChildDied, match="SIGSYS"):
        child.run("x32", "import ctypes; ctypes.CDLL(None).syscall(0x40000000 + 41)")


def test_capabilities_are_gone(child):
    source = (
        "import ctypes, struct\ndata = ctypes.create_string_buffer(24)\n"
        "libc = ctypes.CDLL(None)\n"
        "print(libc.capget(struct.pack('=Ii', 0x20080522, 0), data), set(data.raw))"
    )
    assert text_of(child.run("capabilities", source)) == "0 {0}\n"


# Ends


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


# Fault


def test_the_probe_passes(sandbox, tmp_path):
    sandbox.probe([tmp_path])


def test_the_probe_fails_without_confinement():
    with Sandbox(unsafe=True) as sandbox:
        assert sandbox.form == "none (override)"
        with pytest.raises(SandboxError, match=r"reading .*opening a socket.*Nothing is graded"):
            sandbox.probe()


def test_the_probe_fails_when_the_filter_lets_all_through(form, monkeypatch):
    import pyseccomp

    everything = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    with tempfile.TemporaryFile() as file:
        everything.export_bpf(file)
        file.seek(0)
        program = file.read()
    monkeypatch.setattr("autograder.sandbox.host.student_filter", lambda: program)
    with Sandbox(form) as sandbox, pytest.raises(SandboxError, match="starting a process"):
        sandbox.probe()


def test_the_probe_fails_when_files_are_open(monkeypatch):
    monkeypatch.setattr(packages, "python_paths", lambda: ("/",))
    with Sandbox("inner") as sandbox, pytest.raises(SandboxError, match="reading"):
        sandbox.probe()


def test_bubblewrap_holds_on_a_kernel_without_landlock(monkeypatch, tmp_path):
    if bubblewrap.working_variant() is None:
        pytest.skip("bubblewrap does not work here")
    monkeypatch.setattr(landlock, "version", lambda: 0)
    with Sandbox("bubblewrap") as sandbox:
        sandbox.probe([tmp_path])
        child = sandbox.spawn()
        assert not any("Landlock" in name for name in child.mechanisms)
        source = "import os\nopen('../beside', 'w')\nprint(os.listdir('..'))"
        assert "beside" in text_of(child.run("leave", source))
        for place in ("/", "/tmp", "/dev/shm", "/packages", "/usr"):
            assert error_of(child.run("write", f"open('{place}/x', 'w')"))["ename"] == "OSError"
        child.close()
        child = sandbox.spawn()
        assert "beside" not in text_of(child.run("look", "import os\nprint(os.listdir('..'))"))
        child.close()


def test_bubblewrap_works_where_proc_cannot_be_mounted(monkeypatch):
    if bubblewrap.working_variant() is None:
        pytest.skip("bubblewrap does not work here")
    monkeypatch.setattr(bubblewrap, "working_variant", lambda: bubblewrap.VARIANTS[3])
    with Sandbox("bubblewrap") as sandbox:
        sandbox.probe()


def test_a_filter_that_cannot_be_installed_is_our_fault(form, monkeypatch):
    monkeypatch.setattr("autograder.sandbox.host.student_filter", lambda: b"12345678")
    with Sandbox(form) as sandbox, pytest.raises(SandboxError, match="could not be confined"):
        sandbox.spawn()


def test_nothing_works_means_refused(monkeypatch):
    monkeypatch.setattr(bubblewrap, "working_variant", lambda: None)
    monkeypatch.setattr(landlock, "version", lambda: 0)
    for form in ("auto", "bubblewrap", "inner"):
        with pytest.raises(SandboxUnavailable):
            Sandbox(form)


def test_auto_falls_back_to_the_inner_layer(monkeypatch):
    monkeypatch.setattr(bubblewrap, "working_variant", lambda: None)
    with Sandbox() as sandbox:
        assert sandbox.form == "inner layer"


def test_other_systems_are_refused(monkeypatch):
    monkeypatch.setattr(launch.sys, "platform", "darwin")
    with pytest.raises(SandboxUnavailable, match="Linux"):
        Sandbox()


def test_without_libseccomp_it_is_refused(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyseccomp", None)
    syscalls.student_filter.cache_clear()
    with pytest.raises(SandboxUnavailable, match="libseccomp"):
        Sandbox()


def test_a_dead_template_is_our_fault(form):
    with Sandbox(form) as sandbox:
        child = sandbox.spawn()
        sandbox._started.process.kill()
        sandbox._started.process.wait()
        time.sleep(0.3)  # bubblewrap's own children follow it into death
        with pytest.raises(SandboxError, match=r"commands|unexpectedly"):
            child.run("late", "1")
        with pytest.raises(SandboxError):
            sandbox.spawn()


def test_closing_leaves_nothing(form):
    sandbox = Sandbox(form)
    folder = Path(sandbox._started.folder.name)
    child = sandbox.spawn()
    child.run("file", "open('x', 'w')")
    sandbox.close()
    sandbox.close()
    assert not folder.exists()
    assert sandbox._started.process.poll() is not None


def test_a_sandbox_belongs_to_one_process(sandbox):
    pid = os.fork()
    if pid == 0:
        try:
            sandbox.close()
            sandbox.spawn()
        except SandboxError:
            os._exit(0)
        os._exit(1)
    assert os.waitpid(pid, 0)[1] == 0
    child = sandbox.spawn()
    assert child.run("fine", "1").ok
    child.close()


def test_several_children_at_once(sandbox):
    children = [sandbox.spawn() for _ in range(3)]
    for number, child in enumerate(children):
        assert child.run("x", f"x = {number}").ok
    assert [text_of(child.run("x", "x")) for child in children] == ["0", "1", "2"]
    for child in children:
        child.close()


def test_names_of_files_are_plain(sandbox):
    for name in ("../x", "a/b", "", ".."):
        with pytest.raises(ValueError, match="plain names"):
            sandbox.spawn({name: b""})


def test_a_cell_that_is_too_long_is_the_students_error(child):
    assert not child.run("long", "#" * (10**6 + 1)).ok
    assert child.run("next", "1").ok


def test_a_killed_parent_leaves_no_process(form, tmp_path):
    code = (
        "import sys, time\nfrom autograder.sandbox.host import Sandbox\n"
        f"s = Sandbox({form!r})\nc = s.spawn()\nprint(s._started.process.pid, flush=True)\n"
        "c.run('loop', 'while True: pass', timeout=100)"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as parent:
        template = int(parent.stdout.readline())
        parent.kill()
    for _ in range(100):
        if not Path(f"/proc/{template}/stat").exists() or _is_zombie(template):
            return
        time.sleep(0.05)
    raise AssertionError("the template outlived its parent")


def _is_zombie(pid):
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
