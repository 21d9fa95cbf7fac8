/* SPDX-License-Identifier: Apache-2.0 */
/* flow/sheet_head.c - the head of two levels: neighbours of one period stand under it, each with
 * its kind; neighbours of one kind under its name, each with its period; a column on its own has
 * its period above and its kind below. What has no period takes both rows. */
#include "flow/sheet.h"

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

static bool has_period(const struct sheet_column *column)
{
    return column->shown != SHOWN_TREND && column->shown != SHOWN_POLARITY &&
           column->shown != SHOWN_COMMENTARY;
}

static const char *column_name(const struct sheet_column *column)
{
    static const char *const kinds[OBSERVATION_KINDS] = {
        [OBSERVATION_OUTTURN] = "Outturn",
        [OBSERVATION_TARGET] = "Target",
        [OBSERVATION_ESTIMATE] = "Estimate",
        [OBSERVATION_TOP_QUARTILE] = "Top quartile",
        [OBSERVATION_BOTTOM_QUARTILE] = "Bottom quartile",
        [OBSERVATION_AVERAGE] = "Average",
        [OBSERVATION_STANDARD] = "Standard",
    };
    static const char *const others[] = {
        [SHOWN_FIGURE] = "",
        [SHOWN_STATUS] = "Target met?",
        [SHOWN_FORECAST] = "On course?",
        [SHOWN_DIRECTION] = "Change",
        [SHOWN_TREND] = "Trend",
        [SHOWN_POLARITY] = "Better",
        [SHOWN_COMMENTARY] = "Commentary",
    };
    if (column->with_direction)
        return "Target met? Change";
    return column->shown == SHOWN_FIGURE ? kinds[column->kind] : others[column->shown];
}

static const char *plural_name(enum observation_kind kind)
{
    static const char *const names[OBSERVATION_KINDS] = {
        [OBSERVATION_OUTTURN] = "Outturns",
        [OBSERVATION_TARGET] = "Targets",
        [OBSERVATION_ESTIMATE] = "Estimates",
        [OBSERVATION_TOP_QUARTILE] = "Top quartiles",
        [OBSERVATION_BOTTOM_QUARTILE] = "Bottom quartiles",
        [OBSERVATION_AVERAGE] = "Averages",
        [OBSERVATION_STANDARD] = "Standards",
    };
    return names[kind];
}

static size_t same_period(const struct sheet *sheet, size_t first)
{
    size_t end = first + 1;
    while (end < sheet->count && has_period(&sheet->columns[end]) &&
           period_compare(sheet->columns[end].period, sheet->columns[first].period) == 0)
        end++;
    return end - first;
}

static size_t same_kind(const struct sheet *sheet, size_t first)
{
    size_t end = first;
    while (end < sheet->count && sheet->columns[end].shown == SHOWN_FIGURE &&
           sheet->columns[end].kind == sheet->columns[first].kind)
        end++;
    return end > first ? end - first : 1;
}

/* How the columns from one on are put together. A lone target before a year's own figures is not
 * drawn to the years after it, so a period is looked for first. */
struct head_group {
    size_t count;
    bool by_kind;
};
static struct head_group group_at(const struct sheet *sheet, size_t first)
{
    size_t period = same_period(sheet, first), kind = same_kind(sheet, first);
    if (period > 1 || kind <= 1)
        return (struct head_group){period, false};
    /* the last of the kind may begin a period of its own */
    if (first + kind < sheet->count && same_period(sheet, first + kind - 1) > 1)
        kind--;
    return (struct head_group){kind, kind > 1};
}

static void upper_row(struct sheet *sheet, struct source_pos pos)
{
    struct arena *arena = sheet->builder->arena;
    table_maker_row(sheet->maker, true, pos);
    if (sheet->titles > 1)
        head_cell(sheet, "Ref.", 1, 2, CELL_START, pos);
    head_cell(sheet, "Indicator", 1, 2, CELL_START, pos);
    for (size_t i = 0; i < sheet->count;) {
        const struct sheet_column *column = &sheet->columns[i];
        if (!has_period(column)) {
            bool text = column->shown == SHOWN_COMMENTARY;
            head_cell(sheet, column_name(column), 1, 2, text ? CELL_START : CELL_CENTRE, pos);
            i++;
            continue;
        }
        struct head_group group = group_at(sheet, i);
        head_cell(sheet,
                  group.by_kind ? plural_name(column->kind) : period_text(column->period, arena),
                  (int32_t)group.count, 1, CELL_CENTRE, pos);
        i += group.count;
    }
}

/* Where commentary goes under its row it is still a column to whoever reads cell by cell. */
static void below_row(struct sheet *sheet, struct source_pos pos)
{
    struct cell_request request = {.columns = (int32_t)(sheet->titles + sheet->count),
                                   .rows = 1,
                                   .read_as_one = true,
                                   .role = STYLE_TABLE_HEAD,
                                   .header = true,
                                   .scope = SCOPE_COLUMN};
    table_maker_row_below(sheet->maker, pos);
    table_maker_string(sheet->maker, &request, "Commentary (under the figures)", pos);
}

void sheet_head(struct sheet *sheet, struct source_pos pos)
{
    struct arena *arena = sheet->builder->arena;
    upper_row(sheet, pos);
    table_maker_row(sheet->maker, true, pos);
    for (size_t i = 0; i < sheet->count;) {
        if (!has_period(&sheet->columns[i])) {
            i++;
            continue;
        }
        struct head_group group = group_at(sheet, i);
        for (size_t end = i + group.count; i < end; i++) {
            const struct sheet_column *column = &sheet->columns[i];
            head_cell(sheet,
                      group.by_kind ? period_text(column->period, arena) : column_name(column), 1,
                      1, CELL_CENTRE, pos);
        }
    }
    if (!sheet->beside)
        below_row(sheet, pos);
}
