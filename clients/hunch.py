#!/usr/bin/env python3
"""Tells Hunch when a training run starts and ends. One file, Python 3.8 or newer, standard library only.

    export HUNCH_URL=https://hunch.lab HUNCH_TOKEN=...        # `/predict token` in Slack makes a token
    hunch run --predict "val/loss < 1.8 70%" -- python train.py
    hunch predict "val/loss < 1.8 70%"
    hunch list

or, in the training code:

    with hunch.run(project="llm-sft", config=config) as r:
        r.summary = train(config)

Training comes first. Without HUNCH_URL nothing happens; only rank 0 speaks; nothing here raises into the training;
a start is told from a thread, an end takes at most five seconds; of all failures, one is mentioned, once.
"""

from __future__ import annotations

import os
import sys
import time

__all__ = [
    "HunchCallback", "HunchKerasCallback", "HunchLightningCallback", "Run", "main", "run", "track",
]

#: How long an end waits for Hunch: what the process itself needs to end fits into the rest of the five seconds.
FINISH_SECONDS = 4.5
#: How long the server may take for one request.
REQUEST_SECONDS = 4.0
#: Of an error message, and of any text value, this much is told.
TEXT_MAX = 500
#: Of a config or summary, this many values are told: what Hunch accepts.
VALUES_MAX = 500

#: Where launchers say which of a run's processes this is.
RANKS = ("RANK", "SLURM_PROCID", "OMPI_COMM_WORLD_RANK", "PMI_RANK")
#: The signals that mean "stop" rather than "something broke".
STOPPING = ("SIGHUP", "SIGINT", "SIGKILL", "SIGTERM", "SIGXCPU")


# ---- what is told -----------------------------------------------------------------------------------------------


def speaks() -> bool:
    """Whether this process reports: Hunch's address is set, and it is the first of the run's processes."""
    return bool(os.environ.get("HUNCH_URL")) and all(os.environ.get(name) in (None, "", "0") for name in RANKS)


def scalars(values, redact=False, prefix="") -> dict:
    """Numbers, flags and texts of a mapping, nested ones as `outer.inner`; arrays and objects are left out.

    NaN and the infinities become their names, because JSON has no word for them and people predict about them.
    With `redact`, what looks like a secret by its name is told as "(hidden)".
    """
    told = {}
    for name, value in mapping(values).items():
        path = "%s%s" % (prefix, name)
        if hasattr(value, "items"):
            told.update(scalars(value, redact, path + "."))
        else:
            plain = scalar(value)
            if plain is not None:
                told[path] = "(hidden)" if redact and is_secret(name, plain) else plain
        if len(told) >= VALUES_MAX:
            break
    return dict(list(told.items())[:VALUES_MAX])


def mapping(values) -> dict:
    """A config in any of the usual shapes as a mapping: a dict, something with `to_dict`, an argparse namespace."""
    if values is None:
        return {}
    if hasattr(values, "items"):
        return dict(values.items())
    if callable(getattr(values, "to_dict", None)):
        return dict(values.to_dict())
    return dict(getattr(values, "__dict__", {}))


def scalar(value):
    """One number, flag or text as JSON carries it; None for what is none of these."""
    if value is None or isinstance(value, bool):
        return value
    if not isinstance(value, (int, float, str)) and callable(getattr(value, "item", None)):
        try:
            value = value.item()  # of numpy, torch and jax: raises unless it holds one element
        except Exception:
            return None
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        if value != value:
            return "NaN"
        if value in (float("inf"), float("-inf")):
            return "Infinity" if value > 0 else "-Infinity"
        return float(value)
    return value[:TEXT_MAX] if isinstance(value, str) else None


def is_secret(name, value) -> bool:
    """Whether a config value is one by its name. `max_tokens` and `tokenizer` are not, `api_key` and `hf_token` are."""
    words = str(name).lower().replace("-", "_").replace(".", "_").split("_")
    if any(word in ("password", "passwd", "secret", "credentials") for word in words):
        return True
    return isinstance(value, str) and any(word in ("token", "key", "apikey", "auth") for word in words)


def describe_error(error) -> dict:
    """Class and message of an exception, never its traceback: that may hold paths and secrets."""
    return {"type": type(error).__name__, "message": str(error)[:TEXT_MAX]}


# ---- the way to Hunch -------------------------------------------------------------------------------------------


class Unreachable(Exception):
    """Hunch did not answer, or answered with a refusal; the message says which, in a person's words."""


