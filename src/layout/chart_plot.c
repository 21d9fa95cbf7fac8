/* SPDX-License-Identifier: Apache-2.0 */
/* layout/chart_plot.c - figures over time: where axes and points are, and the lines between them.
 *
 * A plot is, from the top: its title, a note on unit and lines, the room for marks, the periods.
 * Left of the marks stands what is written along the axis, right of them the names of the lines.
 * Time runs evenly, so periods left out leave their room. What is written is
 * layout/chart_letters.c.
 */
#include "layout/chart.h"

#define GAP (14 * LENGTH_POINT) /* between panels */
#define CLEAR (4 * LENGTH_POINT)
#define LINE (3 * LENGTH_POINT / 2) /* thickness: of lines, */
#define THIN (LENGTH_POINT)         /* of lines in small plots, and of targets */
#define LONELY (5 * LENGTH_POINT)   /* half of the dash for a target alone */

length period_x(const struct plot_frame *frame, int32_t period)
{
    const struct flow_plot *plot = frame->plot;
    int32_t months = plot->periods[plot->period_count - 1].months;
    if (months <= 0)
        return frame->last;
    return frame->first +
           length_share(frame->last - frame->first, plot->periods[period].months, months);
}

length value_y(const struct plot_frame *frame, int64_t value)
{
    const struct flow_scale *scale = &frame->plot->scale;
    if (value < scale->low)
        value = scale->low;
    if (value > scale->high)
        value = scale->high;
    return frame->bottom -
           length_share(frame->bottom - frame->top, value - scale->low, scale->high - scale->low);
}

struct point point_place(const struct plot_frame *frame, const struct flow_point *point)
{
    return (struct point){period_x(frame, point->at), value_y(frame, point->value)};
}

bool points_join(const struct flow_point *a, const struct flow_point *b)
{
    return b->at == a->at + 1 && !a->interval && !b->interval;
}

/* ---- sizes ---- */

static size_t panels_in_row(const struct flow_block *block, length width)
{
    const struct flow_chart *chart = block->chart;
    length least = block->style->plot_width;
    size_t count = 1;
    while (chart->form == FORM_PANELS && least > 0 && count < chart->plot_count &&
           (least + GAP) * (length)(count + 1) - GAP <= width)
        count++;
    return count;
}

/* A few panels in much room do not fill it: a line that is drawn out looks level. */
static length panel_width(const struct flow_block *block, size_t in_row, length width)
{
    length share = (width - GAP * (length)(in_row - 1)) / (length)in_row;
    length most = block->style->plot_width * 3 / 2;
    bool small = block->chart->form == FORM_PANELS && most > 0;
    return small && share > most ? most : share;
}

size_t plot_row_count(const struct flow_block *block, length width)
{
    size_t in_row = panels_in_row(block, width);
    return (block->chart->plot_count + in_row - 1) / in_row;
}

static length text_height(struct layout *layout, const struct flow_text *text,
                          const struct computed *style, length width)
{
    return text ? (length)text_set(layout, text, style, width)->count * style->line_height : 0;
}

/* Over the marks: titles, the note, and half a line for what is written at the highest mark. */
static length head_height(struct layout *layout, const struct flow_block *block,
                          const struct flow_plot *plot, length width)
{
    const struct computed *style = block->style;
    return text_height(layout, plot->title, style, width) +
           text_height(layout, plot->note, style, width) + style->line_height / 2;
}

static length foot_height(const struct computed *style)
{
    return style->line_height + CLEAR / 2;
}

/* The highest head of a row, so that the axes of a row are in line. */
static length row_head(struct layout *layout, const struct flow_block *block, size_t row,
                       length width)
{
    size_t in_row = panels_in_row(block, width), first = row * in_row;
    length most = 0;
    for (size_t i = first; i < first + in_row && i < block->chart->plot_count; i++) {
        length head =
            head_height(layout, block, &block->chart->plots[i], panel_width(block, in_row, width));
        most = head > most ? head : most;
    }
    return most;
}

static length marks_height(struct layout *layout, const struct flow_block *block, length width)
{
    const struct flow_chart *chart = block->chart;
    length names =
        chart->form == FORM_PLOT ? names_height(layout, block, &chart->plots[0], width) : 0;
    return names > block->style->plot_height ? names : block->style->plot_height;
}

length plot_row_height(struct layout *layout, const struct flow_block *block, size_t row,
                       length width)
{
    return row_head(layout, block, row, width) + marks_height(layout, block, width) +
           foot_height(block->style);
}

/* ---- drawing ---- */

/* A strong line below, hairlines at the other marks; two strokes through the end of the axis where
 * it does not begin at zero. */
