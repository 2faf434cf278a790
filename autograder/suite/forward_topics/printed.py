"""The quiz on the printed numbers of the two worked examples."""

from __future__ import annotations

from typing import Any

from autograder.declare import quiz
from solutions import forward_further

VERDICTS = ("exact", "rounded", "cut", "wrong")
ORIGINS = ("no mistake", "rounded numbers", "cut numbers", "forgotten factor", "swapped digit")
ANSWERS: dict[str, Any] = forward_further.printed_forward
CUT = [item for item, verdict in ANSWERS.items() if verdict == "cut"]

printed_forward = quiz(
    "printed_forward",
    ANSWERS,
    marks=2,
    section="May slides, the two worked examples: what is printed",
    options={item: ORIGINS if item.endswith("_because") else VERDICTS for item in ANSWERS},
    hints=[
        "Compute each number with many digits and round it to as many as the slide prints. "
        "Is it the same?",
        "Where it is not, drop the further digits instead of rounding. Is it the same now?",
        "Where neither fits, something happened before the print: do the same step with the "
        "numbers that stand just before it on the slide.",
    ],
)
printed_forward.wrong_answer(
    "every_print_is_rounded",
    "You took the print for rounded. Look at the next digit of the exact value: which way would "
    "it have been rounded?",
    **dict.fromkeys(CUT, "rounded"),
)
printed_forward.wrong_answer(
    "cut_called_wrong",
    "The print is not off by a mistake in the computation: compare it with the exact value digit "
    "by digit.",
    **dict.fromkeys(CUT, "wrong"),
)
printed_forward.wrong_answer(
    "rounded_called_cut",
    "Dropping the further digits gives the same here, but so does rounding: the next digit is "
    "small. Cut is what rounding would have changed.",
    y3="cut",
    z5="cut",
    out_h2="cut",
)
printed_forward.wrong_answer(
    "exact_called_rounded",
    "Nothing was dropped here: work the number out with pen and paper and count its digits.",
    z3="rounded",
    net_h2="rounded",
)
printed_forward.wrong_answer(
    "wrong_called_rounded",
    "Neither rounding nor dropping digits leads from the exact value to this print. Compute it "
    "from the very beginning at full precision.",
    C="rounded",
    E_total="rounded",
)
printed_forward.wrong_answer(
    "wrong_called_cut",
    "Dropping digits of the exact value does not give this print. Compute it from the very "
    "beginning at full precision.",
    C="cut",
    E_total="cut",
)
printed_forward.wrong_answer(
    "factor_suspected",
    "A forgotten factor would change the number far more than its last digits.",
    C_because="forgotten factor",
    E_total_because="forgotten factor",
)
printed_forward.wrong_answer(
    "digits_suspected",
    "There is a simpler way to this print: repeat the step with the numbers that stand just before "
    "it on the slide.",
    C_because="swapped digit",
    E_total_because="swapped digit",
)
printed_forward.wrong_answer(
    "cut_numbers_suspected",
    "Look at the numbers that were used in this step: are they the ones whose last digit is cut?",
    C_because="cut numbers",
    E_total_because="cut numbers",
)
printed_forward.wrong_answer(
    "mistake_seen_in_a_sound_print",
    "Compare with the exact value before you look for a reason: the print agrees with it as far as "
    "it goes, and what was rounded on the way has left no trace.",
    z5_because="rounded numbers",
    E_o2_because="rounded numbers",
)
printed_forward.wrong_answer(
    "cutting_taken_for_a_mistake",
    "How many digits are printed is one thing, a mistake on the way to them another. Does the "
    "print agree with the exact value as far as it goes?",
    z5_because="cut numbers",
    E_o2_because="cut numbers",
)
printed_forward.wrong_answer(
    "wrong_print_called_sound",
    "Round the exact value to as many digits, then cut it there: neither gives this print. "
    "Something happened before it was printed.",
    C_because="no mistake",
    E_total_because="no mistake",
)
printed_forward.wrong_answer(
    "print_taken_for_exact",
    "Does the exact value end here? Compute it with ten digits and look at those that the slide "
    "does not print.",
    **{item: "exact" for item, verdict in ANSWERS.items() if verdict in VERDICTS[1:]},
)
printed_forward.wrong_answer(
    "sound_print_called_wrong",
    "This print agrees with the exact value as far as it goes: round your own number to as many "
    "digits and compare.",
    z3="wrong",
    y3="wrong",
    z5="wrong",
    net_h2="wrong",
    out_h2="wrong",
)
printed_forward.wrong_answer(
    "exact_called_cut",
    "Nothing was dropped here: the number ends where its print does.",
    z3="cut",
    net_h2="cut",
)