def request(method, path, body=None) -> dict:
    """Asks Hunch. Raises `Unreachable`. Network modules are imported here, after whatever was to start has started."""
    import json
    import urllib.error
    import urllib.request

    url = os.environ["HUNCH_URL"].rstrip("/")
    if not url.startswith(("http://", "https://")):
        raise Unreachable("HUNCH_URL must begin with http:// or https://")
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json", "User-Agent": "hunch.py"}
    if os.environ.get("HUNCH_TOKEN"):
        headers["Authorization"] = "Bearer " + os.environ["HUNCH_TOKEN"]
    asking = urllib.request.Request(url + path, data=data, headers=headers, method=method)
    try:
        with urllib.request.urlopen(asking, timeout=REQUEST_SECONDS) as response:
            return json.loads(response.read(1_000_000).decode())
    except urllib.error.HTTPError as error:
        raise Unreachable(refusal(error, json.loads)) from None
    except ValueError:
        raise Unreachable("what answers at HUNCH_URL is not Hunch") from None
    except Exception as error:
        raise Unreachable(str(getattr(error, "reason", error)) or type(error).__name__) from None


def refusal(error, loads) -> str:
    """The sentence in an error answer, else its number."""
    try:
        return str(loads(error.read(10_000).decode())["error"])
    except Exception:
        return "Hunch answered %d" % error.code


_is_warned = False


def warn_once(problem) -> None:
    """Says on standard error that reporting does not work; only ever once."""
    global _is_warned
    if not _is_warned:
        _is_warned = True
        try:
            print("hunch: this run is not reported (%s). The training is not affected." % problem, file=sys.stderr)
        except Exception:
            pass


# ---- a run ------------------------------------------------------------------------------------------------------


class Run:
    """One run, as Hunch gets to know it. No method raises; `start` returns at once, `finish` within five seconds.

    Give `summary` the metrics, as a mapping, any time before the end.
    """

    def __init__(
        self, name=None, project=None, config=None, tags=(), predict=None, group=None, url=None, source="cli",
    ):
        self.summary = {}
        self.config = config
        self.pid = os.getpid()
        self.delivered = False
        self.state = None
        self.sending = []
        self.farewell = None
        self.about = {
            "source": source,
            "run_id": "%s-%d-%d" % (host(), os.getpid(), time.time()),
            "run_name": name,
            "project": project or os.environ.get("HUNCH_PROJECT"),
            "group": group,
            "url": url,
            "tags": list(tags) or None,
            "user": os.environ.get("HUNCH_USER") or os.environ.get("USER"),
            "started_at": time.time(),
        }
        self.predict = predict
        # Under `hunch run` the wrapper owns start and end; what is known in here is merged into its run.
        self.is_inner = bool(os.environ.get("HUNCH_RUN_ID"))
        if self.is_inner:
            self.about.update(
                source="cli",
                run_id=os.environ["HUNCH_RUN_ID"],
                run_name=os.environ.get("HUNCH_RUN_NAME") or name,
                project=os.environ.get("HUNCH_RUN_PROJECT") or None,
            )

    def start(self) -> "Run":
        """Tells that the run has started, from a thread."""
        self.state = "running"
        self.sending.append(self._send_soon(self._body("running")))
        return self

    def report(self) -> None:
        """Tells the metrics so far, from a thread; the run goes on."""
        if self.state == "running":
            self.sending.append(self._send_soon(self._body("running")))

    def finish(self, state="finished", exit_code=None, error=None) -> None:
        """Tells that the run has ended; later calls, and calls in forked children, do nothing.

        state: finished, failed, crashed or killed
        error: an exception, or a mapping with `type` and `message`
        """
        if self.state != "running" or os.getpid() != self.pid:
            return
        self.state = state
        deadline = time.monotonic() + FINISH_SECONDS
        for thread in self.sending:  # the end is told last, so that nothing older comes after it
            self._wait(thread, deadline - FINISH_SECONDS / 2)
        body = self._body("running" if self.is_inner else state)
        if not self.is_inner:
            body.update(finished_at=time.time(), exit_code=exit_code)
        if error is not None:
            body["error"] = describe_error(error) if isinstance(error, BaseException) else error
        self._wait(self._send_soon(body) if self.farewell is None else self.farewell(body), deadline)

    def finish_at_exit(self) -> "Run":
        """Ends the run with the process: `failed` if an exception went unhandled. Training may go on after training."""
        import atexit

        self._keep_a_thread()
        atexit.register(lambda: self.finish(**last_words()))
        note_unhandled()
        return self

    def __enter__(self) -> "Run":
        return self.start()

    def __exit__(self, kind, error, _traceback) -> None:
        self.finish(**words_for(error))

    def _body(self, state) -> dict:
        body = {"state": state}
        try:
            body.update({name: value for name, value in self.about.items() if value is not None})
            body.update(config=scalars(self.config, redact=True), summary=scalars(self.summary))
        except Exception as problem:
            warn_once("config or summary could not be read: %s" % problem)
        if self.predict and not self.delivered:
            body["predict"] = self.predict
        return body

    def _send_soon(self, body):
        if not speaks():
            return None
        try:
            import threading

            thread = threading.Thread(target=self._send, args=(body,), daemon=True)
            thread.start()
            return thread
        except Exception as problem:
            warn_once(problem)
            return None

    def _keep_a_thread(self) -> None:
        """Python 3.12 starts no thread while the process ends: the one that is to tell the end sleeps from now on."""
        if not speaks():
            return
        try:
            import threading

            body, is_time = {}, threading.Event()
            thread = threading.Thread(target=lambda: is_time.wait() and self._send(body), daemon=True)
            thread.start()
        except Exception as problem:
            warn_once(problem)
            return

        def tell(last):
            body.update(last)
            is_time.set()
            return thread

        self.farewell = tell

    def _send(self, body) -> None:
        try:
            request("POST", "/api/v1/runs", body)
            self.delivered = True
        except BaseException as problem:
            warn_once(problem)

    @staticmethod
    def _wait(thread, deadline) -> None:
        if thread is not None:
            thread.join(max(0.0, deadline - time.monotonic()))


