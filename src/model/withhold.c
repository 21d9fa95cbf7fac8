/* SPDX-License-Identifier: Apache-2.0 */
/* Exempt matter, found and emptied: text, titles, captions, notes, alternative texts, addresses and
 * ids go; sections, paragraphs, tables and figures stay as a frame without a word in it. The frame
 * keeps the numbers of all that follows as they are for members, and references that lead into it
 * have a number to show.
 *
 * A note belongs to where it is first called. One that exempt text calls first is exempt, and a
 * public repetition of its mark calls an emptied note; a public note that exempt text repeats is
 * left alone. */
#include "model/withhold.h"

struct withholding {
    struct arena *arena; /* NULL: it only looks */
    const struct map *anchors;
    bool found;
    bool inside; /* exempt matter */
};

static void visit_blocks(struct withholding *w, struct block *blocks);

static bool emptying(const struct withholding *w)
{
    return w->arena && w->inside;
}

static void empty_string(const struct withholding *w, const char **string)
{
    if (emptying(w))
        *string = NULL;
}

/* Public text may refer to the id; it is not to come to light in a dump of that text either. */
static void empty_id(const struct withholding *w, const char **id)
{
    if (!emptying(w) || !*id)
        return;
    struct anchor *anchor = map_find(w->anchors, slice_of(*id));
    if (anchor)
        anchor->id = "exempt";
    *id = NULL;
}

/* Into the notes first: they hang on the inlines. */
static void visit_inlines(struct withholding *w, struct inline_node **inlines)
{
    for (struct inline_node *node = *inlines; node; node = node->next) {
        if (node->kind != INLINE_FOOTNOTE)
            visit_inlines(w, &node->children);
        else if (!node->same)
            visit_blocks(w, node->note);
    }
    if (!emptying(w) || !*inlines)
        return;
    struct inline_node *stand_in = ARENA_NEW(w->arena, struct inline_node);
    stand_in->pos = (*inlines)->pos;
    stand_in->text = slice_of(EXEMPT_TITLE);
    *inlines = stand_in;
}

/* ---- blocks ---- */

static void visit_list(struct withholding *w, struct list *list)
{
    for (struct list_item *item = list->items; item; item = item->next) {
        empty_id(w, &item->id);
        visit_blocks(w, item->blocks);
    }
}

static void visit_rows(struct withholding *w, struct table_row *rows)
{
    for (; rows; rows = rows->next) {
        for (struct table_cell *cell = rows->cells; cell; cell = cell->next)
            visit_blocks(w, cell->blocks);
    }
}

static void visit_table(struct withholding *w, struct table *table)
{
    visit_inlines(w, &table->caption);
    empty_string(w, &table->summary);
    visit_rows(w, table->head);
    visit_rows(w, table->body);
}

static void visit_figure(struct withholding *w, struct figure *figure)
{
    visit_inlines(w, &figure->caption);
    empty_string(w, &figure->path);
    empty_string(w, &figure->alternative);
}

/* A chart without choice: its number is kept, and there is nothing to draw. */
static void visit_chart(struct withholding *w, struct block *block)
{
    visit_inlines(w, &block->chart->caption);
    if (!emptying(w))
        return;
    struct chart *frame = ARENA_NEW(w->arena, struct chart);
    frame->pos = block->chart->pos;
    frame->kind = block->chart->kind;
    frame->caption = block->chart->caption;
    block->chart = frame;
}

static void visit_formats(struct withholding *w, struct formats *formats)
{
    for (struct offer *o = formats->offers; o; o = o->next)
        visit_inlines(w, &o->text);
    struct inline_node *address = formats->contact ? formats->contact->address : NULL;
    visit_inlines(w, &address); /* for its notes: exempt, it goes with the panel */
    visit_blocks(w, formats->comment);
}

static void visit_panel(struct withholding *w, struct block *block)
{
    visit_inlines(w, &block->panel.title);
    visit_blocks(w, block->panel.blocks);
    if (!block->panel.formats)
        return;
    visit_formats(w, block->panel.formats);
    if (emptying(w))
        block->panel.formats = NULL;
}

static void visit_block(struct withholding *w, struct block *block)
{
    empty_id(w, &block->id);
    empty_string(w, &block->language);
    switch (block->kind) {
    case BLOCK_PARAGRAPH:
        visit_inlines(w, &block->inlines);
        break;
    case BLOCK_LIST:
        visit_list(w, &block->list);
        break;
    case BLOCK_TABLE:
        visit_table(w, &block->table);
        break;
    case BLOCK_FIGURE:
        visit_figure(w, &block->figure);
        break;
    case BLOCK_CHART:
        visit_chart(w, block);
        break;
    case BLOCK_SECTION:
        visit_inlines(w, &block->section.title);
        visit_blocks(w, block->section.blocks);
        break;
    case BLOCK_NOTE:
    case BLOCK_LANDSCAPE:
    case BLOCK_FORMATS:
        visit_panel(w, block);
        break;
    }
}

static void visit_blocks(struct withholding *w, struct block *blocks)
{
    for (struct block *block = blocks; block; block = block->next) {
        bool before = w->inside;
        w->inside = before || block->exempt;
        w->found = w->found || block->exempt;
        if (w->arena && block->exempt)
            block->withheld = true;
        visit_block(w, block);
        w->inside = before;
    }
}

/* ---- parts ---- */

static void visit_objectives(struct withholding *w, struct part *part)
{
    for (struct objective *o = part->objectives; o; o = o->next) {
        visit_inlines(w, &o->title);
        visit_blocks(w, o->blocks);
    }
}

