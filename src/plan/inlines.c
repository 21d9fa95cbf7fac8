/* SPDX-License-Identifier: Apache-2.0 */
/* plan/inlines.c - running text.
 *
 * White space is collapsed over a whole paragraph, whatever elements it is in: a run of it becomes
 * one space, which stays where the run began; at the ends, and around <br/>, there is none. */
#include "plan/reader.h"

#include "base/buffer.h"

struct collapsing {
    struct plan_reader *reader;
    bool after_space;         /* or at the start */
    struct inline_node *last; /* the text added last */
    const char *language;
};

static struct inline_node *read_list(struct collapsing *c, const struct xml_node *first,
                                     const struct xml_node *end);

/* Whether a copy would be the same bytes. */
static bool is_collapsed(bool after_space, struct slice text)
{
    for (size_t i = 0; i < text.count; i++) {
        char byte = text.bytes[i];
        if (is_xml_space(byte) && (after_space || byte != ' '))
            return false;
        after_space = byte == ' ';
    }
    return true;
}

static struct slice collapse(struct collapsing *c, struct slice text)
{
    if (text.count && is_collapsed(c->after_space, text)) {
        c->after_space = text.bytes[text.count - 1] == ' ';
        return text;
    }
    char *out = arena_alloc(c->reader->arena, text.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < text.count; i++) {
        char byte = text.bytes[i];
        if (!is_xml_space(byte)) {
            out[count++] = byte;
            c->after_space = false;
        } else if (!c->after_space) {
            out[count++] = ' ';
            c->after_space = true;
        }
    }
    return (struct slice){out, count};
}

/* Take back a space put down at what has turned out to be an end. */
static void trim_end(struct collapsing *c)
{
    if (c->last && c->after_space && c->last->text.count &&
        c->last->text.bytes[c->last->text.count - 1] == ' ')
        c->last->text.count--;
    c->after_space = true;
}

static struct inline_node *new_inline(struct collapsing *c, enum inline_kind kind,
                                      const struct xml_node *node)
{
    struct inline_node *made = ARENA_NEW(c->reader->arena, struct inline_node);
    made->kind = kind;
    made->pos = node->pos;
    if (node->name)
        made->language = read_language(node);
    return made;
}

static struct inline_node *read_characters(struct collapsing *c, const struct xml_node *node)
{
    struct slice text = collapse(c, node->text);
    if (!text.count)
        return NULL;
    struct inline_node *made = new_inline(c, INLINE_TEXT, node);
    made->text = text;
    c->last = made;
    return made;
}

static void check_empty(struct collapsing *c, const struct xml_node *node,
                        const struct inline_node *made)
{
    if (!made->children)
        report_empty(c->reader, node);
}

static struct inline_node *read_plain(struct collapsing *c, const struct xml_node *node,
                                      enum inline_kind kind)
{
    struct inline_node *made = new_inline(c, kind, node);
    made->children = read_list(c, node->children, NULL);
    return made;
}

static struct inline_node *read_link(struct collapsing *c, const struct xml_node *node,
                                     enum inline_kind kind)
{
    struct inline_node *made = read_plain(c, node, kind);
    const struct xml_attribute *href = xml_attribute(node, "href");
    if (made->children && !inlines_say(made->children))
        diag_report(c->reader->diags, DIAG_link_empty, node->pos);
    check_empty(c, node, made);
    made->uri = href ? href->value : NULL;
    if (href && !is_link_address(href->value))
        diag_report(c->reader->diags, DIAG_link_address, href->pos, href->value);
    return made;
}

static struct inline_node *read_reference(struct collapsing *c, const struct xml_node *node,
                                          enum inline_kind kind)
{
    static const char *const shows[] = {"number", "title", "page", NULL};
    struct inline_node *made = new_inline(c, kind, node);
    made->show = (enum reference_show)read_choice(node, "show", shows, SHOW_NUMBER);
    refer_later(c->reader, made, xml_attribute(node, "to"));
    c->after_space = false;
    return made;
}

/* A footnote as an inline, also where it belongs to a figure and the inline only carries its id. */
static struct inline_node *make_footnote(struct plan_reader *reader, const struct xml_node *node)
{
    struct inline_node *made = ARENA_NEW(reader->arena, struct inline_node);
    made->kind = INLINE_FOOTNOTE;
    made->pos = node->pos;
    if (reader->in_footnote) {
        diag_report(reader->diags, DIAG_footnote_nested, node->pos);
        return made;
    }
    reader->in_footnote = true;
    read_id(reader, node, ANCHOR_FOOTNOTE, made);
    made->note = read_flow(reader, node);
    reader->in_footnote = false;
    if (!made->note)
        report_empty(reader, node);
    return made;
}

static struct inline_node *read_footnote(struct collapsing *c, const struct xml_node *node,
                                         enum inline_kind kind)
{
    (void)kind;
    c->after_space = false;
    return make_footnote(c->reader, node);
}

static struct inline_node *read_footnote_ref(struct collapsing *c, const struct xml_node *node,
                                             enum inline_kind kind)
{
    struct inline_node *made = new_inline(c, kind, node);
    if (c->reader->in_footnote)
        diag_report(c->reader->diags, DIAG_footnote_nested, node->pos);
    else
        refer_later(c->reader, made, xml_attribute(node, "to"));
    c->after_space = false;
    return made;
}

