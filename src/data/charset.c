/* SPDX-License-Identifier: Apache-2.0 */
/* A CSV file cannot say what it is encoded in. Spreadsheets write UTF-8 with a byte order mark,
 * UTF-16 with one ("Unicode text"), or the code page of the machine, which in this country is
 * Windows-1252. The last cannot be told from others by looking, so the plan must say it. */
#include "data/charset.h"

#include "base/buffer.h"

/* 0x80 to 0x9F of Windows-1252 (Unicode's MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT); 0: not
 * used. All other bytes are the characters of the same number. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

struct decoding {
    struct source_file *file;
    struct diag_list *diags;
    struct buffer text;
};

/* The place where what has been decoded so far ends. */
static struct source_pos end_of(const struct decoding *decoding)
{
    struct source_pos start = {decoding->file, 1, 1};
    return source_after(start, buffer_slice(&decoding->text));
}

static void keep(struct decoding *decoding)
{
    buffer_text(&decoding->text);
    decoding->file->text = buffer_slice(&decoding->text);
}

/* Everything from `at` on as it can be shown, so that the line of a fault is there to be seen. */
static void show_rest(struct decoding *decoding, struct slice bytes, size_t at)
{
    while (at < bytes.count)
        buffer_add_codepoint(&decoding->text, utf8_next(bytes, &at));
    keep(decoding);
}

static void hexadecimal(unsigned char byte, char out[3])
{
    static const char digits[] = "0123456789ABCDEF";
    out[0] = digits[byte >> 4];
    out[1] = digits[byte & 15];
    out[2] = '\0';
}

static bool decode_1252(struct decoding *decoding, struct slice bytes)
{
    buffer_reserve(&decoding->text, bytes.count + 1);
    for (size_t at = 0; at < bytes.count; at++) {
        unsigned char byte = (unsigned char)bytes.bytes[at];
        uint32_t c = byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
        if (c == 0 && byte != 0) {
            char hex[3];
            hexadecimal(byte, hex);
            struct source_pos pos = end_of(decoding);
            show_rest(decoding, bytes, at);
            diag_report(decoding->diags, DIAG_csv_byte_unused, pos, hex);
            return false;
        }
        buffer_add_codepoint(&decoding->text, c);
    }
    keep(decoding);
    return true;
}

static uint32_t unit_at(struct slice bytes, size_t at, bool big)
{
    unsigned char first = (unsigned char)bytes.bytes[at],
                  second = (unsigned char)bytes.bytes[at + 1];
    return big ? (uint32_t)first << 8 | second : (uint32_t)second << 8 | first;
}

/* Pairs of surrogates are one character; a single one, or a byte left over, is a fault. */
static bool decode_utf16(struct decoding *decoding, struct slice bytes, bool big)
{
    buffer_reserve(&decoding->text, bytes.count + 1);
    size_t at = 0;
    while (at + 1 < bytes.count) {
        uint32_t c = unit_at(bytes, at, big);
        at += 2;
        if (c >= 0xD800 && c < 0xDC00 && at + 1 < bytes.count) {
            uint32_t low = unit_at(bytes, at, big);
            at += 2;
            if (low < 0xDC00 || low > 0xDFFF)
                break;
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        }
        if (c >= 0xD800 && c < 0xE000)
            break;
        buffer_add_codepoint(&decoding->text, c);
        if (at == bytes.count) {
            keep(decoding);
            return true;
        }
    }
    keep(decoding);
    if (bytes.count == 0)
        return true;
    diag_report(decoding->diags, DIAG_csv_utf16, end_of(decoding));
    return false;
}

static bool accept_utf8(struct decoding *decoding, struct slice bytes)
{
    size_t at = utf8_invalid_at(bytes);
    if (at == SIZE_MAX) {
        decoding->file->text = bytes;
        return true;
    }
    char hex[3];
    hexadecimal((unsigned char)bytes.bytes[at], hex);
    buffer_add(&decoding->text, bytes.bytes, at);
    struct source_pos pos = end_of(decoding);
    show_rest(decoding, bytes, at);
    diag_report(decoding->diags, DIAG_csv_not_utf8, pos, hex);
    return false;
}

static bool is_ascii(struct slice bytes)
{
    unsigned char seen = 0;
    for (size_t i = 0; i < bytes.count; i++)
        seen |= (unsigned char)bytes.bytes[i];
    return seen < 0x80;
}

/* Read as Windows-1252, the two bytes of a pound sign in UTF-8 would be two wrong characters. What
 * is not ASCII and well-formed as UTF-8 all the same was never written in a code page. */
static bool check_declared(struct decoding *decoding, struct slice bytes,
                           const struct data_source *source)
{
    if (is_ascii(bytes) || utf8_invalid_at(bytes) != SIZE_MAX)
        return true;
    decoding->file->text = bytes;
    diag_report(decoding->diags, DIAG_csv_is_utf8, source->pos);
    return false;
}

static bool has_mark(struct slice bytes, const char *mark)
{
    size_t count = strlen(mark);
    return bytes.count >= count && memcmp(bytes.bytes, mark, count) == 0;
}

static struct slice without(struct slice bytes, size_t count)
{
    return (struct slice){bytes.bytes + count, bytes.count - count};
}

static bool decode(struct decoding *decoding, struct slice bytes, const struct data_source *source)
{
    bool code_page = source->has_encoding && source->encoding == DATA_WINDOWS_1252;
    if (has_mark(bytes, "\xFF\xFE"))
        return decode_utf16(decoding, without(bytes, 2), /*big*/ false);
    if (has_mark(bytes, "\xFE\xFF"))
        return decode_utf16(decoding, without(bytes, 2), /*big*/ true);
    if (code_page)
        return check_declared(decoding, bytes, source) && decode_1252(decoding, bytes);
    return accept_utf8(decoding, has_mark(bytes, "\xEF\xBB\xBF") ? without(bytes, 3) : bytes);
}

static bool is_control(unsigned char c)
{
    return c < 0x20 ? c != '\t' && c != '\n' && c != '\r' : c == 0x7F;
}

/* No figure and no word has a control character in it; a file of another kind soon has. */
static bool check_controls(const struct source_file *file, struct diag_list *diags)
{
    for (size_t at = 0; at < file->text.count; at++) {
        unsigned char c = (unsigned char)file->text.bytes[at];
        if (!is_control(c))
            continue;
        char hex[3];
        hexadecimal(c, hex);
        struct source_pos start = {file, 1, 1};
        diag_report(diags, DIAG_csv_control,
                    source_after(start, (struct slice){file->text.bytes, at}), hex);
        return false;
    }
    return true;
}

/* Old programs end lines with CR alone; put LF there, and every line of a message is found. */
static void mend_line_ends(struct arena *arena, struct source_file *file)
{
    struct slice text = file->text;
    char *mended = NULL;
    for (size_t i = 0; i < text.count; i++) {
        if (text.bytes[i] != '\r' || (i + 1 < text.count && text.bytes[i + 1] == '\n'))
            continue;
        if (!mended)
            mended = arena_copy(arena, text.bytes, text.count);
        mended[i] = '\n';
    }
    if (mended)
        file->text.bytes = mended;
}

bool charset_decode(struct arena *arena, struct slice bytes, const struct data_source *source,
                    struct source_file *file, struct diag_list *diags)
{
    struct decoding decoding = {file, diags, buffer_open(arena)};
    if (!decode(&decoding, bytes, source))
        return false;
    mend_line_ends(arena, file);
    return check_controls(file, diags);
}
