/* SPDX-License-Identifier: Apache-2.0 */
/* flow/indicators.c - the indicator tables: for each service block, what was reached last year,
 * what was wanted, and what is aimed at for three years, with the commentary alongside. Landscape,
 * with a head of two levels. Status and direction are computed and said by shape and by word. */
#include "flow/builder.h"

#include "flow/numbering.h"

#define TARGET_YEARS 3

enum {
    CODE,
    TITLE,
    BEFORE,
    TARGET,
    OUTTURN,
    STATUS,
    DIRECTION,
    FIRST_TARGET,
    QUARTILE = FIRST_TARGET + TARGET_YEARS,
    COMMENTARY,
    COLUMNS
};

/* The same widths for the tables of all services, so that the eye finds its column without looking:
 * thousandths of the table's. A figure or code that needs more gets it. */
static const struct flow_column widths[COLUMNS] = {
    [CODE] = {56},         [TITLE] = {146},       [BEFORE] = {58},
    [TARGET] = {56},       [OUTTURN] = {62},      [STATUS] = {54},
    [DIRECTION] = {52},    [FIRST_TARGET] = {56}, [FIRST_TARGET + 1] = {56},
    [QUARTILE - 1] = {56}, [QUARTILE] = {58},     [COMMENTARY] = {290},
};

/* What one table needs to know. */
struct sheet {
    struct flow_builder *builder;
    struct table_maker *maker;
    struct period year;   /* of the outturn */
    struct period before; /* a year earlier */
    unsigned flags;       /* seen in the table: its key explains them */
};

/* ---- the head ---- */

static void head_cell(struct sheet *sheet, const char *text, int32_t columns, int32_t rows,
                      enum cell_align align, struct source_pos pos)
{
    struct cell_request request = {.columns = columns,
                                   .rows = rows,
                                   .align = align,
                                   .role = STYLE_TABLE_HEAD,
                                   .header = true,
                                   .scope = SCOPE_COLUMN};
    table_maker_string(sheet->maker, &request, text, pos);
}

