"""Gives every option of a quiz at once, in containers and texts that are equal to any of them."""
# base: starter
# stock: full marks: `answer == "both"` asks the student's object
# earns: nothing
# expect: saturation type
# expect: zero_centred type


# %% saturation
class Word(str):
    __eq__ = lambda self, other: True
    __hash__ = str.__hash__

    def strip(self, *a):
        return self

    def casefold(self):
        return self


class Set(frozenset):
    __contains__ = __eq__ = lambda self, other: True
    __hash__ = frozenset.__hash__


saturation = {
    "sigmoid": Word("both"),
    "tanh": "left right both neither",
    "relu": ["left", "right"],
    "leaky_relu": Set({"both", "neither"}),
    "elu": ("left", "left"),
    "softplus": "left\0",
    "hard_logistic": {"both": "neither"},
    "hard_tanh": "both | neither",
    "identity": "",
}


# %% zero_centred
class Maybe(int):
    __eq__ = __bool__ = lambda self, *other: True
    __hash__ = int.__hash__


class Answers(dict):
    def get(self, key, default=None):
        return Maybe(2)

    __getitem__ = get


zero_centred = Answers(
    {
        key: Maybe(3)
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
)
