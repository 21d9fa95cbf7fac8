/* SPDX-License-Identifier: Apache-2.0 */
/* flow/charts.h - what the files that make charts share (private). */
#ifndef PLANPRESS_FLOW_CHARTS_H
#define PLANPRESS_FLOW_CHARTS_H

#include "flow/builder.h"

struct tally;

/* What is drawn in a way that is not self-evident. */
enum seen {
    SEEN_AIM = 1, /* lines across bars, dashes in small plots */
    SEEN_SPREAD = 2,
    SEEN_RANGE = 4,
    SEEN_OPEN_END = 8,
    SEEN_NOT_FINAL = 16,
    SEEN_GAP = 32,
};

/* A chart being made. */
struct charting {
    struct flow_builder *builder;
    const struct chart *chart;
    struct source_pos pos;
    struct structure_element *figure;          /* what is drawn and written in it belongs there */
    const struct content *content;             /* what is drawn */
    const struct computed *style;              /* of what is written */
    const struct indicator *const *indicators; /* in the order they are shown in */
    const struct period *periods;              /* in order of time; at least one */
    size_t period_count;
    int32_t decimals; /* of the whole numbers that its figures are brought to */
    unsigned flags;   /* of the figures printed in its table */
    unsigned seen;    /* enum seen, or-ed: what the key must explain */
};

/* A figure in whole numbers: where it stands, or between what. */
struct drawn {
    const struct observation *observation; /* NULL: none; one with an absence: a reason */
    bool there;                            /* it has a value */
    int64_t low, high;                     /* the same where it is exact */
    int64_t least, most;                   /* with the interval of a survey around it */
    bool interval;                         /* a range or a bound */
    bool open_low, open_high;              /* a bound */
    bool hollow;                           /* not final */
    const char *text;                      /* as tables print it */
};

/* Find how many decimals the figures of some indicators have; the figures of one. */
int32_t chart_decimals(const struct chart *chart);
struct drawn chart_figure(const struct charting *charting, const struct indicator *indicator,
                          enum observation_kind kind, struct period period);

/* The table or figure that an element is, or is in, shows what the chart does. */
void chart_draws_from(const struct charting *charting, struct structure_element *element);

/* What an indicator is called in charts. */
const char *chart_name(struct flow_builder *builder, const struct indicator *indicator);

/* Something written in a chart, in its style with inline roles over it (STYLE_ROLE_COUNT: none). */
const struct flow_text *chart_text(const struct charting *charting, enum style_role role,
                                   enum style_role over, const char *string);

/* ---- scales (flow/chart_scale.c) ---- */

/* The least and the greatest of some numbers. */
struct extent {
    bool any;
    int64_t low, high;
};
void extent_add(struct extent *extent, int64_t value);
void extent_add_drawn(struct extent *extent, const struct drawn *drawn);

/* A scale with at most `most` steps of 1, 2 or 5 and noughts that holds the extent. Zero is on it
 * where `from_zero` says so, or where that costs less than half of the room. */
struct flow_scale scale_fit(struct extent extent, bool from_zero, int32_t most, int32_t decimals);

/* Write at its marks, in the indicator's unit. */
void scale_letter(const struct charting *charting, const struct indicator *indicator,
                  struct flow_scale *scale);

/* ---- kinds of charts ---- */

void flow_bars(struct charting *charting);      /* chart_bars.c */
void flow_status(struct charting *charting);    /* chart_status.c */
void flow_trend(struct charting *charting);     /* chart_trend.c */
void flow_multiples(struct charting *charting); /* chart_trend.c */

/* The line of one indicator without anything written; NULL where fewer than two points would stand
 * on it. */
struct flow_chart *chart_sparkline(struct charting *charting);

/* A block for a drawing, whose style is `role`'s. */
struct flow_block *chart_block(const struct charting *charting, enum style_role role,
                               struct flow_chart *chart);

/* A table without rules whose cells may hold bars (chart_table.c). What goes into a cell is a
 * drawing, or words, or words over a drawing. */
struct table_maker *chart_table_open(struct charting *charting, const struct flow_column *columns,
                                     int32_t count, struct point_of_work *before);
void chart_table_cell(struct charting *charting, struct table_maker *maker,
                      const struct cell_request *request, struct flow_chart *chart,
                      const char *words);
void chart_figure_cell(struct charting *charting, struct table_maker *maker, enum style_role cell,
                       const struct indicator *indicator, const struct observation *observation,
                       enum style_role role);
void chart_table_close(struct charting *charting, struct table_maker *maker,
                       struct point_of_work before);

/* Under the drawing `block`: its key, and its figures as a table, or where in the plan they are to
 * be found. */
void flow_chart_data(struct charting *charting, struct flow_block *block);

/* ---- words (flow/chart_words.c) ---- */

/* How the indicators of a chart stand to their targets, and that in words: "47 met, 4 close". */
struct tally chart_tally(const struct charting *charting);
const char *chart_tally_words(const struct charting *charting, const struct tally *tally);

/* What a chart shows, for those who do not see it. */
const char *chart_alternative(const struct charting *charting);

/* The same of a sparkline, whose row says what it is of. */
const char *chart_line_words(const struct charting *charting);

/* The key to what was seen while it was made; "" where nothing needs one. */
const char *chart_key(const struct charting *charting);

#endif
