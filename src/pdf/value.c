/* SPDX-License-Identifier: Apache-2.0 */
#include "pdf/value.h"

static const char digits[] = "0123456789ABCDEF";

/* Regular characters that stand for themselves (7.3.5); all others are escaped. */
static bool plain_in_name(unsigned char c)
{
    return c > 0x20 && c < 0x7F && !strchr("#%()<>[]{}/", c);
}

void value_name(struct buffer *out, const char *name)
{
    buffer_add_char(out, '/');
    for (; *name; name++) {
        unsigned char c = (unsigned char)*name;
        if (plain_in_name(c)) {
            buffer_add_char(out, *name);
        } else {
            buffer_add_char(out, '#');
            buffer_add_char(out, digits[c >> 4]);
            buffer_add_char(out, digits[c & 15]);
        }
    }
}

/* A carriage return would be read as a line feed (7.3.4.2), and unbalanced parentheses would end
 * the string; everything else may stand as it is. */
void value_literal(struct buffer *out, struct slice bytes)
{
    if (bytes.count > VALUE_LONGEST_STRING)
        bytes.count = VALUE_LONGEST_STRING;
    buffer_add_char(out, '(');
    for (size_t i = 0; i < bytes.count; i++) {
        char c = bytes.bytes[i];
        if (c == '(' || c == ')' || c == '\\')
            buffer_add_char(out, '\\');
        if (c == '\r')
            buffer_add_text(out, "\\r");
        else
            buffer_add_char(out, c);
    }
    buffer_add_char(out, ')');
}

/* PDFDocEncoding agrees with ASCII from space to tilde (annex D.2). */
bool value_is_ascii(struct slice text)
{
    for (size_t i = 0; i < text.count; i++) {
        if (text.bytes[i] < ' ' || text.bytes[i] > '~')
            return false;
    }
    return true;
}

/* One code point as one or two units of UTF-16. */
static int utf16_units(uint32_t codepoint, uint32_t units[2])
{
    if (codepoint < 0x10000) {
        units[0] = codepoint;
        return 1;
    }
    units[0] = 0xD800 + ((codepoint - 0x10000) >> 10);
    units[1] = 0xDC00 + ((codepoint - 0x10000) & 0x3FF);
    return 2;
}

void value_utf16(struct buffer *out, struct slice text)
{
    buffer_add(out, "\xFE\xFF", 2);
    for (size_t at = 0; at < text.count;) {
        uint32_t units[2];
        int count = utf16_units(utf8_next(text, &at), units);
        for (int i = 0; i < count; i++) {
            buffer_add_char(out, (char)(units[i] >> 8));
            buffer_add_char(out, (char)(units[i] & 0xFF));
        }
    }
}

void value_unicode(struct buffer *out, struct slice text)
{
    for (size_t at = 0; at < text.count;) {
        uint32_t units[2];
        int count = utf16_units(utf8_next(text, &at), units);
        for (int i = 0; i < count; i++) {
            for (int shift = 12; shift >= 0; shift -= 4)
                buffer_add_char(out, digits[units[i] >> shift & 15]);
        }
    }
}

/* As UTF-16, with a mark before it, a character has two bytes or four. */
size_t value_text_size(struct slice text)
{
    if (value_is_ascii(text))
        return text.count;
    size_t size = 2;
    for (size_t at = 0; at < text.count;)
        size += utf8_next(text, &at) < 0x10000 ? 2 : 4;
    return size;
}

struct slice value_fitting(struct slice text)
{
    if (value_is_ascii(text)) {
        if (text.count > VALUE_LONGEST_STRING)
            text.count = VALUE_LONGEST_STRING;
        return text;
    }
    size_t size = 2, end = 0;
    for (size_t at = 0; at < text.count; end = at) {
        size += utf8_next(text, &at) < 0x10000 ? 2 : 4;
        if (size > VALUE_LONGEST_STRING)
            break;
    }
    text.count = end;
    return text;
}

#define SOFT_HYPHEN_UTF8 "\xC2\xAD"

struct slice value_for_people(struct slice text, struct arena *arena)
{
    struct buffer out;
    size_t from = 0;
    for (size_t i = 0; i + 1 < text.count; i++) {
        if (memcmp(text.bytes + i, SOFT_HYPHEN_UTF8, 2) != 0)
            continue;
        if (from == 0)
            out = buffer_open(arena);
        buffer_add(&out, text.bytes + from, i - from);
        from = i + 2;
        i++;
    }
    if (from == 0)
        return value_fitting(text);
    buffer_add(&out, text.bytes + from, text.count - from);
    return value_fitting(buffer_slice(&out));
}

static bool plain_in_uri(unsigned char c)
{
    return c > ' ' && c <= '~';
}

size_t value_uri_size(const char *uri)
{
    size_t size = 0;
    for (; *uri; uri++)
        size += plain_in_uri((unsigned char)*uri) ? 1 : 3;
    return size;
}

void value_uri(struct buffer *out, const char *uri)
{
    struct buffer plain = buffer_open(out->arena);
    for (; *uri; uri++) {
        unsigned char c = (unsigned char)*uri;
        if (plain_in_uri(c)) {
            buffer_add_char(&plain, *uri);
            continue;
        }
        buffer_add_char(&plain, '%');
        buffer_add_char(&plain, digits[c >> 4]);
        buffer_add_char(&plain, digits[c & 15]);
    }
    value_literal(out, buffer_slice(&plain));
}

void value_text(struct buffer *out, struct slice text)
{
    value_verbatim(out, value_for_people(text, out->arena));
}

void value_verbatim(struct buffer *out, struct slice text)
{
    text = value_fitting(text);
    if (value_is_ascii(text)) {
        value_literal(out, text);
        return;
    }
    buffer_add_text(out, "<FEFF");
    value_unicode(out, text);
    buffer_add_char(out, '>');
}

void value_reference(struct buffer *out, uint32_t number)
{
    buffer_add_int(out, number);
    buffer_add_text(out, " 0 R");
}

int64_t value_hundredths(length value)
{
    return length_ratio(value, 100, LENGTH_POINT);
}

void value_number(struct buffer *out, int64_t hundredths)
{
    char *start = buffer_reserve(out, 32), *to = start;
    uint64_t rest = hundredths < 0 ? 0 - (uint64_t)hundredths : (uint64_t)hundredths;
    if (hundredths < 0)
        *to++ = '-';
    uint64_t whole = rest / 100;
    unsigned fraction = (unsigned)(rest % 100);
    if (whole || !fraction) {
        char reversed[24];
        int count = 0;
        do {
            reversed[count++] = (char)('0' + whole % 10);
            whole /= 10;
        } while (whole);
        while (count)
            *to++ = reversed[--count];
    }
    if (fraction) {
        *to++ = '.';
        *to++ = (char)('0' + fraction / 10);
        if (fraction % 10)
            *to++ = (char)('0' + fraction % 10);
    }
    out->count += (size_t)(to - start);
}

void value_corners(struct buffer *out, const int64_t corners[4])
{
    for (int i = 0; i < 4; i++) {
        buffer_add_char(out, i ? ' ' : '[');
        value_number(out, corners[i]);
    }
    buffer_add_char(out, ']');
}

void value_box(struct buffer *out, struct rectangle box, length page_height)
{
    const int64_t corners[4] = {
        value_hundredths(box.x),
        value_hundredths(page_height - box.y - box.height),
        value_hundredths(box.x + box.width),
        value_hundredths(page_height - box.y),
    };
    value_corners(out, corners);
}
