/* SPDX-License-Identifier: Apache-2.0 */
/* flow/sheet_cells.c - what stands in the cells of the indicator tables. */
#include "flow/sheet.h"

/* So many cells with the same reason for having no figure become one, across which it is said. */
#define MESSAGE_COLUMNS 3

/* ---- figures ---- */

/* Words under a figure. */
static void line_below(struct sheet *sheet, const char *string, struct source_pos pos)
{
    struct flow_builder *builder = sheet->builder;
    struct text_builder *text = paragraph_open(builder, STYLE_TABLE_CELL, ROLE_P, pos);
    text_builder_styled(text, STYLE_ABSENCE, string);
    paragraph_close(text)->below = 0;
}

/* The figure itself, with its marks and note. */
static void figure_line(struct sheet *sheet, const struct indicator *indicator,
                        const struct observation *observation, enum style_role role, bool alone)
{
    struct flow_builder *builder = sheet->builder;
    struct source_pos pos = observation ? observation->pos : indicator->pos;
    struct text_builder *text = alone ? paragraph_in_cell(builder, STYLE_TABLE_CELL, pos)
                                      : paragraph_open(builder, STYLE_TABLE_CELL, ROLE_P, pos);
    text_builder_decimal(text);
    text_builder_figure(text, indicator, observation, role, &sheet->flags);
    if (observation)
        text_builder_noted(text, observation->notes, pos);
    struct flow_block *block = paragraph_close(text);
    if (!alone)
        block->below = 0;
}

/* The next observation of the same kind for the same period: of another group of authorities. */
static const struct observation *next_of(const struct observation *observation)
{
    const struct observation *o = observation->next;
    while (o &&
           (o->kind != observation->kind || period_compare(o->period, observation->period) != 0))
        o = o->next;
    return o;
}

static bool is_survey(const struct observation *o)
{
    return o->absence == ABSENCE_NONE && (o->base || o->interval.digits);
}

/* Under the figure: what it was before it was amended, and how sure a survey is of it. */
static void further_lines(struct sheet *sheet, const struct indicator *indicator,
                          const struct observation *o)
{
    struct arena *arena = sheet->builder->arena;
    if (o->amended)
        line_below(sheet, format_text(arena, "was %s", indicator_text(indicator, o->was, arena)),
                   o->pos);
    if (!is_survey(o))
        return;
    sheet->surveys = true;
    if (o->interval.digits) {
        struct value interval = value_exact(o->interval);
        line_below(sheet,
                   format_text(arena, "\u00B1%s", value_print(interval, UNIT_NUMBER, -1, arena)),
                   o->pos);
    }
    if (o->base) {
        struct value base = value_exact((struct quantity){o->base, 0});
        line_below(sheet,
                   format_text(arena, "n\u2009=\u2009%s", value_print(base, UNIT_COUNT, 0, arena)),
                   o->pos);
    }
}

static void note_kind(struct sheet *sheet, const struct sheet_column *column,
                      const struct observation *o)
{
    bool valued = o && o->absence == ABSENCE_NONE;
    sheet->top = sheet->top || (valued && column->kind == OBSERVATION_TOP_QUARTILE);
    sheet->bottom = sheet->bottom || (valued && column->kind == OBSERVATION_BOTTOM_QUARTILE);
    sheet->average = sheet->average || (valued && column->kind == OBSERVATION_AVERAGE);
}

static void figure_cell(struct sheet *sheet, const struct indicator *indicator,
                        const struct sheet_column *column)
{
    const struct observation *o = indicator_observation(indicator, column->kind, column->period);
    bool several = o && next_of(o);
    bool alone = !o || (!several && !o->amended && !is_survey(o));
    struct cell_request request = {.align = CELL_DECIMAL, .role = STYLE_TABLE_CELL};
    struct point_of_work before =
        table_maker_enter(sheet->maker, &request, o ? o->pos : indicator->pos);
    enum style_role role = column->foremost ? STYLE_OUTTURN : STYLE_NUMBER;
    note_kind(sheet, column, o);
    figure_line(sheet, indicator, o, role, alone);
    while (o && !alone) {
        if (several && o->group)
            line_below(sheet, o->group, o->pos);
        further_lines(sheet, indicator, o);
        o = next_of(o);
        if (o)
            figure_line(sheet, indicator, o, role, false);
    }
    table_maker_leave(sheet->maker, before);
}

/* ---- signs and words ---- */

