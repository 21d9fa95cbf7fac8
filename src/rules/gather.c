/* SPDX-License-Identifier: Apache-2.0 */
/* rules/gather.c - all text of a publication as its reader sees it, in document order, and things
 * that may stand anywhere in it: links, pictures, the panel of other formats.
 *
 * Rules about words look at passages: what the author typed between one mark of structure and the
 * next, marks of emphasis taken off. A stretch in another language is a passage of its own, and so
 * is a footnote. */
#include "rules/check.h"

#define COMPUTED "\uFFFC" /* stands for what the program prints in that place */

struct gathering {
    struct arena *arena;
    struct gathered *found;
    struct map *expanded;
    size_t passages, links, pictures, formats; /* room for so many */
    const char *language;
    const struct indicator *indicator;
    enum passage_kind kind;
    bool exempt;
    struct buffer text; /* of the passage under way */
    struct source_pos pos;
};

static void gather_blocks(struct gathering *g, const struct block *blocks);

/* ---- one passage ---- */

static void put_passage(struct gathering *g, struct slice text, struct source_pos pos)
{
    if (!text.count)
        return;
    struct gathered *found = g->found;
    ARENA_PUSH(g->arena, found->passages, found->passage_count, g->passages) =
        (struct passage){text, pos, g->language, g->indicator, g->kind, g->exempt};
}

/* Text that is an attribute, or otherwise plain. */
static void gather_words(struct gathering *g, const char *words, struct source_pos pos)
{
    enum passage_kind outer = g->kind;
    g->kind = PASSAGE_WORDS;
    put_passage(g, slice_of(words), pos);
    g->kind = outer;
}

static void append(struct gathering *g, const struct inline_node *node);

static void append_all(struct gathering *g, const struct inline_node *inlines)
{
    for (; inlines; inlines = inlines->next)
        append(g, inlines);
}

/* Inlines as a passage of their own, whatever is under way. */
static void gather_inlines(struct gathering *g, const struct inline_node *inlines)
{
    if (!inlines)
        return;
    struct buffer outer = g->text;
    g->text = buffer_open(g->arena);
    append_all(g, inlines);
    put_passage(g, buffer_slice(&g->text), inlines->pos);
    g->text = outer;
}

static void append_in_language(struct gathering *g, const struct inline_node *node)
{
    const char *outer = g->language;
    g->language = node->language;
    gather_inlines(g, node->children);
    g->language = outer;
    buffer_add_text(&g->text, COMPUTED);
}

static void append_note(struct gathering *g, const struct inline_node *node)
{
    if (node->same)
        return; /* gathered where it stood first */
    enum passage_kind outer = g->kind;
    g->kind = PASSAGE_TEXT;
    gather_blocks(g, node->note);
    g->kind = outer;
}

static void append_abbreviation(struct gathering *g, const struct inline_node *node)
{
    size_t from = g->text.count;
    append_all(g, node->children);
    struct slice words = {g->text.bytes + from, g->text.count - from};
    if (node->expansion && words.count)
        *map_slot(g->expanded, words) = g->expanded;
}

/* The words of inlines, without the notes among them. */
static void add_words(struct buffer *out, const struct inline_node *inlines)
{
    for (; inlines; inlines = inlines->next) {
        buffer_add_slice(out, inlines->text);
        if (inlines->kind == INLINE_REFERENCE || inlines->kind == INLINE_CITED)
            buffer_add_text(out, COMPUTED);
        if (inlines->kind == INLINE_LINE_BREAK)
            buffer_add_char(out, ' ');
        add_words(out, inlines->children);
    }
}

static struct slice words_of(struct gathering *g, const struct inline_node *inlines)
{
    struct buffer out = buffer_open(g->arena);
    add_words(&out, inlines);
    return buffer_slice(&out);
}

static void gather_link(struct gathering *g, const struct inline_node *node)
{
    struct gathered *found = g->found;
    ARENA_PUSH(g->arena, found->links, found->link_count, g->links) =
        (struct gathered_link){node, words_of(g, node->children), g->exempt};
}

