/* SPDX-License-Identifier: Apache-2.0 */
/* The cells of a sheet (ECMA-376 part 1, 18.3.1). Formulas are never calculated: their results lie
 * in the file beside them, as the program that saved it last worked them out. Hidden sheets, rows
 * and columns are read like others, but it is noted that there is something in them: a workbook
 * goes along whole. */
#include "data/xlsx.h"

#include "base/buffer.h"
#include "base/input.h"
#include "base/nearest.h"
#include "data/decimal.h"
#include "data/workbook.h"
#include "markup/stream.h"

struct column_range {
    uint32_t first, last;
};

struct sheet {
    struct workbook *workbook;
    struct grid *grid;
    struct xml_stream *stream;
    const char *part;
    uint32_t row, column;         /* last met */
    struct buffer value, formula; /* of the cell that is read; used again for each */
    struct column_range *hidden;  /* columns */
    size_t hidden_count, hidden_capacity;
    bool row_hidden;                /* the one last met */
    bool hides_rows, hides_columns; /* with something in them */
};

/* One <c> while it is read. */
struct raw_cell {
    enum cell_kind style;
    struct slice value, formula, text; /* of <v>, <f> and <is>; bytes NULL: not there */
};

/* ---- references ---- */

static bool read_letters(const char **at, uint32_t *column)
{
    *column = 0;
    for (; **at >= 'A' && **at <= 'Z' && *column <= GRID_MOST_COLUMNS; ++*at)
        *column = *column * 26 + (uint32_t)(**at - 'A' + 1);
    return *column > 0 && *column <= GRID_MOST_COLUMNS;
}

static bool read_number(const char **at, uint32_t *number)
{
    *number = 0;
    for (; **at >= '0' && **at <= '9' && *number <= GRID_MOST_ROWS; ++*at)
        *number = *number * 10 + (uint32_t)(**at - '0');
    return *number > 0 && *number <= GRID_MOST_ROWS;
}

/* "D14"; what follows begins at *at then. */
static bool read_reference(const char **at, uint32_t *row, uint32_t *column)
{
    return read_letters(at, column) && read_number(at, row);
}

static bool damaged(const struct sheet *sheet, const char *why)
{
    return archive_damaged(sheet->workbook->archive, sheet->part, why);
}

/* ---- cells ---- */

/* The text up to the end of the element of that name. */
static struct slice collect(struct sheet *sheet, struct buffer *out, const char *name)
{
    out->count = 0;
    while (xml_stream_next(sheet->stream) != XML_NOTHING && !xml_stream_is(sheet->stream, name))
        buffer_add_slice(out, xml_stream_text(sheet->stream));
    buffer_text(out);
    return buffer_slice(out);
}

/* What is inside <c>, up to its end. */
static void read_content(struct sheet *sheet, struct raw_cell *raw)
{
    struct xml_stream *stream = sheet->stream;
    for (enum xml_piece piece; (piece = xml_stream_next(stream)) != XML_NOTHING;) {
        if (piece == XML_END && xml_stream_is(stream, "c"))
            return;
        if (piece != XML_START)
            continue;
        if (xml_stream_is(stream, "v"))
            raw->value = collect(sheet, &sheet->value, "v");
        else if (xml_stream_is(stream, "f"))
            raw->formula = collect(sheet, &sheet->formula, "f");
        else if (xml_stream_is(stream, "is"))
            raw->text = workbook_text(sheet->workbook, stream);
    }
}

static struct slice kept(const struct sheet *sheet, struct slice text)
{
    return (struct slice){arena_copy(sheet->workbook->arena, text.bytes, text.count), text.count};
}

static bool shared_string(struct sheet *sheet, const struct raw_cell *raw, struct grid_cell *cell)
{
    const char *at = raw->value.count ? raw->value.bytes : "?";
    size_t index = 0;
    for (; *at >= '0' && *at <= '9' && index < sheet->workbook->string_count; at++)
        index = index * 10 + (size_t)(*at - '0');
    if (*at || index >= sheet->workbook->string_count)
        return damaged(sheet, "a cell names a text that is not there");
    cell->text = sheet->workbook->strings[index];
    return true;
}

