# PyTorch, one thread, on the benchmark's data: prints the same JSON as a worker reports.
import json, sys, time
from pathlib import Path
import numpy, torch

began = time.perf_counter()
built, name, plan = Path(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3])
work = json.loads((built / "workloads.json").read_text())[name]
torch.set_num_threads(1)

data, at = numpy.fromfile(built / f"{name}.bin", dtype=numpy.float32), 0


def take(*shape):
    global at
    n = int(numpy.prod(shape))
    at += n
    return torch.from_numpy(data[at - n:at].reshape(shape).copy())


x, y = take(work["samples"], work["inputs"]), take(work["samples"])
layers = []
for i, shape in enumerate(work["layers"]):
    layer = torch.nn.Linear(shape["in"], shape["out"])
    with torch.no_grad():
        layer.weight.copy_(take(shape["out"], shape["in"]))
        layer.bias.copy_(take(shape["out"]))
    layers += [layer] + ([torch.nn.Tanh() if work["activation"] == "tanh" else torch.nn.ReLU()] if i + 1 < len(work["layers"]) else [])
model = torch.nn.Sequential(*layers)
loss_of = torch.nn.CrossEntropyLoss() if work["loss"] == "ce" else torch.nn.BCEWithLogitsLoss()
y = y.long() if work["loss"] == "ce" else y.unsqueeze(1)
optimizer = torch.optim.Adam(model.parameters(), lr=work["lr"]) if work["opt"] == "adam" else torch.optim.SGD(model.parameters(), lr=work["lr"], momentum=work["momentum"])
batches = list(zip(x.split(work["batch"]), y.split(work["batch"])))
count = 0


def step():
    global count
    bx, by = batches[count % len(batches)]
    count += 1
    optimizer.zero_grad(set_to_none=True)
    loss = loss_of(model(bx), by)
    loss.backward()
    optimizer.step()
    return loss.item()


def walk(milliseconds):
    start, n = time.perf_counter(), 0
    while (now := time.perf_counter()) - start < milliseconds / 1000:
        step()
        n += 1
    return n / (now - start)


losses = [step()]
first = 1000 * (time.perf_counter() - began)
losses += [step() for _ in range(plan["losses"] - 1)]
walk(plan["warm"])
rates = [walk(plan["block"]) for _ in range(plan["blocks"])]
mapped = {line.split("/")[-1].strip() for line in Path("/proc/self/maps").read_text().splitlines()}
mapped = {name for name in mapped if "openblas" in name} or {name for name in mapped if "blas" in name}  # OpenBLAS hides behind names that others have
print(json.dumps({"first": first, "rates": rates, "losses": losses, "last": step(), "blas": " ".join(sorted(mapped)), "torch": torch.__version__}))
