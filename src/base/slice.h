/* SPDX-License-Identifier: Apache-2.0 */
/* base/slice.h - a run of UTF-8 bytes that somebody else owns. */
#ifndef PLANPRESS_BASE_SLICE_H
#define PLANPRESS_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct slice {
    const char *bytes;
    size_t count;
};

static inline struct slice slice_of(const char *text)
{
    return (struct slice){text, text ? strlen(text) : 0};
}

static inline bool slice_equal(struct slice a, struct slice b)
{
    return a.count == b.count && (a.count == 0 || memcmp(a.bytes, b.bytes, a.count) == 0);
}

static inline bool slice_is(struct slice a, const char *text)
{
    return slice_equal(a, slice_of(text));
}

/* XML white space: space, tab, line feed, carriage return. */
static inline bool is_xml_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The slice without white space at either end. */
struct slice slice_trim(struct slice text);

/* Decode the code point at bytes[*at] and move *at past it. An ill-formed sequence yields U+FFFD
 * and moves past its maximal subpart (Unicode 15, section 3.9). *at must be below count. */
uint32_t utf8_next(struct slice text, size_t *at);

/* Encode `codepoint` into out[0..4); the number of bytes written. */
size_t utf8_encode(uint32_t codepoint, char out[4]);

/* How many code points the slice holds. */
size_t utf8_length(struct slice text);

/* Offset of the first ill-formed byte, or SIZE_MAX when all is well. */
size_t utf8_invalid_at(struct slice text);

/* Characters of the private use areas mean something only in the font they were typed in: arrows
 * and ticks pasted from a word processor's symbol font. */
static inline bool codepoint_is_private(uint32_t c)
{
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

/* "00A0", "1F600": at least four digits, with a NUL after them. */
void codepoint_hexadecimal(uint32_t c, char out[7]);

#endif