static void append(struct gathering *g, const struct inline_node *node)
{
    if (node->kind == INLINE_LINK && node->uri)
        gather_link(g, node);
    if (node->language && node->children && strcmp(node->language, g->language) != 0) {
        append_in_language(g, node);
        return;
    }
    switch (node->kind) {
    case INLINE_TEXT:
        buffer_add_slice(&g->text, node->text);
        break;
    case INLINE_STRONG:
    case INLINE_EMPHASIS:
    case INLINE_SUPERSCRIPT:
    case INLINE_SUBSCRIPT:
    case INLINE_SPAN:
    case INLINE_LINK:
    case INLINE_TELEPHONE:
        append_all(g, node->children);
        break;
    case INLINE_REFERENCE:
    case INLINE_CITED:
        buffer_add_text(&g->text, COMPUTED);
        break;
    case INLINE_FOOTNOTE:
        append_note(g, node);
        break;
    case INLINE_ABBREVIATION:
        append_abbreviation(g, node);
        break;
    case INLINE_LINE_BREAK:
        buffer_add_char(&g->text, ' ');
        break;
    }
}

static void gather_title(struct gathering *g, const struct inline_node *title)
{
    g->kind = PASSAGE_HEADING;
    gather_inlines(g, title);
    g->kind = PASSAGE_TEXT;
}

/* ---- blocks ---- */

static void gather_rows(struct gathering *g, const struct table_row *rows)
{
    for (; rows; rows = rows->next) {
        for (const struct table_cell *cell = rows->cells; cell; cell = cell->next)
            gather_blocks(g, cell->blocks);
    }
}

static void gather_table(struct gathering *g, const struct block *block)
{
    gather_inlines(g, block->table.caption);
    gather_words(g, block->table.summary, block->pos);
    gather_rows(g, block->table.head);
    gather_rows(g, block->table.body);
}

/* The panel of other formats: each offer is in its own language. */
static void gather_formats(struct gathering *g, const struct formats *formats)
{
    const char *outer = g->language;
    struct gathered *found = g->found;
    ARENA_PUSH(g->arena, found->formats, found->formats_count, g->formats) = formats;
    for (const struct offer *offer = formats->offers; offer; offer = offer->next) {
        g->language = offer->language ? offer->language : outer;
        gather_inlines(g, offer->text);
    }
    g->language = outer;
    if (formats->contact) {
        gather_words(g, formats->contact->name, formats->contact->pos);
        gather_inlines(g, formats->contact->address);
    }
    gather_blocks(g, formats->comment);
}

static void gather_panel(struct gathering *g, const struct block *block)
{
    gather_title(g, block->panel.title);
    gather_blocks(g, block->panel.blocks);
    if (block->kind == BLOCK_FORMATS)
        gather_formats(g, block->panel.formats);
}

static void put_picture(struct gathering *g, struct gathered_picture picture)
{
    struct gathered *found = g->found;
    picture.exempt = g->exempt;
    if (picture.alternative)
        ARENA_PUSH(g->arena, found->pictures, found->picture_count, g->pictures) = picture;
    gather_words(g, picture.alternative, picture.pos);
}

static void gather_figure(struct gathering *g, const struct block *block)
{
    const struct figure *figure = &block->figure;
    gather_inlines(g, figure->caption);
    put_picture(g, (struct gathered_picture){.alternative = figure->alternative,
                                             .path = figure->path,
                                             .caption = words_of(g, figure->caption),
                                             .pos = block->pos,
                                             .id = block->id});
}

static void gather_block(struct gathering *g, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_PARAGRAPH:
        gather_inlines(g, block->inlines);
        break;
    case BLOCK_LIST:
        for (const struct list_item *item = block->list.items; item; item = item->next)
            gather_blocks(g, item->blocks);
        break;
    case BLOCK_TABLE:
        gather_table(g, block);
        break;
    case BLOCK_FIGURE:
        gather_figure(g, block);
        break;
    case BLOCK_CHART:
        gather_inlines(g, block->chart->caption);
        break;
    case BLOCK_SECTION:
        gather_title(g, block->section.title);
        gather_blocks(g, block->section.blocks);
        break;
    case BLOCK_NOTE:
    case BLOCK_LANDSCAPE:
    case BLOCK_FORMATS:
        gather_panel(g, block);
        break;
    }
}

