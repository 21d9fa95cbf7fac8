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

void settle_later(struct plan_reader *reader,
                  void (*settle)(struct plan_reader *, const struct pending *,
                                 const struct anchor *),
                  void *thing, const struct xml_attribute *to)
{
    if (!to)
        return;
    struct pending *added = ARENA_NEW(reader->arena, struct pending);
    *added = (struct pending){NULL, settle, thing, to, reader->anchor_count};
    *reader->last_pending = added;
    reader->last_pending = &added->next;
}

static void collect_ids(struct map *ids, const struct xml_node *element)
{
    const struct xml_attribute *id = xml_attribute(element, "id");
    if (id)
        *map_slot(ids, slice_of(id->value)) = ids;
    for (const struct xml_node *child = xml_first(element); child; child = xml_next(child))
        collect_ids(ids, child);
}

/* Whether the id stands somewhere in the plan after all, in an element that could not be read; that
 * has been reported, and the reference is not the fault. */
static bool is_typed(struct plan_reader *reader, const char *id)
{
    if (!reader->typed_ids) {
        reader->typed_ids = map_create(reader->arena);
        collect_ids(reader->typed_ids, reader->plan);
    }
    return map_find(reader->typed_ids, slice_of(id));
}

/* Comparing with all ids takes time; whoever has more unknown references than this has another
 * problem than typing. */
#define SUGGESTIONS 100

static void report_unknown(struct plan_reader *reader, const struct xml_attribute *to,
                           int *suggestions)
{
    diag_report(reader->diags, DIAG_unknown_reference, to->pos, to->value);
    if (++*suggestions > SUGGESTIONS)
        return;
    struct nearest nearest = nearest_open(to->value);
    for (size_t i = 0; i < reader->anchor_count; i++)
        nearest_offer(&nearest, reader->anchors[i]->id);
    if (nearest_found(&nearest))
        diag_help(reader->diags, "did you mean '%s'?", nearest_found(&nearest));
}

/* ---- references in text ---- */

/* The footnote that `anchor` names, or NULL: it names none, or one that comes later. */
static const struct inline_node *
footnote_of(struct plan_reader *reader, const struct pending *pending, const struct anchor *anchor)
{
    if (anchor->kind != ANCHOR_FOOTNOTE) {
        diag_report(reader->diags, DIAG_not_a_footnote, pending->to->pos, pending->to->value);
        return NULL;
    }
    if (anchor->number >= pending->anchors_before) {
        diag_report(reader->diags, DIAG_footnote_later, pending->to->pos, pending->to->value,
                    (int)anchor->pos.line);
        return NULL;
    }
    return anchor->thing;
}

static bool is_person(const struct anchor *anchor)
{
    return anchor->kind == ANCHOR_MEMBER || anchor->kind == ANCHOR_OFFICER;
}

static void settle_inline(struct plan_reader *reader, const struct pending *pending,
                          const struct anchor *anchor)
{
    struct inline_node *node = pending->thing;
    if (node->kind == INLINE_REFERENCE && is_person(anchor)) {
        diag_report(reader->diags, DIAG_reference_person, pending->to->pos, pending->to->value);
        return;
    }
    if (node->kind == INLINE_REFERENCE) {
        node->target = anchor;
        return;
    }
    node->same = footnote_of(reader, pending, anchor);
    node->note = node->same ? node->same->note : NULL;
}

static void settle_note(struct plan_reader *reader, const struct pending *pending,
                        const struct anchor *anchor)
{
    const struct inline_node *footnote = footnote_of(reader, pending, anchor);
    struct block **note = pending->thing;
    if (footnote)
        *note = footnote->note;
}

void refer_later(struct plan_reader *reader, struct inline_node *node,
                 const struct xml_attribute *to)
{
    settle_later(reader, settle_inline, node, to);
}

void refer_note_later(struct plan_reader *reader, struct block **note,
                      const struct xml_attribute *to)
{
    settle_later(reader, settle_note, note, to);
}

void resolve_references(struct plan_reader *reader)
{
    int suggestions = 0;
    for (const struct pending *pending = reader->pending; pending; pending = pending->next) {
        const char *id = pending->to->value;
        const struct anchor *anchor = map_find(reader->ids, slice_of(id));
        if (anchor)
            pending->settle(reader, pending, anchor);
        else if (!reader->incomplete && !is_typed(reader, id))
            report_unknown(reader, pending->to, &suggestions);
    }
}
