/* SPDX-License-Identifier: Apache-2.0 */
/* layout/chart.c - charts as boxes, and bars with their axis.
 *
 * A bar stands in a cell of a table whose other cells hold its name and its figures, so long names
 * wrap, rows go on over pages and the axis in the head is repeated there, all by the table's doing.
 * It lies as high as the letters of the line beside it. Hairlines of the axis run through the whole
 * cell, so that from row to row they become one. */
#include "layout/chart.h"

#define LEAST_BAR (72 * LENGTH_POINT) /* across: shorter ones tell nothing apart */
#define KEY (20 * LENGTH_POINT)
#define LEAST_PLOT (120 * LENGTH_POINT) /* the same of lines, */
#define USUAL_PLOT (320 * LENGTH_POINT) /* and where they look well */
/* Small multiples are compared: a page may end short for them, and rather so for one row alone. */
#define PANELS_PARTED 200
#define PANELS_ALONE 100
#define GRID (LENGTH_POINT * 2 / 5)
#define ZERO (LENGTH_POINT * 3 / 4)
#define TICK (3 * LENGTH_POINT)
#define TARGET (3 * LENGTH_POINT / 2)
#define CHEVRON (3 * LENGTH_POINT)

struct text_extent chart_extent(const struct flow_block *block)
{
    length width = block->style->plot_width;
    switch (block->chart->form) {
    case FORM_BAR:
    case FORM_AXIS:
        return (struct text_extent){LEAST_BAR, 3 * LEAST_BAR};
    case FORM_KEY:
        return (struct text_extent){KEY, KEY};
    case FORM_SPARKLINE:
        return (struct text_extent){width ? width : LEAST_BAR, width ? width : LEAST_BAR};
    case FORM_PLOT:
    case FORM_PANELS:
        break;
    }
    return (struct text_extent){LEAST_PLOT, USUAL_PLOT};
}

void chart_set(struct layout *layout, struct galley *galley, const struct flow_block *block)
{
    const struct flow_chart *chart = block->chart;
    length width = block_measure(block, galley->width);
    if (chart->form == FORM_SPARKLINE && block->style->plot_width)
        width = block->style->plot_width;
    if (chart->form == FORM_KEY)
        width = KEY;
    bool plots = chart->form == FORM_PLOT || chart->form == FORM_PANELS;
    size_t rows = plots ? plot_row_count(block, width) : 1;
    for (size_t row = 0; row < rows; row++) {
        struct box *box = galley_push(galley, BOX_CHART, block);
        box->chart_width = width;
        box->chart_row = row;
        box->height =
            plots ? plot_row_height(layout, block, row, width) : block->style->line_height;
        box->space = row ? block->style->line_height : 0;
        if (row)
            box->penalty = PANELS_PARTED + (row == 1 || row + 1 == rows ? PANELS_ALONE : 0);
    }
}

/* ---- bars ---- */

struct barring {
    struct chart_pen pen;
    const struct flow_chart *chart;
    const struct computed *style;
    length x, width; /* of the scale */
    length middle;   /* of the bar, down the page */
    length half;     /* of its thickness */
};

static length text_width(const struct barring *barring, const struct flow_text *text)
{
    return items_width(barring->pen.emitter->layout, text, 0, text->count);
}

/* The scale keeps half of what is written at its ends away from the edges of the cell. */
static void fit_scale(struct barring *barring)
{
    const struct flow_scale *scale = barring->chart->scale;
    if (!scale->mark_count)
        return;
    length most = barring->width / 3;
    length left = text_width(barring, scale->marks[0]) / 2;
    length right = text_width(barring, scale->marks[scale->mark_count - 1]) / 2;
    left = left < most ? left : most;
    right = right < most ? right : most;
    barring->x += left;
    barring->width -= left + right;
}

static length scale_x(const struct barring *barring, int64_t value)
{
    const struct flow_scale *scale = barring->chart->scale;
    if (value < scale->low)
        value = scale->low;
    if (value > scale->high)
        value = scale->high;
    return barring->x + length_share(barring->width, value - scale->low, scale->high - scale->low);
}

/* Hairlines at the marks of the axis, a stronger one at zero. */
static void draw_grid(const struct barring *barring)
{
    struct emitter *emitter = barring->pen.emitter;
    const struct flow_scale *scale = barring->chart->scale;
    length height = emitter->cell_bottom - emitter->cell_top;
    for (size_t i = 0; i < scale->mark_count; i++) {
        int64_t value = scale->low + (int64_t)i * scale->step;
        length width = value ? GRID : ZERO, x = scale_x(barring, value);
        emit_rectangle(emitter, (struct rectangle){x - width / 2, emitter->cell_top, width, height},
                       value ? barring->style->border_colour : barring->chart->axis->colour);
    }
}

static void draw_parts(struct barring *barring)
{
    const struct flow_bar *bar = &barring->chart->bar;
    for (size_t i = 0; i < bar->count; i++) {
        const struct flow_bar_part *part = &bar->parts[i];
        length from = scale_x(barring, part->from), to = scale_x(barring, part->to);
        length left = from < to ? from : to;
        struct rectangle box = {left, barring->middle - barring->half,
                                from < to ? to - from : from - to, 2 * barring->half};
        pen_bar(&barring->pen, box, part->fill, part->colour, part->shows);
    }
}

