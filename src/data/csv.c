/* SPDX-License-Identifier: Apache-2.0 */
/* RFC 4180, strictly: a cell in quotes is in quotes from its first character to its last, quotes in
 * it are doubled, and none stand in a cell without. Three liberties spreadsheets take are allowed:
 * other separators, other line ends, and rows that end before the table does.
 *
 * libcsv reads such files well, but hands over cells without saying where they stood, and reports a
 * stray quote by how many bytes it had taken; its callbacks, too, must not be unwound, and the
 * arena unwinds. The grammar is five rules, so we read it ourselves, and the tests ask libcsv
 * whether it reads the same. */
#include "data/csv.h"

#include "data/charset.h"

struct csv {
    struct arena *arena;
    struct diag_list *diags;
    const struct source_file *file;
    struct grid *grid;
    struct slice text;
    size_t at;
    uint32_t line, column; /* of text[at] */
    char separator;
};

/* ---- which separator ---- */

static const char separators[] = {',', ';', '\t'};
#define SEPARATORS (sizeof separators)

/* The offset of the row after the one at `at`, line ends in quotes passed over. */
static size_t next_row(struct slice text, size_t at)
{
    bool quoted = false;
    for (; at < text.count; at++) {
        if (text.bytes[at] == '"')
            quoted = !quoted;
        else if (text.bytes[at] == '\n' && !quoted)
            return at + 1;
    }
    return at;
}

static void count_separators(struct slice row, size_t counts[SEPARATORS])
{
    bool quoted = false;
    for (size_t at = 0; at < row.count; at++) {
        quoted ^= row.bytes[at] == '"';
        for (size_t i = 0; i < SEPARATORS && !quoted; i++)
            counts[i] += row.bytes[at] == separators[i];
    }
}

/* The separator that stands most often at the table's head; a head of one column has none. Two that
 * are equally frequent are no answer: titles may hold commas. */
static bool detect_separator(struct csv *csv, const struct data_source *source)
{
    size_t start = csv->at, counts[SEPARATORS] = {0}, best = 0;
    uint32_t head = source->head_last ? source->head_last : source->first ? source->first : 1;
    for (uint32_t row = 1; row < head; row++)
        start = next_row(csv->text, start);
    size_t end = next_row(csv->text, start);
    count_separators((struct slice){csv->text.bytes + start, end - start}, counts);
    bool tied = false;
    for (size_t i = 1; i < SEPARATORS; i++) {
        if (counts[i] >= counts[best]) {
            tied = counts[i] == counts[best] && counts[i] > 0;
            best = counts[i] > counts[best] ? i : best;
        }
    }
    csv->separator = separators[best];
    if (!tied)
        return true;
    struct slice before = {csv->text.bytes, start};
    diag_report(csv->diags, DIAG_csv_separator,
                source_after((struct source_pos){csv->file, 1, 1}, before));
    return false;
}

/* "sep=;" alone on the first line tells some spreadsheets the separator; they do not count it as a
 * row. */
static void take_separator_line(struct csv *csv)
{
    size_t end = next_row(csv->text, 0);
    struct slice line = slice_trim((struct slice){csv->text.bytes, end});
    if (line.count != 5 || memcmp(line.bytes, "sep=", 4) != 0)
        return;
    csv->separator = line.bytes[4];
    csv->at = end;
    csv->line++;
}

/* ---- cells ---- */

static struct source_pos here(const struct csv *csv)
{
    return (struct source_pos){csv->file, csv->line, csv->column};
}

/* Move to `to`, counting lines and characters. */
static void move(struct csv *csv, size_t to)
{
    for (; csv->at < to; csv->at++) {
        unsigned char c = (unsigned char)csv->text.bytes[csv->at];
        if (c == '\n') {
            csv->line++;
            csv->column = 1;
        } else if ((c & 0xC0) != 0x80) {
            csv->column++;
        }
    }
}

