"""Raises exceptions whose name, message, notes and traceback are code for a page."""
# base: starter
# stock: shows tracebacks with colours, escaped
# earns: nothing
# expect: cell error
# expect: relu raised


# %% relu
def relu(z):
    raise ValueError(
        "<script>pwned()</script> `</code><img src=x onerror=pwned()>` [x](javascript:pwned()) ![x](//pwned)"
    )


# %% elu
def elu(z, gamma):
    raise type("<script>pwned()</script>", (Exception,), {})("</li></ul><script>pwned()</script>")


# %% extra-after: softplus
error = type("<img src=x onerror=pwned()>", (Exception,), {})(
    "\n\n<script>pwned()</script>\n\n# pwned"
)
error.add_note("<svg onload=pwned()>")
raise error
