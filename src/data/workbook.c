/* SPDX-License-Identifier: Apache-2.0 */
/* Office Open XML (ECMA-376; ISO/IEC 29500): a ZIP file of XML parts that name each other by
 * relations. Parts are found by the relations and never by their usual names, and elements by their
 * local names, since the strict and the transitional form differ in namespaces alone. */
#include "data/workbook.h"

#include "base/buffer.h"
#include "data/number_format.h"
#include "markup/stream.h"

/* ---- parts ---- */

/* A stream over a part; NULL when it cannot be read. */
static struct xml_stream *open_part(struct workbook *workbook, const char *part)
{
    struct slice bytes;
    if (!archive_read(workbook->archive, part, &bytes))
        return NULL;
    return xml_stream_open(workbook->arena, bytes);
}

/* At the end of a stream: whether it was all there. */
static bool close_part(const struct workbook *workbook, const char *part,
                       const struct xml_stream *stream)
{
    const char *fault = xml_stream_fault(stream);
    return !fault || archive_damaged(workbook->archive, part, fault);
}

/* The name of a part that `target` names in a relation of `source`: relative to its folder, or from
 * the top (ECMA-376 part 2, 6.2). A target that climbs above the top stays there, where there is
 * nothing. */
static const char *resolve(struct arena *arena, const char *source, const char *target)
{
    const char *slash = strrchr(source, '/');
    size_t folder = slash && *target != '/' ? (size_t)(slash + 1 - source) : 0;
    char *path = format_text(arena, "%S%s", (struct slice){source, folder},
                             *target == '/' ? target + 1 : target);
    for (char *up; (up = strstr(path, "../")) != NULL;) {
        char *from = up;
        while (from > path && (from == up || from[-1] != '/'))
            from--;
        memmove(from, up + 3, strlen(up + 3) + 1);
    }
    return path;
}

/* "xl/_rels/workbook.xml.rels" of "xl/workbook.xml". */
static const char *relations_part(struct arena *arena, const char *part)
{
    const char *slash = strrchr(part, '/');
    size_t folder = slash ? (size_t)(slash + 1 - part) : 0;
    return format_text(arena, "%S_rels/%s.rels", (struct slice){part, folder}, part + folder);
}

static bool ends_with(const char *text, const char *end)
{
    size_t count = strlen(text), tail = strlen(end);
    return count >= tail && strcmp(text + count - tail, end) == 0;
}

/* The part that a relation of `part` leads to: that whose id is `id`, or, when that is NULL, the
 * first; its type must end with `type`. NULL when there is none. */
static const char *related(struct workbook *workbook, const char *part, const char *id,
                           const char *type)
{
    const char *relations = relations_part(workbook->arena, part), *found = NULL;
    if (!archive_has(workbook->archive, relations))
        return NULL;
    struct xml_stream *stream = open_part(workbook, relations);
    while (stream && !found && xml_stream_next(stream) != XML_NOTHING) {
        const char *its_id = xml_stream_value(stream, "Id");
        const char *its_type = xml_stream_value(stream, "Type");
        const char *target = xml_stream_value(stream, "Target");
        if (xml_stream_is(stream, "Relationship") && target && its_type &&
            ends_with(its_type, type) && (!id || (its_id && strcmp(id, its_id) == 0)))
            found = resolve(workbook->arena, part, target);
    }
    return found;
}

const char *workbook_sheet_part(struct workbook *workbook, const struct workbook_sheet *sheet)
{
    return related(workbook, workbook->part, sheet->relation, "/worksheet");
}

/* ---- texts ---- */

