/* SPDX-License-Identifier: Apache-2.0 */
/* flow/contracts.c - the contracts statement under the Code of Practice on Workforce Matters, and
 * the page that certifies it: on a page of its own, with room for ink. */
#include "flow/builder.h"

#include "flow/numbering.h"

/* Room to sign by hand, in points. */
#define INK_HEIGHT 44

/* A date in a narrow column may leave its year on the next line, but not its day on the one before.
 */
static const char *date_of_award(struct calendar_date date, struct arena *arena)
{
    const char *text = date_text(date, arena), *space = strchr(text, ' ');
    struct slice day = {text, space ? (size_t)(space - text) : 0};
    return space ? format_text(arena, "%S\u00A0%s", day, space + 1) : text;
}

static void list_contracts(struct flow_builder *builder, const struct contracts *contracts,
                           struct source_pos pos)
{
    static const char *const heads[] = {"Service", "Contractor", "Value", "Awarded",
                                        "Follows the Code?"};
    static const char *const answers[] = {
        [COMPLIES_YES] = "Yes",
        [COMPLIES_NO] = "No",
        [COMPLIES_NOT_APPLICABLE] = "Does not apply",
    };
    enum { VALUE = 2, COLUMNS = sizeof heads / sizeof *heads };
    struct structure_element *element = builder->at.element;
    builder->at.element = structure_add(builder->structure, element, ROLE_TABLE, pos);
    const struct flow_column *columns = ARENA_ARRAY(builder->arena, COLUMNS, struct flow_column);
    struct table_maker *maker = table_maker_open(
        builder, columns, COLUMNS, "Contracts that involved a transfer of staff", pos);
    table_maker_widen(maker);
    struct cell_request head = {.role = STYLE_TABLE_HEAD, .header = true, .scope = SCOPE_COLUMN};
    struct cell_request row_head = {
        .role = STYLE_TABLE_ROW_HEAD, .header = true, .scope = SCOPE_ROW};
    struct cell_request cell = {.role = STYLE_TABLE_CELL};
    struct cell_request number = {.role = STYLE_TABLE_CELL, .align = CELL_DECIMAL};
    table_maker_row(maker, true, pos);
    for (int c = 0; c < COLUMNS; c++) {
        head.align = c == VALUE ? CELL_CENTRE : CELL_START; /* as its figures stand */
        table_maker_string(maker, &head, heads[c], pos);
    }
    for (const struct contract *c = contracts->list; c; c = c->next) {
        table_maker_row(maker, false, c->pos);
        table_maker_string(maker, &row_head, c->service, c->pos);
        table_maker_string(maker, &cell, c->contractor, c->pos);
        table_maker_string(maker, &number, c->value ? c->value : "", c->pos);
        table_maker_string(maker, &cell, date_of_award(c->awarded, builder->arena), c->pos);
        struct point_of_work before = table_maker_enter(maker, &cell, c->pos);
        flow_string(builder, STYLE_TABLE_CELL, ROLE_P, answers[c->compliance], c->pos);
        flow_blocks(builder, c->reason);
        table_maker_leave(maker, before);
    }
    table_maker_close(maker);
    builder->at.element = element;
}

/* Name and post, room for the signature, date: a table, so that each is read with its head. */
static void list_signatories(struct flow_builder *builder, const struct contracts *contracts,
                             struct source_pos pos)
{
    struct structure_element *element = builder->at.element;
    builder->at.element = structure_add(builder->structure, element, ROLE_TABLE, pos);
    static const struct flow_column widths[] = {{360}, {400}, {240}};
    struct table_maker *maker = table_maker_open(builder, widths, 3, "Signatures", pos);
    struct cell_request head = {.role = STYLE_TABLE_HEAD, .header = true, .scope = SCOPE_COLUMN};
    struct cell_request row_head = {
        .role = STYLE_TABLE_ROW_HEAD, .header = true, .scope = SCOPE_ROW};
    struct cell_request cell = {.role = STYLE_TABLE_CELL};
    table_maker_row(maker, true, pos);
    table_maker_string(maker, &head, "Name and post", pos);
    table_maker_string(maker, &head, "Signature", pos);
    table_maker_string(maker, &head, "Date", pos);
    for (const struct signatory *s = contracts->signatories; s; s = s->next) {
        table_maker_row(maker, false, s->pos);
        table_maker_row_flags(maker)->keep_together = true;
        struct point_of_work before = table_maker_enter(maker, &row_head, s->pos);
        flow_string(builder, STYLE_TABLE_ROW_HEAD, ROLE_P, s->name, s->pos);
        if (s->post)
            flow_string(builder, STYLE_TABLE_CELL, ROLE_P, s->post, s->pos);
        table_maker_leave(maker, before);
        before = table_maker_enter(maker, &cell, s->pos);
        builder_block(builder, FLOW_SPACE, style_block(builder->sheet, STYLE_TABLE_CELL), s->pos)
            ->space = length_points(INK_HEIGHT);
        table_maker_leave(maker, before);
        table_maker_string(maker, &cell, s->date.year ? date_text(s->date, builder->arena) : "",
                           s->pos);
    }
    table_maker_close(maker);
    builder->at.element = element;
}

static void flow_certificate(struct flow_builder *builder, const struct part *part)
{
    const struct contracts *contracts = &part->contracts;
    struct structure_element *element = builder_element(builder, ROLE_SECT, part->pos);
    struct point_of_work before = builder_enter(builder, element);
    enum page_sequence outer = builder->at.sequence;
    flow_sequence(builder, SEQUENCE_CERTIFICATE, part->pos);
    flow_string(builder, STYLE_HEADING_2, ROLE_H2, "Certificate", part->pos);
    builder->at.paragraph = STYLE_CERTIFICATE;
    flow_blocks(builder, contracts->certificate);
    list_signatories(builder, contracts, part->pos);
    flow_sequence(builder, outer, part->pos);
    builder_leave(builder, before);
}

void flow_contracts(struct flow_builder *builder, const struct part *part)
{
    builder->at.heading_level = 1;
    flow_heading(builder, part, STYLE_HEADING_1, 1, part->pos);
    flow_blocks(builder, part->blocks);
    if (part->contracts.list)
        list_contracts(builder, &part->contracts, part->pos);
    flow_certificate(builder, part);
}
