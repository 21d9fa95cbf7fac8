/* SPDX-License-Identifier: Apache-2.0 */
/* libharu's limits, and that each of them is either got round or seen. */
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>

#include "pdf/haru.h"

static const char *written(struct haru *haru, uint32_t number, struct arena *arena)
{
    struct buffer out = buffer_open(arena);
    haru_write_object(haru, number, NULL, &out);
    return buffer_text(&out);
}

static const char *repeated(struct arena *arena, char c, size_t count)
{
    char *text = arena_alloc(arena, count + 1);
    memset(text, c, count);
    return text;
}

static void test_dictionary(void **state)
{
    struct haru *haru = haru_open(*state);
    struct haru_dict *other = haru_dict_new(haru), *dict = haru_dict_new(haru);
    haru_set_name(haru, dict, "Type", "Test");
    haru_set_integer(haru, dict, "Count", -7);
    haru_set_true(haru, dict, "Yes");
    haru_set_text(haru, dict, "Plain", "a(b");
    haru_set_text(haru, dict, "Other", "\xC3\xA9");
    haru_set_reference(haru, dict, "Ref", haru_number(other));
    haru_set_references(haru, dict, "Refs", haru_number(other), 2);
    haru_set_integer(haru, haru_dict_within(haru, dict, "In"), "N", 1);
    haru_set_raw(haru, dict, "Raw", slice_of("[.5 -14.1]"));
    assert_int_equal(haru_status(haru, NULL), 0);
    const char *text = written(haru, haru_number(dict), *state);
    assert_non_null(strstr(text, "/Type /Test\n"));
    assert_non_null(strstr(text, "/Count -7\n"));
    assert_non_null(strstr(text, "/Yes true\n"));
    assert_non_null(strstr(text, "/Plain (a"));
    assert_non_null(strstr(text, "/Other <FEFF00E9>\n"));
    char reference[32];
    snprintf(reference, sizeof reference, "/Ref %u 0 R\n", (unsigned)haru_number(other));
    assert_non_null(strstr(text, reference));
    assert_non_null(strstr(text, "/In <<\n/N 1\n>>"));
    assert_non_null(strstr(text, "/Raw [.5 -14.1]\n"));
}

/* libharu writes a space in a name as it is and escapes an escape; and it would take
 * longer strings than readers do. */
static void test_beyond_the_model(void **state)
{
    struct haru *haru = haru_open(*state);
    struct haru_dict *dict = haru_dict_new(haru);
    haru_set_name(haru, dict, "Spot", "PANTONE Reflex");
    haru_set_text(haru, dict, "Long", repeated(*state, 'x', 70000));
    haru_set_text(haru, dict, "Empty", "");
    assert_int_equal(haru_status(haru, NULL), 0);
    const char *text = written(haru, haru_number(dict), *state);
    assert_non_null(strstr(text, "/Spot /PANTONE#20Reflex\n"));
    assert_non_null(strstr(text, "/Empty ()"));
    const char *value = strstr(text, "/Long (");
    assert_non_null(value);
    assert_int_equal(strspn(value + strlen("/Long ("), "x"), 32767);
}

static void check_refused(struct haru *haru, uint32_t expected)
{
    const char *doing;
    assert_int_equal(haru_status(haru, &doing), expected);
    assert_string_equal(doing, "testing");
    haru_doing(haru, "something later");
    haru_set_true(haru, haru_catalogue(haru), "Later");
    assert_null(haru_dict_new(haru));
    assert_int_equal(haru_status(haru, &doing), expected);
    assert_string_equal(doing, "testing");
}

static void test_names_too_long(void **state)
{
    struct haru *haru = haru_open(*state);
    haru_doing(haru, "testing");
    haru_set_name(haru, haru_catalogue(haru), "Fits", repeated(*state, 'n', 127));
    haru_set_name(haru, haru_catalogue(haru), repeated(*state, 'k', 127), "Fits");
    assert_int_equal(haru_status(haru, NULL), 0);
    haru_set_name(haru, haru_catalogue(haru), "Long", repeated(*state, 'n', 128));
    check_refused(haru, 0x1045);

    haru = haru_open(*state);
    haru_doing(haru, "testing");
    haru_set_true(haru, haru_catalogue(haru), repeated(*state, 'k', 128));
    check_refused(haru, 0x1045);
}

static void write_index(const void *context, size_t index, struct buffer *out)
{
    buffer_format(out, "/%s %D", (const char *)context, (int64_t)index);
}

static void test_array_too_long(void **state)
{
    struct haru *haru = haru_open(*state);
    haru_doing(haru, "testing");
    uint32_t first = haru_records(haru, 32768, write_index, "I");
    haru_set_references(haru, haru_catalogue(haru), "Fits", first, 32767);
    assert_int_equal(haru_status(haru, NULL), 0);
    haru_set_references(haru, haru_catalogue(haru), "Long", first, 32768);
    check_refused(haru, 0x1001);
}

static void test_keys_too_many(void **state)
{
    struct haru *haru = haru_open(*state);
    haru_doing(haru, "testing");
    struct haru_dict *dict = haru_dict_new(haru);
    char key[8];
    for (int i = 0; i < 4095; i++) {
        snprintf(key, sizeof key, "K%d", i);
        haru_set_integer(haru, dict, key, i);
    }
    assert_int_equal(haru_status(haru, NULL), 0);
    haru_set_integer(haru, dict, "One", 1);
    check_refused(haru, 0x1007);
}

