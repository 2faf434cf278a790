"""Adds prose with scripts, links, pictures, formulas that end too late, and raw cells."""
# base: starter
# stock: shows it as HTML
# earns: nothing

# %% edit: activations
for number, text in enumerate(
    [
        "<script>pwned()</script>",
        "<img src=x onerror=pwned()> [x](javascript:pwned())",
        "<pwned\n\n\n<pwned>",
        "\\\\[ <img src=x onerror=pwned()> \\\\\\]",
        "$$ <img src=x onerror=pwned()> $$",
        "```\n<pwned>\n```\n<pwned>",
        "\\begin{a}<img src=x onerror=pwned()>\\end{a}",
        "    x\n\n<pwned>",
        "\t<pwned>\n<pwned>",
        "- a\n- <pwned>",
        "a\x0b<pwned>\x0c<pwned>\x85<pwned>\u2028<pwned>\r<pwned>",
        "[a]: javascript:pwned()\n[a]",
        "> <pwned>",
        "<style>@import 'pwned'</style>",
        "<base href=//pwned>",
        "![x](attachment:pwned)",
        "```mermaid\n<pwned>\n```",
        "&#60;pwned&#62;",
        "<https://pwned>",
        "|a|\n|-|\n|<pwned>|",
        "1. <pwned>",
        "    ",
        "",
        "\\\\(<pwned>\\\\\\)",
    ]
):
    for kind in "markdown", "raw":
        cells.insert(
            2 * number,
            {
                "cell_type": kind,
                "source": text,
                "attachments": {"pwned": {"text/html": "<pwned>"}},
                "metadata": {
                    "format": "text/html",
                    "raw_mimetype": "text/html",
                    "slideshow": "<pwned>",
                },
            },
        )
