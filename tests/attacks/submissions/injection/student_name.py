"""Is called like a piece of HTML, in tables, pages and lists of the class."""
# base: starter
# stock: formgrader escapes names
# earns: nothing
# student: <img src=x onerror=pwned()>

# %% extra-after: setup
print("hello")
