/* SPDX-License-Identifier: Apache-2.0 */
/* The model as text, for people: one node a line, children indented, the place it is from last. */
#include "model/dump.h"

static void dump_metadata(struct buffer *out, const struct metadata *metadata)
{
    static const char *const authorities[] = {
        NULL,   "district", "county",        "unitary", "metropolitan", "london-borough",
        "fire", "police",   "national-park", "other"};
    dump_begin(out, 0, "publication", NULL);
    dump_string(out, "title", metadata->title);
    dump_string(out, "council", metadata->council);
    dump_string(out, "subject", metadata->subject);
    dump_string(out, "keywords", metadata->keywords);
    dump_word(out, "lang", metadata->language);
    dump_word(out, "status", metadata->status == DOCUMENT_DRAFT ? "draft" : "approved");
    dump_period(out, "year", metadata->year);
    dump_period(out, "reporting", metadata->reporting);
    dump_date(out, "published", metadata->published);
    dump_word(out, "authority", authorities[metadata->authority]);
    buffer_add_char(out, '\n');
    dump_governance(out, metadata);
}

static void dump_report(struct buffer *out, const struct report *report)
{
    dump_begin(out, 1, "report", NULL);
    dump_string(out, "agenda-item", report->agenda_item);
    dump_string(out, "committee", report->committee);
    dump_date(out, "date", report->date);
    dump_string(out, "report-by", report->report_by);
    dump_inlines(out, report->title);
    dump_end(out, report->pos);
    dump_notes(out, 2, report->title);
    dump_blocks(out, 2, report->sections);
    if (report->recommendation) {
        dump_begin(out, 2, "recommendation", NULL);
        dump_end(out, report->recommendation->pos);
    }
    for (const struct paper *paper = report->papers; paper; paper = paper->next) {
        dump_begin(out, 2, "paper", NULL);
        dump_inlines(out, paper->text);
        dump_end(out, paper->pos);
    }
    dump_begin(out, 2, "contact", NULL);
    dump_string(out, "name", report->contact.name);
    dump_string(out, "post", report->contact.post);
    dump_string(out, "telephone", report->contact.telephone);
    dump_string(out, "email", report->contact.email);
    dump_end(out, report->contact.pos);
}

static void dump_cover(struct buffer *out, const struct part *part)
{
    const struct cover *cover = &part->cover;
    const char *slash = cover->image ? strrchr(cover->image, '/') : NULL;
    dump_begin(out, 2, "title", NULL);
    dump_inlines(out, cover->title);
    dump_string(out, "image", slash ? slash + 1 : cover->image);
    dump_string(out, "alternative", cover->image_alternative);
    dump_end(out, cover->image ? cover->image_pos : part->pos);
    if (cover->subtitle) {
        dump_begin(out, 2, "subtitle", NULL);
        dump_inlines(out, cover->subtitle);
        dump_end(out, cover->subtitle->pos);
    }
}

static void dump_summary(struct buffer *out, const struct part *part)
{
    const struct summary *summary = &part->summary;
    for (const struct headline *h = summary->headlines; h; h = h->next) {
        dump_begin(out, 2, "headline", NULL);
        dump_string(out, "code", h->code);
        dump_string(out, "title", h->title);
        buffer_add_text(out, h->indicator ? "" : " unknown");
        dump_end(out, h->pos);
        dump_blocks(out, 3, h->remark);
    }
    dump_labelled(out, 2, "went-well", summary->went_well);
    dump_labelled(out, 2, "fell-short", summary->fell_short);
    dump_blocks(out, 2, summary->sections);
    dump_labelled(out, 2, "spending", summary->spending);
    dump_labelled(out, 2, "what-next", summary->next);
    dump_blocks(out, 2, summary->panel);
}

static void dump_foreword(struct buffer *out, const struct part *part)
{
    for (const struct foreword_signature *s = part->signatures; s; s = s->next) {
        dump_begin(out, 2, "signature", NULL);
        dump_string(out, "name", s->name);
        dump_string(out, "post", s->post);
        buffer_add_char(out, '\n');
    }
}

