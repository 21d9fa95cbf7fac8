/* SPDX-License-Identifier: Apache-2.0 */
/* tests/pdf/window.c - what a viewer's window shows around the pages: the title, how the file
 * opens, page numbers that are those printed. */
#include "reading.h"

#include <stdlib.h>

/* ---- page numbers ---- */

/* Pages counted together: those of a report, of a plan's front matter, of its body, of an annex. */
struct run {
    size_t prefix; /* bytes of the label before the number */
    bool roman;
    const char *last; /* the label of its last page */
    int pages;
};

static const char *roman_numerals[] = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
#define ROMAN_NUMERALS ((int)(sizeof roman_numerals / sizeof *roman_numerals))

static int number_of(const char *label, bool roman)
{
    if (!roman)
        return atoi(label);
    for (int i = 1; i < ROMAN_NUMERALS; i++)
        if (strcmp(label, roman_numerals[i]) == 0)
            return i;
    return 0;
}

static bool same_run(const struct run *run, const struct run *page)
{
    return run->prefix == page->prefix && run->roman == page->roman &&
           strncmp(run->last, page->last, page->prefix) == 0;
}

/* The run of a page that follows those before: it begins one with the number 1, or goes on with the
 * next number of the last run that counts as it does, pages of which need not be right before. */
static size_t run_of(struct run *runs, size_t *count, const char *label)
{
    const char *hyphen = strrchr(label, '-');
    struct run page = {.prefix = hyphen ? (size_t)(hyphen + 1 - label) : 0, .last = label};
    page.roman = strchr("ivx", label[page.prefix]) != NULL;
    page.pages = number_of(label + page.prefix, page.roman);
    size_t run = *count;
    while (run > 0 && !same_run(&runs[run - 1], &page))
        run--;
    if (page.pages == 1)
        runs[run = (*count)++] = page;
    else if (run == 0 || runs[--run].pages != page.pages - 1)
        complain("the page '%s' follows none before it", label);
    else
        runs[run] = page;
    return run;
}

/* Each page says its label, and how many there are in its run; only a cover does not. */
void check_numbers(struct arena *arena, const struct plan *plan, const struct file_view *view,
                   const char **pages)
{
    struct run *runs = ARENA_ARRAY(arena, view->page_count + 1, struct run);
    size_t *run = ARENA_ARRAY(arena, view->page_count, size_t), count = 0;
    int silent = 0;
    for (int p = 0; p < view->page_count; p++)
        run[p] = run_of(runs, &count, view->labels[p]);
    for (int p = 0; p < view->page_count; p++) {
        const char *total = runs[run[p]].last + runs[run[p]].prefix;
        if (strstr(pages[p], format_text(arena, "Page%sof%s", view->labels[p], total)))
            continue;
        silent++;
        if (strstr(pages[p], format_text(arena, "Page%sof", view->labels[p])))
            complain("page %s does not say that there are %s", view->labels[p], total);
    }
    if (silent > plan->cover)
        complain("%d pages do not say their number", silent);
}

/* ---- the window ---- */

#define PAGES_WITHOUT_BOOKMARKS 4

static void check_text(const char *what, const char *found, const char *wanted)
{
    if (!found || strcmp(found, wanted) != 0)
        complain("the file's %s is '%s', and not '%s'", what, found ? found : "", wanted);
}

void check_window(const struct plan *plan, const struct file_view *view)
{
    bool leafed = view->bookmark_count && view->page_count > PAGES_WITHOUT_BOOKMARKS;
    check_text("title", view->title, plan->title);
    check_text("author", view->author, plan->council);
    check_text("language", view->language, plan->language);
    check_text("first view", view->mode, leafed ? "/UseOutlines" : "/UseNone");
    check_text("layout", view->layout, "/OneColumn");
    if (!view->title_shown)
        complain("the window shows the file's name, and not its title");
    if (view->opens_page != 0 || !view->opens_wide)
        complain("it does not open at the top of its first page");
}
