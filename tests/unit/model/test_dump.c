/* SPDX-License-Identifier: Apache-2.0 */
/* The dump of a small publication made by hand: every line is compared, so a node that loses its
 * place, its depth or a value shows. */
#include "testing.h"

#include "model/model.h"

static const struct source_file file = {.name = "plan.xml"};

static struct source_pos at(uint32_t line)
{
    return (struct source_pos){&file, line, 3};
}

static struct inline_node *text_node(struct arena *arena, const char *text)
{
    struct inline_node *node = ARENA_NEW(arena, struct inline_node);
    node->kind = INLINE_TEXT;
    node->pos = at(1);
    node->text = slice_of(text);
    return node;
}

/* An inline of another kind around a text, or around nothing for NULL. */
static struct inline_node *wrap(struct arena *arena, enum inline_kind kind, const char *text)
{
    struct inline_node *node = ARENA_NEW(arena, struct inline_node);
    node->kind = kind;
    node->pos = at(1);
    node->children = text ? text_node(arena, text) : NULL;
    return node;
}

static struct block *block_at(struct arena *arena, enum block_kind kind, uint32_t line)
{
    struct block *block = ARENA_NEW(arena, struct block);
    block->kind = kind;
    block->pos = at(line);
    return block;
}

static struct block *paragraph(struct arena *arena, const char *text, uint32_t line)
{
    struct block *block = block_at(arena, BLOCK_PARAGRAPH, line);
    block->inlines = text_node(arena, text);
    return block;
}

static const char *dump_of(struct arena *arena, struct report *report, struct part *parts)
{
    struct publication publication = {
        .metadata = {.title = "A plan",
                     .council = "Ouseford",
                     .language = "en-GB",
                     .status = DOCUMENT_APPROVED,
                     .year = {.year = 2004},
                     .reporting = {.year = 2003},
                     .published = {2004, 6, 30}},
        .report = report,
        .parts = parts,
    };
    struct buffer out = buffer_open(arena);
    model_dump(&publication, &out);
    return buffer_text(&out);
}

#define PUBLICATION                                                                                \
    "publication title=\"A plan\" council=\"Ouseford\" lang=en-GB status=approved year=2004/05"    \
    " reporting=2003/04 published=2004-06-30\n"

static void test_report(void **state)
{
    struct arena *arena = *state;
    struct block *section = block_at(arena, BLOCK_SECTION, 4);
    section->id = "advice";
    section->section.title = text_node(arena, "Advice");
    section->section.numbered = true;
    section->section.blocks = paragraph(arena, "Approve it.", 5);
    struct paper paper = {.pos = at(7), .text = text_node(arena, "Guidance")};
    struct report report = {
        .pos = at(2),
        .agenda_item = "7",
        .committee = "Cabinet",
        .date = {2004, 6, 24},
        .title = text_node(arena, "The plan"),
        .sections = section,
        .recommendation = section,
        .papers = &paper,
        .contact = {.name = "A. Officer", .post = "Manager", .pos = at(9)},
    };
    assert_string_equal(
        dump_of(arena, &report, NULL),
        PUBLICATION "  report agenda-item=\"7\" committee=\"Cabinet\" date=2004-06-24 \"The plan\""
                    "  @plan.xml:2:3\n"
                    "    section#advice numbered \"Advice\"  @plan.xml:4:3\n"
                    "      p \"Approve it.\"  @plan.xml:5:3\n"
                    "    recommendation  @plan.xml:4:3\n"
                    "    paper \"Guidance\"  @plan.xml:7:3\n"
                    "    contact name=\"A. Officer\" post=\"Manager\"  @plan.xml:9:3\n");
}

static void test_inlines(void **state)
{
    struct arena *arena = *state;
    static const struct anchor waste = {.id = "waste"};
    struct inline_node *nodes[] = {
        wrap(arena, INLINE_STRONG, "a"),       wrap(arena, INLINE_EMPHASIS, "b"),
        wrap(arena, INLINE_SUPERSCRIPT, "c"),  wrap(arena, INLINE_SUBSCRIPT, "d"),
        wrap(arena, INLINE_SPAN, "e"),         wrap(arena, INLINE_LINK, "f"),
        wrap(arena, INLINE_REFERENCE, NULL),   wrap(arena, INLINE_FOOTNOTE, NULL),
        wrap(arena, INLINE_ABBREVIATION, "g"), wrap(arena, INLINE_LINE_BREAK, NULL),
        wrap(arena, INLINE_FOOTNOTE, NULL),
    };
    size_t count = sizeof nodes / sizeof *nodes;
    for (size_t i = 0; i + 1 < count; i++)
        nodes[i]->next = nodes[i + 1];
    nodes[4]->language = "cy";
    nodes[5]->uri = "http://example.org/";
    nodes[6]->target = &waste;
    nodes[6]->show = SHOW_PAGE;
    nodes[7]->note = paragraph(arena, "Below.", 12);
    nodes[8]->expansion = "gram";
    nodes[10]->same = nodes[7];
    struct part part = {.kind = PART_ANNEX, .pos = at(10), .title = text_node(arena, "Annex")};
    part.blocks = block_at(arena, BLOCK_PARAGRAPH, 11);
    part.blocks->inlines = nodes[0];
    assert_string_equal(dump_of(arena, NULL, &part), PUBLICATION
                        "  annex \"Annex\"  @plan.xml:10:3\n"
                        "    p \"*a*_b_^{c}_{d}<cy: e>[f -> http://example.org/][ref page of waste]"
                        "{note}|g = gram|/{same note}\"  @plan.xml:11:3\n"
                        "      footnote  @plan.xml:1:3\n"
                        "        p \"Below.\"  @plan.xml:12:3\n");
}

