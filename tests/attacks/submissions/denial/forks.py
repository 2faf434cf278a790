"""Starts processes in all the ways that there are, each of which starts more."""
# base: reference
# stock: the machine stands still
# earns: everything
# expect: shows refused

# %% extra-after: setup
import concurrent.futures, ctypes, multiprocessing, os, pty, subprocess, sys

libc = ctypes.CDLL(None, use_errno=True)


def refuse(number):
    if number < 0:
        raise PermissionError(ctypes.get_errno())
    if number == 0:
        os._exit(0)
    return number


ways = [
    os.fork,
    os.forkpty,
    pty.fork,
    lambda: subprocess.Popen([sys.executable, "-c", "0"]),
    lambda: os.posix_spawn(sys.executable, [sys.executable], {}),
    lambda: os.execv("/bin/sh", ["sh"]),
    lambda: multiprocessing.get_context("fork").Process(target=print).start(),
    lambda: multiprocessing.get_context("spawn").Process(target=print).start(),
    lambda: refuse(libc.syscall(57)),
    lambda: refuse(libc.syscall(58)),  # fork, vfork
    lambda: refuse(libc.syscall(56, 17, 0, 0, 0, 0)),  # clone
    lambda: refuse(libc.syscall(56, 0x80000000 | 17, 0, 0, 0, 0)),
    lambda: refuse(libc.syscall(435, ctypes.create_string_buffer(88), 88)),  # clone3
    lambda: refuse(libc.syscall(59, b"/bin/sh", None, None)),  # execve
    lambda: refuse(libc.syscall(322, -100, b"/bin/sh", None, None, 0)),  # execveat
    lambda: refuse(-os.system(":(){ :|:& };:")),
]
for way in ways:
    try:
        print("started", way())
    except OSError:
        print("refused")
