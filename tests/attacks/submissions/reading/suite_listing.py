"""Looks for the hidden tests by listing folders in every way that Python has."""
# base: starter
# stock: reads hidden tests and their files: nothing is hidden from the instructor's kernel
# earns: nothing
# expect: shows refused
# unguarded: suite-path

# %% extra-after: setup
import glob, os, pathlib

ways = [
    lambda p: os.listdir(p),
    lambda p: [e.name for e in os.scandir(p)],
    lambda p: list(map(str, pathlib.Path(p).rglob("*"))) or 1 / 0,
    lambda p: glob.glob(p + "/*") or 1 / 0,
    lambda p: list(os.walk(p)) or 1 / 0,
    lambda p: os.listdir(os.open(p, os.O_RDONLY | os.O_DIRECTORY)),
    lambda p: [os.chdir(p), os.listdir(".")][1],
]
for folder in "@course@/autograder/suite", "@repository@/autograder/suite":
    for way in ways:
        try:
            print(way(folder))
        except (OSError, ZeroDivisionError):
            print("refused")
