"""Opens the shared memory, message queues and kernel keys of other processes of the same user."""
# base: starter
# stock: opens them
# earns: nothing
# expect: shows refused
# unguarded: shared-memory

# %% extra-after: setup
import ctypes, glob, os
from multiprocessing import shared_memory

libc = ctypes.CDLL(None, use_errno=True)


def refuse(number):
    if number < 0:
        raise PermissionError(ctypes.get_errno())
    return number


ways = [
    lambda: open("@shared@").read(),
    lambda: bytes(shared_memory.SharedMemory("@shared@".rpartition("/")[2]).buf),
    lambda: os.listdir("/dev/shm"),
    lambda: [refuse(libc.shmget(key, 4096, 0o1600)) for key in (0, 1, 0x1234)],
    lambda: [
        refuse(libc.syscall(31, number, 0, buf)) for number, buf in [(0, b" " * 200)]
    ],  # shmctl
    lambda: refuse(libc.msgget(0x1234, 0o1600)),
    lambda: refuse(libc.semget(0x1234, 1, 0o1600)),
    lambda: refuse(libc.syscall(250, 6, -3, ctypes.create_string_buffer(999), 999)),  # keyctl
    lambda: refuse(libc.syscall(249, b"user", b"token", None, -3)),  # request_key
]
for way in ways:
    try:
        print(way())
    except OSError:
        print("refused")
