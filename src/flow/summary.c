/* SPDX-License-Identifier: Apache-2.0 */
/* flow/summary.c - the public summary: a few figures put first, what went well and what did not,
 * what comes next. Every figure and every verdict is worked out from the observations, so the
 * summary cannot but agree with the plan. */
#include "flow/summary.h"

#include "flow/grid.h"
#include "flow/numbering.h"

/* A heading of the program's own; `thing` stands for its place. */
static void own_heading(struct flow_builder *builder, const void *thing, const char *title,
                        struct source_pos pos)
{
    struct flow_block *heading = flow_string(builder, STYLE_HEADING_2, ROLE_H2, title, pos);
    heading->place = builder_place(builder, thing);
    heading->outline_level = 2;
    heading->outline_title = title;
}

/* Blocks under one. */
static void flow_titled(struct flow_builder *builder, const char *title, const struct block *blocks)
{
    if (!blocks)
        return;
    struct structure_element *element = builder_element(builder, ROLE_SECT, blocks->pos);
    struct point_of_work before = builder_enter(builder, element);
    own_heading(builder, blocks, title, blocks->pos);
    builder->at.heading_level = 2;
    flow_blocks(builder, blocks);
    builder_leave(builder, before);
}

/* ---- blocks that the author might have written ---- */

static struct inline_node *text_node(struct flow_builder *builder, const char *text,
                                     struct source_pos pos)
{
    struct inline_node *node = ARENA_NEW(builder->arena, struct inline_node);
    *node = (struct inline_node){.kind = INLINE_TEXT, .pos = pos, .text = slice_of(text)};
    return node;
}

static struct block *paragraph_of(struct flow_builder *builder, struct inline_node *inlines,
                                  struct source_pos pos)
{
    struct block *block = ARENA_NEW(builder->arena, struct block);
    *block = (struct block){.kind = BLOCK_PARAGRAPH, .pos = pos, .inlines = inlines};
    return block;
}

/* A list that items are put at the end of. */
struct list_end {
    struct block *list;
    struct list_item **end;
};

static void add_item(struct flow_builder *builder, struct list_end *end, struct block *blocks,
                     struct source_pos pos)
{
    struct list_item *item = ARENA_NEW(builder->arena, struct list_item);
    *item = (struct list_item){.pos = pos, .blocks = blocks};
    if (!end->list) {
        end->list = ARENA_NEW(builder->arena, struct block);
        end->list->kind = BLOCK_LIST;
        end->list->pos = pos;
        end->end = &end->list->list.items;
    }
    *end->end = item;
    end->end = &item->next;
}

/* ---- what went well, what did not ---- */

/* The title, and after it the author's remark, or the figure. */
static struct block *headline_blocks(struct flow_builder *builder, const struct headline *headline)
{
    struct source_pos pos = headline->pos;
    struct block *remark = headline->remark;
    bool runs_on = remark && remark->kind == BLOCK_PARAGRAPH && !remark->exempt;
    const char *title = headline_title(builder, headline);
    struct inline_node *strong = ARENA_NEW(builder->arena, struct inline_node);
    strong->kind = INLINE_STRONG;
    strong->pos = pos;
    strong->children =
        text_node(builder, format_text(builder->arena, remark ? "%s." : "%s:", title), pos);
    strong->next = text_node(builder, remark ? " " : headline_remark(builder, headline), pos);
    struct block *paragraph = paragraph_of(builder, strong, pos);
    strong->next->next = runs_on ? remark->inlines : NULL;
    paragraph->next = runs_on ? remark->next : remark;
    return paragraph;
}

/* The headlines that went well, or did not, as a list; NULL when none did. */
static struct block *list_headlines(struct flow_builder *builder, const struct headline *headlines,
                                    bool well)
{
    struct list_end end = {.list = NULL};
    for (const struct headline *h = headlines; h; h = h->next) {
        if (headline_went(builder, h, well))
            add_item(builder, &end, headline_blocks(builder, h), h->pos);
    }
    return end.list;
}

struct column {
    const char *title;
    const struct block *words, *list; /* either may be NULL */
};

/* Columns of which one is much longer than the other leave half a page empty. */
static bool side_by_side(const struct column columns[2])
{
    size_t words[2];
    for (int i = 0; i < 2; i++)
        words[i] = block_words(columns[i].words) + block_words(columns[i].list);
    return words[0] && words[1] && words[0] < 2 * words[1] && words[1] < 2 * words[0];
}

