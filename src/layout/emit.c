/* SPDX-License-Identifier: Apache-2.0 */
/* layout/emit.c - pages of boxes to pages of marks: bodies, notes, running heads and feet, links,
 * the outline. */
#include "layout/emitter.h"
#include "layout/pages.h"

/* Deeper headings are found by reading; in a list of bookmarks they are in the way. */
#define OUTLINE_DEEPEST 3

struct emitting {
    struct emitter emitter;
    const struct page_list *list;
    struct page *pages;
    struct outline_entry *outline;
    size_t outline_count, outline_capacity;
    size_t page;                      /* index */
    struct map *printed;              /* notes that have been */
    const struct flow_block *running; /* that named FIELD_SECTION last, or NULL */
    const struct flow_block *page_running;
};

/* ---- running heads and feet ---- */

/* What stands against handing the page on: the document is a draft, or something on the page is
 * exempt from publication (access to information rules ask for the mark on every such page). */
static const char *page_status(struct emitting *emitting, const struct set_page *page)
{
    struct layout *layout = emitting->emitter.layout;
    const char *status = layout->flow->fields[FIELD_STATUS];
    if (!layout->flow->holds_exempt || !page_holds_exempt(page))
        return status;
    return *status ? format_text(layout->scratch, "%s \u2013 NOT FOR PUBLICATION", status)
                   : "NOT FOR PUBLICATION";
}

static const char *field_text(struct emitting *emitting, const struct margin_piece *piece)
{
    struct layout *layout = emitting->emitter.layout;
    struct arena *arena = layout->scratch;
    const struct page_list *list = emitting->list;
    const struct set_page *page = &list->pages[emitting->page];
    switch (piece->field) {
    case FIELD_TEXT:
        return piece->text;
    case FIELD_PAGE:
        return page->label;
    case FIELD_PAGES:
        return page_number_text(layout->arena, list->runs[page->run].numbering->form,
                                list->runs[page->run].pages);
    case FIELD_PAPER_PAGE:
        return list->documents > 1 ? format_text(arena, "%d", (int)emitting->page + 1) : "";
    case FIELD_PAPER_PAGES:
        return list->documents > 1 ? format_text(arena, "%d", (int)list->count) : "";
    case FIELD_SECTION:
        return emitting->page_running ? emitting->page_running->running : NULL;
    case FIELD_PART:
        return page->sequence->part;
    case FIELD_STATUS:
        return page_status(emitting, page);
    case FIELD_TITLE:
    case FIELD_COUNCIL:
    case FIELD_COMMITTEE:
    case FIELD_DATE:
        break;
    }
    return layout->flow->fields[piece->field];
}

/* A box's text; where a field of it is empty, the whole box is: no "Page of". */
static const char *box_text(struct emitting *emitting, const struct margin_box *box)
{
    struct buffer out = buffer_open(emitting->emitter.layout->scratch);
    for (size_t i = 0; i < box->count; i++) {
        const char *text = field_text(emitting, &box->pieces[i]);
        if (!text || !*text)
            return "";
        buffer_add_text(&out, text);
    }
    return buffer_text(&out);
}

/* Tell of what cannot be drawn where it comes from: the style, the plan's facts, a title. */
static void report_box(struct emitting *emitting, const struct margin_box *box,
                       const struct flow_type *type)
{
    struct layout *layout = emitting->emitter.layout;
    const struct flow_block *running = emitting->page_running;
    for (size_t i = 0; i < box->count; i++) {
        const struct margin_piece *piece = &box->pieces[i];
        const char *text = field_text(emitting, piece);
        struct source_pos pos = piece->field == FIELD_TEXT                 ? box->pos
                                : piece->field == FIELD_SECTION && running ? running->pos
                                                                           : layout->flow->facts;
        if (text)
            string_report(layout, type, slice_of(text), pos);
    }
}

/* The middle has its place first. What the sides want together and is not there, the longer one
 * goes without: a title may be long, the page's number is not. */
static void fit_margin(struct emitting *emitting, const struct flow_type *type,
                       struct slice texts[3], length room)
{
    struct layout *layout = emitting->emitter.layout;
    length gap = type->style->font_size;
    length widths[3];
    for (int i = 0; i < 3; i++)
        widths[i] = string_width(layout, type, texts[i]);
    length side = widths[1] ? (room - widths[1]) / 2 - gap : room;
    for (int i = 0; i < 3; i += 2) {
        length other = widths[2 - i] < (room - gap) / 2 ? widths[2 - i] : (room - gap) / 2;
        length most = other && room - gap - other < side ? room - gap - other : side;
        texts[i] = string_shorten(layout, type, texts[i], most);
    }
}

