"""Hands in 20 MB of data under a hundred names."""
# base: starter
# stock: copies two gigabytes into autograded/
# earns: nothing

# %% arrange: folder
with (folder / "data-0.bin").open("wb") as file:
    file.truncate(20_000_000)
for number in range(1, 100):
    os.link(folder / "data-0.bin", folder / f"data-{number}.bin")
