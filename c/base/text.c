// text.c - text and JSON into a fixed buffer; numbers in and out without the C library, so that they agree everywhere.
#include "base/text.h"
#include <string.h>

static double power_of_ten(int e) {
    double p = 1, b = 10;
    for (int n = e < 0 ? -e : e; n; n >>= 1, b *= b)
        if (n & 1) p *= b;
    return p;
}

enum { MOST_TENS = 308 }; // 10 to the power of more is no number

static double scaled(double digits, int e) {
    if (e > MOST_TENS) return digits * power_of_ten(MOST_TENS) * power_of_ten(e - MOST_TENS);
    if (e < -MOST_TENS) return digits / power_of_ten(-MOST_TENS - e) / power_of_ten(MOST_TENS);
    return e < 0 ? digits / power_of_ten(-e) : digits * power_of_ten(e);
}

text text_on(char *buffer, int size) {
    buffer[0] = 0;
    return (text){.at = buffer, .size = size};
}

void text_put_n(text *t, const char *words, int n) {
    int room = t->size - 1 - t->length;
    if (n > room) {
        t->full = true, n = room;
        while (n > 0 && ((unsigned char)words[n] & 0xc0) == 0x80) n--; // never half a letter
    }
    memcpy(t->at + t->length, words, (size_t)n);
    t->length += n;
    t->at[t->length] = 0;
}

void text_put(text *t, const char *words) { text_put_n(t, words, (int)strlen(words)); }

void text_hex(text *t, uint32_t value) {
    char digits[8];
    for (int i = 0; i < 8; i++) digits[i] = "0123456789abcdef"[value >> (28 - 4 * i) & 15];
    text_put_n(t, digits, 8);
}

// The decimal exponent e of a positive number: 10^e <= value < 10^(e+1).
static int exponent_of(double value) {
    int e = 0;
    while (value >= 1e16) value /= 1e16, e += 16;
    while (value < 1e-15) value *= 1e16, e -= 16;
    while (value >= 10) value /= 10, e++;
    while (value < 1) value *= 10, e--;
    return e;
}

// Writes `count` digits (a whole number) with the decimal point e places after the first digit.
static void put_digits(text *t, uint64_t whole, int count, int e) {
    char digits[24];
    for (int i = count - 1; i >= 0; i--) digits[i] = (char)('0' + whole % 10), whole /= 10;
    while (count > 1 && digits[count - 1] == '0') count--;
    bool plain = e >= -6 && e < 15;
    int point = plain ? e : 0; // digits before the point, less one
    if (point < 0) text_put(t, "0.");
    for (int i = point + 1; i < 0; i++) text_put(t, "0");
    for (int i = 0; i < count || i <= point; i++) {
        if (i == point + 1 && point >= 0) text_put(t, ".");
        text_put_n(t, i < count ? &digits[i] : "0", 1);
    }
    if (!plain) text_put(t, "e"), text_number(t, e);
}

void text_number(text *t, double value) {
    if (value != value || value - value != 0) { text_put(t, value != value ? "nan" : value > 0 ? "inf" : "-inf"); return; }
    if (value < 0) text_put(t, "-"), value = -value;
    if (value == 0) { text_put(t, "0"); return; }
    int e = exponent_of(value);
    for (int digits = 1;; digits++) {
        uint64_t whole = (uint64_t)(scaled(value, digits - 1 - e) + 0.5);
        bool same = scaled((double)whole, e - digits + 1) == value;
        if (!same && digits < 17) continue;
        int at = e;
        if (whole >= (uint64_t)power_of_ten(digits)) whole /= 10, at++;
        put_digits(t, whole, digits, at);
        return;
    }
}

static void before(text *t, const char *key) {
    if (t->comma) text_put(t, ",");
    t->comma = true;
    if (key) text_put(t, "\""), text_put(t, key), text_put(t, "\":");
}

void json_open(text *t, const char *key, char bracket) {
    before(t, key);
    text_put_n(t, &bracket, 1);
    t->comma = false;
}

void json_close(text *t, char bracket) {
    text_put_n(t, &bracket, 1);
    t->comma = true;
}

void json_string_n(text *t, const char *key, const char *value, int n) {
    before(t, key);
    text_put(t, "\"");
    for (int i = 0; i < n; i++) {
        unsigned char c = (unsigned char)value[i];
        if (c == '"' || c == '\\') text_put(t, "\\");
        if (c >= 32) text_put_n(t, value + i, 1);
        else text_put(t, " ");
    }
    text_put(t, "\"");
}

void json_string(text *t, const char *key, const char *value) { json_string_n(t, key, value ? value : "", value ? (int)strlen(value) : 0); }

void json_number(text *t, const char *key, double value) {
    before(t, key);
    if (value - value != 0) text_put(t, "null");
    else text_number(t, value);
}

void json_float(text *t, const char *key, float value) {
    if (value - value != 0 || value == 0) { json_number(t, key, (double)value); return; }
    double size = value < 0 ? -(double)value : (double)value, tidy = size;
    for (int digits = 1, e = exponent_of(size); digits <= 9; digits++) {
        tidy = scaled((double)(uint64_t)(scaled(size, digits - 1 - e) + 0.5), e - digits + 1);
        if ((float)tidy == (float)size) break;
    }
    json_number(t, key, value < 0 ? -tidy : tidy);
}

void json_flag(text *t, const char *key, bool value) {
    before(t, key);
    text_put(t, value ? "true" : "false");
}

static int digit(const char *at, const char *end) { return at < end && *at >= '0' && *at <= '9' ? *at - '0' : -1; }

static int read_exponent(const char *at, const char *end, int *e) {
    const char *p = at;
    if (p == end || (*p != 'e' && *p != 'E')) return 0;
    p++;
    bool minus = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+')) p++;
    if (digit(p, end) < 0) return 0;
    int n = 0;
    for (; digit(p, end) >= 0; p++) n = int_min(n * 10 + digit(p, end), 400);
    *e = minus ? -n : n;
    return (int)(p - at);
}

void text_to_one_line(char *at) {
    for (; *at; at++)
        if (*at == '\t' || *at == '\n' || *at == '\r') *at = ' ';
}

int text_read_number(const char *at, const char *end, double *value) {
    const char *p = at;
    bool minus = p < end && *p == '-', seen = false, past_point = false;
    if (minus) p++;
    uint64_t whole = 0;
    int shift = 0, e = 0;
    for (; p < end; p++) {
        int d = digit(p, end);
        if (*p == '.' && !past_point) { past_point = true; continue; }
        if (d < 0) break;
        seen = true;
        if (whole < 100000000000000000u) whole = whole * 10 + (uint64_t)d, shift -= past_point;
        else shift += !past_point;
    }
    if (!seen) return 0;
    p += read_exponent(p, end, &e);
    double v = whole ? scaled((double)whole, int_max(-330, int_min(e + shift, 330))) : 0;
    *value = minus ? -v : v;
    return (int)(p - at);
}

bool text_is(const char *at, int n, const char *word) { return (int)strlen(word) == n && !memcmp(at, word, (size_t)n); }