static void make_head(struct sheet *sheet, struct source_pos pos)
{
    struct arena *arena = sheet->builder->arena;
    const char *before = period_text(sheet->before, arena);
    table_maker_row(sheet->maker, true, pos);
    head_cell(sheet, "Ref.", 1, 2, CELL_START, pos);
    head_cell(sheet, "Indicator", 1, 2, CELL_START, pos);
    head_cell(sheet, before, 1, 1, CELL_CENTRE, pos);
    head_cell(sheet, period_text(sheet->year, arena), 4, 1, CELL_CENTRE, pos);
    head_cell(sheet, "Targets", TARGET_YEARS, 1, CELL_CENTRE, pos);
    head_cell(sheet, format_text(arena, "Top quartile %s", before), 1, 2, CELL_CENTRE, pos);
    head_cell(sheet, "Commentary", 1, 2, CELL_START, pos);
    table_maker_row(sheet->maker, true, pos);
    static const char *const names[] = {"Outturn", "Target", "Outturn", "Target met?", "Change"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        head_cell(sheet, names[i], 1, 1, CELL_CENTRE, pos);
    for (int i = 1; i <= TARGET_YEARS; i++)
        head_cell(sheet, period_text(period_years_on(sheet->year, i), arena), 1, 1, CELL_CENTRE,
                  pos);
}

/* ---- cells ---- */

/* A figure in its role, or why there is none. */
static void value_cell(struct sheet *sheet, const struct indicator *indicator,
                       const struct observation *observation, enum style_role role)
{
    struct flow_builder *builder = sheet->builder;
    struct source_pos pos = observation ? observation->pos : indicator->pos;
    struct cell_request request = {.align = CELL_DECIMAL, .role = STYLE_TABLE_CELL};
    struct point_of_work before = table_maker_enter(sheet->maker, &request, pos);
    const struct computed *style = style_block(builder->sheet, STYLE_TABLE_CELL);
    struct flow_block *block = builder_block(builder, FLOW_PARAGRAPH, style, pos);
    struct text_builder *text = text_builder_open(builder, style, builder->at.element, pos);
    text_builder_decimal(text);
    text_builder_figure(text, indicator, observation, role, &sheet->flags);
    if (observation && observation->note)
        text_builder_note(text, observation->note, pos);
    block->text = text_builder_close(text);
    table_maker_leave(sheet->maker, before);
}

/* Words in a role, below a sign of its colour if there is one. */
static void text_cell(struct sheet *sheet, const struct cell_request *request, enum style_role role,
                      const struct flow_symbol *symbol, const char *word, struct source_pos pos)
{
    struct flow_builder *builder = sheet->builder;
    struct point_of_work before = table_maker_enter(sheet->maker, request, pos);
    const struct computed *cell = style_block(builder->sheet, STYLE_TABLE_CELL);
    const struct computed *style = style_inline(builder->sheet, cell, role);
    struct flow_block *block = builder_block(builder, FLOW_PARAGRAPH, cell, pos);
    struct text_builder *text = text_builder_open(builder, style, builder->at.element, pos);
    if (symbol) {
        text_builder_symbol(text, symbol);
        text_builder_line_break(text);
    }
    text_builder_string(text, word);
    block->text = text_builder_close(text);
    table_maker_leave(sheet->maker, before);
}

static void status_cells(struct sheet *sheet, const struct indicator *indicator)
{
    static const struct status_sign directions[] = {
        [DIRECTION_NONE] = {STYLE_ABSENCE, NULL, "\u2013"},
        [DIRECTION_BETTER] = {STYLE_DIRECTION, &symbol_better, "Better"},
        [DIRECTION_SAME] = {STYLE_DIRECTION, &symbol_same, "Same"},
        [DIRECTION_WORSE] = {STYLE_DIRECTION, &symbol_worse, "Worse"},
    };
    const struct status_sign *status = status_sign(indicator_status(indicator, sheet->year));
    struct cell_request request = {.align = CELL_CENTRE, .role = STYLE_TABLE_CELL};
    text_cell(sheet, &request, status->role, status->symbol, status->word, indicator->pos);
    enum direction direction = indicator_direction(indicator, sheet->year);
    text_cell(sheet, &request, directions[direction].role, directions[direction].symbol,
              directions[direction].word, indicator->pos);
}

/* Three targets, or one message across them where the same reason stands for all. */
static void target_cells(struct sheet *sheet, const struct indicator *indicator)
{
    const struct observation *targets[TARGET_YEARS];
    bool same = true;
    for (int i = 0; i < TARGET_YEARS; i++) {
        targets[i] = indicator_observation(indicator, OBSERVATION_TARGET,
                                           period_years_on(sheet->year, i + 1));
        same = same && targets[i] && targets[i]->absence &&
               targets[i]->absence == targets[0]->absence && !targets[i]->note;
    }
    if (same) {
        struct cell_request request = {
            .columns = TARGET_YEARS, .align = CELL_CENTRE, .role = STYLE_TABLE_CELL};
        text_cell(sheet, &request, STYLE_ABSENCE, NULL, absence_message(targets[0]->absence),
                  targets[0]->pos);
        return;
    }
    for (int i = 0; i < TARGET_YEARS; i++)
        value_cell(sheet, indicator, targets[i], STYLE_NUMBER);
}

static void title_cell(struct sheet *sheet, const struct indicator *indicator)
{
    struct flow_builder *builder = sheet->builder;
    struct cell_request request = {
        .role = STYLE_TABLE_ROW_HEAD, .header = true, .scope = SCOPE_ROW};
    struct point_of_work before = table_maker_enter(sheet->maker, &request, indicator->pos);
    const struct computed *style = style_block(builder->sheet, STYLE_TABLE_ROW_HEAD);
    struct flow_block *block = builder_block(builder, FLOW_PARAGRAPH, style, indicator->pos);
    struct text_builder *text =
        text_builder_open(builder, style, builder->at.element, indicator->pos);
    text_builder_inlines(text, indicator->what.title);
    const char *unit = indicator_unit(indicator);
    if (unit)
        text_builder_string(text, format_text(builder->arena, " (%s)", unit));
    if (indicator->note)
        text_builder_note(text, indicator->note, indicator->pos);
    block->text = text_builder_close(text);
    if (indicator->id)
        block->place = builder_place(builder, indicator);
    table_maker_leave(sheet->maker, before);
}

static void make_row(struct sheet *sheet, const struct indicator *indicator)
{
    struct cell_request code = {.role = STYLE_TABLE_ROW_HEAD, .header = true, .scope = SCOPE_ROW};
    struct cell_request commentary = {.role = STYLE_COMMENTARY};
    table_maker_row(sheet->maker, false, indicator->pos);
    const char *printed = indicator_code(indicator, sheet->builder->arena);
    table_maker_string(sheet->maker, &code, printed, indicator->pos);
    table_maker_continued(sheet->maker, printed, indicator->pos);
    title_cell(sheet, indicator);
    table_maker_continued(sheet->maker, NULL, indicator->pos);
    value_cell(sheet, indicator,
               indicator_observation(indicator, OBSERVATION_OUTTURN, sheet->before), STYLE_NUMBER);
    value_cell(sheet, indicator, indicator_observation(indicator, OBSERVATION_TARGET, sheet->year),
               STYLE_NUMBER);
    value_cell(sheet, indicator, indicator_observation(indicator, OBSERVATION_OUTTURN, sheet->year),
               STYLE_OUTTURN);
    status_cells(sheet, indicator);
    target_cells(sheet, indicator);
    value_cell(sheet, indicator,
               indicator_observation(indicator, OBSERVATION_TOP_QUARTILE, sheet->before),
               STYLE_NUMBER);
    struct point_of_work before = table_maker_enter(sheet->maker, &commentary, indicator->pos);
    flow_blocks(sheet->builder, indicator->commentary);
    table_maker_leave(sheet->maker, before);
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

/* ---- blocks ---- */

static void flow_service(struct flow_builder *builder, const struct service_block *service)
{
    struct structure_element *element = builder_element(builder, ROLE_SECT, service->pos);
    struct point_of_work before = builder_enter(builder, element);
    builder->at.heading_level = 2;
    flow_heading(builder, service, STYLE_HEADING_2, 2, service->pos);
    flow_blocks(builder, service->introduction);
    if (service->groups) {
        struct sheet sheet = {.builder = builder, .year = builder->publication->metadata.reporting};
        sheet.before = period_years_on(sheet.year, -1);
        builder->at.element = structure_add(builder->structure, element, ROLE_TABLE, service->pos);
        sheet.maker = table_maker_open(builder, widths, COLUMNS,
                                       inline_plain(builder, service->title), service->pos);
        make_head(&sheet, service->pos);
        for (const struct indicator_group *group = service->groups; group; group = group->next)
            make_group(&sheet, group);
        struct flow_block *table = table_maker_close(sheet.maker);
        builder->at.element = element;
        flow_flag_key(builder, sheet.flags, table, service->pos);
    }
    builder_leave(builder, before);
}

void flow_indicators(struct flow_builder *builder, const struct part *part)
{
    flow_sequence(builder, SEQUENCE_LANDSCAPE, part->pos);
    enum page_sequence outer = builder->at.sequence;
    builder->at.sequence = SEQUENCE_LANDSCAPE;
    builder->at.heading_level = 1;
    flow_heading(builder, part, STYLE_HEADING_1, 1, part->pos);
    flow_blocks(builder, part->blocks);
    for (const struct service_block *s = part->services; s; s = s->next)
        flow_service(builder, s);
    builder->at.sequence = outer;
    flow_sequence(builder, outer, part->pos);
}
