"""Is called like an escape sequence, with letters that write backwards and markup of tables."""
# base: starter
# stock: lists names in the terminal as they are
# earns: nothing
# student: E[2J‮evil⁦[/][bold red]::error::

# %% extra-after: setup
print("[bold red]x[/bold red] [link=http://pwned]x[/link] [/]")
