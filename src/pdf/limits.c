/* SPDX-License-Identifier: Apache-2.0 */
/* PDF/A-3 has the limit from the first PDFs, and readers that have it too cut off the rest or
 * refuse the file; so it holds for every profile. The texts are put together by flow (a bookmark is
 * a number and a title, a description a word and an address), so their length is known only here.
 */
#include "pdf/limits.h"

#include <stddef.h>

#include "pdf/value.h"

struct limits {
    struct diag_list *diags;
    bool hold;
};

static void check_size(struct limits *limits, const char *what, size_t size, struct source_pos pos)
{
    if (size <= VALUE_LONGEST_STRING)
        return;
    diag_report(limits->diags, DIAG_string_too_long, pos, what, (int)size, VALUE_LONGEST_STRING);
    limits->hold = false;
}

static void check(struct limits *limits, const char *what, const char *text, struct source_pos pos)
{
    size_t count = text ? strlen(text) : 0;
    if (count * 2 + 2 > VALUE_LONGEST_STRING) /* what UTF-16 makes of it at most */
        check_size(limits, what, value_text_size((struct slice){text, count}), pos);
}

/* A string of a structure, by its place there. */
struct string {
    const char *what;
    size_t offset;
};

static void check_strings(struct limits *limits, const struct string *strings, size_t count,
                          const void *owner, struct source_pos pos)
{
    for (size_t i = 0; i < count; i++) {
        const char *const *text =
            (const char *const *)(const void *)((const char *)owner + strings[i].offset);
        check(limits, strings[i].what, *text, pos);
    }
}

static void check_elements(struct limits *limits, const struct structure *structure)
{
    static const struct string strings[] = {
        {"the description", offsetof(struct structure_element, alternative)},
        {"the text", offsetof(struct structure_element, actual_text)},
        {"the expansion", offsetof(struct structure_element, expansion)},
        {"the title", offsetof(struct structure_element, title)},
        {"the summary", offsetof(struct structure_element, summary)},
    };
    size_t count = structure_element_count(structure);
    for (size_t i = 0; i < count; i++) {
        const struct structure_element *element = structure_element_at(structure, i);
        check_strings(limits, strings, sizeof strings / sizeof *strings, element, element->pos);
    }
}

static struct source_pos pos_of(const struct structure_element *element)
{
    return element ? element->pos : (struct source_pos){0};
}

static void check_links(struct limits *limits, const struct page *page)
{
    for (size_t i = 0; i < page->link_count; i++) {
        const struct page_link *link = &page->links[i];
        struct source_pos pos = pos_of(link->element);
        if (link->uri)
            check_size(limits, "the address", value_uri_size(link->uri), pos);
        check(limits, "the description of the link", link->description, pos);
    }
}

bool limits_hold(const struct document *document, struct diag_list *diags)
{
    static const struct string strings[] = {
        {"the document's title", offsetof(struct document_info, title)},
        {"the author's name", offsetof(struct document_info, author)},
        {"the subject", offsetof(struct document_info, subject)},
        {"what is in <keywords>", offsetof(struct document_info, keywords)},
    };
    struct limits limits = {diags, true};
    check_strings(&limits, strings, sizeof strings / sizeof *strings, &document->info,
                  pos_of(structure_root(document->structure)));
    check_elements(&limits, document->structure);
    for (size_t i = 0; i < document->page_count; i++)
        check_links(&limits, &document->pages[i]);
    for (size_t i = 0; i < document->outline_count; i++)
        check(&limits, "the bookmark", document->outline[i].title,
              pos_of(document->outline[i].element));
    return limits.hold;
}
