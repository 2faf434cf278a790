"""Opens places without reading, by handle, by newer calls, and goes on from what it then holds."""
# base: starter
# stock: needs none: everything is open
# earns: nothing
# expect: shows refused
# unguarded: gradebook

# %% extra-after: setup
import ctypes, os, struct

libc = ctypes.CDLL(None, use_errno=True)


def read(number):
    if number < 0:
        raise OSError(ctypes.get_errno())
    return os.read(number, 10000)


path = b"@course@/gradebook.db"
ways = [
    lambda: read(os.open(path, os.O_PATH)),
    lambda: open(f"/proc/self/fd/{os.open(path, os.O_PATH)}", "rb").read(),
    lambda: open(f"/dev/fd/{os.open(path, os.O_PATH)}", "rb").read(),
    lambda: read(os.open("gradebook.db", os.O_RDONLY, dir_fd=os.open("@course@", os.O_PATH))),
    lambda: [os.fchdir(os.open("@course@", os.O_PATH)), open("gradebook.db", "rb").read()][1],
    lambda: read(libc.syscall(437, -100, path, struct.pack("QQQ", 0, 0, 0), 24)),  # openat2
    lambda: read(
        libc.syscall(304, -100, ctypes.create_string_buffer(b"\x08", 200), 0)
    ),  # by handle
    lambda: read(libc.syscall(428, -100, path, 1)),  # open_tree
    lambda: os.copy_file_range(
        os.open(path, os.O_PATH), os.open("copy", os.O_CREAT | os.O_RDWR), 9
    ),
    lambda: os.sendfile(1, os.open(path, os.O_PATH), 0, 100),
    lambda: os.link(path, "mine.db"),
    lambda: os.rename(path, "mine.db"),
]
for way in ways:
    try:
        print(way())
    except OSError:
        print("refused")