static void test_table(void **state)
{
    struct arena *arena = *state;
    static const struct table_column columns[] = {{ALIGN_LEFT, 400}, {ALIGN_DECIMAL, 0}};
    struct table_cell wide = {.pos = at(22), .columns = 2, .rows = 1, .header = true};
    struct table_cell second = {.pos = at(24),
                                .column = 1,
                                .columns = 1,
                                .rows = 1,
                                .align = ALIGN_RIGHT,
                                .blocks = paragraph(arena, "3.2", 24)};
    struct table_cell first = {.next = &second, .pos = at(23), .columns = 1, .rows = 1};
    struct table_row head = {.pos = at(21), .cells = &wide};
    struct table_row body = {.pos = at(23), .cells = &first};
    struct block *block = block_at(arena, BLOCK_TABLE, 20);
    block->id = "spend";
    block->table = (struct table){.caption = text_node(arena, "Spending"),
                                  .columns = columns,
                                  .column_count = 2,
                                  .head = &head,
                                  .body = &body,
                                  .head_count = 1,
                                  .body_count = 1,
                                  .summary = "By year"};
    struct part part = {.kind = PART_SECTION, .pos = at(19), .blocks = block};
    assert_string_equal(dump_of(arena, NULL, &part), PUBLICATION
                        "  chapter  @plan.xml:19:3\n"
                        "    table#spend columns=left:400,decimal summary=\"By year\" \"Spending\""
                        "  @plan.xml:20:3\n"
                        "      head-row  @plan.xml:21:3\n"
                        "        header column=0 span=2x1  @plan.xml:22:3\n"
                        "      row  @plan.xml:23:3\n"
                        "        cell column=0  @plan.xml:23:3\n"
                        "        cell column=1 align=right  @plan.xml:24:3\n"
                        "          p \"3.2\"  @plan.xml:24:3\n");
}

static void test_indicators(void **state)
{
    struct arena *arena = *state;
    struct observation missing = {.pos = at(35),
                                  .period = {.year = 2004, .quarter = 1},
                                  .kind = OBSERVATION_TARGET,
                                  .absence = ABSENCE_TO_BE_SET};
    struct noted noted = {.blocks = paragraph(arena, "Unaudited.", 36)};
    struct observation outturn = {.next = &missing,
                                  .pos = at(34),
                                  .period = {.year = 2003},
                                  .kind = OBSERVATION_OUTTURN,
                                  .value = value_exact((struct quantity){-1750, 2}),
                                  .amended = true,
                                  .was = {VALUE_RANGE, {-20, 0}, {-18, 0}},
                                  .flags = FLAG_PROVISIONAL | FLAG_NOT_COMPARABLE,
                                  .base = 1180,
                                  .interval = {19, 1},
                                  .notes = &noted};
    struct indicator indicator = {.pos = at(33),
                                  .id = "bv8",
                                  .what = {.code = "BV 8",
                                           .title = text_node(arena, "Paid on time"),
                                           .unit = UNIT_PERCENT,
                                           .polarity = POLARITY_LOWER,
                                           .precision = 1,
                                           .tolerance = {5, 1},
                                           .survey = true,
                                           .has_minimum = true,
                                           .minimum = {-100, 0},
                                           .last_year = 2004,
                                           .applies_to = "district"},
                                  .observations = &outturn,
                                  .commentary = paragraph(arena, "Late.", 37)};
    struct indicator_group group = {.pos = at(32), .indicators = &indicator};
    struct service_block service = {
        .pos = at(31), .title = text_node(arena, "Health"), .groups = &group};
    struct part part = {.kind = PART_INDICATORS, .pos = at(30), .services = &service};
    assert_string_equal(
        dump_of(arena, NULL, &part), PUBLICATION
        "  indicators  @plan.xml:30:3\n"
        "    service-block \"Health\"  @plan.xml:31:3\n"
        "      group  @plan.xml:32:3\n"
        "        indicator#bv8 code=\"BV 8\" unit=percent polarity=lower precision=1"
        " tolerance=0.5 survey minimum=-100 last-year=2004/05"
        " applies-to=\"district\" \"Paid on time\"  @plan.xml:33:3\n"
        "          outturn period=2003/04 value=-17.50 was=-20 to -18 provisional not-comparable"
        " base=1180 interval=1.9  @plan.xml:34:3\n"
        "            footnote  @plan.xml:36:3\n"
        "              p \"Unaudited.\"  @plan.xml:36:3\n"
        "          target period=2004/05 Q1 absent=to-be-set  @plan.xml:35:3\n"
        "          commentary  @plan.xml:37:3\n"
        "            p \"Late.\"  @plan.xml:37:3\n");
}

static void test_anchor(void **state)
{
    struct arena *arena = *state;
    struct anchor waste = {.id = "waste"};
    struct map *by_id = map_create(arena);
    *map_slot(by_id, slice_of("waste")) = &waste;
    struct publication publication = {.anchors_by_id = by_id};
    assert_ptr_equal(publication_anchor(&publication, "waste"), &waste);
    assert_null(publication_anchor(&publication, "was"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_report),     TEST(test_inlines), TEST(test_table),
        TEST(test_indicators), TEST(test_anchor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
