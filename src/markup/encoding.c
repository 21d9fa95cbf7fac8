/* SPDX-License-Identifier: Apache-2.0 */
/* Which encoding a document is in follows XML 1.0 (fifth edition), appendix F: first the byte order
 * mark, then the bytes of "<?xml", then the declaration, which can be read as ASCII by then. All
 * that comes after this file sees UTF-8 only, so that offsets and columns mean one thing. */
#include "markup/encoding.h"

#include <strings.h>

#include <libxml/encoding.h>
#include <libxml/tree.h>
#include <libxml/xmlIO.h>

#include "base/buffer.h"
#include "markup/locate.h"
#include "markup/quiet.h"

/* What the first bytes tell. */
enum family { FAMILY_ASCII, FAMILY_UTF8_MARK, FAMILY_UTF16_LE, FAMILY_UTF16_BE, FAMILY_UTF32 };

struct signature {
    const char *bytes;
    size_t count;
    enum family family;
    size_t skip;
};

static const struct signature signatures[] = {
    {"\xFF\xFE\0\0", 4, FAMILY_UTF32, 4},     {"\0\0\xFE\xFF", 4, FAMILY_UTF32, 4},
    {"<\0\0\0", 4, FAMILY_UTF32, 0},          {"\0\0\0<", 4, FAMILY_UTF32, 0},
    {"\xEF\xBB\xBF", 3, FAMILY_UTF8_MARK, 3}, {"\xFF\xFE", 2, FAMILY_UTF16_LE, 2},
    {"\xFE\xFF", 2, FAMILY_UTF16_BE, 2},      {"<\0?\0", 4, FAMILY_UTF16_LE, 0},
    {"\0<\0?", 4, FAMILY_UTF16_BE, 0},
};

static enum family family_of(struct slice bytes, size_t *skip)
{
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
        const struct signature *s = &signatures[i];
        if (bytes.count >= s->count && memcmp(bytes.bytes, s->bytes, s->count) == 0) {
            *skip = s->skip;
            return s->family;
        }
    }
    *skip = 0;
    return FAMILY_ASCII;
}

/* The name in encoding="..." of the XML declaration `text` begins with, empty when it has none. */
static struct slice declared_encoding(struct slice text)
{
    const struct slice none = {NULL, 0};
    if (text.count < 6 || memcmp(text.bytes, "<?xml", 5) != 0 || !is_xml_space(text.bytes[5]))
        return none;
    const char *end = memchr(text.bytes, '>', text.count);
    if (!end)
        return none;
    static const char word[] = "encoding";
    for (const char *at = text.bytes; at + sizeof word < end; at++) {
        if (!is_xml_space(at[0]) || memcmp(at + 1, word, sizeof word - 1) != 0)
            continue;
        at += sizeof word;
        while (at < end && (is_xml_space(*at) || *at == '='))
            at++;
        if (at == end || (*at != '"' && *at != '\''))
            return none;
        const char *close = memchr(at + 1, *at, (size_t)(end - at - 1));
        return close ? (struct slice){at + 1, (size_t)(close - at - 1)} : none;
    }
    return none;
}

static bool named(struct slice name, const char *other)
{
    return name.count == strlen(other) && strncasecmp(name.bytes, other, name.count) == 0;
}

static bool is_utf8(struct slice name)
{
    return name.count == 0 || named(name, "UTF-8") || named(name, "UTF8");
}

static bool is_utf16(struct slice name)
{
    return named(name, "UTF-16") || named(name, "UTF-16LE") || named(name, "UTF-16BE");
}

/* The text as it can be shown: what is ill-formed becomes U+FFFD, so columns can be counted. */
static struct slice repaired(struct arena *arena, struct slice bytes)
{
    struct buffer text = buffer_open(arena);
    buffer_reserve(&text, bytes.count + 1);
    for (size_t at = 0; at < bytes.count;)
        buffer_add_codepoint(&text, utf8_next(bytes, &at));
    buffer_text(&text);
    return buffer_slice(&text);
}

