"""The two scripts that Gradescope asks for, and what their folder says of itself.

After "Autograder Specifications" ("File hierarchy") and "Base Images" in Gradescope's
documentation: setup.sh runs once, as root, when the image is built, with the uploaded files in
/autograder/source; run_autograder runs as root for each submission. The variable AUTOGRADER names
another place than /autograder.
"""

SETUP = """\
#!/usr/bin/env bash
# Runs once, while Gradescope builds the image: Python, and what the grader needs, nothing more.
set -eu
root=${AUTOGRADER:-/autograder}

apt() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"
}
new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
find_python() {
    for name in python3 python3.13 python3.12 python3.11; do
        if new_enough "$name"; then python=$name; return 0; fi
    done
    return 1
}

if ! find_python; then
    for name in python3.13 python3.12 python3.11; do
        apt "$name" "$name-venv" && break
    done
    find_python || {
        echo "backgrade needs Python 3.11 or newer; choose Ubuntu 24.04 as the base image." >&2
        exit 1
    }
fi
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
    apt "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
"$python" -c 'import ctypes; ctypes.CDLL("libseccomp.so.2")' 2>/dev/null || apt libseccomp2

"$python" -m venv --clear "$root/venv"
"$root/venv/bin/python" -m pip install --quiet --no-cache-dir --require-hashes \\
    --requirement "$root/source/requirements.lock"

# The image may be built elsewhere than it is used, so this is a warning only; run_autograder
# refuses to grade where it does not hold.
PYTHONPATH=$root/source/course "$root/venv/bin/python" -P -s -B \\
    -m autograder.exporters.gradescope_run --prove "$root" ||
    echo "WARNING: the sandbox does not work where this image is built." >&2
"""

RUN = """\
#!/usr/bin/env bash
# Runs for each submission: grades it in the sandbox and writes results/results.json.
# Where the fault is ours there is no results.json, so Gradescope reports a failure and gives no
# mark; what went wrong is printed for the instructor.
set -eu
exec 2>&1
root=${AUTOGRADER:-/autograder}
python=${AUTOGRADER_PYTHON:-$root/venv/bin/python}
rm -f "$root/results/results.json"
cd "$root"
export PYTHONPATH=$root/source/course
exec "$python" -P -s -B -m autograder.exporters.gradescope_run "$root"
"""

README = """\
This folder is an autograder for Gradescope. It holds the hidden cases and the reference solution:
give it to nobody, and keep it out of what you hand out. `backgrade gradescope {assignment}` made
it; make it again after each change of the course.

Upload {archive} under "Configure Autograder". Choose a base image with Python 3.11 or newer
(Ubuntu 24.04; with Ubuntu 22.04 setup.sh installs one). In the settings of the assignment choose a
timeout of at least {minutes} minutes and a container with at least 1.5 GB of memory. Autograder
points: {points}. Students upload {notebooks}. Then try it with "Test Autograder".
"""
