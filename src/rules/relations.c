/* SPDX-License-Identifier: Apache-2.0 */
/* What figures of one indicator have to do with those of others, or with its own of another time:
 * sums, conditions, definitions that changed. */
#include "rules/check.h"

/* ---- sums ---- */

struct sum {
    struct quantity total;
    struct quantity slack; /* twice what rounding may make: a last decimal for each figure */
    bool complete;         /* every part has a figure */
    struct buffer words;
};

/* Things that are counted are not rounded. */
static struct quantity rounding_of(const struct indicator *indicator, struct quantity value)
{
    return (struct quantity){indicator->what.unit != UNIT_COUNT, value.decimals};
}

static void add_part(struct check *check, struct sum *sum, const struct indicator *part,
                     struct period period)
{
    const struct observation *o = indicator_valued(part, OBSERVATION_OUTTURN, period);
    struct quantity value;
    if (!o || !value_single(o->value, &value)) {
        sum->complete = false;
        return;
    }
    sum->total = quantity_sum(sum->total, value);
    sum->slack = quantity_sum(sum->slack, rounding_of(part, value));
    if (sum->words.count)
        buffer_add_text(&sum->words, " + ");
    buffer_add_text(&sum->words, shown(check, part, o->value));
}

/* The codes of a list parted by commas, one by one; false at its end. */
static bool next_code(struct slice *rest, struct slice *code)
{
    const char *comma = rest->count ? memchr(rest->bytes, ',', rest->count) : NULL;
    size_t count = comma ? (size_t)(comma - rest->bytes) : rest->count;
    *code = slice_trim((struct slice){rest->bytes, count});
    rest->bytes += count + (comma != NULL);
    rest->count -= count + (comma != NULL);
    return code->count;
}

/* The unknown part of a sum that the plan itself speaks of; what a registry says of parts that the
 * plan does not have is no fault of the plan. */
static void find_unknown(struct check *check, const struct indicator *indicator, struct slice code)
{
    const struct definition *what = &indicator->what;
    if (indicator->registered && indicator->registered->sum_of == what->sum_of)
        return;
    find(check, FAULT_sum_unknown, indicator->pos, what->code, what->code,
         arena_copy(check->arena, code.bytes, code.count));
}

/* Whether the whole is out by more than rounding can make. */
static bool differs(const struct indicator *indicator, struct quantity whole, const struct sum *sum)
{
    struct quantity twice = quantity_difference(whole, sum->total);
    twice.digits *= twice.digits < 0 ? -2 : 2;
    return quantity_compare(twice, quantity_sum(sum->slack, rounding_of(indicator, whole))) > 0;
}

static void check_sum(struct check *check, const struct indicator *indicator)
{
    const struct observation *outturn = reported(check, indicator);
    struct quantity whole;
    struct sum sum = {.complete = true, .words = buffer_open(check->arena)};
    struct slice rest = slice_of(indicator->what.sum_of), code;
    struct period period = check->publication->metadata.reporting;
    while (next_code(&rest, &code)) {
        const struct indicator *part = indicator_of_code(check, code);
        if (part)
            add_part(check, &sum, part, period);
        else
            find_unknown(check, indicator, code);
        sum.complete = sum.complete && part;
    }
    if (outturn && sum.complete && value_single(outturn->value, &whole) &&
        differs(indicator, whole, &sum))
        find(check, FAULT_sum_differs, outturn->pos, indicator->what.code,
             shown(check, indicator, outturn->value), period_text(period, check->arena),
             buffer_text(&sum.words));
}

/* ---- conditions ---- */

static const char *relation_text(char relation)
{
    return relation == '=' ? "=" : relation == '<' ? "<" : ">";
}

static bool holds(struct quantity figure, char relation, struct quantity bound)
{
    int order = quantity_compare(figure, bound);
    return relation == '=' ? order == 0 : relation == '<' ? order < 0 : order > 0;
}

static void check_condition(struct check *check, const struct indicator *indicator)
{
    const struct definition *what = &indicator->what;
    const struct condition *condition = what->only_when;
    const struct indicator *other = indicator_of_code(check, slice_of(condition->code));
    struct value bound;
    bool known = other && value_read(slice_of(condition->value), other->what.unit, &bound);
    bool ours = !indicator->registered || indicator->registered->only_when != condition;
    if (!known && ours)
        find(check, FAULT_condition_unknown, condition->pos, what->code, condition->code,
             relation_text(condition->relation), condition->value);
    for (const struct observation *o = indicator->observations; o && known; o = o->next) {
        const struct observation *figure = indicator_valued(other, o->kind, o->period);
        struct quantity number;
        if (o->absence || !figure || !value_single(figure->value, &number) ||
            holds(number, condition->relation, bound.low))
            continue;
        find(check, FAULT_condition_unmet, o->pos, what->code, what->code, condition->code,
             relation_text(condition->relation), condition->value);
    }
}

/* ---- definitions that changed ---- */

static void check_definition(struct check *check, const struct indicator *indicator)
{
    const struct definition *what = &indicator->what;
    struct period changed = {.year = what->changed_year};
    const struct observation *first = indicator_valued(indicator, OBSERVATION_OUTTURN, changed);
    const struct observation *last =
        indicator_valued(indicator, OBSERVATION_OUTTURN, period_years_on(changed, -1));
    if (!first || !last)
        return;
    const char *year = period_text(changed, check->arena);
    if (!indicator->notes && !first->notes)
        find(check, FAULT_definition_without_note, first->pos, what->code, what->code, year);
    if (!(first->flags & FLAG_NOT_COMPARABLE))
        find(check, FAULT_definition_compared, first->pos, what->code, what->code, year);
}

void check_relations(struct check *check, const struct indicator *indicator)
{
    if (indicator->what.sum_of)
        check_sum(check, indicator);
    if (indicator->what.only_when)
        check_condition(check, indicator);
    if (indicator->what.changed_year)
        check_definition(check, indicator);
}
