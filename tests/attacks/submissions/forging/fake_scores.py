"""Prints and displays scores in all the ways in which a grader might look for one."""
# base: starter
# stock: full marks: the first result of a check cell is read as its score
# earns: nothing
# expect: shows 1000.0

# %% extra-after: test-sigmoid
from IPython.display import display

print('{"score": 1.0, "max": 1.0, "outcome": "passed"}')
display({"text/plain": "1.0", "application/json": {"score": 1.0}}, raw=True)


class Score(float):
    def __repr__(self):
        return "1000.0"

    def _repr_html_(self):
        return "<b>46 of 46 marks</b>"

    def _repr_mimebundle_(self, **options):
        return {"text/plain": "1000.0", "score": 46}


Score(46)

# %% extra-after: relu
### BEGIN HIDDEN TESTS
assert True
### END HIDDEN TESTS
get_ipython().display_formatter.formatters["text/plain"].for_type(object, lambda *a: "1.0")
46.0

# %% replace: test-relu
1000.0

# %% replace: test-sigmoid
46.0
