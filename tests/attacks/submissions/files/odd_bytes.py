"""Hands in bytes that are no text: other encodings, zeros, half characters."""
# base: starter
# stock: the submission fails: no score
# earns: nothing
# expect: cell error

# %% edit: activations
by_id["relu"]["source"] = "def relu(z): return '\ud800\udfff\ud800'"
by_id["sigmoid"]["source"] = ["x = 1\n", 7, None, "y = '\udc80\0'"]
cells.append(
    {"cell_type": "code", "id": "\ud800", "metadata": {"\udfff": "\ud800"}, "source": "\udcff"}
)
# %% arrange: folder
text = (folder / "further.ipynb").read_text()
(folder / "further.ipynb").write_bytes(b"\xff\xfe\0" + text.encode("utf-16") + b"\xc3\x28")
