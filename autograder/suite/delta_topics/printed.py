"""Which of the printed gradients are right, and how the others came about."""

from __future__ import annotations

from autograder.declare import quiz
from solutions import delta_further

VERDICTS = ("exact", "rounded", "cut", "wrong")
MISTAKES = (
    "no mistake",
    "rounded factors",
    "slip",
    "updated weights",
    "one path",
    "wrong edge",
)


def options(item: str) -> tuple[str | bool, ...]:
    """Return what may be answered to an item."""
    if item == "biases updated":
        return (True, False)
    return MISTAKES if item.startswith("mistake") else VERDICTS


printed_gradients = quiz(
    "printed_gradients",
    delta_further.printed_gradients,
    marks=2,
    section="May slides, Example and Step 2: the printed numbers",
    options={item: options(item) for item in delta_further.printed_gradients},
    hints=[
        "Print your own values with many digits beside the slide's. Which is the first digit that "
        "differs, and how does the next one look?",
        "First find out which numbers are sound. Then try to make each of the others: with rounded "
        "factors, with one path, with weights after a step of 0.5.",
    ],
)
wrong = printed_gradients.wrong_answer
wrong(
    "cut_taken_as_rounded",
    "Look at the first digit that is not printed. If it is 5 or more, rounding would have raised "
    "the last printed one.",
    **{
        "-0.403 of dEo2_dout_o2": "rounded",
        "0.240 of dout_dnet of o2": "rounded",
        "-0.009 of dEo2_dh1": "rounded",
        "0.019 of dE_dh1": "rounded",
    },
)
wrong(
    "cut_taken_as_wrong",
    "Carry on with the digits: the print begins like the exact number and then stops. That is "
    "careless, but it has a name of its own.",
    **{
        "-0.403 of dEo2_dout_o2": "wrong",
        "0.240 of dout_dnet of o2": "wrong",
        "-0.009 of dEo2_dh1": "wrong",
        "0.019 of dE_dh1": "wrong",
    },
)
wrong(
    "rounded_taken_as_cut",
    "Where the next digit is small, cutting and rounding give the same; the quiz calls a print cut "
    "only if rounding would have given another one.",
    **{"0.029 of dEo1_dh1": "cut", "0.00009 of dw1": "cut"},
)
wrong(
    "wrong_taken_as_rounded",
    "Compute this number with full precision. It neither rounds to the print nor begins like it.",
    **{"0.02763 of dw53": "rounded", "0.02711 of dw54": "rounded"},
)
wrong(
    "wrong_taken_as_cut",
    "Compute this number with full precision. It does not begin with the printed digits.",
    **{"0.02763 of dw53": "cut", "0.02711 of dw54": "cut"},
)
wrong(
    "exact_taken_as_rounded",
    "That derivative is one of the inputs. Is any digit missing?",
    **{"0.020 of dnet_dw1": "rounded"},
)
wrong(
    "exact_taken_as_cut",
    "That derivative is one of the inputs. Is there anything that could be cut off?",
    **{"0.020 of dnet_dw1": "cut"},
)
wrong(
    "print_taken_for_exact",
    "Does the exact value end here? Compute it with ten digits and look at those that the slide "
    "does not print.",
    **{
        item: "exact"
        for item, verdict in delta_further.printed_gradients.items()
        if verdict in VERDICTS[1:]
    },
)
wrong(
    "sound_print_called_wrong",
    "This print agrees with the exact value as far as it goes: round your own number to as many "
    "places and compare.",
    **{
        "0.029 of dEo1_dh1": "wrong",
        "0.020 of dnet_dw1": "wrong",
        "0.00009 of dw1": "wrong",
    },
)
wrong(
    "both_from_rounded_factors",
    "Multiply the slide's own factors for dw54. You do not get what is printed.",
    **{"mistake behind 0.02711 of dw54": "rounded factors"},
)
wrong(
    "both_slips",
    "Multiply the slide's own factors for dw53, and look at the result digit by digit.",
    **{"mistake behind 0.02763 of dw53": "slip"},
)
wrong(
    "path_and_order_exchanged",
    "Leave out the second output, and then update w5 to w8 first; which of the two gives which "
    "number?",
    **{
        "mistake behind 0.0000485 of dw1": "one path",
        "mistake behind 0.02931 of dE_dh1": "updated weights",
    },
)
wrong(
    "edge_and_path_exchanged",
    "Compute what remains of dE_dh1 with o1 alone, and what comes out with w6 in the place of w7.",
    **{
        "mistake behind 0.02931 of dE_dh1": "wrong edge",
        "mistake behind 0.00014 of dE_dh1": "one path",
    },
)
wrong(
    "mistake_seen_in_a_sound_number",
    "Round your own exact value to as many digits: it is this number. What was rounded on the way "
    "has left no trace in it.",
    **{
        "mistake behind 0.029 of dEo1_dh1": "rounded factors",
        "mistake behind 0.00394 of dw4": "rounded factors",
    },
)
wrong(
    "single_path_taken_for_a_mistake",
    "dE_o1/dout_h1 asks for the way through o1 alone. Nothing is left out there: the other way "
    "belongs to E_o2.",
    **{"mistake behind 0.029 of dEo1_dh1": "one path"},
)
wrong(
    "wrong_number_called_sound",
    "Compute the exact value: it neither rounds to this number nor begins like it.",
    **{
        "mistake behind 0.02763 of dw53": "no mistake",
        "mistake behind 0.02711 of dw54": "no mistake",
        "mistake behind 0.0000485 of dw1": "no mistake",
        "mistake behind 0.02931 of dE_dh1": "no mistake",
        "mistake behind 0.00014 of dE_dh1": "no mistake",
    },
)
wrong(
    "biases_updated_too",
    "Compare the printed total error after one step with the two numbers of the text. The slides "
    "keep b1 and b2 as they are; leave them out of the update.",
    **{"biases updated": True},
)
