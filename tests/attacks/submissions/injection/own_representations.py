"""Shows objects that describe themselves as HTML, and registers formatters for all others."""
# base: starter
# stock: shows the HTML
# earns: nothing


# %% extra-after: setup
class Shown:
    _repr_html_ = _repr_svg_ = _repr_javascript_ = _repr_markdown_ = lambda self: (
        "<script>pwned()</script>"
    )

    def _repr_mimebundle_(self, **options):
        return {"text/html": "<script>pwned()</script>"}

    def __repr__(self):
        return "<script>pwned()</script>"


formatters = get_ipython().display_formatter.formatters
for kind in "text/html", "image/svg+xml", "text/markdown":
    formatters[kind].for_type(object, lambda *arguments: "<script>pwned()</script>")
display(Shown())
plt.plot([1, 2])
plt.title("<script>pwned()</script>")
plt.show()
Shown()
