/* SPDX-License-Identifier: Apache-2.0 */
/* The structure tree read aloud, for --dump=speech: an utterance a line.
 *
 * Only what is in the file is said, by the attributes it has there: Alt in place of a picture, E in
 * place of an abbreviation, the headers of a cell by their Scope or by Headers. What has no words
 * where a listener needs them is said to have none, so that it is heard. Lines are worded as NVDA
 * words them, with the role before the text; a language is named in square brackets, since a reader
 * changes its voice there and says nothing. */
#include "page/speech.h"

#include "page/spoken.h"

/* ---- utterances ---- */

/* A language is named where its first words come: none is wasted on what has no words. */
static void find_voice(struct speech *speech)
{
    if (strcmp(speech->language, speech->voice) != 0)
        buffer_format(&speech->line, " [%s] ", speech->language);
    speech->voice = speech->language;
}

void speech_text(struct speech *speech, struct slice text)
{
    if (slice_trim(text).count)
        find_voice(speech);
    buffer_add_slice(&speech->line, text);
}

void speech_words(struct speech *speech, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    buffer_add_char(&speech->line, ' ');
    buffer_format_list(&speech->line, format, arguments);
    buffer_add_char(&speech->line, ' ');
    va_end(arguments);
}

static void trim_end(struct buffer *line)
{
    while (line->count && line->bytes[line->count - 1] == ' ')
        line->count--;
}

void speech_pause(struct speech *speech)
{
    struct buffer *line = &speech->line;
    trim_end(line);
    if (line->count && !strchr(",.;:!?(", line->bytes[line->count - 1]))
        buffer_add_char(line, ',');
    buffer_add_char(line, ' ');
}

void speech_end(struct speech *speech)
{
    if (speech->within) {
        if (speech->line.count && !speech->labelled)
            speech_pause(speech);
        return;
    }
    size_t before = speech->out->count;
    speech->labelled = false;
    spoken_add(speech->out, buffer_slice(&speech->line));
    speech->line.count = 0;
    if (speech->out->count > before)
        buffer_add_char(speech->out, '\n');
}

/* A block is an utterance of its own, but for the first behind a label. */
static void begin_block(struct speech *speech)
{
    if (!speech->labelled)
        speech_end(speech);
    speech->labelled = false;
}

/* ---- roles ---- */

static void say_through(struct speech *speech, const struct structure_element *element)
{
    speech_end(speech);
    speech_children(speech, element);
    speech_end(speech);
}

static void say_block(struct speech *speech, const struct structure_element *element)
{
    begin_block(speech);
    speech_children(speech, element);
    speech_end(speech);
}

static void say_caption(struct speech *speech, const struct structure_element *element)
{
    begin_block(speech);
    speech_words(speech, "caption,");
    speech_children(speech, element);
    speech_end(speech);
}

static void say_heading(struct speech *speech, const struct structure_element *element)
{
    speech_end(speech);
    speech_words(speech, "heading level %d,", (int)(element->role - ROLE_H1) + 1);
    speech_children(speech, element);
    speech_end(speech);
}

static int count_children(const struct speech *speech, const struct structure_element *element,
                          enum structure_role role)
{
    int count = 0;
    for (size_t i = 0; i < element->count; i++) {
        const struct structure_element *child = element->children[i].element;
        count += child && child->role == role && speech->shown[child->number];
    }
    return count;
}

static void say_collection(struct speech *speech, const struct structure_element *element,
                           const char *what, enum structure_role item)
{
    int count = count_children(speech, element, item);
    begin_block(speech);
    speech_words(speech, "%s, %d item%s", what, count, count == 1 ? "" : "s");
    speech_end(speech);
    speech_children(speech, element);
    speech_end(speech);
    speech_words(speech, "end of %s", what);
    speech_end(speech);
}

static void say_list(struct speech *speech, const struct structure_element *element)
{
    say_collection(speech, element, "list", ROLE_LI);
}

static void say_contents(struct speech *speech, const struct structure_element *element)
{
    say_collection(speech, element, "contents", ROLE_TOCI);
}

static void say_item(struct speech *speech, const struct structure_element *element)
{
    speech_end(speech);
    speech_children(speech, element);
    speech->labelled = false;
    speech_end(speech);
}

