/* SPDX-License-Identifier: Apache-2.0 */
/* The lines of layout/linebreak.h are those of TeX, on the paragraphs recorded in tex/ (its README
 * has the format): same breaks, same badness of each line, same demerits, found in the same pass.
 */
#include "testing.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "layout/linebreak.h"

#define MEASURES_MAX 16
#define LINES_MAX 64

struct recorded {
    struct break_settings settings;
    length measures[MEASURES_MAX];
    struct break_item *items;
    size_t count, capacity;
    struct {
        size_t item;
        char badness[16];
    } lines[LINES_MAX];
    size_t line_count;
    char pass[32];
    int64_t demerits; /* -1: not known */
};

static struct break_space read_space(const char *rest)
{
    struct break_space space = {0};
    char order[8] = "";
    int found = sscanf(rest, "%" SCNd64 " %" SCNd64 " %" SCNd64 " %7s", &space.width,
                       &space.stretch, &space.shrink, order);
    assert_true(found >= 3);
    space.infinite = strcmp(order, "fil") == 0;
    return space;
}

static bool read_parameter(struct break_settings *settings, const char *name, const char *rest)
{
    const struct {
        const char *name;
        int32_t *value;
    } parameters[] = {
        {"pretolerance", &settings->pretolerance},
        {"tolerance", &settings->tolerance},
        {"linepenalty", &settings->line_penalty},
        {"doublehyphendemerits", &settings->hyphen_demerits},
        {"finalhyphendemerits", &settings->final_hyphen_demerits},
        {"adjdemerits", &settings->adjacent_demerits},
        {"looseness", &settings->looseness},
    };
    for (size_t i = 0; i < sizeof parameters / sizeof *parameters; i++) {
        if (strcmp(name, parameters[i].name) == 0)
            return sscanf(rest, "%" SCNd32, parameters[i].value) == 1;
    }
    return false;
}

static bool read_space_setting(struct break_settings *settings, const char *name, const char *rest)
{
    if (strcmp(name, "parfillskip") == 0) {
        settings->last_fill = read_space(rest);
        return true;
    }
    if (strcmp(name, "leftskip") != 0 && strcmp(name, "rightskip") != 0)
        return false;
    struct break_space space = read_space(rest);
    settings->margin.width += space.width;
    settings->margin.stretch += space.stretch;
    settings->margin.shrink += space.shrink;
    return true;
}

static bool read_item(struct break_item *item, const char *name, const char *rest)
{
    if (strcmp(name, "box") == 0) {
        item->kind = BREAK_BOX;
        return sscanf(rest, "%" SCNd64, &item->width) == 1;
    }
    if (strcmp(name, "glue") == 0) {
        struct break_space space = read_space(rest);
        *item = break_glue(space.width, space.stretch, space.shrink);
        return true;
    }
    char kind[16] = "";
    int32_t penalty;
    length width, after;
    if (sscanf(rest, "%" SCNd32 " %" SCNd64 " %" SCNd64 " %15s", &penalty, &width, &after, kind) <
        3)
        return false;
    *item = *kind ? break_hyphen(penalty, width, strcmp(kind, "automatic") == 0)
                  : break_penalty(penalty);
    item->after = after;
    return true;
}

static void read_result(struct recorded *r, const char *name, const char *rest)
{
    if (strcmp(name, "break") == 0) {
        assert_true(r->line_count < LINES_MAX);
        int found = sscanf(rest, "%zu %15s", &r->lines[r->line_count].item,
                           r->lines[r->line_count].badness);
        assert_int_equal(found, 2);
        r->line_count++;
    } else if (strcmp(name, "pass") == 0) {
        assert_int_equal(sscanf(rest, "%31s", r->pass), 1);
    } else if (strcmp(name, "demerits") == 0) {
        assert_int_equal(sscanf(rest, "%" SCNd64, &r->demerits), 1);
    } else if (strcmp(name, "measure") == 0) {
        assert_true(r->settings.measure_count < MEASURES_MAX);
        length *measure = &r->measures[r->settings.measure_count++];
        assert_int_equal(sscanf(rest, "%" SCNd64, measure), 1);
    } else if (strcmp(name, "emergencystretch") == 0) {
        assert_int_equal(sscanf(rest, "%" SCNd64, &r->settings.emergency_stretch), 1);
    } else {
        fail_msg("unknown line: %s %s", name, rest);
    }
}

