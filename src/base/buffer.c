/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buffer.h"

struct buffer buffer_open(struct arena *arena)
{
    return (struct buffer){.arena = arena};
}

char *buffer_reserve(struct buffer *buffer, size_t more)
{
    if (buffer->capacity - buffer->count < more) {
        size_t wanted = buffer->capacity ? buffer->capacity * 2 : 64;
        while (wanted - buffer->count < more)
            wanted *= 2;
        char *moved = arena_alloc(buffer->arena, wanted);
        if (buffer->count)
            memcpy(moved, buffer->bytes, buffer->count);
        arena_give_back(buffer->arena, buffer->bytes, buffer->capacity);
        buffer->bytes = moved;
        buffer->capacity = wanted;
    }
    return buffer->bytes + buffer->count;
}

void buffer_add(struct buffer *buffer, const void *bytes, size_t count)
{
    if (!count)
        return;
    memcpy(buffer_reserve(buffer, count), bytes, count);
    buffer->count += count;
}

void buffer_add_text(struct buffer *buffer, const char *text)
{
    buffer_add(buffer, text, strlen(text));
}

void buffer_add_slice(struct buffer *buffer, struct slice text)
{
    buffer_add(buffer, text.bytes, text.count);
}

void buffer_add_codepoint(struct buffer *buffer, uint32_t codepoint)
{
    char bytes[4];
    buffer_add(buffer, bytes, utf8_encode(codepoint, bytes));
}

void buffer_add_hexadecimal(struct buffer *buffer, struct slice bytes)
{
    static const char digits[] = "0123456789ABCDEF";
    char *to = buffer_reserve(buffer, bytes.count * 2);
    for (size_t i = 0; i < bytes.count; i++) {
        unsigned char c = (unsigned char)bytes.bytes[i];
        *to++ = digits[c >> 4];
        *to++ = digits[c & 15];
    }
    buffer->count += bytes.count * 2;
}

void buffer_add_int(struct buffer *buffer, int64_t value)
{
    char reversed[24];
    int count = 0;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        reversed[count++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (value < 0)
        buffer_add_char(buffer, '-');
    while (count > 0)
        buffer_add_char(buffer, reversed[--count]);
}

void buffer_add_length(struct buffer *buffer, length value, int decimals)
{
    char out[32];
    buffer_add(buffer, out, (size_t)length_write(value, decimals, out));
}

void buffer_format_list(struct buffer *buffer, const char *format, va_list arguments)
{
    for (const char *at = format; *at; at++) {
        if (*at != '%') {
            buffer_add_char(buffer, *at);
            continue;
        }
        switch (*++at) {
        case 's':
            buffer_add_text(buffer, va_arg(arguments, const char *));
            break;
        case 'S':
            buffer_add_slice(buffer, va_arg(arguments, struct slice));
            break;
        case 'd':
            buffer_add_int(buffer, va_arg(arguments, int));
            break;
        case 'D':
            buffer_add_int(buffer, va_arg(arguments, int64_t));
            break;
        case 'L':
            buffer_add_length(buffer, va_arg(arguments, length), 2);
            break;
        case 'c':
            buffer_add_char(buffer, (char)va_arg(arguments, int));
            break;
        default:
            buffer_add_char(buffer, *at);
        }
    }
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    buffer_format_list(buffer, format, arguments);
    va_end(arguments);
}

char *buffer_text(struct buffer *buffer)
{
    *buffer_reserve(buffer, 1) = '\0';
    return buffer->bytes;
}

struct slice buffer_slice(const struct buffer *buffer)
{
    return (struct slice){buffer->bytes, buffer->count};
}

char *format_text(struct arena *arena, const char *format, ...)
{
    struct buffer buffer = buffer_open(arena);
    va_list arguments;
    va_start(arguments, format);
    buffer_format_list(&buffer, format, arguments);
    va_end(arguments);
    return buffer_text(&buffer);
}
