"""run_autograder, run for real in a tree like the container's: as root where the tests are."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from autograder.exporters.gradescope_folder import write_folder
from autograder.exporters.gradescope_run import EXIT_BROKEN, fitting, submission_folder
from autograder.sandbox.limits import Limits
from autograder.sandbox.worker import landlock
from tests.conftest import ASSIGNMENT
from tests.gradescope_spec import read_results

pytestmark = pytest.mark.skipif(landlock.version() == 0, reason="this kernel has no Landlock")
NOTEBOOK = "activations"
TOPICS = Path("source", "course", "autograder", "suite", "activation_topics")
TWICE = "def sigmoid_grad(z):\n    s = sigmoid(sigmoid(z))\n    return s * (1 - s)"
TELLS = "def relu(z):\n    raise ValueError('seen ' + repr(z))"
NOSY = """
import os, pathlib
places = {places!r}
found = []
for place in places:
    for attempt in (os.listdir, lambda p: open(p).read(), lambda p: open(p, "w").write("full")):
        try:
            attempt(place)
            found.append(place)
        except OSError:
            pass
for name in ("solutions", "autograder", "autograder.suite"):
    try:
        __import__(name)
        found.append(name)
    except ImportError:
        pass
found += [text for text in os.environ.values() if "autograder" in text.lower()]
print("found", found)
"""


@pytest.fixture(scope="module")
def archive(released, tmp_path_factory):
    """The archive for upload, with the core notebook alone."""
    course = tmp_path_factory.mktemp("course")
    shutil.copytree(released, course, dirs_exist_ok=True)
    (course / "release" / ASSIGNMENT / "further.ipynb").unlink()
    folder = tmp_path_factory.mktemp("gradescope") / "autograder"
    made, _ = write_folder(course, ASSIGNMENT, folder, visibility="visible", minutes=10)
    return made


@pytest.fixture
def container(archive, tmp_path):
    """What Gradescope makes of the archive, in a folder of ours instead of /autograder."""
    root = tmp_path / "autograder"
    for name in ("source", "submission", "results"):
        (root / name).mkdir(parents=True)
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(root / "source")
    shutil.copy(root / "source" / "run_autograder", root / "run_autograder")
    (root / "run_autograder").chmod(0o755)
    (root / "submission_metadata.json").write_text('{"id": 1}', "utf-8")
    return root


def run(root: Path) -> subprocess.CompletedProcess[str]:
    """Run the script as Gradescope does: by its name, with nothing of ours in the environment."""
    environment = {
        "PATH": "/usr/bin:/bin",
        "AUTOGRADER": str(root),
        "AUTOGRADER_PYTHON": sys.executable,
        "TMPDIR": str(root.parent / "tmp"),
    }
    (root.parent / "tmp").mkdir()
    done = subprocess.run(
        [str(root / "run_autograder")],
        cwd="/",
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    # Whatever comes of it, nothing is left where files are put for a while.
    assert list((root.parent / "tmp").iterdir()) == []
    return done


def results(root: Path) -> Path:
    return root / "results" / "results.json"


def upload(hand_in, root: Path, base: str, *sections: tuple[str, str, str]) -> None:
    """Upload the notebook of a made-up student."""
    folder = hand_in(root / "elsewhere", "s", base, *sections)
    shutil.copy(folder / f"{NOTEBOOK}.ipynb", root / "submission")
    shutil.rmtree(root / "elsewhere")


def tree(folder: Path) -> dict[str, str]:
    """All files beneath a folder and what they hold."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {str(p): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_a_right_submission_gets_full_marks_with_a_test_for_each_exercise(
    hand_in, container, assignment
):
    upload(hand_in, container, "reference")
    before = tree(container)
    done = run(container)
    assert done.returncode == 0, done.stdout
    document = read_results(results(container))
    expected = assignment.exercises_of(NOTEBOOK)
    assert [t["name"] for t in document["tests"]] == [f"{NOTEBOOK}: {e.name}" for e in expected]
    assert [t["number"] for t in document["tests"]] == [f"1.{i + 1}" for i in range(len(expected))]
    assert {t["status"] for t in document["tests"]} == {"passed"}
    assert document["score"] == sum(t["score"] for t in document["tests"]) == 24
    assert document["extra_data"]["backgrade"]["sandbox"] == "inner layer"
    assert document["extra_data"]["backgrade"]["misconceptions"] == []
    # Nothing else has come or changed in the tree.
    after = tree(container)
    assert after.pop(str(results(container)))
    assert after == before


