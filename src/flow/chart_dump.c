/* SPDX-License-Identifier: Apache-2.0 */
/* flow/chart_dump.c - charts in the dump of the flow: a mark a line, with the figure it shows. */
#include "flow/builder.h"

static void begin(struct buffer *out, int depth, const char *name)
{
    for (int d = 0; d < depth; d++)
        buffer_add_text(out, "  ");
    buffer_add_text(out, name);
}

static void add_text(struct buffer *out, const char *name, const struct flow_text *text)
{
    if (!text)
        return;
    buffer_format(out, " %s", name);
    flow_dump_text(text, out);
}

static void dump_scale(const struct flow_scale *scale, int depth, struct buffer *out)
{
    begin(out, depth, "scale");
    buffer_format(out, " %D to %D by %D%s", scale->low, scale->high, scale->step,
                  scale->cut ? " cut" : "");
    for (size_t i = 0; i < scale->mark_count; i++)
        flow_dump_text(scale->marks[i], out);
    buffer_add_char(out, '\n');
}

static void dump_ends(const struct flow_span_mark *mark, const char *name, int depth,
                      struct buffer *out)
{
    if (!mark->shows)
        return;
    begin(out, depth, name);
    buffer_format(out, " %D to %D shows=\"%s\"\n", mark->least, mark->most, mark->shows);
}

static void dump_bar(const struct flow_bar *bar, int depth, struct buffer *out)
{
    static const char *const fills[] = {"solid", "hatched", "tinted", "open"};
    for (size_t i = 0; i < bar->count; i++) {
        const struct flow_bar_part *part = &bar->parts[i];
        begin(out, depth, "bar");
        buffer_format(out, " %D to %D %s shows=\"%s\"%s\n", part->from, part->to, fills[part->fill],
                      part->shows, bar->open_end && i + 1 == bar->count ? " or more" : "");
    }
    dump_ends(&bar->target, "target", depth, out);
    dump_ends(&bar->spread, "spread", depth, out);
}

static void dump_point(const struct flow_point *point, int depth, struct buffer *out)
{
    begin(out, depth, point->interval ? "interval" : "point");
    buffer_format(out, " %d", (int)point->at);
    if (!point->interval)
        buffer_format(out, " %D", point->value);
    if (point->least != point->most)
        buffer_format(out, " %s%D to %D%s", point->open_low ? "..." : "", point->least, point->most,
                      point->open_high ? "..." : "");
    buffer_format(out, "%s shows=\"%s\"", point->hollow ? " hollow" : "", point->shows);
    add_text(out, "label", point->label);
    buffer_add_char(out, '\n');
}

static void dump_line(const struct flow_line *line, int depth, struct buffer *out)
{
    static const char *const forms[] = {"whole", "dashed", "dotted"};
    static const char *const shapes[] = {"disc",  "square", "diamond", "triangle",
                                         "wedge", "plus",   "none"};
    begin(out, depth, "line");
    buffer_format(out, " %s points=%s", forms[line->form], shapes[line->shape]);
    add_text(out, "name", line->name);
    buffer_add_char(out, '\n');
    for (size_t i = 0; i < line->count; i++)
        dump_point(&line->points[i], depth + 1, out);
}

static void dump_plot(const struct flow_plot *plot, int depth, struct buffer *out)
{
    begin(out, depth, "plot");
    add_text(out, "title", plot->title);
    add_text(out, "note", plot->note);
    for (int32_t i = 0; i < plot->period_count; i++) {
        buffer_format(out, " %d", (int)plot->periods[i].months);
        if (plot->periods[i].text)
            flow_dump_text(plot->periods[i].text, out);
    }
    buffer_add_char(out, '\n');
    dump_scale(&plot->scale, depth + 1, out);
    for (size_t i = 0; i < plot->gap_count; i++) {
        begin(out, depth + 1, "gap");
        buffer_format(out, " %d shows=\"%s\"", (int)plot->gaps[i].at, plot->gaps[i].shows);
        add_text(out, "reason", plot->gaps[i].reason);
        buffer_add_char(out, '\n');
    }
    for (size_t i = 0; i < plot->line_count; i++)
        dump_line(&plot->lines[i], depth + 1, out);
}

void chart_dump(const struct flow_chart *chart, int depth, struct buffer *out)
{
    static const char *const forms[] = {"bar", "key", "axis", "plot", "panels", "sparkline"};
    buffer_format(out, " %s", forms[chart->form]);
    buffer_add_char(out, '\n');
    if (chart->form == FORM_AXIS)
        dump_scale(chart->scale, depth, out);
    if (chart->form == FORM_BAR || chart->form == FORM_KEY)
        dump_bar(&chart->bar, depth, out);
    for (size_t i = 0; i < chart->plot_count; i++)
        dump_plot(&chart->plots[i], depth, out);
}
