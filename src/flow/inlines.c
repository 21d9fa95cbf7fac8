/* SPDX-License-Identifier: Apache-2.0 */
/* flow/inlines.c - the model's inlines into a text: one function a kind, found by table. */
#include "flow/builder.h"

#include "flow/numbering.h"

static void add_inline(struct text_builder *text, const struct inline_node *node);

void text_builder_inlines(struct text_builder *text, const struct inline_node *inlines)
{
    for (; inlines; inlines = inlines->next)
        add_inline(text, inlines);
}

static void add_styled(struct text_builder *text, const struct inline_node *node,
                       enum style_role role)
{
    const struct computed *before = text_builder_restyle(text, role);
    text_builder_inlines(text, node->children);
    text_builder_style(text, before);
}

static void add_text(struct text_builder *text, const struct inline_node *node)
{
    text_builder_slice(text, node->text);
}

static void add_strong(struct text_builder *text, const struct inline_node *node)
{
    text_builder_enter(text, ROLE_STRONG, node->pos);
    add_styled(text, node, STYLE_STRONG);
    text_builder_leave(text);
}

static void add_emphasis(struct text_builder *text, const struct inline_node *node)
{
    text_builder_enter(text, ROLE_EM, node->pos);
    add_styled(text, node, STYLE_EMPHASIS);
    text_builder_leave(text);
}

static void add_superscript(struct text_builder *text, const struct inline_node *node)
{
    add_styled(text, node, STYLE_SUPERSCRIPT);
}

static void add_subscript(struct text_builder *text, const struct inline_node *node)
{
    add_styled(text, node, STYLE_SUBSCRIPT);
}

static void add_span(struct text_builder *text, const struct inline_node *node)
{
    struct structure_element *element = text_builder_enter(text, ROLE_SPAN, node->pos);
    if (element)
        element->language = node->language;
    text_builder_inlines(text, node->children);
    text_builder_leave(text);
}

static void add_abbreviation(struct text_builder *text, const struct inline_node *node)
{
    struct structure_element *element = text_builder_enter(text, ROLE_SPAN, node->pos);
    if (element)
        element->expansion = node->expansion;
    add_styled(text, node, STYLE_ABBREVIATION);
    text_builder_leave(text);
}

static void add_link(struct text_builder *text, const struct inline_node *node)
{
    text_builder_link(text, node->uri, 0, inline_plain(text_builder_owner(text), node->children),
                      node->pos);
    add_styled(text, node, STYLE_LINK);
    text_builder_unlink(text);
}

static void add_telephone(struct text_builder *text, const struct inline_node *node)
{
    text_builder_symbol(text, &symbol_telephone);
    text_builder_string(text, "\u00A0");
    text_builder_link(text, node->uri, 0, inline_plain(text_builder_owner(text), node->children),
                      node->pos);
    text_builder_inlines(text, node->children);
    text_builder_unlink(text);
}

static void add_line_break(struct text_builder *text, const struct inline_node *node)
{
    (void)node;
    text_builder_line_break(text);
}

static void add_footnote(struct text_builder *text, const struct inline_node *node)
{
    text_builder_note(text, node->note, node->pos);
}

/* The title a reference prints, or NULL where it prints something else. */
static const struct inline_node *reference_title(const struct flow_builder *builder,
                                                 const struct inline_node *node)
{
    const void *thing = node->target->thing;
    bool numbered = numbering_number(builder->numbering, thing) != NULL;
    if (node->show == SHOW_PAGE || (node->show == SHOW_NUMBER && numbered))
        return NULL;
    return numbering_title(builder->numbering, thing);
}

/* What a reference prints when it is not a page number. */
static const char *reference_text(struct flow_builder *builder, const struct inline_node *node)
{
    const void *thing = node->target->thing;
    const char *number = numbering_number(builder->numbering, thing);
    if (node->show == SHOW_NUMBER && number)
        return number;
    const struct inline_node *title = numbering_title(builder->numbering, thing);
    if (title)
        return inline_plain(builder, title);
    const struct heading *heading = numbering_find(builder->numbering, thing);
    if (heading)
        return heading->plain;
    if (number)
        return number;
    return numbering_frame(builder->numbering, thing) ? EXEMPT_TITLE : node->target->id;
}

