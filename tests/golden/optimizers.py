# optimizers.py - packs float32 optimizer traces made with PyTorch (opt-golden/1 JSON, path as argument) into optimizers.h.
#   python3 tests/golden/optimizers.py optimizers.json > tests/golden/optimizers.h
import json
import struct
import sys

ROWS = [1, 2, 3] + list(range(10, 201, 10))
# PyTorch's class, and what its parameters are called in a line of ours.
KEYS = {"torch.optim.SGD": "momentum", "torch.optim.Adagrad": "adagrad", "torch.optim.RMSprop": "rmsprop", "torch.optim.Adam": "adam",
        "torch.optim.AdamW": "adamw", "torch.optim.RAdam": "radam", "adam2x": "adam", "adamw2x": "adamw", "nadam2x": "nadam"}
SCHEDULES = {"OneCycleLR": "ONE_CYCLE", "StepLR": "STEP", "CosineAnnealingLR": "COSINE"}


def line(run):
    p, key = dict(run["params"]), KEYS[run["optimizer"]]
    if run["optimizer"] == "torch.optim.SGD":
        key = "nesterov" if p.pop("nesterov", False) else "momentum" if "momentum" in p else "sgd"
    p.setdefault("weight_decay", 0.01 if key == "adamw" else 0)
    return "opt=%s&%s" % (key, "&".join("%s=%g" % (k, v) for k, v in p.items()))


def bits(v):
    return "0x%08x" % struct.unpack("<I", struct.pack("<f", v))[0]


golden = json.load(open(sys.argv[1]))
runs = [r for r in golden["runs"] if r["optimizer"] in KEYS]
print("// optimizers.h - parameters after some of 200 updates, as float32 bits: what PyTorch's optimizers do. Written by optimizers.py.")
print("enum { GOLDEN_ROWS = %d, GOLDEN_RUNS = %d };" % (len(ROWS), len(runs)))
print("typedef enum { STEADY, ONE_CYCLE, STEP, COSINE } golden_schedule;")
print("static const int golden_rows[GOLDEN_ROWS] = {%s};" % ", ".join(map(str, ROWS)))
print("static const struct golden { const char *name, *line; bool rosenbrock, old; golden_schedule schedule; uint32_t w[GOLDEN_ROWS][10]; } golden[GOLDEN_RUNS] = {")
for r in runs:
    # Before 2.0 the first moment of the Adam family was m b1 + (1 - b1) g; since then it is m + (1 - b1)(g - m): other last bits.
    old = r["optimizer"].startswith("torch.optim.") and ("Adam" in r["optimizer"])
    schedule = SCHEDULES[r["scheduler"]["class"]] if r.get("scheduler") else "STEADY"
    print('{"%s %s", "%s", %s, %s, %s, {' % (r["name"], r["problem"], line(r), str(r["problem"] == "rosenbrock").lower(), str(old).lower(), schedule))
    for t in ROWS:
        print("{%s}," % ", ".join(bits(v) for v in r["x32"][t - 1]))
    print("}},")
print("};")
