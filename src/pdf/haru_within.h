/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/haru_within.h - what the files behind haru.h share (private to haru.c, haru_*.c): they alone
 * know libharu's types.
 *
 * The way around each limit stands where it is taken; haru.h lists them. We read and set fields of
 * libharu's structures, which its headers publish but do not promise, so the version is checked
 * when compiling and when opening. */
#ifndef PLANPRESS_PDF_HARU_WITHIN_H
#define PLANPRESS_PDF_HARU_WITHIN_H

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>

#include "pdf/haru.h"

#if HPDF_VERSION_ID != 20300
#error "planpress relies on the structures of libharu 2.3.0"
#endif

struct pool {
    char *next;
    size_t left;
    bool short_of; /* a call asked for more than was made ready: our mistake */
};

/* A row of records or streams with one writer. */
struct family {
    struct haru *haru;
    haru_writer *write;
    const void *context;
    uint32_t first;
    bool streams;
};

/* What haru_write_plain() needs of an object, by number. */
struct plain_object {
    struct slice inside;
    struct haru_body body;
};

/* Where a callback of libharu's puts bytes: it may not allocate, so it counts what did not fit. */
struct target {
    char *bytes;
    size_t room, count;
};

struct haru {
    struct arena *arena;
    struct pool pool;
    HPDF_Doc document;
    HPDF_List no_entries; /* the empty list of keys all records share */
    HPDF_Stream to_memory;
    struct target target;
    struct buffer inside; /* of the record being written */
    uint32_t status;
    uint32_t dropped; /* the number of the Info dictionary that is not to be; 0: it is */
    const char *doing;
    struct plain_object *objects; /* while writing plainly, else NULL */
    size_t object_count;
    HPDF_Stream plain_stream;
    const struct haru_plain *plain;
    uint64_t written;
};

static inline HPDF_Dict haru_inner(struct haru_dict *dict)
{
    return (HPDF_Dict)dict;
}

static inline struct haru_dict *haru_outer(HPDF_Dict dict)
{
    return (struct haru_dict *)dict;
}

static inline uint32_t haru_number_of(HPDF_Obj_Header header)
{
    return header.obj_id & 0x00FFFFFF;
}

/* Around every call into libharu, with room for what it may allocate beyond the usual. False when
 * something failed earlier and nothing more is to be done. */
bool haru_enter(struct haru *haru, size_t room);

/* libharu keeps the first error and then refuses all work, so ours is the same. */
void haru_leave(struct haru *haru, HPDF_STATUS status);
void haru_refuse(struct haru *haru, HPDF_STATUS status);

/* Room for `more` items in a list of libharu's, which by itself would grow by a fixed step, and be
 * copied each time; for more objects. */
void haru_prepare_list(struct haru *haru, HPDF_List list, size_t more);
bool haru_prepare_entries(struct haru *haru, size_t more);

void *haru_object(const struct haru *haru, uint32_t number);

/* The family of an object, or NULL for one of libharu's own (haru_records.c). */
const struct family *haru_family(const struct haru *haru, uint32_t number);

/* Append what stands inside a record of a family. */
void haru_make_inside(const struct family *family, uint32_t number, const struct haru_body *body,
                      struct buffer *out);

/* Have libharu write a text as it is. */
HPDF_STATUS haru_write_text(HPDF_Stream stream, struct slice text);

#endif