static bool is_item(const char *name)
{
    return strcmp(name, "box") == 0 || strcmp(name, "glue") == 0 || strcmp(name, "penalty") == 0;
}

static void read_recorded(struct arena *arena, int number, struct recorded *r)
{
    char path[512];
    snprintf(path, sizeof path, "%s/tests/unit/layout/tex/paragraph-%02d.txt", SOURCE_DIR, number);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    *r = (struct recorded){.demerits = -1};
    r->settings.measures = r->measures;
    char line[256], name[32];
    int used;
    while (fgets(line, sizeof line, file)) {
        if (*line == '#' || sscanf(line, "%31s %n", name, &used) != 1)
            continue;
        if (is_item(name)) {
            struct break_item *item = &ARENA_PUSH(arena, r->items, r->count, r->capacity);
            assert_true(read_item(item, name, line + used));
        } else if (!read_parameter(&r->settings, name, line + used) &&
                   !read_space_setting(&r->settings, name, line + used)) {
            read_result(r, name, line + used);
        }
    }
    fclose(file);
    assert_true(r->count > 50 && r->line_count > 1);
}

static void check_lines(int number, const struct recorded *r, const struct break_lines *lines)
{
    bool free_line = false; /* one that TeX took for want of another */
    for (size_t i = 0; i < lines->count && i < r->line_count; i++) {
        if (lines->lines[i].end != r->lines[i].item)
            fail_msg("paragraph %d line %zu ends at item %zu, not %zu", number, i + 1,
                     lines->lines[i].end, r->lines[i].item);
        int badness;
        if (sscanf(r->lines[i].badness, "%d", &badness) == 1)
            assert_int_equal(lines->lines[i].badness, badness);
        free_line = free_line || strcmp(r->lines[i].badness, "*") == 0;
        assert_int_equal(lines->lines[i].last, i + 1 == r->line_count);
    }
    assert_int_equal(lines->count, r->line_count);
    if (r->demerits >= 0)
        assert_int_equal(lines->demerits, r->demerits);
    bool emergency = strcmp(r->pass, "emergencypass") == 0;
    assert_int_equal(lines->outcome, free_line   ? BREAK_OVERFULL
                                     : emergency ? BREAK_EMERGENCY
                                                 : BREAK_FITS);
}

static void check_paragraph(struct arena *arena, int number)
{
    struct recorded r;
    read_recorded(arena, number, &r);
    struct arena *scratch = arena_create_child(arena);
    struct break_lines lines;
    bool first = linebreak_try(arena, scratch, r.items, r.count, &r.settings, &lines);
    assert_int_equal(first, strcmp(r.pass, "firstpass") == 0);
    if (!first)
        lines = linebreak_finish(arena, scratch, r.items, r.count, &r.settings);
    check_lines(number, &r, &lines);
}

static void test_plain_justified(void **state)
{
    check_paragraph(*state, 1);
}

static void test_hyphens(void **state)
{
    check_paragraph(*state, 2);
}

static void test_ragged(void **state)
{
    check_paragraph(*state, 3);
}

static void test_ragged_with_hyphens(void **state)
{
    check_paragraph(*state, 4);
}

static void test_centred(void **state)
{
    check_paragraph(*state, 5);
}

static void test_varying_measure(void **state)
{
    check_paragraph(*state, 6);
}

static void test_one_line_more(void **state)
{
    check_paragraph(*state, 7);
}

static void test_emergency_stretch(void **state)
{
    check_paragraph(*state, 8);
}

static void test_explicit_hyphens_and_ties(void **state)
{
    check_paragraph(*state, 9);
}

static void test_dear_double_hyphens(void **state)
{
    check_paragraph(*state, 10);
}

static void test_two_lines_fewer_in_vain(void **state)
{
    check_paragraph(*state, 11);
}

static void test_overfull(void **state)
{
    check_paragraph(*state, 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_plain_justified),
        TEST(test_hyphens),
        TEST(test_ragged),
        TEST(test_ragged_with_hyphens),
        TEST(test_centred),
        TEST(test_varying_measure),
        TEST(test_one_line_more),
        TEST(test_emergency_stretch),
        TEST(test_explicit_hyphens_and_ties),
        TEST(test_dear_double_hyphens),
        TEST(test_two_lines_fewer_in_vain),
        TEST(test_overfull),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
