/* SPDX-License-Identifier: Apache-2.0 */
/* flow/chart_words.c - what a chart shows, in words: for those who do not see it, and made from the
 * figures that it is drawn from. Whoever wants them all has the table; the words say what it is
 * about, and the figures one would look for first. */
#include "flow/charts.h"

#include "model/tally.h"

#define MOST_SAID 12 /* indicators, or periods of one */

const char *chart_key(const struct charting *charting)
{
    const struct chart *chart = charting->chart;
    bool bars = chart->kind == CHART_BARS;
    struct buffer out = buffer_open(charting->builder->arena);
    if (charting->seen & SEEN_AIM) {
        buffer_format(&out, bars ? "Line across the bar: %s. " : "Dashes: %s",
                      observation_kind_words(chart->figures[1]));
        for (size_t k = 2; !bars && k < chart->figure_count; k++)
            buffer_format(&out, ", %s", observation_kind_words(chart->figures[k]));
        buffer_add_text(&out, bars ? "" : ". ");
    }
    if (charting->seen & SEEN_SPREAD)
        buffer_add_text(&out, "Whiskers: 95% confidence interval of a survey. ");
    if (charting->seen & SEEN_RANGE)
        buffer_add_text(&out, bars ? "Hatched: a range, or a bound. "
                                   : "Whisker without a point: a range, or a bound. ");
    if (charting->seen & SEEN_OPEN_END)
        buffer_add_text(&out, "Arrow: or more. ");
    if (charting->seen & SEEN_NOT_FINAL)
        buffer_add_text(&out, bars ? "Hatched throughout: not final. " : "Hollow: not final. ");
    if (charting->seen & SEEN_GAP)
        buffer_add_text(&out, "Cross: no figure. ");
    return buffer_text(&out);
}

static void add_value(struct buffer *out, const struct indicator *indicator,
                      const struct drawn *drawn)
{
    const char *unit = indicator_unit(indicator);
    if (!drawn->observation) {
        buffer_add_text(out, "no figure");
    } else if (!drawn->there) {
        buffer_add_text(out, absence_text(drawn->observation->absence));
    } else {
        buffer_add_text(out, drawn->text);
        if (unit)
            buffer_format(out, " %s", unit);
        if (drawn->hollow)
            buffer_add_text(out, drawn->observation->flags & FLAG_ESTIMATED ? " (estimated)"
                                                                            : " (provisional)");
    }
}

static void add_rest(struct buffer *out, size_t said, size_t all, const char *what)
{
    if (said < all)
        buffer_format(out, "; and %d more %s", (int)(all - said), what);
}

/* ---- one kind of chart each ---- */

static const char *status_words(enum status status)
{
    static const char *const words[] = {[STATUS_NONE] = "",
                                        [STATUS_MET] = ", met",
                                        [STATUS_NEAR] = ", narrowly missed",
                                        [STATUS_MISSED] = ", missed"};
    return words[status];
}

static void say_bars(const struct charting *charting, struct buffer *out)
{
    const struct chart *chart = charting->chart;
    struct period period = charting->periods[0];
    size_t said = 0;
    for (; said < chart->indicator_count && said < MOST_SAID; said++) {
        const struct indicator *indicator = charting->indicators[said];
        struct drawn reached = chart_figure(charting, indicator, chart->figures[0], period);
        buffer_format(out, "%s%s: ", said ? "; " : "", chart_name(charting->builder, indicator));
        add_value(out, indicator, &reached);
        if (chart->figure_count < 2)
            continue;
        struct drawn wanted = chart_figure(charting, indicator, chart->figures[1], period);
        if (!wanted.there)
            continue;
        buffer_format(out, " against %s", wanted.text);
        if (reached.there && chart->figures[1] == OBSERVATION_TARGET)
            buffer_add_text(out,
                            status_words(indicator_status_of(indicator, reached.observation->value,
                                                             wanted.observation->value)));
    }
    add_rest(out, said, chart->indicator_count, "indicators");
}

