"""Hands in timestamps of the past, huge, linked and as a fifo, and a secret that is not its own."""
# base: starter
# stock: believes timestamp.txt; a fifo in its place hangs for ever
# earns: nothing

# %% file: timestamp.txt
1970-01-01 00:00:00 UTC
# %% file: submission_secret.txt
0000
# %% arrange: folder
(folder / "timestamp.txt").unlink()
os.mkfifo(folder / "timestamp.txt")
(folder / "late.txt").symlink_to("/dev/zero")
(folder / "collected").mkdir()
(folder / "collected" / "timestamp.txt").write_text("9" * 1_000_000)
