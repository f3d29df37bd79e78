"""Stands in for keras: the hooks of keras.callbacks.Callback as documented."""

import sys
import types

callbacks = types.ModuleType("keras.callbacks")


class Callback:
    def __init__(self):
        pass


callbacks.Callback = Callback
sys.modules["keras.callbacks"] = callbacks


def fit(callbacks):
    for callback in callbacks:
        callback.on_train_begin()
        callback.on_epoch_end(0, logs={"loss": 0.7})
        callback.on_train_end(logs={"loss": 0.6})