static bool text_value(struct sheet *sheet, const struct raw_cell *raw, struct grid_cell *cell)
{
    cell->text = kept(sheet, raw->value);
    return true;
}

static bool inline_text(struct sheet *sheet, const struct raw_cell *raw, struct grid_cell *cell)
{
    (void)sheet;
    cell->text = raw->text;
    return true;
}

static bool truth_value(struct sheet *sheet, const struct raw_cell *raw, struct grid_cell *cell)
{
    (void)sheet;
    cell->kind = CELL_TRUTH;
    cell->text = slice_of(slice_is(raw->value, "0") ? "FALSE" : "TRUE");
    return true;
}

static bool error_value(struct sheet *sheet, const struct raw_cell *raw, struct grid_cell *cell)
{
    cell->kind = CELL_ERROR;
    return text_value(sheet, raw, cell);
}

/* "2004-03-31T00:00:00", as the strict form writes dates: the day of it. */
static bool date_value(struct sheet *sheet, const struct raw_cell *raw, struct grid_cell *cell)
{
    text_value(sheet, raw, cell);
    cell->kind = CELL_DATE;
    const char *time = memchr(cell->text.bytes, 'T', cell->text.count);
    if (time)
        cell->text.count = (size_t)(time - cell->text.bytes);
    return true;
}

/* A number is what its style shows it as. Where that is a day there is none, it stays a number, and
 * whoever wants a day will say so. */
static bool number_value(struct sheet *sheet, const struct raw_cell *raw, struct grid_cell *cell)
{
    struct arena *arena = sheet->workbook->arena;
    cell->kind = raw->style;
    if (cell->kind == CELL_DATE &&
        !decimal_day(arena, raw->value, sheet->workbook->from_1904, &cell->text))
        cell->kind = CELL_TIME;
    if (cell->kind == CELL_DATE)
        return true;
    if (decimal_plain(arena, raw->value, raw->style == CELL_PERCENTAGE ? 2 : 0, &cell->text))
        return true;
    return damaged(sheet, "a cell holds a number that is none");
}

/* Types of cells (18.18.11). */
static const struct cell_type {
    const char *name;
    bool (*read)(struct sheet *sheet, const struct raw_cell *raw, struct grid_cell *cell);
} types[] = {
    {"n", number_value}, {"s", shared_string}, {"str", text_value}, {"inlineStr", inline_text},
    {"b", truth_value},  {"e", error_value},   {"d", date_value},
};

static const struct cell_type *type_of(const struct sheet *sheet)
{
    const char *name = xml_stream_value(sheet->stream, "t");
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (strcmp(name ? name : "n", types[i].name) == 0)
            return &types[i];
    }
    return NULL;
}

/* A number with nothing in it is a cell that only has a look, or, with a formula, one whose program
 * did not work it out. The result of a formula may be an empty text. */
static void note_hidden(struct sheet *sheet)
{
    sheet->hides_rows |= sheet->row_hidden;
    for (size_t i = 0; i < sheet->hidden_count; i++)
        sheet->hides_columns |=
            sheet->hidden[i].first <= sheet->column && sheet->column <= sheet->hidden[i].last;
}

static bool keep_cell(struct sheet *sheet, const struct cell_type *type, const struct raw_cell *raw)
{
    bool number = type->read == number_value;
    bool empty = !raw->value.bytes || (number && raw->value.count == 0);
    if (empty && !raw->text.bytes && !raw->formula.bytes)
        return true;
    note_hidden(sheet);
    struct grid_cell *cell = grid_add_cell(sheet->grid, sheet->column);
    if (!cell)
        return grid_report_full(sheet->grid, sheet->workbook->diags);
    if (!empty || !raw->formula.bytes)
        return type->read(sheet, raw, cell);
    cell->kind = CELL_FORMULA;
    cell->text = kept(sheet, raw->formula);
    return true;
}

static enum cell_kind style_of(const struct sheet *sheet)
{
    const char *style = xml_stream_value(sheet->stream, "s");
    uint32_t number = 0;
    if (style && !read_number(&style, &number))
        number = 0;
    return number < sheet->workbook->style_count ? sheet->workbook->styles[number] : CELL_NUMBER;
}

