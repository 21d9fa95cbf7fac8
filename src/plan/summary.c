/* SPDX-License-Identifier: Apache-2.0 */
/* plan/summary.c - the public summary: the figures it puts first, and what is said beside them. */
#include "plan/reader.h"

static struct headline *read_headline(struct plan_reader *reader, const struct xml_node *element)
{
    struct headline *headline = ARENA_NEW(reader->arena, struct headline);
    headline->pos = element->pos;
    const struct xml_attribute *code = xml_attribute(element, "code");
    headline->code = code ? code->value : "";
    headline->code_pos = code ? code->pos : element->pos;
    headline->title = xml_value(element, "title", NULL);
    headline->remark = read_flow(reader, element);
    return headline;
}

/* The first section among the blocks and all after it, taken off their list. */
static struct block *split_sections(struct block **blocks)
{
    while (*blocks && (*blocks)->kind != BLOCK_SECTION)
        blocks = &(*blocks)->next;
    struct block *sections = *blocks;
    *blocks = NULL;
    return sections;
}

void read_summary(struct plan_reader *reader, const struct xml_node *element, struct part *part)
{
    struct summary *summary = &part->summary;
    struct headline **link = &summary->headlines;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "headline"))
            continue;
        *link = read_headline(reader, node);
        link = &(*link)->next;
    }
    summary->sections = split_sections(&part->blocks);
    summary->went_well = read_flow_child(reader, element, "went-well");
    summary->fell_short = read_flow_child(reader, element, "fell-short");
    summary->spending = read_flow_child(reader, element, "spending");
    summary->next = read_flow_child(reader, element, "what-next");
}

void resolve_headlines(struct plan_reader *reader, const struct publication *publication)
{
    for (struct part *part = publication->parts; part; part = part->next) {
        if (part->kind != PART_SUMMARY)
            continue;
        for (struct headline *h = part->summary.headlines; h; h = h->next)
            h->indicator =
                *h->code ? find_indicator(reader, publication, h->code, h->code_pos) : NULL;
    }
}
