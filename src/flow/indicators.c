/* SPDX-License-Identifier: Apache-2.0 */
/* flow/indicators.c - the indicators, service by service: how many met their targets, and the table
 * with the commentary beside the figures or, where that is long, under them. Status and direction
 * are computed and said by shape and by word. */
#include "flow/sheet.h"

#include "flow/numbering.h"
#include "model/tally.h"

/* ---- rows ---- */

/* The words of a title, with what its figures count. */
static void add_title(struct text_builder *text, const struct indicator *indicator)
{
    const char *unit = indicator_unit(indicator);
    text_builder_inlines(text, indicator->what.title);
    if (unit)
        text_builder_string(text, format_text(text_builder_owner(text)->arena, " (%s)", unit));
    text_builder_noted(text, indicator->notes, indicator->pos);
}

/* The title, the code on a line of its own above it where there is no column for codes. */
static void title_cell(struct sheet *sheet, const struct indicator *indicator)
{
    struct flow_builder *builder = sheet->builder;
    struct cell_request request = {
        .role = STYLE_TABLE_ROW_HEAD, .header = true, .scope = SCOPE_ROW};
    struct point_of_work before = table_maker_enter(sheet->maker, &request, indicator->pos);
    struct text_builder *text = paragraph_in_cell(builder, STYLE_TABLE_ROW_HEAD, indicator->pos);
    if (sheet->titles == 1) {
        text_builder_styled(text, STYLE_STRONG, indicator_code(indicator, builder->arena));
        text_builder_line_break(text);
    }
    add_title(text, indicator);
    struct flow_block *block = paragraph_close(text);
    if (indicator->id)
        block->place = builder_place(builder, indicator);
    table_maker_leave(sheet->maker, before);
}

static void code_cell(struct sheet *sheet, const struct indicator *indicator)
{
    struct cell_request request = {
        .role = STYLE_TABLE_ROW_HEAD, .header = true, .scope = SCOPE_ROW};
    const char *code = indicator_code(indicator, sheet->builder->arena);
    table_maker_string(sheet->maker, &request, code, indicator->pos);
    table_maker_continued(sheet->maker, code, indicator->pos);
}

static void commentary_cell(struct sheet *sheet, const struct cell_request *request,
                            const struct indicator *indicator)
{
    struct point_of_work before = table_maker_enter(sheet->maker, request, indicator->pos);
    flow_blocks(sheet->builder, indicator->commentary);
    table_maker_leave(sheet->maker, before);
}

/* Under the figures, from the titles' left edge on; the code's column is kept free, so that on the
 * next page the code can say whose commentary goes on. Where codes have no column, the whole row is
 * said again there. */
static void commentary_below(struct sheet *sheet, const struct indicator *indicator)
{
    struct cell_request margin = {.artifact = true, .role = STYLE_TABLE_ROW_HEAD};
    struct cell_request request = {
        .columns = 1 + (int32_t)sheet->count, .read_as_one = true, .role = STYLE_COMMENTARY_BELOW};
    table_maker_row_below(sheet->maker, indicator->pos);
    if (sheet->titles > 1) {
        table_maker_leave(sheet->maker, table_maker_enter(sheet->maker, &margin, indicator->pos));
        table_maker_continued(sheet->maker, indicator_code(indicator, sheet->builder->arena),
                              indicator->pos);
    } else {
        request.role = STYLE_COMMENTARY;
        table_maker_title_above(sheet->maker);
    }
    commentary_cell(sheet, &request, indicator);
}

static void make_commentary(struct sheet *sheet, const struct indicator *indicator)
{
    bool below = indicator->commentary &&
                 (!sheet->beside || block_words(indicator->commentary) > ALONGSIDE_WORDS);
    struct cell_request beside = {.role = STYLE_COMMENTARY};
    if (below && sheet->beside) {
        beside.artifact = true;
        table_maker_string(sheet->maker, &beside, "See below", indicator->pos);
    } else if (sheet->beside) {
        commentary_cell(sheet, &beside, indicator);
    }
    if (below)
        commentary_below(sheet, indicator);
    else if (!sheet->beside)
        table_maker_unseen(sheet->maker, indicator->pos);
}

static void make_row(struct sheet *sheet, const struct indicator *indicator)
{
    table_maker_row(sheet->maker, false, indicator->pos);
    if (sheet->titles > 1)
        code_cell(sheet, indicator);
    title_cell(sheet, indicator);
    table_maker_continued(sheet->maker,
                          sheet->titles > 1
                              ? NULL
                              : format_text(sheet->builder->arena, "%s (continued)",
                                            indicator_code(indicator, sheet->builder->arena)),
                          indicator->pos);
    sheet_figures(sheet, indicator);
    make_commentary(sheet, indicator);
}

static void make_group(struct sheet *sheet, const struct indicator_group *group)
{
    if (group->title)
        table_maker_group(sheet->maker, group->title, group->pos);
    else
        table_maker_group_end(sheet->maker);
    for (const struct indicator *i = group->indicators; i; i = i->next)
        make_row(sheet, i);
}

