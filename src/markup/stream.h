/* SPDX-License-Identifier: Apache-2.0 */
/* markup/stream.h - large XML that other programs wrote, one piece after the other.
 *
 * The parts of a workbook are XML with no place that would mean anything to its author, and may be
 * a hundred times as large as a plan. They are not made into a tree: whoever reads asks for the
 * next piece. The same is refused as of a plan (markup.h), and nothing is ever included.
 *
 *     struct xml_stream *stream = xml_stream_open(arena, bytes);
 *     while (xml_stream_next(stream)) ...
 *     if (xml_stream_fault(stream)) ... */
#ifndef PLANPRESS_MARKUP_STREAM_H
#define PLANPRESS_MARKUP_STREAM_H

#include "base/arena.h"
#include "base/slice.h"

enum xml_piece {
    XML_NOTHING, /* the document has ended, or is not well-formed */
    XML_START,   /* a start tag */
    XML_TEXT,    /* a stretch of character data */
    XML_END,     /* an end tag; one is made up for <empty/> */
};

struct xml_stream;

/* A stream over the bytes of a document, closed with the arena. They have a NUL after them and stay
 * as long as the arena. */
struct xml_stream *xml_stream_open(struct arena *arena, struct slice bytes);

/* Go to the next piece and say what it is. */
enum xml_piece xml_stream_next(struct xml_stream *stream);

/* How many elements are open around the piece: 0 for the tags of the root. */
size_t xml_stream_depth(const struct xml_stream *stream);

/* Whether the tag the stream stands at has that local name, in whatever namespace. */
bool xml_stream_is(const struct xml_stream *stream, const char *name);

/* The value of the start tag's attribute of that local name, or NULL; until the next piece. */
const char *xml_stream_value(const struct xml_stream *stream, const char *name);

/* The text the stream stands at, until the next piece. */
struct slice xml_stream_text(const struct xml_stream *stream);

/* Why the stream ended early, in a few words; NULL when it did not. */
const char *xml_stream_fault(const struct xml_stream *stream);

#endif
