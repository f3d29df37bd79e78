"""Stands in for lightning.pytorch: the hooks as documented."""


class Callback:
    def __init__(self):
        pass


class Trainer:
    is_global_zero = True

    def __init__(self, callbacks):
        self.callbacks = callbacks
        self.callback_metrics = {"val_loss": 0.42}

    def fit(self, module, fails=False):
        for callback in self.callbacks:
            callback.on_fit_start(self, module)
        if fails:
            error = MemoryError("out of memory")
            for callback in self.callbacks:
                callback.on_exception(self, module, error)
            raise error
        for callback in self.callbacks:
            callback.on_train_epoch_end(self, module)
            callback.on_fit_end(self, module)