static void draw_axes(struct plot_frame *frame)
{
    const struct computed *style = frame->style;
    const struct flow_scale *scale = &frame->plot->scale;
    struct emitter *emitter = frame->pen.emitter;
    length width = frame->right - frame->left;
    bool small = frame->chart->form == FORM_PANELS;
    for (size_t i = 0; i < scale->mark_count; i++) {
        int64_t value = scale->low + (int64_t)i * scale->step;
        if (small && value && i > 0 && i + 1 < scale->mark_count)
            continue;
        bool axis = value == 0 || (i == 0 && scale->low > 0);
        length thick = axis ? style->border_bottom : style->border_top;
        emit_rectangle(
            emitter,
            (struct rectangle){frame->left, value_y(frame, value) - thick / 2, width, thick},
            axis ? frame->chart->axis->colour : style->border_colour);
    }
    if (!scale->mark_count)
        emit_rectangle(emitter,
                       (struct rectangle){frame->left, frame->bottom, width, style->border_top},
                       style->border_colour);
    if (!scale->cut || !scale->mark_count)
        return;
    struct chart_pen pen = {emitter, NULL};
    struct pen_line line = {.width = THIN * 3 / 4, .colour = frame->chart->axis->colour};
    for (int i = 0; i < 2; i++) {
        length x = frame->left + (2 + 3 * i) * LENGTH_POINT;
        const struct point points[] = {
            {x - 3 * LENGTH_POINT / 2, frame->bottom + 3 * LENGTH_POINT},
            {x + 3 * LENGTH_POINT / 2, frame->bottom - 3 * LENGTH_POINT}};
        pen_line(&pen, points, 2, &line, NULL);
    }
}

/* The figures that one stroke runs through. */
static const char *shown(struct plot_frame *frame, const struct flow_point *points, size_t count)
{
    struct buffer out = buffer_open(frame->pen.emitter->layout->arena);
    for (size_t i = 0; i < count; i++)
        buffer_format(&out, "%s%s", i ? "; " : "", points[i].shows);
    return buffer_text(&out);
}

static void draw_stretch(struct plot_frame *frame, const struct flow_line *line,
                         const struct flow_point *points, size_t count)
{
    static const struct {
        length dash, gap;
    } patterns[] = {
        [LINE_WHOLE] = {0, 0},
        [LINE_DASHED] = {7 * LENGTH_POINT / 2, 5 * LENGTH_POINT / 2},
        [LINE_DOTTED] = {LENGTH_POINT, 2 * LENGTH_POINT},
    };
    struct layout *layout = frame->pen.emitter->layout;
    bool thin = line->form != LINE_WHOLE || frame->chart->form != FORM_PLOT;
    struct pen_line pen = {.width = thin ? THIN : LINE,
                           .dash = patterns[line->form].dash,
                           .gap = patterns[line->form].gap,
                           .colour = line->style->colour};
    struct point *places = ARENA_ARRAY(layout->scratch, count + 1, struct point);
    for (size_t i = 0; i < count; i++)
        places[i] = point_place(frame, &points[i]);
    bool lonely = count == 1 && line->shape == SHAPE_NONE;
    if (lonely) {
        places[1] = (struct point){places[0].x + LONELY, places[0].y};
        places[0].x -= LONELY;
        pen.dash = 0;
    }
    if (count > 1 || lonely)
        pen_line(&frame->pen, places, lonely ? 2 : count, &pen, shown(frame, points, count));
}

static void draw_line(struct plot_frame *frame, const struct flow_line *line)
{
    for (size_t i = 0; i < line->count;) {
        size_t end = i + 1;
        while (end < line->count && points_join(&line->points[end - 1], &line->points[end]))
            end++;
        if (!line->points[i].interval)
            draw_stretch(frame, line, &line->points[i], end - i);
        i = end;
    }
}

static void draw_whisker(struct plot_frame *frame, const struct flow_line *line,
                         const struct flow_point *point)
{
    length x = period_x(frame, point->at);
    struct whisker whisker = {{x, value_y(frame, point->least)},
                              {x, value_y(frame, point->most)},
                              !point->open_low,
                              !point->open_high,
                              2 * LENGTH_POINT};
    if (point->least != point->most)
        pen_whisker(&frame->pen, &whisker, line->style->colour,
                    point->interval ? point->shows : NULL);
}

static void draw_points(struct plot_frame *frame, const struct flow_line *line)
{
    bool few = frame->chart->form == FORM_SPARKLINE;
    for (size_t i = 0; i < line->count; i++) {
        const struct flow_point *point = &line->points[i];
        draw_whisker(frame, line, point);
        bool alone = (i == 0 || !points_join(point - 1, point)) &&
                     (i + 1 == line->count || !points_join(point, point + 1));
        if (point->interval || (few && i + 1 < line->count && !point->hollow && !alone))
            continue;
        pen_shape(&frame->pen, line->shape, point_place(frame, point), frame->radius, point->hollow,
                  line->style->colour, point->shows);
    }
}

