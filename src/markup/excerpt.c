/* SPDX-License-Identifier: Apache-2.0 */
/* A schema says nothing outside its tags but in annotations, and these mean nothing to a compiler.
 * So the declarations are found by going over the tags, and an excerpt is a row of tags. */
#include "markup/excerpt.h"

#include "base/buffer.h"
#include "base/map.h"
#include "markup/tag.h"

/* Names are unique within one of these (XML Schema 1.0 part 1, 2.5). */
enum symbols { ELEMENTS, TYPES, GROUPS, ATTRIBUTES, ATTRIBUTE_GROUPS, SYMBOLS };

static const struct {
    const char *tag;
    enum symbols symbols;
} declaring[] = {
    {"element", ELEMENTS}, {"simpleType", TYPES},     {"complexType", TYPES},
    {"group", GROUPS},     {"attribute", ATTRIBUTES}, {"attributeGroup", ATTRIBUTE_GROUPS},
};

/* Attributes whose values are names of types, one or more. */
static const char *const typing[] = {"type", "base", "itemType", "memberTypes"};

struct declaration {
    struct slice name;
    size_t at, end;
    bool wanted, mentioned;
    struct declaration *next, *next_wanted;
};

struct excerpt {
    struct arena *arena;
    struct slice schema;
    struct map *declared[SYMBOLS];
    struct declaration *elements; /* those of them that are elements */
    struct declaration *wanted;   /* not yet written */
    struct buffer out;
};

struct tag {
    size_t at, end;
    struct slice name; /* without prefix */
    bool opens, closes;
};

/* ---- reading tags ---- */

static struct slice local_name(struct slice name)
{
    const char *colon = memchr(name.bytes, ':', name.count);
    size_t prefix = colon ? (size_t)(colon - name.bytes) + 1 : 0;
    return (struct slice){name.bytes + prefix, name.count - prefix};
}

static size_t behind(struct slice text, size_t at, const char *mark)
{
    const char *found = strstr(text.bytes + at, mark);
    return found ? (size_t)(found - text.bytes) + strlen(mark) : text.count;
}

/* Past the '>' of the tag at `at`. */
static size_t tag_end(struct slice text, size_t at)
{
    for (; at < text.count && text.bytes[at] != '>'; at++) {
        char c = text.bytes[at];
        if (c != '"' && c != '\'')
            continue;
        const char *close = memchr(text.bytes + at + 1, c, text.count - at - 1);
        at = close ? (size_t)(close - text.bytes) : text.count - 1;
    }
    return at < text.count ? at + 1 : at;
}

/* The next tag from `at` on that is neither an annotation nor in one; false when there is none. */
static bool next_tag(struct slice text, size_t at, struct tag *tag)
{
    const char *open;
    while ((open = memchr(text.bytes + at, '<', text.count - at))) {
        at = (size_t)(open - text.bytes);
        if (open[1] == '!' || open[1] == '?') {
            at = behind(text, at, open[1] == '!' ? "-->" : "?>");
            continue;
        }
        bool ends = open[1] == '/';
        size_t end = tag_end(text, at);
        bool empty = text.bytes[end - 2] == '/';
        *tag =
            (struct tag){at, end, local_name(tag_name(text, at + 1 + ends)), !ends, ends || empty};
        if (!slice_is(tag->name, "annotation"))
            return true;
        at = empty ? end : behind(text, end, "annotation>");
    }
    return false;
}

/* The value of the attribute that was just walked to. */
static struct slice walked_value(const struct tag_walk *walk)
{
    return (struct slice){walk->text.bytes + walk->value_at + 1, walk->at - walk->value_at - 2};
}

static struct slice declared_name(struct slice text, size_t at)
{
    struct tag_walk walk = tag_walk_open(text, at);
    while (tag_walk_next_plain(&walk)) {
        if (slice_is(walk.name, "name"))
            return walked_value(&walk);
    }
    return (struct slice){NULL, 0};
}

static enum symbols symbols_of(struct slice tag)
{
    for (size_t i = 0; i < sizeof declaring / sizeof *declaring; i++) {
        if (slice_is(tag, declaring[i].tag))
            return declaring[i].symbols;
    }
    return SYMBOLS;
}

/* ---- what is wanted ---- */

static struct declaration *find(const struct excerpt *excerpt, enum symbols symbols,
                                struct slice name)
{
    return symbols < SYMBOLS ? map_find(excerpt->declared[symbols], local_name(name)) : NULL;
}

