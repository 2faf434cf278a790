"""Steps, and the cutting of an epoch into batches, written as many different people would."""

from __future__ import annotations

import collections
import copy
import itertools

import numpy as np

# ---- one step ----------------------------------------------------------------------------------


def step_in_own_copies(params, grads, alpha):
    new = [np.array(p, dtype=float) for p in params]
    for p, g in zip(new, grads, strict=True):
        p -= alpha * g
    return new


def step_by_index(params, grads, alpha):
    result = []
    for i in range(len(params)):
        result.append(np.zeros(params[i].shape))
        for index in np.ndindex(*params[i].shape):
            result[i][index] = params[i][index] - alpha * grads[i][index]
    return result


def step_as_one_vector(params, grads, alpha):
    flat = np.concatenate([p.ravel() for p in params]) - alpha * np.concatenate(
        [g.ravel() for g in grads]
    )
    cuts = np.cumsum([p.size for p in params])[:-1]
    return [part.reshape(p.shape) for part, p in zip(np.split(flat, cuts), params, strict=True)]


def step_by_recursion(params, grads, alpha):
    if len(params) == 0:
        return []
    (p, *ps), (g, *gs) = params, grads
    return [p - alpha * g, *step_by_recursion(ps, gs, alpha)]


def step_in_a_deep_copy(params, grads, alpha):
    new = copy.deepcopy(params)
    for k, g in enumerate(grads):
        new[k] = new[k] - g * alpha
    return new


class Descent:
    """An optimiser, as libraries have them."""

    def __init__(self, rate):
        self.rate = rate

    def __call__(self, p, g):
        return p + (-self.rate) * g


# ---- counting and cutting ----------------------------------------------------------------------


def iterations_counted(N, B, epochs, drop_last=False):
    updates = 0
    for _epoch in range(epochs):
        left = N
        while left > 0:
            if left < B and drop_last:
                break
            left -= B
            updates += 1
    return updates


def iterations_by_divmod(N, B, epochs, drop_last=False):
    full, rest = divmod(N, B)
    if rest and not drop_last:
        full += 1
    return full * epochs


def cut_by_while(N, B, perm):
    out, start = [], 0
    while start < N:
        end = min(start + B, N)
        out.append(perm[start:end].copy())
        start = end
    return out


def cut_by_recursion(N, B, perm):
    return [perm] if len(perm) <= B else [perm[:B], *cut_by_recursion(N, B, perm[B:])]


def cut_by_filling(N, B, perm):
    batches = [[]]
    for index in perm:
        if len(batches[-1]) == B:
            batches.append([])
        batches[-1].append(int(index))
    return batches


def cut_by_islice(N, B, perm):
    it = iter(perm.tolist())
    return list(iter(lambda: list(itertools.islice(it, B)), []))


def cut_by_reshape(N, B, perm):
    full = N // B
    batches = list(perm[: full * B].reshape(full, B))
    if N % B:
        batches.append(perm[full * B :])
    return tuple(batches)


def cut_by_queue(N, B, perm):
    queue = collections.deque(perm)
    return [np.array([queue.popleft() for _ in range(min(B, len(queue)))]) for _ in range(0, N, B)]


def cut_by_number(N, B, perm):
    number = np.arange(N) // B
    return [perm[number == k] for k in range(number[-1] + 1)]


def merged(batch_means, sizes):
    """Two batches become one, until one is left."""
    (mean, n), *rest = zip(batch_means, sizes, strict=True)
    for other, k in rest:
        mean, n = (n * mean + k * other) / (n + k), n + k
    return mean + 0.0


def symmetric_by_loops(W):
    largest = max(abs(float(w)) for row in W for w in row)
    for row in W[1:]:
        for mine, first in zip(row, W[0], strict=True):
            if abs(mine - first) > 1e-9 * largest:
                return False
    return True
