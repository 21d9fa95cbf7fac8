/* SPDX-License-Identifier: Apache-2.0 */
/* flow/builder.c - where the flow stands while it is made, and its beginning and end. */
#include "flow/builder.h"

#include "flow/numbering.h"

struct point_of_work builder_enter(struct flow_builder *builder, struct structure_element *element)
{
    struct point_of_work before = builder->at;
    builder->at.element = element;
    return before;
}

/* The end of the list stays where it is unless a list of its own was begun. */
void builder_leave(struct flow_builder *builder, struct point_of_work before)
{
    builder->at = before;
    while (*builder->at.end)
        builder->at.end = &(*builder->at.end)->next;
}

struct structure_element *builder_element(struct flow_builder *builder, enum structure_role role,
                                          struct source_pos pos)
{
    struct structure_element *element =
        structure_add(builder->structure, builder->at.element, role, pos);
    return element;
}

struct flow_block *builder_block(struct flow_builder *builder, enum flow_kind kind,
                                 const struct computed *style, struct source_pos pos)
{
    struct flow_block *block = ARENA_NEW(builder->arena, struct flow_block);
    block->kind = kind;
    block->pos = pos;
    block->style = style;
    block->panel = builder->at.panel;
    block->left = builder->at.left + style->margin_left;
    if (style != style_block(builder->sheet, builder->at.paragraph))
        block->left += builder->at.under;
    block->right = builder->at.right + style->margin_right;
    block->below = style->margin_bottom;
    block->keep_with_next = style->keep_with_next;
    block->exempt = builder->at.exempt;
    block->boxed = !builder->at.in_cell && kind == FLOW_PARAGRAPH;
    block->element = builder->at.element;
    *builder->at.end = block;
    builder->at.end = &block->next;
    return block;
}

const struct text_font *builder_font(struct flow_builder *builder, const struct computed *style,
                                     const char *language, struct source_pos pos)
{
    const void *key[] = {style, language};
    void **slot = map_slot(builder->fonts, (struct slice){(const char *)key, sizeof key});
    if (*slot)
        return *slot;
    struct font_request request = {.family = style->font_family,
                                   .weight = style->font_weight,
                                   .italic = style->font_italic,
                                   .features = style->font_features ? style->font_features : "",
                                   .language = language};
    const struct text_font *font =
        text_font(builder->text, &request, style->pos.file ? style->pos : pos, builder->diags);
    if (!font)
        builder->failed = true;
    union {
        const struct text_font *read_only;
        void *pointer;
    } stored = {.read_only = font};
    *slot = stored.pointer;
    return font;
}

place builder_new_place(struct flow_builder *builder)
{
    return ++builder->flow->place_count;
}

place builder_place(struct flow_builder *builder, const void *thing)
{
    void **slot = map_slot(builder->places, (struct slice){(const char *)&thing, sizeof thing});
    if (!*slot) {
        place *made = ARENA_NEW(builder->arena, place);
        *made = builder_new_place(builder);
        *slot = made;
    }
    return *(place *)*slot;
}

static void set_fields(struct flow_builder *builder)
{
    const struct publication *publication = builder->publication;
    const struct metadata *metadata = &publication->metadata;
    struct flow *flow = builder->flow;
    flow->facts = metadata->pos;
    flow->fields[FIELD_TITLE] = metadata->title;
    flow->fields[FIELD_COUNCIL] = metadata->council;
    flow->fields[FIELD_STATUS] = metadata->status == DOCUMENT_DRAFT ? "Draft" : "";
    if (publication->report) {
        flow->fields[FIELD_COMMITTEE] = publication->report->committee;
        flow->fields[FIELD_DATE] = date_text(publication->report->date, builder->arena);
    }
    flow->holds_exempt = publication->has_exempt;
    flow->title = publication->has_exempt
                      ? format_text(builder->arena, "%s (not for publication)", metadata->title)
                      : metadata->title;
    flow->author = metadata->council;
    flow->subject = metadata->subject;
    flow->keywords = metadata->keywords;
    flow->language = metadata->language;
}

static const char *file_date(struct calendar_date date, struct arena *arena)
{
    return format_text(arena, "%d-%s%d-%s%dT00:00:00Z", date.year, date.month < 10 ? "0" : "",
                       date.month, date.day < 10 ? "0" : "", date.day);
}

/* The file bears the date of publication, never that of the day it is made on: the same sources
 * give the same bytes. Nobody should take another for it, so before publication there is none; but
 * files for a press must have one. */
static void set_dates(struct flow *flow, const struct metadata *metadata, struct arena *arena)
{
    const struct calendar_date year_before = {metadata->year.year, 3, 31};
    if (metadata->published.year)
        flow->date = file_date(metadata->published, arena);
    flow->date_if_needed = flow->date ? flow->date : file_date(year_before, arena);
}

static struct flow_type open_type(struct flow_builder *builder, enum style_role role)
{
    const struct computed *style = style_block(builder->sheet, role);
    return (struct flow_type){style,
                              builder_font(builder, style, builder->at.language, style->pos)};
}

struct flow *flow_build(struct arena *arena, const struct publication *publication,
                        struct style_sheet *sheet, struct text *text, struct diag_list *diags)
{
    struct flow_builder builder = {.arena = arena,
                                   .scratch = arena_create_child(arena),
                                   .publication = publication,
                                   .sheet = sheet,
                                   .text = text,
                                   .structure = structure_create(arena),
                                   .diags = diags,
                                   .flow = ARENA_NEW(arena, struct flow),
                                   .fonts = map_create(arena),
                                   .places = map_create(arena),
                                   .notes = map_create(arena)};
    struct flow *flow = builder.flow;
    flow->structure = builder.structure;
    structure_root(builder.structure)->pos = publication->metadata.pos; /* whose title it bears */
    flow->text = text;
    builder.at = (struct point_of_work){.end = &flow->blocks,
                                        .element = structure_root(builder.structure),
                                        .language = publication->metadata.language,
                                        .paragraph = STYLE_PARAGRAPH,
                                        .list = STYLE_LIST_ITEM};
    numbering_make(&builder);
    set_fields(&builder);
    set_dates(flow, &publication->metadata, arena);
    flow->head = open_type(&builder, STYLE_RUNNING_HEAD);
    flow->foot = open_type(&builder, STYLE_RUNNING_FOOT);
    if (publication->metadata.status == DOCUMENT_DRAFT) {
        flow->mark = open_type(&builder, STYLE_WATERMARK);
        flow->watermark = "DRAFT";
    }
    if (publication->report && !publication->report_left_out)
        flow_report(&builder, publication->report);
    flow_parts(&builder, publication->parts);
    arena_destroy(builder.scratch);
    return builder.failed ? NULL : flow;
}
