"""The page of feedback in a real browser: on a phone, in the dark, on paper."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from matplotlib.figure import Figure
from playwright.sync_api import Browser, Page, sync_playwright

from autograder.feedback.marks import Mark, NotebookMarks, SubmissionMarks
from tests.feedback_pages import (
    answer,
    case,
    exercise,
    made,
    own,
    raised,
    result,
    shown,
    stream,
    wrong,
)
from tests.in_jupyterlab import BROWSER_ARGS, CHROMIUM, CONTRAST, needs_chromium

pytestmark = needs_chromium
CODE = 'def relu(z):\n    """Slope."""  # a kink\n    return None if z < 1.5 else z\n'
LONG = "a_very_long_name_" * 12


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "in CI the browser tests must run: install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=BROWSER_ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with everything that a page can have."""
    diagnosis = {"name": "twice", "text": "The function was applied `twice`.", "cases": []}
    visible = case("by hand", "value", hidden=False, sentence=f"{LONG} is 3, expected 4")
    document = result(
        exercise("elu", note="float32 counts."),
        wrong("relu", diagnoses=[diagnosis], section="notes, 激活函数", depends_on=["elu"]),
        wrong("tanh", score=1.0, cases=[visible, case()]),
        exercise("open", 0.0, outcome="unattempted", cases=[case(outcome="unattempted")]),
        note="handed in under the name 'mein Heft.ipynb'",
        sandbox="none (override)",
    )
    document["notebooks"].append(document["notebooks"][0] | {"name": "further"})
    drawing = io.BytesIO()
    Figure((9, 3)).savefig(drawing, format="png")
    picture = base64.b64encode(drawing.getvalue()).decode()
    cells = [
        answer("relu", CODE, stream(f"{LONG}\n" * 40), stream("careful", "stderr")),
        answer("elu", CODE, shown(image_png=picture)),
        own(CODE, raised("ValueError", LONG, "-" * 75, LONG)),
        own(LONG, kind="markdown"),
    ]
    marks = {
        "relu": Mark(2.0, 0.0, manual=0.5, extra=0.25),
        "elu": Mark(2.0, 2.0),
        "essay": Mark(5.0),
    }
    mine = NotebookMarks(marks, {"relu": "Look again at `z`."}, penalty=1.0)
    given = SubmissionMarks({"core": mine}, datetime(2026, 11, 20, 21, 45))
    path = tmp_path_factory.mktemp("page") / "core.html"
    path.write_text(made(document, *cells, marks=given), "utf-8")
    path.with_name("further.html").write_text("<title>the other page</title>", "utf-8")
    return path


@pytest.fixture
def opened(browser: Browser, file: Path) -> Iterator[list[Page]]:
    """The page as four readers have it: wide and narrow, light and dark. It asks for no file."""
    pages: list[Page] = []
    heard: list[str] = []
    for width in (1200, 390):
        for scheme in ("light", "dark"):
            size = {"width": width, "height": 844}
            page = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
            page.on("console", lambda message: heard.append(message.text))
            page.on("request", lambda request: heard.append(request.url[:99]))
            page.goto(file.as_uri())
            pages.append(page)
    yield pages
    for page in pages:
        page.close()
    assert [text for text in heard if not text.startswith("data:image/png")] == [file.as_uri()] * 4


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def test_nothing_is_wider_than_the_screen_even_with_all_unfolded(opened: list[Page]) -> None:
    for page in opened:
        unfold(page)
        wide, screen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= screen
        picture, box = page.evaluate("[document.images[0].width, document.body.clientWidth]")
        assert 100 < picture <= box


def test_every_text_is_told_from_its_ground_in_light_and_dark(opened: list[Page]) -> None:
    for page in opened:
        unfold(page)
        found = page.locator("body").evaluate(CONTRAST)
        assert len(found) > 100
        assert not [(text, ratio) for text, ratio in found if ratio < 4.5]


def test_dark_is_dark_and_light_is_light(opened: list[Page]) -> None:
    grounds = [p.evaluate("getComputedStyle(document.body).backgroundColor") for p in opened]
    assert grounds == ["rgb(255, 255, 255)", "rgb(15, 19, 24)"] * 2


def test_marks_and_where_to_begin_are_on_the_first_screen_of_a_phone(opened: list[Page]) -> None:
    phone = opened[2]
    for locator in (phone.locator("h1"), phone.locator("nav"), phone.locator("#begin")):
        box = locator.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 844


def test_a_finger_finds_what_to_unfold(opened: list[Page]) -> None:
    for summary in opened[2].locator("summary").all():
        box = summary.bounding_box()
        assert box is not None
        assert box["height"] >= 24, "WCAG 2.2, target size"


def test_the_keyboard_unfolds_and_links_lead_to_the_exercise(opened: list[Page]) -> None:
    page = opened[0]
    folded = page.locator("#exercise-elu details")
    assert folded.get_attribute("open") is None
    folded.locator("summary").focus()
    page.keyboard.press("Enter")
    assert folded.get_attribute("open") is not None
    page.locator("ol a").first.click()
    assert page.evaluate("document.querySelector(':target').id") == "exercise-tanh"


def test_on_paper_everything_is_unfolded_and_light(opened: list[Page]) -> None:
    page = opened[1]
    page.emulate_media(media="print")
    assert page.locator("#exercise-elu pre").first.bounding_box()["height"] > 20  # type: ignore[index]
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"


def test_headings_and_landmarks_are_what_a_screen_reader_is_told(opened: list[Page]) -> None:
    told = opened[0].locator("body").aria_snapshot()
    for part in (
        "- banner:",
        '- heading "',
        '- navigation "Notebooks of this submission"',
        "- main:",
        '- heading "relu ◐ partly right 0.75 of 2 marks" [level=3]',
        "- meter",
    ):
        assert part in told
    unfold(opened[0])
    assert '- columnheader "Case"' in opened[0].locator("body").aria_snapshot()


def test_the_other_notebook_opens_beside_this_page(browser: Browser, file: Path) -> None:
    page = browser.new_page()
    page.goto(file.as_uri())
    with page.context.expect_page() as opening:
        page.get_by_role("link", name="further").click()
    assert opening.value.title() == "the other page"
    page.close()
