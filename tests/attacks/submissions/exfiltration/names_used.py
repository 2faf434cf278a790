"""Changes the names that its functions use while it is called, so that they spell hidden inputs."""
# base: starter
# stock: does not look
# earns: nothing
# expect: relu raised


# %% relu
def relu(z):
    text = repr(np.ravel(z).tolist()).replace(" ", "")
    for function in relu, elu, sigmoid:
        function.__name__ = function.__qualname__ = text
        function.__code__ = function.__code__.replace(co_names=(*function.__code__.co_names, text))
    raise ValueError
