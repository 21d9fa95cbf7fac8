/* SPDX-License-Identifier: Apache-2.0 */
/* tests/pdf/read.c - read PLAN.xml EDITION FILE.pdf DUMP.tags [MUTATION]: does the file say what
 * the plan does, and has it the structure that was made?
 *
 * Checked are: text in reading order, nothing lost, nothing doubled, nothing made up; one Table for
 * every table, with all its rows once, and a Scope on every TH; contents, references and outline
 * that lead where they say; addresses; page numbers and totals; paint within the page and rows of
 * text apart. With MUTATION the plan is changed after it is read (swap, drop, double or word), or
 * the dump of its structure (order.c has the words), and the file must be found wrong: so we know
 * that these checks can fail. */
#include "reading.h"

#include <libxml/parser.h>
#include <libxml/xinclude.h>
#include <stdio.h>
#include <stdlib.h>

#define LONG_ENOUGH 40 /* bytes of squeezed text that do not come twice by chance */
#define PRINTABLE 14.0 /* points from the edge of the paper */

/* ---- text ---- */

static const char *excerpt(struct arena *arena, const char *text)
{
    size_t count = strlen(text);
    return count < 60 ? text : format_text(arena, "%s...", arena_copy(arena, text, 60));
}

static int times(const char *text, const char *part)
{
    int count = 0;
    for (size_t step = strlen(part); (text = strstr(text, part)) != NULL; text += step)
        count++;
    return count;
}

/* The first link behind a place of the text: where a reference to a page must stand. */
static const struct tag *link_text_after(const struct tree *tree, size_t start)
{
    for (size_t i = 0; i < tree->count; i++)
        if (tree->tags[i].text && tree->tags[i].start >= start && *tree->tags[i].text &&
            tag_within(tree, i, "Link"))
            return &tree->tags[i];
    return NULL;
}

static const struct annotation *annotation_of(const struct file_view *view, const struct tree *tree,
                                              size_t link)
{
    for (size_t i = 0; i < tree->count; i++) {
        if (tree->tags[i].parent != link || !tree->tags[i].object)
            continue;
        for (size_t k = 0; k < view->annotation_count; k++)
            if (view->annotations[k].object == tree->tags[i].object)
                return &view->annotations[k];
    }
    return NULL;
}

static const char *label_of(const struct file_view *view, const struct annotation *annotation)
{
    return annotation && annotation->page >= 0 ? view->labels[annotation->page] : NULL;
}

/* A reference says on which page its target stands: its own annotation must lead to that page. */
static size_t check_page_reference(const struct said *said, const struct tree *tree,
                                   const struct file_view *view, size_t at)
{
    const struct tag *text = link_text_after(tree, at);
    if (!text) {
        complain("line %d: nothing is linked where a page is referred to", (int)said->line);
        return at;
    }
    const char *label = label_of(view, annotation_of(view, tree, text->parent));
    if (!label || strcmp(label, text->text) != 0)
        complain("line %d: the reference says page %s and leads to %s", (int)said->line, text->text,
                 label ? label : "nowhere");
    return text->start + strlen(text->text);
}

static void check_order(struct arena *arena, const struct plan *plan, const struct tree *tree,
                        const struct file_view *view)
{
    size_t at = 0;
    for (size_t i = 0; i < plan->count; i++) {
        const struct said *said = &plan->said[i];
        if (said->kind == SAID_TABLE)
            continue;
        if (said->kind == SAID_PAGE) {
            at = check_page_reference(said, tree, view, at);
            continue;
        }
        const char *found =
            strstr(said->kind == SAID_LOOSE ? tree->all : tree->all + at, said->text);
        if (!found) {
            complain("line %d: lost, or not in order: %s", (int)said->line,
                     excerpt(arena, said->text));
            continue;
        }
        if (said->kind == SAID_TEXT)
            at = (size_t)(found - tree->all) + strlen(said->text);
    }
}

static void check_doubles(struct arena *arena, const struct plan *plan, const struct tree *tree)
{
    for (size_t i = 0; i < plan->count; i++) {
        const struct said *said = &plan->said[i];
        if (!said->running || strlen(said->text) < LONG_ENOUGH)
            continue;
        int written = times(plan->all, said->text), printed = times(tree->all, said->text);
        if (written != printed)
            complain("line %d: written %d times and printed %d times: %s", (int)said->line, written,
                     printed, excerpt(arena, said->text));
    }
}

