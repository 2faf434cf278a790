"""Detaches a process that would outlive the grading, by every trick of daemons."""
# base: reference
# stock: the daemon lives on with the instructor's rights
# earns: everything
# expect: shows refused

# %% extra-after: setup
import ctypes, os, subprocess, sys

libc = ctypes.CDLL(None, use_errno=True)
ways = [
    lambda: os.fork() or (os.setsid(), os.fork() or subprocess.run(["sleep", "99"])),
    lambda: subprocess.Popen(["setsid", "nohup", "sleep", "99"], start_new_session=True),
    lambda: os.setsid(),
    lambda: os.setpgid(0, 0),
    lambda: os.kill(os.getppid(), 9),
    lambda: os.killpg(0, 9),
    lambda: os.setuid(12345),
    lambda: os.nice(-5),
    lambda: os.sched_setaffinity(0, {0}),
    lambda: os.chroot("."),
    lambda: os.pidfd_open(os.getppid()),
    lambda: open("/proc/self/oom_score_adj", "w").write("-1000"),
]
for way in ways:
    try:
        print("did", way())
    except (OSError, AttributeError):
        print("refused")
for number in (36, 1, 4):  # adopt orphans, outlive the parent, be readable
    print("refused" if libc.prctl(number, 1, 0, 0, 0) else "did")