static void gather_blocks(struct gathering *g, const struct block *blocks)
{
    for (; blocks; blocks = blocks->next) {
        const char *outer = g->language;
        bool exempt = g->exempt;
        if (blocks->language)
            g->language = blocks->language;
        g->exempt = exempt || blocks->exempt;
        gather_block(g, blocks);
        g->exempt = exempt;
        g->language = outer;
    }
}

/* ---- what is special to a part ---- */

static void gather_cover(struct gathering *g, const struct part *part)
{
    gather_inlines(g, part->cover.subtitle);
    put_picture(g, (struct gathered_picture){.alternative = part->cover.image_alternative,
                                             .path = part->cover.image,
                                             .pos = part->pos});
}

static void gather_summary(struct gathering *g, const struct part *part)
{
    const struct summary *summary = &part->summary;
    for (const struct headline *h = summary->headlines; h; h = h->next) {
        gather_words(g, h->title, h->pos);
        gather_blocks(g, h->remark);
    }
    gather_blocks(g, summary->went_well);
    gather_blocks(g, summary->fell_short);
    gather_blocks(g, summary->sections);
    gather_blocks(g, summary->spending);
    gather_blocks(g, summary->next);
}

static void gather_signatures(struct gathering *g, const struct part *part)
{
    for (const struct foreword_signature *s = part->signatures; s; s = s->next) {
        gather_words(g, s->name, part->pos);
        gather_words(g, s->post, part->pos);
    }
}

static void gather_objectives(struct gathering *g, const struct part *part)
{
    for (const struct objective *o = part->objectives; o; o = o->next) {
        gather_title(g, o->title);
        gather_blocks(g, o->blocks);
    }
}

static void gather_action(struct gathering *g, const struct action *action)
{
    const struct block *const cells[] = {action->what, action->milestones, action->resources,
                                         action->measure, action->progress};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        gather_blocks(g, cells[i]);
    for (const struct milestone *m = action->steps; m; m = m->next) {
        gather_blocks(g, m->text);
        gather_words(g, m->due.text, m->due.pos);
    }
    for (const struct partner *p = action->partners; p; p = p->next)
        gather_inlines(g, p->name);
    gather_words(g, action->lead_member, action->pos);
    gather_words(g, action->lead_officer, action->pos);
    gather_words(g, action->target.text, action->target.pos);
}

static void gather_priorities(struct gathering *g, const struct part *part)
{
    for (const struct priority *p = part->priorities; p; p = p->next) {
        gather_title(g, p->title);
        for (const struct action *a = p->actions; a; a = a->next)
            gather_action(g, a);
    }
}

static void gather_noted(struct gathering *g, const struct noted *notes)
{
    for (; notes; notes = notes->next)
        gather_blocks(g, notes->blocks);
}

static void gather_indicator(struct gathering *g, const struct indicator *indicator)
{
    g->indicator = indicator;
    /* the words of a registry are not the author's */
    if (!indicator->registered || indicator->registered->title != indicator->what.title)
        gather_inlines(g, indicator->what.title);
    gather_words(g, indicator->what.unit_text, indicator->pos);
    gather_noted(g, indicator->notes);
    for (const struct observation *o = indicator->observations; o; o = o->next) {
        gather_words(g, o->group, o->pos);
        gather_noted(g, o->notes);
    }
    gather_blocks(g, indicator->commentary);
    g->indicator = NULL;
}

static void gather_services(struct gathering *g, const struct part *part)
{
    for (const struct service_block *s = part->services; s; s = s->next) {
        gather_title(g, s->title);
        gather_blocks(g, s->introduction);
        for (const struct indicator_group *group = s->groups; group; group = group->next) {
            gather_inlines(g, group->title);
            for (const struct indicator *i = group->indicators; i; i = i->next)
                gather_indicator(g, i);
        }
    }
}

static void gather_contracts(struct gathering *g, const struct part *part)
{
    const struct contracts *contracts = &part->contracts;
    for (const struct contract *c = contracts->list; c; c = c->next) {
        gather_words(g, c->service, c->pos);
        gather_words(g, c->contractor, c->pos);
        gather_words(g, c->value, c->pos);
        gather_blocks(g, c->reason);
    }
    gather_blocks(g, contracts->certificate);
    for (const struct signatory *s = contracts->signatories; s; s = s->next) {
        gather_words(g, s->name, s->pos);
        gather_words(g, s->post, s->pos);
    }
}