def test_wrong_and_hostile_code_gets_its_marks_and_reasons_and_sees_nothing(
    hand_in, container, assignment
):
    places = [
        str(container),
        str(container / "source"),
        str(container / "source" / "backgrade.json"),
        str(container / TOPICS / "__init__.py"),
        str(container / "source" / "course" / "solutions" / "activations.py"),
        str(container / "submission_metadata.json"),
        str(results(container)),
        str(container / "results" / "other.json"),
        str(container / "run_autograder"),
        f"/proc/{os.getpid()}/environ",
        "/proc/self/environ",
    ]
    assert all(Path(place).exists() for place in places if not place.endswith(".json"))
    upload(
        hand_in,
        container,
        "reference",
        ("solve", "sigmoid_grad", TWICE),
        ("solve", "relu", TELLS),
        ("extra-after", "sigmoid", NOSY.format(places=places)),
        ("extra-after", "sigmoid", "import complex_things_that_are_not_there"),
    )
    done = run(container)
    assert done.returncode == 0, done.stdout
    text = results(container).read_text("ascii")
    document = read_results(results(container))
    tests = {t["name"].removeprefix(f"{NOTEBOOK}: "): t for t in document["tests"]}
    assert tests["sigmoid_grad"]["score"] == tests["relu"]["score"] == 0
    assert tests["sigmoid_grad"]["status"] == "failed"
    assert "The logistic function was applied twice" in tests["sigmoid_grad"]["output"]
    assert tests["sigmoid_grad"]["output"].startswith("0 of 2 marks; 0 of 6 hidden cases passed\n")
    assert tests["sigmoid"]["status"] == "passed"
    assert document["score"] == sum(t["score"] for t in document["tests"]) < 24
    misconceptions = document["extra_data"]["backgrade"]["misconceptions"]
    assert [m["exercise"] for m in misconceptions] == ["sigmoid_grad"]
    assert "not yet: sigmoid_grad, relu" in document["output"]
    # What a visible case was called with may be said; what a hidden one was, may not.
    relu = next(e for e in assignment.exercises_of(NOTEBOOK) if e.name == "relu")
    assert "seen" in text
    visible = repr([case.request.inputs for case in relu.visible])
    hidden = repr([case.request.inputs for case in relu.hidden])
    secret = set(re.findall(r"\d\.\d{4,}", hidden)) - set(re.findall(r"\d\.\d{4,}", visible))
    assert secret
    assert not [number for number in secret if number in text]
    assert not (container / "results" / "other.json").exists()
    assert "full" not in (container / "source" / "backgrade.json").read_text("utf-8")


def test_what_a_nosy_cell_finds_is_nothing(hand_in, container):
    places = [str(container / "source" / "course"), str(container / "source"), str(container)]
    # It tells what it found by the only way out there is: its mark.
    tells = (
        NOSY.format(places=places)
        + "\ndef sigmoid(z):\n    return 0 if found else 1 / (1 + np.exp(-np.asarray(z, float)))"
    )
    honest_if_blind = ("solve", "sigmoid", tells)
    upload(hand_in, container, "reference", honest_if_blind)
    assert run(container).returncode == 0
    tests = {t["name"]: t for t in read_results(results(container))["tests"]}
    assert tests[f"{NOTEBOOK}: sigmoid"]["score"] > 0


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("activations.ipynb", "{", "the file is not JSON"),
        ("notes.txt", "hello", "the notebook is missing"),
        (None, "", "the notebook is missing"),
    ],
)
def test_a_broken_or_missing_notebook_is_0_with_the_reason(container, name, content, said):
    if name:
        (container / "submission" / name).write_text(content, "utf-8")
    assert run(container).returncode == 0
    document = read_results(results(container))
    assert document["score"] == 0
    assert said in document["output"]
    assert {t["status"] for t in document["tests"]} == {"failed"}
    assert said.capitalize()[:12].lower() in document["tests"][0]["output"].lower()


