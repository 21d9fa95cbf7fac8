/* SPDX-License-Identifier: Apache-2.0 */
/* tests/pdf/plan.c - what a plan says, in the order in which it is to be read.
 *
 * Only what is not in document order, or comes from attributes, is written down here; everything
 * else is its text nodes one after the other. Text the program adds (numbers, contents, heads of
 * its own tables) and figures it formats are left out. */
#include "reading.h"

#include <libxml/uri.h>

#include "base/file.h"

struct walk {
    struct arena *arena;
    struct plan *plan;
    struct buffer all, sources;
    bool running;
    bool named;      /* in the words of a heading or link */
    xmlNode **notes; /* called in them */
    size_t note_count, note_capacity;
    long figures;    /* with a caption, so far */
    bool exempt_too; /* the edition is for members */
};

static bool is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static const char *attribute(struct arena *arena, xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
    const char *copy = value ? arena_string(arena, (const char *)value) : NULL;
    xmlFree(value);
    return copy;
}

static struct said *say(struct walk *walk, enum said_kind kind, xmlNode *node)
{
    struct plan *plan = walk->plan;
    struct said *said = &ARENA_PUSH(walk->arena, plan->said, plan->count, plan->capacity);
    said->kind = kind;
    said->text = "";
    while (node->type != XML_ELEMENT_NODE)
        node = node->parent;
    said->line = xmlGetLineNo(node);
    return said;
}

static void say_text(struct walk *walk, enum said_kind kind, xmlNode *node, const char *text)
{
    const char *squeezed = text ? squeeze(walk->arena, slice_of(text)) : "";
    if (!*squeezed || is_reordered(squeezed))
        return;
    struct said *said = say(walk, kind, node);
    said->text = squeezed;
    said->running = walk->running;
    buffer_add_text(&walk->all, squeezed);
}

static void say_attribute(struct walk *walk, xmlNode *node, const char *name)
{
    say_text(walk, SAID_TEXT, node, attribute(walk->arena, node, name));
}

/* A sentence that the program makes: it says the words between the places where something is worked
 * out. They are never running text that must be printed as often as it is written. */
static void say_sentence(struct walk *walk, xmlNode *node, const char *pattern)
{
    bool running = walk->running;
    walk->running = false;
    while (*pattern) {
        size_t count = strcspn(pattern, "\1");
        say_text(walk, SAID_TEXT, node, arena_copy(walk->arena, pattern, count));
        pattern += count;
        if (*pattern == WORKED_OUT)
            buffer_add_char(&walk->all, *pattern++);
    }
    walk->running = running;
}

static void say_table(struct walk *walk, xmlNode *node, long rows)
{
    say(walk, SAID_TABLE, node)->rows = rows;
}

static void walk_node(struct walk *walk, xmlNode *node);

static void walk_children(struct walk *walk, xmlNode *node)
{
    for (xmlNode *child = node->children; child; child = child->next)
        walk_node(walk, child);
}

static void walk_named(struct walk *walk, xmlNode *node, const char *name)
{
    for (xmlNode *child = node->children; child; child = child->next)
        if (is(child, name))
            walk_node(walk, child);
}

static long count_named(const xmlNode *node, const char *name)
{
    long count = 0;
    for (const xmlNode *child = node->children; child; child = child->next)
        count += is(child, name);
    return count;
}

/* ---- elements whose text is not their text nodes in order ---- */

static void walk_report(struct walk *walk, xmlNode *node)
{
    walk->plan->report = true;
    say_attribute(walk, node, "committee");
    say_attribute(walk, node, "agenda-item");
    for (xmlNode *child = node->children; child; child = child->next) {
        walk_node(walk, child);
        if (is(child, "title"))
            say_attribute(walk, node, "report-by");
    }
}

