/* SPDX-License-Identifier: Apache-2.0 */
/* layout/chart.h - charts: how high they are, and their marks (private to layout).
 *
 * Where a mark stands is worked out from whole numbers (base/length.h, length_share), so a bar is
 * as long as its figure to the last unit of length. */
#ifndef PLANPRESS_LAYOUT_CHART_H
#define PLANPRESS_LAYOUT_CHART_H

#include "layout/emitter.h"

/* Append the boxes of a chart to a galley: one, or one for each row of panels. */
void chart_set(struct layout *layout, struct galley *galley, const struct flow_block *block);

/* The narrowest and the widest a chart is in a column of a table. */
struct text_extent chart_extent(const struct flow_block *block);

/* Put one of its boxes down at (x, y). */
void emit_chart(struct emitter *emitter, const struct box *box, length x, length y);

/* ---- drawing (layout/chart_draw.c) ---- */

/* What is drawn belongs to `content`, or is an artifact where that is NULL. */
struct chart_pen {
    struct emitter *emitter;
    const struct content *content;
};

struct pen_line {
    length width, dash, gap;
    uint32_t colour;
};

/* A filled rectangle; one filled as a bar is, hatched or open. */
void pen_rectangle(struct chart_pen *pen, struct rectangle box, colour fill, const char *shows);
void pen_bar(struct chart_pen *pen, struct rectangle box, enum chart_fill fill, colour ink,
             const char *shows);

/* A line through points. */
void pen_line(struct chart_pen *pen, const struct point *points, size_t count,
              const struct pen_line *line, const char *shows);

/* A whisker along x or along y, with an end where there is one. */
struct whisker {
    struct point low, high;
    bool low_end, high_end;
    length end; /* half of how wide an end is */
};
void pen_whisker(struct chart_pen *pen, const struct whisker *whisker, colour ink,
                 const char *shows);

/* The sign of a point; its middle is that of its box. */
void pen_shape(struct chart_pen *pen, enum point_shape shape, struct point middle, length radius,
               bool hollow, colour ink, const char *shows);

/* ---- plots (layout/chart_plot.c) ---- */

/* The height of a row of panels, or of a plot; how many rows there are. */
length plot_row_height(struct layout *layout, const struct flow_block *block, size_t row,
                       length width);
size_t plot_row_count(const struct flow_block *block, length width);

void emit_plots(struct emitter *emitter, const struct box *box, length x, length y);

/* A plot with its place on the page. */
struct plot_frame {
    struct chart_pen pen;
    const struct computed *style;
    const struct flow_chart *chart;
    const struct flow_plot *plot;
    struct rectangle box;            /* all of it */
    length left, right, top, bottom; /* of the room for marks: bottom is the axis */
    length first, last;              /* where the first and the last period are */
    length radius;                   /* of points */
    length names;                    /* where the column of names begins, */
    length names_width;              /* and its width; 0: there is none */
};

length period_x(const struct plot_frame *frame, int32_t period);
length value_y(const struct plot_frame *frame, int64_t value);
struct point point_place(const struct plot_frame *frame, const struct flow_point *point);

/* Whether two points of a line are drawn together. */
bool points_join(const struct flow_point *a, const struct flow_point *b);

/* ---- what is written in plots (layout/chart_letters.c) ---- */

/* The width of the column of names that stands right of the marks, in a plot so wide; and how high
 * the names in it are together. */
length names_column(struct layout *layout, const struct flow_block *block,
                    const struct flow_plot *plot, length width);
length names_height(struct layout *layout, const struct flow_block *block,
                    const struct flow_plot *plot, length width);

/* The width of what is written at the marks of the axis. */
length marks_width(struct layout *layout, const struct flow_chart *chart,
                   const struct flow_plot *plot);

/* Write along both axes; write names, figures and reasons beside what they are for. */
void emit_axis_marks(struct plot_frame *frame);
void emit_periods(struct plot_frame *frame);
void emit_letters(struct plot_frame *frame);

/* ---- room for what is written (layout/chart_place.c) ---- */

/* Rectangles and lines that what is written must keep clear of. */
struct placing {
    struct arena *arena;
    struct rectangle bounds;
    struct rectangle *boxes;
    size_t box_count, box_capacity;
    struct point (*lines)[2];
    size_t line_count, line_capacity;
    size_t faint_count; /* of the lines, the first: kept clear of where that costs nothing */
};

void placing_line(struct placing *placing, struct point from, struct point to);
void placing_box(struct placing *placing, struct rectangle box);

/* Whether a box lies within the bounds and clear of everything, of faint lines too where they
 * count. */
bool placing_free(const struct placing *placing, struct rectangle box, bool faint);

/* Sides of a point, in the order in which they are tried. */
enum place_side {
    PLACE_EAST,
    PLACE_NORTH,
    PLACE_SOUTH,
    PLACE_NORTH_EAST,
    PLACE_SOUTH_EAST,
    PLACE_NORTH_WEST,
    PLACE_SOUTH_WEST,
    PLACE_WEST,
    PLACE_SIDES
};

/* A free place of a size beside a point, `clear` from it, on the first of `count` sides that has
 * one; the box is taken. False when there is none. */
bool placing_find(struct placing *placing, struct point point, length clear, length width,
                  length height, const enum place_side *sides, size_t count, struct rectangle *box);

/* Boxes in a column that want to stand at `wanted` (their middles), moved apart as little as need
 * be and kept between top and bottom, where there is room. */
struct spread_box {
    length wanted, height;
    length top; /* the result */
};
void placing_spread(struct spread_box *boxes, size_t count, length top, length bottom);

#endif