static void say_line(const struct charting *charting, const struct indicator *indicator,
                     size_t kind, struct buffer *out)
{
    size_t said = 0, first = 0;
    enum observation_kind figures = charting->chart->figures[kind];
    if (charting->period_count > MOST_SAID)
        first = charting->period_count - MOST_SAID;
    for (size_t p = first; p < charting->period_count; p++) {
        struct drawn drawn = chart_figure(charting, indicator, figures, charting->periods[p]);
        if (!drawn.observation)
            continue;
        if (!said++)
            buffer_format(out, "%s%s ", kind ? "; " : "", observation_kind_words(figures));
        else
            buffer_add_text(out, ", ");
        add_value(out, indicator, &drawn);
        buffer_format(out, " in %s", period_text(charting->periods[p], charting->builder->arena));
    }
}

/* From where to where a line goes. */
static void say_course(const struct charting *charting, const struct indicator *indicator,
                       struct buffer *out)
{
    struct arena *arena = charting->builder->arena;
    struct drawn first = {0}, last = {0};
    struct period from = {0}, to = {0};
    for (size_t p = 0; p < charting->period_count; p++) {
        struct drawn drawn =
            chart_figure(charting, indicator, charting->chart->figures[0], charting->periods[p]);
        if (!drawn.there)
            continue;
        if (!first.there) {
            first = drawn;
            from = charting->periods[p];
        }
        last = drawn;
        to = charting->periods[p];
    }
    buffer_format(out, "%s: ", chart_name(charting->builder, indicator));
    add_value(out, indicator, &first);
    if (!first.there)
        return;
    buffer_format(out, " in %s", period_text(from, arena));
    if (period_compare(from, to) == 0)
        return;
    buffer_add_text(out, ", ");
    add_value(out, indicator, &last);
    buffer_format(out, " in %s", period_text(to, arena));
}

static void say_courses(const struct charting *charting, struct buffer *out)
{
    size_t said = 0, count = charting->chart->indicator_count;
    for (; said < count && said < MOST_SAID; said++) {
        buffer_add_text(out, said ? "; " : "");
        say_course(charting, charting->chart->indicators[said], out);
    }
    add_rest(out, said, count, "indicators");
}

static void say_trend(const struct charting *charting, struct buffer *out)
{
    const struct chart *chart = charting->chart;
    if (chart->indicator_count > 1) {
        say_courses(charting, out);
        return;
    }
    buffer_format(out, "%s: ", chart_name(charting->builder, chart->indicators[0]));
    for (size_t k = 0; k < chart->figure_count; k++)
        say_line(charting, chart->indicators[0], k, out);
}

static void say_status(const struct charting *charting, struct buffer *out)
{
    const struct chart *chart = charting->chart;
    struct tally all = chart_tally(charting);
    buffer_add_text(out, chart_tally_words(charting, &all));
    for (size_t i = 0; chart->service_count > 1 && i < chart->service_count; i++) {
        struct tally own = tally_block(chart->services[i], charting->periods[0]);
        buffer_format(out, "; %s: %s", inline_plain(charting->builder, chart->services[i]->title),
                      tally_all(&own) ? chart_tally_words(charting, &own) : "no indicators");
    }
}

const char *chart_line_words(const struct charting *charting)
{
    struct buffer out = buffer_open(charting->builder->arena);
    say_line(charting, charting->chart->indicators[0], 0, &out);
    return buffer_text(&out);
}

const char *chart_alternative(const struct charting *charting)
{
    static void (*const sayers[])(const struct charting *, struct buffer *) = {
        [CHART_BARS] = say_bars,
        [CHART_TREND] = say_trend,
        [CHART_STATUS] = say_status,
        [CHART_MULTIPLES] = say_courses,
    };
    struct arena *arena = charting->builder->arena;
    struct buffer out = buffer_open(arena);
    buffer_format(&out, "%s: ", chart_words(charting->chart, arena));
    sayers[charting->chart->kind](charting, &out);
    buffer_add_char(&out, '.');
    return buffer_text(&out);
}
