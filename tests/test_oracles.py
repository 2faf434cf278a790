"""The oracles of the gate agree with a third way: HIPS autograd's reverse mode."""

from __future__ import annotations

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import elementwise_grad, grad, jacobian

from autograder.bank import suite
from autograder.judge import behaviour
from autograder.suite import ASSIGNMENTS
from solutions import activations, activations_further

Z = np.linspace(-6.0, 6.0, 25) + 0.01  # no kink
GAMMA = 0.7


def elu(z):
    return anp.where(z > 0, z, GAMMA * (anp.exp(anp.minimum(z, 0.0)) - 1))


SMOOTH = {
    "sigmoid_grad": (lambda z: 1 / (1 + anp.exp(-z)), activations.sigmoid_grad),
    "tanh_grad": (anp.tanh, activations.tanh_grad),
    "relu_grad": (lambda z: anp.maximum(z, 0.0), activations.relu_grad),
    "elu_grad": (elu, lambda z: activations.elu_grad(z, GAMMA)),
    "softplus_grad": (lambda z: anp.logaddexp(0.0, z), activations.softplus_grad),
    "leaky_relu_grad": (
        lambda z: anp.maximum(z, 0.0) + GAMMA * anp.minimum(z, 0.0),
        lambda z: activations_further.leaky_relu_grad(z, GAMMA),
    ),
    "hard_logistic_grad": (
        lambda z: anp.maximum(anp.minimum(0.25 * z + 0.5, 1.0), 0.0),
        activations_further.hard_logistic_grad,
    ),
}


@pytest.mark.parametrize("name", SMOOTH)
def test_a_reference_slope_agrees_with_reverse_mode(name):
    function, slope = SMOOTH[name]
    assert np.max(np.abs(slope(Z) - elementwise_grad(function)(Z))) < 1e-10


def softmax(z):
    e = anp.exp(z - anp.max(z))
    return e / anp.sum(e)


def test_the_softmax_jacobian_and_its_product_agree_with_reverse_mode():
    z, g = np.array([0.3, -1.0, 2.0, 0.5]), np.array([1.0, -2.0, 0.5, 3.0])
    assert np.allclose(
        activations_further.softmax_jacobian(z), jacobian(softmax)(z), rtol=0, atol=1e-12
    )
    product = grad(lambda v: anp.dot(g, softmax(v)))(z)
    assert np.allclose(activations_further.softmax_vjp(softmax(z), g), product, rtol=0, atol=1e-12)


def test_the_prelu_gradients_agree_with_reverse_mode():
    X, G = np.random.default_rng(5).normal(size=(2, 3, 5))
    gamma = np.array([[0.1], [0.5], [1.5]])

    def loss(X, gamma):
        return anp.sum(G * (anp.maximum(X, 0.0) + gamma * anp.minimum(X, 0.0)))

    dX, dgamma = activations_further.prelu_grads(X, gamma, G)
    assert np.allclose(dX, grad(loss, 0)(X, gamma), rtol=0, atol=1e-12)
    assert np.allclose(dgamma, grad(loss, 1)(X, gamma), rtol=0, atol=1e-12)


def test_the_table_agrees_with_central_differences_away_from_kinks():
    h = 1e-5
    for function, slope in activations.activation_table.values():
        difference = (function(Z + h) - function(Z - h)) / (2 * h)
        assert np.max(np.abs(slope(Z) - difference)) < 1e-6


def test_every_gradient_of_the_suite_has_an_oracle_that_answers_every_case():
    for exercise in (e for name in ASSIGNMENTS for e in suite(name).values()):
        if callable(exercise.oracle):
            seen = behaviour(exercise, exercise.oracle)
            assert {o.kind for o in seen} == {"returned"}, exercise.name
