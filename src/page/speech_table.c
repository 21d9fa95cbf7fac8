/* SPDX-License-Identifier: Apache-2.0 */
/* A table read aloud: what it is of and how large, the heads of its columns once, then a row a
 * line: its own headers, and every cell behind the headers of its column. A header that goes over
 * several rows is said again only where it begins.
 *
 * Headers are those the cell names; where it names none, they are found as ISO 32000-1, 14.8.5.7
 * has it: up the columns for those with the scope Column, back along the row for those with Row. */
#include "page/speech.h"

/* A cell where it stands. */
struct placed {
    const struct structure_element *cell;
    int32_t row, column;
};

struct reading {
    struct speech *speech;
    int32_t columns, rows;
    int32_t *covered;       /* by column: the first row that no cell from above reaches */
    struct buffer *headers; /* by column: the words of its headers so far */
    const struct structure_element *group; /* the header outside its row that was said last */
};

static int32_t span(int32_t given)
{
    return given > 1 ? given : 1;
}

typedef void visit_row(struct reading *reading, const struct structure_element *row, int32_t index);

/* Visit the rows of a table, in groups or not; how many there are is returned. */
static int32_t visit_rows(struct reading *reading, const struct structure_element *element,
                          int32_t index, visit_row *visit)
{
    for (size_t i = 0; i < element->count; i++) {
        const struct structure_element *child = element->children[i].element;
        if (!child)
            continue;
        if (child->role == ROLE_THEAD || child->role == ROLE_TBODY)
            index = visit_rows(reading, child, index, visit);
        else if (child->role == ROLE_TR)
            visit(reading, child, index++);
    }
    return index;
}

static bool is_cell(const struct structure_element *element)
{
    return element && (element->role == ROLE_TH || element->role == ROLE_TD);
}

/* Rows that are covered from above are shorter than the table is wide; the first row never is. */
static void measure_row(struct reading *reading, const struct structure_element *row, int32_t index)
{
    int32_t columns = 0;
    for (size_t i = 0; i < row->count; i++) {
        if (is_cell(row->children[i].element))
            columns += span(row->children[i].element->column_span);
    }
    if (index == 0 || columns > reading->columns)
        reading->columns = columns;
}

/* ---- headers ---- */

static bool heads_columns(const struct structure_element *cell)
{
    return cell->role == ROLE_TH && (cell->scope == SCOPE_COLUMN || cell->scope == SCOPE_BOTH);
}

static void add_header(struct buffer *headers, const char *name)
{
    if (headers->count)
        buffer_add_char(headers, ' ');
    buffer_add_text(headers, name);
}

/* Put the cell down; its column is returned. */
static int32_t place_cell(struct reading *reading, const struct structure_element *cell,
                          int32_t row, int32_t column)
{
    while (column < reading->columns && reading->covered[column] > row)
        column++;
    for (int32_t c = column; c < column + span(cell->column_span) && c < reading->columns; c++)
        reading->covered[c] = row + span(cell->row_span);
    return column;
}

static void take_header(struct reading *reading, const struct placed *at)
{
    const char *name = speech_name(reading->speech, at->cell);
    int32_t end = at->column + span(at->cell->column_span);
    for (int32_t c = at->column; c < end && c < reading->columns; c++)
        add_header(&reading->headers[c], name);
}

/* The columns' headers among those a cell names, or those above it; of a cell over several columns
 * those of the first and the last. */
static const char *column_headers(struct reading *reading, const struct placed *at)
{
    struct buffer *found = &reading->headers[at->column < reading->columns ? at->column : 0];
    struct buffer named = buffer_open(reading->speech->arena);
    for (size_t i = 0; i < at->cell->header_count; i++) {
        if (heads_columns(at->cell->headers[i]))
            add_header(&named, speech_name(reading->speech, at->cell->headers[i]));
    }
    int32_t last = at->column + span(at->cell->column_span) - 1;
    if (at->cell->header_count)
        found = &named;
    if (last > at->column && last < reading->columns) {
        named.count = 0;
        buffer_format(found = &named, "%s to %s", buffer_text(&reading->headers[at->column]),
                      buffer_text(&reading->headers[last]));
    }
    return found->count ? buffer_text(found) : NULL;
}

