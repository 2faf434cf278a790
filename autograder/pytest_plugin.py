"""`pytest --submission PATH`: the hidden suite over one submission, one item a case.

pytest loads this module in every run, so it imports nothing of ours before the option is given.
"""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("backgrade", "Backgrade: the hidden suite over one submission")
    group.addoption(
        "--submission",
        metavar="PATH",
        help="run the hidden cases, in the sandbox, over this submission: its folder "
        "(submitted/<student>/<assignment>) or one of its notebooks. Best written with an equals "
        "sign, --submission=PATH: behind a space, pytest looks for settings beside it. What is "
        "shown holds hidden inputs, so it is not for students",
    )
    group.addoption(
        "--assignment",
        metavar="NAME",
        help="the assignment of --submission, where its folder is not named like it",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Keep pytest from running what a student put beside the notebooks: conftest.py, settings.

    pytest has read settings already: a path behind a space looks to it like one of its own
    arguments, beside which it searches for them. Behind an equals sign it sees none.
    """
    given = early_config.known_args_namespace
    if given.submission is None:
        return
    given.noconftest = True
    here, settings = Path(early_config.invocation_params.dir), early_config.inipath
    if settings is None or given.inifilename:
        return
    if settings.absolute().parent not in (here, *here.parents):
        raise pytest.UsageError(
            f"pytest found settings beside the submission ({settings}) and may have run what they "
            "name; start it in the course folder, as `pytest --submission=PATH` with an equals sign"
        )


def pytest_configure(config: pytest.Config) -> None:
    """Put the submission's cases into the place of what pytest would collect."""
    if config.option.submission is None:
        if config.option.assignment is not None:
            raise pytest.UsageError("--assignment says what --submission is: give both")
        return
    from autograder.pytest_submission import NAME, SubmissionPlugin

    config.pluginmanager.register(SubmissionPlugin(config), NAME)
