/* SPDX-License-Identifier: Apache-2.0 */
#include "model/summary.h"

#include "model/tally.h"

/* ---- headlines ---- */

/* Whether residents can be told something by it: it has a result that is a number, and a target to
 * hold it against (`judged`) or none. */
static bool worth_telling(const struct indicator *indicator, struct period period, bool judged)
{
    enum unit unit = indicator->what.unit;
    if (indicator->what.context || unit == UNIT_YES_NO || unit == UNIT_DATE || unit == UNIT_LEVEL)
        return false;
    return indicator_valued(indicator, OBSERVATION_OUTTURN, period) &&
           (indicator_status(indicator, period) != STATUS_NONE) == judged;
}

/* The indicator of a service that is worth telling of after so many others, or NULL. */
static const struct indicator *nth_of(const struct service_block *service, int n,
                                      struct period period, bool judged)
{
    for (const struct indicator_group *g = service->groups; g; g = g->next) {
        for (const struct indicator *i = g->indicators; i; i = i->next) {
            if (worth_telling(i, period, judged) && n-- == 0)
                return i;
        }
    }
    return NULL;
}

struct choice {
    struct arena *arena;
    struct period period;
    struct headline **end;
    int left; /* how many more are wanted */
};

static void choose(struct choice *choice, const struct indicator *indicator)
{
    struct headline *headline = ARENA_NEW(choice->arena, struct headline);
    headline->pos = indicator->pos;
    headline->code = indicator->what.code;
    headline->indicator = indicator;
    *choice->end = headline;
    choice->end = &headline->next;
    choice->left--;
}

/* One from each service, then a second from each, until there are enough. Results play no part in
 * it: a summary that picks the best of them is not one. */
static void choose_in_turn(struct choice *choice, const struct service_block *services, bool judged)
{
    bool found = true;
    for (int n = 0; found && choice->left; n++) {
        found = false;
        for (const struct service_block *s = services; s && choice->left; s = s->next) {
            const struct indicator *indicator = nth_of(s, n, choice->period, judged);
            if (!indicator)
                continue;
            choose(choice, indicator);
            found = true;
        }
    }
}

static const struct indicator_group *group_of(const struct service_block *services,
                                              const struct indicator *indicator)
{
    for (const struct service_block *s = services; s; s = s->next)
        for (const struct indicator_group *g = s->groups; g; g = g->next)
            for (const struct indicator *i = g->indicators; i; i = i->next)
                if (i == indicator)
                    return g;
    return NULL;
}

/* ---- how many targets were met ---- */

struct indicators {
    const struct indicator **items;
    size_t count, capacity;
};

static void add_indicators(struct arena *arena, const struct service_block *service,
                           struct indicators *indicators)
{
    for (const struct indicator_group *g = service->groups; g; g = g->next)
        for (const struct indicator *i = g->indicators; i; i = i->next)
            ARENA_PUSH(arena, indicators->items, indicators->count, indicators->capacity) = i;
}

static struct chart *status_chart(struct arena *arena, const struct service_block *services,
                                  struct period *period)
{
    const struct service_block **rows = NULL;
    struct indicators indicators = {.items = NULL};
    size_t row_count = 0, row_capacity = 0;
    for (const struct service_block *s = services; s; s = s->next) {
        struct tally tally = tally_block(s, *period);
        if (!tally_targets(&tally))
            continue;
        ARENA_PUSH(arena, rows, row_count, row_capacity) = s;
        add_indicators(arena, s, &indicators);
    }
    if (!row_count)
        return NULL;
    struct chart *chart = ARENA_NEW(arena, struct chart);
    *chart = (struct chart){.pos = services->pos,
                            .kind = CHART_STATUS,
                            .indicators = indicators.items,
                            .indicator_count = indicators.count,
                            .services = rows,
                            .service_count = row_count,
                            .figures = {OBSERVATION_OUTTURN},
                            .figure_count = 1,
                            .periods = period,
                            .period_count = 1};
    return chart;
}

/* A section with that chart, for an author who has none of his own; NULL where no target was set.
 */
static struct block *chart_section(struct arena *arena, struct publication *publication,
                                   const struct service_block *services)
{
    struct chart *chart = status_chart(arena, services, &publication->metadata.reporting);
    if (!chart)
        return NULL;
    struct inline_node *title = ARENA_NEW(arena, struct inline_node);
    struct block *drawing = ARENA_NEW(arena, struct block);
    struct block *section = ARENA_NEW(arena, struct block);
    title->pos = drawing->pos = section->pos = chart->pos;
    title->text = slice_of("Targets met, service by service");
    drawing->kind = BLOCK_CHART;
    drawing->chart = chart;
    section->kind = BLOCK_SECTION;
    section->section.title = title;
    section->section.blocks = drawing;
    return section;
}

/* ---- other parts ---- */

static struct part *part_of(const struct publication *publication, enum part_kind kind)
{
    struct part *part = publication->parts;
    while (part && part->kind != kind)
        part = part->next;
    return part;
}

/* The panel of other formats in the blocks or in a section among them, or NULL. */
static struct block *find_panel(struct block *blocks)
{
    struct block *panel = NULL;
    for (struct block *b = blocks; b && !panel; b = b->next) {
        if (b->withheld)
            continue;
        if (b->kind == BLOCK_FORMATS)
            return b;
        if (b->kind == BLOCK_SECTION)
            panel = find_panel(b->section.blocks);
    }
    return panel;
}

/* As a block of its own, for it may be a whole part, and stands among other blocks elsewhere. */
static struct block *own_panel(struct arena *arena, const struct publication *publication)
{
    struct block *panel = NULL;
    for (struct part *part = publication->parts; part && !panel; part = part->next) {
        if (part->kind == PART_SUMMARY || part->withheld)
            continue;
        panel = find_panel(part->blocks);
        if (!panel && part->kind != PART_FORMATS)
            continue;
        struct block *copy = ARENA_NEW(arena, struct block);
        *copy = panel ? *panel : (struct block){.kind = BLOCK_FORMATS, .pos = part->pos};
        if (!panel) {
            copy->panel.title = part->title;
            copy->panel.blocks = part->blocks;
            copy->panel.formats = part->formats;
        }
        copy->next = NULL;
        copy->id = NULL;
        return copy;
    }
    return NULL;
}

void summary_complete(struct arena *arena, struct publication *publication)
{
    struct part *part = part_of(publication, PART_SUMMARY);
    struct part *indicators = part_of(publication, PART_INDICATORS);
    if (!part && !indicators)
        return;
    if (!part) {
        part = ARENA_NEW(arena, struct part);
        part->kind = PART_SUMMARY;
        part->pos = indicators->pos;
        part->next = publication->parts;
        publication->parts = part;
    }
    struct summary *summary = &part->summary;
    if (!summary->headlines && indicators) {
        struct choice choice = {.arena = arena,
                                .period = publication->metadata.reporting,
                                .end = &summary->headlines,
                                .left = SUMMARY_HEADLINES};
        choose_in_turn(&choice, indicators->services, true);
        choose_in_turn(&choice, indicators->services, false);
    }
    if (!summary->sections && indicators && indicators->services)
        summary->sections = chart_section(arena, publication, indicators->services);
    for (struct headline *h = summary->headlines; h; h = h->next)
        h->group = group_of(indicators ? indicators->services : NULL, h->indicator);
    if (!find_panel(part->blocks) && !find_panel(summary->sections) && !find_panel(summary->next))
        summary->panel = own_panel(arena, publication);
    if (!summary->next)
        summary->improvement = part_of(publication, PART_IMPROVEMENT);
}
