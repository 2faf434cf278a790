"""Writes template code, format strings and entities wherever a page could be filled with them."""
# base: starter
# stock: shown as they are
# earns: nothing
# expect: shows {{ 7

# %% extra-after: setup
# {{ config }} {% include "/etc/passwd" %} {#
print(
    "{{ 7 * 7 }} {% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %} ${7*7} %(x)s {0.__class__}"
)


# %% relu
def relu(z):
    raise ValueError(
        "{{ 7 * 7 }} {% include '/etc/passwd' %} {0.__class__.__init__.__globals__} %s %n"
    )
