"""Changes, empties, moves and relinks files of the course and of the system that it can name."""
# base: reference
# stock: works with the instructor's rights: marks of others in the gradebook, their submissions
# earns: everything
# expect: shows refused

# %% extra-after: setup
import ctypes, os, shutil, sqlite3

targets = [
    "@course@/gradebook.db",
    "@course@/submitted/neighbour/1-activations/activations.ipynb",
    "@course@/nbgrader_config.py",
    "@shared@",
    np.__file__,
]
ways = [
    lambda p: open(p, "a").write("x"),
    lambda p: os.truncate(p, 0),
    os.unlink,
    lambda p: os.rename(p, p + "x"),
    lambda p: os.open(p, os.O_RDONLY | os.O_TRUNC),
    lambda p: os.chmod(p, 0o777),
    lambda p: os.chown(p, 1, 1),
    lambda p: os.utime(p, (0, 0)),
    lambda p: os.setxattr(p, "user.x", b"x"),
    lambda p: os.symlink("/", p + ".l"),
    lambda p: os.link(p, "mine"),
    lambda p: shutil.move(p, "mine"),
    lambda p: os.replace("checks.py", p),
    lambda p: shutil.rmtree(os.path.dirname(p)),
    lambda p: os.mkdir(p + ".d"),
    lambda p: os.mkfifo(p + ".f"),
    lambda p: os.lchown(p, 1, 1),
    lambda p: os.posix_fallocate(os.open(p, os.O_WRONLY), 0, 10**6),
    lambda p: sqlite3.connect(p).execute("update grade set score = 46") and None,
]
for target in targets:
    for way in ways:
        try:
            print("changed", target, way(target))
        except (OSError, sqlite3.Error):
            print("refused")