static void add_reference(struct text_builder *text, const struct inline_node *node)
{
    struct flow_builder *builder = text_builder_owner(text);
    if (!numbering_present(builder->numbering, node->target)) {
        diag_report(builder->diags, DIAG_reference_left_out, node->pos, node->target->id);
        text_builder_string(text, reference_text(builder, node));
        return;
    }
    const char *printed = reference_text(builder, node);
    const void *frame = numbering_frame(builder->numbering, node->target->thing);
    place target = builder_place(builder, frame ? frame : node->target->thing);
    text_builder_enter(text, ROLE_REFERENCE, node->pos);
    text_builder_link(text, NULL, target, printed, node->pos);
    const struct computed *before = text_builder_restyle(text, STYLE_LINK);
    const struct inline_node *title = reference_title(builder, node);
    if (node->show == SHOW_PAGE)
        text_builder_page_number(text, target);
    else if (title)
        text_builder_title(text, title, numbering_language(builder->numbering, node->target->thing),
                           node->pos);
    else
        text_builder_own_words(text, printed, node->pos);
    text_builder_style(text, before);
    text_builder_unlink(text);
    text_builder_leave(text);
}

static void (*const inline_adders[])(struct text_builder *, const struct inline_node *) = {
    [INLINE_TEXT] = add_text,           [INLINE_STRONG] = add_strong,
    [INLINE_EMPHASIS] = add_emphasis,   [INLINE_SUPERSCRIPT] = add_superscript,
    [INLINE_SUBSCRIPT] = add_subscript, [INLINE_SPAN] = add_span,
    [INLINE_LINK] = add_link,           [INLINE_REFERENCE] = add_reference,
    [INLINE_FOOTNOTE] = add_footnote,   [INLINE_ABBREVIATION] = add_abbreviation,
    [INLINE_TELEPHONE] = add_telephone, [INLINE_LINE_BREAK] = add_line_break,
    [INLINE_CITED] = add_text,
};

static void add_inline(struct text_builder *text, const struct inline_node *node)
{
    const char *before = node->language ? text_builder_language(text, node->language) : NULL;
    inline_adders[node->kind](text, node);
    if (before)
        text_builder_language(text, before);
}

static void add_title_words(struct text_builder *text, const struct inline_node *title)
{
    for (; title; title = title->next) {
        const char *before = text_builder_speak(text, title->language, title->pos);
        if (title->kind == INLINE_TEXT || title->kind == INLINE_CITED)
            text_builder_slice(text, title->text);
        else if (title->kind == INLINE_LINE_BREAK)
            text_builder_string(text, " ");
        else if (title->kind == INLINE_REFERENCE && title->show != SHOW_PAGE)
            text_builder_string(text, reference_text(text_builder_owner(text), title));
        else if (title->kind != INLINE_FOOTNOTE)
            add_title_words(text, title->children);
        text_builder_unspeak(text, before);
    }
}

void text_builder_title(struct text_builder *text, const struct inline_node *title,
                        const char *language, struct source_pos pos)
{
    const char *before = text_builder_speak(text, language, pos);
    add_title_words(text, title);
    text_builder_unspeak(text, before);
}

/* A number alone is read in any language. */
static bool holds_letters(const char *words)
{
    while (*words && !((*words >= 'A' && *words <= 'Z') || (*words >= 'a' && *words <= 'z')))
        words++;
    return *words;
}

void text_builder_own_words(struct text_builder *text, const char *words, struct source_pos pos)
{
    const struct publication *publication = text_builder_owner(text)->publication;
    const char *language = holds_letters(words) ? publication->metadata.language : NULL;
    const char *before = text_builder_speak(text, language, pos);
    text_builder_string(text, words);
    text_builder_unspeak(text, before);
}

static void add_plain(struct flow_builder *builder, const struct inline_node *inlines,
                      struct buffer *out)
{
    for (; inlines; inlines = inlines->next) {
        if (inlines->kind == INLINE_TEXT || inlines->kind == INLINE_CITED)
            buffer_add_slice(out, inlines->text);
        else if (inlines->kind == INLINE_LINE_BREAK)
            buffer_add_char(out, ' ');
        else if (inlines->kind == INLINE_REFERENCE && inlines->show != SHOW_PAGE)
            buffer_add_text(out, reference_text(builder, inlines));
        else if (inlines->kind != INLINE_FOOTNOTE)
            add_plain(builder, inlines->children, out);
    }
}

const char *inline_plain(struct flow_builder *builder, const struct inline_node *inlines)
{
    struct buffer out = buffer_open(builder->arena);
    add_plain(builder, inlines, &out);
    return buffer_text(&out);
}
