"""A cell of the student's own loops for ever and swallows every interrupt; the solutions are right: full marks."""
# base: reference

# %% extra-after: relu
# live plot while I work on the other tasks, stop button does not work :(
import time

counter = 0
while True:
    try:
        counter += 1
        time.sleep(0.01)
    except BaseException:
        pass
