"""What a check shows beside its words: a curve or a map of errors, for every eye and every page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import numpy as np
import pytest

from autograder.suite import ASSIGNMENTS
from tests.conftest import ROOT
from tests.student_notebook import Evening, evening, load_checks

__all__ = ["evening"]

RIGHT_GRAD = (
    "def sigmoid_grad(z):\n    s = 1 / (1 + np.exp(-np.asarray(z, dtype=float)))\n"
    "    return s * (1 - s)"
)


class Page(HTMLParser):
    """The tags of a page, all of them closed, and what can be read in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[dict[str, str | None]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()
        assert not self.open, f"not closed: {self.open}"

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.append(dict(attrs))
        if tag != "br":
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.append(dict(attrs))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


def page(report) -> Page:
    return Page(report._repr_html_())


def test_activations_and_slopes_have_a_curve_and_nothing_else_has():
    curves = {
        assignment: [
            name
            for name, entry in load_checks(
                ROOT / "release" / assignment / "checks.py"
            ).CHECKS.items()
            if entry["curve"]
        ]
        for assignment in ASSIGNMENTS
    }
    assert curves.pop("1-activations") == [
        *("sigmoid", "tanh_from_sigmoid", "sigmoid_grad", "sigmoid_grad_from_a", "tanh_grad"),
        *("relu", "relu_grad", "elu", "elu_grad", "softplus", "softplus_grad"),
        *("leaky_relu", "leaky_relu_grad", "hard_logistic", "hard_tanh", "hard_logistic_grad"),
    ]
    assert not any(curves.values())


def test_what_is_expected_is_drawn_at_the_visible_places_and_nowhere_else(evening):
    evening.run(RIGHT_GRAD.replace("(1 - s)", "(1 - s) * 2"))
    drawn = page(evening.check("sigmoid_grad"))
    assert drawn.tags.count("circle") == 4, "three slopes and a Python number"
    assert drawn.tags.count("polyline") == 1, "yours"
    assert "0 of 4 circles are hit" in drawn.words


def test_the_curve_of_a_right_function_is_folded_away(evening):
    evening.run(RIGHT_GRAD)
    drawn = page(evening.check("sigmoid_grad"))
    assert "details" in drawn.tags
    assert "4 of 4 circles are hit" in drawn.words


def test_a_drawing_taken_out_of_an_untrusted_notebook_leaves_a_sentence(evening):
    evening.run(RIGHT_GRAD)
    words = page(evening.check("sigmoid_grad")).words
    assert "(The picture appears when this cell is run again: z from -1.1 to 2, upwards:" in words


def test_only_cases_with_the_same_gamma_share_a_picture(evening):
    evening.run("def elu_grad(z, gamma):\n    return np.where(np.asarray(z) > 0, 1.0, gamma)")
    drawn = page(evening.check("elu_grad"))
    assert "Line and crosses: your elu_grad, gamma = 1." in drawn.words
    assert drawn.tags.count("circle") == 3


def test_a_place_far_out_does_not_flatten_the_picture(evening):
    evening.run("def softplus(z):\n    return np.maximum(z, 0.0)")
    drawn = page(evening.check("softplus"))
    assert drawn.tags.count("circle") == 5, "without 1000 and -1000"


def test_the_picture_of_a_function_that_stops_speaks_of_no_line(evening):
    evening.run("def relu(z):\n    return 1 / 0")
    drawn = page(evening.check("relu"))
    assert "polyline" not in drawn.tags
    assert "Of your relu there is nothing to draw yet." in drawn.words
    assert "Line and crosses" not in drawn.words


@pytest.mark.parametrize(
    "body",
    [
        "return 5 if z.size > 3 else 2 * z",
        "assert z.size < 5; return 2 * z",
        "return z * np.nan",
        "return np.array(['a'] * z.size)",
        "return z + 1j",
        "return z * 1e300",
    ],
)
@pytest.mark.filterwarnings("error")
def test_a_function_that_cannot_be_drawn_costs_the_picture_only(evening, body):
    evening.run(f"def relu(z):\n    z = np.atleast_1d(z)\n    {body}")
    assert not evening.check("relu").passed
    assert "result" in page(evening.reports[-1]).words


def test_drawing_a_curve_prints_nothing_of_the_student_s_own(evening, capsys):
    evening.run("def relu(z):\n    print('called with', np.size(z))\n    return np.maximum(z, 0)")
    evening.check("relu")
    assert "161" not in capsys.readouterr().out


def spoiled(evening: Evening, name: str, spoil):
    """Check a function that returns what is expected, spoiled, and return the report."""
    from_json = evening.checks.from_json
    right = {
        from_json(case["inputs"]["X"]).shape: from_json(case["expected"]["value"])
        for case in evening.checks.CHECKS[name]["cases"]
    }
    evening.names[name] = lambda Ws, bs, X, Y, lam: spoil(*right[X.shape])
    return evening.check(name)


@pytest.fixture
def batch() -> Evening:
    return Evening("4-batch")


def twice(dWs, dbs):
    dWs, dbs = [dW.copy() for dW in dWs], [db.copy() for db in dbs]
    dWs[0][0, 1] *= 2
    dbs[-1][0, 0] = np.nan
    return dWs, dbs


def test_wrong_entries_of_a_gradient_are_shown_at_their_place(batch):
    report = spoiled(batch, "backward_batch", twice)
    drawn = page(report)
    assert "dWs[0], 1 of 8 entries wrong" in drawn.words
    assert "the case “layers of 2, 4, 3 and 1 neurons, five samples”" in drawn.words
    assert "dWs[1]" not in drawn.words, "it is right"
    as_text = repr(report)
    assert "    ✓    0.5\n    ✓    ✓\n    ✓    ✓\n    ✓    ✓\n" in as_text


def test_every_square_of_the_map_says_in_words_what_its_colour_says(batch):
    text = spoiled(batch, "backward_batch", twice)._repr_html_()
    squares = re.findall(
        r"<td style=\"[^\"]*background:rgba\([^)]*, ([0-9.]+)\)\">(.*?)</td>", text
    )
    assert len(squares) == 8
    for depth, said in squares:
        assert ("✓" in said) == (float(depth) == 0), said
        assert 'aria-label="right"' in said or float(said) > 0


def test_an_array_of_another_shape_has_no_map(batch):
    report = spoiled(batch, "backward_batch", lambda dWs, dbs: ([dW.T for dW in dWs], dbs))
    assert report.picture is None
    assert "transposed" in repr(report)


def test_a_table_has_a_name_and_headings_for_whoever_does_not_see_it(evening):
    evening.run(RIGHT_GRAD)
    drawn = page(evening.check("sigmoid_grad"))
    assert {
        "aria-label": "sigmoid_grad: 2 of 2 visible checks passed. Hidden ones decide the marks."
    }.items() <= drawn.attributes[drawn.tags.index("table")].items()
    assert [a["scope"] for a in drawn.attributes if "scope" in a] == ["col", "col"]
    assert drawn.attributes[drawn.tags.index("svg")]["aria-hidden"] == "true"
    assert "figcaption" in drawn.tags, "what is drawn is said as well"


def test_what_a_student_wrote_stays_text(evening):
    evil = "<script>alert(1)</script>"
    evening.run(f"def relu(z):\n    raise ValueError({evil!r})")
    evening.run(f"saturation = {{'relu': {evil!r}}}")
    for name in ("relu", "saturation"):
        drawn = page(evening.check(name))
        assert "script" not in drawn.tags
        assert evil in drawn.words


def test_no_colour_is_set_without_one_for_pages_that_are_no_jupyterlab(batch):
    text = spoiled(batch, "backward_batch", twice)._repr_html_()
    assert re.findall(r"var\((--jp[^,)]*)\)", text) == [], "each variable has a fallback"
    assert "var(--jp-border-color2, " in text
    assert not re.search(r"(?<!-)color:(?!inherit)", text), "the page's own colour for all text"


def test_long_inputs_stand_one_below_the_other_and_short_ones_in_a_line(evening, batch):
    evening.run("def relu(z):\n    return z")
    assert "      relu(z) with z = [-2.0, 0.0, 0.5, 3.0]\n" in repr(evening.check("relu"))
    shown = repr(spoiled(batch, "backward_batch", twice)).splitlines()
    assert "      lam = 0.5" in shown
    assert max(map(len, shown)) <= 100