static const char hexadecimal[] = "0123456789ABCDEF";

static void report_ill_formed(struct arena *arena, struct slice bytes, struct source_file *file,
                              struct diag_list *diags)
{
    size_t at = utf8_invalid_at(bytes);
    unsigned char byte = (unsigned char)bytes.bytes[at];
    size_t shown = repaired(arena, (struct slice){bytes.bytes, at}).count;
    file->text = repaired(arena, bytes);
    struct cursor cursor = cursor_open(file);
    char text[3] = {hexadecimal[byte >> 4], hexadecimal[byte & 15], '\0'};
    diag_report(diags, DIAG_encoding_invalid, cursor_at(&cursor, shown), text);
}

static bool accept_utf8(struct arena *arena, struct slice bytes, struct source_file *file,
                        struct diag_list *diags)
{
    file->text = bytes;
    if (utf8_invalid_at(bytes) == SIZE_MAX)
        return true;
    report_ill_formed(arena, bytes, file, diags);
    return false;
}

/* What libxml2 made of the bytes, as far as it came. */
struct conversion {
    xmlParserInputBuffer *buffer; /* NULL: memory ran out */
    bool done;
};

/* In chunks, because a push reserves room for what it is given and no more. */
#define CHUNK ((size_t)256 << 10)

static struct conversion convert(xmlCharEncodingHandler *handler, struct slice bytes)
{
    struct quiet quiet;
    quiet_begin(&quiet);
    struct conversion conversion = {xmlAllocParserInputBuffer(XML_CHAR_ENCODING_NONE), true};
    if (conversion.buffer)
        conversion.buffer->encoder = handler;
    else
        xmlCharEncCloseFunc(handler);
    for (size_t at = 0; conversion.buffer && conversion.done && at < bytes.count; at += CHUNK) {
        size_t count = bytes.count - at < CHUNK ? bytes.count - at : CHUNK;
        conversion.done =
            xmlParserInputBufferPush(conversion.buffer, (int)count, bytes.bytes + at) >= 0;
    }
    quiet_end(&quiet);
    return conversion;
}

static void close_buffer(void *buffer)
{
    xmlFreeParserInputBuffer(buffer);
}

/* The place of the encoding's name, which is on the first line of what is well-formed. */
static struct source_pos declaration_pos(const struct source_file *file, struct slice name)
{
    struct cursor cursor = cursor_open(file);
    bool inside =
        name.bytes >= file->text.bytes && name.bytes < file->text.bytes + file->text.count;
    return cursor_at(&cursor, inside ? (size_t)(name.bytes - file->text.bytes) : 0);
}

static bool convert_named(struct arena *arena, const char *name, struct slice bytes,
                          struct source_file *file, struct diag_list *diags)
{
    xmlCharEncodingHandler *handler = xmlFindCharEncodingHandler(name);
    if (!handler) {
        struct slice declared = declared_encoding(bytes);
        file->text = repaired(arena, bytes);
        struct source_pos pos = {file, 1, 1};
        if (declared.bytes) /* what precedes it is ASCII, so its offset is the same in both */
            pos.column = (uint32_t)(declared.bytes - bytes.bytes) + 1;
        diag_report(diags, DIAG_encoding_unknown, pos, name);
        return false;
    }
    struct conversion conversion = convert(handler, bytes);
    if (!conversion.buffer)
        arena_exhausted(arena);
    struct arena *scratch = arena_create_child(arena);
    arena_defer(scratch, close_buffer, conversion.buffer);
    size_t count = xmlBufUse(conversion.buffer->buffer);
    const char *text = (const char *)xmlBufContent(conversion.buffer->buffer);
    file->text = (struct slice){arena_copy(arena, text, count), count};
    bool whole = conversion.done && xmlBufUse(conversion.buffer->raw) == 0;
    arena_destroy(scratch);
    if (!whole) {
        struct cursor cursor = cursor_open(file);
        diag_report(diags, DIAG_encoding_mismatch, cursor_at(&cursor, count), name);
    }
    return whole;
}

