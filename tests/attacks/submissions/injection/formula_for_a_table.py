"""Is called like a formula of a spreadsheet, and hands in text that begins like one."""
# base: starter
# stock: `nbgrader export` writes names into the CSV as they are
# earns: nothing
# student: =HYPERLINK("http:pwned","me")

# %% extra-after: setup
print("=cmd|'/C calc'!A1\n+1+1\n-2+3\n@SUM(1)\t=1")
# %% saturation
saturation = dict.fromkeys(
    (
        "sigmoid",
        "tanh",
        "relu",
        "leaky_relu",
        "elu",
        "softplus",
        "hard_logistic",
        "hard_tanh",
        "identity",
    ),
    "=cmd|'/C calc'!A1",
)
