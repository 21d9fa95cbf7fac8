/* SPDX-License-Identifier: Apache-2.0 */
#include "base/source.h"

#include "base/buffer.h"

struct slice source_line(const struct source_file *file, uint32_t line)
{
    const char *at = file->text.bytes, *end = at + file->text.count;
    for (; line > 1 && at < end; line--) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        at = newline ? newline + 1 : end;
    }
    if (line != 1 || at >= end)
        return (struct slice){NULL, 0};
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    struct slice found = {at, (size_t)((newline ? newline : end) - at)};
    if (found.count && found.bytes[found.count - 1] == '\r')
        found.count--;
    return found;
}

struct source_pos source_after(struct source_pos pos, struct slice text)
{
    const char *at = text.bytes, *end = at + text.count;
    const char *newline;
    while (at < end && (newline = memchr(at, '\n', (size_t)(end - at))) != NULL) {
        pos.line++;
        pos.column = 1;
        at = newline + 1;
    }
    pos.column += (uint32_t)utf8_length((struct slice){at, (size_t)(end - at)});
    return pos;
}

/* Twenty-six letters and no zero: Z is 26 and AA 27. Seven of them hold any 32-bit number. */
void column_letters(uint32_t column, char out[8])
{
    char reversed[8];
    size_t count = 0;
    for (; column > 0; column = (column - 1) / 26)
        reversed[count++] = (char)('A' + (column - 1) % 26);
    for (size_t i = 0; i < count; i++)
        out[i] = reversed[count - 1 - i];
    out[count] = '\0';
}

static void write_sheet_place(struct source_pos pos, struct buffer *out)
{
    char letters[8];
    column_letters(pos.column, letters);
    buffer_format(out, ", sheet '%s'", pos.file->table->sheet);
    if (pos.line)
        buffer_format(out, pos.column ? ", cell %s%D" : ", row %s%D", letters, (int64_t)pos.line);
}

static void write_query_place(struct source_pos pos, struct buffer *out)
{
    if (pos.line)
        buffer_format(out, ", row %D", (int64_t)pos.line);
    if (pos.column)
        buffer_format(out, ", column '%s'", pos.file->table->columns[pos.column - 1]);
}

static void write_text_place(struct source_pos pos, struct buffer *out)
{
    if (pos.line)
        buffer_format(out, ":%D", (int64_t)pos.line);
    if (pos.line && pos.column)
        buffer_format(out, ":%D", (int64_t)pos.column);
}

void source_write(struct source_pos pos, struct buffer *out)
{
    if (!pos.file)
        return;
    buffer_add_text(out, pos.file->name);
    if (!pos.file->table)
        write_text_place(pos, out);
    else if (pos.file->table->sheet)
        write_sheet_place(pos, out);
    else
        write_query_place(pos, out);
}

static int compare_names(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

/* How many bytes of text[at..) the words take; 0: they do not stand there. */
static size_t stand_at(struct slice text, size_t at, struct slice words)
{
    size_t from = at, i = 0;
    while (i < words.count) {
        if (at == text.count)
            return 0;
        bool space = is_xml_space(words.bytes[i]);
        if (space ? !is_xml_space(text.bytes[at]) : text.bytes[at] != words.bytes[i])
            return 0;
        for (i++, at++; space && i < words.count && is_xml_space(words.bytes[i]);)
            i++;
        while (space && at < text.count && is_xml_space(text.bytes[at]))
            at++;
    }
    return at - from;
}

struct source_pos source_seek(struct source_pos pos, struct slice words, size_t skipped)
{
    if (!pos.file || pos.file->table || !pos.line || !words.count)
        return pos;
    struct slice text = pos.file->text;
    struct slice line = source_line(pos.file, pos.line);
    size_t start = line.bytes ? (size_t)(line.bytes - text.bytes) : text.count, at = start;
    for (uint32_t column = 1; column < pos.column && at < text.count; column++)
        utf8_next(text, &at);
    for (size_t first = at; at < text.count; at++) {
        if (text.bytes[at] != words.bytes[0] && !is_xml_space(words.bytes[0]))
            continue;
        if (stand_at(text, at, words) && skipped-- == 0)
            return source_after(pos, (struct slice){text.bytes + first, at - first});
    }
    return pos;
}

static int compare_files(const struct source_file *a, const struct source_file *b)
{
    if (a == b)
        return 0;
    if (!a || !b)
        return a ? 1 : -1;
    int names = strcmp(a->name, b->name);
    if (names || !a->table || !b->table)
        return names;
    return compare_names(a->table->sheet, b->table->sheet);
}

int source_compare(struct source_pos a, struct source_pos b)
{
    int files = compare_files(a.file, b.file);
    if (files)
        return files;
    if (a.line != b.line)
        return a.line < b.line ? -1 : 1;
    if (a.column != b.column)
        return a.column < b.column ? -1 : 1;
    return 0;
}