/* Bullets are drawn many ways and are called by what they are. */
static void say_label(struct speech *speech, const struct structure_element *element)
{
    const struct structure_element *list = element->parent->parent;
    if (list && list->role == ROLE_L && list->numbering == NUMBERING_DISC)
        speech_words(speech, "bullet");
    else
        speech_children(speech, element);
    if (element->parent->role == ROLE_NOTE)
        speech_words(speech, ":");
    speech->labelled = true;
}

static void say_link(struct speech *speech, const struct structure_element *element)
{
    speech_words(speech, "link");
    speech_children(speech, element);
}

static const struct structure_element *child_of(const struct structure_element *element,
                                                enum structure_role role)
{
    for (size_t i = 0; i < element->count; i++) {
        const struct structure_element *child = element->children[i].element;
        if (child && child->role == role)
            return child;
    }
    return NULL;
}

static const struct structure_element *next_of(const struct structure_element *element)
{
    const struct structure_element *parent = element->parent;
    for (size_t i = 0; i + 1 < parent->count; i++) {
        if (parent->children[i].element == element)
            return parent->children[i + 1].element;
    }
    return NULL;
}

/* A reference that refers to a note is its mark; the note follows where it is called first, and
 * says its number itself. */
static void say_reference(struct speech *speech, const struct structure_element *element)
{
    const struct structure_element *next = next_of(element);
    if (next && next->role == ROLE_NOTE)
        return;
    if (element->reference_count)
        speech_words(speech, "footnote");
    speech_children(speech, element);
}

static void say_note(struct speech *speech, const struct structure_element *element)
{
    bool labelled = speech->labelled;
    speech->within++;
    speech_words(speech, "(footnote");
    speech_children(speech, element);
    trim_end(&speech->line);
    if (speech->line.bytes[speech->line.count - 1] == ',')
        speech->line.count--;
    speech_words(speech, ")");
    speech->labelled = labelled;
    speech->within--;
}

static void say_figure(struct speech *speech, const struct structure_element *element)
{
    begin_block(speech);
    if (element->alternative) {
        speech_words(speech, "graphic,");
        speech_text(speech, slice_of(element->alternative));
    } else {
        speech_words(speech, "graphic without a description");
    }
    speech_end(speech);
    const struct structure_element *caption = child_of(element, ROLE_CAPTION);
    if (caption)
        speech_element(speech, caption);
}

static void say_form(struct speech *speech, const struct structure_element *element)
{
    const char *field =
        element->alternative ? element->alternative : speech->fields[element->number];
    speech_end(speech);
    speech_words(speech, "form field, %s", field ? field : "without a description");
    speech_children(speech, element);
    speech_end(speech);
}

typedef void say_role(struct speech *, const struct structure_element *);

static say_role *const sayers[] = {
    [ROLE_DOCUMENT] = say_through,
    [ROLE_PART] = say_through,
    [ROLE_SECT] = say_through,
    [ROLE_DIV] = say_through,
    [ROLE_H1] = say_heading,
    [ROLE_H2] = say_heading,
    [ROLE_H3] = say_heading,
    [ROLE_H4] = say_heading,
    [ROLE_H5] = say_heading,
    [ROLE_H6] = say_heading,
    [ROLE_P] = say_block,
    [ROLE_QUOTE] = say_block,
    [ROLE_CAPTION] = say_caption,
    [ROLE_TOC] = say_contents,
    [ROLE_TOCI] = say_item,
    [ROLE_REFERENCE] = say_reference,
    [ROLE_L] = say_list,
    [ROLE_LI] = say_item,
    [ROLE_LBL] = say_label,
    [ROLE_LBODY] = speech_children,
    [ROLE_TABLE] = speech_table,
    [ROLE_THEAD] = speech_children,
    [ROLE_TBODY] = speech_children,
    [ROLE_TR] = speech_children,
    [ROLE_TH] = speech_children,
    [ROLE_TD] = speech_children,
    [ROLE_SPAN] = speech_children,
    [ROLE_LINK] = say_link,
    [ROLE_NOTE] = say_note,
    [ROLE_FIGURE] = say_figure,
    [ROLE_FORM] = say_form,
    [ROLE_TITLE] = say_block,
    [ROLE_ASIDE] = say_through,
    [ROLE_EM] = speech_children,
    [ROLE_STRONG] = speech_children,
};

