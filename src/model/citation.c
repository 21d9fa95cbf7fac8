/* SPDX-License-Identifier: Apache-2.0 */
#include "model/citation.h"

#include "base/nearest.h"

const char *const cited_names[] = {"figure", "number", "status", "direction", "change",
                                   "title",  "short",  "code",   NULL};
const char *const counted_names[] = {"met",  "close", "missed",   "with-target", "better",
                                     "same", "worse", "compared", "all",         NULL};
const char *const count_form_names[] = {"words", "figures", "share", NULL};

struct citing {
    struct arena *arena;
    struct publication *publication;
    struct diag_list *diags;
    struct period period; /* of the citation at hand */
};

/* ---- what was observed ---- */

static const struct observation *observed(const struct citing *citing,
                                          const struct citation *citation,
                                          const struct indicator *indicator)
{
    const struct observation *o = indicator_observation(indicator, citation->kind, citing->period);
    if (!o)
        diag_report(citing->diags, DIAG_citation_empty, citation->node->pos,
                    observation_kind_names[citation->kind], indicator->what.code,
                    period_text(citing->period, citing->arena));
    return o;
}

/* Why there is no figure, in the middle of a sentence. */
static const char *absence_phrase(enum absence absence)
{
    static const char *const phrases[] = {
        [ABSENCE_NONE] = "",
        [ABSENCE_NOT_APPLICABLE] = "not applicable",
        [ABSENCE_NOT_COLLECTED] = "not collected",
        [ABSENCE_SURVEY_GAP] = "not surveyed",
        [ABSENCE_NEW] = "new",
        [ABSENCE_DELETED] = "no longer measured",
        [ABSENCE_TO_BE_SET] = "still to be set",
        [ABSENCE_SUPPRESSED] = "withheld",
    };
    return phrases[absence];
}

/* "36 days", "one day": what the number counts, where it does not say so itself. */
static const char *with_unit(const struct citing *citing, const struct indicator *indicator,
                             struct value value)
{
    const char *figure = indicator_text(indicator, value, citing->arena);
    const char *unit = indicator_counted(indicator, value);
    return unit ? format_text(citing->arena, "%s\u00A0%s", figure, unit) : figure;
}

static const char *cite_figure(const struct citing *citing, const struct citation *citation,
                               const struct indicator *indicator)
{
    const struct observation *o = observed(citing, citation, indicator);
    if (!o || o->absence)
        return o ? absence_phrase(o->absence) : "";
    return citation->cited == CITED_NUMBER ? indicator_text(indicator, o->value, citing->arena)
                                           : with_unit(citing, indicator, o->value);
}

/* ---- what follows from it ---- */

static void report_incomparable(const struct citing *citing, const struct citation *citation,
                                const char *with)
{
    diag_report(citing->diags, DIAG_citation_incomparable, citation->node->pos, citation->code,
                period_text(citing->period, citing->arena), with);
}

static const char *cite_status(const struct citing *citing, const struct citation *citation,
                               const struct indicator *indicator)
{
    static const char *const words[] = {
        [STATUS_NONE] = "",
        [STATUS_MET] = "met",
        [STATUS_NEAR] = "narrowly missed",
        [STATUS_MISSED] = "missed",
    };
    enum status status = indicator_status(indicator, citing->period);
    if (status == STATUS_NONE)
        report_incomparable(citing, citation, "its target");
    return words[status];
}

static const char *cite_direction(const struct citing *citing, const struct citation *citation,
                                  const struct indicator *indicator)
{
    static const char *const words[] = {
        [DIRECTION_NONE] = "",
        [DIRECTION_BETTER] = "better than the year before",
        [DIRECTION_SAME] = "the same as the year before",
        [DIRECTION_WORSE] = "worse than the year before",
    };
    enum direction direction = indicator_direction(indicator, citing->period);
    if (direction == DIRECTION_NONE)
        report_incomparable(citing, citation, "the year before");
    return words[direction];
}

/* Of two percentages the difference is in points, not in per cent. */
static const char *difference_text(const struct citing *citing, const struct indicator *indicator,
                                   struct quantity difference)
{
    struct indicator plain = *indicator;
    struct value value = value_exact(difference);
    if (plain.what.unit != UNIT_PERCENT)
        return with_unit(citing, &plain, value);
    plain.what.unit = UNIT_NUMBER;
    return format_text(citing->arena, "%s percentage point%s",
                       indicator_text(&plain, value, citing->arena),
                       value_is_one(value) ? "" : "s");
}

static const char *cite_change(const struct citing *citing, const struct citation *citation,
                               const struct indicator *indicator)
{
    const struct observation *now =
        indicator_valued(indicator, OBSERVATION_OUTTURN, citing->period);
    const struct observation *then =
        indicator_valued(indicator, OBSERVATION_OUTTURN, period_years_on(citing->period, -1));
    struct quantity a, b;
    enum unit unit = indicator->what.unit;
    if (!now || !then || !value_single(now->value, &a) || !value_single(then->value, &b) ||
        unit == UNIT_YES_NO || unit == UNIT_DATE || unit == UNIT_LEVEL ||
        ((now->flags | then->flags) & FLAG_NOT_COMPARABLE)) {
        report_incomparable(citing, citation, "the year before");
        return "";
    }
    struct quantity difference = quantity_difference(quantity_round(a, indicator->what.precision),
                                                     quantity_round(b, indicator->what.precision));
    if (difference.digits == 0)
        return "unchanged";
    const char *way = difference.digits > 0 ? "up" : "down";
    difference.digits = difference.digits < 0 ? -difference.digits : difference.digits;
    return format_text(citing->arena, "%s by %s", way,
                       difference_text(citing, indicator, difference));
}

/* ---- names ---- */

