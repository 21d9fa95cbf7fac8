/* SPDX-License-Identifier: Apache-2.0 */
/* tests/pdf/order.c - is the structure in the file the one that was made?
 *
 * What stands in the file comes from three readers: roles, order and texts from poppler's pdfinfo
 * (tree.c), languages, titles and what is said in place of content from poppler-glib, which also
 * feeds screen readers, attributes of tables and lists from libqpdf (poppler-glib 22.12 refuses to
 * tell those of cells). All walk the same tree, so their nth elements must be the same. They are
 * put beside what --dump=tags says of the same plan: element for element, attribute for attribute,
 * text for text. Both become lines of one form. A header's cells are named by their place in the
 * tree. */
#include <poppler.h>
#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <stdlib.h>

#include "reading.h"

#define DIFFERENCES_MOST 10

struct line {
    int depth;
    const char *what; /* an element with its attributes; NULL: text */
    const char *text;
    const char *headers;  /* the numbers or identifiers of the cells that head it */
    const char *name;     /* its own number, or identifier */
    const char *language; /* its own or that of what it stands in; "" */
    bool filled;          /* something of it is on a page */
};

struct lines {
    struct arena *arena;
    struct line *lines;
    size_t count, capacity;
    bool files; /* some go along inside the file */
};

static struct line *add_line(struct lines *lines, int depth)
{
    struct line *line = &ARENA_PUSH(lines->arena, lines->lines, lines->count, lines->capacity);
    line->depth = depth;
    return line;
}

/* Texts that follow each other in an element are one. */
static void add_text(struct lines *lines, int depth, struct slice text)
{
    struct line *last = lines->count ? &lines->lines[lines->count - 1] : NULL;
    const char *squeezed = squeeze(lines->arena, text);
    if (last && last->text && last->depth == depth)
        last->text = format_text(lines->arena, "%s%s", last->text, squeezed);
    else
        add_line(lines, depth)->text = squeezed;
}

/* ---- the file: roles and texts ---- */

static void read_tree(struct lines *lines, const struct tree *tree)
{
    for (size_t i = 0; i < tree->count; i++) {
        const struct tag *tag = &tree->tags[i];
        if (tag->role)
            add_line(lines, tag->depth / 2)->what = tag->role;
        else if (tag->text)
            add_text(lines, tag->depth / 2, slice_of(tag->text));
    }
}

static struct line *next_element(struct lines *lines, size_t *at)
{
    while (*at < lines->count && !lines->lines[*at].what)
        (*at)++;
    return *at < lines->count ? &lines->lines[(*at)++] : NULL;
}

/* ---- the file: what is said in place of content ---- */

/* An attribute's value, which is poppler's to give and ours to free. */
static void add_string(struct buffer *out, const char *key, char *value)
{
    if (value)
        buffer_format(out, " %s=\"%s\"", key, value);
    g_free(value);
}

static void read_words(struct lines *lines, PopplerStructureElement *element, size_t *at)
{
    struct line *line = next_element(lines, at);
    if (!line)
        return;
    struct buffer out = buffer_open(lines->arena);
    buffer_add_text(&out, line->what);
    char *language = poppler_structure_element_get_language(element);
    line->language = language ? arena_string(lines->arena, language) : "";
    g_free(language);
    add_string(&out, "title", poppler_structure_element_get_title(element));
    add_string(&out, "alt", poppler_structure_element_get_alt_text(element));
    add_string(&out, "actual", poppler_structure_element_get_actual_text(element));
    add_string(&out, "expansion", poppler_structure_element_get_abbreviation(element));
    line->what = buffer_text(&out);
}

static void walk_words(struct lines *lines, PopplerStructureElementIter *iter, size_t *at)
{
    do {
        PopplerStructureElement *element = poppler_structure_element_iter_get_element(iter);
        PopplerStructureElementIter *child = poppler_structure_element_iter_get_child(iter);
        PopplerStructureElementKind kind = poppler_structure_element_get_kind(element);
        if (kind != POPPLER_STRUCTURE_ELEMENT_CONTENT &&
            kind != POPPLER_STRUCTURE_ELEMENT_OBJECT_REFERENCE)
            read_words(lines, element, at);
        if (child)
            walk_words(lines, child, at);
        poppler_structure_element_iter_free(child);
        g_object_unref(element);
    } while (poppler_structure_element_iter_next(iter));
}

