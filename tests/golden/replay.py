#!/usr/bin/env python3
"""replay.py - makes replay.h from a JSON record of PyTorch training runs (format lr-golden: data, batches, nets, first_gradients, runs)."""
import json, sys

m = json.load(open(sys.argv[1]))
out = ["// replay.h - training runs of PyTorch 1.13 (one thread, no FMA) to be repeated; made by replay.py, not edited by hand.",
       "#ifndef LAB_REPLAY_H", "#define LAB_REPLAY_H", ""]

def floats(name, values):
    words = ["%.9gf" % v if "." in "%.9g" % v or "e" in "%.9g" % v else "%.9g.f" % v for v in values]
    lines = [",".join(words[i:i + 16]) for i in range(0, len(words), 16)]
    out.append("static const float %s[] = {%s};" % (name, ",\n".join(lines)))

def doubles(name, values):
    out.append("static const double %s[] = {%s};" % (name, ",".join(repr(v) for v in values)))

def flat(v):
    return [x for row in v for x in (flat(row) if isinstance(row, list) else [row])] if v and isinstance(v[0], list) else list(v)

moons, digits = m["data"]["moons"], m["data"]["digits"]
floats("moons_x", flat(moons["x"]))
out.append('static const char moons_y[] = "%s";' % "".join(map(str, moons["y"])))
out.append("static const char *const digits_x[] = { // one character a pixel, 0 to 16 as 'a' to 'q'")
out += ['"%s",' % "".join(chr(97 + v) for v in row) for row in digits["x_times_16"]]
out.append("};")
out.append('static const char digits_y[] = "%s";' % "".join(map(str, digits["y"])))
short = {"tanh_2_16_16_1": "tanh", "relu_64_32_10": "relu"}
for net, b in m["batches"].items():
    out.append("static const short %s_batches[300][32] = {%s};" % (short[net], ",\n".join("{%s}" % ",".join(map(str, r)) for r in b)))
for net, v in m["nets"].items():
    floats(short[net] + "_start", flat(v["params32"]))
for g in m["first_gradients"]:
    floats("%s_%s_gradient" % (short[g["net"]], g["loss"]), flat(g["grads32"]))
for r in m["runs"]:
    floats(r["name"] + "_loss", r["loss32"])
    floats(r["name"] + "_end", [r["final_full_loss32"]])
    doubles(r["name"] + "_lr", r["lr"])
out.append("#endif")
open(sys.argv[2], "w").write("\n".join(out) + "\n")
