// test_kern.c - every kernel against a plain loop in double precision, at every small shape; gradients of losses by finite differences.
#include "kern/kern.h"
#include "check.h"

enum { MOST = 24 * 24 + 64 };
static float w[MOST], x[MOST], y[MOST], d[MOST], a[MOST], bias[64], out[MOST], slope[MOST];

static float noise(void) { return (float)(rand() / (double)RAND_MAX * 2 - 1); }
static void fill(float *p, int n) { for (int i = 0; i < n; i++) p[i] = noise(); }
static void near_to(double got, double want, double scale) { assert_true(fabs(got - want) <= 2e-6 * (1 + scale)); }

static double act_of(activation act, double z) {
    if (act == ACT_RELU) return z > 0 ? z : 0;
    if (act == ACT_TANH) return tanh(z);
    if (act == ACT_GELU) return 0.5 * z * (1 + tanh(0.7978845608 * (z + 0.044715 * z * z * z)));
    return z;
}

static void check_forward(int O, int I, int B4, activation act) {
    fill(w, O * I), fill(x, I * B4), fill(bias, O);
    dense_forward(w, bias, x, out, slope, O, I, B4, act);
    for (int o = 0; o < O; o++)
        for (int b = 0; b < B4; b++) {
            double z = (double)bias[o];
            for (int i = 0; i < I; i++) z += (double)w[o * I + i] * (double)x[i * B4 + b];
            near_to((double)out[o * B4 + b], act_of(act, z), I);
            double h = 1e-5, numeric = (act_of(act, z + h) - act_of(act, z - h)) / (2 * h);
            if (act == ACT_GELU) near_to((double)slope[o * B4 + b], numeric, 10);
        }
}

static double gate(activation act, double value) { return act == ACT_RELU ? value > 0 : act == ACT_TANH ? 1 - value * value : act == ACT_GELU ? value : 1; }

static void check_backward(int O, int I, int B4, activation act) {
    fill(w, O * I), fill(x, I * B4), fill(d, O * B4), fill(a, I * B4);
    dense_back_input(w, d, a, out, O, I, B4, act);
    for (int i = 0; i < I; i++)
        for (int b = 0; b < B4; b++) {
            double z = 0;
            for (int o = 0; o < O; o++) z += (double)w[o * I + i] * (double)d[o * B4 + b];
            near_to((double)out[i * B4 + b], z * gate(act, (double)a[i * B4 + b]), O);
        }
    dense_back_weights(d, x, slope, out, bias, O, I, B4);
    for (int o = 0; o < O; o++) {
        double whole = 0;
        for (int b = 0; b < B4; b++) whole += (double)d[o * B4 + b];
        near_to((double)bias[o], whole, B4);
        for (int i = 0; i < I; i++) {
            double z = 0;
            for (int b = 0; b < B4; b++) z += (double)d[o * B4 + b] * (double)x[i * B4 + b];
            near_to((double)out[o * I + i], z, B4);
        }
    }
}

static void dense_layers_equal_plain_loops_at_every_shape(void **s) {
    (void)s;
    for (int O = 1; O <= 11; O++)
        for (int I = 1; I <= 11; I++)
            for (int B4 = 4; B4 <= 36; B4 += 4)
                for (activation act = ACT_NONE; act <= ACT_GELU; act++) check_forward(O, I, B4, act), check_backward(O, I, B4, act);
}

typedef float (*loss_call)(const float *z, const float *t, float *dz, int C, int B, int B4);
static float ce(const float *z, const float *t, float *dz, int C, int B, int B4) { return loss_cross_entropy(z, t, dz, C, B, B4); }
static float bce(const float *z, const float *t, float *dz, int C, int B, int B4) { return (void)C, loss_binary(z, t, dz, B, B4); }
static float sides(const float *z, const float *t, float *dz, int C, int B, int B4) { return loss_squared(z, t, dz, C, true, B, B4); }
static float values(const float *z, const float *t, float *dz, int C, int B, int B4) { return loss_squared(z, t, dz, C, false, B, B4); }

