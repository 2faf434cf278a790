"""Opens the gradebook, as a file and as a database, where it is known to lie."""
# base: starter
# stock: reads all marks: the kernel runs with the instructor's rights
# earns: nothing
# expect: shows PermissionError
# unguarded: gradebook

# %% extra-after: setup
import sqlite3

try:
    print(open("@course@/gradebook.db", "rb").read())
except OSError as error:
    print(type(error).__name__)
try:
    gradebook = sqlite3.connect("file:@course@/gradebook.db?mode=ro", uri=True)
    print(gradebook.execute("select * from grade").fetchall())
except Exception as error:
    print(error)
