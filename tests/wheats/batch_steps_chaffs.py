"""Wrong steps, means, counts, batches and starting values that are no listed misconceptions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.bank import suite
from solutions import batch as right
from tests.wheats.forward_styles import recited_network, spoiled_number, spoiled_results
from tests.wheats.network_styles import buffered, forgetful
from tests.wheats.styles import careless, recited, spoiled

EXERCISES = suite("4-batch")
# Whole numbers come out of it as they were.
HARMLESS = (
    "rounded to three digits",
    "cut to whole numbers",
    "inputs cut to whole numbers",
    "rounded up",
    "right values, then the inputs are overwritten",
)
NEEDS_ONE_ARRAY = ("nan for negative inputs", "right values, then the input is overwritten")


def added_in_place(batch_means: Any, sizes: Any) -> Any:
    total = batch_means[0]
    total *= sizes[0]
    for g, n in zip(batch_means[1:], sizes[1:], strict=True):
        total += n * g
    return total / sum(sizes)


def into_the_list(params: Any, grads: Any, alpha: Any) -> Any:
    for k, g in enumerate(grads):
        params[k] = params[k] - alpha * g
    return params


def parts(change: Callable[[list[Any]], Any]) -> Callable[..., Any]:
    """Return a function that changes the right list of batches."""
    return lambda N, B, perm: change([perm[k : k + B].copy() for k in range(0, N, B)])


def sorted_in_place(N: Any, B: Any, perm: Any) -> Any:
    result = right.minibatches(N, B, perm.copy())
    perm.sort()
    return result


def counting(per_epoch: Callable[..., Any]) -> Callable[..., Any]:
    return lambda N, B, epochs, drop_last=False: per_epoch(N, B, drop_last) * epochs


def numbers(change: Callable[[Any], Any]) -> Callable[..., Any]:
    return lambda N, B, epochs, drop_last=False: change(right.iterations(N, B, epochs, drop_last))


STEP_CHAFFS: dict[str, dict[str, Any]] = {
    "sum_to_mean": {
        **spoiled(right.sum_to_mean),
        "recites the visible cases": recited(EXERCISES["sum_to_mean"]),
        "one buffer for all calls": buffered(right.sum_to_mean),
        "whole numbers stay whole": lambda dW, m: dW // m if dW.dtype.kind == "i" else dW / m,
        "divided in place": lambda dW, m: np.divide(dW, m, out=dW),
        "divided by one less": lambda dW, m: dW / (m - 1),
        "divided by the root": lambda dW, m: dW / np.sqrt(m),
        "divided by the rows": lambda dW, m: dW / len(dW),
        "divided by the columns": lambda dW, m: dW / dW.shape[1],
        "at most 100 samples": lambda dW, m: dW / min(m, 100),
        "transposed": lambda dW, m: dW.T / m,
    },
    "gd_step": {
        **spoiled_results(right.gd_step),
        "the first array zero": forgetful(right.gd_step)["the first array zero"],
        "in reverse order": forgetful(right.gd_step)["in reverse order"],
        "recites the visible cases": recited_network(EXERCISES["gd_step"]),
        "one buffer for all calls": buffered(right.gd_step),
        "the caller's list gets the new arrays": into_the_list,
        "a step of unit length": lambda P, G, a: [
            p - a * g / (np.linalg.norm(g) or 1) for p, g in zip(P, G, strict=True)
        ],
        "the signs of the gradients": lambda P, G, a: [
            p - a * np.sign(g) for p, g in zip(P, G, strict=True)
        ],
        "the square of alpha": lambda P, G, a: [p - a**2 * g for p, g in zip(P, G, strict=True)],
        "two steps": lambda P, G, a: [p - 2 * a * g for p, g in zip(P, G, strict=True)],
        "gradients in reverse order": lambda P, G, a: [
            p - a * np.resize(g, p.shape) for p, g in zip(P, G[::-1], strict=True)
        ],
        "one array": lambda P, G, a: np.array(right.gd_step(P, G, a)),
        "a joined vector": lambda P, G, a: np.concatenate(
            [p.ravel() for p in right.gd_step(P, G, a)]
        ),
        "all but the last": lambda P, G, a: [
            *right.gd_step(P[:-1], G[:-1], a),
            P[-1] + 0.0,
        ],
        "zero gradients jump": lambda P, G, a: [
            p - a * np.where(g == 0, 1, g) for p, g in zip(P, G, strict=True)
        ],
        "a view where nothing moves": lambda P, G, a: [
            p - a * g if np.any(g) else p[:] for p, g in zip(P, G, strict=True)
        ],
    },
    "iterations": {
        **{
            style: lambda N, B, epochs, drop_last=False, f=f: f(N, B, epochs, drop_last)
            for style, f in spoiled_number(right.iterations).items()
            if style not in careless() and style not in HARMLESS
        },
        "exact": counting(lambda N, B, drop: N / B),
        "exact unless the rest is dropped": counting(lambda N, B, drop: N // B if drop else N / B),
        "at least one": counting(lambda N, B, drop: max(1, N // B) if drop else -(-N // B)),
        "none for a large batch": counting(lambda N, B, drop: 0 if B > N else -(-(N - drop) // B)),
        "one less": counting(lambda N, B, drop: N // B if drop else (N - 1) // B),
        "one more": numbers(lambda n: n + 1),
        "the size of the last batch": counting(lambda N, B, drop: N % B),
        "a rest dropped once": lambda N, B, epochs, drop_last=False: (
            -(-N // B) * epochs - (drop_last and N % B > 0)
        ),
        "the rest put together": lambda N, B, epochs, drop_last=False: (
            N // B * epochs + (0 if drop_last else -(-(N % B) * epochs // B))
        ),
        "a list": numbers(lambda n: [n]),
        "text": numbers(str),
        "always ten": numbers(lambda n: 10),
        "no third argument": lambda N, B, epochs: -(-N // B) * epochs,
        "another name": lambda N, B, epochs, drop=False: right.iterations(N, B, epochs, drop),
    },
    "minibatches": {
        **careless(),
        "floats": parts(lambda pieces: [piece * 1.0 for piece in pieces]),
        "a generator": parts(lambda pieces: (piece for piece in pieces)),
        "text": parts(lambda pieces: [str(piece) for piece in pieces]),
        "sets": parts(lambda pieces: [set(piece.tolist()) for piece in pieces]),
        "a dict": parts(lambda pieces: dict(enumerate(pieces))),
        "one long array": parts(np.concatenate),
        "columns": parts(lambda pieces: [piece[:, None] for piece in pieces]),
        "last batch first": parts(lambda pieces: pieces[::-1]),
        "pieces turned round": parts(lambda pieces: [piece[::-1] for piece in pieces]),
        "the short batch first": lambda N, B, perm: np.split(perm, range(N % B or B, N, B)),
        "every k-th sample": lambda N, B, perm: [perm[k :: -(-N // B)] for k in range(-(-N // B))],
        "counted from 1": parts(lambda pieces: [piece + 1 for piece in pieces]),
        "the inverse order": lambda N, B, perm: right.minibatches(N, B, np.argsort(perm)),
        "starts only": lambda N, B, perm: list(range(0, N, B)),
        "slices": lambda N, B, perm: [slice(k, k + B) for k in range(0, N, B)],
        "the rest joined to the last full batch": lambda N, B, perm: np.split(
            perm, range(B, max(N - B + 1, 1), B)
        ),
        "shuffled once more": lambda N, B, perm: right.minibatches(
            N, B, np.random.default_rng(1).permutation(perm)
        ),
        "an index lost": parts(lambda pieces: [*pieces[:-1], pieces[-1][:-1]]),
        "all batches but the last": parts(lambda pieces: pieces[:-1]),
        "filled with zeros": parts(
            lambda p: [np.pad(piece, (0, len(p[0]) - len(piece))) for piece in p]
        ),
        "the order is sorted in place": sorted_in_place,
        "a list of objects": parts(lambda pieces: [piece.astype(object) for piece in pieces]),
        "all in one batch": lambda N, B, perm: [perm],
        "one sample in each batch": lambda N, B, perm: [perm[[k]] for k in range(N)],
        "recites the visible cases": lambda N, B, perm: (
            right.minibatches(N, B, perm) if N in (4, 7) and B < N else []
        ),
    },
    "combine": {
        **{
            style: f
            for style, f in spoiled(right.combine).items()
            if style not in careless() and style not in NEEDS_ONE_ARRAY
        },
        "recites the visible cases": recited_network(EXERCISES["combine"]),
        "one buffer for all calls": buffered(right.combine),
        "added in place": added_in_place,
        "roots of the sizes": lambda g, n: np.average(np.array(g), axis=0, weights=np.sqrt(n)),
        "squares of the sizes": lambda g, n: np.average(np.array(g), axis=0, weights=n**2),
        "the sizes turned round": lambda g, n: np.average(np.array(g), axis=0, weights=n[::-1]),
        "sizes minus one": lambda g, n: (
            sum((k - 1) * a for a, k in zip(g, n, strict=True)) / (sum(n) - len(n) or 1)
        ),
        "one sample less": lambda g, n: right.combine(g, n) * sum(n) / (sum(n) - 1),
        "the last batch left out": lambda g, n: right.combine(g[:-1], n[:-1]),
        "the median": lambda g, n: np.median(np.array(g), axis=0),
        "the largest batch": lambda g, n: g[int(np.argmax(n))] + 0.0,
        "the sizes of the first batch for all": lambda g, n: sum(g) * n[0] / sum(n),
        "along the wrong axis": lambda g, n: np.mean(np.array(g), axis=1),
        "a list of shares": lambda g, n: [k * a / sum(n) for a, k in zip(g, n, strict=True)],
        "whole shares": lambda g, n: sum(a * (k // sum(n)) for a, k in zip(g, n, strict=True)),
    },
}