/* `grid` is NULL where they stand one after the other. */
static void flow_column(struct flow_builder *builder, struct grid *grid,
                        const struct column *column)
{
    const struct block *first = column->words ? column->words : column->list;
    struct structure_element *element = builder_element(builder, ROLE_SECT, first->pos);
    struct point_of_work before = grid ? grid_enter(grid, element, STYLE_SIDE, false, first->pos)
                                       : builder_enter(builder, element);
    own_heading(builder, first, column->title, first->pos);
    builder->at.heading_level = 2;
    flow_blocks(builder, column->words);
    flow_blocks(builder, column->list);
    if (grid)
        grid_leave(grid, before);
    else
        builder_leave(builder, before);
}

static void flow_verdicts(struct flow_builder *builder, const struct part *part)
{
    const struct summary *summary = &part->summary;
    const struct headline *headlines = summary->headlines;
    const struct column columns[2] = {
        {"What went well", summary->went_well, list_headlines(builder, headlines, true)},
        {"What fell short", summary->fell_short, list_headlines(builder, headlines, false)},
    };
    bool beside = side_by_side(columns);
    struct grid *grid = beside ? grid_open(builder, 2, part->pos) : NULL;
    for (int i = 0; i < 2; i++) {
        if (columns[i].words || columns[i].list)
            flow_column(builder, grid, &columns[i]);
    }
    if (grid)
        grid_close(grid);
}

/* ---- the rest ---- */

/* What comes next where the author does not say it: the priorities of the improvement plan. */
static struct block *list_priorities(struct flow_builder *builder, const struct part *improvement)
{
    struct list_end end = {.list = NULL};
    for (const struct priority *p = improvement->priorities; p; p = p->next)
        add_item(builder, &end, paragraph_of(builder, p->title, p->pos), p->pos);
    if (!end.list)
        return NULL;
    struct source_pos pos = improvement->pos;
    struct block *said =
        paragraph_of(builder, text_node(builder, "Our priorities for improvement are:", pos), pos);
    said->next = end.list;
    return said;
}

/* The heading stands over the panel, where it is found among the others. */
static void flow_own_panel(struct flow_builder *builder, const struct block *panel)
{
    if (!panel)
        return;
    const struct inline_node *title = panel->panel.title;
    struct block *untitled = ARENA_NEW(builder->arena, struct block);
    *untitled = *panel;
    untitled->panel.title = NULL;
    flow_titled(builder, title ? inline_plain(builder, title) : "Other formats and languages",
                untitled);
}

static void flow_lead(struct flow_builder *builder, const struct part *part)
{
    const struct metadata *metadata = &builder->publication->metadata;
    const char *words = format_text(
        builder->arena, "This summary shows how %s did in %s, and what it will do next.",
        metadata->council, period_text(metadata->reporting, builder->arena));
    const struct block lead = {
        .kind = BLOCK_PARAGRAPH, .pos = part->pos, .inlines = text_node(builder, words, part->pos)};
    struct point_of_work before = builder->at;
    builder->at.paragraph = STYLE_SUMMARY_LEAD;
    flow_blocks(builder, part->blocks ? part->blocks : &lead);
    builder_leave(builder, before);
}

static void flow_figures(struct flow_builder *builder, const struct part *part)
{
    const struct headline *headlines = part->summary.headlines;
    if (!headlines)
        return;
    own_heading(builder, headlines, "The figures in brief", part->pos);
    flow_cards(builder, headlines);
    const struct part *indicators = builder->publication->left_out;
    while (indicators && indicators->kind != PART_INDICATORS)
        indicators = indicators->next;
    if (indicators)
        flow_string(builder, STYLE_PARAGRAPH, ROLE_P, summary_counts(builder, indicators),
                    part->pos);
}

void flow_summary_part(struct flow_builder *builder, const struct part *part)
{
    const struct summary *summary = &part->summary;
    const struct block *next = summary->next;
    if (!next && summary->improvement)
        next = list_priorities(builder, summary->improvement);
    flow_string(builder, STYLE_COVER_COUNCIL, ROLE_P, builder->publication->metadata.council,
                part->pos);
    builder->at.heading_level = 1;
    flow_heading(builder, part, STYLE_SUMMARY_TITLE, 1, part->pos);
    flow_lead(builder, part);
    flow_figures(builder, part);
    flow_verdicts(builder, part);
    flow_blocks(builder, summary->sections);
    flow_titled(builder, "What it costs", summary->spending);
    flow_titled(builder, "What we will do next", next);
    flow_own_panel(builder, summary->panel);
}
