# run_torch.py - runs programs for PyTorch and Hugging Face with PyTorch itself: an optimizer steps through the run, and what its groups hold before each update is printed.
# stdin is a JSON list of {text, steps, every, metrics}, metrics being what is reported after each `every` updates; stdout one of {rates, momentum}. Where transformers is not installed a stand-in keeps what the Trainer is given and
# calls what the Trainer would call.
import importlib.util
import json
import sys
import types
import warnings

import torch

warnings.filterwarnings("ignore")


class Trainer:
    def __init__(self, optimizers, callbacks=(), **rest):
        self.optimizer, self.lr_scheduler = optimizers
        self.callbacks = callbacks


if importlib.util.find_spec("transformers") is None:
    stand_in = types.ModuleType("transformers")
    stand_in.Trainer, stand_in.TrainerCallback, stand_in.TrainingArguments = Trainer, object, dict
    sys.modules["transformers"] = stand_in


class Lion(torch.optim.Adam):  # PyTorch has none: what counts here are its arguments
    pass


def walk(program):
    model = torch.nn.Linear(2, 1)
    room = {"model": model, "train_dataset": None, "eval_dataset": None, "Lion": Lion}
    exec(program["text"], room)
    optimizer, scheduler, trainer = room["optimizer"], room["scheduler"], room.get("trainer")
    assert trainer is None or (trainer.optimizer is optimizer and trainer.lr_scheduler is scheduler)
    rates, momentum = [], []
    for step in range(program["steps"]):
        if "before_update" in room:
            room["before_update"](step)
        for callback in trainer.callbacks if trainer else ():
            callback.on_step_begin(None, types.SimpleNamespace(global_step=step), None, optimizer=optimizer)
        group = optimizer.param_groups[0]
        rates.append(group["lr"])
        momentum.append(group["momentum"] if "momentum" in group else group["betas"][0] if "betas" in group else None)
        for weight in model.parameters():
            weight.grad = torch.full_like(weight, 0.01)
        optimizer.step()
        if not program.get("metrics"):
            scheduler.step()
        elif (step + 1) % program["every"] == 0:
            for callback in trainer.callbacks if trainer else ():
                callback.on_evaluate(None, None, None)
            room.get("report", scheduler.step)(program["metrics"][(step + 1) // program["every"] - 1])
    return {"rates": rates, "momentum": momentum}


json.dump([walk(program) for program in json.load(sys.stdin)], sys.stdout)