static void walk_person(struct walk *walk, xmlNode *node)
{
    static const char *const names[] = {"name", "post", "telephone", "email"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        say_attribute(walk, node, names[i]);
}

/* The address is what is in it. */
static void walk_details(struct walk *walk, xmlNode *node)
{
    static const char *const names[] = {"telephone", "textphone", "fax", "email", "web"};
    say_attribute(walk, node, "name");
    walk_children(walk, node);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        say_attribute(walk, node, names[i]);
}

static void walk_cover(struct walk *walk, xmlNode *node)
{
    walk->plan->cover = true;
    walk_children(walk, node);
}

static void walk_contents(struct walk *walk, xmlNode *node)
{
    walk_named(walk, node, "title");
}

/* The element whose attribute has that value, below `node`. */
static xmlNode *find(struct walk *walk, xmlNode *node, const char *name, const char *value)
{
    for (xmlNode *child = node->children; child; child = child->next) {
        const char *own =
            child->type == XML_ELEMENT_NODE ? attribute(walk->arena, child, name) : NULL;
        xmlNode *found = own && strcmp(own, value) == 0 ? child : find(walk, child, name, value);
        if (found)
            return found;
    }
    return NULL;
}

/* The people of a kind ("member", "officer") who lead an action: a member by name, an officer by
 * post. */
static void walk_leads(struct walk *walk, xmlNode *node, const char *kind, const char *printed)
{
    for (xmlNode *child = node->children; child; child = child->next) {
        if (!is(child, "lead"))
            continue;
        xmlNode *person =
            find(walk, xmlDocGetRootElement(node->doc), "id", attribute(walk->arena, child, "to"));
        if (!person || !is(person, kind))
            continue;
        say_attribute(walk, person, printed);
        buffer_add_char(&walk->all, WORKED_OUT); /* what a scrutiny chairman is chairman of */
    }
}

/* A day in numbers is printed in words. */
static void say_due(struct walk *walk, xmlNode *node, const char *name)
{
    const char *due = attribute(walk->arena, node, name);
    if (due && strspn(due, "0123456789-") < 10)
        say_text(walk, SAID_TEXT, node, due);
}

static void walk_milestone(struct walk *walk, xmlNode *node)
{
    say_due(walk, node, "due");
    buffer_add_char(&walk->all, WORKED_OUT); /* how it stands */
    walk_children(walk, node);
}

static void walk_action(struct walk *walk, xmlNode *node)
{
    say_attribute(walk, node, "code");
    walk_named(walk, node, "what");
    say_attribute(walk, node, "carried-forward");
    say_attribute(walk, node, "lead-member");
    walk_leads(walk, node, "member", "name");
    say_attribute(walk, node, "lead-officer");
    walk_leads(walk, node, "officer", "post");
    walk_named(walk, node, "partner");
    walk_named(walk, node, "milestones");
    walk_named(walk, node, "milestone");
    say_due(walk, node, "target-date");
    const char *within = attribute(walk->arena, node, "within-budgets");
    if (within && strcmp(within, "yes") == 0)
        say_sentence(walk, node, "Within existing budgets");
    walk_named(walk, node, "resources");
    walk_named(walk, node, "measure");
    walk_named(walk, node, "progress");
}

/* How many actions there are, said where one of them says how it stands. */
static void say_actions(struct walk *walk, xmlNode *node)
{
    long actions = 0;
    bool stands = false;
    for (xmlNode *child = node->children; child; child = child->next) {
        actions += is(child, "priority") ? count_named(child, "action") : 0;
        for (xmlNode *action = child->children; action; action = action->next)
            stands |= is(action, "action") && attribute(walk->arena, action, "status");
    }
    if (stands)
        say_sentence(walk, node,
                     format_text(walk->arena, "%d action%s%s:", (int)actions,
                                 actions == 1 ? "" : "s",
                                 attribute(walk->arena, node, "reviewed") ? " at \1" : ""));
}

static void walk_improvement(struct walk *walk, xmlNode *node)
{
    long rows = 1;
    for (xmlNode *child = node->children; child; child = child->next)
        if (is(child, "priority"))
            rows += 1 + count_named(child, "action");
    bool told = false;
    for (xmlNode *child = node->children; child; child = child->next) {
        if (is(child, "priority") && !told) {
            say_actions(walk, node);
            say_table(walk, child, rows);
            told = true;
        }
        walk_node(walk, child);
    }
}

static void walk_service(struct walk *walk, xmlNode *node)
{
    long rows = 2 + count_named(node, "indicator");
    for (xmlNode *child = node->children; child; child = child->next)
        if (is(child, "group"))
            rows += count_named(child, "indicator") + count_named(child, "title");
    bool told = false;
    for (xmlNode *child = node->children; child; child = child->next) {
        if ((is(child, "indicator") || is(child, "group")) && !told) {
            say_table(walk, child, rows);
            told = true;
        }
        walk_node(walk, child);
    }
}

/* The folder the plan lies in. libxml2 keeps its name as the address it is: a space is %20. */
static const char *plan_folder(struct walk *walk, const xmlNode *node)
{
    char *name = xmlURIUnescapeString((const char *)node->doc->URL, 0, NULL);
    const char *folder = path_folder(walk->arena, name);
    xmlFree(name);
    return folder;
}

/* The title that the registry at `path` gives a code, or NULL. */
static const char *registered_title(struct walk *walk, const char *path, const char *code)
{
    xmlDoc *document = xmlReadFile(path, NULL, XML_PARSE_NONET);
    const char *title = NULL;
    xmlNode *node = document ? xmlDocGetRootElement(document)->children : NULL;
    for (; node && !title; node = node->next) {
        if (!is(node, "indicator-definition") ||
            strcmp(attribute(walk->arena, node, "code"), code) != 0)
            continue;
        xmlChar *content = xmlNodeGetContent(node);
        title = arena_string(walk->arena, (const char *)content);
        xmlFree(content);
    }
    xmlFreeDoc(document);
    return title;
}

/* The title of an indicator that leaves it to the registries, of which the first goes before. */
static void say_registered(struct walk *walk, xmlNode *node)
{
    xmlNode *part = node;
    while (part->parent && !is(part, "indicators"))
        part = part->parent;
    const char *code = attribute(walk->arena, node, "code"), *title = NULL;
    for (xmlNode *use = part->children; use && !title; use = use->next) {
        if (!is(use, "use-registry"))
            continue;
        const char *name = attribute(walk->arena, use, "name");
        const char *path = name
                               ? format_text(walk->arena, SOURCE_DIR "/xml/registries/%s.xml", name)
                               : path_join(walk->arena, plan_folder(walk, node),
                                           attribute(walk->arena, use, "href"));
        title = registered_title(walk, path, code);
    }
    if (title)
        say_sentence(walk, node, title); /* printed again in summaries */
}

static void walk_indicator(struct walk *walk, xmlNode *node)
{
    /* printed in charts, if in any */
    const char *name = attribute(walk->arena, node, "short");
    if (name)
        buffer_add_text(&walk->all, squeeze(walk->arena, slice_of(name)));
    say_attribute(walk, node, "code");
    if (!count_named(node, "title"))
        say_registered(walk, node);
    walk_children(walk, node);
}

static void walk_cited(struct walk *walk, xmlNode *node)
{
    (void)node;
    buffer_add_char(&walk->all, WORKED_OUT);
}

/* The figures are formatted and stand in the order of the columns, their notes with them. */
static void walk_observation(struct walk *walk, xmlNode *node)
{
    for (xmlNode *child = node->children; child; child = child->next) {
        if (!is(child, "footnote"))
            continue;
        xmlChar *text = xmlNodeGetContent(child);
        say_text(walk, SAID_LOOSE, child, (const char *)text);
        xmlFree(text);
    }
}

#define CODE "Code of Practice on Workforce Matters in Local Authority Service Contracts"

/* What the statement says by its form, and what is certified where the author does not say it. */
static void say_statement(struct walk *walk, xmlNode *node)
{
    const char *form = attribute(walk->arena, node, "form");
    const char *period = attribute(walk->arena, node, "period");
    if (!count_named(node, "contract")) {
        say_sentence(walk, node,
                     format_text(walk->arena,
                                 "None of the contracts that %s awarded in %s involved a transfer "
                                 "of staff.",
                                 walk->plan->council, period));
        return;
    }
    say_sentence(walk, node,
                 format_text(walk->arena,
                             "In %s %s awarded \1 that involved a transfer of staff.\1%s\1.",
                             period, walk->plan->council, CODE));
    if (strcmp(form, "exceptions") == 0)
        say_sentence(walk, node, "The table gives the reasons.");
}

static void say_certificate(struct walk *walk, xmlNode *node)
{
    const char *form = attribute(walk->arena, node, "form");
    walk->plan->signatures +=
        count_named(node, "signatory") > 1 ? count_named(node, "signatory") : 1;
    if (count_named(node, "certificate"))
        return;
    say_sentence(walk, node, count_named(node, "signatory") > 1 ? "We certify" : "I certify");
    if (!count_named(node, "contract"))
        say_sentence(walk, node, "that none of the individual contracts\1transfer of staff.");
    else
        say_sentence(walk, node,
                     format_text(walk->arena,
                                 "that%s all individual contracts which %s awarded between\1 and "
                                 "which involved a transfer of staff\1%s.",
                                 strcmp(form, "exceptions") == 0
                                     ? ", with the exceptions listed in this statement and\1"
                                     : "",
                                 walk->plan->council, CODE));
}

/* What the metadata says in an element of a name; NULL where it says nothing. */
static xmlNode *fact(xmlNode *node, const char *name)
{
    xmlNode *child = xmlDocGetRootElement(node->doc)->children;
    while (child && !is(child, "metadata"))
        child = child->next;
    for (child = child ? child->children : NULL; child; child = child->next)
        if (is(child, name))
            return child;
    return NULL;
}

static void say_audit(struct walk *walk, xmlNode *node)
{
    xmlNode *audit = fact(node, "audit");
    say_sentence(walk, node, "The figures in this plan have \1been audited\1.");
    if (!audit)
        return;
    long changed = count_named(audit, "changed-figure");
    long recommended = count_named(audit, "auditor-recommendation");
    if (changed)
        say_table(walk, node, 1 + changed);
    for (xmlNode *child = audit->children; child; child = child->next)
        if (is(child, "changed-figure")) {
            say_attribute(walk, child, "code");
            say_attribute(walk, child, "was");
            say_attribute(walk, child, "now");
        }
    if (!recommended)
        return;
    say_sentence(walk, node, "On last year’s plan the auditor made \1 recommendation\1.");
    say_table(walk, node, 1 + recommended);
    walk_named(walk, audit, "auditor-recommendation");
}

static void say_assessment(struct walk *walk, xmlNode *node)
{
    xmlNode *assessment = fact(node, "assessment");
    const char *state = assessment ? attribute(walk->arena, assessment, "state") : "none";
    const char *asked = "a summary of objectives, the arrangements for improvement, figures and "
                        "targets for every indicator, and a statement on contracts";
    if (strcmp(state, "none") == 0)
        say_sentence(
            walk, node,
            format_text(walk->arena,
                        "There is no result of\1 of %s yet. Its priorities for improvement "
                        "therefore come from its own assessment, and this plan contains "
                        "what government guidance asks of a council without a result: %s.",
                        walk->plan->council, asked));
    else
        say_sentence(walk, node,
                     format_text(walk->arena,
                                 "In the comprehensive performance assessment %s was placed in the "
                                 "category ‘%s’\1. Of a council in this category government "
                                 "guidance asks for \1figures and targets for every indicator, and "
                                 "a statement on contracts.\1",
                                 walk->plan->council, state));
}

static void walk_statement(struct walk *walk, xmlNode *node)
{
    const char *of = attribute(walk->arena, node, "of");
    if (strcmp(of, "audit") == 0)
        say_audit(walk, node);
    else if (strcmp(of, "assessment") == 0)
        say_assessment(walk, node);
    else
        say_sentence(walk, node,
                     fact(node, "approval") ? "The \1 this plan on\1."
                                            : "This plan has not been approved yet.");
}

/* An indicator by its code and its short title, or all of its title. */
static void say_measure(struct walk *walk, xmlNode *node, const char *code)
{
    xmlNode *part = xmlDocGetRootElement(node->doc)->children, *indicator = NULL;
    for (; part && !indicator; part = part->next)
        indicator = is(part, "indicators") ? find(walk, part, "code", code) : NULL;
    const char *brief = indicator ? attribute(walk->arena, indicator, "short") : NULL;
    say_sentence(walk, node, format_text(walk->arena, "%s\1", code));
    if (brief)
        say_sentence(walk, node, brief);
    else if (indicator && count_named(indicator, "title"))
        walk_named(walk, indicator, "title");
    else if (indicator)
        say_registered(walk, indicator);
}

/* A row of the summary: the objective, its measures, the priorities that serve it. */
static void say_objective(struct walk *walk, xmlNode *node)
{
    walk_named(walk, node, "title");
    for (xmlNode *child = node->children; child; child = child->next)
        if (is(child, "measured-by"))
            say_measure(walk, child, attribute(walk->arena, child, "code"));
    for (xmlNode *child = node->children; child; child = child->next) {
        if (!is(child, "addressed-by"))
            continue;
        xmlNode *priority =
            find(walk, xmlDocGetRootElement(node->doc), "id", attribute(walk->arena, child, "to"));
        if (priority)
            walk_named(walk, priority, "title");
    }
}

static void walk_objectives(struct walk *walk, xmlNode *node)
{
    long refers = 0;
    walk_children(walk, node);
    for (xmlNode *child = node->children; child; child = child->next)
        refers += count_named(child, "measured-by") + count_named(child, "addressed-by");
    if (!refers)
        return;
    const char *plan = attribute(walk->arena, node, "corporate-plan");
    say_table(walk, node, 1 + count_named(node, "objective"));
    say_sentence(
        walk, node,
        plan ? format_text(walk->arena, "The objectives of the corporate plan, %s, in brief", plan)
             : "The objectives in brief");
    for (xmlNode *child = node->children; child; child = child->next)
        if (is(child, "objective"))
            say_objective(walk, child);
}

/* The author's words, the statement, the contracts, the certificate, the signatures. */
static void walk_contracts(struct walk *walk, xmlNode *node)
{
    for (xmlNode *child = node->children; child; child = child->next)
        if (!is(child, "contract") && !is(child, "certificate") && !is(child, "signatory"))
            walk_node(walk, child);
    say_statement(walk, node);
    if (count_named(node, "contract"))
        say_table(walk, node, 1 + count_named(node, "contract"));
    walk_named(walk, node, "contract");
    say_certificate(walk, node);
    walk_named(walk, node, "certificate");
    long signatories = count_named(node, "signatory");
    say_table(walk, node, 1 + (signatories ? signatories : 1));
    walk_named(walk, node, "signatory");
}

static void walk_contract(struct walk *walk, xmlNode *node)
{
    say_attribute(walk, node, "service");
    say_attribute(walk, node, "contractor");
    say_attribute(walk, node, "value");
    walk_children(walk, node);
}

static void walk_table(struct walk *walk, xmlNode *node)
{
    long rows = 0;
    for (xmlNode *child = node->children; child; child = child->next)
        rows += count_named(child, "row");
    say_table(walk, node, rows);
    walk_children(walk, node);
}

/* Figures and names of charts come from the indicators. Bars and counts are tables; lines have one
 * unless they say no, or the plan's tables have the figures. */
static void walk_chart(struct walk *walk, xmlNode *node)
{
    const char *kind = attribute(walk->arena, node, "kind");
    const char *data = attribute(walk->arena, node, "data");
    walk->figures++;
    walk_children(walk, node);
    bool table = strcmp(kind, "bars") == 0 || strcmp(kind, "status") == 0 ||
                 (data && strcmp(data, "table") == 0);
    if (!table && data)
        return;
    say_table(walk, node, table ? ROWS_ANY : ROWS_MAYBE);
    walk->plan->said[walk->plan->count - 1].figure = walk->figures;
}

static void walk_figure(struct walk *walk, xmlNode *node)
{
    walk->figures += count_named(node, "caption") && !attribute(walk->arena, node, "decorative");
    walk_children(walk, node);
}

static void walk_footnote(struct walk *walk, xmlNode *node)
{
    if (walk->named)
        ARENA_PUSH(walk->arena, walk->notes, walk->note_count, walk->note_capacity) = node;
    else
        walk_children(walk, node);
}

/* What has a name made of its words: the notes called in it are read behind it. */
static void walk_name(struct walk *walk, xmlNode *node)
{
    bool named = walk->named;
    walk->named = true;
    walk_children(walk, node);
    walk->named = named;
    for (size_t i = 0; !named && i < walk->note_count; i++)
        walk_children(walk, walk->notes[i]);
    walk->note_count = named ? walk->note_count : 0;
}

static void walk_link(struct walk *walk, xmlNode *node)
{
    struct plan *plan = walk->plan;
    ARENA_PUSH(walk->arena, plan->uris, plan->uri_count, plan->uri_capacity) =
        attribute(walk->arena, node, "href");
    walk_name(walk, node);
}

static void walk_reference(struct walk *walk, xmlNode *node)
{
    const char *show = attribute(walk->arena, node, "show");
    if (show && strcmp(show, "page") == 0)
        say(walk, SAID_PAGE, node);
}

/* Titles come again in the contents and in references. */
static void walk_title(struct walk *walk, xmlNode *node)
{
    bool running = walk->running;
    walk->running = false;
    if (is(node, "title") && is(node->parent, "section"))
        walk_name(walk, node);
    else
        walk_children(walk, node);
    walk->running = running;
}

/* The words of a workbook, which keeps them in one place. */
static struct slice workbook_words(struct walk *walk, const char *path)
{
    struct slice strings = output_of(walk->arena, "unzip -p", path, "xl/sharedStrings.xml");
    xmlDoc *document =
        xmlReadMemory(strings.bytes, (int)strings.count, path, NULL, XML_PARSE_NONET);
    xmlChar *content = document ? xmlNodeGetContent(xmlDocGetRootElement(document)) : NULL;
    const char *copy = arena_string(walk->arena, content ? (const char *)content : "");
    xmlFree(content);
    xmlFreeDoc(document);
    return slice_of(copy);
}

/* Commentary may come from a source of figures. Its programs say what words are in it; in which of
 * its cells, and whether all of them are printed, is not looked at. */
static void walk_source(struct walk *walk, xmlNode *node)
{
    const char *file = attribute(walk->arena, node, "file");
    const char *path = path_join(walk->arena, plan_folder(walk, node), file);
    const char *end = strrchr(file, '.');
    struct slice words = strcmp(end, ".db") == 0 ? output_of(walk->arena, "sqlite3", path, ".dump")
                         : strcmp(end, ".xlsx") == 0 ? workbook_words(walk, path)
                                                     : output_of(walk->arena, "cat", path, "");
    buffer_add_text(&walk->sources, squeeze(walk->arena, words));
}

static void walk_nothing(struct walk *walk, xmlNode *node)
{
    (void)walk;
    (void)node;
}

/* ---- the public summary ---- */

static const char *content(struct walk *walk, xmlNode *node)
{
    xmlChar *text = xmlNodeGetContent(node);
    const char *copy = squeeze(walk->arena, slice_of((const char *)text));
    xmlFree(text);
    return copy;
}

static xmlNode *find_named(xmlNode *node, const char *name)
{
    for (; node; node = node->next) {
        if (is(node, name))
            return node;
        xmlNode *found = is(node, "summary") ? NULL : find_named(node->children, name);
        if (found)
            return found;
    }
    return NULL;
}

/* The title on its card; then, with what went well or with what did not, the title and the remark.
 */
static void say_headlines(struct walk *walk, xmlNode *node)
{
    for (xmlNode *child = node->children; child; child = child->next)
        if (is(child, "headline"))
            say_attribute(walk, child, "title");
    for (xmlNode *child = node->children; child; child = child->next) {
        if (!is(child, "headline"))
            continue;
        const char *title = attribute(walk->arena, child, "title"), *remark = content(walk, child);
        if (!*remark) { /* it went neither way, perhaps: it may be said, and need not be */
            buffer_add_text(&walk->all, squeeze(walk->arena, slice_of(title ? title : "")));
            buffer_format(&walk->all, ":%c.", WORKED_OUT);
        } else
            say_text(walk, SAID_LOOSE, child,
                     format_text(walk->arena, "%s.%s", title ? title : "", remark));
    }
}

static void say_counts(struct walk *walk, xmlNode *node)
{
    say_sentence(walk, node,
                 "Of the \1 set for \1 we \1. Compared with \1. The figures here are from ‘");
    say_sentence(walk, node,
                 format_text(walk->arena, "%s’, which has them all.", walk->plan->title));
}

/* `node` is NULL where the plan has none. */
static void walk_summary(struct walk *walk, xmlNode *root, xmlNode *node)
{
    bool running = walk->running;
    walk->running = false;
    if (node)
        walk_named(walk, node, "title");
    else
        say_sentence(walk, root,
                     format_text(walk->arena,
                                 "This summary shows how %s did in \1, and what it will do next.",
                                 walk->plan->council));
    if (node)
        walk_named(walk, node, "p");
    if (node)
        say_headlines(walk, node);
    else
        buffer_format(&walk->all, "%c:%c,againstatargetof%c.", WORKED_OUT, WORKED_OUT, WORKED_OUT);
    say_counts(walk, root);
    walk->running = running;
    static const char *const names[] = {"went-well", "fell-short", "section", "spending",
                                        "what-next"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], "section") == 0 && (!node || !count_named(node, "section"))) {
            say_sentence(walk, root, "Targets met, service by service");
            say_table(walk, root, -1);
        }
        if (node)
            walk_named(walk, node, names[i]);
    }
    xmlNode *panel = find_named(root->children, "other-formats");
    if (panel)
        walk_node(walk, panel);
}

