/* SPDX-License-Identifier: Apache-2.0 */
/* layout/chart_letters.c - what is written in a plot, and that nothing of it meets.
 *
 * Names of lines that reach the last period stand in a column right of the marks; other names,
 * figures and reasons look for a free place beside their points (layout/chart_place.c), in the
 * order of their importance. A figure that finds none is left out: the table below the chart has
 * it. A name that finds none goes into the column, and a hairline leads there. */
#include "layout/chart.h"

#define CLEAR (3 * LENGTH_POINT)
#define ASIDE (2 * LENGTH_POINT) /* kept free on both sides of what is written */
#define MOST_NAMES 32

static length one_line(struct layout *layout, const struct flow_text *text)
{
    return items_width(layout, text, 0, text->count);
}

/* ---- along the axes ---- */

/* In small plots the ends of the axis say enough. */
static bool mark_written(const struct flow_chart *chart, const struct flow_scale *scale,
                         size_t index)
{
    return chart->form == FORM_PLOT || index == 0 || index + 1 == scale->mark_count;
}

length marks_width(struct layout *layout, const struct flow_chart *chart,
                   const struct flow_plot *plot)
{
    length most = 0;
    for (size_t i = 0; i < plot->scale.mark_count; i++) {
        if (!mark_written(chart, &plot->scale, i))
            continue;
        length width = one_line(layout, plot->scale.marks[i]);
        most = width > most ? width : most;
    }
    return most;
}

/* From the baseline up to the middle of a figure. */
static length figure_middle(const struct plot_frame *frame)
{
    const struct font_metrics *metrics = font_metrics(text_font_face(frame->chart->font));
    return length_from_font(metrics->cap_height, frame->style->font_size, metrics->units_per_em) /
           2;
}

void emit_axis_marks(struct plot_frame *frame)
{
    struct emitter *emitter = frame->pen.emitter;
    const struct flow_scale *scale = &frame->plot->scale;
    for (size_t i = 0; i < scale->mark_count; i++) {
        if (!mark_written(frame->chart, scale, i))
            continue;
        const struct flow_text *text = scale->marks[i];
        length y = value_y(frame, scale->low + (int64_t)i * scale->step) + figure_middle(frame);
        emit_row(emitter, text, 0, text->count,
                 frame->left - CLEAR - one_line(emitter->layout, text), y);
    }
}

/* Centred below its period, but within the box. */
static length period_left(const struct plot_frame *frame, int32_t period)
{
    struct layout *layout = frame->pen.emitter->layout;
    length width = one_line(layout, frame->plot->periods[period].text);
    length x = period_x(frame, period) - width / 2, right = frame->box.x + frame->box.width;
    if (x + width > right)
        x = right - width;
    return x < frame->box.x ? frame->box.x : x;
}

/* Every how many periods, counted from the last, there is room to write one. */
static int32_t period_stride(const struct plot_frame *frame)
{
    int32_t count = frame->plot->period_count;
    for (int32_t every = 1; every < count; every++) {
        bool fits = true;
        for (int32_t i = count - 1; i >= every && fits; i -= every) {
            length width =
                one_line(frame->pen.emitter->layout, frame->plot->periods[i - every].text);
            fits = period_left(frame, i - every) + width + 2 * CLEAR <= period_left(frame, i);
        }
        if (fits)
            return every;
    }
    return count;
}

void emit_periods(struct plot_frame *frame)
{
    struct emitter *emitter = frame->pen.emitter;
    const struct flow_chart *chart = frame->chart;
    int32_t last = frame->plot->period_count - 1;
    /* In small plots the ends of the axis say enough here, too. */
    int32_t every = chart->form == FORM_PLOT ? period_stride(frame) : last;
    length baseline =
        frame->bottom + CLEAR + style_baseline(frame->style, chart->font) - LENGTH_POINT;
    length before = frame->box.x + frame->box.width + 2 * CLEAR;
    for (int32_t i = last; i >= 0; i -= every) {
        const struct flow_text *text = frame->plot->periods[i].text;
        length left = period_left(frame, i);
        if (left + one_line(emitter->layout, text) + CLEAR > before)
            break;
        before = left;
        emit_row(emitter, text, 0, text->count, left, baseline);
        length x = period_x(frame, i);
        if (chart->form == FORM_PLOT)
            emit_rectangle(emitter,
                           (struct rectangle){x - LENGTH_POINT / 4, frame->bottom, LENGTH_POINT / 2,
                                              2 * LENGTH_POINT},
                           chart->axis->colour);
        if (!every)
            break;
    }
}

/* ---- names ---- */

static const struct flow_point *last_point(const struct flow_line *line)
{
    return line->count ? &line->points[line->count - 1] : NULL;
}

