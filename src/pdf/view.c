/* SPDX-License-Identifier: Apache-2.0 */
#include "pdf/view.h"

#include "pdf/value.h"

/* So many pages are looked at from the first to the last; more are looked up. */
#define PAGES_WITHOUT_BOOKMARKS 4

/* Pages open as wide as the window rather than whole: text of 12pt is read without a first step
 * (ISO 32000-1, 12.3.2.2 and table 28). */
static void open_first_page(const struct document *document, uint32_t first_page, struct haru *haru,
                            struct arena *arena)
{
    struct buffer out = buffer_open(arena);
    buffer_add_char(&out, '[');
    value_reference(&out, first_page);
    buffer_add_text(&out, "/FitH ");
    value_number(&out, value_hundredths(document->pages[0].height));
    buffer_add_char(&out, ']');
    haru_set_raw(haru, haru_catalogue(haru), "OpenAction", buffer_slice(&out));
}

void view_make(const struct document *document, uint32_t first_page, struct haru *haru,
               struct arena *arena)
{
    struct haru_dict *catalogue = haru_catalogue(haru);
    bool long_enough = document->page_count > PAGES_WITHOUT_BOOKMARKS;
    haru_doing(haru, "writing the initial view");
    haru_set_true(haru, haru_dict_within(haru, catalogue, "ViewerPreferences"), "DisplayDocTitle");
    haru_set_name(haru, catalogue, "PageMode",
                  document->outline_count && long_enough ? "UseOutlines" : "UseNone");
    haru_set_name(haru, catalogue, "PageLayout", "OneColumn");
    if (document->page_count)
        open_first_page(document, first_page, haru, arena);
}