static void emit_margin(struct emitting *emitting, const struct master *master,
                        const struct margin_box boxes[3], const struct flow_type *type,
                        length baseline)
{
    struct emitter *emitter = &emitting->emitter;
    length left = master->margin_left, right = master->width - master->margin_right;
    struct slice texts[3];
    for (int i = 0; i < 3; i++)
        texts[i] = slice_of(box_text(emitting, &boxes[i]));
    fit_margin(emitting, type, texts, right - left);
    for (int i = 0; i < 3; i++) {
        length width = string_width(emitter->layout, type, texts[i]);
        length x = i == 0 ? left : i == 1 ? (left + right - width) / 2 : right - width;
        if (!string_is_whole(emitter->layout, type, texts[i]))
            report_box(emitting, &boxes[i], type);
        emit_string(emitter, type, texts[i], x, baseline);
    }
}

static bool margin_used(const struct margin_box boxes[3])
{
    return boxes[0].count || boxes[1].count || boxes[2].count;
}

static void emit_margins(struct emitting *emitting)
{
    struct emitter *emitter = &emitting->emitter;
    const struct flow *flow = emitter->layout->flow;
    const struct master *master = emitting->list->pages[emitting->page].master;
    length left = master->margin_left, width = body_width(master);
    emitter->artifact = true;
    emitter->kind = ARTIFACT_HEADER;
    emit_margin(emitting, master, master->header, &flow->head, master->header_baseline);
    if (margin_used(master->header))
        emit_rectangle(emitter,
                       (struct rectangle){left, master->header_baseline + LENGTH_POINT * 5, width,
                                          master->header_rule},
                       master->rule_colour);
    emitter->kind = ARTIFACT_FOOTER;
    length foot = master->height - master->footer_baseline;
    emit_margin(emitting, master, master->footer, &flow->foot, foot);
    if (margin_used(master->footer))
        emit_rectangle(emitter,
                       (struct rectangle){left, foot - flow->foot.style->line_height, width,
                                          master->footer_rule},
                       master->rule_colour);
    emitter->kind = ARTIFACT_LAYOUT;
    emitter->artifact = false;
}

/* ---- bodies ---- */

/* Whoever prints a note first prints its content; who repeats it, an artifact. Its lines go into
 * the structure in their order, so it is enough to know how many have. */
static bool note_is_repeated(struct emitting *emitting, const struct note_part *part)
{
    void **slot = layout_slot(emitting->printed, part->note, 0);
    size_t *printed = *slot;
    if (!printed)
        *slot = printed = ARENA_NEW(emitting->emitter.layout->arena, size_t);
    if (part->first != *printed)
        return true;
    *printed = part->end;
    return false;
}

static length emit_note(struct emitting *emitting, const struct note_part *part, length x, length y)
{
    struct emitter *emitter = &emitting->emitter;
    struct put_down_as before = {emitter->artifact, emitter->kind};
    if (note_is_repeated(emitting, part))
        emit_again_begin(emitter);
    else if (part->first == 0)
        emit_note_stands(emitter, part->note, y);
    length height = emit_boxes(emitter, &part->set->galley, part->first, part->end, x, y);
    emit_again_end(emitter, before);
    return height;
}

/* Over notes that begin on the page stands a short rule, over one that goes on, the whole measure.
 */
static void emit_notes(struct emitting *emitting, const struct set_page *page)
{
    struct emitter *emitter = &emitting->emitter;
    const struct master *master = page->master;
    const struct note_parts *notes = &page->notes;
    if (!notes->count)
        return;
    length left = master->margin_left, y = master->height - master->margin_bottom;
    for (size_t i = 0; i < notes->count; i++)
        y -= notes->list[i].height;
    length rule = notes->list[0].first ? page->galley->width : page->galley->width / 4;
    emit_rectangle(emitter, (struct rectangle){left, y - NOTES_GAP / 2, rule, NOTES_RULE}, 0);
    for (size_t i = 0; i < notes->count; i++) {
        const struct note_part *part = &notes->list[i];
        y += emit_note(emitting, part, left, y);
    }
}

