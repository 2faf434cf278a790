"""Uses names with ../ and backslashes wherever a name could become a path."""
# base: starter
# stock: attachments and metadata names are left alone; a zip from a form may slip
# earns: nothing

# %% edit: activations
notebook["metadata"]["name"] = notebook["metadata"]["title"] = "../../../gradebook.db"
for number, cell in enumerate(cells):
    cell["id"] = "../" * number + "etc/passwd"
    cell["attachments"] = {"../../../gradebook.db": {"image/png": "AAAA"}}
    cell["metadata"]["name"] = "/tmp/backgrade-attack"
# %% arrange: folder
text = (folder / "activations.ipynb").read_text()
for name in "..\\..\\..\\gradebook.ipynb", "C:\\autoexec.ipynb", "....ipynb", "%2e%2e%2fx.ipynb":
    (folder / name).write_text("{}")
for name in "..\\activations.ipynb", "activations.ipynb\\..\\x.ipynb":
    (folder / name).write_text(text)
