# pack_digits.py - writes c/task/digits_rows.h from the digits.csv.gz that Debian's python3-sklearn carries.
#   apt-get download python3-sklearn && dpkg-deb -x python3-sklearn_*.deb sklearn
#   python3 c/task/pack_digits.py sklearn/usr/lib/python3/dist-packages/sklearn/datasets/data/digits.csv.gz > c/task/digits_rows.h
# The model is that of digits_code.c, in the same whole numbers: is a pixel dark at all, and then the four bits of its level less
# one, most significant first, each foretold by six views of the neighbourhood that are trusted as they have earned it.
import gzip
import sys
from collections import defaultdict

EDGES = [1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785, 3901, 3975, 4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094]


def squash(x):
    x = max(-2047, min(2047, x))
    i, w = (x >> 7) + 16, x & 127
    return (EDGES[i] * (128 - w) + EDGES[i + 1] * w + 64) >> 7 if w else EDGES[i]


STRETCHED, done = [2047] * 4096, 0
for x in range(-2047, 2048):
    while done <= squash(x):
        STRETCHED[done] = x
        done += 1


class Encoder:
    def __init__(self):
        self.low, self.high, self.out = 0, 0xFFFFFFFF, bytearray()

    def write(self, bit, odds):
        middle = self.low + (self.high - self.low >> 12) * odds
        if bit:
            self.high = middle
        else:
            self.low = middle + 1
        while (self.low ^ self.high) >> 24 == 0:
            self.out.append(self.low >> 24)
            self.low, self.high = self.low << 8 & 0xFFFFFFFF, (self.high << 8 | 255) & 0xFFFFFFFF

    def finish(self):
        self.out += self.high.to_bytes(4, "big")
        return bytes(self.out)


def fifth(level):
    return (level > 0) + (level > 4) + (level > 9) + (level > 14)


def views(level, i, label):
    def at(dx, dy):
        x, y = i % 8 + dx, i // 8 + dy
        return level[y * 8 + x] if 0 <= x < 8 and y >= 0 else 0

    left, further, up, higher, beyond = at(-1, 0), at(-2, 0), at(0, -1), at(0, -2), at(1, -1)
    place = i * 10 + label
    return ((left * 17 + further) * 8 + i % 8, (up * 17 + higher) * 8 + i // 8, (left * 17 + up) * 3 + beyond // 6,
            (fifth(up) * 5 + fifth(beyond)) * 640 + place, (fifth(left) * 5 + fifth(further)) * 640 + place, (fifth(left) * 5 + fifth(up)) * 640 + place)


def pack(rows):
    encoder, odds, trust = Encoder(), defaultdict(lambda: 2048 << 4), [[20000] * 6 for _ in range(16)]

    def write(bit, node, view):
        keys = [(v, one, node) for v, one in enumerate(view)]
        said = [STRETCHED[odds[key] >> 4] for key in keys]
        expected = squash(sum(w * x for w, x in zip(trust[node], said)) >> 16)
        encoder.write(bit, expected)
        error = bit * 4095 - expected
        for v, key in enumerate(keys):
            trust[node][v] += (said[v] * error + 2048) >> 12
            p, seen = odds[key] >> 4, odds[key] & 15
            p = p + (4095 - p) * 5 // (seen * 5 + 9) if bit else p - p * 5 // (seen * 5 + 9)
            odds[key] = p << 4 | min(seen + 1, 15)

    for *level, label in rows:
        for i in range(64):
            view = views(level, i, label)
            write(level[i] > 0, 0, view)
            if level[i]:
                node = 1
                for b in (3, 2, 1, 0):
                    bit = level[i] - 1 >> b & 1
                    write(bit, node, view)
                    node = 2 * node + bit
    return encoder.finish()


rows = [[int(float(v)) for v in line.split(",")] for line in gzip.open(sys.argv[1], "rt").read().split()]
assert len(rows) == 1797 and all(len(r) == 65 and max(r[:64]) <= 16 for r in rows)
code = pack(rows)
print("// digits_rows.h - 1,797 handwritten digits of 8x8 pixels: their labels, and the levels of their pixels as digits_code.c unpacks them.")
print("// E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI 1998, doi 10.24432/C50P49, CC BY 4.0.")
print("// Written by pack_digits.py; not to be edited.")
print("static const char digits_labels[] =")
labels = "".join(str(r[64]) for r in rows)
for i in range(0, len(labels), 120):
    print('    "%s"%s' % (labels[i:i + 120], ";" if i + 120 >= len(labels) else ""))
print("static const unsigned char digits_code[] = {")
for i in range(0, len(code), 32):
    print(",".join(map(str, code[i:i + 32])) + ",")
print("};")