/* Where the cell stands: after the last, where it does not say. */
static bool place_cell(struct sheet *sheet)
{
    const char *reference = xml_stream_value(sheet->stream, "r");
    uint32_t row = sheet->row, column = sheet->column + 1;
    if (reference && (!read_reference(&reference, &row, &column) || *reference))
        return damaged(sheet, "a cell has no place");
    if (row != sheet->row || column <= sheet->column)
        return damaged(sheet, "its cells are out of order");
    sheet->column = column;
    return true;
}

static bool read_cell(struct sheet *sheet)
{
    const struct cell_type *type = type_of(sheet);
    struct raw_cell raw = {.style = style_of(sheet)};
    if (!type)
        return damaged(sheet, "a cell is of a kind that is not known");
    if (!place_cell(sheet))
        return false;
    read_content(sheet, &raw);
    return xml_stream_fault(sheet->stream) || keep_cell(sheet, type, &raw);
}

static bool read_row(struct sheet *sheet)
{
    const char *number = xml_stream_value(sheet->stream, "r");
    uint32_t row = sheet->row + 1;
    if (number && (!read_number(&number, &row) || *number || row <= sheet->row))
        return damaged(sheet, "its rows are out of order");
    sheet->row = row;
    sheet->column = 0;
    sheet->row_hidden = workbook_yes(xml_stream_value(sheet->stream, "hidden"));
    if (grid_add_row(sheet->grid, row))
        return true;
    return grid_report_full(sheet->grid, sheet->workbook->diags);
}

static bool read_span(struct sheet *sheet)
{
    struct grid_span span;
    struct grid *grid = sheet->grid;
    const char *at = xml_stream_value(sheet->stream, "ref");
    if (!at || !read_reference(&at, &span.top, &span.left) || *at++ != ':' ||
        !read_reference(&at, &span.bottom, &span.right))
        return damaged(sheet, "cells are merged that have no place");
    ARENA_PUSH(grid->arena, grid->spans, grid->span_count, grid->span_capacity) = span;
    return true;
}

/* <col min="3" max="5" hidden="1"/> */
static void read_columns(struct sheet *sheet)
{
    const char *first = xml_stream_value(sheet->stream, "min");
    const char *last = xml_stream_value(sheet->stream, "max");
    struct column_range range;
    if (workbook_yes(xml_stream_value(sheet->stream, "hidden")) && first && last &&
        read_number(&first, &range.first) && read_number(&last, &range.last))
        ARENA_PUSH(sheet->grid->arena, sheet->hidden, sheet->hidden_count, sheet->hidden_capacity) =
            range;
}

/* A start tag. Rows are looked for in <sheetData> alone: the anchors of drawings have some too. */
static bool read_tag(struct sheet *sheet, bool inside)
{
    if (inside && xml_stream_is(sheet->stream, "row"))
        return read_row(sheet);
    if (inside && xml_stream_is(sheet->stream, "c"))
        return sheet->row > 0 ? read_cell(sheet) : damaged(sheet, "a cell stands in no row");
    if (!inside && xml_stream_is(sheet->stream, "col"))
        read_columns(sheet);
    return !xml_stream_is(sheet->stream, "mergeCell") || read_span(sheet);
}

static bool read_sheet(struct sheet *sheet)
{
    bool inside = false;
    for (enum xml_piece piece; (piece = xml_stream_next(sheet->stream)) != XML_NOTHING;) {
        if (xml_stream_is(sheet->stream, "sheetData"))
            inside = piece == XML_START;
        if (piece == XML_START && !read_tag(sheet, inside))
            return false;
    }
    const char *fault = xml_stream_fault(sheet->stream);
    return !fault || damaged(sheet, fault);
}

/* ---- which sheet ---- */

/* "'Outturn', 'Targets' and 'Notes'" */
static const char *sheet_list(const struct workbook *workbook)
{
    struct buffer out = buffer_open(workbook->arena);
    for (size_t i = 0; i < workbook->sheet_count; i++)
        buffer_format(&out, "%s'%s'",
                      i == 0                          ? ""
                      : i + 1 < workbook->sheet_count ? ", "
                                                      : " and ",
                      workbook->sheets[i].name);
    return buffer_text(&out);
}

