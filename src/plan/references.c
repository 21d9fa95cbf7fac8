/* SPDX-License-Identifier: Apache-2.0 */
/* plan/references.c - ids, and what refers to them. */
#include "plan/reader.h"

#include "base/nearest.h"

const char *read_id(struct plan_reader *reader, const struct xml_node *element,
                    enum anchor_kind kind, const void *thing)
{
    const struct xml_attribute *attribute = xml_attribute(element, "id");
    if (!attribute || !attribute->value[0])
        return NULL;
    void **slot = map_slot(reader->ids, slice_of(attribute->value));
    if (*slot) {
        const struct anchor *first = *slot;
        diag_report(reader->diags, DIAG_duplicate_id, attribute->pos, attribute->value);
        diag_help(reader->diags, "it was first given at %s:%d:%d", first->pos.file->name,
                  (int)first->pos.line, (int)first->pos.column);
        return NULL;
    }
    struct anchor *anchor = ARENA_NEW(reader->arena, struct anchor);
    *anchor = (struct anchor){attribute->value, kind, element->pos, thing,
                              (uint32_t)reader->anchor_count};
    *slot = anchor;
    ARENA_PUSH(reader->arena, reader->anchors, reader->anchor_count, reader->anchor_capacity) =
        anchor;
    return attribute->value;
}

void refer_later(struct plan_reader *reader, struct inline_node *node,
                 const struct xml_attribute *to)
{
    if (!to)
        return;
    struct pending *pending = ARENA_NEW(reader->arena, struct pending);
    pending->node = node;
    pending->to = to;
    *reader->last_pending = pending;
    reader->last_pending = &pending->next;
}

static void report_unknown(struct plan_reader *reader, const struct xml_attribute *to)
{
    diag_report(reader->diags, DIAG_unknown_reference, to->pos, to->value);
    struct nearest nearest = nearest_open(to->value);
    for (size_t i = 0; i < reader->anchor_count; i++)
        nearest_offer(&nearest, reader->anchors[i]->id);
    if (nearest_found(&nearest))
        diag_help(reader->diags, "did you mean '%s'?", nearest_found(&nearest));
}

void resolve_references(struct plan_reader *reader)
{
    for (struct pending *pending = reader->pending; pending; pending = pending->next) {
        const struct anchor *anchor = map_find(reader->ids, slice_of(pending->to->value));
        if (!anchor)
            report_unknown(reader, pending->to);
        else if (pending->node->kind == INLINE_REFERENCE)
            pending->node->target = anchor;
        else if (anchor->kind == ANCHOR_FOOTNOTE)
            pending->node->same = anchor->thing;
        else
            diag_report(reader->diags, DIAG_not_a_footnote, pending->to->pos, pending->to->value);
    }
}
