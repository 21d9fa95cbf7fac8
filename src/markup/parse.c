/* SPDX-License-Identifier: Apache-2.0 */
/* libxml2 as a SAX2 parser of memory, whose callbacks build the tree.
 *
 * It reads a copy of our text and tells where in it it stands, so everything has a byte offset;
 * where a tag begins is found by going back to the last '<', which no attribute value can hold. The
 * cursor only goes forward, so the places of all nodes cost one walk over the text. Text is not
 * copied where one run of the source says the same, and names stay in libxml2's dictionary, which
 * lives as long as the arena. The callbacks must not be unwound, so they use arena_try_alloc and
 * stop the parser when memory runs out. */
#include "markup/parse.h"

#include <stdlib.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "markup/locate.h"
#include "markup/quiet.h"
#include "markup/tag.h"

/* Character data since the last tag: one run of the source, or, when that does not say it, bytes
 * put together in memory of our own. */
struct pending_text {
    struct slice run;
    bool together;
    char *bytes;
    size_t count, capacity;
    size_t at;
};

struct build {
    struct arena *arena;
    xmlParserCtxt *parser;
    struct slice source;
    struct cursor cursor;
    struct parsed *parsed;
    struct pending_text text;
    size_t nesting, depth; /* elements open around the file, and in it */
    struct xml_node *open[DEPTH_LIMIT + 1];
    struct xml_node **tail[DEPTH_LIMIT + 1]; /* where the next child of open[i] goes */
    size_t open_at[DEPTH_LIMIT + 1];
    bool exhausted;
};

static void *allocate(struct build *build, size_t size)
{
    void *result = build->exhausted ? NULL : arena_try_alloc(build->arena, size);
    if (!result && !build->exhausted) {
        build->exhausted = true;
        xmlStopParser(build->parser);
    }
    return result;
}

static size_t offset_now(const struct build *build)
{
    const xmlParserInput *input = build->parser->input;
    if (!input || !input->cur)
        return build->source.count;
    size_t offset = (size_t)input->consumed + (size_t)(input->cur - input->base);
    return offset < build->source.count ? offset : build->source.count;
}

static size_t back_to(const struct build *build, size_t offset, char wanted)
{
    while (offset > 0 && (offset >= build->source.count || build->source.bytes[offset] != wanted))
        offset--;
    return offset;
}

static void stop(struct build *build, int code, size_t at)
{
    if (build->parsed->fault.code == FAULT_NONE) {
        build->parsed->fault.code = code;
        build->parsed->fault.at = at;
    }
    xmlStopParser(build->parser);
}

/* ---- text ---- */

static void put_together(struct build *build, const char *bytes, size_t count)
{
    struct pending_text *text = &build->text;
    if (text->capacity - text->count < count) {
        size_t wanted = text->capacity ? text->capacity * 2 : 256;
        while (wanted - text->count < count)
            wanted *= 2;
        char *moved = realloc(text->bytes, wanted);
        if (!moved) {
            build->exhausted = true;
            xmlStopParser(build->parser);
            return;
        }
        text->bytes = moved;
        text->capacity = wanted;
    }
    memcpy(text->bytes + text->count, bytes, count);
    text->count += count;
}

static bool stands_at(const struct build *build, size_t at, const xmlChar *bytes, size_t count)
{
    return at <= build->source.count && build->source.count - at >= count &&
           memcmp(build->source.bytes + at, bytes, count) == 0;
}

static void add_text(struct build *build, const char *bytes, size_t count, size_t at)
{
    struct pending_text *text = &build->text;
    bool in_source =
        bytes >= build->source.bytes && bytes < build->source.bytes + build->source.count;
    bool first = !text->together && text->run.count == 0;
    if (first)
        text->at = at;
    if (first && in_source) {
        text->run = (struct slice){bytes, count};
    } else if (in_source && !text->together && text->run.bytes + text->run.count == bytes) {
        text->run.count += count;
    } else {
        if (!text->together && text->run.count)
            put_together(build, text->run.bytes, text->run.count);
        text->together = true;
        put_together(build, bytes, count);
    }
}

/* Plain stretches come as pointers into the input, or, where they are not ASCII, as a copy of what
 * was just passed; the comparison tells the latter from what was made of a reference or "\r\n". */
static void on_text(void *context, const xmlChar *bytes, int length)
{
    struct build *build = context;
    const xmlParserInput *input = build->parser->input;
    size_t count = (size_t)length, now = offset_now(build);
    size_t at = now >= count ? now - count : now;
    if (bytes >= input->base && bytes <= input->end)
        at = (size_t)input->consumed + (size_t)(bytes - input->base);
    if (stands_at(build, at, bytes, count)) {
        add_text(build, build->source.bytes + at, count, at);
        return;
    }
    bool reference = now > 0 && build->source.bytes[now - 1] == ';';
    add_text(build, (const char *)bytes, count, reference ? back_to(build, now - 1, '&') : at);
}

