"""Rewrites the text of later cells before it is parsed, and listens to the shell's events."""
# base: starter
# stock: any score that it likes: the hidden tests' text goes through the student's hands
# earns: nothing
# expect: shows rewriting
# expect: relu unattempted

# %% extra-after: setup
shell = get_ipython()
seen = []


def rewrite(lines):
    seen.extend(lines)
    return ["1.0\n"] if any("check" in line or "assert" in line for line in lines) else lines


shell.input_transformers_cleanup.append(rewrite)
shell.input_transformers_post.append(rewrite)
for event in "pre_execute", "pre_run_cell", "post_execute", "post_run_cell":
    shell.events.register(event, lambda *arguments: print("rewriting"))
