"""Displays HTML, SVG, JavaScript, LaTeX, Markdown, widgets and pages inside the page."""
# base: starter
# stock: shows raw HTML and scripts to student and instructor
# earns: nothing

# %% extra-after: setup
from IPython.display import (
    HTML,
    IFrame,
    Image,
    JSON,
    Javascript,
    Latex,
    Markdown,
    Math,
    SVG,
    display,
)

for thing in (
    HTML("<script>pwned()</script>"),
    Javascript("pwned()"),
    IFrame("javascript:pwned()", 1, 1),
    SVG(
        data="<svg xmlns='http://www.w3.org/2000/svg' onload='pwned()'><script>pwned()</script></svg>"
    ),
    Latex(r"\href{javascript:pwned()}{x}"),
    Math(r"\href{javascript:pwned()}{x}"),
    Markdown("[x](javascript:pwned()) <img src=x onerror=pwned()>"),
    JSON({"pwned": 1}),
    Image(url="//pwned"),
):
    display(thing)
display(
    {
        "text/html": "<b onclick=pwned()>",
        "image/svg+xml": "<svg onload=pwned()>",
        "application/javascript": "pwned()",
        "application/vnd.jupyter.widget-view+json": {"model_id": "pwned"},
        "application/vnd.plotly.v1+json": {"data": "pwned"},
        "text/latex": "$pwned$",
        "text/plain": "x",
    },
    raw=True,
)
