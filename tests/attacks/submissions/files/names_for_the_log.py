"""Hands in files whose names are escape sequences and lines that a host of logs obeys."""
# base: starter
# stock: writes the names into its log as they are
# earns: nothing

# %% arrange: folder
for name in "\n::error::pwned", "\x1b]0;pwned\x07", "\x9b2J", "\r##[error]one", "##[error]two":
    (folder / f"data{name}.csv").write_text("1,2")
    (folder / name).mkdir()
    (folder / name / "data.csv").write_text("1,2")
