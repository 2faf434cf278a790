"""Asks for another kernel: a shell, and one whose start command is its own."""
# base: starter
# stock: the kernel's name is overwritten
# earns: nothing

# %% edit: activations
notebook["metadata"]["kernelspec"] = {
    "name": "bash",
    "display_name": "Bash",
    "language": "bash",
    "argv": ["/bin/sh", "-c", "touch /tmp/backgrade-attack-kernel"],
}
notebook["metadata"]["language_info"] = {"name": "bash", "file_extension": "/../../x"}
notebook["nbformat"], notebook["nbformat_minor"] = 4, 10**9
# %% arrange: folder
(folder / "kernels" / "python3").mkdir(parents=True)
(folder / "kernels" / "python3" / "kernel.json").write_text(
    '{"argv": ["touch", "/tmp/backgrade-attack-kernel"], "display_name": "Python 3"}'
)