/* What the program says itself in sentences of its own. */
static bool own_words(const char *text)
{
    static const char *const beginnings[] = {"Marks:",
                                             "ContactOfficer:",
                                             "Topquartile:",
                                             "Bottomquartile:",
                                             "Average:",
                                             "Surveys:",
                                             "Lineacrossthebar:",
                                             "Dashes:",
                                             "Whisker",
                                             "Hatched",
                                             "Arrow:",
                                             "Hollow:",
                                             "Cross:",
                                             "Thefiguresareinthetable",
                                             "Outturn"};
    /* a chart without a caption is given one */
    if (strncmp(text, "Figure", 6) == 0)
        text += 6 + strspn(text + 6, "0123456789");
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (strncmp(text, beginnings[i], strlen(beginnings[i])) == 0)
            return true;
    return false;
}

#define LONGEST_WORKED_OUT 100
#define FEWEST_LITERAL 8

/* Whether `text` goes on as the plan's text does up to the next thing that is worked out, or ends
 * before that. How much of it was the plan's own is returned, -1 where it is not. */
static int run_matches(const char *plan, const char *text)
{
    int count = 0;
    while (plan[count] && plan[count] != WORKED_OUT && text[count]) {
        if (plan[count] != text[count])
            return -1;
        count++;
    }
    return plan[count] || !text[count] ? count : -1;
}

/* Whether the plan's text goes on with `text`, where anything may stand for what is worked out, and
 * enough of it is the plan's own. What follows something worked out is looked for where it first
 * stands: to try all places would take for ever. */
static bool goes_on(const char *plan, const char *text)
{
    int literal = 0;
    for (;;) {
        int count = run_matches(plan, text);
        if (count < 0)
            return false;
        literal += count;
        plan += count;
        text += count;
        if (!*text)
            return literal >= FEWEST_LITERAL;
        while (*plan == WORKED_OUT)
            plan++;
        int skipped = 0;
        while (*text && skipped < LONGEST_WORKED_OUT && run_matches(plan, text) <= 0) {
            text++;
            skipped++;
        }
        if (!*text)
            return literal >= FEWEST_LITERAL;
    }
}

static bool contains(const char *plan, const char *text)
{
    if (strstr(plan, text))
        return true;
    if (!strchr(plan, WORKED_OUT))
        return false;
    while (*plan && !goes_on(plan, text))
        plan++;
    return *plan;
}

/* Whether the plan says it, but for a number or a few words before or behind: "Table 3", a unit, a
 * date. */
static bool plan_says(struct arena *arena, const struct plan *plan, const char *text)
{
    size_t count = strlen(text);
    for (size_t before = 0; before <= 12; before++) {
        for (size_t behind = 0; behind <= 24 && before + behind < count / 2; behind++) {
            const char *core = arena_copy(arena, text + before, count - before - behind);
            if (contains(plan->all, core) || strstr(plan->sources, core))
                return true;
        }
    }
    return false;
}

static void check_made_up(struct arena *arena, const struct plan *plan, const struct tree *tree)
{
    for (size_t i = 0; i < tree->count; i++) {
        const char *text = tree->tags[i].text;
        if (text && strlen(text) >= LONG_ENOUGH && !own_words(text) &&
            !tag_within(tree, i, "TOC") && !is_reordered(text) && !plan_says(arena, plan, text))
            complain("the plan does not say this: %s", excerpt(arena, text));
    }
}

/* ---- tables ---- */

static long count_rows(const struct tree *tree, size_t table)
{
    long rows = 0;
    for (size_t i = table + 1; i < tree->count && tree->tags[i].depth > tree->tags[table].depth;
         i++) {
        if (!tree->tags[i].role || strcmp(tree->tags[i].role, "TR") != 0)
            continue;
        size_t inner = i;
        while (strcmp(tree->tags[inner].role, "Table") != 0)
            inner = tree->tags[inner].parent;
        rows += inner == table;
    }
    return rows;
}

static size_t next_table(const struct tree *tree, size_t from)
{
    while (from < tree->count &&
           (!tree->tags[from].role || strcmp(tree->tags[from].role, "Table") != 0))
        from++;
    return from;
}

static bool has_role(const struct tree *tree, size_t tag, const char *role)
{
    return tag < tree->count && tree->tags[tag].role && strcmp(tree->tags[tag].role, role) == 0;
}

/* Whether a tag comes right after the nth Figure with a caption, counted from 1. */
static bool behind_figure(const struct tree *tree, size_t tag, long n)
{
    size_t figure = 0;
    while (figure < tree->count &&
           (n -= has_role(tree, figure, "Figure") && has_role(tree, figure + 1, "Caption")) > 0)
        figure++;
    size_t next = figure + 1;
    while (next < tree->count && tree->tags[next].depth > tree->tags[figure].depth)
        next++;
    return next == tag;
}

