"""Raises messages and gives answers that the page's mathematics would take for formulas with links."""
# base: starter
# stock: comments are Markdown with mathematics; links of formulas are filtered by MathJax alone
# earns: nothing
# expect: relu raised


# %% relu
def relu(z):
    raise ValueError(
        r"$\href{javascript:pwned()}{click}$ $$\style{position:fixed}{pwned}$$ \(pwned\) \[pwned\]"
    )


# %% elu
def elu(z, gamma):
    raise KeyError(r"\begin{equation} \unicode{x3c}pwned \end{equation}")


# %% saturation
saturation = {
    "sigmoid": r"$\href{javascript:pwned()}{x}$",
    "tanh": r"\(\cssId{pwned}{}\)",
    "relu": "$$pwned$$",
    "leaky_relu": "<pwned>",
    "elu": "`<pwned>`",
    "softplus": "both",
    "hard_logistic": "[x](pwned)",
    "hard_tanh": "</td></tr></table><pwned>",
    "identity": "{{pwned}}",
}