def host() -> str:
    """This machine's name, without asking the network."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "host")


def words_for(error) -> dict:
    """How a run ended, by the exception that ended it, if any."""
    if error is None or (isinstance(error, SystemExit) and error.code in (None, 0)):
        return {"state": "finished"}
    if isinstance(error, KeyboardInterrupt):
        return {"state": "killed", "error": {"type": "KeyboardInterrupt", "message": ""}}
    if isinstance(error, SystemExit):
        return {"state": "failed", "exit_code": error.code if isinstance(error.code, int) else 1}
    return {"state": "failed", "error": error}


_unhandled = []


def note_unhandled() -> None:
    """Remembers the exception that ends the process, and leaves everything else about it as it was."""
    before = sys.excepthook
    if getattr(before, "is_hunch", False):
        return

    def hook(kind, error, traceback):
        _unhandled.append(error)
        before(kind, error, traceback)

    hook.is_hunch = True
    sys.excepthook = hook


def last_words() -> dict:
    return words_for(_unhandled[-1] if _unhandled else None)


def tracker_identity() -> dict:
    """Who a tracker that is active in this process says the run is, so that Hunch and it mean the same run."""
    try:
        wandb = sys.modules.get("wandb")
        active = getattr(wandb, "run", None)
        if active is not None:
            return {
                "source": "wandb", "entity": active.entity, "project": active.project,
                "run_id": active.id, "run_name": active.name, "url": active.url,
            }
        mlflow = sys.modules.get("mlflow")
        active = mlflow.active_run() if mlflow is not None else None
        if active is not None:
            info = active.info
            return {
                "source": "mlflow", "project": str(info.experiment_id),
                "run_id": info.run_id, "run_name": getattr(info, "run_name", None),
            }
    except Exception:
        pass
    return {}


def run(name=None, project=None, config=None, tags=(), predict=None, group=None, url=None) -> Run:
    """`with hunch.run(project="llm-sft", config=config) as r: r.summary = train(config)`"""
    one = Run(name, project, config, tags, predict, group, url, source="python")
    if not one.is_inner:
        one.about.update({key: value for key, value in tracker_identity().items() if value})
    return one


def track(function=None, **options):
    """`@hunch.track` around a training function; a mapping that it returns is the summary."""
    import functools

    if function is None:
        return lambda decorated: track(decorated, **options)

    @functools.wraps(function)
    def tracked(*args, **kwargs):
        with run(**{"name": function.__name__, **options}) as one:
            result = function(*args, **kwargs)
            if hasattr(result, "items"):
                one.summary = result
            return result

    return tracked


# ---- callbacks: `from hunch import HunchCallback`; the framework is imported when the name is --------------------


def _transformers_callback():
    from transformers import TrainerCallback

    class HunchCallback(TrainerCallback):
        """For `transformers.Trainer(callbacks=[HunchCallback()])`. The run ends with the process: evaluation counts."""

        def __init__(self, **options):
            self.options = options
            self.run = None

        def on_train_begin(self, args, state, control, **kwargs):
            if state.is_world_process_zero and self.run is None:
                options = {"name": getattr(args, "run_name", None) or args.output_dir, "config": args, **self.options}
                self.run = run(**options).start().finish_at_exit()

        def on_log(self, args, state, control, logs=None, **kwargs):
            if self.run is not None:
                self.run.summary.update(logs or {})

        def on_evaluate(self, args, state, control, metrics=None, **kwargs):
            if self.run is not None:
                self.run.summary.update(metrics or {})

        def on_train_end(self, args, state, control, **kwargs):
            if self.run is not None:
                if state.best_metric is not None:
                    self.run.summary["best_metric"] = state.best_metric
                self.run.report()

    return HunchCallback


def _lightning_callback():
    try:
        from lightning.pytorch import Callback
    except ImportError:
        from pytorch_lightning import Callback

    class HunchLightningCallback(Callback):
        """For `lightning.Trainer(callbacks=[HunchLightningCallback()])`."""

        def __init__(self, **options):
            super().__init__()
            self.options = options
            self.run = None

        def on_fit_start(self, trainer, pl_module):
            if trainer.is_global_zero and self.run is None:
                options = {"config": getattr(pl_module, "hparams", None), **self.options}
                self.run = run(**options).start().finish_at_exit()

        def _collect(self, trainer, *_):
            if self.run is not None:
                self.run.summary.update(trainer.callback_metrics)

        on_train_epoch_end = on_validation_end = on_test_end = _collect

        def on_fit_end(self, trainer, pl_module):
            if self.run is not None:
                self.run.report()

        def on_exception(self, trainer, pl_module, exception):
            if self.run is not None:
                self.run.finish(**words_for(exception))

    return HunchLightningCallback


def _keras_callback():
    try:
        from keras.callbacks import Callback
    except ImportError:
        from tensorflow.keras.callbacks import Callback

    class HunchKerasCallback(Callback):
        """For `model.fit(callbacks=[HunchKerasCallback()])`."""

        def __init__(self, **options):
            super().__init__()
            self.options = options
            self.run = None

        def on_train_begin(self, logs=None):
            if self.run is None:
                self.run = run(**self.options).start().finish_at_exit()

        def on_epoch_end(self, epoch, logs=None):
            self.run.summary.update(logs or {})

        def on_test_end(self, logs=None):
            if self.run is not None:
                self.run.summary.update({"test_" + name: value for name, value in (logs or {}).items()})

        def on_train_end(self, logs=None):
            self.run.summary.update(logs or {})
            self.run.report()

    return HunchKerasCallback


_CALLBACKS = {
    "HunchCallback": _transformers_callback,
    "HunchLightningCallback": _lightning_callback,
    "HunchKerasCallback": _keras_callback,
}


def __getattr__(name):
    if name in _CALLBACKS:
        globals()[name] = _CALLBACKS[name]()
        return globals()[name]
    raise AttributeError("module 'hunch' has no attribute %r" % name)


# ---- the command ------------------------------------------------------------------------------------------------


USAGE = """usage: hunch run [--predict LINE] [--name NAME] [--project PROJECT] [--tag TAG]... -- COMMAND...
       hunch predict LINE
       hunch list

