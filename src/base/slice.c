/* SPDX-License-Identifier: Apache-2.0 */
#include "base/slice.h"

struct slice slice_trim(struct slice text)
{
    while (text.count && is_xml_space(text.bytes[0])) {
        text.bytes++;
        text.count--;
    }
    while (text.count && is_xml_space(text.bytes[text.count - 1]))
        text.count--;
    return text;
}

#define REPLACEMENT 0xFFFD

/* What a lead byte promises: how many bytes follow, and the range of the first of them, which is
 * where overlong forms, surrogates and code points past U+10FFFF show (Unicode 15, table 3-7). */
struct lead {
    unsigned following;
    unsigned char low, high;
    uint32_t bits;
};

static bool lead_read(unsigned char byte, struct lead *lead)
{
    if (byte >= 0xC2 && byte <= 0xDF)
        *lead = (struct lead){1, 0x80, 0xBF, byte & 0x1Fu};
    else if (byte >= 0xE0 && byte <= 0xEF)
        *lead =
            (struct lead){2, byte == 0xE0 ? 0xA0 : 0x80, byte == 0xED ? 0x9F : 0xBF, byte & 0x0Fu};
    else if (byte >= 0xF0 && byte <= 0xF4)
        *lead =
            (struct lead){3, byte == 0xF0 ? 0x90 : 0x80, byte == 0xF4 ? 0x8F : 0xBF, byte & 0x07u};
    else
        return false;
    return true;
}

/* The code point at *at, or -1 for an ill-formed sequence; *at moves past it either way. */
static int64_t decode(struct slice text, size_t *at)
{
    const unsigned char *bytes = (const unsigned char *)text.bytes;
    unsigned char first = bytes[(*at)++];
    if (first < 0x80)
        return first;
    struct lead lead;
    if (!lead_read(first, &lead))
        return -1;
    uint32_t value = lead.bits;
    for (unsigned i = 0; i < lead.following; i++) {
        if (*at >= text.count || bytes[*at] < lead.low || bytes[*at] > lead.high)
            return -1;
        value = value << 6 | (bytes[(*at)++] & 0x3Fu);
        lead.low = 0x80;
        lead.high = 0xBF;
    }
    return value;
}

uint32_t utf8_next(struct slice text, size_t *at)
{
    int64_t value = decode(text, at);
    return value < 0 ? REPLACEMENT : (uint32_t)value;
}

size_t utf8_encode(uint32_t codepoint, char out[4])
{
    if (codepoint < 0x80) {
        out[0] = (char)codepoint;
        return 1;
    }
    if (codepoint < 0x800) {
        out[0] = (char)(0xC0 | codepoint >> 6);
        out[1] = (char)(0x80 | (codepoint & 0x3F));
        return 2;
    }
    if (codepoint < 0x10000) {
        out[0] = (char)(0xE0 | codepoint >> 12);
        out[1] = (char)(0x80 | (codepoint >> 6 & 0x3F));
        out[2] = (char)(0x80 | (codepoint & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | codepoint >> 18);
    out[1] = (char)(0x80 | (codepoint >> 12 & 0x3F));
    out[2] = (char)(0x80 | (codepoint >> 6 & 0x3F));
    out[3] = (char)(0x80 | (codepoint & 0x3F));
    return 4;
}

/* Whether the eight bytes are all ASCII, which nearly all of a document is. */
static bool is_ascii(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return (word & UINT64_C(0x8080808080808080)) == 0;
}

size_t utf8_length(struct slice text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.count;) {
        if (text.count - at >= 8 && is_ascii(text.bytes + at)) {
            count += 8;
            at += 8;
            continue;
        }
        utf8_next(text, &at);
        count++;
    }
    return count;
}

size_t utf8_invalid_at(struct slice text)
{
    for (size_t at = 0; at < text.count;) {
        if (text.count - at >= 8 && is_ascii(text.bytes + at)) {
            at += 8;
            continue;
        }
        size_t start = at;
        if (decode(text, &at) < 0)
            return start;
    }
    return SIZE_MAX;
}

void codepoint_hexadecimal(uint32_t c, char out[7])
{
    static const char digits[] = "0123456789ABCDEF";
    int count = c > 0xFFFFF ? 6 : c > 0xFFFF ? 5 : 4;
    for (int i = 0; i < count; i++)
        out[i] = digits[c >> 4 * (count - 1 - i) & 15];
    out[count] = '\0';
}
