/* SPDX-License-Identifier: Apache-2.0 */
/* tests/tool/testing.h - cmocka with what it wants included first, and an arena per test. */
#ifndef PLANPRESS_TESTING_H
#define PLANPRESS_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"

/* For cmocka_unit_test_setup_teardown: *state is a fresh arena. */
static inline int arena_setup(void **state)
{
    *state = arena_create(NULL);
    return *state ? 0 : -1;
}

static inline int arena_teardown(void **state)
{
    arena_destroy(*state);
    return 0;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, arena_setup, arena_teardown)

#endif
