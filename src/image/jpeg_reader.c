/* SPDX-License-Identifier: Apache-2.0 */
#include "image/jpeg_reader.h"

#include <jerror.h>

_Noreturn static void fail(j_common_ptr jpeg)
{
    struct jpeg_reader *reader = jpeg->client_data;
    reader->errors.format_message(jpeg, reader->reason);
    longjmp(reader->escape, 1);
}

/* A JFIF that is newer than libjpeg knows does no harm; any other warning is of data that are not
 * what was once written. Bytes left over behind the last row are too: so damage shows that makes
 * another picture, and not none. */
static void take_message(j_common_ptr jpeg, int level)
{
    const struct jpeg_reader *reader = jpeg->client_data;
    int code = reader->errors.msg_code;
    if (level < 0 && reader->strict && code != JWRN_JFIF_MAJOR)
        fail(jpeg);
}

/* Of one that never began, too: libjpeg looks whether it has memory. */
static void close_reader(void *thing)
{
    struct jpeg_reader *reader = thing;
    jpeg_destroy_decompress(&reader->jpeg);
}

struct jpeg_reader *jpeg_reader_open(struct arena *arena)
{
    struct jpeg_reader *reader = ARENA_NEW(arena, struct jpeg_reader);
    arena_defer(arena, close_reader, reader);
    reader->jpeg.err = jpeg_std_error(&reader->errors);
    reader->jpeg.client_data = reader;
    reader->errors.error_exit = fail;
    reader->errors.emit_message = take_message;
    return reader;
}

void jpeg_reader_begin(struct jpeg_reader *reader, struct slice file)
{
    jpeg_create_decompress(&reader->jpeg);
    jpeg_mem_src(&reader->jpeg, (const unsigned char *)file.bytes, (unsigned long)file.count);
}

bool jpeg_reader_try(struct jpeg_reader *reader,
                     void (*step)(struct jpeg_reader *reader, void *context), void *context)
{
    if (setjmp(reader->escape))
        return false;
    step(reader, context);
    return true;
}
