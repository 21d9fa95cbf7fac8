/* SPDX-License-Identifier: Apache-2.0 */
#include "pdf/pack.h"

#include <errno.h>

#include "base/map.h"
#include "pdf/value.h"

/* PDF 1.7, and a comment of bytes above 127, so that no program takes the file for text (7.5.2). */
/* What tells programs that the file is not text follows the version (ISO 19005-3, 6.1.2). */
#define HEADER "%%PDF-%s\n%%\xE2\xE3\xCF\xD3\n"

/* Objects in an object stream, and the bytes after which none is added: a viewer that wants one
 * inflates them all, which for 20 kB is not felt. Half as many make the file of a tagged text 2 %
 * larger, twice as many save nothing. */
#define OBJECTS_PER_STREAM 200
#define OBJECT_STREAM_BYTES ((size_t)32 << 10)
/* Object streams that may wait for a thread; more would only be held in memory. */
#define STREAMS_AHEAD 16
#define OUTPUT_BLOCK ((size_t)64 << 10)

/* A body waiting to be written. */
struct body {
    struct task task; /* first */
    const struct pack *pack;
    uint32_t number;
    struct slice bytes;
    const char *filter;
    bool coded; /* no task: `bytes` with `filter` is what is written */
};

/* Where an object is: at an offset, or in an object stream. */
struct place {
    uint64_t offset; /* or the number of the object stream */
    uint16_t index;  /* in it */
    bool in_stream;
};

struct object_stream {
    struct task task; /* first */
    struct buffer bytes;
    size_t first; /* where in them the objects begin, after the list of their places */
    uint32_t count;
};

struct pack {
    struct arena *arena;
    struct haru *haru;
    struct pool *pool;
    const struct pdf_sink *sink;
    const char *version; /* of PDF */
    bool plain;
    bool failed;
    int error;
    uint64_t written;
    uint64_t hash[2]; /* of all that was written, for the file identifier */
    struct buffer output;
    struct buffer objects; /* of the object stream being filled */
    struct body **bodies;
    size_t body_count, body_capacity;
    struct place *places; /* by number */
    size_t place_limit;
};

/* -- output ------------------------------------------------------------------------------------ */

static bool send(void *context, const void *bytes, size_t count)
{
    struct pack *pack = context;
    if (pack->failed)
        return false;
    pack->hash[0] = hash_bytes(bytes, count, pack->hash[0]);
    pack->hash[1] = hash_bytes(bytes, count, pack->hash[1]);
    pack->written += count;
    errno = 0;
    pack->failed = !pack->sink->write(pack->sink->context, bytes, count);
    pack->error = errno;
    return !pack->failed;
}

static void flush(struct pack *pack)
{
    if (pack->output.count)
        send(pack, pack->output.bytes, pack->output.count);
    pack->output.count = 0;
}

static void flush_when_full(struct pack *pack)
{
    if (pack->output.count >= OUTPUT_BLOCK)
        flush(pack);
}

static uint64_t offset(const struct pack *pack)
{
    return pack->written + pack->output.count;
}

bool pack_failed(const struct pack *pack, int *error)
{
    *error = pack->error;
    return pack->failed;
}

struct pack *pack_open(struct haru *haru, struct pool *pool, const struct pdf_sink *sink,
                       const char *version, bool plain, struct arena *arena)
{
    struct pack *pack = ARENA_NEW(arena, struct pack);
    pack->arena = arena;
    pack->haru = haru;
    pack->pool = pool;
    pack->sink = sink;
    pack->version = version;
    pack->plain = plain;
    pack->hash[1] = 1;
    pack->output = buffer_open(arena);
    pack->objects = buffer_open(arena);
    if (!plain)
        buffer_format(&pack->output, HEADER, pack->version);
    return pack;
}

bool pack_is_plain(const struct pack *pack)
{
    return pack->plain;
}

static struct place *place_of(struct pack *pack, uint32_t number)
{
    if (number >= pack->place_limit) {
        size_t limit = pack->place_limit * 2;
        if (limit <= number)
            limit = (size_t)haru_count(pack->haru) + number / 64 + 64;
        struct place *places = ARENA_ARRAY(pack->arena, limit, struct place);
        if (pack->place_limit)
            memcpy(places, pack->places, pack->place_limit * sizeof *places);
        pack->places = places;
        pack->place_limit = limit;
    }
    return &pack->places[number];
}

/* -- streams ----------------------------------------------------------------------------------- */

static void begin_object(struct pack *pack, uint32_t number)
{
    place_of(pack, number)->offset = offset(pack);
    buffer_add_int(&pack->output, number);
    buffer_add_text(&pack->output, " 0 obj\n");
}

