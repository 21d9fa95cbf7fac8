/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/haru.h - libharu 2.3.0 as a table of numbered objects and their serialiser.
 *
 * libharu numbers the objects, keeps the dictionaries and arrays of the document as a whole
 * (catalogue, fonts, images, page tree), writes them, and in the plain form writes the file with
 * its cross-reference table. What there is thousands of (structure elements, pages, annotations,
 * leaves of number trees) are records: a record is an entry in libharu's table whose inside is
 * written by a function of ours when the object is, so it costs no more than its place there.
 *
 * The files behind this one (haru_within.h) alone know libharu's types, and work around its limits:
 *  - lists that grow by a fixed step are made to double;
 *  - a name with a space, a string longer than 65,535 bytes and numbers beyond 32-bit floats go
 *    into a dictionary as text (haru_set_raw and what uses it);
 *  - names of 128 bytes and more, arrays of more than 32,767 items and more than 8,388,607 objects
 *    are failures, which libharu does not always notice;
 *  - every status is looked at: the first failure is kept, and from then on nothing is done.
 *
 * Memory: libharu's allocator callback has no context argument, so a thread-local variable leads it
 * to the memory of the PDF at work; it is the one exception to the rule of no state at file scope,
 * and is set only for the time of a call. The callback hands out pieces of blocks that were taken
 * from the arena before the call, enough for whatever the call can ask for: libharu never sees an
 * allocation fail, running out of memory unwinds as everywhere, and nothing needs to be freed. */
#ifndef PLANPRESS_PDF_HARU_H
#define PLANPRESS_PDF_HARU_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/slice.h"

struct haru;
struct haru_dict; /* a dictionary in libharu's model */

/* An empty PDF in `arena`, with its catalogue, Info dictionary and root of the page tree. */
struct haru *haru_open(struct arena *arena);

/* What is being done, for the message should it fail: "writing the page tree". */
void haru_doing(struct haru *haru, const char *what);

/* The first failure: libharu's status code, 0 when there was none, and what was being done. */
uint32_t haru_status(const struct haru *haru, const char **doing);

struct haru_dict *haru_catalogue(struct haru *haru);
struct haru_dict *haru_info(struct haru *haru);
struct haru_dict *haru_pages(struct haru *haru);

/* Have no Info dictionary: haru_info() is NULL from then on, and the number it had stays free. */
void haru_drop_info(struct haru *haru);
bool haru_is_dropped(const struct haru *haru, uint32_t number);

/* A new dictionary as an object of its own; its number. */
struct haru_dict *haru_dict_new(struct haru *haru);
uint32_t haru_number(const struct haru_dict *dict);

/* A new dictionary as the value of `key`. */
struct haru_dict *haru_dict_within(struct haru *haru, struct haru_dict *dict, const char *key);

/* Give `key` a value. Keys and names are without their slash and at most 127 bytes. */
void haru_set_name(struct haru *haru, struct haru_dict *dict, const char *key, const char *name);
void haru_set_integer(struct haru *haru, struct haru_dict *dict, const char *key, int32_t value);
void haru_set_true(struct haru *haru, struct haru_dict *dict, const char *key);
void haru_set_text(struct haru *haru, struct haru_dict *dict, const char *key, const char *utf8);
void haru_set_reference(struct haru *haru, struct haru_dict *dict, const char *key,
                        uint32_t number);

/* An array of references to `count` objects numbered from `first` on; at most 32,767. */
void haru_set_references(struct haru *haru, struct haru_dict *dict, const char *key, uint32_t first,
                         size_t count);

/* A value given as PDF text. A key must not be given twice. */
void haru_set_raw(struct haru *haru, struct haru_dict *dict, const char *key, struct slice value);

/* Writes the entries of record `index` of a family: what stands between << and >>. May be called
 * more than once, and for any index in any order. */
typedef void haru_writer(const void *context, size_t index, struct buffer *out);

/* A family of `count` new objects; the number of the first, the others follow it. */
uint32_t haru_records(struct haru *haru, size_t count, haru_writer *write, const void *context);

/* The same for stream objects. `write` gives the entries besides Length and Filter; NULL: none. */
uint32_t haru_streams(struct haru *haru, size_t count, haru_writer *write, const void *context);

/* How many numbers are taken, that of the free entry 0 included; and whether one is a stream's. */
uint32_t haru_count(const struct haru *haru);
bool haru_is_stream(const struct haru *haru, uint32_t number);

/* Append an object's value to `out`: for a stream its dictionary, with the given Length. */
struct haru_body {
    struct slice bytes;
    const char
        *filter; /* "FlateDecode", or NULL for none; an entry of the writer's may add to it */
};
void haru_write_object(struct haru *haru, uint32_t number, const struct haru_body *body,
                       struct buffer *out);

/* Keep the body of a stream for haru_write_plain(). The bytes must live as long as `haru`. */
void haru_keep_body(struct haru *haru, uint32_t number, struct haru_body body);

/* The whole file in libharu's own form: `header`, every object in order, a classic cross-reference
 * table. `write` gets the bytes and returns false to stop; `identify`, called when all but the
 * trailer has been written, gives the file identifier for it. False when `write` or libharu failed,
 * or when the file grew beyond the 2 GiB that libharu's 32-bit offsets reach. */
struct haru_plain {
    struct slice header;
    bool (*write)(void *context, const void *bytes, size_t count);
    void (*identify)(void *context, unsigned char id[16]);
    void *context;
};
bool haru_write_plain(struct haru *haru, const struct haru_plain *plain);

#endif
