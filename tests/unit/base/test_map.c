/* SPDX-License-Identifier: Apache-2.0 */
#include "testing.h"

#include "base/buffer.h"
#include "base/map.h"

#define MANY 5000

static void test_many(void **state)
{
    struct map *map = map_create(*state);
    static int values[MANY];
    for (int i = 0; i < MANY; i++)
        *map_slot(map, slice_of(format_text(*state, "key %d", i))) = &values[i];
    assert_int_equal(map_count(map), MANY);
    for (int i = 0; i < MANY; i++)
        assert_ptr_equal(map_find(map, slice_of(format_text(*state, "key %d", i))), &values[i]);
    assert_null(map_find(map, slice_of("key 5000")));
    assert_null(map_find(map, slice_of("key")));
}

static void test_slot_of_a_known_key(void **state)
{
    struct map *map = map_create(*state);
    int value;
    char key[] = "abc";
    assert_null(*map_slot(map, slice_of(key)));
    *map_slot(map, slice_of(key)) = &value;
    key[0] = 'x'; /* the key was copied */
    assert_ptr_equal(*map_slot(map, slice_of("abc")), &value);
    assert_null(map_find(map, slice_of("xbc")));
    assert_int_equal(map_count(map), 1);
}

static void test_keys_are_bytes(void **state)
{
    struct map *map = map_create(*state);
    int nothing, nul, two;
    *map_slot(map, (struct slice){"", 0}) = &nothing;
    *map_slot(map, (struct slice){"\0", 1}) = &nul;
    *map_slot(map, (struct slice){"\0\0", 2}) = &two;
    assert_ptr_equal(map_find(map, (struct slice){"", 0}), &nothing);
    assert_ptr_equal(map_find(map, (struct slice){"\0", 1}), &nul);
    assert_ptr_equal(map_find(map, (struct slice){"\0\0", 2}), &two);
}

/* Names made from hashes must be the same on every machine, so the function is pinned. */
static void test_hash(void **state)
{
    (void)state;
    static const char text[] = "Growing Success, 2004/05";
    uint64_t hash = hash_bytes(text, sizeof text - 1, 0);
    assert_int_equal(hash, hash_bytes(text, sizeof text - 1, 0));
    assert_int_not_equal(hash, hash_bytes(text, sizeof text - 1, 1));
    assert_int_not_equal(hash, hash_bytes(text, sizeof text - 2, 0));
    assert_int_equal(hash_bytes("", 0, 0), UINT64_C(0xefd01f60ba992926));
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_many), TEST(test_slot_of_a_known_key),
                                       TEST(test_keys_are_bytes), TEST(test_hash)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
