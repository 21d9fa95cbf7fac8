/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/pack.h - the objects as a file.
 *
 * Packed, which is the rule: streams stand by themselves, all other objects in object streams
 * (ISO 32000-1, 7.5.7), found through a cross-reference stream (7.5.8) with offsets as long as they
 * need to be. For a tagged document that is a fifth of the classic form. Plain, for people to look
 * at: libharu's own form, nothing compressed. */
#ifndef PLANPRESS_PDF_PACK_H
#define PLANPRESS_PDF_PACK_H

#include "pdf/haru.h"
#include "pdf/pdf.h"
#include "pdf/pool.h"

struct pack;

/* Begin a file of that version of PDF for the objects of `haru`. What is written goes to `sink`
 * while it is made. */
struct pack *pack_open(struct haru *haru, struct pool *pool, const struct pdf_sink *sink,
                       const char *version, bool plain, struct arena *arena);

/* Whether nothing is to be compressed. */
bool pack_is_plain(const struct pack *pack);

/* The body of stream `number`, to be deflated by the pool; or coded already, with the name of the
 * filter that undoes it (NULL: none). The bytes must live until pack_streams() returns. */
void pack_deflate(struct pack *pack, uint32_t number, struct slice bytes);
void pack_coded(struct pack *pack, uint32_t number, struct slice bytes, const char *filter);

/* Write the streams given since the last call, in that order. */
void pack_streams(struct pack *pack);

/* Write stream `number` at once, its body the result of a task, and release it. */
void pack_task(struct pack *pack, uint32_t number, struct task *task);

/* Add an uncompressed body as the result of a task: deflated, or as it is in a plain file. */
void pack_result(const struct pack *pack, struct task *task, struct worker *worker,
                 struct slice bytes);

/* Write all other objects and the end of the file. */
void pack_finish(struct pack *pack);

/* Whether the sink has refused bytes; errno then was `*error`. Nothing is written after that. */
bool pack_failed(const struct pack *pack, int *error);

#endif
