"""Leaves files in every folder that another submission could look into."""
# base: reference
# stock: files stay in autograded/, in /tmp and in the home of the instructor
# earns: everything
# expect: shows refused

# %% extra-after: setup
import os, sys, tempfile

places = [
    ".",
    "..",
    "../..",
    "/tmp",
    "/var/tmp",
    "/dev/shm",
    "/run/lock",
    "/dev/mqueue",
    os.path.expanduser("~"),
    "@course@",
    "@course@/submitted/neighbour/1-activations",
    "@repository@",
    *sys.path,
    os.path.dirname(np.__file__),
    os.environ.get("IPYTHONDIR", "."),
    os.environ.get("MPLCONFIGDIR", "."),
]
for place in places:
    for name in "backgrade-attack", "sitecustomize.py", "numpy.py", ".hidden":
        try:
            with open(os.path.join(place, name), "x") as file:
                file.write("raise SystemExit")
        except OSError:
            print("refused")
try:
    tempfile.NamedTemporaryFile(delete=False, dir="/tmp")
except OSError:
    print("refused")
