"""The benchmarks are commands, run by hand; what they lean on is tested here."""

from __future__ import annotations

import pytest

from tests.benchmarks.stages import STAGES
from tests.benchmarks.stopwatch import found


@pytest.mark.parametrize("place", [place for _, place in STAGES])
def test_a_stage_of_the_profile_names_a_function_that_is_there(place):
    owner, name = found(place)
    assert callable(vars(owner)[name])


def test_a_stage_of_a_function_that_has_gone_is_refused():
    with pytest.raises(LookupError, match="name the function that does this now"):
        found("autograder.grading:gone")