/* The words for paragraphs "3", or "1 3" of the schedule. */
static void say_exemption(struct walk *walk, xmlNode *node, const char *exempt)
{
    say_sentence(walk, node,
                 format_text(walk->arena,
                             "Not for publication by virtue of paragraph%s\1of Part 1 of Schedule "
                             "12A to the Local Government Act 1972.",
                             strchr(exempt, ' ') ? "s" : ""));
}

static void walk_element(struct walk *walk, xmlNode *node);

/* What has a title keeps a heading, and the words stand under it; else they stand before what is
 * exempt, or in its place. */
static void walk_exempt(struct walk *walk, xmlNode *node, const char *exempt)
{
    bool headed = is(node, "section") || is(node, "annex") || is(node, "recommendation");
    walk->plan->exempt = true;
    if (!walk->exempt_too) {
        if (headed)
            say_sentence(walk, node, "Exempt information");
        say_exemption(walk, node, exempt);
        return;
    }
    if (headed)
        walk_named(walk, node, "title");
    say_exemption(walk, node, exempt);
    if (!headed) {
        walk_element(walk, node);
        return;
    }
    for (xmlNode *child = node->children; child; child = child->next)
        if (!is(child, "title"))
            walk_node(walk, child);
}

static void walk_node(struct walk *walk, xmlNode *node)
{
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        say_text(walk, SAID_TEXT, node, (const char *)node->content);
        return;
    }
    if (node->type != XML_ELEMENT_NODE)
        return;
    const char *exempt = attribute(walk->arena, node, "exempt");
    if (exempt)
        walk_exempt(walk, node, exempt);
    else
        walk_element(walk, node);
}