/* A header that the row's cells name and that stands in no row of theirs: said when it changes. */
static void say_group(struct reading *reading, const struct structure_element *row)
{
    const struct structure_element *group = NULL;
    for (size_t i = 0; i < row->count && !group; i++) {
        const struct structure_element *cell = row->children[i].element;
        for (size_t h = 0; is_cell(cell) && h < cell->header_count; h++) {
            const struct structure_element *header = cell->headers[h];
            if (header->scope == SCOPE_ROW && header->parent != row)
                group = header;
        }
    }
    if (!group || group == reading->group)
        return;
    speech_words(reading->speech, "%s:", speech_name(reading->speech, group));
    reading->group = group;
}

/* ---- rows ---- */

static void say_content(struct speech *speech, const struct structure_element *cell)
{
    size_t before = speech->line.count;
    speech_element(speech, cell);
    struct slice said =
        slice_trim((struct slice){speech->line.bytes + before, speech->line.count - before});
    if (!said.count)
        speech_words(speech, "blank");
    if (!slice_is(said, "-") && !slice_is(said, "\u2013") && !slice_is(said, "\u2014"))
        return;
    /* Between words a dash is a pause; alone it is all there is to be said. */
    speech->line.count = before;
    speech_words(speech, "dash");
}

static void end_cell(struct speech *speech)
{
    struct buffer *line = &speech->line;
    while (line->count && strchr(" ,", line->bytes[line->count - 1]))
        line->count--;
    if (line->count)
        buffer_add_text(line, "; ");
}

static void say_data(struct reading *reading, const struct placed *at)
{
    struct speech *speech = reading->speech;
    const char *headers = column_headers(reading, at);
    if (headers && *headers)
        speech_words(speech, "%s,", headers);
    else
        speech_words(speech, "column %d,", at->column + 1);
    say_content(speech, at->cell);
    end_cell(speech);
}

static void say_header(struct reading *reading, const struct placed *at)
{
    say_content(reading->speech, at->cell);
    if (at->cell->scope == SCOPE_NONE)
        speech_words(reading->speech, "(a header of nothing)");
    /* the rows under it have just heard it */
    if (span(at->cell->row_span) > 1 || span(at->cell->column_span) == reading->columns)
        reading->group = at->cell;
    end_cell(reading->speech);
}

static void read_row(struct reading *reading, const struct structure_element *row, int32_t index)
{
    struct speech *speech = reading->speech;
    bool head = row->parent->role == ROLE_THEAD;
    int32_t column = 0;
    if (!head)
        say_group(reading, row);
    speech->within++;
    for (size_t i = 0; i < row->count; i++) {
        const struct structure_element *cell = row->children[i].element;
        if (!is_cell(cell))
            continue;
        struct placed at = {cell, index, place_cell(reading, cell, index, column)};
        column = at.column + span(cell->column_span);
        if (heads_columns(cell))
            take_header(reading, &at);
        if (cell->role == ROLE_TH)
            say_header(reading, &at);
        else
            say_data(reading, &at);
    }
    speech->within--;
    struct buffer *line = &speech->line;
    while (line->count && strchr(" ;", line->bytes[line->count - 1]))
        line->count--;
    speech_end(speech);
}

void speech_table(struct speech *speech, const struct structure_element *table)
{
    struct reading reading = {.speech = speech};
    reading.rows = visit_rows(&reading, table, 0, measure_row);
    reading.covered = ARENA_ARRAY(speech->arena, reading.columns, int32_t);
    reading.headers = ARENA_ARRAY(speech->arena, reading.columns, struct buffer);
    for (int32_t c = 0; c < reading.columns; c++)
        reading.headers[c] = buffer_open(speech->arena);
    speech_end(speech);
    speech_words(speech, "table, %d columns, %d rows", reading.columns, reading.rows);
    if (table->summary)
        speech_words(speech, ", %s", table->summary);
    speech_end(speech);
    for (size_t i = 0; i < table->count; i++) {
        const struct structure_element *child = table->children[i].element;
        if (child && child->role == ROLE_CAPTION)
            speech_element(speech, child);
    }
    visit_rows(&reading, table, 0, read_row);
    speech_words(speech, "end of table");
    speech_end(speech);
}
