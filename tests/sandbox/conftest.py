"""Every test here runs in both forms of the sandbox, where the form matters."""

import sys

import pytest

from autograder.sandbox import bubblewrap
from autograder.sandbox.host import Limits, Sandbox
from autograder.sandbox.worker import landlock

LIMITS = Limits(cell_seconds=10, call_seconds=5, output_bytes=100_000)


@pytest.fixture(scope="session", autouse=True)
def linux():
    if sys.platform != "linux":
        pytest.skip("the sandbox needs Linux")


@pytest.fixture(scope="module", params=["bubblewrap", "inner"])
def form(request):
    if request.param == "bubblewrap" and bubblewrap.working_variant() is None:
        pytest.skip("bubblewrap does not work here")
    if request.param == "inner" and landlock.version() == 0:
        pytest.skip("this kernel has no Landlock")
    return request.param


@pytest.fixture(scope="module")
def sandbox(form):
    with Sandbox(form, LIMITS) as sandbox:
        yield sandbox


@pytest.fixture
def child(sandbox):
    child = sandbox.spawn({"checks.py": b"answer = 42\n"})
    yield child
    child.close()