static void want(struct excerpt *excerpt, struct declaration *declaration)
{
    if (!declaration || declaration->wanted)
        return;
    declaration->wanted = true;
    declaration->next_wanted = excerpt->wanted;
    excerpt->wanted = declaration;
}

static void declare(struct excerpt *excerpt, const struct tag *tag, size_t end)
{
    enum symbols symbols = symbols_of(tag->name);
    if (symbols == SYMBOLS)
        return;
    struct declaration *declaration = ARENA_NEW(excerpt->arena, struct declaration);
    *declaration = (struct declaration){
        .name = declared_name(excerpt->schema, tag->at), .at = tag->at, .end = end};
    *map_slot(excerpt->declared[symbols], declaration->name) = declaration;
    if (symbols == ELEMENTS) {
        declaration->next = excerpt->elements;
        excerpt->elements = declaration;
    }
}

/* Find all declarations; the tag of the schema itself is returned. */
static struct tag read_declarations(struct excerpt *excerpt)
{
    struct tag root = {0}, tag, first = {0};
    int depth = 0;
    for (size_t at = 0; next_tag(excerpt->schema, at, &tag); at = tag.end) {
        if (tag.opens && ++depth == 1)
            root = tag;
        else if (tag.opens && depth == 2)
            first = tag;
        if (tag.closes && depth-- == 2)
            declare(excerpt, &first, tag.end);
    }
    return root;
}

static void want_elements(struct excerpt *excerpt, const struct xml_node *node)
{
    want(excerpt, find(excerpt, ELEMENTS, slice_of(node->name)));
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child))
        want_elements(excerpt, child);
}

static void want_types(struct excerpt *excerpt, struct slice names)
{
    while ((names = slice_trim(names)).count) {
        const char *space = memchr(names.bytes, ' ', names.count);
        size_t count = space ? (size_t)(space - names.bytes) : names.count;
        want(excerpt, find(excerpt, TYPES, (struct slice){names.bytes, count}));
        names = (struct slice){names.bytes + count, names.count - count};
    }
}

static void follow_reference(struct excerpt *excerpt, const struct tag *tag, struct slice name)
{
    enum symbols symbols = symbols_of(tag->name);
    struct declaration *declaration = find(excerpt, symbols, name);
    if (symbols != ELEMENTS)
        want(excerpt, declaration);
    else if (declaration)
        declaration->mentioned = true;
}

static void follow(struct excerpt *excerpt, const struct tag *tag)
{
    struct tag_walk walk = tag_walk_open(excerpt->schema, tag->at);
    while (tag_walk_next_plain(&walk)) {
        if (slice_is(walk.name, "ref"))
            follow_reference(excerpt, tag, walked_value(&walk));
        for (size_t i = 0; i < sizeof typing / sizeof *typing; i++) {
            if (slice_is(walk.name, typing[i]))
                want_types(excerpt, walked_value(&walk));
        }
    }
}

/* ---- writing it ---- */

static void write_tag(struct excerpt *excerpt, const struct tag *tag)
{
    buffer_add(&excerpt->out, excerpt->schema.bytes + tag->at, tag->end - tag->at);
}

static void write_wanted(struct excerpt *excerpt)
{
    struct declaration *declaration;
    while ((declaration = excerpt->wanted)) {
        excerpt->wanted = declaration->next_wanted;
        struct tag tag;
        for (size_t at = declaration->at;
             at < declaration->end && next_tag(excerpt->schema, at, &tag); at = tag.end) {
            write_tag(excerpt, &tag);
            if (tag.opens)
                follow(excerpt, &tag);
        }
    }
}

static void write_mentioned(struct excerpt *excerpt, struct slice prefix)
{
    for (const struct declaration *d = excerpt->elements; d; d = d->next) {
        if (d->mentioned && !d->wanted)
            buffer_format(&excerpt->out, "<%Selement name=\"%S\"/>", prefix, d->name);
    }
}

struct slice excerpt_make(struct arena *arena, struct slice schema, const struct xml_node *root)
{
    struct excerpt excerpt = {.arena = arena, .schema = schema, .out = buffer_open(arena)};
    for (int i = 0; i < SYMBOLS; i++)
        excerpt.declared[i] = map_create(arena);
    struct tag outer = read_declarations(&excerpt);
    struct slice name = tag_name(schema, outer.at + 1);
    want_elements(&excerpt, root);
    write_tag(&excerpt, &outer);
    write_wanted(&excerpt);
    write_mentioned(&excerpt, (struct slice){name.bytes, name.count - outer.name.count});
    buffer_format(&excerpt.out, "</%S>", name);
    return (struct slice){buffer_text(&excerpt.out), excerpt.out.count};
}