/* A cross on the axis: there was no figure, and a reason why. */
static void draw_gap(struct plot_frame *frame, const struct flow_gap *gap)
{
    length x = period_x(frame, gap->at), half = 2 * LENGTH_POINT;
    length y = frame->bottom - half - LENGTH_POINT;
    struct pen_line line = {.width = THIN * 3 / 4, .colour = frame->chart->axis->colour};
    for (int turn = -1; turn <= 1; turn += 2) {
        const struct point points[] = {{x - half, y - turn * half}, {x + half, y + turn * half}};
        pen_line(&frame->pen, points, 2, &line, turn < 0 ? gap->shows : NULL);
    }
}

static void draw_marks(struct plot_frame *frame)
{
    const struct flow_plot *plot = frame->plot;
    for (size_t i = 0; i < plot->gap_count; i++)
        draw_gap(frame, &plot->gaps[i]);
    for (size_t i = 0; i < plot->line_count; i++)
        draw_line(frame, &plot->lines[i]);
    for (size_t i = 0; i < plot->line_count; i++)
        draw_points(frame, &plot->lines[i]);
}

/* ---- one plot ---- */

static length write_text(struct plot_frame *frame, const struct flow_text *text, length y)
{
    if (!text)
        return y;
    struct emitter *emitter = frame->pen.emitter;
    const struct set_text *set = text_set(emitter->layout, text, frame->style, frame->box.width);
    for (size_t i = 0; i < set->count; i++, y += frame->style->line_height)
        emit_line(emitter, set, i, frame->box.x, y);
    return y;
}

static void emit_plot(struct plot_frame *frame, const struct flow_block *block)
{
    struct layout *layout = frame->pen.emitter->layout;
    const struct flow_plot *plot = frame->plot;
    struct rectangle box = frame->box;
    bool small = frame->chart->form == FORM_PANELS;
    write_text(frame, plot->note, write_text(frame, plot->title, box.y));
    frame->bottom = box.y + box.height - foot_height(frame->style);
    frame->left = box.x + marks_width(layout, frame->chart, plot) + CLEAR;
    frame->names_width = names_column(layout, block, plot, box.width);
    frame->names = box.x + box.width - frame->names_width;
    frame->right = frame->names_width ? frame->names - 2 * CLEAR : box.x + box.width;
    if (frame->right < frame->left + CLEAR)
        frame->right = frame->left + CLEAR;
    frame->radius = small ? 3 * LENGTH_POINT / 2 : 5 * LENGTH_POINT / 2;
    length inset = small ? 3 * CLEAR : 4 * CLEAR;
    frame->first = frame->left + inset;
    frame->last = frame->names_width ? frame->right : frame->right - inset;
    if (frame->last < frame->first)
        frame->last = frame->first;
    draw_axes(frame);
    emit_axis_marks(frame);
    emit_periods(frame);
    draw_marks(frame);
    emit_letters(frame);
}

/* In the line of text it stands in, around the middle of its small letters. */
static void emit_sparkline(struct plot_frame *frame)
{
    const struct computed *style = frame->style;
    const struct font_metrics *metrics = font_metrics(text_font_face(frame->chart->font));
    length middle =
        frame->box.y + style_baseline(style, frame->chart->font) -
        length_from_font(metrics->x_height, style->font_size, metrics->units_per_em) / 2;
    frame->radius = 3 * LENGTH_POINT / 2;
    frame->top = middle - style->plot_height / 2;
    frame->bottom = frame->top + style->plot_height;
    frame->first = frame->left = frame->box.x + frame->radius;
    frame->last = frame->right = frame->box.x + frame->box.width - frame->radius;
    draw_marks(frame);
}

void emit_plots(struct emitter *emitter, const struct box *box, length x, length y)
{
    const struct flow_block *block = box->block;
    const struct flow_chart *chart = block->chart;
    size_t in_row = panels_in_row(block, box->chart_width);
    length width = panel_width(block, in_row, box->chart_width);
    size_t first = box->chart_row * in_row;
    for (size_t i = first; i < first + in_row && i < chart->plot_count; i++) {
        const struct flow_plot *plot = &chart->plots[i];
        struct plot_frame frame = {.pen = {emitter, chart->content},
                                   .style = block->style,
                                   .chart = chart,
                                   .plot = plot,
                                   .box = {x + (length)(i - first) * (width + GAP), y, width,
                                           box->height - box->lead - box->trail}};
        if (chart->form == FORM_SPARKLINE) {
            emit_sparkline(&frame);
            continue;
        }
        frame.top = y + row_head(emitter->layout, block, box->chart_row, box->chart_width);
        emit_plot(&frame, block);
    }
}
