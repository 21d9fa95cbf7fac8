/* SPDX-License-Identifier: Apache-2.0 */
/* libxml2's reader, which is asked instead of calling: so arenas may be used between any two
 * pieces, and what it holds is one element at a time.
 *
 * It has no way to be stopped at a document type declaration before that was read, so the text is
 * looked through first: outside of comments and CDATA sections, in which no program that writes
 * workbooks puts one, "<!DOCTYPE" can mean nothing else. */
#include "markup/stream.h"

#include <libxml/xmlreader.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "markup/encoding.h"
#include "markup/parse.h"
#include "markup/quiet.h"

struct xml_stream {
    struct arena *arena;
    xmlTextReader *reader; /* NULL: refused, or at the end */
    const xmlNode *node;
    const xmlNode *empty; /* a start tag was given whose end tag must be made up */
    enum xml_piece piece;
    size_t depth;
    char words[160]; /* of the first error */
    bool failed, exhausted;
};

static void close_reader(void *reader)
{
    xmlFreeTextReader(reader);
}

static void fail(struct xml_stream *stream, const char *words)
{
    size_t count = strcspn(words, "\n");
    if (stream->failed)
        return;
    stream->failed = true;
    if (count >= sizeof stream->words)
        count = sizeof stream->words - 1;
    memcpy(stream->words, words, count);
}

static void on_error(void *context, xmlErrorPtr error)
{
    struct xml_stream *stream = context;
    if (error->code == XML_ERR_NO_MEMORY)
        stream->exhausted = true;
    if (error->level >= XML_ERR_ERROR)
        fail(stream, error->message ? error->message : "it cannot be read");
}

/* The document as UTF-8; what is wrong with its encoding becomes the stream's fault. */
static bool decode(struct xml_stream *stream, struct slice bytes, struct slice *text)
{
    struct source_file file = {.name = ""};
    struct diag_list *faults = diag_list_create(stream->arena);
    if (encoding_decode(stream->arena, bytes, &file, faults)) {
        *text = file.text;
        return true;
    }
    fail(stream, diag_at(faults, 0)->message);
    return false;
}

/* Whether there is a "<!DOCTYPE" in it; `text` has a NUL after it and, here, none inside. */
static bool has_doctype(struct slice text)
{
    return strstr(text.bytes, "<!DOCTYPE") != NULL;
}

static bool acceptable(struct xml_stream *stream, struct slice text)
{
    struct parse_fault fault = {.code = FAULT_NONE};
    if (!parse_acceptable(text, &fault))
        fail(stream, fault.code == FAULT_ATTRIBUTES ? "an element has too many attributes"
                                                    : "it holds a NUL character");
    else if (has_doctype(text))
        fail(stream, "document type declarations are not accepted");
    return !stream->failed;
}

struct xml_stream *xml_stream_open(struct arena *arena, struct slice bytes)
{
    struct xml_stream *stream = ARENA_NEW(arena, struct xml_stream);
    struct slice text;
    stream->arena = arena;
    if (!decode(stream, bytes, &text) || !acceptable(stream, text))
        return stream;
    struct quiet quiet;
    quiet_begin(&quiet);
    /* NOENT as in parse.c: without a document type there is none but XML's own. */
    stream->reader = xmlReaderForMemory(text.bytes, (int)text.count, NULL, NULL,
                                        XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    quiet_end(&quiet);
    if (!stream->reader)
        arena_exhausted(arena);
    arena_defer(arena, close_reader, stream->reader);
    xmlTextReaderSetStructuredErrorHandler(stream->reader, on_error, stream);
    return stream;
}

/* The reader's types of node that are pieces; comments and the like are passed over. */
static enum xml_piece piece_of(int type)
{
    switch (type) {
    case XML_READER_TYPE_ELEMENT:
        return XML_START;
    case XML_READER_TYPE_END_ELEMENT:
        return XML_END;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        return XML_TEXT;
    default:
        return XML_NOTHING;
    }
}

/* The next node that is a piece; XML_NOTHING at the end. */
static enum xml_piece advance(struct xml_stream *stream)
{
    enum xml_piece piece = XML_NOTHING;
    struct quiet quiet;
    quiet_begin(&quiet);
    while (piece == XML_NOTHING && !stream->failed && xmlTextReaderRead(stream->reader) == 1)
        piece = piece_of(xmlTextReaderNodeType(stream->reader));
    quiet_end(&quiet);
    if (stream->exhausted)
        arena_exhausted(stream->arena);
    return stream->failed ? XML_NOTHING : piece;
}

enum xml_piece xml_stream_next(struct xml_stream *stream)
{
    if (stream->empty) {
        stream->empty = NULL;
        return stream->piece = XML_END;
    }
    if (!stream->reader || stream->failed)
        return stream->piece = XML_NOTHING;
    stream->piece = advance(stream);
    if (stream->piece == XML_NOTHING)
        return XML_NOTHING;
    stream->node = xmlTextReaderCurrentNode(stream->reader);
    stream->depth = (size_t)xmlTextReaderDepth(stream->reader);
    if (stream->piece == XML_START && xmlTextReaderIsEmptyElement(stream->reader) == 1)
        stream->empty = stream->node;
    return stream->piece;
}

size_t xml_stream_depth(const struct xml_stream *stream)
{
    return stream->depth;
}

bool xml_stream_is(const struct xml_stream *stream, const char *name)
{
    return (stream->piece == XML_START || stream->piece == XML_END) &&
           strcmp((const char *)stream->node->name, name) == 0;
}

const char *xml_stream_value(const struct xml_stream *stream, const char *name)
{
    if (stream->piece != XML_START)
        return NULL;
    for (const xmlAttr *attribute = stream->node->properties; attribute;
         attribute = attribute->next) {
        if (strcmp((const char *)attribute->name, name) == 0)
            return attribute->children ? (const char *)attribute->children->content : "";
    }
    return NULL;
}

struct slice xml_stream_text(const struct xml_stream *stream)
{
    return stream->piece == XML_TEXT ? slice_of((const char *)stream->node->content)
                                     : (struct slice){NULL, 0};
}

const char *xml_stream_fault(const struct xml_stream *stream)
{
    return stream->failed ? stream->words : NULL;
}
