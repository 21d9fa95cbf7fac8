/* SPDX-License-Identifier: Apache-2.0 */
/* Axes: round steps that hold all figures, zero where it belongs. */
#include "testing.h"

#include "flow/charts.h"

static struct flow_scale fit(int64_t low, int64_t high, bool from_zero, int32_t most)
{
    struct extent extent = {true, low, high};
    return scale_fit(extent, from_zero, most, 0);
}

static void check(struct flow_scale scale, int64_t low, int64_t high, int64_t step)
{
    assert_int_equal(scale.low, low);
    assert_int_equal(scale.high, high);
    assert_int_equal(scale.step, step);
    assert_int_equal(scale.mark_count, (high - low) / step + 1);
    assert_int_equal(scale.cut, low > 0 || high < 0);
}

static void test_round_steps(void **state)
{
    (void)state;
    check(fit(0, 1, true, 5), 0, 1, 1);
    check(fit(3, 7, true, 5), 0, 8, 2);
    check(fit(0, 9, true, 5), 0, 10, 2);
    check(fit(0, 11, true, 5), 0, 15, 5);
    check(fit(0, 100, true, 5), 0, 100, 20);
    check(fit(0, 101, true, 5), 0, 150, 50);
    check(fit(-3, 8, true, 5), -5, 10, 5);
    check(fit(-14, -2, true, 5), -15, 0, 5);
    check(fit(0, 999999999999999999, true, 5), 0, 1000000000000000000, 200000000000000000);
    check(fit(-999999999999999999, 999999999999999999, true, 5), -1000000000000000000,
          1000000000000000000, 500000000000000000);
}

/* Lines may begin above zero where more than half of the room would be empty. */
static void test_zero(void **state)
{
    (void)state;
    check(fit(40, 90, false, 5), 0, 100, 20);
    check(fit(60, 90, false, 5), 60, 90, 10);
    check(fit(-90, -60, false, 5), -90, -60, 10);
    check(fit(-90, -40, false, 5), -100, 0, 20);
    check(fit(-1, 60, false, 5), -20, 60, 20);
}

/* A small difference does not fill the room, and one figure has some above and below it. */
static void test_small_difference(void **state)
{
    (void)state;
    check(fit(1000, 1001, false, 5), 950, 1050, 50);
    check(fit(500, 500, false, 5), 460, 540, 20);
    check(fit(0, 0, false, 5), 0, 1, 1);
    struct extent none = {0};
    check(scale_fit(none, false, 5, 2), 0, 100, 20);
}

/* Whatever the figures are, they are on the scale, the marks are few, and the step is 1, 2 or 5. */
static void test_any(void **state)
{
    (void)state;
    uint64_t random = 88172645463325252u;
    for (int i = 0; i < 20000; i++) {
        int64_t ends[2];
        for (int k = 0; k < 2; k++) {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            int64_t size = (int64_t)(random >> 4) >> (random % 57);
            ends[k] = size % 1000000000000000000 * (random & 8 ? 1 : -1);
        }
        int64_t low = ends[0] < ends[1] ? ends[0] : ends[1];
        int64_t high = ends[0] < ends[1] ? ends[1] : ends[0];
        bool from_zero = i % 2;
        struct flow_scale scale = fit(low, high, from_zero, 5);
        assert_true(scale.low <= low && scale.high >= high && scale.low < scale.high);
        assert_in_range(scale.mark_count, 2, 6);
        assert_int_equal(scale.low + (int64_t)(scale.mark_count - 1) * scale.step, scale.high);
        assert_true(!from_zero || !scale.cut);
        int64_t digits = scale.step;
        while (digits % 10 == 0)
            digits /= 10;
        assert_true(digits == 1 || digits == 2 || digits == 5);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_round_steps),
        TEST(test_zero),
        TEST(test_small_difference),
        TEST(test_any),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