static void read_all_words(struct lines *lines, const char *file)
{
    char *path = g_canonicalize_filename(file, NULL), *uri = g_filename_to_uri(path, NULL, NULL);
    PopplerDocument *document = poppler_document_new_from_file(uri, NULL, NULL);
    PopplerStructureElementIter *iter =
        document ? poppler_structure_element_iter_new(document) : NULL;
    size_t at = 0;
    if (iter)
        walk_words(lines, iter, &at);
    if (next_element(lines, &at))
        complain("poppler-glib finds fewer elements than pdfinfo");
    poppler_structure_element_iter_free(iter);
    if (document)
        g_object_unref(document);
    g_free(uri);
    g_free(path);
}

/* ---- the file: attributes ---- */

struct walk {
    struct lines *lines;
    qpdf_data qpdf;
    size_t at;
    qpdf_oh files;  /* that go along */
    qpdf_oh mapped; /* types that PDF 1.7 does not know, and what they are to it */
};

static qpdf_oh key(const struct walk *walk, qpdf_oh dictionary, const char *name)
{
    return qpdf_oh_is_dictionary(walk->qpdf, dictionary)
               ? qpdf_oh_get_key(walk->qpdf, dictionary, name)
               : qpdf_oh_new_null(walk->qpdf);
}

/* A name as the dump has it: "/LowerAlpha" is "lower-alpha". */
static void add_name(const struct walk *walk, struct buffer *out, const char *attribute,
                     qpdf_oh value)
{
    if (!qpdf_oh_is_name(walk->qpdf, value))
        return;
    buffer_format(out, " %s=", attribute);
    const char *name = qpdf_oh_get_name(walk->qpdf, value) + 1;
    for (const char *c = name; *c; c++) {
        bool capital = *c >= 'A' && *c <= 'Z';
        if (capital && c > name)
            buffer_add_char(out, '-');
        buffer_add_char(out, capital ? (char)(*c + 'a' - 'A') : *c);
    }
}

static void add_span(const struct walk *walk, struct buffer *out, const char *attribute,
                     qpdf_oh value)
{
    if (qpdf_oh_is_integer(walk->qpdf, value))
        buffer_format(out, " %s=%d", attribute, qpdf_oh_get_int_value_as_int(walk->qpdf, value));
}

static const char *header_names(const struct walk *walk, qpdf_oh headers)
{
    struct buffer out = buffer_open(walk->lines->arena);
    int count =
        qpdf_oh_is_array(walk->qpdf, headers) ? qpdf_oh_get_array_n_items(walk->qpdf, headers) : 0;
    for (int i = 0; i < count; i++)
        buffer_format(
            &out, "%s%s", i ? "," : "",
            qpdf_oh_get_string_value(walk->qpdf, qpdf_oh_get_array_item(walk->qpdf, headers, i)));
    return count ? buffer_text(&out) : NULL;
}

/* The files an element is associated with: each is a specification of data, with its bytes, and is
 * in the catalogue's list as well. */
static void read_files(struct walk *walk, struct line *line, qpdf_oh files)
{
    struct buffer out = buffer_open(walk->lines->arena);
    int count =
        qpdf_oh_is_array(walk->qpdf, files) ? qpdf_oh_get_array_n_items(walk->qpdf, files) : 0;
    buffer_add_text(&out, line->what);
    for (int i = 0; i < count; i++) {
        qpdf_oh file = qpdf_oh_get_array_item(walk->qpdf, files, i);
        qpdf_oh name = key(walk, file, "/UF");
        bool listed = false;
        for (int k = 0; k < qpdf_oh_get_array_n_items(walk->qpdf, walk->files); k++)
            listed |= qpdf_oh_get_object_id(walk->qpdf,
                                            qpdf_oh_get_array_item(walk->qpdf, walk->files, k)) ==
                      qpdf_oh_get_object_id(walk->qpdf, file);
        if (!listed || !qpdf_oh_is_stream(walk->qpdf, key(walk, key(walk, file, "/EF"), "/F")) ||
            !qpdf_oh_is_name_and_equals(walk->qpdf, key(walk, file, "/AFRelationship"), "/Data"))
            complain("a %s is associated with what is no file of data", line->what);
        else
            buffer_format(&out, " from=\"%s\"", qpdf_oh_get_utf8_value(walk->qpdf, name));
    }
    line->what = buffer_text(&out);
}

