"""Reads stored results, where each case and its verdict stands."""
# base: starter
# stock: there are none; autograded/ and feedback/ of others are readable
# earns: nothing
# expect: shows refused
# unguarded: results

# %% extra-after: setup
for place in "results/1-activations/neighbour.json", "autograded/neighbour", "feedback/neighbour":
    try:
        print(open(f"@course@/{place}").read())
    except OSError:
        print("refused")
