"""Whatever a student writes comes out as text: nothing of it acts in the page, nothing hides."""

from __future__ import annotations

import base64
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.feedback.colours import coloured
from autograder.feedback.escaping import MAX_TEXT, said, visible
from autograder.feedback.style import CSS, POLICY
from tests.feedback_pages import (
    answer,
    exercise,
    made,
    own,
    parsed,
    raised,
    result,
    shown,
    stream,
    wrong,
)

NASTY = {
    "script": "<script>alert(1)</script>",
    "closing": "</samp></code></pre></details></section></main></body></html><script>1</script>",
    "style": "</style><style>*{display:none}</style>",
    "title": "</title><script>alert(2)</script>",
    "attribute": '" onmouseover="alert(3)" x=\'',
    "handler": "<img src=x onerror=alert(4)>",
    "data URL": '<a href="data:text/html,<script>alert(5)</script>">x</a>',
    "javascript URL": "[x](javascript:alert(6)) <a href=javascript:alert(6)>x</a>",
    "frame": "<iframe srcdoc='<script>alert(7)</script>'></iframe>",
    "svg": "<svg onload=alert(8)><style><!--</style>--></svg>",
    "form": "<form action=//evil.example><input name=password></form>",
    "base": "<base href=//evil.example>",
    "refresh": "<meta http-equiv=refresh content=0;url=//evil.example>",
    "comment": "<!-- --!> <![CDATA[ ]]> <?php ?> <!DOCTYPE x>",
    "entities": "&lt;script&gt; &#60;script&#62; &amp;amp; &nbsp;",
    "backticks": "`<script>` ``` `</code><b>` `",
    "template": "{{ resources.score }} {% raise %} {0} {name} %s %(x)s $x",
    "mathematics": r"$\href{javascript:alert(9)}{x}$ \(x\) \[x\] \begin{align}",
    "unicode": "ẞ 最终版 𝛅 🙂 \u00ad e\u0301",
}
# All that a page is made of; anything else came from elsewhere.
TAGS = """html head meta title style body header p bdi h1 h2 h3 meter nav ul ol li a span b code
    main section details summary pre samp table thead tbody tr th td br img div"""
ATTRIBUTES = """lang charset http-equiv content name class id href target min max value aria-label
    aria-current aria-labelledby role open scope src alt"""
nasty = pytest.mark.parametrize("text", [pytest.param(t, id=name) for name, t in NASTY.items()])


def everywhere(text: str) -> str:
    """A page with the text in every place that a student can fill."""
    document = result(
        wrong("relu", sentence=f"your code stopped with {text}", note=text),
        exercise("elu", note=text),
        note=f"the notebook was handed in under the name {text!r}",
        student=text,
    )
    outputs = [
        stream(text),
        stream(text, "stderr"),
        shown(text_plain=text),
        raised(text, text, "line", text),
        raised("Stopped", text, text),
        shown(image_png=text, image_jpeg=text, text_html=text, image_svg=text),
    ]
    cells = [answer("relu", text, *outputs), own(text, *outputs), own(text, kind="markdown")]
    return made(document, *cells)


@nasty
def test_a_students_text_is_shown_as_text_wherever_it_stands(text):
    page = parsed(everywhere(text))
    assert not page.strays
    assert {e.tag for e in page.elements} <= set(TAGS.split())
    assert {name for e in page.elements for name in e.attributes} <= set(ATTRIBUTES.split())
    assert page.text.count(text) >= 8, "code, prints, exceptions, prose"
    assert "body" in {e.tag for e in page.elements}
    for element in page.elements:
        for name, value in element.attributes.items():
            assert text not in (value or ""), (element.tag, name)


@nasty
def test_the_page_keeps_its_form_whatever_stands_in_it(text):
    def form(page: str) -> list[tuple[str, ...]]:
        elements = parsed(page).elements
        # Colours and backticks follow the text; all else must not.
        kept = (e for e in elements if e.tag not in ("span", "code"))
        return [(e.tag, *e.attributes, *(t for t in e.inside if t != "span")) for e in kept]

    assert form(everywhere(text)) == form(everywhere("plain"))


@given(st.text(max_size=60))
def test_any_text_at_all_adds_no_tag_and_is_all_there(text):
    page = parsed(made(result(), own("x", stream(text + ".")), own(text + ".")))
    assert not page.strays
    assert {e.tag for e in page.elements} <= set(TAGS.split())
    shown_texts = [e.text for e in page.all("pre")]
    assert shown_texts == ["x", visible(text) + ".", visible(text) + "."]