static void check_tables(const struct plan *plan, const struct tree *tree)
{
    size_t table = next_table(tree, 0);
    for (size_t i = 0; i < plan->count; i++) {
        if (plan->said[i].kind != SAID_TABLE)
            continue;
        if (table == tree->count && plan->said[i].rows == ROWS_MAYBE)
            continue;
        if (table == tree->count) {
            complain("line %d: this table has no Table", (int)plan->said[i].line);
            return;
        }
        long rows = count_rows(tree, table);
        if (plan->said[i].rows == ROWS_MAYBE && !behind_figure(tree, table, plan->said[i].figure))
            continue;
        if (plan->said[i].rows >= 0 && rows != plan->said[i].rows)
            complain("line %d: a table of %d rows has %d TR", (int)plan->said[i].line,
                     (int)plan->said[i].rows, (int)rows);
        table = next_table(tree, table + 1);
    }
    if (table < tree->count)
        complain("there are more Tables than tables");
    for (size_t i = 0; i < tree->count; i++)
        if (tree->tags[i].role && strcmp(tree->tags[i].role, "TH") == 0 && !tree->tags[i].scope)
            complain("a TH has no Scope");
}

/* ---- links ---- */

/* Whether a page shows a title, with or without the number before it. */
static bool shows_title(struct arena *arena, const char *page, const char *title)
{
    for (int words = 0; words < 3 && *title; words++) {
        if (strstr(page, squeeze(arena, slice_of(title))))
            return true;
        const char *space = strpbrk(title, " \xC2\xE2");
        if (!space)
            break;
        title = space + 1;
    }
    return false;
}

static bool lands(const struct file_view *view, int page, double y)
{
    return page >= 0 && page < view->page_count && y > 0 && y <= view->heights[page];
}

static void check_outline(struct arena *arena, const struct file_view *view, const char **pages)
{
    int depth = 0, last = 0;
    if (!view->bookmark_count)
        complain("there is no outline");
    for (size_t i = 0; i < view->bookmark_count; i++) {
        const struct bookmark *bookmark = &view->bookmarks[i];
        if (bookmark->depth > depth + 1 || bookmark->page < last)
            complain("outline: '%s' is out of order", bookmark->title);
        depth = bookmark->depth;
        last = bookmark->page;
        if (!lands(view, bookmark->page, bookmark->y))
            complain("outline: '%s' leads nowhere", bookmark->title);
        else if (!shows_title(arena, pages[bookmark->page], bookmark->title))
            complain("outline: '%s' is not on page %d", bookmark->title, bookmark->page + 1);
    }
}

static void check_contents(const struct tree *tree, const struct file_view *view,
                           const char **pages)
{
    for (size_t i = 0; i < tree->count; i++) {
        const struct tag *link = &tree->tags[i];
        if (!link->role || strcmp(link->role, "Link") != 0 || !tag_within(tree, i, "TOCI"))
            continue;
        const char *printed = NULL;
        for (size_t k = i + 1; k < tree->count && tree->tags[k].depth > link->depth; k++)
            if (tree->tags[k].text)
                printed = tree->tags[k].text;
        const struct annotation *annotation = annotation_of(view, tree, i);
        const char *label = label_of(view, annotation);
        size_t wanted = label ? strlen(label) : 0, count = printed ? strlen(printed) : 0;
        if (!label || count < wanted || strcmp(printed + count - wanted, label) != 0)
            complain("contents: %s leads to page %s", printed ? printed : "nothing",
                     label ? label : "nowhere");
        else if (!annotation->contents || !strstr(pages[annotation->page], annotation->contents))
            complain("contents: %s is not on page %s",
                     annotation->contents ? annotation->contents : "nothing", label);
    }
}

/* Whether an annotation belongs to an element of the structure. */
static bool is_owned(const struct tree *tree, const struct annotation *annotation)
{
    for (size_t k = 0; k < tree->count; k++)
        if (tree->tags[k].object == annotation->object)
            return true;
    return false;
}

/* Everyone who certifies has a field for a signature, empty and ready. */
static void check_fields(const struct plan *plan, const struct tree *tree,
                         const struct file_view *view)
{
    int found = 0;
    for (size_t i = 0; i < view->annotation_count; i++) {
        const struct annotation *field = &view->annotations[i];
        if (!field->field)
            continue;
        char name[32] = "certifier";
        if (found++)
            snprintf(name, sizeof name, "certifier-%d", found);
        if (strcmp(field->field, name) != 0 || !field->tooltip || !field->empty_signature)
            complain("the field '%s' is not what it should be", field->field);
        if (!is_owned(tree, field))
            complain("the field '%s' is not in the structure", field->field);
    }
    if (found != plan->signatures)
        complain("there are %d fields to sign for %d who certify", found, plan->signatures);
}

