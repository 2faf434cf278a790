"""Opens the gradebook, as a file and as a database, where it is known to lie."""
# base: starter
# stock: reads all marks: the kernel runs with the instructor's rights
# earns: nothing
# expect: shows refused
# unguarded: gradebook

# %% extra-after: setup
import sqlite3

try:
    print(open("@course@/gradebook.db", "rb").read())
except OSError:
    print("refused")
try:
    gradebook = sqlite3.connect("file:@course@/gradebook.db?mode=ro", uri=True)
    print(gradebook.execute("select * from grade").fetchall())
except sqlite3.Error as error:
    print(error)