def test_no_page_has_scripts_handlers_or_styles_of_its_own():
    page = everywhere("".join(NASTY.values()))
    assert "<script" not in page.lower()
    tags = re.findall(r"<[a-z][^>]*>", page)
    assert not [tag for tag in tags if re.search(r"\son\w+=|\sstyle=|javascript:", tag)]
    assert len(parsed(page).all("style")) == 1


def test_the_policy_forbids_everything_but_this_style_and_pictures_in_the_page():
    page = parsed(made(result()))
    (policy,) = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
    assert policy.attributes["content"] == POLICY
    assert POLICY.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in POLICY
    (style,) = page.all("style")
    assert style.text == CSS
    order = [e.tag for e in page.elements]
    assert order.index("meta") < order.index("style"), "the policy comes before what it governs"
    assert not re.search(r"https?:|//|@import|url\(", CSS)


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\0", "U+0000"),
        ("\x07", "U+0007"),
        ("\x1b", "U+001B"),
        ("\x85", "U+0085"),
        ("\u202e", "U+202E"),
        ("\u2066", "U+2066"),
        ("\u200f", "U+200F"),
        ("\u200b", "U+200B"),
        ("\ufeff", "U+FEFF"),
        ("\ud800", "U+D800"),
        ("\U000e0041", "U+E0041"),
    ],
)
def test_control_and_bidi_characters_are_named_and_do_nothing(character, name):
    page = everywhere(f"is_admin{character}{character}== True")
    assert character not in page
    assert f"is_admin⟨{name}⟩⟨{name}⟩== True" in parsed(page).text
    page.encode("utf-8")


def test_line_ends_of_any_kind_are_line_ends():
    assert visible("a\r\nb\rc\n\td") == "a\nb\nc\n\td"


def test_a_picture_is_decoded_and_encoded_anew_or_not_shown():
    png = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
    honest = base64.b64encode(png).decode()
    attack = honest + '" onerror="alert(1)'
    cases = [honest, honest + "\n", attack, "AAAA", "", base64.b64encode(b"<svg>").decode()]
    page = parsed(made(result(), own("x", *(shown(image_png=data) for data in cases))))
    pictures = page.all("img")
    assert [p.attributes["src"] for p in pictures] == [f"data:image/png;base64,{honest}"] * 2
    assert [p.attributes["alt"] for p in pictures] == [
        "Picture 1 of this cell",
        "Picture 2 of this cell",
    ]


def test_a_flood_is_cut_with_a_word_about_what_is_missing():
    flood = "x" * 5_000_000
    cells = [own(flood, *[stream(flood)] * 70), *[own("y")] * 300]
    page = made(result(wrong(sentence=flood)), answer("relu", flood), *cells)
    assert len(page) < 60 * MAX_TEXT
    text = parsed(page).text
    assert "more characters are not shown here" in text
    assert "and 20 more outputs" in text
    assert "and 201 more cells" in text


@pytest.mark.parametrize(
    "code",
    [
        "'" + "\\" * MAX_TEXT,
        '"' * MAX_TEXT,
        "f'{" * (MAX_TEXT // 3),
        '"""' + "a\n" * MAX_TEXT,
        "1e" * MAX_TEXT,
        "rb" * MAX_TEXT,
        "(" * MAX_TEXT,
        "a." * MAX_TEXT,
        "#" * MAX_TEXT,
    ],
)
def test_no_code_is_slow_to_colour(code):
    started = time.perf_counter()
    coloured(code[:MAX_TEXT])
    assert time.perf_counter() - started < 1


def test_code_has_light_colours_and_loses_nothing():
    code = 'def f(x):  # slope\n    return rb"\\"<b>" + f\'{x!r}\' * 0x1f + 1.5e-3 if x else None'
    found = parsed(f"<p>{coloured(code)}</p>")
    assert found.elements[0].text == code
    assert [(e.attributes["class"], e.text) for e in found.all("span")] == [
        ("k", "def"),
        ("c", "# slope"),
        ("k", "return"),
        ("s", 'rb"\\"<b>"'),
        ("s", "f'{x!r}'"),
        ("n", "0x1f"),
        ("n", "1.5e-3"),
        ("k", "if"),
        ("k", "else"),
        ("k", "None"),
    ]


def test_backticks_become_code_and_chinese_terms_are_marked_as_chinese():
    assert said("use `z < 0`, 激活函数!") == (
        'use <code>z &lt; 0</code>, <span lang="zh">激活函数</span>!'
    )