static void walk_element(struct walk *walk, xmlNode *node)
{
    static const struct {
        const char *name;
        void (*walk)(struct walk *, xmlNode *);
    } walkers[] = {
        {"metadata", walk_nothing},
        {"source", walk_source},
        {"report", walk_report},
        {"contact-officer", walk_person},
        {"contact-details", walk_details},
        {"cover", walk_cover},
        {"contents", walk_contents},
        {"signature", walk_person},
        {"signatory", walk_person},
        {"statement", walk_statement},
        {"objectives", walk_objectives},
        {"improvement-plan", walk_improvement},
        {"action", walk_action},
        {"milestone", walk_milestone},
        {"service-block", walk_service},
        {"indicator", walk_indicator},
        {"observation", walk_observation},
        {"value", walk_cited},
        {"count", walk_cited},
        {"contracts-statement", walk_contracts},
        {"contract", walk_contract},
        {"table", walk_table},
        {"chart", walk_chart},
        {"figure", walk_figure},
        {"link", walk_link},
        {"footnote", walk_footnote},
        {"ref", walk_reference},
        {"title", walk_title},
        {"caption", walk_title},
    };
    for (size_t i = 0; i < sizeof walkers / sizeof *walkers; i++) {
        if (is(node, walkers[i].name)) {
            walkers[i].walk(walk, node);
            return;
        }
    }
    walk_children(walk, node);
}

