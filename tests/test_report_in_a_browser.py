"""The report on a class in a real browser: wide and narrow, light and dark, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from autograder.report.page import page as page_of
from tests.in_jupyterlab import BROWSER_ARGS, CHROMIUM, CONTRAST, needs_chromium
from tests.test_report_page import everything

pytestmark = needs_chromium
LONG = "an_exercise_with_a_very_long_name_" * 3 + "激活函数"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "in CI the browser tests must run: install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=BROWSER_ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def opened(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Page]]:
    """The page as four readers have it. It asks for no file, and the browser has no complaint."""
    path: Path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(page_of(everything("anna" * 20, LONG)), "utf-8")
    pages: list[Page] = []
    heard: list[str] = []
    for width in (1200, 390):
        for scheme in ("light", "dark"):
            size = {"width": width, "height": 844}
            page = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
            page.on("console", lambda message: heard.append(message.text))
            page.on("pageerror", lambda error: heard.append(str(error)))
            page.on("request", lambda request: heard.append(request.url[:99]))
            page.goto(path.as_uri())
            pages.append(page)
    yield pages
    for page in pages:
        page.close()
    assert heard == [path.as_uri()] * 4


def fold(page: Page, *, opened: bool) -> None:
    page.evaluate(f"document.querySelectorAll('details').forEach(d => d.open = {opened:d} === 1)")


def test_nothing_is_wider_than_the_screen_even_with_all_unfolded(opened: list[Page]) -> None:
    for page in opened:
        fold(page, opened=True)
        wide, screen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= screen


def test_every_text_is_told_from_its_ground_in_light_and_dark(opened: list[Page]) -> None:
    for page in opened:
        fold(page, opened=True)
        found = page.locator("body").evaluate(CONTRAST)
        assert len(found) > 200
        assert not [(text, ratio) for text, ratio in found if ratio < 4.5]


def test_dark_is_dark_and_light_is_light_in_text_and_figure(opened: list[Page]) -> None:
    colour = "e => getComputedStyle(e)[{}]"
    grounds = [p.eval_on_selector("body", colour.format("'backgroundColor'")) for p in opened]
    assert grounds == ["rgb(255, 255, 255)", "rgb(15, 19, 24)"] * 2
    bars = [p.eval_on_selector("svg.chart rect.fill", colour.format("'fill'")) for p in opened]
    assert bars == ["rgb(5, 80, 174)", "rgb(121, 184, 255)"] * 2


def test_a_wide_table_scrolls_on_its_own_and_can_be_reached_with_the_keyboard(
    opened: list[Page],
) -> None:
    phone = opened[2]
    table = phone.locator("section[aria-labelledby=exercises] > .wide")
    inner, outer = table.evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert inner > outer, "ten columns have no room on a phone"
    table.focus()
    assert table.evaluate("e => e === document.activeElement")
    name = table.locator("tbody th[scope=row]").first
    before = name.bounding_box()
    table.evaluate("e => { e.scrollLeft = 200 }")
    assert name.bounding_box() == before, "the name of the exercise stays in sight"


def test_a_link_leads_to_what_is_behind_the_numbers(opened: list[Page]) -> None:
    page = opened[0]
    fold(page, opened=False)
    page.get_by_role("link", name="unexplained").click()
    target = page.locator("details:target")
    assert target.get_attribute("id") == "exercise-core-unexplained"
    target.locator("> summary").focus()
    page.keyboard.press("Enter")
    assert target.locator("table").is_visible()


def test_a_finger_finds_what_to_unfold(opened: list[Page]) -> None:
    fold(opened[2], opened=True)
    for summary in opened[2].locator("summary").all():
        box = summary.bounding_box()
        assert box is not None
        assert box["height"] >= 24, "WCAG 2.2, target size"


def test_headings_figures_and_tables_are_what_a_screen_reader_is_told(opened: list[Page]) -> None:
    fold(opened[0], opened=True)
    told = opened[0].locator("body").aria_snapshot()
    for part in (
        "- banner:",
        '- navigation "Contents"',
        "- main:",
        '- region "What the class gets wrong":',
        '- img "How many submissions have how many marks"',
        '- columnheader "Discrimination"',
        '- rowheader "visible"',
        '- columnheader "Visible only"',
    ):
        assert part in told, part


def test_on_paper_everything_is_unfolded_and_light(opened: list[Page]) -> None:
    page = opened[1]
    fold(page, opened=False)
    page.emulate_media(media="print")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    behind = page.locator("#exercise-core-unexplained table").bounding_box()
    assert behind is not None
    assert behind["height"] > 20
    page.emulate_media(media="screen")
