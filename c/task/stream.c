// stream.c - a student watches a teacher for ever: fresh noisy samples at every step, so the noise floor shows.
#include "base/fmath.h"
#include "task/normal4.h"
#include "task/rows.h"
#include "task/shelf.h"

// The teacher is a fixed 16-8-1 tanh network; its answers have this variance (a test measures it again).
enum { INPUTS = 16, UNITS = 8, PAIRS = INPUTS / 2, CHUNK = 64 };
#define TEACHER_VARIANCE 8.10

static const knob knob_label_noise = {"label_noise", "Label noise", "", "Standard deviation of what is added to the teacher's answers; the held-out answers are clean.",
                                      NUMBER, LINEAR, 0, 2, "0.5", NULL, "task", 0};
static const knob *const knobs[] = {&knob_label_noise, &knob_held, NULL};

typedef struct teacher { float w[UNITS][INPUTS], b[UNITS], out[UNITS]; } teacher;
typedef struct stream { teacher who; normal_key of, keys[PAIRS + 1]; float noise; } stream;

static void describe(const settings *s, task_info *info) {
    double noise = settings_number(s, &knob_label_noise);
    *info = (task_info){.kind = VECTOR, .inputs = INPUTS, .outputs = 1, .loss = SQUARED_ERROR, .held = settings_whole(s, &knob_held),
                        .chance = TEACHER_VARIANCE + noise * noise};
}

static void hire(teacher *who) {
    rng r = rng_from(0, STREAM_TEACHER);
    for (int j = 0; j < UNITS; j++) {
        for (int i = 0; i < INPUTS; i++) who->w[j][i] = (float)(0.5 * rng_normal(&r));
        who->b[j] = (float)(0.5 * rng_normal(&r));
        who->out[j] = (float)rng_normal(&r);
    }
}

static void begin(stream *st, uint64_t seed, uint64_t use, double noise) {
    rng r = rng_from(seed, use);
    hire(&st->who);
    st->noise = (float)noise;
    st->of = normal_key_from(&r);
    for (int i = 0; i <= PAIRS; i++) st->keys[i] = normal_key_from(&r);
}

static inline f32x4 answer(const teacher *who, const f32x4 *x) {
    f32x4 y = v_all(0);
    for (int j = 0; j < UNITS; j++) {
        f32x4 sum = v_spread(&who->b[j]);
        for (int i = 0; i < INPUTS; i++) sum = v_add(sum, v_mul(v_spread(&who->w[j][i]), x[i]));
        y = v_add(y, v_mul(v_spread(&who->out[j]), v_tanh(sum)));
    }
    return y;
}

static void fresh(void *state, uint64_t first, int B, int B4, float *x, float *y) {
    const stream *st = state;
    for (int b = 0; b < B4; b += 4) {
        u32x4 n = u_add(u_all((uint32_t)first + (uint32_t)b), u_four(0, 1, 2, 3));
        f32x4 alive = v_gt(v_all((float)B), v_from_whole(u_add(u_all((uint32_t)b), u_four(0, 1, 2, 3)))), now[INPUTS], noise, spare;
        u32x4 mixed = mix_counter(n, st->of);
        for (int i = 0; i < PAIRS; i++) normal_pair(mixed, st->keys[i], &now[2 * i], &now[2 * i + 1]);
        normal_pair(mixed, st->keys[PAIRS], &noise, &spare);
        for (int i = 0; i < INPUTS; i++) v_store(x + i * B4 + b, v_and(now[i], alive));
        v_store(y + b, v_and(v_add(answer(&st->who, now), v_mul(v_spread(&st->noise), noise)), alive));
    }
}

static void *open_stream(const settings *s, const task_info *info, uint64_t seed, arena *a) {
    (void)info;
    stream *st = arena_take(a, sizeof *st);
    if (st) begin(st, seed, STREAM_DATA, settings_number(s, &knob_label_noise));
    return st;
}

// The held-out samples: another stream, the same teacher, no noise.
static void make(const settings *s, const task_info *info, uint64_t seed, float *x, float *y) {
    (void)s;
    stream st;
    float part[INPUTS * CHUNK], answers[CHUNK];
    begin(&st, seed, STREAM_HELD, 0);
    for (int from = 0; from < info->held; from += CHUNK) {
        fresh(&st, (uint64_t)from, CHUNK, CHUNK, part, answers);
        for (int b = 0; b < CHUNK && from + b < info->held; b++) {
            for (int i = 0; i < INPUTS; i++) x[(from + b) * INPUTS + i] = part[i * CHUNK + b];
            y[from + b] = answers[b];
        }
    }
}

const task_def task_stream = {
    .d = {"stream", "Teacher", "A student watches a teacher: fresh noisy samples for ever, so only the noise sets the floor.",
          "y = teacher(x) + noise", "teacher and student networks, Saad and Solla 1995", "held=1024&lr=0.05&depth=1&width=64&activation=tanh", knobs},
    .describe = describe, .make = make, .open = open_stream, .fresh = fresh,
};
