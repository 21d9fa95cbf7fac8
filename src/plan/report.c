/* SPDX-License-Identifier: Apache-2.0 */
/* plan/report.c - the covering report and what the document says of itself. */
#include "plan/reader.h"

static struct paper *read_papers(struct plan_reader *reader, const struct xml_node *element)
{
    struct paper *papers = NULL, **link = &papers;
    for (const struct xml_node *node = element ? xml_first(element) : NULL; node;
         node = xml_next(node)) {
        if (!xml_is(node, "paper"))
            continue;
        struct paper *paper = ARENA_NEW(reader->arena, struct paper);
        paper->pos = node->pos;
        paper->text = read_inlines(reader, node);
        if (!paper->text)
            report_empty(reader, node);
        *link = paper;
        link = &paper->next;
    }
    return papers;
}

static void read_contact(struct plan_reader *reader, const struct xml_node *element,
                         struct person *person)
{
    if (!element)
        return;
    person->pos = element->pos;
    person->name = xml_value(element, "name", "");
    person->post = xml_value(element, "post", NULL);
    person->telephone = read_number(reader, element, "telephone", &person->telephone_uri);
    person->email = read_email(reader, element);
}

static void note_recommendation(struct plan_reader *reader, const struct xml_node *element,
                                struct report *report, const struct block *section)
{
    if (report->recommendation) {
        diag_report(reader->diags, DIAG_recommendation_twice, element->pos);
        diag_help(reader->diags, "the first is at line %d; put both into one",
                  (int)report->recommendation->pos.line);
        return;
    }
    report->recommendation = section;
}

struct report *read_report(struct plan_reader *reader, const struct xml_node *element)
{
    struct report *report = ARENA_NEW(reader->arena, struct report);
    report->pos = element->pos;
    report->agenda_item = xml_value(element, "agenda-item", NULL);
    report->committee = xml_value(element, "committee", "");
    report->date = read_date(reader, element, "date");
    report->report_by = xml_value(element, "report-by", NULL);
    report->title = read_title(reader, element);
    struct block **link = &report->sections;
    reader->section_level = 1; /* the report's title is the first */
    reader->numbered = true;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "section") && !xml_is(node, "recommendation"))
            continue;
        *link = read_section(reader, node);
        if (xml_is(node, "recommendation"))
            note_recommendation(reader, node, report, *link);
        link = &(*link)->next;
    }
    reader->numbered = false;
    if (!report->recommendation && !reader->incomplete)
        diag_report(reader->diags, DIAG_recommendation_missing, element->pos);
    report->papers = read_papers(reader, xml_child(element, "background-papers"));
    read_contact(reader, xml_child(element, "contact-officer"), &report->contact);
    report->anchors.end = (uint32_t)reader->anchor_count; /* it is read first */
    return report;
}

void read_metadata(struct plan_reader *reader, const struct xml_node *plan,
                   struct metadata *metadata)
{
    static const char *const statuses[] = {"draft", "approved", NULL};
    static const char *const kinds[] = {"performance-report", "best-value-plan", NULL};
    const struct xml_node *element = xml_child(plan, "metadata");
    const struct xml_attribute *language = xml_language(plan);
    metadata->language = language ? language->value : "en-GB";
    if (!language)
        diag_report(reader->diags, DIAG_language_missing, plan->pos);
    metadata->pos = plan->pos;
    metadata->kind = (enum publication_kind)read_choice(plan, "kind", kinds, PUBLICATION_REPORT);
    metadata->status = (enum document_status)read_choice(plan, "status", statuses, DOCUMENT_DRAFT);
    metadata->year = read_period(reader, plan, "year");
    metadata->reporting = xml_attribute(plan, "reporting") ? read_period(reader, plan, "reporting")
                                                           : period_years_on(metadata->year, -1);
    if (!element)
        return;
    metadata->title = read_text(reader, xml_child(element, "title"));
    metadata->council = read_text(reader, xml_child(element, "council"));
    metadata->subject = read_text(reader, xml_child(element, "subject"));
    metadata->keywords = read_text(reader, xml_child(element, "keywords"));
    const struct xml_node *published = xml_child(element, "published");
    const char *date = read_text(reader, published);
    metadata->published_pos = published ? published->pos : element->pos;
    read_governance(reader, element, metadata);
    if (date && has_date_form(date) && !date_read(slice_of(date), &metadata->published))
        diag_report(reader->diags, DIAG_date_impossible, metadata->published_pos, date);
}
