/* SPDX-License-Identifier: Apache-2.0 */
/* The include table of tests/rooms.txt, held against every #include line there is: a wrong arrow
 * between rooms, a look into another room's private headers, or a library used outside its room is
 * a failing test, not a matter of opinion. */
#define _XOPEN_SOURCE 700
#include "testing.h"

#include <dirent.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/file.h"

#define ITEMS 64

struct rule {
    struct slice verb;    /* "show", or empty */
    struct slice subject; /* a room, or ROOM/FILE; "system" */
    struct slice items[ITEMS];
    size_t item_count;
};

struct rules {
    struct rule *rows;
    size_t count, capacity;
};

static struct slice next_word(struct slice *line)
{
    *line = slice_trim(*line);
    size_t end = 0;
    while (end < line->count && !is_xml_space(line->bytes[end]))
        end++;
    struct slice word = {line->bytes, end};
    *line = (struct slice){line->bytes + end, line->count - end};
    return word;
}

static void read_rule(struct slice line, struct rules *rules, struct arena *arena)
{
    struct rule rule = {.subject = next_word(&line)};
    if (rule.subject.count == 0 || rule.subject.bytes[0] == '#')
        return;
    if (slice_is(rule.subject, "show")) {
        rule.verb = rule.subject;
        rule.subject = next_word(&line);
    }
    assert_true(slice_is(next_word(&line), ":"));
    for (struct slice word; (word = next_word(&line)).count;) {
        assert_true(rule.item_count < ITEMS);
        rule.items[rule.item_count++] = word;
    }
    ARENA_PUSH(arena, rules->rows, rules->count, rules->capacity) = rule;
}

static struct rules read_rules(struct arena *arena)
{
    struct diag_list *diags = diag_list_create(arena);
    struct slice text;
    assert_true(
        file_read(arena, SOURCE_DIR "/tests/rooms.txt", (struct source_pos){0}, diags, &text));
    struct source_file file = {.name = "rooms.txt", .text = text};
    struct rules rules = {0};
    struct slice line;
    for (uint32_t number = 1; (line = source_line(&file, number)).bytes; number++)
        read_rule(line, &rules, arena);
    return rules;
}

/* The next row after `row` (NULL: the first) with that verb and subject. */
static const struct rule *rule_for(const struct rules *rules, const struct rule *row,
                                   const char *verb, struct slice subject)
{
    for (size_t i = row ? (size_t)(row - rules->rows) + 1 : 0; i < rules->count; i++) {
        if (slice_is(rules->rows[i].verb, verb) && slice_equal(rules->rows[i].subject, subject))
            return &rules->rows[i];
    }
    return NULL;
}

static bool has_item(const struct rule *rule, struct slice item)
{
    for (size_t i = 0; i < rule->item_count; i++) {
        if (slice_equal(rule->items[i], item))
            return true;
    }
    return false;
}

static struct slice before(struct slice path, char separator)
{
    const char *at = memchr(path.bytes, separator, path.count);
    return (struct slice){path.bytes, at ? (size_t)(at - path.bytes) : path.count};
}

static struct slice after(struct slice path, struct slice start)
{
    return (struct slice){path.bytes + start.count + 1, path.count - start.count - 1};
}

/* Whether a room shows a header to others. */
static bool shown(const struct rules *rules, struct slice room, struct slice header)
{
    const struct rule *rule = rule_for(rules, NULL, "show", room);
    if (rule)
        return has_item(rule, slice_of("*")) || has_item(rule, header);
    return header.count == room.count + 2 && memcmp(header.bytes, room.bytes, room.count) == 0 &&
           memcmp(header.bytes + room.count, ".h", 2) == 0;
}

