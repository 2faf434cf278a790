"""Remembers hidden inputs outside of the process, ends it, and shows them when its cells run again."""
# base: starter
# stock: shows them at once
# earns: nothing
# expect: sigmoid value
# expect: cell error

# %% sigmoid
import mmap, os, socket, sys


def sigmoid(z):
    text = repr(np.ravel(z).tolist())
    for place in (
        "seen",
        "../seen",
        "/tmp/backgrade-attack-seen",
        "/dev/shm/backgrade-attack-seen",
        os.path.expanduser("~/seen"),
        np.__file__ + ".seen",
        "/var/tmp/backgrade-attack-seen",
    ):
        try:
            with open(place, "a") as file:
                file.write(text)
        except OSError:
            pass
    os.environ["SEEN"] = text
    sys.modules["seen"] = text
    if np.size(z) > 5:
        os._exit(1)
    return z


# %% extra-after: setup
import os, sys

for place in "seen", "../seen", "/tmp/backgrade-attack-seen", "/dev/shm/backgrade-attack-seen":
    try:
        print(open(place).read())
    except OSError:
        pass
print(os.environ.get("SEEN"), sys.modules.get("seen"), os.listdir("."))
# %% extra-after: activation_table
raise ValueError(os.environ.get("SEEN", "nothing"))
