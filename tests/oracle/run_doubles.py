# run_doubles.py - runs programs for PyTorch, Hugging Face, Keras and Optax with doubles of those libraries, which take the same arguments and refuse what these refuse.
# stdin is a JSON list of {text, steps, every, reports}, reports being the training loss of epochs of `every` updates (Keras alone looks at them); stdout one of {rates, asked}: the rate of every update where the program gives it, and what every call was given.
import json
import sys
import types

asked = {}


def demand(ok, why):
    if not ok:
        raise ValueError(why)


def unit(name, value):
    demand(isinstance(value, float) and 0 <= value < 1, f"{name} is {value!r}, no float of [0, 1)")


def double(name, usual, check=lambda given: None, make=lambda given: None):
    """A callable that takes just these arguments."""
    names = usual.split()

    def call(*args, **rest):
        given = {**dict(zip(names, args)), **rest}
        demand(set(given) <= set(names), f"{name} takes no {set(given) - set(names)}")
        check(given)
        asked[name] = {key: value for key, value in given.items() if isinstance(value, (int, float, str))}
        return make(given)

    return call


class Bunch(types.SimpleNamespace):
    pass


# PyTorch

def torch_checks(given):
    if "betas" in given:
        [unit("a beta", beta) for beta in given["betas"]]
    if given.get("nesterov"):
        demand(given.get("momentum", 0) > 0 and not given.get("dampening", 0), "Nesterov momentum requires a momentum and zero dampening")


def group_of(given):
    return Bunch(param_groups=[dict(given)])


class Lambda:
    def __init__(self, optimizer, lr_lambda):
        self.group, self.factor, self.base, self.at = optimizer.param_groups[0], lr_lambda, optimizer.param_groups[0]["lr"], -1
        self.step()

    def step(self):
        self.at += 1
        self.group["lr"] = self.base * self.factor(self.at)


TORCH = {
    "SGD": "params lr momentum dampening weight_decay nesterov", "Adagrad": "params lr lr_decay weight_decay initial_accumulator_value eps",
    "RMSprop": "params lr alpha eps weight_decay momentum centered", "Adam": "params lr betas eps weight_decay amsgrad", "AdamW": "params lr betas eps weight_decay amsgrad",
    "NAdam": "params lr betas eps weight_decay momentum_decay", "RAdam": "params lr betas eps weight_decay",
}
torch, optim, scheduler = types.ModuleType("torch"), types.ModuleType("torch.optim"), types.ModuleType("torch.optim.lr_scheduler")
for name, usual in TORCH.items():
    setattr(optim, name, double(name, usual, torch_checks, group_of))
scheduler.LambdaLR = Lambda
scheduler.ReduceLROnPlateau = double("ReduceLROnPlateau", "optimizer mode factor patience threshold threshold_mode cooldown min_lr eps", make=lambda given: Bunch(step=lambda metric=None: None))
torch.optim, optim.lr_scheduler = optim, scheduler

transformers = types.ModuleType("transformers")
transformers.TrainerCallback = object
transformers.TrainingArguments = double("TrainingArguments", "output_dir max_steps per_device_train_batch_size max_grad_norm eval_strategy eval_steps metric_for_best_model greater_is_better", make=lambda given: Bunch(**given))


def trainer_checks(given):
    demand(asked["TrainingArguments"].get("metric_for_best_model", "loss") == "loss" or "compute_metrics" in given, "eval_accuracy is not among the metrics")


transformers.Trainer = double("Trainer", "model args train_dataset eval_dataset compute_metrics optimizers callbacks", trainer_checks, lambda given: Bunch(**given))


# Keras

def keras_checks(given):
    demand(isinstance(given.get("learning_rate"), float), f"learning_rate should be float: {given.get('learning_rate')!r}")


def keras_sgd(given):
    keras_checks(given)
    unit("momentum", given.get("momentum", 0.0))


def keras_lion(given):
    keras_checks(given)
    demand(0 < given.get("beta_1", 0.9) <= 1, "beta_1 of Lion")


class Callback:
    model = None


class KerasPlateau(Callback):
    """Looks when an epoch is over and judges the report that ends its cooldown."""

    def __init__(self, given):
        demand(given["factor"] < 1, "factor")
        self.given, self.best, self.wait, self.cooling = given, None, 0, 0

    def on_epoch_end(self, epoch, logs):
        given, value = self.given, logs[self.given["monitor"]] * (-1 if self.given["mode"] == "max" else 1)
        if self.cooling:
            self.cooling, self.wait = self.cooling - 1, 0
        if self.best is None or value < self.best - given["min_delta"]:
            self.best, self.wait = value, 0
        elif not self.cooling:
            self.wait += 1
            rate = self.model.optimizer.learning_rate
            if self.wait >= given["patience"] and rate > given["min_lr"]:
                self.model.optimizer.learning_rate = max(rate * given["factor"], given["min_lr"])
                self.cooling, self.wait = given["cooldown"], 0