/* <libxml/tree.h> is allowed by <libxml/tree.h> and by <libxml/>. */
static bool foreign_allowed(const struct rules *rules, const struct rule *rule, struct slice name)
{
    for (const struct rule *row = NULL; (row = rule_for(rules, row, "", slice_of("system")));) {
        if (has_item(row, name))
            return true;
    }
    struct slice folder = before(name, '/');
    char all[64];
    if (folder.count == name.count || folder.count + 2 >= sizeof all)
        return has_item(rule, name);
    memcpy(all, folder.bytes, folder.count);
    memcpy(all + folder.count, "/>", 3);
    return has_item(rule, slice_of(all)) || has_item(rule, name);
}

/* Why `file` (a path below src/ or include/) must not include `name` (with its quotes or brackets),
 * or NULL when it may. */
static const char *why_refused(const struct rules *rules, const char *file, const char *name)
{
    struct slice path = slice_of(file), room = before(path, '/');
    const struct rule *rule = rule_for(rules, NULL, "", path);
    if (!rule)
        rule = rule_for(rules, NULL, "", room);
    if (!rule)
        return "its room is not in the table";
    struct slice header = {name + 1, strlen(name) - 2};
    struct slice other = before(header, '/');
    bool ours = other.count < header.count && rule_for(rules, NULL, "", other);
    if (name[0] == '<' && !ours)
        return foreign_allowed(rules, rule, slice_of(name)) ? NULL : "not a header of this room";
    if (other.count == header.count)
        return "written without its room";
    if (!ours)
        return "there is no such room";
    if (slice_equal(other, room) || has_item(rule, header))
        return NULL;
    if (!has_item(rule, other))
        return "against the direction of the rooms";
    return shown(rules, other, after(header, other)) ? NULL : "private to its room";
}

struct check {
    const struct rules *rules;
    struct arena *arena;
    size_t includes, refused;
};

/* `"base/arena.h"` of `#include "base/arena.h"`; empty for any other line. */
static struct slice included(struct slice line)
{
    line = slice_trim(line);
    if (line.count == 0 || line.bytes[0] != '#')
        return (struct slice){NULL, 0};
    line = slice_trim((struct slice){line.bytes + 1, line.count - 1});
    struct slice word = {line.bytes, 0};
    while (word.count < line.count && line.bytes[word.count] >= 'a')
        word.count++;
    if (!slice_is(word, "include"))
        return (struct slice){NULL, 0};
    line = slice_trim((struct slice){line.bytes + word.count, line.count - word.count});
    for (size_t end = 1; end < line.count; end++) {
        if (line.bytes[end] == (line.bytes[0] == '<' ? '>' : '"'))
            return (struct slice){line.bytes, end + 1};
    }
    return line;
}

static void check_file(struct check *check, const char *path, const char *below)
{
    struct diag_list *diags = diag_list_create(check->arena);
    struct slice text, line;
    assert_true(file_read(check->arena, path, (struct source_pos){0}, diags, &text));
    struct source_file file = {.name = path, .text = text};
    for (uint32_t number = 1; (line = source_line(&file, number)).bytes; number++) {
        struct slice found = included(line);
        if (!found.count)
            continue;
        check->includes++;
        const char *name = arena_copy(check->arena, found.bytes, found.count);
        const char *why = why_refused(check->rules, below, name);
        if (why) {
            print_error("%s:%u: #include %s: %s\n", path, (unsigned)number, name, why);
            check->refused++;
        }
    }
}

/* Walk folder/below, where `below` is the path the rules speak of. */
static void check_folder(struct check *check, const char *folder, const char *below)
{
    DIR *directory = opendir(folder);
    assert_non_null(directory);
    for (struct dirent *entry; (entry = readdir(directory));) {
        if (entry->d_name[0] == '.')
            continue;
        const char *path = format_text(check->arena, "%s/%s", folder, entry->d_name);
        const char *name = *below ? format_text(check->arena, "%s/%s", below, entry->d_name)
                                  : arena_string(check->arena, entry->d_name);
        const char *dot = strrchr(name, '.');
        struct stat status;
        assert_int_equal(stat(path, &status), 0);
        if (S_ISDIR(status.st_mode))
            check_folder(check, path, name);
        else if (dot && strchr("ch", dot[1]) && !dot[2])
            check_file(check, path, name);
    }
    closedir(directory);
}

