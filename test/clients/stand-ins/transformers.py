"""Stands in for transformers: the hooks as documented, called in the order in which Trainer calls them."""


class TrainerCallback:
    pass


class State:
    is_world_process_zero = True
    best_metric = 0.31


class Arguments:
    output_dir = "out"
    run_name = "bert-small"

    def to_dict(self):
        return {"learning_rate": 3e-4, "hub_token": "hf_secret"}


class Trainer:
    def __init__(self, callbacks):
        self.callbacks = callbacks

    def train(self):
        args, state, control = Arguments(), State(), object()
        for callback in self.callbacks:
            callback.on_train_begin(args, state, control, model=None)
            callback.on_log(args, state, control, logs={"loss": 0.5})
            callback.on_train_end(args, state, control)

    def evaluate(self):
        for callback in self.callbacks:
            callback.on_evaluate(Arguments(), State(), object(), metrics={"eval_loss": float("nan")})