static struct xml_node *append(struct build *build)
{
    struct xml_node *node = allocate(build, sizeof *node);
    if (!node)
        return NULL;
    node->parent = build->depth ? build->open[build->depth] : NULL;
    *build->tail[build->depth] = node;
    build->tail[build->depth] = &node->next;
    return node;
}

static void flush_text(struct build *build)
{
    struct pending_text *text = &build->text;
    struct slice whole = text->run;
    if (text->together) {
        char *copy = allocate(build, text->count + 1);
        if (copy)
            memcpy(copy, text->bytes, text->count);
        whole = (struct slice){copy, copy ? text->count : 0};
    }
    struct xml_node *node = whole.count && build->depth ? append(build) : NULL;
    if (node) {
        node->pos = cursor_at(&build->cursor, text->at);
        node->text = whole;
    }
    text->run = (struct slice){NULL, 0};
    text->together = false;
    text->count = 0;
}

/* ---- elements ---- */

/* libxml2 hands over five pointers an attribute: local name, prefix, URI, value and its end. */
static void set_attributes(struct build *build, struct xml_node *node, size_t at, int count,
                           const xmlChar **given)
{
    struct xml_attribute *attributes = allocate(build, (size_t)count * sizeof *attributes);
    struct tag_walk walk = tag_walk_open(build->source, at);
    for (int i = 0; attributes && i < count; i++, given += 5) {
        size_t length = (size_t)(given[4] - given[3]);
        char *value = allocate(build, length + 1);
        if (!value)
            return;
        memcpy(value, given[3], length);
        size_t name_at = tag_walk_next_plain(&walk) ? walk.name_at : at;
        attributes[i].name = (const char *)given[0];
        attributes[i].space = given[2] ? (const char *)given[2] : "";
        attributes[i].value = value;
        attributes[i].pos = cursor_at(&build->cursor, name_at);
    }
    node->attributes = attributes;
    node->attribute_count = attributes ? (size_t)count : 0;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix,
                     const xmlChar *space, int space_count, const xmlChar **spaces, int count,
                     int defaulted, const xmlChar **attributes)
{
    (void)prefix;
    (void)space_count;
    (void)spaces;
    (void)defaulted;
    struct build *build = context;
    flush_text(build);
    size_t at = back_to(build, offset_now(build), '<');
    if (build->nesting + build->depth >= DEPTH_LIMIT) {
        stop(build, FAULT_DEPTH, at);
        return;
    }
    struct xml_node *node = append(build);
    if (!node)
        return;
    node->pos = cursor_at(&build->cursor, at);
    node->name = (const char *)name;
    node->space = space ? (const char *)space : "";
    if (count)
        set_attributes(build, node, at, count, attributes);
    if (strcmp(node->space, XINCLUDE_SPACE) == 0)
        build->parsed->includes = true;
    build->depth++;
    build->open[build->depth] = node;
    build->open_at[build->depth] = at;
    build->tail[build->depth] = &node->children;
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
    (void)name;
    (void)prefix;
    (void)space;
    struct build *build = context;
    flush_text(build);
    if (build->depth) /* none is open when the parser was stopped meanwhile */
        build->depth--;
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *external,
                       const xmlChar *system)
{
    (void)name;
    (void)external;
    (void)system;
    struct build *build = context;
    stop(build, FAULT_DOCTYPE, back_to(build, offset_now(build), '<'));
}

/* The first error only: what follows in a file that is not well-formed is guesswork. Errors of
 * namespaces do not stop libxml2, but count the same. */
static void on_error(void *context, xmlErrorPtr error)
{
    struct build *build = context;
    struct parse_fault *fault = &build->parsed->fault;
    if (error->code == XML_ERR_NO_MEMORY)
        build->exhausted = true;
    if (error->level < XML_ERR_ERROR || fault->code != FAULT_NONE)
        return;
    fault->code = error->code;
    fault->at = offset_now(build);
    size_t count = 0;
    for (const char *at = error->message; at && *at && *at != '\n'; at++) {
        if (count + 1 < sizeof fault->detail)
            fault->detail[count++] = *at;
    }
}

/* ---- before libxml2 sees it ---- */

/* Past the end of a comment or CDATA section that `at` begins, or `at` when it begins neither. */
static size_t skip_special(struct slice text, size_t at)
{
    static const struct {
        const char *open, *close;
    } kinds[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t open = strlen(kinds[i].open);
        if (text.count - at < open || memcmp(text.bytes + at, kinds[i].open, open) != 0)
            continue;
        const char *close = strstr(text.bytes + at + open, kinds[i].close);
        return close ? (size_t)(close - text.bytes) : text.count;
    }
    return at;
}

