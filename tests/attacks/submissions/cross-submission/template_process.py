"""Writes into the template and speaks on its line, so that all later children are its own."""
# base: reference
# stock: has no template; the parent process is writable
# earns: everything
# expect: shows refused

# %% extra-after: setup
import ctypes, os, signal

libc = ctypes.CDLL(None, use_errno=True)
parent = os.getppid()
for number in range(1, 65):
    try:
        os.kill(parent, number)
        print("sent")
    except OSError:
        print("refused")
for way in (
    lambda: open(f"/proc/{parent}/mem", "r+b"),
    lambda: os.listdir(f"/proc/{parent}/fd"),
    lambda: os.open(f"/proc/{parent}/fd/3", os.O_RDWR),
    lambda: os.pidfd_open(parent),
):
    try:
        print("open", way())
    except OSError:
        print("refused")
print(
    libc.ptrace(16, parent, 0, 0),
    libc.syscall(311, parent, 0, 0, 0, 0, 0),
    libc.syscall(438, 3, 3, 0),
)
# all numbers that could be a line of the template: nothing but its own may be open
found = []
for number in range(3, 1024):
    try:
        os.fstat(number)
        found.append(number)
    except OSError:
        pass
print(len(found) == 1)
