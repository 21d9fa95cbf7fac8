/* SPDX-License-Identifier: Apache-2.0 */
/* layout/slug.c - the line of words by which a printer knows a sheet. It is set in the style of the
 * running feet, small, and says nothing that the clock or the machine would change. */
#include "layout/emitter.h"
#include "layout/layout.h"

#define SIZE (13 * LENGTH_POINT / 2)
/* Beside it stand a target in the middle and the corner's mark. */
#define BESIDE (28 * LENGTH_POINT)

/* "sheet 3 of 36 \u00b7 page iii \u00b7 2004-06-24" */
static struct slice sheet_text(struct layout *layout, const struct document *document, size_t page)
{
    struct buffer out = buffer_open(layout->scratch);
    const char *label = document->pages[page].label, *date = document->info.date;
    buffer_format(&out, "sheet %d of %d", (int)page + 1, (int)document->page_count);
    if (label)
        buffer_format(&out, " \u00b7 page %s", label);
    if (date)
        buffer_format(&out, " \u00b7 %S", (struct slice){date, strcspn(date, "T")});
    return buffer_slice(&out);
}

static void emit_slug(struct emitter *emitter, const struct flow_type *type,
                      const struct document *document, size_t page)
{
    struct layout *layout = emitter->layout;
    length room = document->pages[page].width / 2 - BESIDE;
    struct slice sheet = sheet_text(layout, document, page);
    length taken = string_width(layout, type, sheet);
    struct slice title =
        string_shorten(layout, type, slice_of(document->info.title), room - taken - 2 * SIZE);
    length x = emit_string(emitter, type, title, 0, 0);
    emit_string(emitter, type, sheet, x ? x + SIZE : 0, 0);
}

const struct mark_list *layout_slugs(struct arena *arena, const struct flow *flow,
                                     const struct document *document, struct diag_list *diags)
{
    struct layout layout = {
        .arena = arena, .scratch = arena_create_child(arena), .flow = flow, .diags = diags};
    struct computed style = *flow->foot.style;
    struct computed *kept = ARENA_NEW(arena, struct computed);
    style.font_size = SIZE;
    style.colour = 0;
    *kept = style;
    struct flow_type type = flow->foot;
    type.style = kept;
    struct mark_list *slugs = ARENA_ARRAY(arena, document->page_count, struct mark_list);
    for (size_t i = 0; i < document->page_count; i++) {
        struct arena_mark mark = arena_mark(layout.scratch);
        struct emitter emitter = {.layout = &layout, .artifact = true, .kind = ARTIFACT_PAGE};
        emit_slug(&emitter, &type, document, i);
        struct mark *marks = ARENA_ARRAY(arena, emitter.mark_count, struct mark);
        if (emitter.mark_count)
            memcpy(marks, emitter.marks, emitter.mark_count * sizeof *marks);
        slugs[i] = (struct mark_list){marks, emitter.mark_count};
        arena_rewind(layout.scratch, mark);
    }
    arena_destroy(layout.scratch);
    return slugs;
}
