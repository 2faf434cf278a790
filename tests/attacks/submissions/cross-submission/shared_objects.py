"""Leaves shared memory, queues, semaphores, keys, names of sockets and locks behind."""
# base: reference
# stock: stays until the machine is started again
# earns: everything
# expect: shows refused

# %% extra-after: setup
import ctypes, fcntl, multiprocessing, os, socket
from multiprocessing import shared_memory

libc = ctypes.CDLL(None, use_errno=True)


def refuse(number):
    if number < 0:
        raise PermissionError(ctypes.get_errno())
    return number


def abstract():
    one, _ = socket.socketpair()
    one.bind("\0backgrade-attack")


ways = [
    lambda: shared_memory.SharedMemory("backgrade-attack", create=True, size=10),
    lambda: multiprocessing.Lock(),
    lambda: refuse(libc.shmget(4711, 4096, 0o1666)),
    lambda: refuse(libc.semget(4711, 1, 0o1666)),
    lambda: refuse(libc.msgget(4711, 0o1666)),
    lambda: refuse(libc.syscall(240, b"backgrade-attack", 0o102, 0o666, 0)),
    lambda: refuse(libc.syscall(248, b"user", b"backgrade-attack", b"x", 1, -4)),
    lambda: os.memfd_create("x"),
    lambda: os.mkfifo("fifo"),
    lambda: os.mknod("device"),
    abstract,
    lambda: fcntl.fcntl(os.open(np.__file__, os.O_RDONLY), 1024, 0),  # a lease
    lambda: fcntl.fcntl(os.open(".", os.O_RDONLY), 1026, 1),  # news of a folder
]
for way in ways:
    try:
        print("left", way())
    except OSError:
        print("refused")
# Locks on files that the next one needs as well; they end with this process.
for place in np.__file__, "/dev/null", "/dev/urandom", "checks.py":
    for lock in fcntl.flock, fcntl.lockf:
        try:
            lock(os.open(place, os.O_RDONLY), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            pass
