/* SPDX-License-Identifier: Apache-2.0 */
#include "flow/summary.h"

#include "model/tally.h"

const char *headline_title(struct flow_builder *builder, const struct headline *headline)
{
    const struct definition *what = &headline->indicator->what;
    const struct indicator_group *group = headline->group;
    if (headline->title || what->short_title)
        return headline->title ? headline->title : what->short_title;
    const char *title = inline_plain(builder, what->title);
    return group && group->title ? format_text(builder->arena, "%s \u2013 %s",
                                               inline_plain(builder, group->title), title)
                                 : title;
}

const char *headline_unit(const struct indicator *indicator, struct value value)
{
    const char *unit = indicator_counted(indicator, value);
    return unit && !strchr(unit, ' ') ? unit : NULL;
}

const char *headline_value(const struct flow_builder *builder, const struct indicator *indicator,
                           struct value value)
{
    const char *unit = headline_unit(indicator, value);
    const char *figure = indicator_text(indicator, value, builder->arena);
    return unit ? format_text(builder->arena, "%s\u00A0%s", figure, unit) : figure;
}

const char *headline_remark(const struct flow_builder *builder, const struct headline *headline)
{
    const struct indicator *indicator = headline->indicator;
    const struct observation *now =
        indicator_valued(indicator, OBSERVATION_OUTTURN, summary_period(builder));
    const struct observation *target =
        indicator_valued(indicator, OBSERVATION_TARGET, summary_period(builder));
    const char *figure = headline_value(builder, indicator, now->value);
    if (!target)
        return format_text(builder->arena, " %s.", figure);
    return format_text(builder->arena, " %s, against a target of %s.", figure,
                       indicator_text(indicator, target->value, builder->arena));
}

bool headline_went(const struct flow_builder *builder, const struct headline *headline, bool well)
{
    enum status status = indicator_status(headline->indicator, summary_period(builder));
    if (status != STATUS_NONE)
        return (status == STATUS_MET) == well;
    return indicator_direction(headline->indicator, summary_period(builder)) ==
           (well ? DIRECTION_BETTER : DIRECTION_WORSE);
}

/* ---- all of them counted ---- */

struct counted {
    int32_t count;
    const char *one, *many; /* with %s for the number */
};

/* "a, b and c" of those that are not none. */
static void add_counts(struct buffer *out, const struct counted *counts, size_t count,
                       struct arena *arena)
{
    size_t left = 0;
    for (size_t i = 0; i < count; i++)
        left += counts[i].count > 0;
    for (size_t i = 0, said = 0; i < count; i++) {
        if (counts[i].count == 0)
            continue;
        const char *words = counts[i].count == 1 ? counts[i].one : counts[i].many;
        buffer_add_text(out, said == 0 ? "" : left == 1 ? " and " : ", ");
        buffer_add_text(out, format_text(arena, words, count_text(counts[i].count, arena)));
        said++;
        left--;
    }
    buffer_add_text(out, ". ");
}

static void add_targets(struct buffer *out, const struct flow_builder *builder,
                        const struct tally *tally)
{
    const struct counted counts[] = {
        {tally->statuses[STATUS_MET], "met %s", "met %s"},
        {tally->statuses[STATUS_NEAR], "came close to %s", "came close to %s"},
        {tally->statuses[STATUS_MISSED], "missed %s", "missed %s"},
    };
    int32_t all = tally_targets(tally);
    if (!all)
        return;
    buffer_format(out, "Of the %s target%s set for %s we ", count_text(all, builder->arena),
                  all == 1 ? "" : "s", period_text(summary_period(builder), builder->arena));
    add_counts(out, counts, sizeof counts / sizeof *counts, builder->arena);
}

static void add_moves(struct buffer *out, const struct flow_builder *builder,
                      const struct tally *tally)
{
    const struct counted counts[] = {
        {tally->directions[DIRECTION_BETTER], "%s result was better", "%s results were better"},
        {tally->directions[DIRECTION_SAME], "%s was the same", "%s were the same"},
        {tally->directions[DIRECTION_WORSE], "%s was worse", "%s were worse"},
    };
    if (!tally_moves(tally))
        return;
    buffer_format(out, "Compared with %s, ",
                  period_text(period_years_on(summary_period(builder), -1), builder->arena));
    add_counts(out, counts, sizeof counts / sizeof *counts, builder->arena);
}

const char *summary_counts(const struct flow_builder *builder, const struct part *indicators)
{
    struct tally tally = tally_blocks(indicators->services, summary_period(builder));
    struct buffer out = buffer_open(builder->arena);
    add_targets(&out, builder, &tally);
    add_moves(&out, builder, &tally);
    buffer_format(&out, "The figures here are from \u2018%s\u2019, which has them all.",
                  builder->publication->metadata.title);
    return buffer_text(&out);
}
