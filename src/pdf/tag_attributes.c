/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/tag_attributes.c - attributes of cells, lists, figures, notes and tables (14.8.5). */
#include "pdf/tagging.h"

#include "pdf/value.h"

/* Where it is plain from the grid what heads a cell, the page room names none. */
static void add_headers(const struct tags *tags, struct buffer *out,
                        const struct structure_element *cell)
{
    size_t named = 0;
    for (size_t i = 0; i < cell->header_count; i++) {
        if (!tags->has_id[cell->headers[i]->number])
            continue;
        buffer_add_text(out, named++ ? "" : "/Headers[");
        tag_identifier(out, cell->headers[i]->number);
    }
    if (named)
        buffer_add_char(out, ']');
}

static void add_cell_attributes(const struct tags *tags, struct buffer *out,
                                const struct structure_element *cell)
{
    static const char *const scopes[] = {
        [SCOPE_ROW] = "/Row", [SCOPE_COLUMN] = "/Column", [SCOPE_BOTH] = "/Both"};
    if (cell->scope != SCOPE_NONE)
        buffer_format(out, "/Scope%s", scopes[cell->scope]);
    if (cell->column_span > 1)
        buffer_format(out, "/ColSpan %d", (int)cell->column_span);
    if (cell->row_span > 1)
        buffer_format(out, "/RowSpan %d", (int)cell->row_span);
    add_headers(tags, out, cell);
}

/* Terms and what is said of them are a list that PDF 1.7 has no word for. */
static void add_list_attributes(const struct tags *tags, struct buffer *out,
                                const struct structure_element *list)
{
    static const char *const numberings[] = {
        [NUMBERING_DISC] = "/Disc",
        [NUMBERING_DECIMAL] = "/Decimal",
        [NUMBERING_LOWER_ALPHA] = "/LowerAlpha",
        [NUMBERING_LOWER_ROMAN] = "/LowerRoman",
        [NUMBERING_TERMS] = "/Description",
    };
    if (list->numbering != NUMBERING_NONE && (tags->space || list->numbering != NUMBERING_TERMS))
        buffer_format(out, "/ListNumbering%s", numberings[list->numbering]);
}

/* The box is demanded of figures that stand whole on one page (table 344): it shows what Alt
 * describes. Of one that goes on overleaf there is no such box, and that of a piece would tell
 * readers that the figure ends there. */
static void add_figure_attributes(const struct tags *tags, struct buffer *out,
                                  const struct structure_element *figure)
{
    const struct figure_place *place = &tags->survey->figures[figure->number];
    if (!place->seen || place->parted)
        return;
    buffer_add_text(out, "/BBox");
    value_box(out, place->box, tags->survey->document->pages[place->page].height);
}

static const char *attribute_owner(const struct tags *tags, enum structure_role role)
{
    if (role == ROLE_TH || role == ROLE_TD || role == ROLE_TABLE)
        return "Table";
    if (role == ROLE_L)
        return "List";
    if (role == ROLE_NOTE)
        return tags->space ? "FENote" : NULL;
    return role == ROLE_FIGURE ? "Layout" : NULL;
}

/* Attributes of one owner are all that any role here has (14.7.5). */
void tag_attributes_write(const struct tags *tags, const struct structure_element *element,
                          struct buffer *out)
{
    const char *owner = attribute_owner(tags, element->role);
    if (!owner)
        return;
    size_t before = out->count;
    buffer_format(out, "/A<</O/%s", owner);
    size_t empty = out->count;
    if (element->role == ROLE_L)
        add_list_attributes(tags, out, element);
    else if (element->role == ROLE_FIGURE)
        add_figure_attributes(tags, out, element);
    else if (element->role == ROLE_NOTE)
        buffer_add_text(out, "/NoteType/Footnote");
    else if (element->role == ROLE_TABLE)
        tag_string(out, "/Summary", element->summary);
    else
        add_cell_attributes(tags, out, element);
    if (out->count == empty)
        out->count = before;
    else
        buffer_add_text(out, ">>");
}