static void visit_action(struct withholding *w, struct action *action)
{
    struct block *const texts[] = {action->what, action->milestones, action->resources,
                                   action->measure, action->progress};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        visit_blocks(w, texts[i]);
    for (struct milestone *m = action->steps; m; m = m->next)
        visit_blocks(w, m->text);
    for (struct partner *p = action->partners; p; p = p->next)
        visit_inlines(w, &p->name);
}

static void visit_improvement(struct withholding *w, struct part *part)
{
    for (struct priority *p = part->priorities; p; p = p->next) {
        visit_inlines(w, &p->title);
        for (struct action *a = p->actions; a; a = a->next)
            visit_action(w, a);
    }
}

static void visit_noted(struct withholding *w, struct noted *notes)
{
    for (; notes; notes = notes->next)
        visit_blocks(w, notes->blocks);
}

static void visit_indicator(struct withholding *w, struct indicator *indicator)
{
    visit_inlines(w, &indicator->what.title);
    visit_noted(w, indicator->notes);
    visit_blocks(w, indicator->commentary);
    for (struct observation *o = indicator->observations; o; o = o->next)
        visit_noted(w, o->notes);
}

static void visit_indicators(struct withholding *w, struct part *part)
{
    for (struct service_block *s = part->services; s; s = s->next) {
        visit_inlines(w, &s->title);
        visit_blocks(w, s->introduction);
        for (struct indicator_group *g = s->groups; g; g = g->next) {
            visit_inlines(w, &g->title);
            for (struct indicator *i = g->indicators; i; i = i->next)
                visit_indicator(w, i);
        }
    }
}

static void visit_contracts(struct withholding *w, struct part *part)
{
    for (struct contract *c = part->contracts.list; c; c = c->next)
        visit_blocks(w, c->reason);
    visit_blocks(w, part->contracts.certificate);
}

static void visit_glossary(struct withholding *w, struct part *part)
{
    for (struct glossary_entry *e = part->glossary; e; e = e->next) {
        visit_inlines(w, &e->term);
        visit_blocks(w, e->definition);
    }
}

static void visit_formats_part(struct withholding *w, struct part *part)
{
    visit_formats(w, part->formats);
}

static void visit_cover(struct withholding *w, struct part *part)
{
    visit_inlines(w, &part->cover.title);
    visit_inlines(w, &part->cover.subtitle);
}

static void visit_summary(struct withholding *w, struct part *part)
{
    struct summary *summary = &part->summary;
    for (struct headline *h = summary->headlines; h; h = h->next)
        visit_blocks(w, h->remark);
    visit_blocks(w, summary->went_well);
    visit_blocks(w, summary->fell_short);
    visit_blocks(w, summary->sections);
    visit_blocks(w, summary->spending);
    visit_blocks(w, summary->next);
}

static void (*const part_visitors[PART_COUNT])(struct withholding *, struct part *) = {
    [PART_SUMMARY] = visit_summary,       [PART_COVER] = visit_cover,
    [PART_OBJECTIVES] = visit_objectives, [PART_IMPROVEMENT] = visit_improvement,
    [PART_INDICATORS] = visit_indicators, [PART_CONTRACTS] = visit_contracts,
    [PART_GLOSSARY] = visit_glossary,     [PART_FORMATS] = visit_formats_part,
};

static void visit_part(struct withholding *w, struct part *part)
{
    w->inside = part->exempt;
    w->found = w->found || part->exempt;
    part->withheld = emptying(w);
    empty_id(w, &part->id);
    empty_string(w, &part->language);
    visit_inlines(w, &part->title);
    visit_blocks(w, part->blocks);
    if (part_visitors[part->kind])
        part_visitors[part->kind](w, part);
    w->inside = false;
}

static void visit_report(struct withholding *w, struct report *report)
{
    visit_inlines(w, &report->title);
    visit_blocks(w, report->sections);
    for (struct paper *paper = report->papers; paper; paper = paper->next)
        visit_inlines(w, &paper->text);
}

static void visit_publication(struct withholding *w, struct publication *publication)
{
    if (publication->report)
        visit_report(w, publication->report);
    for (struct part *part = publication->parts; part; part = part->next)
        visit_part(w, part);
    struct auditor_recommendation *r = publication->metadata.audit.recommendations;
    for (; r; r = r->next) {
        visit_blocks(w, r->what);
        visit_blocks(w, r->response);
    }
}

void withhold_exempt(struct arena *arena, struct publication *publication)
{
    struct withholding w = {.arena = arena, .anchors = publication->anchors_by_id};
    visit_publication(&w, publication);
}

bool publication_has_exempt(struct publication *publication)
{
    struct withholding w = {.arena = NULL};
    visit_publication(&w, publication);
    return w.found;
}

const char *exempt_words(const char *exempt, struct arena *arena)
{
    struct buffer numbers = buffer_open(arena);
    const char *last = strrchr(exempt, ' ');
    for (const char *c = exempt; *c; c++) {
        if (*c != ' ')
            buffer_add_char(&numbers, *c);
        else
            buffer_add_text(&numbers, c == last ? " and " : ", ");
    }
    return format_text(arena,
                       "Not for publication by virtue of paragraph%s\u00A0%s of Part\u00A01 of "
                       "Schedule\u00A012A to the Local Government Act\u00A01972.",
                       last ? "s" : "", buffer_text(&numbers));
}