/* In UTF-16 the declaration can be read only after the conversion; UTF-8 in it means that a program
 * changed the encoding and not the declaration. */
static bool convert_utf16(struct arena *arena, const char *name, struct slice bytes,
                          struct source_file *file, struct diag_list *diags)
{
    if (!convert_named(arena, name, bytes, file, diags))
        return false;
    struct slice declared = declared_encoding(file->text);
    if (declared.count == 0 || is_utf16(declared))
        return true;
    diag_report(diags, DIAG_encoding_mismatch, declaration_pos(file, declared),
                arena_copy(arena, declared.bytes, declared.count));
    diag_help(diags, "the file is in UTF-16: save it as UTF-8, or declare encoding=\"UTF-16\"");
    return false;
}

static bool convert_declared(struct arena *arena, struct slice bytes, bool marked,
                             struct source_file *file, struct diag_list *diags)
{
    struct slice declared = declared_encoding(bytes);
    if (is_utf8(declared))
        return accept_utf8(arena, bytes, file, diags);
    const char *name = arena_copy(arena, declared.bytes, declared.count);
    if (!marked && !is_utf16(declared))
        return convert_named(arena, name, bytes, file, diags);
    if (!accept_utf8(arena, bytes, file, diags))
        return false;
    diag_report(diags, DIAG_encoding_mismatch, declaration_pos(file, declared), name);
    diag_help(diags, "the file is in UTF-8: declare encoding=\"UTF-8\" or nothing");
    return false;
}

/* Other kinds of file that are given by mistake, by their first bytes. */
static const struct {
    const char *bytes, *kind;
} lookalikes[] = {
    {"PK\x03\x04", "a ZIP archive or an office document"},
    {"%PDF", "a PDF file"},
    {"{\\rtf", "an RTF document"},
    {"\xD0\xCF\x11\xE0", "an old office document"},
    {"\x89PNG", "an image"},
    {"\xFF\xD8\xFF", "an image"},
    {"SQLite format 3", "a database"},
};

/* Whether the file begins as XML does; anything else is not worth decoding. */
static bool begins_like_xml(struct slice bytes, struct source_file *file, struct diag_list *diags)
{
    struct slice rest = slice_trim(bytes);
    struct source_pos whole = {file, 0, 0};
    if (rest.count && rest.bytes[0] == '<')
        return true;
    if (rest.count == 0) {
        diag_report(diags, DIAG_document_empty, whole);
        return false;
    }
    diag_report(diags, DIAG_not_xml, whole);
    for (size_t i = 0; i < sizeof lookalikes / sizeof *lookalikes; i++) {
        size_t count = strlen(lookalikes[i].bytes);
        if (bytes.count >= count && memcmp(bytes.bytes, lookalikes[i].bytes, count) == 0)
            diag_help(diags, "it looks like %s", lookalikes[i].kind);
    }
    return false;
}

bool encoding_decode(struct arena *arena, struct slice bytes, struct source_file *file,
                     struct diag_list *diags)
{
    size_t skip;
    enum family family = family_of(bytes, &skip);
    bytes = (struct slice){bytes.bytes + skip, bytes.count - skip};
    file->text = (struct slice){NULL, 0};
    switch (family) {
    case FAMILY_UTF16_LE:
        return convert_utf16(arena, "UTF-16LE", bytes, file, diags) &&
               begins_like_xml(file->text, file, diags);
    case FAMILY_UTF16_BE:
        return convert_utf16(arena, "UTF-16BE", bytes, file, diags) &&
               begins_like_xml(file->text, file, diags);
    case FAMILY_UTF32:
        diag_report(diags, DIAG_encoding_unknown, (struct source_pos){file, 0, 0}, "UTF-32");
        return false;
    case FAMILY_UTF8_MARK:
    case FAMILY_ASCII:
        return begins_like_xml(bytes, file, diags) &&
               convert_declared(arena, bytes, family == FAMILY_UTF8_MARK, file, diags);
    }
    return false;
}