/* The end-of-line before endstream is demanded by PDF/A (ISO 19005-2, 6.1.7.1). */
static void end_stream(struct pack *pack, struct slice bytes)
{
    buffer_add_text(&pack->output, "\nstream\n");
    if (bytes.count >= OUTPUT_BLOCK) { /* not worth a copy */
        flush(pack);
        send(pack, bytes.bytes, bytes.count);
    } else {
        buffer_add_slice(&pack->output, bytes);
    }
    buffer_add_text(&pack->output, "\nendstream\nendobj\n");
    flush_when_full(pack);
}

static void write_stream(struct pack *pack, uint32_t number, struct haru_body body)
{
    if (pack->plain) {
        body.bytes.bytes = arena_copy(pack->arena, body.bytes.bytes, body.bytes.count);
        haru_keep_body(pack->haru, number, body);
        return;
    }
    begin_object(pack, number);
    haru_write_object(pack->haru, number, &body, &pack->output);
    end_stream(pack, body.bytes);
}

void pack_result(const struct pack *pack, struct task *task, struct worker *worker,
                 struct slice bytes)
{
    if (pack->plain)
        worker_keep(worker, task, bytes);
    else
        worker_deflate(worker, task, bytes);
}

void pack_task(struct pack *pack, uint32_t number, struct task *task)
{
    pool_wait(pack->pool, task);
    write_stream(pack, number,
                 (struct haru_body){task->result, pack->plain ? NULL : "FlateDecode"});
    pool_release(pack->pool, task);
}

static void run_body(struct task *task, struct worker *worker)
{
    const struct body *body = (const struct body *)task;
    pack_result(body->pack, task, worker, body->bytes);
}

static struct body *add_body(struct pack *pack, uint32_t number, struct slice bytes)
{
    struct body *body = ARENA_NEW(pack->arena, struct body);
    body->task.run = run_body;
    body->pack = pack;
    body->number = number;
    body->bytes = bytes;
    ARENA_PUSH(pack->arena, pack->bodies, pack->body_count, pack->body_capacity) = body;
    return body;
}

void pack_deflate(struct pack *pack, uint32_t number, struct slice bytes)
{
    pool_submit(pack->pool, &add_body(pack, number, bytes)->task);
}

void pack_coded(struct pack *pack, uint32_t number, struct slice bytes, const char *filter)
{
    struct body *body = add_body(pack, number, bytes);
    body->coded = true;
    body->filter = filter;
}

void pack_streams(struct pack *pack)
{
    for (size_t i = 0; i < pack->body_count; i++) {
        struct body *body = pack->bodies[i];
        if (body->coded)
            write_stream(pack, body->number, (struct haru_body){body->bytes, body->filter});
        else
            pack_task(pack, body->number, &body->task);
    }
    pack->body_count = 0;
}

/* -- object streams ---------------------------------------------------------------------------- */

static void run_object_stream(struct task *task, struct worker *worker)
{
    const struct object_stream *stream = (const struct object_stream *)task;
    worker_deflate(worker, task, buffer_slice(&stream->bytes));
}

/* Objects from `next` on that are no streams, until the stream is full; where to go on. */
static uint32_t fill_object_stream(struct pack *pack, struct object_stream *stream, uint32_t number,
                                   uint32_t next)
{
    struct buffer *objects = &pack->objects;
    uint32_t end = haru_count(pack->haru);
    objects->count = stream->bytes.count = 0;
    stream->count = 0;
    for (; next < end && stream->count < OBJECTS_PER_STREAM && objects->count < OBJECT_STREAM_BYTES;
         next++) {
        if (haru_is_stream(pack->haru, next) || haru_is_dropped(pack->haru, next))
            continue;
        *place_of(pack, next) = (struct place){number, (uint16_t)stream->count++, true};
        buffer_add_int(&stream->bytes, next);
        buffer_add_char(&stream->bytes, ' ');
        buffer_add_int(&stream->bytes, (int64_t)objects->count);
        buffer_add_char(&stream->bytes, '\n');
        haru_write_object(pack->haru, next, NULL, objects);
        buffer_add_char(objects, '\n');
    }
    stream->first = stream->bytes.count;
    buffer_add_slice(&stream->bytes, buffer_slice(objects));
    return next;
}

static void write_object_stream(struct pack *pack, struct object_stream *stream, uint32_t number)
{
    pool_wait(pack->pool, &stream->task);
    begin_object(pack, number);
    buffer_format(&pack->output, "<</Type/ObjStm/Filter/FlateDecode/N %d/First %D/Length %D>>",
                  (int)stream->count, (int64_t)stream->first, (int64_t)stream->task.result.count);
    end_stream(pack, stream->task.result);
    pool_release(pack->pool, &stream->task);
}

/* Object streams are filled here and deflated by the pool, in a ring, so that few are in memory at
 * once. They get the numbers after all objects; the number after the last one is returned. */