/* Names may end with a space that nobody sees. */
static bool same_name(struct arena *arena, const char *a, const char *b)
{
    struct buffer first = buffer_open(arena), second = buffer_open(arena);
    return slice_equal(data_key(slice_of(a), &first), data_key(slice_of(b), &second));
}

static const struct workbook_sheet *report_unknown(const struct workbook *workbook,
                                                   const struct data_source *source)
{
    struct nearest nearest = nearest_open(source->sheet);
    for (size_t i = 0; i < workbook->sheet_count; i++)
        nearest_offer(&nearest, workbook->sheets[i].name);
    diag_report(workbook->diags, DIAG_sheet_unknown, source->sheet_pos, workbook->pos.file->name,
                source->sheet);
    if (nearest_found(&nearest))
        diag_help(workbook->diags, "did you mean '%s'?", nearest_found(&nearest));
    else
        diag_help(workbook->diags, "it has %s", sheet_list(workbook));
    return NULL;
}

static const struct workbook_sheet *choose(const struct workbook *workbook,
                                           const struct data_source *source)
{
    for (size_t i = 0; source->sheet && i < workbook->sheet_count; i++) {
        if (same_name(workbook->arena, source->sheet, workbook->sheets[i].name))
            return &workbook->sheets[i];
    }
    if (source->sheet)
        return report_unknown(workbook, source);
    if (workbook->sheet_count == 1)
        return workbook->sheets;
    diag_report(workbook->diags, DIAG_sheet_unnamed, source->pos, workbook->pos.file->name,
                (int)workbook->sheet_count);
    diag_help(workbook->diags, "add sheet=\"...\" with one of %s", sheet_list(workbook));
    return NULL;
}

/* ---- all together ---- */

static struct source_file *file_of(struct arena *arena, const char *name, const char *sheet)
{
    struct source_file *file = ARENA_NEW(arena, struct source_file);
    *file = (struct source_file){.name = name};
    if (sheet) {
        struct source_table *table = ARENA_NEW(arena, struct source_table);
        table->sheet = arena_string(arena, sheet);
        file->table = table;
    }
    return file;
}

static void note_sheets(const struct workbook *workbook, const struct workbook_sheet *chosen,
                        struct input *input, struct arena *arena)
{
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        const struct workbook_sheet *sheet = &workbook->sheets[i];
        const char *name = format_text(workbook->arena, "%ssheet '%s'",
                                       sheet->hidden ? "hidden " : "", sheet->name);
        input_note_part(input, arena, name, sheet == chosen);
    }
}

static void note_hidden_cells(const struct sheet *sheet, const char *name, struct input *input,
                              struct arena *arena)
{
    struct arena *scratch = sheet->grid->arena;
    if (sheet->hides_rows)
        input_note_part(input, arena, format_text(scratch, "hidden rows of sheet '%s'", name),
                        false);
    if (sheet->hides_columns)
        input_note_part(input, arena, format_text(scratch, "hidden columns of sheet '%s'", name),
                        false);
}

bool xlsx_read(struct arena *arena, struct slice bytes, const struct data_source *source,
               const char *name, struct input *input, struct grid *grid, struct diag_list *diags)
{
    struct workbook workbook = {
        .arena = grid->arena, .diags = diags, .pos = {file_of(arena, name, NULL), 0, 0}};
    if (!workbook_open(&workbook, bytes, source->path_pos))
        return false;
    const struct workbook_sheet *chosen = choose(&workbook, source);
    if (!chosen)
        return false;
    note_sheets(&workbook, chosen, input, arena);
    grid->file = file_of(arena, name, chosen->name);
    struct sheet sheet = {.workbook = &workbook,
                          .grid = grid,
                          .value = buffer_open(grid->arena),
                          .formula = buffer_open(grid->arena)};
    sheet.part = workbook_sheet_part(&workbook, chosen);
    if (!sheet.part) {
        diag_report(diags, DIAG_sheet_of_no_cells, source->pos, chosen->name);
        return false;
    }
    struct slice text;
    if (!archive_read(workbook.archive, sheet.part, &text))
        return false;
    sheet.stream = xml_stream_open(grid->arena, text);
    bool read = read_sheet(&sheet);
    note_hidden_cells(&sheet, chosen->name, input, arena);
    return read;
}