/* An arrow behind a bar that may be longer. */
static void draw_open_end(struct barring *barring)
{
    const struct flow_bar *bar = &barring->chart->bar;
    if (!bar->open_end || !bar->count)
        return;
    const struct flow_bar_part *last = &bar->parts[bar->count - 1];
    length x = scale_x(barring, last->to) + CHEVRON;
    const struct point points[] = {{x, barring->middle - barring->half},
                                   {x + CHEVRON, barring->middle},
                                   {x, barring->middle + barring->half}};
    struct pen_line line = {.width = TARGET, .colour = last->colour};
    pen_line(&barring->pen, points, 3, &line, NULL);
}

/* The target crosses the bar and stands out on both sides; it is told by shape, not by colour. */
static void draw_target(struct barring *barring)
{
    const struct flow_span_mark *target = &barring->chart->bar.target;
    if (!target->shows)
        return;
    uint32_t ink = barring->chart->bar.lines;
    length ends[] = {scale_x(barring, target->least), scale_x(barring, target->most)};
    length reach = barring->half + 5 * LENGTH_POINT / 2;
    bool range = target->least != target->most;
    if (range) {
        struct pen_line line = {.width = GRID, .colour = ink};
        length y = barring->middle - reach + GRID / 2;
        const struct point points[] = {{ends[0], y}, {ends[1], y}};
        pen_line(&barring->pen, points, 2, &line, NULL);
    }
    for (int i = 0; i <= range; i++) {
        const struct point points[] = {{ends[i], barring->middle - reach},
                                       {ends[i], barring->middle + reach}};
        struct pen_line line = {.width = TARGET, .colour = ink};
        pen_line(&barring->pen, points, 2, &line, target->shows);
    }
}

static void draw_spread(struct barring *barring)
{
    const struct flow_span_mark *spread = &barring->chart->bar.spread;
    if (!spread->shows)
        return;
    struct whisker whisker = {{scale_x(barring, spread->least), barring->middle},
                              {scale_x(barring, spread->most), barring->middle},
                              true,
                              true,
                              barring->half - LENGTH_POINT / 2};
    pen_whisker(&barring->pen, &whisker, barring->chart->bar.lines, spread->shows);
}

static void emit_bar(struct barring *barring, length y)
{
    const struct flow_chart *chart = barring->chart;
    const struct font_metrics *metrics = font_metrics(text_font_face(chart->font));
    length x_height =
        length_from_font(metrics->x_height, barring->style->font_size, metrics->units_per_em);
    barring->middle = y + style_baseline(barring->style, chart->font) - x_height / 2;
    barring->half = barring->style->font_size * 3 / 10;
    draw_grid(barring);
    draw_parts(barring);
    draw_open_end(barring);
    draw_spread(barring);
    draw_target(barring);
}

/* ---- the axis over them ---- */

/* Where what is written at a mark begins: its middle is the mark's. */
static length label_x(const struct barring *barring, size_t index, length width)
{
    const struct flow_scale *scale = barring->chart->scale;
    return scale_x(barring, scale->low + (int64_t)index * scale->step) - width / 2;
}

/* Whether every `every`th label, counted from the first, keeps clear of the next. */
static bool labels_fit(const struct barring *barring, size_t every)
{
    const struct flow_scale *scale = barring->chart->scale;
    length before = 0;
    for (size_t i = 0; i < scale->mark_count; i += every) {
        length width = text_width(barring, scale->marks[i]);
        length x = label_x(barring, i, width);
        if (i && x < before + barring->style->font_size / 3)
            return false;
        before = x + width;
    }
    return true;
}

static void emit_axis(struct barring *barring, length y)
{
    struct emitter *emitter = barring->pen.emitter;
    const struct flow_scale *scale = barring->chart->scale;
    length baseline = y + style_baseline(barring->style, barring->chart->font);
    size_t every = 1;
    while (every < scale->mark_count && !labels_fit(barring, every))
        every++;
    for (size_t i = 0; i < scale->mark_count; i++) {
        length x = scale_x(barring, scale->low + (int64_t)i * scale->step);
        emit_rectangle(emitter,
                       (struct rectangle){x - GRID / 2, emitter->cell_bottom - TICK, GRID, TICK},
                       barring->chart->axis->colour);
        if (i % every == 0)
            emit_row(emitter, scale->marks[i], 0, scale->marks[i]->count,
                     label_x(barring, i, text_width(barring, scale->marks[i])), baseline);
    }
}

void emit_chart(struct emitter *emitter, const struct box *box, length x, length y)
{
    const struct flow_chart *chart = box->block->chart;
    struct barring barring = {.pen = {emitter, chart->content},
                              .chart = chart,
                              .style = box->block->style,
                              .x = x,
                              .width = box->chart_width};
    if (!chart->scale) {
        emit_plots(emitter, box, x, y);
        return;
    }
    fit_scale(&barring);
    if (chart->form == FORM_AXIS)
        emit_axis(&barring, y);
    else
        emit_bar(&barring, y);
}