static void read_metadata(struct walk *walk, xmlNode *root)
{
    struct plan *plan = walk->plan;
    xmlChar *language = xmlNodeGetLang(root);
    plan->language = language ? arena_string(walk->arena, (const char *)language) : NULL;
    xmlFree(language);
    for (xmlNode *node = root->children; node; node = node->next) {
        for (xmlNode *child = is(node, "metadata") ? node->children : NULL; child;
             child = child->next) {
            bool title = is(child, "title");
            if (!title && !is(child, "council"))
                continue;
            xmlChar *text = xmlNodeGetContent(child);
            *(title ? &plan->title : &plan->council) =
                squeeze(walk->arena, slice_of((const char *)text));
            xmlFree(text);
        }
    }
}

/* What an edition prints, a list of parts in its order, those of a name in that of the plan; NULL:
 * all as the plan has it, "-report" without the report. */
static const char *const *parts_of(const char *edition)
{
    static const char *const plan[] = {"-report", NULL};
    static const char *const corporate_plan[] = {"data",       "cover",
                                                 "foreword",   "contents",
                                                 "objectives", "improvement-plan",
                                                 "section",    "contracts-statement",
                                                 "annex",      "indicators",
                                                 "glossary",   "other-formats",
                                                 NULL};
    static const struct {
        const char *name;
        const char *const *parts;
    } editions[] = {{"plan", plan}, {"corporate-plan", corporate_plan}};
    for (size_t i = 0; i < sizeof editions / sizeof *editions; i++)
        if (strcmp(editions[i].name, edition) == 0)
            return editions[i].parts;
    return NULL;
}

