/* SPDX-License-Identifier: Apache-2.0 */
/* base/buffer.h - text and bytes that grow at the end, in an arena. */
#ifndef PLANPRESS_BASE_BUFFER_H
#define PLANPRESS_BASE_BUFFER_H

#include <stdarg.h>

#include "base/arena.h"
#include "base/length.h"
#include "base/slice.h"

/* Open, so that the writers of a hot loop can be inline; count bytes at `bytes` are filled. */
struct buffer {
    struct arena *arena;
    char *bytes;
    size_t count, capacity;
};

/* An empty buffer whose bytes come from `arena`. */
struct buffer buffer_open(struct arena *arena);

/* Room for `more` bytes at the end; returns where they go. The caller then adds to count. */
char *buffer_reserve(struct buffer *buffer, size_t more);

void buffer_add(struct buffer *buffer, const void *bytes, size_t count);
void buffer_add_text(struct buffer *buffer, const char *text);
void buffer_add_slice(struct buffer *buffer, struct slice text);
void buffer_add_codepoint(struct buffer *buffer, uint32_t codepoint);
void buffer_add_int(struct buffer *buffer, int64_t value);
void buffer_add_hexadecimal(struct buffer *buffer, struct slice bytes);    /* two digits for each */
void buffer_add_length(struct buffer *buffer, length value, int decimals); /* see length_write */

static inline void buffer_add_char(struct buffer *buffer, char c)
{
    if (buffer->count == buffer->capacity)
        buffer_reserve(buffer, 1);
    buffer->bytes[buffer->count++] = c;
}

/* A small printf that no locale reaches: %s C string, %S struct slice, %d int, %D int64_t,
 * %L length as points with up to two decimals, %c char, %% percent. */
void buffer_format(struct buffer *buffer, const char *format, ...);
void buffer_format_list(struct buffer *buffer, const char *format, va_list arguments);

/* The content as a C string (a NUL is put after it, not counted). Valid until the buffer grows. */
char *buffer_text(struct buffer *buffer);

struct slice buffer_slice(const struct buffer *buffer);

/* A formatted C string from the arena; the conversions are buffer_format's. */
char *format_text(struct arena *arena, const char *format, ...);

#endif