static bool at_line_end(const struct csv *csv, size_t at)
{
    if (at < csv->text.count && csv->text.bytes[at] == '\r')
        at++;
    return at == csv->text.count || csv->text.bytes[at] == '\n';
}

static bool at_cell_end(const struct csv *csv, size_t at)
{
    return at_line_end(csv, at) || csv->text.bytes[at] == csv->separator;
}

/* The text between the quotes; doubled quotes in it are made single. */
static struct slice unquoted(struct csv *csv, size_t from, size_t to, bool doubled)
{
    struct slice inside = {csv->text.bytes + from, to - from};
    if (!doubled)
        return inside;
    char *out = arena_alloc(csv->arena, inside.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < inside.count; i++) {
        out[count++] = inside.bytes[i];
        i += inside.bytes[i] == '"';
    }
    return (struct slice){out, count};
}

static bool read_quoted(struct csv *csv, struct slice *text)
{
    size_t from = csv->at + 1, at = from;
    bool doubled = false;
    for (;;) {
        const char *quote = memchr(csv->text.bytes + at, '"', csv->text.count - at);
        if (!quote) {
            diag_report(csv->diags, DIAG_csv_quote_unclosed, here(csv));
            return false;
        }
        at = (size_t)(quote - csv->text.bytes) + 1;
        if (at == csv->text.count || csv->text.bytes[at] != '"')
            break;
        doubled = true;
        at++;
    }
    *text = unquoted(csv, from, at - 1, doubled);
    move(csv, at);
    if (at_cell_end(csv, at))
        return true;
    diag_report(csv->diags, DIAG_csv_quote_after, here(csv));
    return false;
}

static bool read_plain(struct csv *csv, struct slice *text)
{
    size_t at = csv->at;
    while (!at_cell_end(csv, at) && csv->text.bytes[at] != '"')
        at++;
    *text = (struct slice){csv->text.bytes + csv->at, at - csv->at};
    move(csv, at);
    if (at_cell_end(csv, at))
        return true;
    diag_report(csv->diags, DIAG_csv_quote_inside, here(csv));
    return false;
}

static bool read_cell(struct csv *csv, uint32_t column)
{
    struct grid_cell *cell = grid_add_cell(csv->grid, column);
    if (!cell)
        return grid_report_full(csv->grid, csv->diags);
    cell->line = csv->line;
    cell->from = csv->column;
    bool quoted = csv->at < csv->text.count && csv->text.bytes[csv->at] == '"';
    return quoted ? read_quoted(csv, &cell->text) : read_plain(csv, &cell->text);
}

static bool read_row(struct csv *csv, uint32_t number)
{
    struct grid_row *row = grid_add_row(csv->grid, number);
    if (!row)
        return grid_report_full(csv->grid, csv->diags);
    for (uint32_t column = 1;; column++) {
        if (!read_cell(csv, column))
            return false;
        if (at_line_end(csv, csv->at))
            break;
        move(csv, csv->at + 1);
    }
    row->line = csv->line;
    row->beyond = csv->column;
    move(csv, csv->at + (csv->at < csv->text.count && csv->text.bytes[csv->at] == '\r'));
    move(csv, csv->at + (csv->at < csv->text.count));
    return true;
}

bool csv_read(struct arena *arena, struct slice bytes, const struct data_source *source,
              struct source_file *file, struct grid *grid, struct diag_list *diags)
{
    grid->file = file;
    if (!charset_decode(arena, bytes, source, file, diags))
        return false;
    struct csv csv = {.arena = arena,
                      .diags = diags,
                      .file = file,
                      .grid = grid,
                      .text = file->text,
                      .line = 1,
                      .column = 1};
    take_separator_line(&csv);
    if (source->separator)
        csv.separator = source->separator;
    if (!csv.separator && !detect_separator(&csv, source))
        return false;
    for (uint32_t number = 1; csv.at < csv.text.count; number++) {
        if (!read_row(&csv, number))
            return false;
    }
    return true;
}
