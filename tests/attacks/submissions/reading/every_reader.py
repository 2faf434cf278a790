"""Opens a secret file with everything in Python, numpy, matplotlib and IPython that reads files."""
# base: starter
# stock: reads it
# earns: nothing
# expect: shows refused
# expect: cell error
# unguarded: neighbour

# %% extra-after: setup
import codecs, configparser, csv, fileinput, io, json, linecache, mmap, os, runpy, shutil, tokenize, zipfile
import matplotlib.image
import matplotlib.pyplot as plt

path = "@course@/submitted/neighbour/1-activations/activations.ipynb"
ways = [
    lambda: io.FileIO(path).readall(), lambda: codecs.open(path).read(), lambda: json.load(open(path)),
    lambda: list(csv.reader(open(path))), lambda: next(fileinput.input(path)),
    lambda: tokenize.open(path).read(), lambda: shutil.copy(path, "copy"),
    lambda: mmap.mmap(os.open(path, os.O_RDONLY), 0, prot=mmap.PROT_READ)[:],
    lambda: np.fromfile(path, dtype="u1").tobytes(), lambda: np.memmap(path, mode="r").tobytes(),
    lambda: np.load(path), lambda: np.loadtxt(path, dtype=str, delimiter="\n"),
    lambda: np.genfromtxt(path, dtype=str, delimiter="\n"), lambda: zipfile.ZipFile(path),
    lambda: plt.imread(path), lambda: runpy.run_path(path), lambda: os.pread(os.open(path, 0), 999, 0),
    lambda: linecache.getlines(path) or open(path), lambda: plt.style.use(path),
]
for way in ways:
    try:
        print(way())
    except (OSError, IOError):
        print("refused")
    except Exception as error:
        print(type(error).__name__)

# %% extra-after: sigmoid
%run @course@/solutions/activations.py
# %% extra-after: relu
%load @course@/submitted/neighbour/1-activations/activations.ipynb
# %% extra-after: elu
%pycat @course@/.env
# %% extra-after: softplus
!cat @course@/.env