/* Quoted values between '<' at `at` and the tag's end, counted up to one more than allowed. */
static size_t count_values(struct slice text, size_t at, size_t end)
{
    size_t count = 0;
    while (at < end && text.bytes[at] != '>' && count <= ATTRIBUTE_LIMIT) {
        char c = text.bytes[at++];
        if (c != '"' && c != '\'')
            continue;
        const char *close = memchr(text.bytes + at, c, end - at);
        if (!close)
            break;
        at = (size_t)(close - text.bytes) + 1;
        count++;
    }
    return count;
}

/* No tag of this many bytes can hold more attributes than are allowed (a="" and a space each). */
#define SHORT_TAG ((size_t)ATTRIBUTE_LIMIT * 5)

/* The first tag with too many attributes; SIZE_MAX when there is none. */
static size_t find_wide_tag(struct slice text)
{
    for (size_t at = 0; at < text.count;) {
        const char *open = memchr(text.bytes + at, '<', text.count - at);
        if (!open)
            break;
        at = skip_special(text, (size_t)(open - text.bytes));
        const char *next =
            at + 1 < text.count ? memchr(text.bytes + at + 1, '<', text.count - at - 1) : NULL;
        size_t end = next ? (size_t)(next - text.bytes) : text.count;
        if (end - at > SHORT_TAG && count_values(text, at, end) > ATTRIBUTE_LIMIT)
            return at;
        at = end;
    }
    return SIZE_MAX;
}

bool parse_acceptable(struct slice text, struct parse_fault *fault)
{
    const char *nul = memchr(text.bytes, '\0', text.count);
    size_t wide = nul ? SIZE_MAX : find_wide_tag(text);
    if (nul) {
        fault->code = XML_ERR_INVALID_CHAR;
        fault->at = (size_t)(nul - text.bytes);
    } else if (wide != SIZE_MAX) {
        fault->code = FAULT_ATTRIBUTES;
        fault->at = wide;
    }
    return fault->code == FAULT_NONE;
}

/* ---- the parser ---- */

/* A parser that takes its names from `names`; NULL without memory. It reads a copy of the text:
 * libxml2 can read where the text lies, but then goes to its end again at every step. */
static xmlParserCtxt *open_parser(struct slice text, xmlDict *names)
{
    xmlParserCtxt *parser = xmlCreateMemoryParserCtxt(text.bytes, (int)text.count);
    if (!parser)
        return NULL;
    xmlDictFree(parser->dict);
    parser->dict = names;
    xmlDictReference(names);
    return parser;
}

static void run(struct build *build)
{
    xmlSAXHandler handler = {.internalSubset = on_doctype,
                             .characters = on_text,
                             .ignorableWhitespace = on_text,
                             .cdataBlock = on_text,
                             .startElementNs = on_start,
                             .endElementNs = on_end,
                             .serror = on_error,
                             .initialized = XML_SAX2_MAGIC};
    xmlParserCtxt *parser = build->parser;
    struct parse_fault *fault = &build->parsed->fault;
    xmlSAXHandler *own = parser->sax;
    parser->sax = &handler;
    parser->userData = build;
    /* NOENT only spares us the &#38; libxml2 leaves in attribute values otherwise: without a
     * document type there is no entity to substitute. */
    xmlCtxtUseOptions(parser, XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    xmlParseDocument(parser);
    if (!parser->wellFormed && fault->code == FAULT_NONE)
        *fault = (struct parse_fault){.code = XML_ERR_INTERNAL_ERROR, .at = offset_now(build)};
    parser->sax = own;
    parser->userData = parser;
}

static void close_names(void *names)
{
    xmlDictFree(names);
}

static xmlDict *open_names(struct arena *arena)
{
    xmlInitParser();
    xmlDict *names = xmlDictCreate();
    if (!names)
        arena_exhausted(arena);
    arena_defer(arena, close_names, names);
    return names;
}

void parse_text(struct arena *arena, const struct source_file *file, size_t nesting,
                struct parsed *parsed)
{
    *parsed = (struct parsed){.root = NULL};
    if (!parse_acceptable(file->text, &parsed->fault))
        return;
    struct build *build = ARENA_NEW(arena, struct build);
    *build = (struct build){.arena = arena,
                            .source = file->text,
                            .cursor = cursor_open(file),
                            .parsed = parsed,
                            .nesting = nesting};
    build->tail[0] = &parsed->root;
    xmlDict *names = open_names(arena);
    struct quiet quiet;
    quiet_begin(&quiet);
    build->parser = open_parser(file->text, names);
    if (build->parser) {
        run(build);
        xmlFreeParserCtxt(build->parser);
    }
    quiet_end(&quiet);
    free(build->text.bytes);
    if (!build->parser || build->exhausted)
        arena_exhausted(arena);
    if (parsed->fault.code == FAULT_NONE)
        return;
    parsed->root = NULL;
    parsed->fault.open = build->depth > 0;
    parsed->fault.open_at = build->open_at[build->depth];
}
