/* SPDX-License-Identifier: Apache-2.0 */
/* plan/citations.c - figures and counts that running text cites. What they print is known only when
 * all figures are, so the reader keeps a list of them (model/citation.h). */
#include "plan/reader.h"

#include "model/citation.h"

static struct citation *new_citation(struct plan_reader *reader, const struct xml_node *element,
                                     struct inline_node *node)
{
    struct citation *citation = ARENA_NEW(reader->arena, struct citation);
    citation->node = node;
    citation->period = read_period(reader, element, "period");
    citation->capital = read_yes(element, "capital");
    citation->years = read_years_on(element, "years");
    if (xml_attribute(element, "period") && xml_attribute(element, "years"))
        diag_report(reader->diags, DIAG_citation_period_twice, element->pos);
    *reader->last_citation = citation;
    reader->last_citation = &citation->next;
    return citation;
}

void read_cited_value(struct plan_reader *reader, const struct xml_node *element,
                      struct inline_node *node)
{
    const struct xml_attribute *code = xml_attribute(element, "of");
    if (!code)
        return;
    struct citation *citation = new_citation(reader, element, node);
    citation->code = code->value;
    citation->code_pos = code->pos;
    citation->kind = (enum observation_kind)read_choice(element, "kind", observation_kind_names,
                                                        OBSERVATION_OUTTURN);
    citation->cited = (enum cited)read_choice(element, "show", cited_names, CITED_FIGURE);
}

void read_cited_count(struct plan_reader *reader, const struct xml_node *element,
                      struct inline_node *node)
{
    struct citation *citation = new_citation(reader, element, node);
    const struct xml_attribute *block = xml_attribute(element, "in");
    citation->block = block ? block->value : NULL;
    citation->block_pos = block ? block->pos : element->pos;
    citation->counted = (enum counted)read_choice(element, "of", counted_names, COUNTED_ALL);
    citation->form = (enum count_form)read_choice(element, "as", count_form_names, COUNT_WORDS);
}