struct noted *read_noted(struct plan_reader *reader, const struct xml_node *element)
{
    struct noted *notes = NULL, **link = &notes;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        bool footnote = xml_is(node, "footnote");
        if (!footnote && !xml_is(node, "footnote-ref"))
            continue;
        struct noted *noted = *link = ARENA_NEW(reader->arena, struct noted);
        link = &noted->next;
        if (footnote)
            noted->blocks = make_footnote(reader, node)->note;
        else
            refer_note_later(reader, &noted->blocks, xml_attribute(node, "to"));
    }
    return notes;
}

static struct inline_node *read_abbreviation(struct collapsing *c, const struct xml_node *node,
                                             enum inline_kind kind)
{
    struct inline_node *made = read_plain(c, node, kind);
    made->expansion = xml_value(node, "title", NULL);
    check_empty(c, node, made);
    return made;
}

static struct inline_node *read_telephone(struct collapsing *c, const struct xml_node *node,
                                          enum inline_kind kind)
{
    struct plan_reader *reader = c->reader;
    struct inline_node *made = read_plain(c, node, kind);
    const char *number = xml_value(node, "number", NULL);
    const char *text = read_text(reader, node);
    check_empty(c, node, made);
    if (*text && !number && !is_telephone(text))
        diag_report(reader->diags, DIAG_telephone_form, node->pos, text);
    made->uri = telephone_uri(reader, number ? number : text);
    return made;
}

static struct inline_node *read_line_break(struct collapsing *c, const struct xml_node *node,
                                           enum inline_kind kind)
{
    trim_end(c);
    c->last = NULL;
    return new_inline(c, kind, node);
}

static struct inline_node *read_cited(struct collapsing *c, const struct xml_node *node,
                                      enum inline_kind kind)
{
    struct inline_node *made = new_inline(c, kind, node);
    if (xml_is(node, "value"))
        read_cited_value(c->reader, node, made);
    else
        read_cited_count(c->reader, node, made);
    c->after_space = false;
    return made;
}

struct inline_row {
    const char *name;
    enum inline_kind kind;
    struct inline_node *(*read)(struct collapsing *, const struct xml_node *, enum inline_kind);
};

static const struct inline_row inline_rows[] = {
    {"strong", INLINE_STRONG, read_plain},
    {"em", INLINE_EMPHASIS, read_plain},
    {"sup", INLINE_SUPERSCRIPT, read_plain},
    {"sub", INLINE_SUBSCRIPT, read_plain},
    {"span", INLINE_SPAN, read_plain},
    {"link", INLINE_LINK, read_link},
    {"ref", INLINE_REFERENCE, read_reference},
    {"footnote", INLINE_FOOTNOTE, read_footnote},
    {"footnote-ref", INLINE_FOOTNOTE, read_footnote_ref},
    {"abbr", INLINE_ABBREVIATION, read_abbreviation},
    {"tel", INLINE_TELEPHONE, read_telephone},
    {"br", INLINE_LINE_BREAK, read_line_break},
    {"value", INLINE_CITED, read_cited},
    {"count", INLINE_CITED, read_cited},
};

static const struct inline_row *row_of(const struct xml_node *node)
{
    for (size_t i = 0; node->name && i < sizeof inline_rows / sizeof *inline_rows; i++) {
        if (strcmp(node->name, inline_rows[i].name) == 0)
            return &inline_rows[i];
    }
    return NULL;
}

static struct inline_node *read_list(struct collapsing *c, const struct xml_node *first,
                                     const struct xml_node *end)
{
    struct inline_node *list = NULL, **link = &list;
    for (const struct xml_node *node = first; node && node != end; node = node->next) {
        const struct inline_row *row = row_of(node);
        if (row)
            *link = row->read(c, node, row->kind);
        else if (!node->name)
            *link = read_characters(c, node);
        if (*link)
            link = &(*link)->next;
    }
    return list;
}

struct inline_node *read_inline_stretch(struct plan_reader *reader, const struct xml_node *first,
                                        const struct xml_node *end)
{
    struct collapsing c = {.reader = reader, .after_space = true};
    struct inline_node *list = read_list(&c, first, end);
    trim_end(&c);
    return list;
}

struct inline_node *read_inlines(struct plan_reader *reader, const struct xml_node *element)
{
    return element ? read_inline_stretch(reader, element->children, NULL) : NULL;
}

struct inline_node *read_inlines_child(struct plan_reader *reader, const struct xml_node *element,
                                       const char *name)
{
    const struct xml_node *child = xml_child(element, name);
    struct inline_node *inlines = read_inlines(reader, child);
    if (child && !inlines)
        report_empty(reader, child);
    else if (child && !inlines_say(inlines))
        diag_report(reader->diags, DIAG_element_empty, child->pos, child->name);
    return inlines;
}

struct inline_node *read_title(struct plan_reader *reader, const struct xml_node *element)
{
    return read_inlines_child(reader, element, "title");
}
