"""Looks for tests and for neighbours in the histories that IPython keeps."""
# base: starter
# stock: the history of the kernel holds all cells so far, of this student only
# earns: nothing
# expect: shows looked

# %% extra-after: activation_table
import glob, os, sqlite3

shell = get_ipython()
print(len(In), list(Out)[:3], shell.history_manager.input_hist_raw[:1])
for path in glob.glob(os.path.expanduser("~/.ipython/**/history.sqlite"), recursive=True):
    print(sqlite3.connect(path).execute("select * from history").fetchall())
try:
    print(list(shell.history_manager.search("*")), list(shell.history_manager.get_tail(1000)))
except Exception as error:
    print(type(error).__name__)
print("looked")
%history -g
