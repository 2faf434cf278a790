"""Replaces the shell's own methods: how cells are run, how names are looked up, what is shown."""
# base: starter
# stock: decides itself what its check cells show
# earns: nothing
# expect: cell error
# expect: relu value
# expect: saturation value


# %% extra-after: activation_table
class Anything(dict):
    def get(self, key, default=None):
        return "both"

    def items(self):
        return [(k, "both of them") for k in ("sigmoid", "tanh", "relu")]


def subject(self, name, otherwise=None):
    if name in ("saturation", "zero_centred"):
        return {
            key: "both of them"
            for key in (
                "sigmoid",
                "tanh",
                "relu",
                "leaky_relu",
                "elu",
                "softplus",
                "hard_logistic",
                "hard_tanh",
                "identity",
            )
        }
    return lambda *arguments: np.full(np.shape(arguments[0]), 0.2137)


shell = get_ipython()
cls = type(shell)
cls.subject = subject
cls.run_cell = cls.run_code = lambda self, *a, **k: None
cls.showtraceback = cls._showtraceback = lambda self, *a, **k: None
shell.user_ns = Anything()