BASE = " weight_decay clipnorm clipvalue global_clipnorm"
KERAS = {
    "SGD": ("learning_rate momentum nesterov", keras_sgd), "Adagrad": ("learning_rate initial_accumulator_value epsilon", keras_checks), "RMSprop": ("learning_rate rho momentum epsilon centered", keras_checks),
    "Adam": ("learning_rate beta_1 beta_2 epsilon amsgrad", keras_checks), "AdamW": ("learning_rate beta_1 beta_2 epsilon amsgrad", keras_checks),
    "Nadam": ("learning_rate beta_1 beta_2 epsilon", keras_checks), "Lion": ("learning_rate beta_1 beta_2", keras_lion),
}
keras = types.ModuleType("keras")
keras.optimizers = Bunch(**{name: double(name, usual + BASE, check, lambda given: Bunch(**given)) for name, (usual, check) in KERAS.items()})
keras.callbacks = Bunch(Callback=Callback, ReduceLROnPlateau=double("ReduceLROnPlateau", "monitor factor patience verbose mode min_delta cooldown min_lr", make=KerasPlateau))
keras.ops = Bunch(convert_to_numpy=lambda rate: rate)


# Optax: a schedule is called with something that has no value yet

class Traced:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        raise TypeError("a traced value has no truth")

    __index__ = __int__ = __float__ = __lt__ = __le__ = __gt__ = __ge__ = lambda self, *other: self.__bool__()


class Array(list):
    def __getitem__(self, at):
        return Traced(list.__getitem__(self, at.value)) if isinstance(at, Traced) else list.__getitem__(self, at)


def optax_plateau(given):
    demand(0 < given["factor"] < 1 and 0 <= given["rtol"] <= 1 and given["atol"] >= 0, "out of range")
    demand(given["rtol"] > 0 or given["atol"] > 0, "At least one of rtol or atol must be positive")
    demand(given["patience"] >= 1, "where patience is 0 every improvement reduces the rate")


OPTAX = {
    "sgd": "learning_rate momentum nesterov accumulator_dtype", "adagrad": "learning_rate initial_accumulator_value eps",
    "rmsprop": "learning_rate decay eps initial_scale eps_in_sqrt centered momentum nesterov bias_correction", "adam": "learning_rate b1 b2 eps eps_root mu_dtype nesterov",
    "amsgrad": "learning_rate b1 b2 eps eps_root mu_dtype", "adamw": "learning_rate b1 b2 eps eps_root mu_dtype weight_decay mask nesterov", "nadam": "learning_rate b1 b2 eps eps_root mu_dtype",
    "radam": "learning_rate b1 b2 eps eps_root threshold nesterov", "lion": "learning_rate b1 b2 mu_dtype weight_decay mask",
}
jax, jnp, optax = types.ModuleType("jax"), types.ModuleType("jax.numpy"), types.ModuleType("optax")
jnp.asarray, jnp.minimum = Array, lambda a, b: Traced(min(a.value, b))
jax.numpy = jnp


def no_schedule(given):
    demand(not any(callable(value) for key, value in given.items() if key != "learning_rate"), "only the learning rate may be a schedule here")


for name, usual in OPTAX.items():
    setattr(optax, name, double(name, usual, no_schedule, lambda given: given))
optax.inject_hyperparams = lambda factory: double("injected", next(usual for name, usual in OPTAX.items() if getattr(optax, name) is factory), make=lambda given: given)
optax.chain = lambda *parts: [part for part in parts if part is not None]
optax.clip_by_global_norm, optax.add_decayed_weights = double("clip_by_global_norm", "max_norm"), double("add_decayed_weights", "weight_decay mask")
optax.contrib = Bunch(reduce_on_plateau=double("reduce_on_plateau", "factor patience rtol atol cooldown accumulation_size min_scale", optax_plateau))

for module in (torch, optim, scheduler, transformers, keras, jax, jnp, optax):
    sys.modules[module.__name__] = module


def keras_rates(room, steps, every, reports):
    callbacks = [*([room["EveryUpdate"]()] if "EveryUpdate" in room else []), *([room["plateau"]] if "plateau" in room else [])]
    rates = []

    def tell(event, *args):
        for callback in callbacks:
            getattr(callback, event, lambda *args: None)(*args)

    for callback in callbacks:
        callback.model = Bunch(optimizer=room["optimizer"])
    tell("on_train_begin")
    for step in range(steps):
        if step % every == 0:
            tell("on_epoch_begin", step // every)
        tell("on_train_batch_begin", step)
        rates.append(room["optimizer"].learning_rate)
        if reports and (step + 1) % every == 0:
            tell("on_epoch_end", step // every, {"loss": reports[step // every]})
    return rates


def rates_of(room, steps, every, reports):
    if "schedule" in room:
        return [room["schedule"](Traced(step)).value for step in range(steps)]
    if "keras" in room:
        return keras_rates(room, steps, every, reports)
    if isinstance(room.get("scheduler"), Lambda):
        rates = []
        for step in range(steps):
            if "before_update" in room:
                room["before_update"](step)
            for callback in room["trainer"].callbacks if hasattr(room.get("trainer"), "callbacks") else ():
                callback.on_step_begin(None, Bunch(global_step=step), None)
            rates.append(room["optimizer"].param_groups[0]["lr"])
            room["scheduler"].step()
        return rates
    return []


def walk(program):
    asked.clear()
    room = {"model": Bunch(parameters=lambda: []), "train_dataset": [], "eval_dataset": [], "compute_metrics": len, "Lion": double("Lion", "params lr betas weight_decay", torch_checks, group_of)}
    try:
        exec(program["text"], room)
        return {"rates": rates_of(room, program["steps"], program.get("every") or program["steps"], program.get("reports")), "asked": dict(asked)}
    except Exception as error:
        return {"refused": f"{type(error).__name__}: {error}"}


json.dump([walk(program) for program in json.load(sys.stdin)], sys.stdout)