`hunch run` reports the start and the end of a command; its streams and its exit code stay as they are. Metrics come
from the JSON file that $HUNCH_SUMMARY names, or from W&B's summary file. HUNCH_URL and HUNCH_TOKEN say where Hunch is;
`/predict token` in Slack makes a token."""


def main(arguments=None) -> int:
    """The command line. Returns the exit code."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command == "run":
        return run_command(rest)
    if command == "predict" and rest and rest[0] not in ("-h", "--help"):
        return terminal(lambda: request("POST", "/api/v1/predictions", {"text": " ".join(rest)}))
    if command == "list" and not rest:
        return terminal(lambda: request("GET", "/api/v1/predictions"))
    print(USAGE, file=sys.stdout if command in ("-h", "--help") else sys.stderr)
    return 0 if command in ("-h", "--help") else 2


def terminal(ask) -> int:
    """Prints what Hunch answers to a person at a terminal."""
    if not os.environ.get("HUNCH_URL") or not os.environ.get("HUNCH_TOKEN"):
        print("Set HUNCH_URL to Hunch's address and HUNCH_TOKEN to your token; `/predict token` makes one.", file=sys.stderr)
        return 2
    try:
        print(ask()["text"])
        return 0
    except Unreachable as problem:
        print("hunch: %s" % problem, file=sys.stderr)
    except (KeyError, TypeError):
        print("hunch: what answers at HUNCH_URL is not Hunch", file=sys.stderr)
    return 1