/* 8,388,607 entries, the free one included. They are not all made here: the count is enough. */
static void test_objects_too_many(void **state)
{
    struct haru *haru = haru_open(*state);
    haru_doing(haru, "testing");
    uint32_t taken = haru_count(haru);
    haru_records(haru, 8388607 - taken + 1, write_index, "I");
    check_refused(haru, 0x1065);
    assert_int_equal(haru_count(haru), taken);
}

static void test_records(void **state)
{
    struct haru *haru = haru_open(*state);
    uint32_t first = haru_records(haru, 3000, write_index, "A");
    uint32_t other = haru_streams(haru, 2, write_index, "B");
    assert_int_equal(other, first + 3000);
    assert_int_equal(haru_count(haru), other + 2);
    assert_string_equal(written(haru, first + 2999, *state), "<<\n/A 2999>>");
    assert_false(haru_is_stream(haru, first));
    assert_true(haru_is_stream(haru, other + 1));
    assert_false(haru_is_stream(haru, haru_number(haru_catalogue(haru))));
    struct buffer out = buffer_open(*state);
    struct haru_body body = {slice_of("12345"), "FlateDecode"};
    haru_write_object(haru, other + 1, &body, &out);
    assert_string_equal(buffer_text(&out), "<<\n/B 1/Filter/FlateDecode/Length 5>>");
}

static bool collect(void *context, const void *bytes, size_t count)
{
    buffer_add(context, bytes, count);
    return true;
}

static void identify(void *context, unsigned char id[16])
{
    (void)context;
    memset(id, 0xAB, 16);
}

static void test_plain(void **state)
{
    struct haru *haru = haru_open(*state);
    uint32_t stream = haru_streams(haru, 1, NULL, NULL);
    haru_keep_body(haru, stream, (struct haru_body){slice_of("BT ET"), NULL});
    uint32_t record = haru_records(haru, 1, write_index, "R");
    struct buffer file = buffer_open(*state);
    buffer_reserve(&file, 100000); /* no allocation while libharu is at work */
    struct haru_plain plain = {slice_of("%PDF-1.7\n"), collect, identify, &file};
    assert_true(haru_write_plain(haru, &plain));
    const char *text = buffer_text(&file);
    assert_int_equal(strncmp(text, "%PDF-1.7\n1 0 obj\n", 17), 0);
    char expected[64];
    snprintf(expected, sizeof expected, "%u 0 obj\n<<\n/Length 5\n>>\nstream\nBT ET\nendstream\n",
             (unsigned)stream);
    assert_non_null(strstr(text, expected));
    snprintf(expected, sizeof expected, "%u 0 obj\n<<\n/R 0\n>>", (unsigned)record);
    assert_non_null(strstr(text, expected));
    assert_non_null(strstr(text, "/ID [<ABABABABABABABABABABABABABABABAB><ABAB"));
}

static bool refuse(void *context, const void *bytes, size_t count)
{
    size_t *left = context;
    (void)bytes;
    if (*left < count)
        return false;
    *left -= count;
    return true;
}

static void test_plain_refused(void **state)
{
    for (size_t room = 0; room < 400; room += 50) {
        struct haru *haru = haru_open(*state);
        size_t left = room;
        struct haru_plain plain = {slice_of("%PDF-1.7\n"), refuse, identify, &left};
        assert_false(haru_write_plain(haru, &plain));
        assert_int_equal(haru_status(haru, NULL), 0x1016);
    }
}

/* Memory from the arena is taken before libharu is called, so running out unwinds as it does
 * everywhere, whichever allocation it is. */
struct failing {
    size_t left;
};

static void *allocate(void *context, size_t size)
{
    struct failing *failing = context;
    if (failing->left == 0)
        return NULL;
    failing->left--;
    return malloc(size);
}

static void release(void *context, void *block)
{
    (void)context;
    free(block);
}

static void build(void *context)
{
    struct arena *arena = context;
    struct haru *haru = haru_open(arena);
    uint32_t first = haru_records(haru, 5000, write_index, "A");
    for (int i = 0; i < 300; i++) {
        struct haru_dict *dict = haru_dict_new(haru);
        haru_set_text(haru, dict, "Title", "\xC3\xA9t\xC3\xA9");
        haru_set_references(haru, dict, "Kids", first, 200);
        written(haru, haru_number(dict), arena);
    }
    assert_int_equal(haru_status(haru, NULL), 0);
}

static void test_memory(void **state)
{
    (void)state;
    bool done = false;
    size_t attempts = 0;
    for (; !done; attempts++) {
        struct failing failing = {attempts};
        const struct allocator allocator = {allocate, release, &failing};
        struct arena *arena = arena_create(&allocator);
        done = arena && arena_protect(arena, build, arena);
        arena_destroy(arena);
        assert_in_range(attempts, 0, 1000);
    }
    assert_in_range(attempts, 5, 1000); /* some of them did fail */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_dictionary),     TEST(test_beyond_the_model),
        TEST(test_names_too_long), TEST(test_array_too_long),
        TEST(test_keys_too_many),  TEST(test_objects_too_many),
        TEST(test_records),        TEST(test_plain),
        TEST(test_plain_refused),  TEST(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
