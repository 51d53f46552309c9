# run_python.py - runs programs in one process and prints what each says: stdin is a JSON list of {text, steps, momentum}, stdout one of {rates, momentum, after}.
import json
import sys

said = []
for program in json.load(sys.stdin):
    room = {}
    exec(program["text"], room)
    rate, steps = room["learning_rate"], range(program["steps"])
    said.append({
        "rates": [float(rate(step)) for step in steps],
        "momentum": [float(room["momentum"](step)) for step in steps] if program["momentum"] else [],
        "after": [float(rate(program["steps"] + more)) for more in (0, 1, 1000)],
    })
json.dump(said, sys.stdout)