static void read_attributes(struct walk *walk, struct line *line, qpdf_oh attributes)
{
    struct buffer out = buffer_open(walk->lines->arena);
    qpdf_oh summary = key(walk, attributes, "/Summary");
    buffer_add_text(&out, line->what);
    if (qpdf_oh_is_string(walk->qpdf, summary))
        buffer_format(&out, " summary=\"%s\"", qpdf_oh_get_utf8_value(walk->qpdf, summary));
    add_name(walk, &out, "scope", key(walk, attributes, "/Scope"));
    add_name(walk, &out, "numbering", key(walk, attributes, "/ListNumbering"));
    add_span(walk, &out, "columns", key(walk, attributes, "/ColSpan"));
    add_span(walk, &out, "rows", key(walk, attributes, "/RowSpan"));
    line->what = buffer_text(&out);
    line->headers = header_names(walk, key(walk, attributes, "/Headers"));
}

/* poppler says what a type is mapped to; the dump, what it is. */
static void name_own_type(struct walk *walk, struct line *line, const char *type)
{
    if (!qpdf_oh_is_dictionary(walk->qpdf, walk->mapped) ||
        !qpdf_oh_has_key(walk->qpdf, walk->mapped, type))
        return;
    const char *nearest = qpdf_oh_get_name(walk->qpdf, key(walk, walk->mapped, type));
    size_t count = strcspn(line->what, " ");
    if (strlen(nearest + 1) != count || strncmp(nearest + 1, line->what, count) != 0)
        complain("a %s, mapped to %s, is read as %s", type, nearest, line->what);
    line->what = format_text(walk->lines->arena, "%s%s", type + 1, line->what + count);
}

/* A dictionary with S is an element; integers, MCR and OBJR are its content. */
static void walk_attributes(struct walk *walk, qpdf_oh kid)
{
    if (qpdf_oh_is_array(walk->qpdf, kid)) {
        int count = qpdf_oh_get_array_n_items(walk->qpdf, kid);
        for (int i = 0; i < count; i++)
            walk_attributes(walk, qpdf_oh_get_array_item(walk->qpdf, kid, i));
        return;
    }
    if (!qpdf_oh_is_name(walk->qpdf, key(walk, kid, "/S")))
        return;
    struct line *line = next_element(walk->lines, &walk->at);
    if (!line)
        return;
    name_own_type(
        walk, line,
        arena_string(walk->lines->arena, qpdf_oh_get_name(walk->qpdf, key(walk, kid, "/S"))));
    qpdf_oh name = key(walk, kid, "/ID"), attributes = key(walk, kid, "/A");
    if (qpdf_oh_is_string(walk->qpdf, name))
        line->name = arena_string(walk->lines->arena, qpdf_oh_get_string_value(walk->qpdf, name));
    if (qpdf_oh_is_array(walk->qpdf, attributes)) {
        int count = qpdf_oh_get_array_n_items(walk->qpdf, attributes);
        for (int i = 0; i < count; i++)
            read_attributes(walk, line, qpdf_oh_get_array_item(walk->qpdf, attributes, i));
    } else {
        read_attributes(walk, line, attributes);
    }
    read_files(walk, line, key(walk, kid, "/AF"));
    walk_attributes(walk, key(walk, kid, "/K"));
}

static void read_all_attributes(struct lines *lines, const char *file)
{
    struct walk walk = {.lines = lines, .qpdf = qpdf_init()};
    qpdf_silence_errors(walk.qpdf);
    if (!(qpdf_read(walk.qpdf, file, NULL) & QPDF_ERRORS)) {
        qpdf_oh root = key(&walk, qpdf_get_root(walk.qpdf), "/StructTreeRoot");
        walk.mapped = key(&walk, root, "/RoleMap");
        walk.files = key(&walk, qpdf_get_root(walk.qpdf), "/AF");
        lines->files = qpdf_oh_is_array(walk.qpdf, walk.files);
        walk_attributes(&walk, key(&walk, root, "/K"));
    }
    if (next_element(lines, &walk.at))
        complain("qpdf finds fewer elements than pdfinfo");
    qpdf_cleanup(&walk.qpdf);
}

/* ---- the dump ---- */

