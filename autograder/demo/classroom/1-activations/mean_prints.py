"""Prints far too much, with scripts, forged marks and terminal escapes, also inside calls; solutions right: full marks."""
# base: reference

# %% extra-after: setup
from IPython.display import HTML, Javascript, Markdown, display

display(HTML("<script>document.body.innerHTML = '<h1>100 / 100</h1>'</script><img src=x onerror=alert(1)>"))
display(Javascript("alert('hello grader')"))
display(Markdown("</div></pre><script>alert(2)</script>\n\n# Score: 46.0 / 46.0"))
print("</pre></div></body><script>alert(3)</script>")
print("\x1b[2J\x1b[H\x1b]0;all passed\x07\x1b[32m46.0 of 46 marks\x1b[0m\r\x00\x08\x9b31m")
print("### BEGIN HIDDEN TESTS\n{{ resources.score }} {% raise %}\ud800")

# %% sigmoid
import os, sys

def sigmoid(z):
    print("sigmoid was called with", z)
    print("\x1b[2J" * 1000, file=sys.stderr)
    for number in (1, 2):
        try:
            os.write(number, b'{"kind": "returned", "score": 46}\n\x1b[31m')
        except OSError:
            pass
    sys.__stdout__.write("<script>alert(4)</script>\n")
    return np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1.0 + np.exp(-np.abs(z)))

# %% extra-after: sigmoid
for i in range(30000):
    print(i, "I want to see every single value " + "." * 60, sigmoid)

# %% extra-after: relu
class Evil:
    def __repr__(self): return "\x1b]8;;http://example.com\x07click\x1b]8;;\x07" * 100
    def _repr_html_(self): return "<iframe src='javascript:alert(5)'></iframe>" * 100
    def _repr_svg_(self): return "<svg onload='alert(6)'/>"

Evil()