def run_command(arguments) -> int:
    """`hunch run`: starts the command, reports around it, and returns its exit code (128 + n after signal n)."""
    options = {"tags": []}
    rest = list(arguments)
    while rest and rest[0] != "--" and rest[0].startswith("--"):
        name, has_value, value = rest.pop(0)[2:].partition("=")
        if name not in ("predict", "name", "project", "tag") or not (has_value or rest):
            print(USAGE, file=sys.stderr)
            return 2
        value = value if has_value else rest.pop(0)
        if name == "tag":
            options["tags"].append(value)
        else:
            options[name] = value
    command = rest[1:] if rest and rest[0] == "--" else rest
    if not command:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        if not speaks():
            become(command)
        return report_around(command, options)
    except FileNotFoundError:
        print("hunch: %s: command not found" % command[0], file=sys.stderr)
        return 127
    except OSError as problem:
        print("hunch: %s: %s" % (command[0], problem.strerror), file=sys.stderr)
        return 126


def become(command) -> None:
    """Nothing to report: the command takes this process's place, with the signals as a shell would leave them."""
    import signal

    for name in ("SIGPIPE", "SIGXFSZ"):  # Python ignores these, and what is ignored stays so in a new program
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    os.execvp(command[0], command)


def report_around(command, options) -> int:
    import signal

    options.setdefault("name", os.environ.get("SLURM_JOB_NAME") or script_name(command))
    one = Run(**options)
    summary_path = os.environ.get("HUNCH_SUMMARY")
    own_path = os.path.join(os.environ.get("TMPDIR", "/tmp"), "hunch-%s.json" % os.urandom(8).hex())
    environment = dict(
        os.environ,
        HUNCH_SUMMARY=summary_path or own_path,
        HUNCH_RUN_ID=one.about["run_id"],
        HUNCH_RUN_NAME=one.about["run_name"] or "",
        HUNCH_RUN_PROJECT=one.about["project"] or "",
    )
    early, child = [], None

    def forward(number, _frame):
        # Ctrl-C in a terminal reaches the whole group: forwarding it would make it two.
        if child is None:
            early.append(number)
        elif number != signal.SIGINT or not is_in_foreground():
            try:
                os.kill(child, number)
            except ProcessLookupError:
                pass

    for name in ("SIGHUP", "SIGINT", "SIGTERM", "SIGQUIT", "SIGUSR1", "SIGUSR2"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, forward)
    child, wait = start_child(command, environment)
    for number in early:
        forward(number, None)
    one.start()
    code = wait()
    one.summary = read_summary(summary_path or own_path, one.about["started_at"])
    remove(own_path)
    if code >= 0:
        one.finish("failed" if code else "finished", exit_code=code)
    else:
        name = signal.Signals(-code).name
        one.finish("killed" if name in STOPPING else "crashed", 128 - code, {"type": name, "message": ""})
    sys.stderr.flush()
    os._exit(code if code >= 0 else 128 - code)  # a look-up that hangs in a thread must not hold the process


def start_child(command, environment):
    """Starts the command: its process id, and a function that waits for its exit code (-n after signal n)."""
    import signal

    if not hasattr(os, "posix_spawnp"):
        import subprocess

        process = subprocess.Popen(command, env=environment)
        return process.pid, process.wait
    # What `subprocess` does, without the milliseconds that its import takes.
    default = [getattr(signal, name) for name in ("SIGPIPE", "SIGXFSZ") if hasattr(signal, name)]
    pid = os.posix_spawnp(command[0], command, environment, setsigdef=default)

    def wait() -> int:
        _, status = os.waitpid(pid, 0)
        return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)

    return pid, wait


def is_in_foreground() -> bool:
    """Whether a key pressed in the terminal signals this process's whole group."""
    try:
        return os.tcgetpgrp(0) == os.getpgrp()
    except OSError:
        return False


def script_name(command) -> str:
    """What a person would call the command: its script, else its program."""
    scripts = [part for part in command if part.endswith((".py", ".sh", ".ipynb", ".jl"))]
    return os.path.basename((scripts or command)[0])


def read_summary(path, started_at) -> dict:
    """The metrics of the run that began at `started_at` (unix seconds); a file older than that is another run's."""
    import json

    folder = os.path.join(os.environ.get("WANDB_DIR", "."), "wandb", "latest-run", "files")
    for candidate in (path, os.path.join(folder, "wandb-summary.json")):
        try:
            if os.path.getmtime(candidate) >= started_at - 2:
                with open(candidate, encoding="utf-8") as file:
                    found = json.load(file)
                if isinstance(found, dict):
                    return found
        except (OSError, ValueError):
            continue
    return {}


def remove(path) -> None:
    try:
        os.remove(path)
    except OSError:
        pass


if __name__ == "__main__":
    sys.exit(main())
