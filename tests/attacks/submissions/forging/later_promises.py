"""Returns what is not computed yet: coroutines, generators, functions, futures."""
# base: starter
# stock: an error in the test, or a pass where the object is only asked whether it is true
# earns: nothing
# expect: sigmoid type
# expect: relu type
# expect: softplus type


# %% sigmoid
async def sigmoid(z):
    return 1 / (1 + np.exp(-np.asarray(z)))


# %% relu
def relu(z):
    yield np.maximum(z, 0.0)


# %% elu
def elu(z, gamma):
    return lambda: np.where(z > 0, z, gamma)


# %% softplus
import concurrent.futures


def softplus(z):
    promise = concurrent.futures.Future()
    promise.set_result(np.logaddexp(0, z))
    return promise
