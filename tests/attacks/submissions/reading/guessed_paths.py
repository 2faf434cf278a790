"""Asks about places without opening them: who handed in, how large, since when, where links lead."""
# base: starter
# stock: needs no guessing: it lists the folder
# earns: nothing
# expect: shows asked

# %% extra-after: setup
import os

places = ["@course@/gradebook.db", "@course@/submitted/neighbour", "@process@", "/proc/@process@/cwd",
          "/proc/@process@/exe", "/proc/self/exe", "/proc/self/root", "@course@/secrets/id_rsa"]
for place in places:
    for ask in (os.path.exists, os.path.realpath, os.readlink, lambda p: os.getxattr(p, "user.x"), os.listxattr,
                lambda p: os.access(p, os.R_OK), os.statvfs, lambda p: os.pathconf(p, 3)):
        try:
            print(ask(place))
        except OSError:
            print("refused")
print("asked")