/* Where a quoted value ends: at a quote before the next key, or at the end. */
static const char *value_end(const char *value)
{
    for (const char *at = strchr(value, '"'); at; at = strchr(at + 1, '"')) {
        size_t key = at[1] == ' ' ? strspn(at + 2, "abcdefghijklmnopqrstuvwxyz") : 0;
        if (!at[1] || (key && at[2 + key] == '='))
            return at;
    }
    return value + strlen(value);
}

/* The model's own id, what only PDF 2.0 can say, and files, where none goes along. */
static bool is_not_in_file(const struct lines *lines, const char *attribute)
{
    if (!lines->files && strncmp(attribute, " from=", 6) == 0)
        return true;
    static const char *const keys[] = {" id=", " refers=", " numbering=terms"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strncmp(attribute, keys[i], strlen(keys[i])) == 0)
            return true;
    return false;
}

/* "TH#12 id="x" scope=column headers=#3,#4": the number and the headers apart. */
static void parse_element(struct lines *lines, struct line *line, const char *text)
{
    struct arena *arena = lines->arena;
    struct buffer out = buffer_open(arena);
    size_t role = strcspn(text, "#"), number = strcspn(text + role, " ");
    buffer_add(&out, text, role);
    line->name = arena_copy(arena, text + role + 1, number - 1);
    for (const char *at = text + role + number; *at;) {
        const char *value = strchr(at, '=') + 1;
        bool quoted = *value == '"';
        const char *end = quoted ? value_end(value + 1) + 1 : value + strcspn(value, " ");
        if (strncmp(at, " headers=", 9) == 0)
            line->headers = arena_copy(arena, value, (size_t)(end - value));
        else if (strncmp(at, " lang=", 6) == 0)
            line->language = arena_copy(arena, value + 1, (size_t)(end - value) - 2);
        else if (!is_not_in_file(lines, at))
            buffer_add(&out, at, (size_t)(end - at));
        at = end;
    }
    line->what = buffer_text(&out);
}

static void read_dump(struct lines *lines, struct slice rest)
{
    while (rest.count) {
        struct slice line = next_line(&rest);
        size_t indent = 0;
        while (indent < line.count && line.bytes[indent] == ' ')
            indent++;
        struct slice text = {line.bytes + indent, line.count - indent};
        int depth = (int)indent / 2;
        if (text.count > 1 && text.bytes[0] == '"')
            add_text(lines, depth, (struct slice){text.bytes + 1, text.count - 2});
        else if (text.count)
            parse_element(lines, add_line(lines, depth),
                          arena_copy(lines->arena, text.bytes, text.count));
    }
}

static bool is_role(const struct line *line, const char *role)
{
    size_t count = strlen(role);
    return line->what && strncmp(line->what, role, count) == 0 &&
           (!line->what[count] || line->what[count] == ' ');
}

/* poppler tells an element's language wherever it comes from. */
static void inherit_languages(struct lines *lines)
{
    const char **outer = ARENA_ARRAY(lines->arena, lines->count + 1, const char *);
    for (size_t i = 0; i < lines->count; i++) {
        struct line *line = &lines->lines[i];
        if (!line->what)
            continue;
        if (!line->language)
            line->language = line->depth ? outer[line->depth - 1] : "";
        outer[line->depth] = line->language;
    }
}

/* The file has no element with nothing in it, but for cells and fields. */
static void drop_empty(struct lines *lines)
{
    size_t *outer = ARENA_ARRAY(lines->arena, lines->count + 1, size_t), depth = 0, kept = 0;
    for (size_t i = 0; i < lines->count; i++) {
        struct line *line = &lines->lines[i];
        depth = (size_t)line->depth;
        outer[depth] = i;
        if (line->text || is_role(line, "TD") || is_role(line, "TH") || is_role(line, "Form"))
            for (size_t d = 0; d <= depth; d++)
                lines->lines[outer[d]].filled = true;
    }
    for (size_t i = 0; i < lines->count; i++)
        if (lines->lines[i].filled)
            lines->lines[kept++] = lines->lines[i];
    lines->count = kept;
}

/* ---- comparing ---- */

/* The places of the cells a line's headers name: "3,4". */
static const char *header_places(const struct lines *lines, const struct line *line)
{
    struct buffer out = buffer_open(lines->arena);
    const char *at = line->headers;
    while (at && *at) {
        at += *at == '#' || *at == ',';
        at += *at == '#';
        size_t count = strcspn(at, ",");
        size_t place = 0;
        while (place < lines->count &&
               !(lines->lines[place].name && strlen(lines->lines[place].name) == count &&
                 strncmp(lines->lines[place].name, at, count) == 0))
            place++;
        buffer_format(&out, " %d", (int)place);
        at += count;
    }
    return buffer_text(&out);
}

