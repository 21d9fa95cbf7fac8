/* SPDX-License-Identifier: Apache-2.0 */
/* plan/parts.c - the parts of the plan: one reader a kind, found by the element's name. */
#include "plan/reader.h"

static void read_nothing(struct plan_reader *reader, const struct xml_node *element,
                         struct part *part)
{
    (void)reader;
    (void)element;
    (void)part;
}

/* The title of the publication's metadata, in plain text. */
static struct inline_node *publication_title(struct plan_reader *reader,
                                             const struct xml_node *element)
{
    const struct xml_node *metadata = xml_child(reader->plan, "metadata");
    const char *title = metadata ? read_text(reader, xml_child(metadata, "title")) : NULL;
    if (!title)
        return NULL;
    struct inline_node *text = ARENA_NEW(reader->arena, struct inline_node);
    text->pos = element->pos;
    text->text = slice_of(title);
    return text;
}

static void read_cover(struct plan_reader *reader, const struct xml_node *element,
                       struct part *part)
{
    struct cover *cover = &part->cover;
    cover->title = part->title ? part->title : publication_title(reader, element);
    cover->subtitle = read_inlines_child(reader, element, "subtitle");
    cover->image = read_picture(reader, element, "image", &cover->image_pos);
    cover->image_alternative = xml_value(element, "image-alt", NULL);
    if (xml_attribute(element, "image") && !cover->image_alternative)
        diag_report(reader->diags, DIAG_cover_without_alt, element->pos);
}

static void read_signatures(struct plan_reader *reader, const struct xml_node *element,
                            struct part *part)
{
    struct foreword_signature **link = &part->signatures;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "signature"))
            continue;
        struct foreword_signature *signature = ARENA_NEW(reader->arena, struct foreword_signature);
        signature->name = xml_value(node, "name", "");
        signature->post = xml_value(node, "post", NULL);
        *link = signature;
        link = &signature->next;
    }
}

static void read_contents(struct plan_reader *reader, const struct xml_node *element,
                          struct part *part)
{
    (void)reader;
    part->contents_depth = read_count(element, "depth", 2);
}

static void read_services(struct plan_reader *reader, const struct xml_node *element,
                          struct part *part)
{
    struct service_block **link = &part->services;
    read_registries(reader, element);
    read_shown_columns(reader, xml_child(element, "columns"), &part->columns);
    part->portrait = strcmp(xml_value(element, "pages", ""), "portrait") == 0;
    part->without_tally = strcmp(xml_value(element, "tally", ""), "no") == 0;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "service-block"))
            continue;
        *link = read_service(reader, node);
        link = &(*link)->next;
    }
}

static void read_formats_part(struct plan_reader *reader, const struct xml_node *element,
                              struct part *part)
{
    part->formats = read_formats(reader, element);
}

static void read_glossary(struct plan_reader *reader, const struct xml_node *element,
                          struct part *part)
{
    struct glossary_entry **link = &part->glossary;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "entry"))
            continue;
        struct glossary_entry *entry = ARENA_NEW(reader->arena, struct glossary_entry);
        entry->pos = node->pos;
        entry->id = read_id(reader, node, ANCHOR_OTHER, entry);
        entry->term = read_inlines_child(reader, node, "term");
        entry->definition = read_flow_child(reader, node, "definition");
        *link = entry;
        link = &entry->next;
    }
}

struct part_row {
    const char *name;
    enum part_kind kind;
    void (*read)(struct plan_reader *, const struct xml_node *, struct part *);
};

static const struct part_row part_rows[] = {
    {"summary", PART_SUMMARY, read_summary},
    {"cover", PART_COVER, read_cover},
    {"foreword", PART_FOREWORD, read_signatures},
    {"contents", PART_CONTENTS, read_contents},
    {"section", PART_SECTION, read_nothing},
    {"objectives", PART_OBJECTIVES, read_objectives},
    {"improvement-plan", PART_IMPROVEMENT, read_priorities},
    {"indicators", PART_INDICATORS, read_services},
    {"contracts-statement", PART_CONTRACTS, read_contracts},
    {"annex", PART_ANNEX, read_nothing},
    {"glossary", PART_GLOSSARY, read_glossary},
    {"other-formats", PART_FORMATS, read_formats_part},
};

static struct part *read_part(struct plan_reader *reader, const struct xml_node *element,
                              const struct part_row *row)
{
    struct part *part = ARENA_NEW(reader->arena, struct part);
    part->kind = row->kind;
    part->pos = element->pos;
    part->anchors.first = (uint32_t)reader->anchor_count;
    part->id = read_id(reader, element, ANCHOR_SECTION, part);
    part->language = read_language(element);
    part->exempt = xml_value(element, "exempt", NULL);
    part->title = read_title(reader, element);
    part->numbered = read_yes(element, "numbered");
    reader->section_level = 1; /* the part's title is the first */
    reader->numbered = part->numbered;
    part->blocks = read_blocks(reader, element);
    row->read(reader, element, part);
    part->anchors.end = (uint32_t)reader->anchor_count;
    return part;
}

/* All but chapters and annexes stand in a plan once. */
static void check_once(struct plan_reader *reader, const struct part *parts,
                       const struct part *added, const char *name)
{
    if (added->kind == PART_SECTION || added->kind == PART_ANNEX)
        return;
    while (parts->kind != added->kind)
        parts = parts->next;
    if (parts != added)
        diag_report(reader->diags, DIAG_part_twice, added->pos, name, (int)parts->pos.line);
}

void read_parts(struct plan_reader *reader, const struct xml_node *plan,
                struct publication *publication)
{
    struct part **link = &publication->parts;
    for (const struct xml_node *node = xml_first(plan); node; node = xml_next(node)) {
        for (size_t i = 0; i < sizeof part_rows / sizeof *part_rows; i++) {
            if (!xml_is(node, part_rows[i].name))
                continue;
            *link = read_part(reader, node, &part_rows[i]);
            check_once(reader, publication->parts, *link, part_rows[i].name);
            link = &(*link)->next;
        }
    }
}