static void add_plain(const struct inline_node *inlines, struct buffer *out)
{
    for (; inlines; inlines = inlines->next) {
        if (inlines->kind == INLINE_TEXT)
            buffer_add_slice(out, inlines->text);
        else if (inlines->kind != INLINE_FOOTNOTE)
            add_plain(inlines->children, out);
    }
}

static const char *cite_title(const struct citing *citing, const struct citation *citation,
                              const struct indicator *indicator)
{
    if (citation->cited == CITED_SHORT_TITLE && indicator->what.short_title)
        return indicator->what.short_title;
    struct buffer out = buffer_open(citing->arena);
    add_plain(indicator->what.title, &out);
    return buffer_text(&out);
}

/* A code is one word to the eye, so it is never broken. */
static const char *cite_code(const struct citing *citing, const struct citation *citation,
                             const struct indicator *indicator)
{
    (void)citation;
    return indicator_code(indicator, citing->arena);
}

static const char *(*const citers[])(const struct citing *, const struct citation *,
                                     const struct indicator *) = {
    [CITED_FIGURE] = cite_figure,       [CITED_NUMBER] = cite_figure, [CITED_STATUS] = cite_status,
    [CITED_DIRECTION] = cite_direction, [CITED_CHANGE] = cite_change, [CITED_TITLE] = cite_title,
    [CITED_SHORT_TITLE] = cite_title,   [CITED_CODE] = cite_code,
};

/* ---- indicators ---- */

static const char *cite_indicator(const struct citing *citing, const struct citation *citation)
{
    const struct indicator *indicator =
        publication_indicator(citing->publication, slice_of(citation->code));
    if (indicator)
        return citers[citation->cited](citing, citation, indicator);
    publication_report_unknown(citing->publication, citation->code, citation->code_pos,
                               citing->diags);
    return "";
}

/* ---- counts ---- */

/* The block of the id; NULL after a report where there is none. */
static const struct service_block *named_block(const struct citing *citing,
                                               const struct citation *citation)
{
    struct nearest nearest = nearest_open(citation->block);
    for (const struct part *part = citing->publication->parts; part; part = part->next) {
        const struct service_block *block = part->kind == PART_INDICATORS ? part->services : NULL;
        for (; block; block = block->next) {
            if (block->id && strcmp(block->id, citation->block) == 0)
                return block;
            if (block->id)
                nearest_offer(&nearest, block->id);
        }
    }
    diag_report(citing->diags, DIAG_citation_block, citation->block_pos, citation->block);
    if (nearest_found(&nearest))
        diag_help(citing->diags, "did you mean '%s'?", nearest_found(&nearest));
    return NULL;
}

static struct tally tally_of(const struct citing *citing, const struct citation *citation)
{
    if (citation->block) {
        const struct service_block *block = named_block(citing, citation);
        return block ? tally_block(block, citing->period) : (struct tally){0};
    }
    const struct part *part = citing->publication->parts;
    while (part && part->kind != PART_INDICATORS)
        part = part->next;
    return tally_blocks(part ? part->services : NULL, citing->period);
}

/* How many there are, and of how many. */
static int32_t counted_in(const struct tally *tally, enum counted counted, int32_t *of)
{
    *of = counted >= COUNTED_BETTER && counted <= COUNTED_WORSE ? tally_moves(tally)
          : counted <= COUNTED_MISSED                           ? tally_targets(tally)
                                                                : tally_all(tally);
    switch (counted) {
    case COUNTED_MET:
        return tally->statuses[STATUS_MET];
    case COUNTED_CLOSE:
        return tally->statuses[STATUS_NEAR];
    case COUNTED_MISSED:
        return tally->statuses[STATUS_MISSED];
    case COUNTED_WITH_TARGET:
        return tally_targets(tally);
    case COUNTED_BETTER:
        return tally->directions[DIRECTION_BETTER];
    case COUNTED_SAME:
        return tally->directions[DIRECTION_SAME];
    case COUNTED_WORSE:
        return tally->directions[DIRECTION_WORSE];
    case COUNTED_COMPARED:
        return tally_moves(tally);
    case COUNTED_ALL:
        break;
    }
    return tally_all(tally);
}

/* Both numbers of a share are written the same way: "seven of nine", "9 of 58". */
static const char *cite_count(const struct citing *citing, const struct citation *citation)
{
    const int32_t most_in_words = 10;
    struct tally tally = tally_of(citing, citation);
    int32_t of, count = counted_in(&tally, citation->counted, &of);
    if (citation->form == COUNT_SHARE && of <= most_in_words)
        return format_text(citing->arena, "%s of %s", count_text(count, citing->arena),
                           count_text(of, citing->arena));
    if (citation->form == COUNT_SHARE)
        return format_text(citing->arena, "%d of %d", (int)count, (int)of);
    return citation->form == COUNT_FIGURES ? format_text(citing->arena, "%d", (int)count)
                                           : count_text(count, citing->arena);
}

/* ---- all of them ---- */

static const char *capitalised(struct arena *arena, const char *text)
{
    bool small = *text >= 'a' && *text <= 'z';
    return small ? format_text(arena, "%c%s", *text - 'a' + 'A', text + 1) : text;
}

void citations_resolve(struct arena *arena, struct publication *publication,
                       struct diag_list *diags)
{
    struct citing citing = {.arena = arena, .publication = publication, .diags = diags};
    for (struct citation *c = publication->citations; c; c = c->next) {
        citing.period =
            c->period.year ? c->period : period_years_on(publication->metadata.reporting, c->years);
        const char *text = c->code ? cite_indicator(&citing, c) : cite_count(&citing, c);
        c->node->text = slice_of(c->capital ? capitalised(arena, text) : text);
    }
}