/* Words in a role, below a sign of its colour if there is one. */
static void sign_line(struct text_builder *text, const struct status_sign *sign)
{
    text_builder_restyle(text, sign->role);
    if (sign->symbol) {
        text_builder_symbol(text, sign->symbol);
        text_builder_line_break(text);
    }
    text_builder_verdict(text, sign);
    paragraph_close(text);
}

static void text_cell(struct sheet *sheet, const struct cell_request *request,
                      const struct status_sign *sign, struct source_pos pos)
{
    struct point_of_work before = table_maker_enter(sheet->maker, request, pos);
    sign_line(paragraph_in_cell(sheet->builder, STYLE_TABLE_CELL, pos), sign);
    table_maker_leave(sheet->maker, before);
}

static void sign_cell(struct sheet *sheet, const struct indicator *indicator,
                      const struct status_sign *sign)
{
    struct cell_request request = {.align = CELL_CENTRE, .role = STYLE_TABLE_CELL};
    text_cell(sheet, &request, sign, indicator->pos);
}

/* The outturns there are, as a line; a dash where two cannot be joined. */
static void trend_cell(struct sheet *sheet, const struct indicator *indicator)
{
    struct flow_builder *builder = sheet->builder;
    struct cell_request request = {.align = CELL_CENTRE, .role = STYLE_TABLE_CELL};
    struct point_of_work before = table_maker_enter(sheet->maker, &request, indicator->pos);
    if (!flow_sparkline(builder, indicator, OBSERVATION_OUTTURN, (struct period){0},
                        sheet->reporting))
        sign_line(paragraph_in_cell(builder, STYLE_TABLE_CELL, indicator->pos),
                  status_sign(STATUS_NONE));
    table_maker_leave(sheet->maker, before);
}

/* Both in one cell, the direction only where there is one. */
static void verdict_cell(struct sheet *sheet, const struct indicator *indicator,
                         struct period period)
{
    struct flow_builder *builder = sheet->builder;
    struct source_pos pos = indicator->pos;
    const struct status_sign *status = status_sign(indicator_status(indicator, period));
    enum direction direction = indicator_direction(indicator, period);
    if (direction == DIRECTION_NONE) {
        sign_cell(sheet, indicator, status);
        return;
    }
    struct cell_request request = {.align = CELL_CENTRE, .role = STYLE_TABLE_CELL};
    struct point_of_work before = table_maker_enter(sheet->maker, &request, pos);
    sign_line(paragraph_open(builder, STYLE_TABLE_CELL, ROLE_P, pos), status);
    sign_line(paragraph_open(builder, STYLE_TABLE_CELL, ROLE_P, pos), direction_sign(direction));
    table_maker_leave(sheet->maker, before);
}

static enum status forecast_of(const struct indicator *indicator, struct period period)
{
    const struct observation *estimate = indicator_valued(indicator, OBSERVATION_ESTIMATE, period);
    const struct observation *target = indicator_valued(indicator, OBSERVATION_TARGET, period);
    return estimate && target ? indicator_status_of(indicator, estimate->value, target->value)
                              : STATUS_NONE;
}

/* The same signs in other words: nothing is met or missed yet. */
static const struct status_sign *forecast_sign(enum status status)
{
    static const struct status_sign signs[] = {
        [STATUS_NONE] = {STYLE_ABSENCE, NULL, "\u2013", "none"},
        [STATUS_MET] = {STYLE_STATUS_MET, &symbol_met, "Yes", NULL},
        [STATUS_NEAR] = {STYLE_STATUS_NEAR, &symbol_near, "Nearly", NULL},
        [STATUS_MISSED] = {STYLE_STATUS_MISSED, &symbol_missed, "No", NULL},
    };
    return &signs[status];
}

static const struct status_sign *polarity_sign(enum polarity polarity)
{
    static const struct status_sign signs[] = {
        [POLARITY_HIGHER] = {STYLE_DIRECTION, NULL, "Higher", NULL},
        [POLARITY_LOWER] = {STYLE_DIRECTION, NULL, "Lower", NULL},
        [POLARITY_NEUTRAL] = {STYLE_ABSENCE, NULL, "\u2013", "neither"},
    };
    return &signs[polarity];
}

/* ---- messages across cells ---- */

static bool is_verdict(const struct sheet_column *column)
{
    return column->shown == SHOWN_STATUS || column->shown == SHOWN_FORECAST ||
           column->shown == SHOWN_DIRECTION;
}

