/* SPDX-License-Identifier: Apache-2.0 */
/* flow/chart.h - what a chart shows, before anything has a position.
 *
 * All figures of one chart are whole numbers of the same part of its unit (tenths of a per cent,
 * say), so where a mark stands follows from integers alone: layout takes the scale and the room
 * there is. Everything written in a chart is shaped text already; everything drawn carries, for
 * the dumps and the tests, the figure it is drawn for. */
#ifndef PLANPRESS_FLOW_CHART_H
#define PLANPRESS_FLOW_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "page/structure.h"
#include "style/computed.h"

struct flow_text;
struct text_font;

/* An axis from `low` to `high`, both of which are marks of it; low < high. */
struct flow_scale {
    int64_t low, high, step;
    bool cut;                             /* zero is not on it, and it says so */
    const struct flow_text *const *marks; /* what is written at low, low + step, ... */
    size_t mark_count;
};

/* Fillings differ in lightness and pattern, not in colour alone. */
enum chart_fill { FILL_SOLID, FILL_HATCHED, FILL_TINTED, FILL_OPEN };

/* A stretch of a bar. */
struct flow_bar_part {
    int64_t from, to;
    enum chart_fill fill;
    uint32_t colour;
    const char *shows;
};

/* Two ends of a line; `shows` NULL: there is none. */
struct flow_span_mark {
    int64_t least, most;
    const char *shows;
};

/* Bars lie. The first begins at zero. */
struct flow_bar {
    const struct flow_bar_part *parts;
    size_t count;
    bool open_end;                /* the figure is a bound and may be larger */
    uint32_t lines;               /* the colour of what follows */
    struct flow_span_mark target; /* a line across the bar; two of them where it is a range */
    struct flow_span_mark spread; /* where the true figure may lie: a whisker */
};

enum point_shape {
    SHAPE_DISC,
    SHAPE_SQUARE,
    SHAPE_DIAMOND,
    SHAPE_TRIANGLE,
    SHAPE_WEDGE,
    SHAPE_PLUS,
    SHAPE_NONE,
};

struct flow_point {
    int32_t at; /* index of its period */
    int64_t value;
    int64_t least, most; /* drawn as a whisker where they differ */
    bool interval;       /* the figure is a range or a bound: the whisker is all there is of it */
    bool open_low, open_high; /* of a bound: the whisker has no end there */
    bool hollow;              /* not final: provisional or estimated */
    const char *shows;
    const struct flow_text *label; /* the figure, written beside it; or NULL */
};

enum line_form { LINE_WHOLE, LINE_DASHED, LINE_DOTTED };

struct flow_line {
    const struct computed *style; /* its colour */
    enum line_form form;
    enum point_shape shape;
    const struct flow_point *points; /* by period; where an index is left out, so is the line */
    size_t count;
    const struct flow_text *name; /* written at its last point; or NULL */
};

/* A period for which there is a reason and no figure. */
struct flow_gap {
    int32_t at;
    const char *shows;
    const struct flow_text *reason; /* or NULL */
};

struct flow_period {
    int32_t months; /* from the beginning of the first: time runs evenly */
    const struct flow_text *text;
};

struct flow_plot {
    const struct flow_text *title; /* over it, and under that a note on units and lines; or NULL */
    const struct flow_text *note;
    struct flow_scale scale;
    const struct flow_line *lines; /* in the order of drawing */
    size_t line_count;
    const struct flow_gap *gaps;
    size_t gap_count;
    const struct flow_period *periods;
    int32_t period_count; /* at least one */
};

/* BAR: one bar, as high as a line of text. KEY: a sample of a filling. AXIS: the scale of the bars
 * below it. PLOT: one plot with its axes. PANELS: small plots side by side in rows. SPARKLINE: a
 * plot without axes, in a line of text. */
enum chart_form { FORM_BAR, FORM_KEY, FORM_AXIS, FORM_PLOT, FORM_PANELS, FORM_SPARKLINE };

struct flow_chart {
    enum chart_form form;
    const struct computed *axis;    /* the colour of what is written along it */
    const struct text_font *font;   /* of the block's style */
    const struct content *content;  /* of what is drawn; NULL: an artifact */
    const struct flow_scale *scale; /* BAR, KEY, AXIS */
    struct flow_bar bar;
    const struct flow_plot *plots;
    size_t plot_count;
};

/* A chart as text, its marks one a line, for --dump=flow. */
void chart_dump(const struct flow_chart *chart, int depth, struct buffer *out);

#endif