static const char *shown(struct arena *arena, const struct lines *lines, size_t index)
{
    if (index >= lines->count)
        return "nothing";
    const struct line *line = &lines->lines[index];
    if (line->text)
        return format_text(arena, "%d \"%s\"", line->depth, line->text);
    return format_text(arena, "%d %s [%s] headers%s", line->depth, line->what, line->language,
                       header_places(lines, line));
}

/* A drawn sign has its words as ActualText, which this view does not see. */
static bool same_text(const char *file, const char *dump)
{
    static const char *const signs[] = {"Telephone"};
    if (is_reordered(dump) || strcmp(file, dump) == 0)
        return true;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const char *sign = strstr(dump, signs[i]);
        size_t before = sign ? (size_t)(sign - dump) : 0;
        if (sign && strncmp(file, dump, before) == 0 &&
            strcmp(file + before, sign + strlen(signs[i])) == 0)
            return true;
    }
    return false;
}

static bool same(const struct lines *file, const struct lines *dump, size_t i)
{
    const struct line *a = &file->lines[i], *b = &dump->lines[i];
    if (a->depth != b->depth || !a->what != !b->what)
        return false;
    if (!a->what)
        return same_text(a->text, b->text);
    return strcmp(a->what, b->what) == 0 && strcmp(a->language, b->language) == 0 &&
           strcmp(header_places(file, a), header_places(dump, b)) == 0;
}

static void compare(const struct lines *file, const struct lines *dump)
{
    int differences = 0;
    size_t count = file->count > dump->count ? file->count : dump->count;
    for (size_t i = 0; i < count && differences < DIFFERENCES_MOST; i++) {
        if (i < file->count && i < dump->count && same(file, dump, i))
            continue;
        differences++;
        complain("element %d: the file has %s\n    and should have %s", (int)i,
                 shown(file->arena, file, i), shown(file->arena, dump, i));
    }
}

/* ---- mutations ---- */

static const char *changed(struct arena *arena, const char *text, const char *part)
{
    const char *at = strstr(text, part);
    if (!at)
        return NULL;
    return format_text(arena, "%s%s?%s", arena_copy(arena, text, (size_t)(at - text)), part,
                       at + strlen(part));
}

/* Change the dump's first line that has what is to be changed; false where there is none. */
static bool spoil(struct lines *lines, const char *how)
{
    static const struct {
        const char *how, *part;
    } parts[] = {
        {"alt", "alt=\""}, {"scope", "scope="}, {"expansion", "expansion=\""}, {"from", "from=\""}};
    for (size_t i = 2; i < lines->count; i++) {
        struct line *line = &lines->lines[i];
        const char *spoilt = NULL;
        for (size_t p = 0; line->what && p < sizeof parts / sizeof *parts; p++)
            if (strcmp(how, parts[p].how) == 0)
                spoilt = changed(lines->arena, line->what, parts[p].part);
        if (spoilt)
            line->what = spoilt;
        else if (strcmp(how, "headers") == 0 && line->headers)
            line->headers = NULL;
        else if (strcmp(how, "language") == 0 && line->language && line->language[0])
            line->language = "tlh";
        else if (strcmp(how, "text") == 0 && line->text && line->text[0])
            line->text++;
        else if (strcmp(how, "order") == 0 && line->text && lines->lines[i - 2].text)
            lines->lines[i - 2].text = line->text;
        else
            continue;
        return true;
    }
    return false;
}

void check_structure(struct arena *arena, const struct tree *tree, const char *file,
                     const char *tags, const char *mutation)
{
    struct lines made = {.arena = arena}, found = {.arena = arena};
    read_tree(&found, tree);
    read_all_words(&found, file);
    read_all_attributes(&found, file);
    made.files = found.files;
    read_dump(&made, output_of(arena, "cat", tags, ""));
    drop_empty(&made);
    inherit_languages(&made);
    if (mutation && !spoil(&made, mutation)) {
        printf("there is nothing to spoil: %s\n", mutation);
        exit(2);
    }
    compare(&found, &made);
}