static void check_links(const struct plan *plan, const struct tree *tree,
                        const struct file_view *view)
{
    for (size_t i = 0; i < view->annotation_count; i++) {
        const struct annotation *annotation = &view->annotations[i];
        if (annotation->field)
            continue;
        if (!annotation->uri && !lands(view, annotation->page, annotation->y))
            complain("a link (%s) leads nowhere",
                     annotation->contents ? annotation->contents : "without contents");
        if (!annotation->contents)
            complain("a link does not say where it leads");
        if (!is_owned(tree, annotation))
            complain("a link is not in the structure");
    }
    for (size_t i = 0; i < plan->uri_count; i++) {
        bool found = false;
        for (size_t k = 0; k < view->annotation_count && !found; k++)
            found =
                view->annotations[k].uri && strcmp(view->annotations[k].uri, plan->uris[i]) == 0;
        if (!found)
            complain("no link leads to %s", plan->uris[i]);
    }
}

/* ---- mutations ---- */

static bool is_paragraph(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "p") == 0 &&
           node->children && node->children->type == XML_TEXT_NODE &&
           strlen((const char *)node->children->content) > 2 * LONG_ENOUGH;
}

/* The nth long paragraph, in document order. */
static xmlNode *find_paragraph(xmlNode *node, int *number)
{
    for (; node; node = node->next) {
        if (is_paragraph(node) && (*number)-- == 0)
            return node;
        xmlNode *found = node->children ? find_paragraph(node->children, number) : NULL;
        if (found)
            return found;
    }
    return NULL;
}

static void mutate(xmlDoc *document, const char *how)
{
    int first = 1, second = 3;
    xmlNode *one = find_paragraph(xmlDocGetRootElement(document), &first);
    xmlNode *other = find_paragraph(xmlDocGetRootElement(document), &second);
    if (!one || !other) {
        printf("too few paragraphs to mutate\n");
        exit(2);
    }
    xmlChar *text = one->children->content;
    if (strcmp(how, "swap") == 0) {
        one->children->content = other->children->content;
        other->children->content = text;
    } else if (strcmp(how, "drop") == 0) {
        xmlUnlinkNode(one);
        xmlFreeNode(one);
    } else if (strcmp(how, "double") == 0) {
        xmlAddNextSibling(one, xmlCopyNode(one, 1));
    } else {
        text[xmlStrlen(text) / 2] ^= 1;
    }
}

static bool mutates_plan(const char *how)
{
    static const char *const ways[] = {"swap", "drop", "double", "word"};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (strcmp(how, ways[i]) == 0)
            return true;
    return false;
}

static xmlDoc *read_document(const char *path)
{
    xmlDoc *document = xmlReadFile(path, NULL, XML_PARSE_NONET);
    if (!document || xmlXIncludeProcessFlags(document, XML_PARSE_NOXINCNODE) < 0) {
        printf("cannot read %s\n", path);
        exit(1);
    }
    return document;
}

/* What a draft's list of open points says is the program's, not the plan's: the tree up to it. */
static struct tree without_open_points(const struct tree *tree)
{
    struct tree rest = *tree;
    for (size_t i = 0; i + 1 < tree->count; i++) {
        const char *text = tree->tags[i].text;
        if (text && strcmp(text, "Openpoints") == 0 && tag_within(tree, i, "H1"))
            rest.count = i;
    }
    return rest;
}

int main(int count, char **arguments)
{
    if (count < 5) {
        fprintf(stderr, "usage: read PLAN.xml EDITION FILE.pdf DUMP.tags [MUTATION]\n");
        return 2;
    }
    struct arena *arena = arena_create(NULL);
    xmlDoc *document = read_document(arguments[1]);
    const char *file = arguments[3], *mutation = count > 5 ? arguments[5] : NULL;
    bool of_plan = mutation && mutates_plan(mutation);
    if (of_plan)
        mutate(document, mutation);
    const struct plan *plan = plan_read(arena, document, arguments[2]);
    const struct tree *tree = tree_read(arena, file);
    const struct file_view *view = file_view_read(arena, file);
    const char **pages = page_texts(arena, file, view->page_count);
    check_window(plan, view);
    check_structure(arena, tree, file, arguments[4], of_plan ? NULL : mutation);
    check_order(arena, plan, tree, view);
    check_doubles(arena, plan, tree);
    const struct tree own = without_open_points(tree);
    check_made_up(arena, plan, &own);
    check_tables(plan, &own);
    check_links(plan, tree, view);
    check_areas(tree, view);
    check_fields(plan, tree, view);
    check_contents(tree, view, pages);
    check_outline(arena, view, pages);
    check_numbers(arena, plan, view, pages);
    pages_check_paint(arena, file, view, PRINTABLE, plan->draft);
    xmlFreeDoc(document);
    arena_destroy(arena);
    if (mutation) {
        printf("%d complaints\n", complaint_count());
        return complaint_count() ? 0 : 1;
    }
    return complaint_count() ? 1 : 0;
}