/* ---- how many ---- */

static void add_targets(struct text_builder *text, const struct tally *tally)
{
    struct arena *arena = text_builder_owner(text)->arena;
    static const char *const words[] = {[STATUS_NONE] = "",
                                        [STATUS_MET] = "met",
                                        [STATUS_NEAR] = "close",
                                        [STATUS_MISSED] = "missed"};
    text_builder_styled(text, STYLE_STRONG,
                        format_text(arena, "%d of %d targets met", (int)tally->statuses[STATUS_MET],
                                    (int)tally_targets(tally)));
    for (int s = STATUS_NEAR; s <= STATUS_MISSED; s++)
        text_builder_count(text, status_sign((enum status)s), tally->statuses[s], words[s]);
}

static void add_moves(struct text_builder *text, const struct tally *tally, struct period before)
{
    static const char *const words[] = {[DIRECTION_NONE] = "",
                                        [DIRECTION_BETTER] = "better",
                                        [DIRECTION_SAME] = "the same",
                                        [DIRECTION_WORSE] = "worse"};
    struct arena *arena = text_builder_owner(text)->arena;
    text_builder_styled(text, STYLE_STRONG,
                        format_text(arena, "Compared with %s:", period_text(before, arena)));
    for (int d = DIRECTION_BETTER; d <= DIRECTION_WORSE; d++)
        text_builder_count(text, direction_sign((enum direction)d), tally->directions[d], words[d]);
}

/* What the table below comes to. Nothing is said where nothing can be compared. */
static void flow_tally(const struct sheet *sheet, struct tally tally, struct source_pos pos)
{
    if (sheet->part->without_tally)
        return;
    if (tally_targets(&tally)) {
        struct text_builder *text = paragraph_open(sheet->builder, STYLE_TALLY, ROLE_P, pos);
        add_targets(text, &tally);
        paragraph_close(text)->keep_with_next = true;
    }
    if (tally_moves(&tally)) {
        struct text_builder *text = paragraph_open(sheet->builder, STYLE_TALLY, ROLE_P, pos);
        add_moves(text, &tally, period_years_on(sheet->reporting, -1));
        paragraph_close(text)->keep_with_next = true;
    }
}

/* ---- blocks ---- */

static void flow_sheet(struct sheet *sheet, const struct service_block *service)
{
    struct flow_builder *builder = sheet->builder;
    struct structure_element *element = builder->at.element;
    builder->at.element = structure_add(builder->structure, element, ROLE_TABLE, service->pos);
    sheet->maker = table_maker_open(builder, sheet->widths, (int32_t)(sheet->titles + sheet->count),
                                    inline_plain(builder, service->title), service->pos);
    if (sheet->part->portrait)
        table_maker_style(sheet->maker, STYLE_TABLE_WIDE);
    sheet_head(sheet, service->pos);
    for (const struct indicator_group *group = service->groups; group; group = group->next)
        make_group(sheet, group);
    struct flow_block *table = table_maker_close(sheet->maker);
    builder->at.element = element;
    flow_key(builder, sheet_key(sheet), table, service->pos);
}

static void flow_service(struct sheet *sheet, const struct service_block *service)
{
    struct flow_builder *builder = sheet->builder;
    struct structure_element *element = builder_element(builder, ROLE_SECT, service->pos);
    struct point_of_work before = builder_enter(builder, element);
    builder->at.heading_level = 2;
    flow_heading(builder, service, STYLE_HEADING_2, 2, service->pos);
    flow_blocks(builder, service->introduction);
    if (service->groups) {
        flow_tally(sheet, tally_block(service, sheet->reporting), service->pos);
        flow_sheet(sheet, service);
    }
    builder_leave(builder, before);
}

/* Whether there is more than one table to be put together. */
static bool several_tables(const struct service_block *services)
{
    int tables = 0;
    for (; services; services = services->next)
        tables += services->groups != NULL;
    return tables > 1;
}

void flow_indicators(struct flow_builder *builder, const struct part *part)
{
    enum page_sequence outer = builder->at.sequence;
    if (!part->portrait) {
        flow_sequence(builder, SEQUENCE_LANDSCAPE, part->pos);
        builder->at.sequence = SEQUENCE_LANDSCAPE;
    }
    struct sheet sheet;
    sheet_open(&sheet, builder, part);
    builder->at.heading_level = 1;
    flow_heading(builder, part, STYLE_HEADING_1, 1, part->pos);
    flow_blocks(builder, part->blocks);
    if (several_tables(part->services))
        flow_tally(&sheet, tally_blocks(part->services, sheet.reporting), part->pos);
    for (const struct service_block *s = part->services; s; s = s->next)
        flow_service(&sheet, s);
    if (part->portrait)
        return;
    builder->at.sequence = outer;
    flow_sequence(builder, outer, part->pos);
}
