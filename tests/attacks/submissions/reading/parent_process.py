"""Looks at the grader's process from outside: command line, folders, files, memory."""
# base: starter
# stock: all of it is open to a process of the same user
# earns: nothing
# expect: shows refused
# unguarded: arguments

# %% extra-after: setup
import os

for pid in "@process@", str(os.getppid()), "1", "self":
    for name in (
        "cmdline",
        "maps",
        "mem",
        "stat",
        "status",
        "stack",
        "syscall",
        "io",
        "mountinfo",
        "auxv",
    ):
        try:
            print(name, open(f"/proc/{pid}/{name}", "rb").read(4000))
        except OSError:
            print("refused")
    for name in "cwd", "exe", "root", "fd/3", "ns/user":
        try:
            print(name, os.listdir(f"/proc/{pid}/{name}/."))
        except OSError:
            print("refused")