static enum absence absence_in(const struct indicator *indicator, const struct sheet_column *column)
{
    const struct observation *o =
        column->shown == SHOWN_FIGURE
            ? indicator_observation(indicator, column->kind, column->period)
            : NULL;
    return o && !o->notes && !o->flags ? o->absence : ABSENCE_NONE;
}

/* The columns from one on whose figures are all absent for one reason, what would be said of them
 * among them: it ends in a figure. */
struct silence {
    size_t columns, figures;
    bool targets; /* all are */
};
static struct silence silence_at(const struct sheet *sheet, const struct indicator *indicator,
                                 size_t first)
{
    struct silence silence = {.targets = true};
    enum absence reason = absence_in(indicator, &sheet->columns[first]);
    for (size_t i = first; reason && i < sheet->count; i++) {
        const struct sheet_column *column = &sheet->columns[i];
        if (is_verdict(column))
            continue;
        if (absence_in(indicator, column) != reason)
            break;
        silence.columns = i + 1 - first;
        silence.figures++;
        silence.targets = silence.targets && column->kind == OBSERVATION_TARGET;
    }
    return silence;
}

static void message_cell(struct sheet *sheet, const struct indicator *indicator, size_t first,
                         const struct silence *silence)
{
    const struct observation *o =
        indicator_observation(indicator, sheet->columns[first].kind, sheet->columns[first].period);
    struct cell_request request = {
        .columns = (int32_t)silence->columns, .align = CELL_CENTRE, .role = STYLE_TABLE_CELL};
    struct status_sign sign = {STYLE_ABSENCE, NULL, absence_message(o->absence, silence->targets),
                               NULL};
    text_cell(sheet, &request, &sign, o->pos);
}

/* ---- rows ---- */

static void column_cell(struct sheet *sheet, const struct indicator *indicator,
                        const struct sheet_column *column)
{
    switch (column->shown) {
    case SHOWN_FIGURE:
        figure_cell(sheet, indicator, column);
        break;
    case SHOWN_STATUS:
        if (column->with_direction)
            verdict_cell(sheet, indicator, column->period);
        else
            sign_cell(sheet, indicator, status_sign(indicator_status(indicator, column->period)));
        break;
    case SHOWN_FORECAST:
        sign_cell(sheet, indicator, forecast_sign(forecast_of(indicator, column->period)));
        break;
    case SHOWN_DIRECTION:
        sign_cell(sheet, indicator, direction_sign(indicator_direction(indicator, column->period)));
        break;
    case SHOWN_POLARITY:
        sign_cell(sheet, indicator, polarity_sign(indicator->what.polarity));
        break;
    case SHOWN_TREND:
        trend_cell(sheet, indicator);
        break;
    case SHOWN_COMMENTARY:
        break;
    }
}

void sheet_figures(struct sheet *sheet, const struct indicator *indicator)
{
    for (size_t i = 0; i < sheet->count;) {
        struct silence silence = silence_at(sheet, indicator, i);
        if (silence.figures >= MESSAGE_COLUMNS) {
            message_cell(sheet, indicator, i, &silence);
            i += silence.columns;
            continue;
        }
        column_cell(sheet, indicator, &sheet->columns[i]);
        i++;
    }
}

/* ---- the key ---- */

static void add_to_key(struct buffer *out, const char *text)
{
    if (out->count)
        buffer_add_char(out, ' ');
    buffer_add_text(out, text);
}

const char *sheet_key(struct sheet *sheet)
{
    struct arena *arena = sheet->builder->arena;
    struct buffer out = buffer_open(arena);
    const char *flags = flag_key(sheet->flags, arena);
    if (flags)
        add_to_key(&out, flags);
    if (sheet->top && sheet->top_group)
        add_to_key(&out, format_text(arena, "Top quartile: %s.", sheet->top_group));
    if (sheet->bottom && sheet->bottom_group)
        add_to_key(&out, format_text(arena, "Bottom quartile: %s.", sheet->bottom_group));
    if (sheet->average && sheet->average_group)
        add_to_key(&out, format_text(arena, "Average: %s.", sheet->average_group));
    if (sheet->surveys)
        add_to_key(&out, "Surveys: \u00B1 is half the 95% confidence interval, n the number of "
                         "replies.");
    sheet->flags = 0;
    sheet->surveys = sheet->top = sheet->bottom = sheet->average = false;
    return out.count ? buffer_text(&out) : NULL;
}
