// stream.c - a student watches a teacher for ever: fresh noisy samples at every step, so the noise floor shows.
#include "base/fmath.h"
#include "kern/kern.h"
#include "task/normal4.h"
#include "task/rows.h"
#include "task/shelf.h"

// The teacher is a fixed 16-8-1 tanh network; its answers have this variance (a test measures it again).
enum { INPUTS = 16, UNITS = 8, PAIRS = INPUTS / 2, CHUNK = 64, MOST = 1024 }; // MOST: samples in a batch
#define TEACHER_VARIANCE 8.10

static const knob knob_label_noise = {"label_noise", "Label noise", "", "Standard deviation of what is added to the teacher's answers; the held-out answers are clean.",
                                      NUMBER, LINEAR, 0, 2, "0.5", NULL, "task", 0};
static const knob *const knobs[] = {&knob_label_noise, &knob_held, NULL};

typedef struct teacher { float w[UNITS][INPUTS], b[UNITS], out[UNITS]; } teacher;
typedef struct stream { teacher who; normal_key of, keys[PAIRS + 1]; float noise, hidden[UNITS * MOST], added[MOST]; } stream;

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

static void fresh(void *state, uint64_t first, int B, int B4, float *x, float *y) {
    stream *st = state;
    static const float zero[1] = {0};
    ASSERT(B4 <= MOST);
    u32x4 lanes = u_four(0, 1, 2, 3);
    for (int b = 0; b < B4; b += 4) {
        u32x4 mixed = mix_counter(u_add(u_all((uint32_t)first + (uint32_t)b), lanes), st->of);
        f32x4 alive = v_gt(v_all((float)B), v_from_whole(u_add(u_all((uint32_t)b), lanes))), one, two;
        for (int i = 0; i < PAIRS; i++) {
            normal_pair(mixed, st->keys[i], &one, &two);
            v_store(x + 2 * i * B4 + b, v_and(one, alive)), v_store(x + (2 * i + 1) * B4 + b, v_and(two, alive));
        }
        normal_pair(mixed, st->keys[PAIRS], &one, &two);
        v_store(st->added + b, v_mul(v_spread(&st->noise), one));
    }
    dense_forward(st->who.w[0], st->who.b, x, st->hidden, NULL, UNITS, INPUTS, B4, ACT_TANH);
    dense_forward(st->who.out, zero, st->hidden, y, NULL, 1, UNITS, B4, ACT_NONE);
    for (int b = 0; b < B; b++) y[b] += st->added[b];
    for (int b = B; b < B4; b++) y[b] = 0;
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
    static stream st;
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
          "y = teacher(x) + noise", "teacher and student networks, Saad and Solla 1995", "held=1024&lr=0.025&depth=1&width=64&activation=tanh", knobs},
    .describe = describe, .make = make, .open = open_stream, .fresh = fresh,
};
