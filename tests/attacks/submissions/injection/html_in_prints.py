"""Prints tags: scripts, pictures with handlers, frames, forms, broken comments."""
# base: starter
# stock: printed text is escaped
# earns: nothing

# %% extra-after: setup
import sys

for text in (
    "<script>pwned()</script>",
    "<img src=x onerror=pwned()>",
    "</pre><iframe src=javascript:pwned()>",
    "<svg/onload=pwned()>",
    "<!--",
    "--><b pwned>",
    "<form action=//pwned>",
    "]]><pwned>",
    "&lt;pwned&gt;",
):
    print(text)
    print(text, file=sys.stderr)
text
