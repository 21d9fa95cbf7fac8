/* SPDX-License-Identifier: Apache-2.0 */
#include "model/statement.h"

#include "model/tally.h"

struct stating {
    struct arena *arena;
    const struct metadata *metadata;
    struct source_pos pos;
    struct block *first, **end;
};

/* ---- nodes ---- */

static struct inline_node *text_of(const struct stating *stating, const char *words)
{
    struct inline_node *text = ARENA_NEW(stating->arena, struct inline_node);
    text->pos = stating->pos;
    text->text = slice_of(words);
    return text;
}

static struct block *paragraph_of(const struct stating *stating, const char *words)
{
    struct block *block = ARENA_NEW(stating->arena, struct block);
    block->pos = stating->pos;
    block->inlines = text_of(stating, words);
    return block;
}

static void append(struct stating *stating, struct block *block)
{
    *stating->end = block;
    stating->end = &block->next;
}

static void say(struct stating *stating, const char *words)
{
    append(stating, paragraph_of(stating, words));
}

/* A table of the author's kind, with a head of one row; its body grows row by row. */
struct tabling {
    const struct stating *stating;
    struct table *table;
    struct table_row **row;
};

static void add_row(struct tabling *tabling, struct block *const *cells, bool head)
{
    const struct stating *stating = tabling->stating;
    struct table_row *row = ARENA_NEW(stating->arena, struct table_row);
    struct table_cell **link = &row->cells;
    row->pos = stating->pos;
    for (int32_t c = 0; c < tabling->table->column_count; c++) {
        struct table_cell *cell = ARENA_NEW(stating->arena, struct table_cell);
        *cell = (struct table_cell){.pos = stating->pos,
                                    .blocks = cells[c],
                                    .column = c,
                                    .columns = 1,
                                    .rows = 1,
                                    .header = head || c == 0};
        *link = cell;
        link = &cell->next;
    }
    *tabling->row = row;
    tabling->row = &row->next;
}

enum { MOST_COLUMNS = 4 };

static struct tabling open_table(struct stating *stating, const char *summary,
                                 const char *const *heads, int32_t count)
{
    struct block *block = ARENA_NEW(stating->arena, struct block);
    struct block *cells[MOST_COLUMNS];
    block->kind = BLOCK_TABLE;
    block->pos = stating->pos;
    struct table_column *columns = ARENA_ARRAY(stating->arena, count, struct table_column);
    for (int32_t c = 2; c < count; c++) /* what stands behind indicator and year are figures */
        columns[c].align = ALIGN_DECIMAL;
    block->table.columns = columns;
    block->table.column_count = count;
    block->table.head_count = 1;
    block->table.summary = summary;
    append(stating, block);
    struct tabling tabling = {stating, &block->table, &block->table.head};
    for (int32_t c = 0; c < count; c++)
        cells[c] = paragraph_of(stating, heads[c]);
    add_row(&tabling, cells, true);
    tabling.row = &block->table.body;
    return tabling;
}

static void add_body_row(struct tabling *tabling, struct block *const *cells)
{
    add_row(tabling, cells, false);
    tabling->table->body_count++;
}

/* ---- approval ---- */

/* " (minute 04/17)"; nothing where none is given. */
static const char *minute(struct arena *arena, const struct decision *decision)
{
    return decision->minute ? format_text(arena, " (minute\u00A0%s)", decision->minute) : "";
}

static void state_approval(struct stating *stating)
{
    struct arena *arena = stating->arena;
    const struct approval *approval = stating->metadata->approval;
    if (!approval) {
        say(stating, "This plan has not been approved yet.");
        return;
    }
    const struct decision *decision = &approval->decision, *leave = approval->delegation;
    bool draft = stating->metadata->status == DOCUMENT_DRAFT;
    struct buffer out = buffer_open(arena);
    buffer_format(
        &out, draft ? "The %s is to consider this plan on %s" : "The %s approved this plan on %s",
        decision->body, date_tied(decision->date, arena));
    buffer_add_text(&out, minute(arena, decision));
    if (leave)
        buffer_format(&out, ", as the %s %s it to do on %s%s", leave->body,
                      draft ? "authorised" : "had authorised", date_tied(leave->date, arena),
                      minute(arena, leave));
    buffer_add_char(&out, '.');
    say(stating, buffer_text(&out));
}

/* ---- audit ---- */

