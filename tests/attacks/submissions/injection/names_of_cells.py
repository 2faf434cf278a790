"""Uses code as names: of cells, functions, classes, files and modules, which tracebacks repeat."""
# base: starter
# stock: shows tracebacks, escaped
# earns: nothing
# expect: cell error
# expect: relu raised


# %% relu
def relu(z):
    return outer(z)


def outer(z):
    raise NotImplementedError


outer.__code__ = outer.__code__.replace(
    co_name="<script>pwned()</script>",
    co_qualname="`<script>pwned()</script>`",
    co_filename="<img src=x onerror=pwned()>",
)
# %% extra-after: softplus
# <script>pwned()</script> ::error::pwned
exec(compile("1 / 0", "<script>pwned()</script>", "exec"))


# %% elu
def elu(z, gamma):
    exec(compile("\n\n1 / 0", "<cell <script>pwned()</script>>", "exec"))
