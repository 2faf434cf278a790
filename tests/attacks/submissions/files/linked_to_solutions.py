"""Hands in a link to the instructor's solved notebook."""
# base: starter
# stock: follows it: full marks, and the solutions in the student's feedback
# earns: nothing
# expect: problem a link to another file

# %% link: activations.ipynb
@course@/source/1-activations/activations.ipynb
# %% link: further.ipynb
../../../source/1-activations/further.ipynb
