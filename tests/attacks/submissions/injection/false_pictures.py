"""Displays pictures that are none: scripts, quotes that would close the tag, other types."""
# base: starter
# stock: puts the text into the src of an img tag as it is
# earns: nothing
# expect: cell died

# %% extra-after: setup
import base64

display(
    {"image/png": base64.b64encode(b"<script>pwned()</script>").decode(), "text/plain": "x"},
    raw=True,
)
display(
    {"image/jpeg": "data:text/html,<script>pwned()</script>"},
    metadata={"image/png": {"width": "1 onload=pwned()"}},
    raw=True,
)
# %% extra-after: relu
display({"image/png": 'x" onerror="pwned()'}, raw=True)
