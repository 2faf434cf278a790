"""The probe, the forms, and faults that are ours and never a student's."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from autograder.sandbox import bubblewrap, launch, packages, syscalls
from autograder.sandbox.host import Sandbox, SandboxError, SandboxUnavailable
from autograder.sandbox.worker import landlock
from tests.sandbox.reading import error_of, text_of


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
    monkeypatch.setattr(packages, "python_paths", lambda bare: ("/",))
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
