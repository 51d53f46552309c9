# pack_digits.py - writes c/task/digits_rows.h from the digits.csv.gz that Debian's python3-sklearn carries.
#   apt-get download python3-sklearn && dpkg-deb -x python3-sklearn_*.deb sklearn
#   python3 c/task/pack_digits.py sklearn/usr/lib/python3/dist-packages/sklearn/datasets/data/digits.csv.gz > c/task/digits_rows.h
import gzip
import sys

rows = [[int(float(v)) for v in line.split(",")] for line in gzip.open(sys.argv[1], "rt").read().split()]
assert len(rows) == 1797 and all(len(r) == 65 and max(r[:64]) <= 16 for r in rows)
print("// digits_rows.h - 1,797 handwritten digits of 8x8 pixels: '@' + level 0..16 for each pixel row by row, then the digit.")
print("// E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI 1998, doi 10.24432/C50P49, CC BY 4.0.")
print("// Written by pack_digits.py; not to be edited.")
print("enum { DIGITS = %d };" % len(rows))
print("static const char digits_rows[DIGITS][66] = {")
for r in rows:
    print('"%s%d",' % ("".join(chr(64 + v) for v in r[:64]), r[64]))
print("};")