static bool reaches_end(const struct flow_plot *plot, const struct flow_line *line)
{
    const struct flow_point *last = last_point(line);
    return last && last->at == plot->period_count - 1;
}

/* What stands in the column for a line: its name, or in small plots its last figure. */
static const struct flow_text *column_text(const struct flow_chart *chart,
                                           const struct flow_line *line)
{
    if (!line->count)
        return NULL;
    return chart->form == FORM_PANELS ? last_point(line)->label : line->name;
}

length names_column(struct layout *layout, const struct flow_block *block,
                    const struct flow_plot *plot, length width)
{
    length most = 0;
    for (size_t i = 0; i < plot->line_count; i++) {
        const struct flow_text *text = column_text(block->chart, &plot->lines[i]);
        if (!text)
            continue;
        length own = text_extent(layout, text).maximum;
        most = own > most ? own : most;
    }
    return most > width * 3 / 10 ? width * 3 / 10 : most;
}

static length name_height(struct layout *layout, const struct flow_text *text,
                          const struct computed *style, length width)
{
    return (length)text_set(layout, text, style, width)->count * style->line_height;
}

length names_height(struct layout *layout, const struct flow_block *block,
                    const struct flow_plot *plot, length width)
{
    length column = names_column(layout, block, plot, width), sum = 0;
    for (size_t i = 0; i < plot->line_count; i++) {
        const struct flow_text *text = column_text(block->chart, &plot->lines[i]);
        if (text)
            sum += name_height(layout, text, block->style, column);
    }
    return sum;
}

static void write_at(struct plot_frame *frame, const struct flow_text *text, length measure,
                     length x, length y)
{
    struct emitter *emitter = frame->pen.emitter;
    const struct set_text *set = text_set(emitter->layout, text, frame->style, measure);
    for (size_t i = 0; i < set->count; i++, y += frame->style->line_height)
        emit_line(emitter, set, i, x, y);
}

/* What is being lettered: the lines whose names stand in the column. */
struct lettering {
    struct plot_frame *frame;
    struct placing placing;
    const struct flow_line *column[MOST_NAMES];
    struct spread_box boxes[MOST_NAMES];
    size_t column_count;
};

static void add_to_column(struct lettering *lettering, const struct flow_line *line)
{
    struct plot_frame *frame = lettering->frame;
    if (lettering->column_count == MOST_NAMES)
        return;
    const struct flow_text *text = column_text(frame->chart, line);
    length height = name_height(frame->pen.emitter->layout, text, frame->style, frame->names_width);
    /* its first line stands beside the point */
    length middle =
        point_place(frame, last_point(line)).y + (height - frame->style->line_height) / 2;
    lettering->column[lettering->column_count] = line;
    lettering->boxes[lettering->column_count++] = (struct spread_box){middle, height, 0};
}

/* A hairline where the name does not stand beside its point. */
static void draw_leader(struct plot_frame *frame, struct point point, length middle)
{
    length away = middle > point.y ? middle - point.y : point.y - middle;
    length from = point.x + frame->radius + LENGTH_POINT, to = frame->names - LENGTH_POINT;
    if (from + 2 * CLEAR >= to && away < frame->style->line_height / 2)
        return;
    struct chart_pen pen = {frame->pen.emitter, NULL};
    struct pen_line line = {.width = LENGTH_POINT * 2 / 5, .colour = frame->chart->axis->colour};
    const struct point points[] = {{from, point.y}, {to, middle}};
    pen_line(&pen, points, 2, &line, NULL);
}

static void write_column(struct lettering *lettering)
{
    struct plot_frame *frame = lettering->frame;
    length half = frame->style->line_height / 2;
    placing_spread(lettering->boxes, lettering->column_count, frame->top - half,
                   frame->bottom + half);
    for (size_t i = 0; i < lettering->column_count; i++) {
        const struct flow_line *line = lettering->column[i];
        const struct spread_box *box = &lettering->boxes[i];
        draw_leader(frame, point_place(frame, last_point(line)), box->top + half);
        write_at(frame, column_text(frame->chart, line), frame->names_width, frame->names,
                 box->top);
    }
}

/* A text on one line beside a point, if there is a free place. */
static bool write_beside(struct lettering *lettering, const struct flow_text *text,
                         struct point point, const enum place_side *sides, size_t count)
{
    struct plot_frame *frame = lettering->frame;
    struct layout *layout = frame->pen.emitter->layout;
    /* Letters do not fill their line: figures stand as high as capitals. */
    length height = 2 * figure_middle(frame) + 2 * LENGTH_POINT;
    struct rectangle box;
    if (!placing_find(&lettering->placing, point, frame->radius + LENGTH_POINT,
                      one_line(layout, text) + 2 * ASIDE, height, sides, count, &box))
        return false;
    emit_row(frame->pen.emitter, text, 0, text->count, box.x + ASIDE,
             box.y + height - LENGTH_POINT);
    return true;
}

