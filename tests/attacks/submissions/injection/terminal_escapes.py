"""Sends escape sequences for terminals: clear, title, links, colours, answers, the bell."""
# base: starter
# stock: colours are shown, other sequences reach terminals and logs
# earns: nothing
# expect: cell error
# expect: relu raised

# %% extra-after: setup
import sys

nasty = (
    "\x1b[2J\x1b[H\x1b]0;pwned\x07\x1b]8;;http://pwned\x1b\\x\x1b]8;;\x1b\\\x1b[31m\x1b[6n\x9b31m\x07\x08\x08\x00"
    "\x1bP$q\x1b\\\x1b[?1049h\x1b]52;c;cHduZWQ=\x07\x90\x9d\x1b(0\r\x0b\x0c\x7f"
)
print(nasty)
print(nasty, file=sys.stderr)
display({"text/plain": nasty}, raw=True)
raise type("E\x1b[2J", (Exception,), {})(nasty)


# %% relu
def relu(z):
    raise ValueError(nasty)


# %% saturation
saturation = dict.fromkeys(("sigmoid", "tanh"), "\x1b[2J\x1b[31m\x07")
# %% edit: activations
for place in 4, 9:
    cells.insert(place, {"cell_type": "code", "metadata": {}, "outputs": [],
                         "source": "# \x1b[2J\x9b31m\u202e ::error:: [/]\nimport os, socket"})