static int hexadecimal(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The character of "_x000D_" at the start of text; 0 when there is none (18.4.12: what XML cannot
 * hold is written like this). */
static uint32_t escaped(struct slice text)
{
    if (text.count < 7 || text.bytes[0] != '_' || text.bytes[1] != 'x' || text.bytes[6] != '_')
        return 0;
    uint32_t c = 0;
    for (size_t i = 2; i < 6; i++) {
        int digit = hexadecimal(text.bytes[i]);
        if (digit < 0)
            return 0;
        c = c * 16 + (uint32_t)digit;
    }
    return c;
}

static void add_text(struct buffer *out, struct slice text)
{
    for (size_t i = 0; i < text.count; i++) {
        struct slice rest = {text.bytes + i, text.count - i};
        uint32_t c = text.bytes[i] == '_' ? escaped(rest) : 0;
        bool surrogate = c >= 0xD800 && c < 0xE000;
        if (c == 0 || surrogate) {
            buffer_add_char(out, text.bytes[i]);
            continue;
        }
        buffer_add_codepoint(out, c);
        i += 6;
    }
}

struct slice workbook_text(struct workbook *workbook, struct xml_stream *stream)
{
    struct buffer text = buffer_open(workbook->arena);
    size_t outer = xml_stream_depth(stream), phonetic = 0;
    bool inside = false;
    for (enum xml_piece piece; (piece = xml_stream_next(stream)) != XML_NOTHING;) {
        if (piece == XML_END && xml_stream_depth(stream) == outer)
            break;
        if (xml_stream_is(stream, "rPh"))
            phonetic = piece == XML_START;
        if (xml_stream_is(stream, "t"))
            inside = piece == XML_START && !phonetic;
        if (piece == XML_TEXT && inside)
            add_text(&text, xml_stream_text(stream));
    }
    buffer_text(&text);
    return buffer_slice(&text);
}

static bool read_strings(struct workbook *workbook, const char *part)
{
    struct xml_stream *stream = open_part(workbook, part);
    if (!stream)
        return false;
    for (enum xml_piece piece; (piece = xml_stream_next(stream)) != XML_NOTHING;) {
        if (piece == XML_START && xml_stream_is(stream, "si"))
            ARENA_PUSH(workbook->arena, workbook->strings, workbook->string_count,
                       workbook->string_capacity) = workbook_text(workbook, stream);
    }
    return close_part(workbook, part, stream);
}

/* ---- styles ---- */

/* Numbers of formats a workbook defines itself begin at 164 and go on one by one. */
#define FORMATS 65536

static uint32_t number_of(const char *text)
{
    uint32_t value = 0;
    for (; text && *text >= '0' && *text <= '9' && value < 100000000; text++)
        value = value * 10 + (uint32_t)(*text - '0');
    return value;
}

/* `formats` has for each number one more than the kind it shows, 0 where it is not defined. */
static enum cell_kind kind_of(const unsigned char *formats, uint32_t id)
{
    return id < FORMATS && formats[id] ? (enum cell_kind)(formats[id] - 1)
                                       : number_format_built_in(id);
}

static void read_style(struct workbook *workbook, const struct xml_stream *stream,
                       unsigned char *formats)
{
    uint32_t id = number_of(xml_stream_value(stream, "numFmtId"));
    if (xml_stream_is(stream, "numFmt")) {
        const char *code = xml_stream_value(stream, "formatCode");
        if (id < FORMATS)
            formats[id] = (unsigned char)(number_format_kind(slice_of(code)) + 1);
    } else if (xml_stream_is(stream, "xf")) {
        ARENA_PUSH(workbook->arena, workbook->styles, workbook->style_count,
                   workbook->style_capacity) = kind_of(formats, id);
    }
}

/* The formats come before the styles (18.8.39). <xf> stands in <cellStyleXfs> too, where it says
 * what a named style looks like. */
static bool read_styles(struct workbook *workbook, const char *part)
{
    unsigned char *formats = arena_alloc(workbook->arena, FORMATS);
    struct xml_stream *stream = open_part(workbook, part);
    bool wanted = false;
    if (!stream)
        return false;
    for (enum xml_piece piece; (piece = xml_stream_next(stream)) != XML_NOTHING;) {
        if (xml_stream_is(stream, "cellXfs") || xml_stream_is(stream, "numFmts"))
            wanted = piece == XML_START;
        else if (piece == XML_START && wanted)
            read_style(workbook, stream, formats);
    }
    return close_part(workbook, part, stream);
}

/* ---- the workbook ---- */

static void add_sheet(struct workbook *workbook, const struct xml_stream *stream)
{
    const char *name = xml_stream_value(stream, "name"), *id = xml_stream_value(stream, "id");
    const char *state = xml_stream_value(stream, "state");
    if (!name || !id)
        return;
    struct arena *arena = workbook->arena;
    ARENA_PUSH(arena, workbook->sheets, workbook->sheet_count, workbook->sheet_capacity) =
        (struct workbook_sheet){arena_string(arena, name), arena_string(arena, id),
                                state && strcmp(state, "visible") != 0};
}

bool workbook_yes(const char *value)
{
    return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

static bool read_sheets(struct workbook *workbook)
{
    struct xml_stream *stream = open_part(workbook, workbook->part);
    if (!stream)
        return false;
    for (enum xml_piece piece; (piece = xml_stream_next(stream)) != XML_NOTHING;) {
        if (piece == XML_START && xml_stream_is(stream, "workbookPr"))
            workbook->from_1904 = workbook_yes(xml_stream_value(stream, "date1904"));
        if (piece == XML_START && xml_stream_is(stream, "sheet"))
            add_sheet(workbook, stream);
    }
    return close_part(workbook, workbook->part, stream);
}

/* Other files that are ZIP files, by a part they have. */
static const struct {
    const char *part, *kind, *help;
} lookalikes[] = {
    {"content.xml", "an OpenDocument file", "save it as an Excel workbook (.xlsx)"},
    {"xl/workbook.bin", "a binary workbook (.xlsb)", "save it as an Excel workbook (.xlsx)"},
    {"word/document.xml", "a Word document", "save the table as an Excel workbook (.xlsx)"},
};

static bool report_other(const struct workbook *workbook)
{
    const char *kind = "a ZIP archive", *help = "give the workbook itself";
    for (size_t i = 0; i < sizeof lookalikes / sizeof *lookalikes; i++) {
        if (!archive_has(workbook->archive, lookalikes[i].part))
            continue;
        kind = lookalikes[i].kind;
        help = lookalikes[i].help;
    }
    diag_report(workbook->diags, DIAG_source_kind, workbook->pos, kind);
    diag_help(workbook->diags, "%s", help);
    return false;
}

bool workbook_open(struct workbook *workbook, struct slice bytes, struct source_pos asked)
{
    workbook->archive = archive_open(workbook->arena, bytes, workbook->pos, asked, workbook->diags);
    if (!workbook->archive)
        return false;
    workbook->part = related(workbook, "", NULL, "/officeDocument");
    if (!workbook->part || !ends_with(workbook->part, ".xml") ||
        strncmp(workbook->part, "word/", 5) == 0)
        return report_other(workbook);
    const char *strings = related(workbook, workbook->part, NULL, "/sharedStrings");
    const char *styles = related(workbook, workbook->part, NULL, "/styles");
    return read_sheets(workbook) && (!strings || read_strings(workbook, strings)) &&
           (!styles || read_styles(workbook, styles));
}
