/* SPDX-License-Identifier: Apache-2.0 */
/* plan/formats.c - the panel of other formats and languages, with whom to ask and how to comment.
 */
#include "plan/reader.h"

static struct offer *read_offer(struct plan_reader *reader, const struct xml_node *element)
{
    struct offer *offer = ARENA_NEW(reader->arena, struct offer);
    offer->pos = element->pos;
    offer->language = read_language(element);
    offer->name = xml_value(element, "name", NULL);
    offer->text = read_inlines(reader, element);
    if (!offer->text)
        report_empty(reader, element);
    return offer;
}

static struct contact_details *read_details(struct plan_reader *reader,
                                            const struct xml_node *element)
{
    struct contact_details *details = ARENA_NEW(reader->arena, struct contact_details);
    const char *fax_uri;
    details->pos = element->pos;
    details->name = xml_value(element, "name", NULL);
    details->address = read_inlines(reader, element);
    details->telephone = read_number(reader, element, "telephone", &details->telephone_uri);
    details->textphone = read_number(reader, element, "textphone", &details->textphone_uri);
    details->fax = read_number(reader, element, "fax", &fax_uri);
    details->email = read_email(reader, element);
    const struct xml_attribute *web = xml_attribute(element, "web");
    if (web && !is_link_address(web->value))
        diag_report(reader->diags, DIAG_link_address, web->pos, web->value);
    details->web = web ? web->value : NULL;
    return details;
}

struct formats *read_formats(struct plan_reader *reader, const struct xml_node *element)
{
    struct formats *formats = ARENA_NEW(reader->arena, struct formats);
    struct offer **link = &formats->offers;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "offer"))
            continue;
        *link = read_offer(reader, node);
        link = &(*link)->next;
    }
    const struct xml_node *details = xml_child(element, "contact-details");
    if (details)
        formats->contact = read_details(reader, details);
    const struct xml_node *comment = xml_child(element, "how-to-comment");
    if (comment) {
        formats->comment = read_flow_child(reader, element, "how-to-comment");
        formats->comment_pos = comment->pos;
        formats->comment_lines = read_count(comment, "lines", 0);
    }
    return formats;
}
