/* SPDX-License-Identifier: Apache-2.0 */
#include "pdf/view.h"

#include "pdf/tags.h"
#include "pdf/value.h"

/* So many pages are looked at from the first to the last; more are looked up. */
#define PAGES_WITHOUT_BOOKMARKS 4

static void add_top(const struct links *links, uint32_t object, struct buffer *out)
{
    buffer_add_char(out, '[');
    value_reference(out, object);
    buffer_add_text(out, "/FitH ");
    value_number(out, value_hundredths(links->document->pages[0].height));
    buffer_add_char(out, ']');
}

/* Pages open as wide as the window rather than whole: text of 12pt is read without a first step
 * (ISO 32000-1, 12.3.2.2 and table 28). */
static void open_first_page(const struct links *links, struct haru *haru, struct arena *arena)
{
    struct buffer out = buffer_open(arena);
    bool second = links->second; /* then it is an action, which leads to an element as well */
    buffer_add_text(&out, second ? "<</S/GoTo/D" : "");
    add_top(links, links->first_page, &out);
    if (second) {
        buffer_add_text(&out, "/SD");
        add_top(links, tags_object_around(links->tags, NULL), &out);
        buffer_add_text(&out, ">>");
    }
    haru_set_raw(haru, haru_catalogue(haru), "OpenAction", buffer_slice(&out));
}

void view_title(struct haru *haru)
{
    struct haru_dict *preferences =
        haru_dict_within(haru, haru_catalogue(haru), "ViewerPreferences");
    haru_set_true(haru, preferences, "DisplayDocTitle");
}

void view_make(const struct links *links, struct haru *haru, struct arena *arena)
{
    const struct document *document = links->document;
    struct haru_dict *catalogue = haru_catalogue(haru);
    bool long_enough = document->page_count > PAGES_WITHOUT_BOOKMARKS;
    haru_doing(haru, "writing the initial view");
    haru_set_name(haru, catalogue, "PageMode",
                  document->outline_count && long_enough ? "UseOutlines" : "UseNone");
    haru_set_name(haru, catalogue, "PageLayout", "OneColumn");
    if (document->page_count)
        open_first_page(links, haru, arena);
}