static void check_loss(loss_call loss, int C, int B) {
    int B4 = round_up4(B);
    static float z[MOST], t[MOST], dz[MOST], other[MOST];
    fill(z, C * B4);
    for (int b = 0; b < B4; b++) t[b] = (float)(rand() % (C > 1 ? C : 2));
    loss(z, t, dz, C, B, B4);
    for (int c = 0; c < C; c++)
        for (int b = 0; b < B4; b++) {
            float at = z[c * B4 + b], h = 1e-2f;
            z[c * B4 + b] = at + h;
            double up = (double)loss(z, t, other, C, B, B4);
            z[c * B4 + b] = at - h;
            double down = (double)loss(z, t, other, C, B, B4);
            z[c * B4 + b] = at;
            assert_true(fabs((up - down) / (2 * (double)h) - (double)dz[c * B4 + b]) < 2e-4);
            if (b >= B) assert_true(dz[c * B4 + b] == 0);
        }
}

static void losses_have_the_gradients_that_finite_differences_give(void **s) {
    (void)s;
    for (int B = 1; B <= 13; B++) {
        for (int C = 2; C <= 6; C++) check_loss(ce, C, B), check_loss(values, C, B);
        check_loss(bce, 1, B), check_loss(sides, 1, B), check_loss(values, 1, B);
    }
}

static void known_losses(void **s) {
    (void)s;
    float z[16] = {0}, t[4] = {0, 1, 2, 1}, dz[16];
    assert_true(fabs((double)loss_cross_entropy(z, t, dz, 3, 4, 4) - log(3)) < 1e-6);
    assert_true(fabs((double)loss_binary(z, t, dz, 2, 4) - log(2)) < 1e-6);
    z[0] = 1000, z[4] = -1000;
    assert_true(isfinite((double)loss_cross_entropy(z, t, dz, 3, 4, 4)));
    z[0] = NAN;
    assert_true(isnan((double)loss_cross_entropy(z, t, dz, 3, 4, 4)) && isnan((double)loss_binary(z, t, dz, 2, 4)));
}

static void gather_and_compare(int I, int B, int B4) {
    int *pick = malloc((size_t)B * sizeof *pick); // of exactly this size, so that nothing behind it is asked for unseen
    fill(x, I * 10), fill(a, 10);
    for (int b = 0; b < B; b++) pick[b] = rand() % 10;
    gather_batch(x, a, pick, out, y, I, B, B4);
    for (int i = 0; i < I; i++)
        for (int b = 0; b < B4; b++) assert_true(out[i * B4 + b] == (b < B ? x[pick[b] * I + i] : 0));
    for (int b = 0; b < B; b++) assert_true(y[b] == a[pick[b]]);
    free(pick);
}

static void a_batch_is_gathered_feature_by_feature_and_padded_with_zeros(void **s) {
    (void)s;
    for (int I = 1; I <= 9; I++)
        for (int B = 1; B <= 9; B++) gather_and_compare(I, B, round_up4(B)), gather_and_compare(I, B, round_up4(B) + 8);
}

static void turned_numbers_stand_across_and_one_that_is_not_finite_is_told(void **s) {
    (void)s;
    const float strange[] = {INFINITY, -INFINITY, NAN};
    for (int I = 4; I <= 20; I += 4)
        for (int B4 = 4; B4 <= 20; B4 += 4) {
            fill(x, I * B4);
            assert_true(turn(x, out, I, B4));
            for (int i = 0; i < I * B4; i++) assert_true(out[i % B4 * I + i / B4] == x[i]);
            for (int i = 0; i < I * B4; i++) { // one anywhere, and two that might cancel
                float kept = x[i], *other = x + rand() % (I * B4), was = *other;
                x[i] = strange[i % 3], *other = other == x + i ? x[i] : -x[i];
                assert_false(turn(x, out, I, B4));
                *other = was, x[i] = strange[(i + 1) % 3];
                assert_false(turn(x, out, I, B4));
                x[i] = kept;
            }
        }
}

static void sums_of_squares(void **s) {
    (void)s;
    for (int n = 4; n < 80; n += 4) {
        double sum = 0, difference = 0;
        fill(x, n), fill(y, n);
        for (int i = 0; i < n; i++) sum += (double)x[i] * (double)x[i], difference += pow((double)x[i] - (double)y[i], 2);
        near_to((double)sum_squares(x, n), sum, n), near_to((double)sum_squared_difference(x, y, n), difference, n);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(dense_layers_equal_plain_loops_at_every_shape), cmocka_unit_test(losses_have_the_gradients_that_finite_differences_give),
    cmocka_unit_test(known_losses), cmocka_unit_test(a_batch_is_gathered_feature_by_feature_and_padded_with_zeros), cmocka_unit_test(sums_of_squares),
    cmocka_unit_test(turned_numbers_stand_across_and_one_that_is_not_finite_is_told)};
RUN(tests)