static uint32_t write_object_streams(struct pack *pack)
{
    struct object_stream *ring = ARENA_ARRAY(pack->arena, STREAMS_AHEAD, struct object_stream);
    for (int i = 0; i < STREAMS_AHEAD; i++) {
        ring[i].task.run = run_object_stream;
        ring[i].bytes = buffer_open(pack->arena);
    }
    uint32_t end = haru_count(pack->haru), filled = end, emptied = end;
    for (uint32_t next = 1; next < end || emptied < filled;) {
        if (next < end && filled - emptied < STREAMS_AHEAD) {
            struct object_stream *stream = &ring[filled % STREAMS_AHEAD];
            next = fill_object_stream(pack, stream, filled, next);
            if (stream->count == 0)
                continue; /* only streams were left */
            pool_submit(pack->pool, &stream->task);
            filled++;
        } else {
            write_object_stream(pack, &ring[emptied % STREAMS_AHEAD], emptied);
            emptied++;
        }
    }
    return filled;
}

/* -- cross-reference stream -------------------------------------------------------------------- */

/* A field of big-endian bytes, less what stands above it: predictor Up (7.4.4.4). Neighbours differ
 * little, so almost nothing is left of most rows. */
static void add_field(unsigned char *row, unsigned char *above, int width, uint64_t value)
{
    for (int i = 0; i < width; i++) {
        unsigned char byte = (unsigned char)(value >> 8 * (width - 1 - i));
        row[i] = (unsigned char)(byte - above[i]);
        above[i] = byte;
    }
}

static int bytes_needed(uint64_t value)
{
    int width = 1;
    while (value >>= 8)
        width++;
    return width;
}

/* Rows of type (1), offset or object stream (width), index (2), behind the predictor's byte. */
static struct slice make_rows(struct pack *pack, uint32_t count, int width)
{
    size_t size = (size_t)width + 4;
    unsigned char *rows = ARENA_ARRAY(pack->arena, size * count, unsigned char);
    unsigned char above[16] = {0};
    for (uint32_t number = 0; number < count; number++) {
        const struct place *place = place_of(pack, number);
        unsigned char *row = rows + size * number;
        uint64_t type = number == 0 || haru_is_dropped(pack->haru, number) ? 0
                        : place->in_stream                                 ? 2
                                                                           : 1;
        row[0] = 2; /* Up */
        add_field(row + 1, above, 1, type);
        add_field(row + 2, above + 1, width, place->offset);
        add_field(row + 2 + width, above + 1 + width, 2, number == 0 ? 65535 : place->index);
    }
    return (struct slice){(const char *)rows, size * count};
}

static void identify(void *context, unsigned char id[16])
{
    const struct pack *pack = context;
    for (int i = 0; i < 16; i++)
        id[i] = (unsigned char)(pack->hash[i / 8] >> 8 * (i % 8));
}

static void add_identifier(struct pack *pack)
{
    unsigned char id[16];
    identify(pack, id);
    buffer_add_text(&pack->output, "/ID[<");
    buffer_add_hexadecimal(&pack->output, (struct slice){(const char *)id, sizeof id});
    buffer_add_text(&pack->output, "><");
    buffer_add_hexadecimal(&pack->output, (struct slice){(const char *)id, sizeof id});
    buffer_add_text(&pack->output, ">]");
}

static void write_end(struct pack *pack, uint32_t number)
{
    flush(pack); /* so that the identifier is of all before it */
    uint64_t start = offset(pack);
    begin_object(pack, number);
    int width = bytes_needed(start);
    struct body *body = add_body(pack, number, make_rows(pack, number + 1, width));
    pool_submit(pack->pool, &body->task);
    pool_wait(pack->pool, &body->task);
    buffer_format(&pack->output,
                  "<</Type/XRef/Size %D/W[1 %d 2]/Filter/FlateDecode"
                  "/DecodeParms<</Predictor 12/Columns %d>>/Root %D 0 R",
                  (int64_t)number + 1, width, width + 3,
                  (int64_t)haru_number(haru_catalogue(pack->haru)));
    uint32_t info = haru_number(haru_info(pack->haru));
    if (info)
        buffer_format(&pack->output, "/Info %D 0 R", (int64_t)info);
    add_identifier(pack);
    buffer_format(&pack->output, "/Length %D>>", (int64_t)body->task.result.count);
    end_stream(pack, body->task.result);
    buffer_format(&pack->output, "startxref\n%D\n%%%%EOF\n", (int64_t)start);
    flush(pack);
}

/* -- the end ----------------------------------------------------------------------------------- */

void pack_finish(struct pack *pack)
{
    if (haru_status(pack->haru, NULL))
        return;
    if (pack->plain) {
        const struct haru_plain plain = {
            .header = slice_of(format_text(pack->arena, HEADER, pack->version)),
            .write = send,
            .identify = identify,
            .context = pack};
        haru_doing(pack->haru, "writing the plain form");
        haru_write_plain(pack->haru, &plain);
        return;
    }
    haru_doing(pack->haru, "writing the objects");
    uint32_t number = write_object_streams(pack);
    if (!haru_status(pack->haru, NULL))
        write_end(pack, number);
}
