/* SPDX-License-Identifier: Apache-2.0 */
/* Whether all is there that should be: the indicators of the registry, their outturns and targets.
 */
#include "rules/check.h"

#define YEARS_OF_TARGETS 3

/* ---- the indicators ---- */

static const char *const authorities[] = {
    [AUTHORITY_UNSAID] = NULL,
    [AUTHORITY_DISTRICT] = "district",
    [AUTHORITY_COUNTY] = "county",
    [AUTHORITY_UNITARY] = "unitary",
    [AUTHORITY_METROPOLITAN] = "metropolitan",
    [AUTHORITY_LONDON_BOROUGH] = "london-borough",
    [AUTHORITY_FIRE] = "fire",
    [AUTHORITY_POLICE] = "police",
    [AUTHORITY_NATIONAL_PARK] = "national-park",
    [AUTHORITY_OTHER] = "other",
};

/* Whether a list of words parted by spaces has that one. */
static bool lists(const char *words, const char *word)
{
    size_t count = strlen(word);
    for (; *words; words += strspn(words, " ")) {
        size_t end = strcspn(words, " ");
        if (end == count && memcmp(words, word, count) == 0)
            return true;
        words += end;
    }
    return false;
}

/* In the plan belongs what was reported on or has targets from now on. */
static bool belongs(const struct check *check, const struct definition *definition)
{
    const struct metadata *metadata = &check->publication->metadata;
    const char *authority = authorities[metadata->authority];
    return (!definition->applies_to || lists(definition->applies_to, authority)) &&
           (is_measured(definition, metadata->reporting.year) ||
            is_measured(definition, metadata->year.year));
}

static void check_registry(struct check *check, const struct part *part)
{
    const struct registry *registry = check->publication->registries;
    if (!registry) {
        find(check, FAULT_registry_unnamed, part->pos, part->id);
    } else if (check->publication->metadata.authority == AUTHORITY_UNSAID) {
        find(check, FAULT_authority_unsaid, check->publication->metadata.pos, NULL);
        return;
    }
    for (; registry; registry = registry->next) {
        for (const struct definition *d = registry->definitions; d; d = d->next) {
            if (belongs(check, d) && !indicator_of_code(check, slice_of(d->code)))
                find(check, FAULT_indicator_missing, part->pos, d->code, d->code);
        }
    }
}

/* The plans were abolished for England with effect from April 2008: Local Government and Public
 * Involvement in Health Act 2007, section 139. */
#define FIRST_YEAR_WITHOUT 2008

static bool looks_like_best_value(const struct check *check)
{
    const struct metadata *metadata = &check->publication->metadata;
    return metadata->year.year < FIRST_YEAR_WITHOUT &&
           (part_of_kind(check->publication, PART_CONTRACTS) ||
            metadata->assessment.state != ASSESSMENT_UNSAID);
}

/* A plan without any indicators misses all of them at its start tag. */
void check_coverage(struct check *check)
{
    const struct metadata *metadata = &check->publication->metadata;
    const struct part *part = part_of_kind(check->publication, PART_INDICATORS);
    struct part nowhere = {.pos = metadata->pos};
    check_registry(check, part ? part : &nowhere);
    if (looks_like_best_value(check) && metadata->kind != PUBLICATION_BEST_VALUE)
        find(check, FAULT_kind_unsaid, metadata->pos, NULL);
}

/* ---- the figures ---- */

static bool same_length(struct period a, struct period b)
{
    return !a.quarter == !b.quarter && !a.month == !b.month;
}

/* Whether any figure is of a quarter when a quarter is reported on, and so for months. */
static bool is_measured_so_often(const struct indicator *indicator, struct period reporting)
{
    const struct observation *o = indicator->observations;
    while (o && !same_length(o->period, reporting))
        o = o->next;
    return o || (!reporting.quarter && !reporting.month);
}

static void check_outturn(struct check *check, const struct indicator *indicator)
{
    const char *code = indicator->what.code;
    struct period reporting = check->publication->metadata.reporting;
    const struct observation *outturn =
        indicator_observation(indicator, OBSERVATION_OUTTURN, reporting);
    if (outturn && outturn->absence == ABSENCE_TO_BE_SET)
        find(check, FAULT_outturn_to_be_set, outturn->pos, code, code,
             period_text(reporting, check->arena));
    if (outturn || !is_measured(&indicator->what, reporting.year) ||
        !is_measured_so_often(indicator, reporting))
        return;
    find(check, FAULT_outturn_missing, indicator->pos, code, code,
         period_text(reporting, check->arena));
    find_help(check, "add <observation period=\"%s\" kind=\"outturn\"> with value or absent",
              period_text(reporting, check->arena));
}

static void check_targets(struct check *check, const struct indicator *indicator)
{
    struct period first = check->publication->metadata.year;
    for (int years = 0; years < YEARS_OF_TARGETS && !indicator->what.context; years++) {
        struct period period = period_years_on(first, years);
        if (!is_measured(&indicator->what, period.year) ||
            indicator_observation(indicator, OBSERVATION_TARGET, period))
            continue;
        find(check, FAULT_target_missing, indicator->pos, indicator->what.code,
             indicator->what.code, period_text(period, check->arena));
    }
}

/* A plan can know of a deletion that it speaks of itself, or that came before its year; what a
 * registry tells of later years was decided after it. Nor is held against it what was written down
 * from memory. */
static bool is_known_deleted(const struct check *check, const struct indicator *indicator)
{
    const struct definition *what = &indicator->what, *registered = indicator->registered;
    if (!what->last_year)
        return false;
    if (!registered || registered->last_year != what->last_year)
        return true;
    return !registered->recalled && what->last_year < check->publication->metadata.year.year;
}

static void check_target_reason(struct check *check, const struct indicator *indicator,
                                const struct observation *target)
{
    const char *code = indicator->what.code;
    if (target->absence == ABSENCE_NOT_COLLECTED || target->absence == ABSENCE_SUPPRESSED)
        find(check, FAULT_target_reason, target->pos, code, absence_names[target->absence]);
    else if (target->absence == ABSENCE_SURVEY_GAP && !indicator->what.survey)
        find(check, FAULT_target_gap, target->pos, code, code);
    else if (target->absence == ABSENCE_NONE && is_known_deleted(check, indicator) &&
             target->period.year > indicator->what.last_year)
        find(check, FAULT_target_after_last, target->pos, code, code,
             period_text((struct period){.year = indicator->what.last_year}, check->arena),
             period_text(target->period, check->arena));
}

static void find_survey(struct check *check, const struct indicator *indicator,
                        const struct observation *result, const char *what, const char *attribute)
{
    find(check, FAULT_survey_without, result->pos, indicator->what.code, what);
    find_help(check, "add %s=\"...\"", attribute);
}

static void check_survey(struct check *check, const struct indicator *indicator)
{
    const struct observation *result = reported(check, indicator);
    if (!result || !indicator->what.survey)
        return;
    if (!result->base)
        find_survey(check, indicator, result, "how many replied", "base");
    if (!result->interval.digits)
        find_survey(check, indicator, result, "how wide its confidence interval is", "interval");
}

void check_presence(struct check *check, const struct indicator *indicator)
{
    check_outturn(check, indicator);
    check_targets(check, indicator);
    for (const struct observation *o = indicator->observations; o; o = o->next) {
        if (o->kind == OBSERVATION_TARGET)
            check_target_reason(check, indicator, o);
    }
    check_survey(check, indicator);
}