static void write_names(struct lettering *lettering)
{
    static const enum place_side sides[] = {PLACE_EAST,       PLACE_NORTH_EAST, PLACE_SOUTH_EAST,
                                            PLACE_NORTH,      PLACE_SOUTH,      PLACE_NORTH_WEST,
                                            PLACE_SOUTH_WEST, PLACE_WEST};
    struct plot_frame *frame = lettering->frame;
    const struct flow_plot *plot = frame->plot;
    for (size_t i = 0; i < plot->line_count; i++) {
        const struct flow_line *line = &plot->lines[i];
        const struct flow_text *text = column_text(frame->chart, line);
        if (text && (reaches_end(plot, line) ||
                     !write_beside(lettering, text, point_place(frame, last_point(line)), sides,
                                   sizeof sides / sizeof *sides)))
            add_to_column(lettering, line);
    }
    write_column(lettering);
}

/* ---- figures and reasons ---- */

static void write_figures(struct lettering *lettering, const struct flow_line *line)
{
    static const enum place_side sides[] = {PLACE_NORTH,      PLACE_SOUTH,      PLACE_NORTH_EAST,
                                            PLACE_SOUTH_EAST, PLACE_NORTH_WEST, PLACE_SOUTH_WEST};
    struct plot_frame *frame = lettering->frame;
    /* The last figure first: it is the one that is looked for. */
    for (size_t i = line->count; i > 0; i--) {
        const struct flow_point *point = &line->points[i - 1];
        if (!point->label || (frame->chart->form == FORM_PANELS && i == line->count))
            continue;
        struct point at = point_place(frame, point);
        if (point->interval)
            at.y = value_y(frame, point->most);
        write_beside(lettering, point->label, at, sides, sizeof sides / sizeof *sides);
    }
}

static void write_reasons(struct lettering *lettering)
{
    static const enum place_side sides[] = {PLACE_NORTH, PLACE_NORTH_EAST, PLACE_NORTH_WEST};
    struct plot_frame *frame = lettering->frame;
    const struct flow_plot *plot = frame->plot;
    for (size_t i = 0; i < plot->gap_count; i++) {
        if (plot->gaps[i].reason)
            write_beside(
                lettering, plot->gaps[i].reason,
                (struct point){period_x(frame, plot->gaps[i].at), frame->bottom - 4 * LENGTH_POINT},
                sides, sizeof sides / sizeof *sides);
    }
}

static struct rectangle around(struct point point, length reach)
{
    return (struct rectangle){point.x - reach, point.y - reach, 2 * reach, 2 * reach};
}

/* What is drawn is not written over. */
static void take_line(struct lettering *lettering, const struct flow_line *line)
{
    struct plot_frame *frame = lettering->frame;
    for (size_t i = 0; i < line->count; i++) {
        const struct flow_point *point = &line->points[i];
        struct point at = point_place(frame, point);
        if (i + 1 < line->count && points_join(point, point + 1))
            placing_line(&lettering->placing, at, point_place(frame, point + 1));
        if (!point->interval && line->shape != SHAPE_NONE)
            placing_box(&lettering->placing, around(at, frame->radius * 7 / 10));
        if (point->least != point->most)
            placing_line(&lettering->placing, (struct point){at.x, value_y(frame, point->least)},
                         (struct point){at.x, value_y(frame, point->most)});
    }
}

void emit_letters(struct plot_frame *frame)
{
    const struct flow_plot *plot = frame->plot;
    length half = frame->style->line_height / 2;
    struct lettering lettering = {
        .frame = frame,
        .placing = {.arena = frame->pen.emitter->layout->scratch,
                    .bounds = {frame->left, frame->top - half,
                               frame->right + (frame->names_width ? 0 : half) - frame->left,
                               frame->bottom - frame->top + half}}};
    for (size_t i = 0; i < plot->scale.mark_count; i++) {
        length y = value_y(frame, plot->scale.low + (int64_t)i * plot->scale.step);
        placing_line(&lettering.placing, (struct point){frame->left, y},
                     (struct point){frame->right, y});
    }
    lettering.placing.faint_count = plot->scale.mark_count;
    for (size_t i = 0; i < plot->line_count; i++)
        take_line(&lettering, &plot->lines[i]);
    for (size_t i = 0; i < plot->gap_count; i++)
        placing_box(&lettering.placing, around((struct point){period_x(frame, plot->gaps[i].at),
                                                              frame->bottom - 3 * LENGTH_POINT},
                                               2 * LENGTH_POINT));
    write_names(&lettering);
    for (size_t i = plot->line_count; i > 0; i--)
        write_figures(&lettering, &plot->lines[i - 1]);
    write_reasons(&lettering);
}
