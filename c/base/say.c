// say.c - filling the gaps of a message, and rounding numbers for reading.
#include "base/say.h"
#include <string.h>

double tidy(double value, int digits) {
    double a = value < 0 ? -value : value, unit = 1;
    if (!(a > 1e-290) || a - a != 0) return value;
    for (int i = 1; i < digits; i++) unit *= 10;
    double scale = 1, top = unit * 10;
    while (a * scale < unit) scale *= 10;
    if (scale > 1) return (value < 0 ? -1 : 1) * (double)(int64_t)(a * scale + 0.5) / scale;
    while (a / scale >= top) scale *= 10;
    return (value < 0 ? -1 : 1) * (double)(int64_t)(a / scale + 0.5) * scale;
}

// Beyond 1e15 mantissa and exponent are rounded apart, so that no digit is made up.
void put_tidy(text *t, double value, int digits) {
    int e = 0;
    double a = value;
    for (; (a >= 1e15 || a <= -1e15) && a - a == 0; e += 15) a /= 1e15;
    for (; e && (a >= 10 || a <= -10); e++) a /= 10;
    text_number(t, tidy(a, digits));
    if (e) text_put(t, "e"), text_number(t, e);
}

static bool is_whole(double x) { return x > -1e9 && x < 1e9 && x == (double)(int32_t)x; }

static void fill(text *t, const char *gap, int n, const arg *args, int count) {
    bool percent = gap[n - 1] == '%';
    for (int i = 0; i < count; i++) {
        if (!text_is(gap, n - percent, args[i].key)) continue;
        if (args[i].word) text_put(t, args[i].word);
        else if (percent) put_tidy(t, args[i].number * 100, 2), text_put(t, " %");
        else put_tidy(t, args[i].number, is_whole(args[i].number) ? 12 : 3);
        return;
    }
    ASSERT(false);
}

void say_words(text *t, const message *m, const arg *args, int count) {
    for (const char *p = m->words; *p;) {
        const char *gap = strchr(p, '{'), *end = gap ? strchr(gap, '}') : NULL;
        text_put_n(t, p, gap ? (int)(gap - p) : (int)strlen(p));
        if (!gap) return;
        fill(t, gap + 1, (int)(end - gap - 1), args, count);
        p = end + 1;
    }
}

static bool mentions(const char *words, const char *key) {
    size_t n = strlen(key);
    for (const char *p = words; (p = strchr(p, '{')); p++)
        if (!strncmp(p + 1, key, n) && (p[n + 1] == '}' || p[n + 1] == '%')) return true;
    return false;
}

void say_args(text *t, const message *m, const arg *args, int count) {
    json_open(t, "args", '{');
    for (int i = 0; i < count; i++) {
        if (!mentions(m->words, args[i].key)) continue;
        if (args[i].word) json_string(t, args[i].key, args[i].word);
        else json_number(t, args[i].key, tidy(args[i].number, 6));
    }
    json_close(t, '}');
}

void say(text *t, const message *m, const arg *args, int count) {
    char words[512];
    text w = text_on(words, (int)sizeof words);
    say_words(&w, m, args, count);
    json_string(t, "id", m->id), json_string(t, "text", words);
    say_args(t, m, args, count);
}

void say_item(text *t, const message *m, const arg *args, int count) {
    json_open(t, NULL, '{');
    say(t, m, args, count);
    json_close(t, '}');
}
