/* SPDX-License-Identifier: Apache-2.0 */
/* A plan with everything in it, and what becomes of it in the model. */
#define _XOPEN_SOURCE 700
#include "testing.h"

#include <unistd.h>

#include "base/file.h"
#include "plan/plan.h"

static struct publication *read_clean(struct arena *arena, const char *path)
{
    assert_int_equal(chdir(SOURCE_DIR "/tests/unit/plan"), 0);
    struct diag_list *diags = diag_list_create(arena);
    struct publication *publication = plan_read(arena, path, NULL, diags);
    for (size_t i = 0; i < diag_count(diags); i++)
        print_message("%d: %s\n", (int)diag_at(diags, i)->pos.line, diag_at(diags, i)->message);
    assert_int_equal(diag_count(diags), 0);
    assert_non_null(publication);
    return publication;
}

/* The model of NAME.xml is that of NAME.model. */
static void check_model(struct arena *arena, const char *name)
{
    const struct publication *publication = read_clean(arena, format_text(arena, "%s.xml", name));
    struct buffer dump = buffer_open(arena);
    model_dump(publication, &dump);
    struct slice expected;
    struct diag_list *diags = diag_list_create(arena);
    assert_true(file_read(arena, format_text(arena, "%s.model", name), (struct source_pos){0},
                          diags, &expected));
    assert_string_equal(buffer_text(&dump), expected.bytes);
}

static void test_everything(void **state)
{
    check_model(*state, "everything");
}

static void test_charts(void **state)
{
    check_model(*state, "charts");
}

static void test_governance(void **state)
{
    check_model(*state, "governance");
}

static void test_improvement(void **state)
{
    check_model(*state, "improvement");
}

static void test_statement(void **state)
{
    check_model(*state, "statement");
}

static void test_anchors(void **state)
{
    struct arena *arena = *state;
    const struct publication *publication = read_clean(arena, "everything.xml");
    const struct anchor *waste = publication_anchor(publication, "waste");
    assert_non_null(waste);
    assert_int_equal(waste->kind, ANCHOR_SERVICE);
    assert_string_equal(((const struct service_block *)waste->thing)->id, "waste");
    assert_null(publication_anchor(publication, "nothing"));
    assert_int_equal(publication_anchor(publication, "second")->kind, ANCHOR_PARAGRAPH);
    assert_int_equal(publication_anchor(publication, "tab-spend")->kind, ANCHOR_TABLE);
    assert_int_equal(publication_anchor(publication, "fn-web")->kind, ANCHOR_FOOTNOTE);
    assert_int_equal(publication_anchor(publication, "bv82a")->kind, ANCHOR_INDICATOR);
    for (size_t i = 0; i < publication->anchor_count; i++)
        assert_int_equal(publication->anchors[i]->number, i);
    for (size_t i = 1; i < publication->anchor_count; i++)
        assert_true(source_compare(publication->anchors[i - 1]->pos, publication->anchors[i]->pos) <
                    0);
}

/* What the plan says goes before the registries, and of these the one used first. */
static void test_registered(void **state)
{
    struct arena *arena = *state;
    const struct publication *publication = read_clean(arena, "registered.xml");
    struct buffer dump = buffer_open(arena);
    model_dump(publication, &dump);
    assert_string_equal(
        buffer_text(&dump),
        "publication title=\"Plan\" council=\"Ouseford\" lang=en-GB status=draft year=2004/05"
        " reporting=2003/04 Q3\n"
        "  indicators  @registered.xml:4:3\n"
        "    service-block \"Planning and leisure\"  @registered.xml:7:5\n"
        "      group  @registered.xml:9:7\n"
        "        indicator code=\"BV 109a\" unit=percent polarity=higher precision=1"
        " applies-to=\"district\" \"Major planning applications decided within 13 weeks\""
        "  @registered.xml:9:7\n"
        "      group  @registered.xml:10:7\n"
        "        indicator code=\"BV 109b\" unit=percent polarity=higher"
        " \"Ours goes before the one that comes with the program\"  @registered.xml:10:7\n"
        "      group  @registered.xml:11:7\n"
        "        indicator code=\"LI 7\" short=\"Visits\" unit=count polarity=neutral precision=2"
        " tolerance=10 relative survey cumulative minimum=-5 maximum=90.5 first-year=2001/02"
        " last-year=2005/06 applies-to=\"district unitary\" recalled \"Swimmers\""
        "  @registered.xml:11:7\n");
    assert_ptr_equal(publication_indicator(publication, slice_of("LI 7")),
                     publication->parts->services->groups->next->next->indicators);
    assert_null(publication_indicator(publication, slice_of("LI 8")));
    assert_string_equal(publication->registries->title, "Local indicators");
    assert_non_null(publication->registries->next);
}

