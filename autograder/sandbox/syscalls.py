"""The system call filter: what a student's process may ask of the kernel.

An allow-list, so that a call nobody thought of, or one that a newer kernel adds, is refused. Names
are resolved by libseccomp for the machine at hand; names it does not have are left out. A refused
call fails with EPERM, which Python shows as PermissionError, and ends nothing.
"""

from __future__ import annotations

import errno
import functools
import os
import tempfile
from collections.abc import Iterable

ALLOWED = {
    "memory": """brk madvise mincore mmap mmap2 mprotect mremap msync munmap membarrier mlock
        munlock get_mempolicy""",
    # No chmod, chown, utime, xattr, link, mknod: they act on files that Landlock does not guard.
    "files": """_llseek access chdir close close_range copy_file_range creat dup dup2 dup3
        faccessat faccessat2 fadvise64 fadvise64_64 fchdir fdatasync flock fstat fstat64
        fstatat64 fstatfs fstatfs64 fsync ftruncate ftruncate64 getcwd getdents getdents64 lseek
        lstat lstat64 mkdir mkdirat newfstatat pipe pipe2 pread64 preadv preadv2 pwrite64 pwritev
        pwritev2 read readahead readlink readlinkat readv rename renameat renameat2 rmdir sendfile
        sendfile64 stat stat64 statfs statfs64 statx symlink symlinkat umask unlink unlinkat write
        writev""",
    # An event loop needs these on its own pair of sockets; there is no way to make any other.
    "waiting": """_newselect epoll_create epoll_create1 epoll_ctl epoll_pwait epoll_pwait2
        epoll_wait eventfd eventfd2 poll ppoll ppoll_time64 pselect6 pselect6_time64 select
        getpeername getsockname getsockopt recvfrom recvmsg sendmsg sendto setsockopt shutdown
        recv send""",
    "threads": """exit exit_group futex futex_time64 futex_waitv get_robust_list gettid rseq
        sched_getaffinity sched_getparam sched_getscheduler sched_yield set_robust_list
        set_tid_address set_thread_area arch_prctl wait4 waitid waitpid restart_syscall""",
    "signals": """pause rt_sigaction rt_sigpending rt_sigprocmask rt_sigreturn rt_sigsuspend
        rt_sigtimedwait rt_sigtimedwait_time64 sigaltstack sigreturn alarm getitimer setitimer""",
    "time": """clock_getres clock_getres_time64 clock_gettime clock_gettime64 clock_nanosleep
        clock_nanosleep_time64 gettimeofday nanosleep time times timerfd_create timerfd_gettime
        timerfd_settime""",
    "asking": """getcpu getegid getegid32 geteuid geteuid32 getgid getgid32 getgroups getgroups32
        getpgid getpgrp getpid getppid getrandom getresgid getresgid32 getresuid getresuid32
        getrlimit getrusage getsid getuid getuid32 setrlimit sysinfo ugetrlimit uname capget""",
}
# prctl: names of threads and of memory, reading a flag; not the flags that confine() sets.
PRCTL = (3, 15, 16, 0x53564D41)
# fcntl: duplicates, flags, locks, pipe size; not owners and signals, which reach other processes.
FCNTL = (0, 1, 2, 3, 4, 5, 6, 7, 12, 13, 14, 36, 37, 38, 1030, 1032)
# ioctl: terminal or not, bytes to read, blocking, close-on-exec; not TIOCSTI, not devices.
IOCTL = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
CLONE_THREAD = 0x00010000
# Namespaces, tracing and what else a thread has no need of.
CLONE_REFUSED = 0x7E020000 | 0x00002000 | 0x00004000 | 0x00800000
AF_UNIX, SOCK_STREAM, SOCKET_TYPE = 1, 1, 0xF
ACCESS_MODE = os.O_RDONLY | os.O_WRONLY | os.O_RDWR


class FilterError(Exception):
    """The filter cannot be built on this machine."""


@functools.cache
def student_filter() -> bytes:
    """Return the BPF program, with OWN_PID where the child's process id belongs."""
    from autograder.sandbox.worker.confine import OWN_PID  # a module for Unix only

    try:
        import pyseccomp
    except (ImportError, RuntimeError, OSError) as error:
        raise FilterError(
            f"libseccomp cannot be used ({error}); install the packages libseccomp2 and pyseccomp"
        ) from error
    rules = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.EPERM))
    # 32-bit calls and the x32 variant have other numbers, under which everything could be asked.
    rules.set_attr(pyseccomp.Attr.ACT_BADARCH, pyseccomp.KILL_PROCESS)

    def on(name: str, *conditions: object, action: int = pyseccomp.ALLOW) -> None:
        if _known(name):
            rules.add_rule(action, name, *conditions)

    def equal(position: int, value: int) -> object:
        return pyseccomp.Arg(position, pyseccomp.EQ, value)

    def masked(position: int, mask: int, value: int) -> object:
        return pyseccomp.Arg(position, pyseccomp.MASKED_EQ, mask, value)

    for name in _names(ALLOWED.values()):
        on(name)
    for name, flags in (("open", 1), ("openat", 2)):
        # Emptying a file while opening it for reading only would slip past older Landlocks.
        on(name, masked(flags, os.O_TRUNC, 0))
        for mode in (os.O_WRONLY, os.O_RDWR):
            on(name, masked(flags, ACCESS_MODE | os.O_TRUNC, mode | os.O_TRUNC))
    for option in PRCTL:
        on("prctl", equal(0, option))
    for command in FCNTL:
        on("fcntl", equal(1, command))
        on("fcntl64", equal(1, command))
    for request in IOCTL:
        on("ioctl", equal(1, request))
    # Streams only: a pair of datagram sockets could send to any socket that has a path.
    on("socketpair", equal(0, AF_UNIX), masked(1, SOCKET_TYPE, SOCK_STREAM))
    for name in ("kill", "tgkill"):
        on(name, equal(0, OWN_PID))
    for pid in (0, OWN_PID):
        on("prlimit64", equal(0, pid))
    # Threads yes, processes no: without them the memory limit binds, and nothing stays behind.
    on("clone", masked(0, CLONE_THREAD | CLONE_REFUSED, CLONE_THREAD))
    # Its flags lie in memory, where no filter sees them: "not there" makes the C library use clone.
    on("clone3", action=pyseccomp.ERRNO(errno.ENOSYS))
    # The C library falls back on older calls where these are "not there".
    for name in ("openat2", "fchmodat2", "statmount", "listmount"):
        on(name, action=pyseccomp.ERRNO(errno.ENOSYS))
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()


def _known(name: str) -> bool:
    import pyseccomp

    try:
        # Negative numbers are calls that libseccomp knows and this machine does not have.
        return int(pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, name)) >= 0
    except (ValueError, OSError):
        return False


def _names(groups: Iterable[str]) -> list[str]:
    return sorted({name for group in groups for name in group.split()})
