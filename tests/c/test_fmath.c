// test_fmath.c - our exp, log, cos, pow, tanh against the C library in a higher precision, over whole ranges.
#include "base/fmath.h"
#include "check.h"

// Distance of a float from the truth, in units in the last place of the truth.
static double ulps(float got, double truth) {
    float near = (float)truth;
    double unit = (double)nextafterf(fabsf(near), INFINITY) - (double)fabsf(near);
    return fabs((double)got - truth) / unit;
}

static uint32_t bits(float f) { uint32_t u; memcpy(&u, &f, 4); return u; }
static float from_bits(uint32_t u) { float f; memcpy(&f, &u, 4); return f; }

// The worst error over the floats from lo to hi (both of one sign), every `stride`th of them.
static double worst(f32x4 (*ours)(f32x4), double (*truth)(double), float lo, float hi, uint32_t stride) {
    uint32_t a = bits(fabsf(lo)), b = bits(fabsf(hi));
    double most = 0;
    for (uint32_t u = a < b ? a : b; u <= (a < b ? b : a); u += stride) {
        float x = copysignf(from_bits(u), lo);
        double e = ulps(v_lane2(ours(v_all(x))), truth((double)x));
        if (e > most) most = e;
    }
    return most;
}

static f32x4 vexp(f32x4 x) { return v_exp(x); }
static f32x4 vlog(f32x4 x) { return v_log(x); }
static f32x4 vtanh(f32x4 x) {
    f32x4 all[TANH_WIDE] = {v_all(0), v_all(0), v_all(0), v_max(x, v_all(tanh_terms.low))};
    v_tanh(all);
    assert_true(v_lane0(all[0]) == 0);
    return all[TANH_WIDE - 1];
}

static void exp_is_within_2_ulp(void **s) {
    (void)s;
    double e = fmax(worst(vexp, exp, 1e-30f, 88.0f, 197), worst(vexp, exp, -1e-30f, -87.3f, 197));
    printf("exp: %.2f ulp\n", e);
    assert_true(e < 2);
}

static void log_is_within_2_ulp_except_where_it_passes_zero(void **s) {
    (void)s;
    double e = fmax(worst(vlog, log, 1.2e-38f, 0.7f, 197), worst(vlog, log, 1.5f, 3e38f, 197));
    printf("log: %.2f ulp\n", e);
    assert_true(e < 2);
    for (float x = 0.7f; x < 1.5f; x = nextafterf(x, 2) + 1e-6f) assert_true(fabs((double)v_lane0(v_log(v_all(x))) - log((double)x)) < 1e-7);
}

static void tanh_is_within_5_ulp(void **s) {
    (void)s;
    double e = fmax(worst(vtanh, tanh, 1e-6f, 30, 89), worst(vtanh, tanh, -1e-6f, -30, 89));
    printf("tanh: %.2f ulp\n", e);
    assert_true(e < 5);
}

static void tanh_is_odd_and_ends_at_1(void **s) {
    (void)s;
    assert_true(v_lane0(vtanh(v_all(INFINITY))) == 1 && v_lane0(vtanh(v_all(-INFINITY))) == -1 && v_lane0(vtanh(v_all(8.8f))) == 1 && v_lane0(vtanh(v_all(1e-30f))) == 1e-30f);
    assert_true(isnan((double)v_lane0(vtanh(v_all(NAN)))) && signbit((double)v_lane0(vtanh(v_all(-0.0f)))));
    for (float x = 7; x < 9; x = nextafterf(x, 9)) {
        float up = v_lane0(vtanh(v_all(x))), down = v_lane0(vtanh(v_all(-x)));
        assert_true(up <= 1 && down == -up);
    }
}

static void extremes_stay_tame(void **s) {
    (void)s;
    assert_true(v_lane0(v_exp(v_all(-1000))) == 0 && isfinite((double)v_lane0(v_exp(v_all(1000)))));
    assert_true(v_lane0(vtanh(v_all(1e30f))) <= 1 && v_lane0(vtanh(v_all(-1e30f))) >= -1);
    float tiny = 1e-30f;
    assert_true(v_lane0(v_flush(v_all(1e-31f), &tiny)) == 0 && v_lane0(v_flush(v_all(1e-29f), &tiny)) > 0);
}

static void doubles_agree_with_the_library_to_an_ulp(void **s) {
    (void)s;
    srand(7);
    for (int i = 0; i < 300000; i++) {
        double u = rand() / (double)RAND_MAX;
        assert_true(apart(real_exp((u - 0.5) * 1000), exp((u - 0.5) * 1000)) < 4e-16);
        assert_true(apart(real_log(u * 1e6 + 1e-12), log(u * 1e6 + 1e-12)) < 4e-16);
        assert_true(fabs(real_cos(u * 1e5) - cos(u * 1e5)) < 3e-16);
        assert_true(apart(real_pow(u + 1e-9, 1 + 7 * u), pow(u + 1e-9, 1 + 7 * u)) < 1e-13);
        assert_true(apart(real_pow(u, 17), pow(u, 17)) < 4e-15);
    }
    assert_true(real_cos(0) == 1 && real_cos(REAL_PI) == -1 && real_exp(0) == 1 && real_log(1) == 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(exp_is_within_2_ulp), cmocka_unit_test(log_is_within_2_ulp_except_where_it_passes_zero), cmocka_unit_test(tanh_is_within_5_ulp), cmocka_unit_test(tanh_is_odd_and_ends_at_1),
    cmocka_unit_test(extremes_stay_tame), cmocka_unit_test(doubles_agree_with_the_library_to_an_ulp)};
RUN(tests)