/* The same note is the same blocks, wherever it is called from. */
static void test_notes_are_shared(void **state)
{
    struct arena *arena = *state;
    const struct publication *publication = read_clean(arena, "notes.xml");
    const struct part *part = publication->parts;
    while (part->kind != PART_INDICATORS)
        part = part->next;
    const struct indicator *first = part->services->groups->indicators;
    const struct indicator *second = part->services->groups->next->indicators;
    assert_non_null(first->notes->blocks);
    assert_ptr_equal(first->notes->blocks, second->notes->blocks);
    assert_ptr_equal(first->notes->blocks, second->observations->notes->blocks);
    assert_non_null(first->observations->notes->blocks);
    assert_ptr_not_equal(first->notes->blocks, first->observations->notes->blocks);
}

static void check_text(const struct inline_node *node, const char *expected)
{
    assert_int_equal(node->kind, INLINE_TEXT);
    assert_int_equal(node->text.count, strlen(expected));
    assert_memory_equal(node->text.bytes, expected, node->text.count);
}

/* A run of white space is one space, where the run began; none at the ends and around a break. */
static void test_white_space(void **state)
{
    struct arena *arena = *state;
    const struct publication *publication = read_clean(arena, "space.xml");
    const struct block *block = publication->parts->blocks;
    const struct inline_node *node = block->inlines;
    check_text(node, "one ");
    check_text(node->next->children, "two ");
    check_text(node->next->next, "three");
    assert_int_equal(node->next->next->next->kind, INLINE_LINE_BREAK);
    check_text(node->next->next->next->next, "four");
    assert_null(node->next->next->next->next->next);
    block = block->next;
    check_text(block->inlines, "no\xC2\xA0"
                               "break & <kept>");
    block = block->next; /* what stands at the end is trimmed inside the last element too */
    check_text(block->inlines, "end ");
    check_text(block->inlines->next->children, "here");
    assert_null(block->inlines->next->next);
}

static void test_attributes_are_collapsed(void **state)
{
    struct arena *arena = *state;
    const struct publication *publication = read_clean(arena, "space.xml");
    const struct part *part = publication->parts->next;
    assert_string_equal(part->priorities->actions->lead_member, "Councillor A, Councillor B");
    assert_int_equal(publication->metadata.published.day, 30);
    assert_string_equal(publication->metadata.council, "Ouseford District");
}

/* A language is told where it changes. */
static void test_language(void **state)
{
    struct arena *arena = *state;
    const struct publication *publication = read_clean(arena, "space.xml");
    const struct block *block = publication->parts->blocks;
    assert_null(block->language);
    assert_string_equal(block->next->language, "cy");
    assert_null(block->next->next->language);
}

static void test_included(void **state)
{
    struct arena *arena = *state;
    const struct publication *publication = read_clean(arena, "split.xml");
    const struct block *block = publication->parts->next->blocks;
    assert_string_equal(block->pos.file->name, "split/section.xml");
    assert_int_equal(block->pos.line, 2);
    assert_int_equal(block->pos.column, 1);
    assert_string_equal(block->section.blocks->figure.path, "split/../crest.png");
    assert_non_null(publication->parts->next->next); /* what follows the inclusion */
}

static void test_schema_of_ones_own(void **state)
{
    struct arena *arena = *state;
    assert_int_equal(chdir(SOURCE_DIR "/tests/unit/plan"), 0);
    struct diag_list *diags = diag_list_create(arena);
    assert_non_null(plan_read(arena, "everything.xml", SOURCE_DIR "/xml/plan.xsd", diags));
    assert_int_equal(diag_count(diags), 0);
    assert_null(plan_read(arena, "everything.xml", "everything.xml", diags));
    assert_int_equal(diag_at(diags, 0)->id, DIAG_schema_invalid);
    assert_null(plan_read(arena, "everything.xml", "no-such.xsd", diags));
    assert_int_equal(diag_at(diags, 1)->id, DIAG_file_not_found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_everything),
        TEST(test_charts),
        TEST(test_registered),
        TEST(test_governance),
        TEST(test_improvement),
        TEST(test_statement),
        TEST(test_anchors),
        TEST(test_notes_are_shared),
        TEST(test_white_space),
        TEST(test_attributes_are_collapsed),
        TEST(test_language),
        TEST(test_included),
        TEST(test_schema_of_ones_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