/* The words of a term are explained wherever they stand. */
static void explain_words(struct gathering *g, struct slice term)
{
    size_t from = 0;
    for (size_t at = 0; at <= term.count; at++) {
        bool inside = at < term.count && !strchr(" ,()", term.bytes[at]);
        if (inside)
            continue;
        if (at > from)
            *map_slot(g->expanded, (struct slice){term.bytes + from, at - from}) = g->expanded;
        from = at + 1;
    }
}

static void gather_glossary(struct gathering *g, const struct part *part)
{
    for (const struct glossary_entry *e = part->glossary; e; e = e->next) {
        size_t before = g->found->passage_count;
        gather_inlines(g, e->term);
        for (; before < g->found->passage_count; before++)
            explain_words(g, g->found->passages[before].text);
        gather_blocks(g, e->definition);
    }
}

static void gather_formats_part(struct gathering *g, const struct part *part)
{
    gather_formats(g, part->formats);
}

static void gather_nothing(struct gathering *g, const struct part *part)
{
    (void)g;
    (void)part;
}

static void (*const gatherers[])(struct gathering *, const struct part *) = {
    [PART_SUMMARY] = gather_summary,        [PART_COVER] = gather_cover,
    [PART_FOREWORD] = gather_signatures,    [PART_CONTENTS] = gather_nothing,
    [PART_SECTION] = gather_nothing,        [PART_OBJECTIVES] = gather_objectives,
    [PART_IMPROVEMENT] = gather_priorities, [PART_INDICATORS] = gather_services,
    [PART_CONTRACTS] = gather_contracts,    [PART_ANNEX] = gather_nothing,
    [PART_GLOSSARY] = gather_glossary,      [PART_FORMATS] = gather_formats_part,
};

static void gather_report(struct gathering *g, const struct report *report)
{
    gather_title(g, report->title);
    gather_words(g, report->agenda_item, report->pos);
    gather_words(g, report->committee, report->pos);
    gather_words(g, report->report_by, report->pos);
    gather_blocks(g, report->sections);
    for (const struct paper *paper = report->papers; paper; paper = paper->next)
        gather_inlines(g, paper->text);
    gather_words(g, report->contact.name, report->contact.pos);
    gather_words(g, report->contact.post, report->contact.pos);
}

static void gather_part(struct gathering *g, const struct part *part)
{
    const char *outer = g->language;
    if (part->language)
        g->language = part->language;
    g->exempt = part->exempt;
    gather_title(g, part->title);
    gather_blocks(g, part->blocks);
    gatherers[part->kind](g, part);
    g->exempt = false;
    g->language = outer;
}

static struct gathering gathering_open(struct check *check)
{
    struct gathered *found = ARENA_NEW(check->scratch, struct gathered);
    struct map *expanded = map_create(check->scratch);
    found->expanded = expanded;
    return (struct gathering){.arena = check->scratch,
                              .found = found,
                              .expanded = expanded,
                              .language = check->publication->metadata.language};
}

const struct gathered *gather(struct check *check)
{
    const struct publication *publication = check->publication;
    const struct metadata *metadata = &publication->metadata;
    struct gathering g = gathering_open(check);
    gather_words(&g, metadata->title, metadata->pos);
    gather_words(&g, metadata->council, metadata->pos);
    gather_words(&g, metadata->subject, metadata->pos);
    if (publication->report)
        gather_report(&g, publication->report);
    for (const struct part *part = publication->parts; part; part = part->next)
        gather_part(&g, part);
    for (const struct waiver *w = metadata->waivers; w; w = w->next)
        gather_words(&g, w->reason, w->pos);
    return g.found;
}

const struct gathered *gather_from(struct check *check, const struct block *blocks)
{
    struct gathering g = gathering_open(check);
    gather_blocks(&g, blocks);
    return g.found;
}

/* ---- places ---- */

struct source_pos passage_place(const struct passage *passage, struct slice words)
{
    size_t before = 0;
    for (const char *at = passage->text.bytes; at < words.bytes; at++)
        before += memcmp(at, words.bytes, words.count) == 0;
    return source_seek(passage->pos, words, before);
}
