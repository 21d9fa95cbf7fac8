/* SPDX-License-Identifier: Apache-2.0 */
#include "data/reading.h"

/* The cell that is merged over the row, or NULL. */
static const struct grid_cell *merged_cell(const struct reading *reading, const struct field *field)
{
    uint32_t row = reading->row->number;
    size_t low = 0, high = field->merged_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (field->merged[middle].top <= row)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0 || field->merged[low - 1].bottom < row)
        return NULL;
    const struct grid_span *span = &field->merged[low - 1];
    const struct grid_row *top = grid_find_row(&reading->grid, span->top);
    return top ? grid_find_cell(&reading->grid, top, span->left) : NULL;
}

struct spot reading_spot(const struct reading *reading, const struct field *field)
{
    const struct grid_cell *cell = grid_find_cell(&reading->grid, reading->row, field->number);
    if ((!cell || cell->text.count == 0) && field->merged_count)
        cell = merged_cell(reading, field);
    return (struct spot){field, cell};
}

bool reading_is_merged(const struct reading *reading, struct spot spot)
{
    return spot.cell && spot.field->merged_count &&
           spot.cell != grid_find_cell(&reading->grid, reading->row, spot.field->number);
}

struct source_pos reading_pos(const struct reading *reading, struct spot spot)
{
    return grid_pos(&reading->grid, reading->row, spot.field->number);
}

/* The place of a cell of a workbook has its row, that of a query its column too. */
const char *reading_where(struct reading *reading, const struct field *field)
{
    const struct source_table *table = reading->grid.file->table;
    if (table && !table->sheet)
        return "";
    if (table)
        return format_text(reading->scratch, "column '%s': ", field->name);
    return format_text(reading->scratch, "row %D, column '%s': ", (int64_t)reading->row->number,
                       field->name);
}

#define LONGEST_SHOWN 60

/* What stands in the cell, or the beginning of it, enough to know it by. */
static struct slice shown(struct reading *reading, struct spot spot)
{
    struct slice text = reading_text(reading, spot);
    struct arena *arena = reading->scratch;
    size_t at = 0, characters = 0;
    if (spot.cell && spot.cell->kind == CELL_PERCENTAGE)
        return slice_of(format_text(arena, "%S%%", text));
    while (at < text.count && characters++ < LONGEST_SHOWN)
        utf8_next(text, &at);
    if (at == text.count)
        return text;
    return slice_of(format_text(arena, "%S...", (struct slice){text.bytes, at}));
}

bool reading_refuse(struct reading *reading, struct spot spot, enum diag_id id, const char *more)
{
    struct slice text = shown(reading, spot);
    diag_report(reading->diags, id, reading_pos(reading, spot), reading_where(reading, spot.field),
                text, more);
    reading->faults++;
    return false;
}

void reading_help_word(struct reading *reading, struct spot spot, const char *means)
{
    struct buffer escaped = buffer_open(reading->scratch);
    struct slice text = reading_text(reading, spot);
    for (size_t i = 0; i < text.count; i++) {
        if (text.bytes[i] == '<')
            buffer_add_text(&escaped, "&lt;");
        else if (text.bytes[i] == '&')
            buffer_add_text(&escaped, "&amp;");
        else if (text.bytes[i] == '"')
            buffer_add_text(&escaped, "&quot;");
        else
            buffer_add_char(&escaped, text.bytes[i]);
    }
    diag_help(reading->diags,
              "if it has a meaning, say so in the source: <word in=\"%S\" means=\"%s\"/>",
              buffer_slice(&escaped), means);
}

/* ---- text ---- */

/* Spaces other than XML's that come from word processors and web pages: no-break, figure, thin,
 * narrow no-break, and a byte order mark in the middle. Their bytes; 0 when it is none. */
static size_t wide_space(struct slice text, size_t at)
{
    static const char *const spaces[] = {"\u00A0", "\u2007", "\u2009", "\u202F", "\uFEFF"};
    for (size_t i = 0; (unsigned char)text.bytes[at] >= 0x80 && i < sizeof spaces / sizeof *spaces;
         i++) {
        size_t count = strlen(spaces[i]);
        if (text.count - at >= count && memcmp(text.bytes + at, spaces[i], count) == 0)
            return count;
    }
    return 0;
}

static size_t space_at(struct slice text, size_t at)
{
    return is_xml_space(text.bytes[at]) ? 1 : wide_space(text, at);
}

/* Most cells need nothing done. */
static bool is_clean(struct slice text)
{
    char before = ' ';
    for (size_t i = 0; i < text.count; i++) {
        unsigned char c = (unsigned char)text.bytes[i];
        if (c >= 0x80 || (c <= ' ' && (c != ' ' || before == ' ')))
            return false;
        before = (char)c;
    }
    return text.count == 0 || before != ' ';
}

static struct slice collapsed(struct slice text, struct buffer *out)
{
    bool space = false;
    out->count = 0;
    for (size_t at = 0; at < text.count;) {
        size_t count = space_at(text, at);
        if (count) {
            space = true;
            at += count;
            continue;
        }
        if (space && out->count)
            buffer_add_char(out, ' ');
        space = false;
        buffer_add_char(out, text.bytes[at++]);
    }
    return buffer_slice(out);
}

struct slice reading_text(struct reading *reading, struct spot spot)
{
    struct slice text = spot.cell ? spot.cell->text : (struct slice){"", 0};
    return is_clean(text) ? text : collapsed(text, &reading->text);
}

static const char *find_word(const struct map *words, struct slice key)
{
    const struct data_word *word = words ? map_find(words, key) : NULL;
    return word ? word->means : NULL;
}

const char *reading_meaning(struct reading *reading, const struct field *field, struct slice text)
{
    if (!field->column->words && !reading->source->words)
        return NULL;
    struct slice key = data_key(text, &reading->key);
    const char *own = find_word(field->column->words, key);
    return own ? own : find_word(reading->source->words, key);
}

bool reading_is_blank(struct reading *reading, struct spot spot)
{
    bool plain = !spot.cell || spot.cell->kind <= CELL_PERCENTAGE;
    if (!plain)
        return false;
    struct slice text = reading_text(reading, spot);
    const char *means = reading_meaning(reading, spot.field, text);
    return means ? strcmp(means, DATA_BLANK) == 0 : text.count == 0;
}

/* ---- cells that are beyond reading ---- */

bool reading_is_broken(struct reading *reading, struct spot spot)
{
    static const enum diag_id faults[] = {
        [CELL_ERROR] = DIAG_cell_error,
        [CELL_FORMULA] = DIAG_cell_formula,
        [CELL_BYTES] = DIAG_cell_bytes,
    };
    if (!spot.cell)
        return false;
    enum cell_kind kind = spot.cell->kind;
    struct slice text = spot.cell->text;
    if (kind == CELL_TEXT && text.count > 1 && text.bytes[0] == '#' &&
        strchr("DNRV#", text.bytes[1]))
        kind = CELL_ERROR; /* as CSV files have them */
    if (kind != CELL_ERROR && kind != CELL_FORMULA && kind != CELL_BYTES)
        return false;
    reading_refuse(reading, spot, faults[kind], NULL);
    return true;
}