struct plan *plan_read(struct arena *arena, xmlDoc *document, const char *edition)
{
    struct walk walk = {.arena = arena,
                        .plan = ARENA_NEW(arena, struct plan),
                        .all = buffer_open(arena),
                        .sources = buffer_open(arena),
                        .running = true,
                        .exempt_too = strcmp(edition, "cabinet-paper-members") == 0};
    xmlNode *root = xmlDocGetRootElement(document);
    const char *const *parts = parts_of(edition);
    const char *status = attribute(arena, root, "status");
    walk.plan->draft = status && strcmp(status, "draft") == 0;
    read_metadata(&walk, root);
    if (strcmp(edition, "summary") == 0) {
        xmlNode *summary = root->children;
        while (summary && !is(summary, "summary"))
            summary = summary->next;
        walk_summary(&walk, root, summary);
    } else if (parts && **parts != '-') {
        for (; *parts; parts++)
            walk_named(&walk, root, *parts);
    } else {
        for (xmlNode *child = root->children; child; child = child->next)
            if (!is(child, "summary") && (!parts || !is(child, *parts + 1)))
                walk_node(&walk, child);
    }
    if (walk.exempt_too && walk.plan->exempt)
        walk.plan->title = format_text(arena, "%s(notforpublication)", walk.plan->title);
    walk.plan->all = buffer_text(&walk.all);
    walk.plan->sources = buffer_text(&walk.sources);
    return walk.plan;
}