static void enter_block(void *context, const struct flow_block *block)
{
    struct emitting *emitting = context;
    if (block->running) {
        if (!emitting->page_running)
            emitting->page_running = block;
        emitting->running = block;
    }
    if (!block->outline_level || block->outline_level > OUTLINE_DEEPEST)
        return;
    struct layout *layout = emitting->emitter.layout;
    struct outline_entry *entry = &ARENA_PUSH(layout->arena, emitting->outline,
                                              emitting->outline_count, emitting->outline_capacity);
    int deepest = emitting->outline_count > 1 ? entry[-1].level + 1 : 1;
    entry->level = block->outline_level < deepest ? block->outline_level : deepest;
    entry->title = block->outline_title;
    entry->element = block->element;
    entry->target.page = emitting->page;
    entry->target.element = block->element;
    entry->target.y = block->place ? emitting->emitter.places[block->place].y : 0;
}

/* The section named in the running head: the one the page begins with, else the one going on. */
static void find_running(struct emitting *emitting, const struct set_page *page)
{
    const struct flow_block *before = emitting->running;
    bool begins =
        page->galley && page->first < page->end && page->galley->boxes[page->first].block->running;
    emitting->page_running = begins ? NULL : before;
    page_visit_blocks(page, enter_block, emitting);
}

/* In the margin all can still be read. What is beyond the paper cannot: the author of a draft may
 * want to see how that looks, but nothing is published with words missing. */
static void report_too_full(struct layout *layout, const struct master *master, length height,
                            struct source_pos pos)
{
    bool lost = master->margin_top + height > master->height;
    bool draft = layout->flow->watermark != NULL;
    diag_report(layout->diags, lost && !draft ? DIAG_page_cut_off : DIAG_page_too_full, pos);
}

static void emit_page(struct emitting *emitting)
{
    struct emitter *emitter = &emitting->emitter;
    struct layout *layout = emitter->layout;
    const struct set_page *set = &emitting->list->pages[emitting->page];
    struct arena_mark mark = arena_mark(layout->scratch);
    emitter->page = emitting->page;
    emitter->marks = NULL;
    emitter->links = NULL;
    emitter->small = NULL;
    emitter->pieces = NULL;
    emitter->mark_count = emitter->mark_capacity = 0;
    emitter->link_count = emitter->link_capacity = 0;
    emitter->small_count = emitter->small_capacity = 0;
    emitter->piece_count = emitter->piece_capacity = 0;
    const struct master *master = set->master;
    if (layout->flow->watermark)
        emit_watermark(emitter, master);
    if (set->galley && set->first < set->end) {
        length height = emit_boxes(emitter, set->galley, set->first, set->end, master->margin_left,
                                   master->margin_top);
        if (height > body_height(master))
            report_too_full(layout, master, height, set->galley->boxes[set->first].block->pos);
    }
    if (set->galley)
        emit_notes(emitting, set);
    find_running(emitting, set);
    emit_margins(emitting);
    struct page *page = &emitting->pages[emitting->page];
    page->width = master->width;
    page->height = master->height;
    page->label = set->label;
    struct mark *marks = ARENA_ARRAY(layout->arena, emitter->mark_count, struct mark);
    if (emitter->mark_count)
        memcpy(marks, emitter->marks, emitter->mark_count * sizeof *marks);
    page->marks = marks;
    page->mark_count = emitter->mark_count;
    emit_links_close(emitter, page);
    arena_rewind(layout->scratch, mark);
}

static void set_info(const struct flow *flow, struct document_info *info)
{
    info->title = flow->title;
    info->author = flow->author;
    info->subject = flow->subject;
    info->keywords = flow->keywords;
    info->language = flow->language;
    info->date = flow->date;
    info->date_if_needed = flow->date_if_needed;
    info->creator = "planpress " PLANPRESS_VERSION;
}

struct document *pages_emit(struct layout *layout, const struct page_list *list)
{
    struct arena *arena = layout->arena;
    const struct flow *flow = layout->flow;
    struct emitting emitting = {
        .emitter = {.layout = layout, .places = layout->places, .kind = ARTIFACT_LAYOUT},
        .list = list,
        .pages = ARENA_ARRAY(arena, list->count, struct page)};
    emitting.printed = map_create(arena);
    for (; emitting.page < list->count; emitting.page++)
        emit_page(&emitting);
    struct document *document = ARENA_NEW(arena, struct document);
    set_info(flow, &document->info);
    document->pages = emitting.pages;
    document->page_count = list->count;
    document->structure = flow->structure;
    document->outline = emitting.outline;
    document->outline_count = emitting.outline_count;
    document->face_count = text_face_count(flow->text);
    const struct font_face **faces =
        ARENA_ARRAY(arena, document->face_count, const struct font_face *);
    for (size_t i = 0; i < document->face_count; i++)
        faces[i] = text_face(flow->text, i);
    document->faces = faces;
    return document;
}