@pytest.mark.parametrize("fault", ["suite", "settings", "release", "python", "results folder"])
def test_a_fault_of_ours_is_no_mark_and_no_file(hand_in, container, fault):
    upload(hand_in, container, "reference")
    results(container).write_text('{"score": 0}', "utf-8")  # of an earlier run
    course = container / "source" / "course"
    if fault == "suite":
        (container / TOPICS / "__init__.py").write_text("oops(", "utf-8")
    elif fault == "settings":
        (container / "source" / "backgrade.json").unlink()
    elif fault == "release":
        shutil.rmtree(course / "release")
    elif fault == "python":
        (course / "autograder" / "exporters" / "gradescope_run.py").unlink()
    else:
        results(container).unlink()
        (container / "results").rmdir()
        (container / "results").write_text("a file", "utf-8")
    done = run(container)
    assert done.returncode != 0
    assert not results(container).exists()
    assert done.stderr == ""  # all of it is where the instructor looks
    if fault in ("suite", "settings", "release"):
        assert done.returncode == EXIT_BROKEN
        assert "This is not the student's fault" in done.stdout


def test_a_sandbox_that_does_not_hold_grades_nothing(hand_in, container):
    upload(hand_in, container, "reference")
    # As on a kernel without Landlock: nothing keeps files closed.
    path = container / "source/course/autograder/sandbox/worker/landlock.py"
    text = path.read_text("utf-8")
    assert "def version() -> int:" in text
    path.write_text(text + "\n\ndef version() -> int:\n    return 0\n", "utf-8")
    done = run(container)
    assert done.returncode == EXIT_BROKEN
    assert not results(container).exists()
    assert "this kernel has no Landlock" in done.stdout


def test_a_folder_that_was_handed_in_whole_is_looked_into(tmp_path):
    inner = tmp_path / "my work" / ASSIGNMENT
    inner.mkdir(parents=True)
    (inner / "activations.ipynb").write_text("{}", "utf-8")
    (tmp_path / "__MACOSX").mkdir()
    (tmp_path / ".git").mkdir()
    assert submission_folder(tmp_path) == inner
    (tmp_path / "other").mkdir()
    assert submission_folder(tmp_path) == tmp_path  # which of them is not for us to guess


def test_a_link_is_not_followed(tmp_path):
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "activations.ipynb").write_text("{}", "utf-8")
    submission = tmp_path / "submission"
    submission.mkdir()
    (submission / "link").symlink_to(secret)
    assert submission_folder(submission) == submission


@pytest.mark.parametrize(
    ("name", "text", "bytes_left"),
    [
        ("memory.max", "max\n", 2 * 2**30),
        ("memory.max", f"{768 * 2**20}\n", 512 * 2**20),
        ("memory.max", f"{1536 * 2**20}\n", 1280 * 2**20),
        ("memory.max", f"{8 * 2**30}\n", 2 * 2**30),
        ("memory/memory.limit_in_bytes", f"{1536 * 2**20}\n", 1280 * 2**20),
        ("nothing", "", 2 * 2**30),
    ],
)
def test_a_notebook_gets_no_more_memory_than_the_container_has(tmp_path, name, text, bytes_left):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "ascii")
    assert fitting(Limits(), tmp_path).memory_bytes == bytes_left


def test_the_package_in_the_container_needs_only_what_its_lock_names(container):
    code = (
        "import sys, autograder.exporters.gradescope_run\n"
        "from pathlib import Path\n"
        "files = {n: getattr(m, '__file__', None) or '' for n, m in sys.modules.items()}\n"
        "import json; print(json.dumps(files))"
    )
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(container / "source" / "course")}
    done = subprocess.run(
        [sys.executable, "-P", "-B", "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    files = json.loads(done.stdout)
    ours = {n for n, f in files.items() if f.startswith(str(container))}
    assert "autograder.grading" in ours
    assert not [
        n for n in files if n.split(".")[0] in ("autograder", "solutions") and n not in ours
    ]
    foreign = {n.split(".")[0] for n, f in files.items() if "site-packages" in f}
    locked = (container / "source" / "requirements.lock").read_text("utf-8")
    names = {n.replace("-", "_") for n in re.findall(r"^([a-z0-9-]+)==", locked, re.M)}
    known = {"_distutils_hack", "sitecustomize"} | {
        n for n in foreign if n.startswith("__editable")
    }
    assert foreign - known <= names | {"PIL", "dateutil", "mpl_toolkits", "pylab"}
