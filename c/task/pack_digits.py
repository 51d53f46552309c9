# pack_digits.py - writes c/task/digits_rows.h from the digits.csv.gz that Debian's python3-sklearn carries.
#   apt-get download python3-sklearn && dpkg-deb -x python3-sklearn_*.deb sklearn
#   python3 c/task/pack_digits.py sklearn/usr/lib/python3/dist-packages/sklearn/datasets/data/digits.csv.gz > c/task/digits_rows.h
# The model is that of digits_code.c, in the same whole numbers: a pixel's five bits, most significant first, each coded by
# how often it was met under four views of the neighbourhood.
import gzip
import sys
from collections import defaultdict


def third(level):
    return 0 if level == 0 else 1 if level < 10 else 2


class Encoder:
    def __init__(self):
        self.low, self.high, self.out = 0, 0xFFFFFFFF, bytearray()

    def write(self, bit, ones, all):
        middle = self.low + (self.high - self.low) // all * ones
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


def count(seen, bit):
    if seen[1 - bit] > 4:
        seen[1 - bit] = seen[1 - bit] // 2 + 1
    if seen[bit] == 255:
        seen[0] //= 2
        seen[1] //= 2
    seen[bit] += 1


def pack(rows):
    encoder, seen = Encoder(), defaultdict(lambda: [0, 0])
    for *level, label in rows:
        for i in range(64):
            x = i % 8
            left, up = level[i - 1] if x else 0, level[i - 8] if i >= 8 else 0
            beyond = level[i - 7] if i >= 8 and x < 7 else 0
            place, two = i * 10 + label, third(up) * 3 + third(left)
            views = (1, 0, place), (1, 1, left * 17 + up), (2, 2, (two * 3 + third(beyond)) * 64 + i), (4, 3, place * 9 + two)
            node = 1
            for b in (4, 3, 2, 1, 0):
                bit, ones, all = level[i] >> b & 1, 1, 2
                counts = [(w, seen[view, context, node]) for w, view, context in views]
                for w, (n0, n1) in counts:
                    ones, all = ones + 5 * w * n1, all + 5 * w * (n0 + n1)
                encoder.write(bit, ones, all)
                for _, c in counts:
                    count(c, bit)
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
