/* SPDX-License-Identifier: Apache-2.0 */
/* flow/sheet_columns.c - which columns the indicator tables have, and how wide they are. */
#include "flow/sheet.h"

#define THOUSANDTHS 1000

/* Shares of the table's width in thousandths, on lying and on upright pages. A figure or a code
 * that needs more gets it. */
struct shares {
    int32_t code, title, figure, outturn, status, direction, trend, polarity, commentary;
};
static const struct shares landscape = {56, 146, 56, 62, 54, 52, 84, 52, 230};
static const struct shares portrait = {0, 190, 106, 112, 112, 106, 140, 106, 0};

/* ---- the usual columns ---- */

/* Years are counted from the period reported on. A whole year stands for the year a quarter or
 * month lies in. */
struct usual {
    enum shown shown;
    enum observation_kind kind;
    int32_t years;
    bool whole_year;
};

static const struct usual of_a_year[] = {
    {SHOWN_FIGURE, OBSERVATION_OUTTURN, -1, true},
    {SHOWN_FIGURE, OBSERVATION_TARGET, 0, true},
    {SHOWN_FIGURE, OBSERVATION_OUTTURN, 0, true},
    {SHOWN_STATUS, OBSERVATION_OUTTURN, 0, true},
    {SHOWN_DIRECTION, OBSERVATION_OUTTURN, 0, true},
    {SHOWN_FIGURE, OBSERVATION_TARGET, 1, true},
    {SHOWN_FIGURE, OBSERVATION_TARGET, 2, true},
    {SHOWN_FIGURE, OBSERVATION_TARGET, 3, true},
    {SHOWN_FIGURE, OBSERVATION_TOP_QUARTILE, -1, true},
    {SHOWN_FIGURE, OBSERVATION_BOTTOM_QUARTILE, -1, true},
    {SHOWN_COMMENTARY, OBSERVATION_OUTTURN, 0, true},
};

static const struct usual of_a_part[] = {
    {SHOWN_FIGURE, OBSERVATION_OUTTURN, -1, false},
    {SHOWN_FIGURE, OBSERVATION_TARGET, 0, false},
    {SHOWN_FIGURE, OBSERVATION_OUTTURN, 0, false},
    {SHOWN_STATUS, OBSERVATION_OUTTURN, 0, false},
    {SHOWN_DIRECTION, OBSERVATION_OUTTURN, 0, false},
    {SHOWN_FIGURE, OBSERVATION_TARGET, 0, true},
    {SHOWN_FIGURE, OBSERVATION_ESTIMATE, 0, true},
    {SHOWN_FORECAST, OBSERVATION_ESTIMATE, 0, true},
    {SHOWN_COMMENTARY, OBSERVATION_OUTTURN, 0, true},
};

static struct sheet_column *add_column(struct sheet *sheet)
{
    return &ARENA_PUSH(sheet->builder->arena, sheet->columns, sheet->count, sheet->capacity);
}

/* Whether any indicator of the part has an observation that the column would show. */
static bool has_any(const struct part *part, enum observation_kind kind, struct period period)
{
    for (const struct service_block *s = part->services; s; s = s->next) {
        for (const struct indicator_group *g = s->groups; g; g = g->next) {
            for (const struct indicator *i = g->indicators; i; i = i->next) {
                if (indicator_observation(i, kind, period))
                    return true;
            }
        }
    }
    return false;
}

/* Comparisons and estimates have a column only where there are some; without targets or outturns
 * the table would hide that they are missing. */
static bool wanted(const struct sheet *sheet, const struct sheet_column *column)
{
    bool optional = column->kind != OBSERVATION_OUTTURN && column->kind != OBSERVATION_TARGET;
    bool upright = sheet->part->portrait && column->shown == SHOWN_FIGURE && optional;
    if (column->shown == SHOWN_COMMENTARY || column->shown == SHOWN_DIRECTION)
        return !sheet->part->portrait;
    return !optional || (!upright && has_any(sheet->part, column->kind, column->period));
}

static void take_usual(struct sheet *sheet, const struct usual *usual, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct period period = period_years_on(sheet->reporting, usual[i].years);
        if (usual[i].whole_year)
            period.quarter = period.month = 0;
        struct sheet_column column = {.shown = usual[i].shown,
                                      .kind = usual[i].kind,
                                      .period = period,
                                      .with_direction =
                                          sheet->part->portrait && usual[i].shown == SHOWN_STATUS};
        if (wanted(sheet, &column))
            *add_column(sheet) = column;
    }
}

/* ---- the plan's own ---- */

