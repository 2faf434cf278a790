"""What a student's code may not do, it cannot do."""

import os
from pathlib import Path

import pytest

from autograder.sandbox import packages
from autograder.sandbox.host import ChildDied
from tests.sandbox.reading import REPOSITORY, text_of

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
