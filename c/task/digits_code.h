// digits_code.h - the handwritten digits, unpacked once from the code in digits_rows.h.
#ifndef LAB_DIGITS_CODE_H
#define LAB_DIGITS_CODE_H

enum { DIGITS = 1797, PIXELS = 64 };
typedef struct {
    unsigned char level[DIGITS][PIXELS]; // 0..16, row by row
    unsigned char label[DIGITS];
} digits_unpacked;

const digits_unpacked *digits_unpack(void);
#endif