static void dump_objective_references(struct buffer *out, const char *kind,
                                      const struct objective_reference *references)
{
    for (const struct objective_reference *r = references; r; r = r->next) {
        dump_begin(out, 3, kind, NULL);
        dump_string(out, "name", r->name);
        buffer_add_text(out, r->indicator || r->priority ? "" : " unknown");
        dump_end(out, r->pos);
    }
}

static void dump_objectives(struct buffer *out, const struct part *part)
{
    for (const struct objective *o = part->objectives; o; o = o->next) {
        dump_begin(out, 2, "objective", o->id);
        dump_inlines(out, o->title);
        dump_end(out, o->pos);
        dump_notes(out, 3, o->title);
        dump_blocks(out, 3, o->blocks);
        dump_objective_references(out, "measured-by", o->measured_by);
        dump_objective_references(out, "addressed-by", o->addressed_by);
    }
}

static void dump_improvement(struct buffer *out, const struct part *part)
{
    dump_priorities(out, 2, part->priorities);
}

static void dump_indicators(struct buffer *out, const struct part *part)
{
    dump_services(out, 2, part->services);
}

static void dump_statement(struct buffer *out, const struct part *part)
{
    dump_contracts(out, 2, &part->contracts);
}

static void dump_formats_part(struct buffer *out, const struct part *part)
{
    dump_formats(out, 2, part->formats);
}

static void dump_glossary(struct buffer *out, const struct part *part)
{
    for (const struct glossary_entry *e = part->glossary; e; e = e->next) {
        dump_begin(out, 2, "entry", e->id);
        dump_inlines(out, e->term);
        dump_end(out, e->pos);
        dump_blocks(out, 3, e->definition);
    }
}

static const struct {
    const char *name;
    void (*dump)(struct buffer *out,
                 const struct part *part); /* what only this kind has, or NULL */
} kinds[] = {
    [PART_SUMMARY] = {"summary", dump_summary},
    [PART_COVER] = {"cover", dump_cover},
    [PART_FOREWORD] = {"foreword", dump_foreword},
    [PART_CONTENTS] = {"contents", NULL},
    [PART_SECTION] = {"chapter", NULL},
    [PART_OBJECTIVES] = {"objectives", dump_objectives},
    [PART_IMPROVEMENT] = {"improvement-plan", dump_improvement},
    [PART_INDICATORS] = {"indicators", dump_indicators},
    [PART_CONTRACTS] = {"contracts-statement", dump_statement},
    [PART_ANNEX] = {"annex", NULL},
    [PART_GLOSSARY] = {"glossary", dump_glossary},
    [PART_FORMATS] = {"other-formats", dump_formats_part},
};

static void dump_part(struct buffer *out, const struct part *part)
{
    static const char *const forms[] = {"all-comply", "no-transfer", "exceptions"};
    dump_begin(out, 1, kinds[part->kind].name, part->id);
    dump_word(out, "lang", part->language);
    dump_string(out, "exempt", part->exempt);
    if (part->withheld) {
        buffer_add_text(out, " withheld");
        dump_end(out, part->pos);
        return;
    }
    if (part->numbered)
        buffer_add_text(out, " numbered");
    if (part->kind == PART_CONTENTS)
        buffer_format(out, " depth=%d", part->contents_depth);
    if (part->kind == PART_CONTRACTS) {
        dump_word(out, "form", forms[part->contracts.form]);
        dump_period(out, "period", part->contracts.period);
        if (part->contracts.transfers >= 0)
            buffer_format(out, " transfers=%d", (int)part->contracts.transfers);
    }
    if (part->kind == PART_OBJECTIVES)
        dump_string(out, "corporate-plan", part->corporate_plan);
    if (part->kind == PART_IMPROVEMENT)
        dump_date(out, "reviewed", part->reviewed);
    dump_inlines(out, part->title);
    dump_end(out, part->pos);
    dump_notes(out, 2, part->title);
    dump_blocks(out, 2, part->blocks);
    if (kinds[part->kind].dump)
        kinds[part->kind].dump(out, part);
}

void model_dump(const struct publication *publication, struct buffer *out)
{
    dump_metadata(out, &publication->metadata);
    if (publication->report && !publication->report_left_out)
        dump_report(out, publication->report);
    for (const struct part *part = publication->parts; part; part = part->next)
        dump_part(out, part);
}
