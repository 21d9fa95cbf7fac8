/* SPDX-License-Identifier: Apache-2.0 */
#include "image/png_reader.h"

_Noreturn static void fail(png_structp png, png_const_charp message)
{
    struct png_reader *reader = png_get_error_ptr(png);
    size_t count = strlen(message);
    if (count >= sizeof reader->reason)
        count = sizeof reader->reason - 1;
    memcpy(reader->reason, message, count);
    reader->reason[count] = '\0';
    longjmp(reader->escape, 1);
}

static void ignore_warning(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void read_bytes(png_structp png, png_bytep out, size_t count)
{
    struct png_reader *reader = png_get_io_ptr(png);
    if (reader->file.count - reader->at < count)
        png_error(png, "the file ends too early");
    memcpy(out, reader->file.bytes + reader->at, count);
    reader->at += count;
}

static void close_reader(void *thing)
{
    struct png_reader *reader = thing;
    png_destroy_read_struct(&reader->png, &reader->info, NULL);
}

/* The two that libpng makes here need no setjmp: they give NULL. */
struct png_reader *png_reader_open(struct slice file, struct arena *arena)
{
    struct png_reader *reader = ARENA_NEW(arena, struct png_reader);
    reader->file = file;
    arena_defer(arena, close_reader, reader);
    reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, fail, ignore_warning);
    if (reader->png)
        reader->info = png_create_info_struct(reader->png);
    if (!reader->info)
        arena_exhausted(arena);
    png_set_read_fn(reader->png, reader, read_bytes);
    return reader;
}

bool png_reader_try(struct png_reader *reader,
                    void (*step)(struct png_reader *reader, void *context), void *context)
{
    if (setjmp(reader->escape))
        return false;
    step(reader, context);
    return true;
}