static void take_own(struct sheet *sheet, const struct shown_column *shown)
{
    for (; shown; shown = shown->next) {
        struct sheet_column *column = add_column(sheet);
        column->shown = shown->shown;
        column->kind = shown->kind;
        column->period =
            shown->period.year ? shown->period : period_years_on(sheet->reporting, shown->years);
        if (shown->shown == SHOWN_FORECAST && !shown->period.year)
            column->period.quarter = column->period.month = 0;
    }
}

/* ---- widths ---- */

static int32_t share_of(const struct shares *shares, const struct sheet_column *column)
{
    switch (column->shown) {
    case SHOWN_FIGURE:
        return column->foremost ? shares->outturn : shares->figure;
    case SHOWN_STATUS:
    case SHOWN_FORECAST:
        return shares->status;
    case SHOWN_DIRECTION:
        return shares->direction;
    case SHOWN_TREND:
        return shares->trend;
    case SHOWN_POLARITY:
        return shares->polarity;
    case SHOWN_COMMENTARY:
        break;
    }
    return 0;
}

/* The commentary takes what is left, and where it has no column the title does. Where too little is
 * left for a column of text, commentary goes under its row and the column is taken away. */
static void choose_widths(struct sheet *sheet)
{
    const struct shares *shares = sheet->part->portrait ? &portrait : &landscape;
    size_t titles = sheet->titles = sheet->part->portrait ? 1 : 2;
    int32_t rest = THOUSANDTHS - shares->code;
    for (size_t i = 0; i < sheet->count; i++)
        rest -= share_of(shares, &sheet->columns[i]);
    sheet->beside = sheet->count && sheet->columns[sheet->count - 1].shown == SHOWN_COMMENTARY;
    if (sheet->beside && (sheet->part->portrait || rest - shares->title < shares->commentary)) {
        sheet->beside = false;
        sheet->count--;
    }
    struct flow_column *widths =
        ARENA_ARRAY(sheet->builder->arena, titles + sheet->count, struct flow_column);
    for (size_t i = 0; i < sheet->count; i++)
        widths[titles + i].share = share_of(shares, &sheet->columns[i]);
    widths[0].share = shares->code;
    widths[titles - 1].share = sheet->beside ? shares->title : rest;
    if (sheet->beside)
        widths[titles + sheet->count - 1].share = rest - shares->title;
    /* Too many columns for their usual widths: the table finds them by its content. */
    for (size_t i = 0; rest < shares->title && i < titles + sheet->count; i++)
        widths[i].share = 0;
    sheet->widths = widths;
}

/* ---- groups of authorities ---- */

/* The group that all quartiles or averages of a kind are of; NULL where there are several. */
static const char *only_group(const struct part *part, enum observation_kind kind)
{
    const char *group = NULL;
    for (const struct service_block *s = part->services; s; s = s->next) {
        for (const struct indicator_group *g = s->groups; g; g = g->next) {
            for (const struct indicator *i = g->indicators; i; i = i->next) {
                for (const struct observation *o = i->observations; o; o = o->next) {
                    if (o->kind != kind || !o->group)
                        continue;
                    if (group && strcmp(group, o->group) != 0)
                        return NULL;
                    group = o->group;
                }
            }
        }
    }
    return group;
}

void sheet_open(struct sheet *sheet, struct flow_builder *builder, const struct part *part)
{
    *sheet = (struct sheet){
        .builder = builder, .part = part, .reporting = builder->publication->metadata.reporting};
    bool year = !sheet->reporting.quarter && !sheet->reporting.month;
    if (part->columns)
        take_own(sheet, part->columns);
    else if (year)
        take_usual(sheet, of_a_year, sizeof of_a_year / sizeof *of_a_year);
    else
        take_usual(sheet, of_a_part, sizeof of_a_part / sizeof *of_a_part);
    for (size_t i = 0; i < sheet->count; i++) {
        struct sheet_column *column = &sheet->columns[i];
        column->foremost = column->shown == SHOWN_FIGURE && column->kind == OBSERVATION_OUTTURN &&
                           period_compare(column->period, sheet->reporting) == 0;
    }
    choose_widths(sheet);
    sheet->top_group = only_group(part, OBSERVATION_TOP_QUARTILE);
    sheet->bottom_group = only_group(part, OBSERVATION_BOTTOM_QUARTILE);
    sheet->average_group = only_group(part, OBSERVATION_AVERAGE);
}

bool sheet_has(const struct sheet *sheet, enum observation_kind kind, struct period period)
{
    for (size_t i = 0; i < sheet->count; i++) {
        const struct sheet_column *column = &sheet->columns[i];
        if (column->shown == SHOWN_FIGURE && column->kind == kind &&
            period_compare(column->period, period) == 0)
            return true;
    }
    return false;
}
