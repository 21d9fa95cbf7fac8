/* SPDX-License-Identifier: Apache-2.0 */
/* model/chart.h - charts: which figures are to be drawn, and how.
 *
 * A chart names indicators, periods and kinds of figures and holds no figure itself, so it always
 * agrees with the tables. */
#ifndef PLANPRESS_MODEL_CHART_H
#define PLANPRESS_MODEL_CHART_H

#include "base/diag.h"
#include "model/indicator.h"

/* BARS: what was reached beside what was aimed for, of several indicators in one period. TREND:
 * indicators over time. STATUS: how many targets were met. MULTIPLES: a small trend for each
 * indicator. */
enum chart_kind { CHART_BARS, CHART_TREND, CHART_STATUS, CHART_MULTIPLES };

/* As they are written in a plan; ended by NULL. */
extern const char *const chart_kind_names[];

enum chart_order { CHART_AS_GIVEN, CHART_BY_GAP };

/* Whether a table of the figures stands under the chart. AUTOMATIC: where no table of the plan has
 * them. */
enum chart_data { CHART_DATA_AUTOMATIC, CHART_DATA_TABLE, CHART_DATA_NONE };

#define CHART_FIGURES 4 /* kinds of figures in one chart, at most */
#define CHART_LINES 6   /* indicators in one trend, at most: more cannot be told apart */
#define CHART_PERIODS 400

struct chart {
    struct chart *next; /* in the publication */
    struct source_pos pos;
    enum chart_kind kind;
    struct inline_node *caption; /* or NULL: chart_words says what it shows */
    const struct indicator *const *indicators;
    size_t indicator_count;
    const struct service_block *const *services; /* that were named; of a STATUS its rows */
    size_t service_count;
    enum observation_kind figures[CHART_FIGURES]; /* the first is what the chart is about */
    size_t figure_count;
    const struct period *periods; /* that were named; BARS and STATUS have one */
    size_t period_count;
    struct period from, to; /* else those between; year 0: as far as there are figures */
    enum chart_order order;
    enum chart_data data;
};

/* What the chart shows, in a few words without its indicators: "Outturn against target, 2003/04".
 */
const char *chart_words(const struct chart *chart, struct arena *arena);

/* The periods it shows, in order of time; from the first to the last figure it has where the plan
 * names none. */
size_t chart_periods(const struct chart *chart, struct arena *arena, struct period **periods);

/* Whether all its indicators have the same unit; `other` is the first that has not. */
bool chart_one_unit(const struct chart *chart, const struct indicator **other);

/* "outturn", "target": a kind of figures in running text; "Outturn": as a title. */
const char *observation_kind_words(enum observation_kind kind);
const char *observation_kind_title(enum observation_kind kind);

/* What is wrong with charts now that all figures are known: `charts` is a list. */
void charts_check(const struct chart *charts, struct arena *arena, struct diag_list *diags);

#endif
