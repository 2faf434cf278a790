"""Prints and is noted with lines that a host of continuous integration obeys when they are logged."""
# base: starter
# stock: prints them to its log
# earns: nothing
# expect: note under the name
# student: ::add-mask::0

# %% extra-after: setup
print(
    "::error::pwned\n::set-output name=score::46\n##[error]pwned\n::stop-commands::x\n##vso[task.complete result=Succeeded;]"
)


# %% relu
def relu(z):
    raise ValueError("::error::pwned ##[group]pwned")


# %% rename: ::error::x ::add-mask::1 ##[error] ::error::x ::add-path::.ipynb