static void list_changes(struct stating *stating, const struct audit *audit)
{
    static const char *const heads[] = {"Indicator", "Year", "Published before", "Now"};
    int32_t count = 0;
    for (const struct changed_figure *c = audit->changed; c; c = c->next)
        count++;
    say(stating, format_text(stating->arena, "It changed %s figure%s.",
                             count_text(count, stating->arena), count == 1 ? "" : "s"));
    struct tabling tabling = open_table(stating, "Figures that the audit changed", heads, 4);
    for (const struct changed_figure *c = audit->changed; c; c = c->next) {
        struct block *cells[] = {paragraph_of(stating, c->code),
                                 paragraph_of(stating, period_text(c->period, stating->arena)),
                                 paragraph_of(stating, c->was), paragraph_of(stating, c->now)};
        add_body_row(&tabling, cells);
    }
}

static void list_recommendations(struct stating *stating, const struct audit *audit)
{
    static const char *const heads[] = {"The auditor recommended", "Our response"};
    int32_t count = 0;
    for (const struct auditor_recommendation *a = audit->recommendations; a; a = a->next)
        count++;
    say(stating,
        format_text(stating->arena,
                    "On last year’s plan the auditor made %s recommendation%s, answered here.",
                    count_text(count, stating->arena), count == 1 ? "" : "s"));
    struct tabling tabling =
        open_table(stating, "Recommendations of the auditor and the responses", heads, 2);
    for (const struct auditor_recommendation *a = audit->recommendations; a; a = a->next) {
        struct block *cells[] = {a->what, a->response ? a->response
                                                      : paragraph_of(stating, "No response yet.")};
        add_body_row(&tabling, cells);
    }
}

static void state_audit(struct stating *stating)
{
    struct arena *arena = stating->arena;
    const struct audit *audit = &stating->metadata->audit;
    const char *by = audit->auditor ? format_text(arena, " by %s", audit->auditor) : "";
    if (audit->state != AUDIT_AUDITED)
        say(stating, *by ? format_text(arena,
                                       "The figures in this plan have not been audited yet; they "
                                       "will be%s.",
                                       by)
                         : "The figures in this plan have not been audited yet.");
    else if (audit->certificate.year)
        say(stating, format_text(arena,
                                 "The figures in this plan have been audited%s. The certificate of "
                                 "the audit bears the date of %s.",
                                 by, date_tied(audit->certificate, arena)));
    else
        say(stating, format_text(arena, "The figures in this plan have been audited%s.", by));
    if (audit->changed)
        list_changes(stating, audit);
    if (audit->recommendations)
        list_recommendations(stating, audit);
}

/* ---- assessment ---- */

static const char figures_and_contracts[] =
    "figures and targets for every indicator, and a statement on contracts";
static const char all_four[] = "a summary of objectives, the arrangements for improvement, figures "
                               "and targets for every indicator, and a statement on contracts";

static void state_no_result(struct stating *stating)
{
    say(stating,
        format_text(stating->arena,
                    "There is no result of the comprehensive performance assessment of %s yet. Its "
                    "priorities for improvement therefore come from its own assessment, and this "
                    "plan contains what government guidance asks of a council without a result: "
                    "%s.",
                    stating->metadata->council, all_four));
}

static void state_assessment(struct stating *stating)
{
    static const char *const categories[] = {
        [ASSESSMENT_EXCELLENT] = "excellent", [ASSESSMENT_GOOD] = "good",
        [ASSESSMENT_FAIR] = "fair",           [ASSESSMENT_WEAK] = "weak",
        [ASSESSMENT_POOR] = "poor",
    };
    const struct assessment *assessment = &stating->metadata->assessment;
    struct arena *arena = stating->arena;
    if (assessment->state < ASSESSMENT_EXCELLENT) {
        state_no_result(stating);
        return;
    }
    bool high = assessment->state <= ASSESSMENT_GOOD;
    struct buffer out = buffer_open(arena);
    buffer_format(&out,
                  "In the comprehensive performance assessment %s was placed in the category ‘%s’",
                  stating->metadata->council, categories[assessment->state]);
    if (assessment->by)
        buffer_format(&out, " by the %s", assessment->by);
    if (assessment->date.year)
        buffer_format(&out, " on %s", date_tied(assessment->date, arena));
    buffer_format(&out, ". Of a council in this category government guidance asks for %s.%s",
                  high ? figures_and_contracts : all_four,
                  high ? " Whatever else this plan contains is there by choice." : "");
    say(stating, buffer_text(&out));
}

struct block *statement_blocks(struct arena *arena, const struct metadata *metadata,
                               enum statement statement, struct source_pos pos)
{
    static void (*const states[])(struct stating *) = {
        [STATEMENT_APPROVAL] = state_approval,
        [STATEMENT_AUDIT] = state_audit,
        [STATEMENT_ASSESSMENT] = state_assessment,
    };
    struct stating stating = {.arena = arena, .metadata = metadata, .pos = pos};
    stating.end = &stating.first;
    states[statement](&stating);
    return stating.first;
}
