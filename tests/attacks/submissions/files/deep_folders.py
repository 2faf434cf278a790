"""Hands in folders inside one another, deeper than a program that calls itself for each can go."""
# base: starter
# stock: the submission fails: no score (Python 3.11)
# earns: nothing

# %% arrange: folder
here = os.open(folder, os.O_DIRECTORY)
for _ in range(1500):
    os.mkdir("d", dir_fd=here)
    inner = os.open("d", os.O_DIRECTORY, dir_fd=here)
    os.close(here)
    here = inner
os.close(here)
