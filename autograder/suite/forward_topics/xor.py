"""XOR from AND, OR and NOT neurons."""

from __future__ import annotations

from autograder.declare import Rules, case, exercise
from solutions import forward

GATES = "ML-2-1, more layers (加一层): the gates AND, OR, NOT and XOR (异或)"
ANSWERS = "[xor_net(a, b) for a, b in pairs]"

# Every hidden case asks for both answers, so that a constant one earns nothing.
xor_net = exercise(
    forward.xor_net,
    marks=2,
    section=GATES,
    rules=Rules(masks=True),
    visible=[
        case("0 and 1", a=0, b=1),
        case("1 and 1", a=1, b=1),
    ],
    hidden=[
        case("a is 0", call=ANSWERS, pairs=((0, 0), (0, 1))),
        case("a is 1", call=ANSWERS, pairs=((1, 0), (1, 1))),
        case("b is 0", call=ANSWERS, pairs=((0, 0), (1, 0))),
        case("b is 1", call=ANSWERS, pairs=((0, 1), (1, 1))),
        case("all four inputs", call=ANSWERS, pairs=((1, 1), (1, 0), (0, 1), (0, 0))),
    ],
    hints=[
        "First build AND, OR and NOT, each as one neuron, and try every one on all its inputs.",
        "Say XOR with these words: one of them, but not both. Or: the first and not the second, "
        "or the second and not the first.",
        "A neuron may take the answers of other neurons as inputs; a negative weight makes an "
        "input count against.",
    ],
)


def fires(total: float) -> int:
    """Return what an M-P neuron answers to a weighted sum with its bias."""
    return int(total >= 0)


def both(a: int, b: int) -> int:
    """Return a AND b."""
    return fires(a + b - 1.5)


def either(a: int, b: int) -> int:
    """Return a OR b."""
    return fires(a + b - 0.5)


def opposite(a: int) -> int:
    """Return NOT a."""
    return fires(0.5 - a)


@xor_net.misconception(
    "Your network always fires. Try its neurons one by one: does an AND fire for a single 1, or a "
    "neuron at a sum of exactly 0? Let every line pass between the points."
)
def and_fires_for_a_single_one(a: int, b: int) -> int:
    return either(either(opposite(a), b), either(a, opposite(b)))


@xor_net.misconception(
    "Your network never fires. Try its neurons one by one. Does the OR want both inputs? Then it "
    "is an AND."
)
def or_wants_both(a: int, b: int) -> int:
    return both(both(opposite(a), b), both(a, opposite(b)))


@xor_net.misconception(
    "Your network fires for 1 and 1 only: nothing in it is negated. Try your NOT neuron alone; if "
    "it repeats its input, look at the signs of its weight and of its bias."
)
def not_repeats_its_input(a: int, b: int) -> int:
    return either(both(fires(a - 0.5), b), both(a, fires(b - 0.5)))


@xor_net.misconception(
    "One of the two inputs that XOR should notice is missed: for 1 and 0 you answer 0. That is "
    "half of the formula."
)
def only_the_first_half(a: int, b: int) -> int:
    return both(opposite(a), b)


@xor_net.misconception(
    "One of the two inputs that XOR should notice is missed: for 0 and 1 you answer 0. That is "
    "half of the formula."
)
def only_the_second_half(a: int, b: int) -> int:
    return both(a, opposite(b))


@xor_net.misconception(
    "You add the answers of OR and AND. XOR means one of them, but not both: one of the two must "
    "count against, and the last neuron must decide between 0 and 1."
)
def or_and_and_added(a: int, b: int) -> int:
    return either(a, b) + both(a, b)


@xor_net.misconception(
    "All your answers are inverted: this network says whether its inputs are equal."
)
def equal_instead_of_different(a: int, b: int) -> int:
    return opposite(either(both(opposite(a), b), both(a, opposite(b))))


@xor_net.misconception(
    "You answer like OR, as a single neuron can. But one straight line cannot part the two "
    "diagonals of the square: a layer in between is needed."
)
def a_single_neuron(a: int, b: int) -> int:
    return either(a, b)


@xor_net.misconception("Your answers are -1 and 1. The truth values of this exercise are 0 and 1.")
def minus_one_for_false(a: int, b: int) -> int:
    return 2 * (a != b) - 1


@xor_net.misconception(
    "For 0 and 0 you answer 1: this is NOT AND. It must be joined with another neuron that wants "
    "at least one 1."
)
def not_both_alone(a: int, b: int) -> int:
    return opposite(both(a, b))
