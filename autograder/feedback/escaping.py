"""Text of unknown origin as HTML: escaped, of bounded length, and with nothing invisible in it.

Markup is called on literals only (ruff S704 sees to it); everything else is escaped by it.
"""

from __future__ import annotations

import re

from markupsafe import Markup

MAX_TEXT = 20_000  # characters of one cell or output: many screens of a phone
MAX_SENTENCE = 2_000

# Control characters end a page or a line where nobody expects it; those that set the direction of
# writing show code in another order than it runs. HTML has no way to write some of them at all.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_CODE_OR_CHINESE = re.compile(r"`(?P<code>[^`]*)`|(?P<chinese>[\u3400-\u9fff]+)")


def visible(text: str) -> str:
    """Return text in which invisible and control characters are named, such as ⟨U+202E⟩."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _INVISIBLE.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def clipped(text: str, limit: int = MAX_TEXT) -> str:
    """Return at most `limit` characters of the text, and how many are left out."""
    if len(text) <= limit:
        return text
    return f"{text[:limit]}\n[… {len(text) - limit} more characters are not shown here]"


def said(text: str, limit: int = MAX_SENTENCE) -> Markup:
    """Return sentences as HTML: what stands in backticks is code, Chinese terms are Chinese."""
    text = clipped(text, limit)
    parts: list[str] = []
    end = 0
    for found in _CODE_OR_CHINESE.finditer(text):
        form = Markup("<code>{}</code>")
        if found["chinese"]:  # to be read aloud, and drawn with the letters of its own language
            form = Markup('<span lang="zh">{}</span>')
        parts += [text[end : found.start()], form.format(found[1] or found[2] or "")]
        end = found.end()
    # What is no Markup is escaped while it is joined.
    return Markup("").join([*parts, text[end:]])