static void test_every_include(void **state)
{
    struct rules rules = read_rules(*state);
    struct check check = {.rules = &rules, .arena = *state};
    check_folder(&check, SOURCE_DIR "/src", "");
    check_folder(&check, SOURCE_DIR "/include", "");
    assert_true(check.includes > 150); /* the walk did find them */
    assert_int_equal(check.refused, 0);
}

static void test_each_library_has_one_room(void **state)
{
    struct rules rules = read_rules(*state);
    for (size_t i = 0; i < rules.count; i++) {
        for (size_t j = i + 1; j < rules.count; j++) {
            for (size_t k = 0; k < rules.rows[i].item_count; k++) {
                struct slice item = rules.rows[i].items[k];
                if (item.bytes[0] == '<')
                    assert_false(has_item(&rules.rows[j], item));
            }
        }
    }
}

/* The checker finds what it is there for. */
static void test_wrong_lines_are_refused(void **state)
{
    static const struct {
        const char *file, *name, *why; /* NULL: allowed */
    } cases[] = {
        {"layout/paragraph.c", "\"flow/flow.h\"", NULL},
        {"layout/paragraph.c", "\"layout/linebreak.h\"", NULL},
        {"layout/paragraph.c", "\"style/computed.h\"", NULL},
        {"layout/paragraph.c", "\"style/style.h\"", "against the direction of the rooms"},
        {"layout/paragraph.c", "\"plan/plan.h\"", "against the direction of the rooms"},
        {"layout/paragraph.c", "\"text/shape.h\"", "private to its room"},
        {"layout/paragraph.c", "\"linebreak.h\"", "written without its room"},
        {"layout/paragraph.c", "\"../flow/flow.h\"", "there is no such room"},
        {"layout/paragraph.c", "<hpdf.h>", "not a header of this room"},
        {"model/model.c", "\"style/style.h\"", "against the direction of the rooms"},
        {"model/model.c", "<libxml/tree.h>", "not a header of this room"},
        {"markup/read.c", "<libxml/tree.h>", NULL},
        {"markup/read.c", "\"model/model.h\"", "against the direction of the rooms"},
        {"base/arena.c", "<stdlib.h>", NULL},
        {"base/arena.c", "<hb.h>", "not a header of this room"},
        {"base/arena.c", "<zip.h>", "not a header of this room"},
        {"page/page.c", "\"text/font.h\"", NULL},
        {"page/page.c", "\"text/text.h\"", "against the direction of the rooms"},
        {"page/structure.c", "\"text/font.h\"", "against the direction of the rooms"},
        {"cli/build.c", "<planpress/planpress.h>", NULL},
        {"cli/build.c", "\"base/arena.h\"", "against the direction of the rooms"},
        {"api/api.c", "\"pdf/pdf.h\"", "against the direction of the rooms"},
        {"job/job.c", "<hpdf.h>", "not a header of this room"},
        {"planpress/planpress.h", "\"base/length.h\"", "against the direction of the rooms"},
        {"kitchen/sink.c", "<stdio.h>", "its room is not in the table"},
    };
    struct rules rules = read_rules(*state);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *why = why_refused(&rules, cases[i].file, cases[i].name);
        if (!cases[i].why && why)
            fail_msg("%s: %s: %s", cases[i].file, cases[i].name, why);
        if (cases[i].why)
            assert_string_equal(why ? why : "allowed", cases[i].why);
    }
}

static void test_include_lines_are_seen(void **state)
{
    (void)state;
    assert_true(slice_is(included(slice_of("#include \"a/b.h\" /* why */")), "\"a/b.h\""));
    assert_true(slice_is(included(slice_of("  #  include <x.h>")), "<x.h>"));
    assert_int_equal(included(slice_of("/* #include <x.h> */")).count, 0);
    assert_int_equal(included(slice_of("#if 1")).count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_every_include),
        TEST(test_each_library_has_one_room),
        TEST(test_wrong_lines_are_refused),
        TEST(test_include_lines_are_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