/* ---- the walk ---- */

/* What stands in place of an element's content (ISO 32000-1, 14.9.3 to 14.9.5). */
static const char *instead_of(const struct structure_element *element)
{
    if (element->role == ROLE_FIGURE || element->role == ROLE_FORM)
        return NULL; /* says what it is as well */
    return element->actual_text   ? element->actual_text
           : element->alternative ? element->alternative
                                  : element->expansion;
}

static void say_instead(struct speech *speech, const char *words)
{
    speech_text(speech, slice_of(" "));
    speech_text(speech, slice_of(words));
    speech_text(speech, slice_of(" "));
}

void speech_element(struct speech *speech, const struct structure_element *element)
{
    const char *language = speech->language, *instead = instead_of(element);
    if (!speech->shown[element->number])
        return;
    if (element->language)
        speech->language = element->language;
    if (instead)
        say_instead(speech, instead);
    else
        sayers[element->role](speech, element);
    speech->language = language;
}

void speech_children(struct speech *speech, const struct structure_element *element)
{
    for (size_t i = 0; i < element->count; i++) {
        const struct structure_child *child = &element->children[i];
        if (child->content)
            speech_text(speech, speech->leaf_text[child->content->number]);
        else
            speech_element(speech, child->element);
    }
}

static void add_name(struct speech *speech, const struct structure_element *element)
{
    for (size_t i = 0; i < element->count; i++) {
        const struct structure_child *child = &element->children[i];
        if (child->content)
            speech_text(speech, speech->leaf_text[child->content->number]);
        else if (instead_of(child->element))
            speech_text(speech, slice_of(instead_of(child->element)));
        else if (child->element->role != ROLE_NOTE && child->element->role != ROLE_REFERENCE)
            add_name(speech, child->element);
    }
}

const char *speech_name(struct speech *speech, const struct structure_element *element)
{
    struct buffer kept = speech->line;
    const char *voice = speech->voice;
    speech->line = buffer_open(speech->arena);
    add_name(speech, element);
    trim_end(&speech->line);
    const char *name = buffer_text(&speech->line);
    speech->line = kept;
    speech->voice = voice;
    return name;
}

/* The same elements that the file has: those with something on a page, cells, and what holds them.
 */
static void find_shown(struct speech *speech, const struct document *document)
{
    const struct structure *structure = document->structure;
    size_t count = structure_element_count(structure);
    speech->shown = ARENA_ARRAY(speech->arena, count, bool);
    speech->fields = ARENA_ARRAY(speech->arena, count, const char *);
    for (size_t p = 0; p < document->page_count; p++) {
        const struct page *page = &document->pages[p];
        for (size_t m = 0; m < page->mark_count; m++) {
            if (page->marks[m].content)
                speech->shown[page->marks[m].content->element->number] = true;
        }
        for (size_t l = 0; l < page->link_count; l++) {
            const struct page_link *link = &page->links[l];
            if (!link->element)
                continue;
            speech->shown[link->element->number] = true;
            if (link->field)
                speech->fields[link->element->number] = link->description;
        }
    }
    for (size_t i = count; i-- > 1;) {
        const struct structure_element *element = structure_element_at(structure, i);
        speech->shown[i] |= element->role == ROLE_TD || element->role == ROLE_TH;
        speech->shown[element->parent->number] |= speech->shown[i];
    }
}

void page_speech(const struct document *document, struct buffer *out)
{
    const struct structure_element *root = structure_root(document->structure);
    struct speech speech = {.arena = out->arena, .out = out};
    speech.leaf_text = page_leaf_texts(document, out->arena);
    speech.line = buffer_open(out->arena);
    speech.voice = "";
    speech.language = document->info.language;
    find_shown(&speech, document);
    speech_words(&speech, "document,");
    speech_text(&speech, slice_of(document->info.title));
    speech_end(&speech);
    speech_children(&speech, root);
    speech_end(&speech);
}
