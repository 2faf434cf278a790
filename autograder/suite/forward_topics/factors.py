"""The quiz on the factors between the lectures' losses."""

from __future__ import annotations

from autograder.declare import quiz
from solutions import forward_further

loss_factor = quiz(
    "loss_factor",
    forward_further.loss_factor,
    marks=2,
    section="May slides, cost (代价函数) and E; Chapter 1, losses; ML-2-1, losses",
    options={"penalised": ("weights", "biases", "weights and biases")},
    hints=[
        "Write each loss as a factor times the sum of all squared residuals. Then divide it by the "
        "factor of the course's cost.",
        "A gradient is multiplied by the same number as its loss.",
        "The minimum stays where it is if all terms are multiplied by the same number.",
    ],
)
loss_factor.wrong_answer(
    "half_and_mean_mixed_up",
    "Two things may differ here: whether the samples are averaged, and whether there is a 1/2. "
    "You changed the wrong one of the two.",
    half_sum=2,
    mean=8,
)
loss_factor.wrong_answer(
    "only_the_mean_undone",
    "Chapter 1 has neither a mean nor a 1/2. You undid the mean only.",
    sum=8,
    gradient_of_sum=8,
    lam_for_sum=8,
)
loss_factor.wrong_answer(
    "only_the_half_undone",
    "Chapter 1 has neither a mean nor a 1/2. You undid the 1/2 only.",
    sum=2,
    gradient_of_sum=2,
    lam_for_sum=2,
)
loss_factor.wrong_answer(
    "factors_inverted",
    "Your factor leads the other way: it makes the course's cost out of the other loss.",
    half_sum=1 / 8,
    sum=1 / 16,
    mean=1 / 2,
    entry_mean=5 / 2,
    gradient_of_sum=1 / 16,
    lam_for_sum=1 / 16,
    lam_without_half=2,
)
loss_factor.wrong_answer(
    "lambda_left_unchanged",
    "The two terms are weighed against each other. If one of them is multiplied and λ is not, the "
    "minimum moves.",
    lam_for_sum=1,
    lam_without_half=1,
)
loss_factor.wrong_answer(
    "gradient_left_unchanged",
    "Both losses have their minimum at the same place, but their slopes on the way there differ.",
    gradient_of_sum=1,
)
loss_factor.wrong_answer(
    "gradient_squared",
    "A derivative is linear: a factor in front of a loss stands in front of its gradient, once.",
    gradient_of_sum=16**2,
)
loss_factor.wrong_answer(
    "outputs_not_divided",
    "np.mean over all entries divides by the number of outputs as well.",
    entry_mean=2,
)
loss_factor.wrong_answer(
    "entry_mean_with_a_half",
    "np.mean has no 1/2 in it, the course's cost has.",
    entry_mean=1 / 5,
)
loss_factor.wrong_answer(
    "samples_divided_twice",
    "Both losses are divided by the number of samples, so that it cancels. What else does np.mean "
    "divide by?",
    entry_mean=2 / 40,
)
loss_factor.wrong_answer(
    "biases_penalised",
    "The penalty adds up squared weights only. A bias shifts a neuron, but does not make it more "
    "sensitive to its inputs.",
    penalised="weights and biases",
)
loss_factor.wrong_answer(
    "only_biases_penalised",
    "It is the other way round: the sum runs over the entries of the matrices W.",
    penalised="biases",
)
