/* SPDX-License-Identifier: Apache-2.0 */
/* flow/contracts.c - the contracts statement under the Code of Practice on Workforce Matters: the
 * author's words, the sentence that states it, and the contracts. The sentence is made from the
 * form, the list and the period, so that none of them can say another number than the others. */
#include "flow/contracts.h"

struct contract_count contracts_counted(const struct contracts *contracts)
{
    struct contract_count count = {0};
    for (const struct contract *c = contracts->list; c; c = c->next) {
        count.all++;
        count.by[c->compliance]++;
    }
    return count;
}

enum contracts_form contracts_wording(const struct contracts *contracts)
{
    return contracts->list ? contracts->form : CONTRACTS_NO_TRANSFER;
}

/* ---- the statement ---- */

static void add_joint(struct buffer *out, int32_t index, int32_t count)
{
    if (index > 0)
        buffer_add_text(out, index + 1 < count ? ", " : count > 2 ? ", and " : " and ");
}

/* "five complied with the requirements of the Code, one did not, and to two it does not apply". The
 * Code has its name in full where it is named first. */
static void add_exceptions(struct buffer *out, const struct contract_count *count,
                           struct arena *arena)
{
    int32_t yes = count->by[COMPLIES_YES], no = count->by[COMPLIES_NO];
    int32_t not_applicable = count->by[COMPLIES_NOT_APPLICABLE];
    int32_t pieces = (yes > 0) + (no > 0) + (not_applicable > 0), index = 0;
    if (yes)
        buffer_format(out, "%s complied with the requirements of the %s", count_text(yes, arena),
                      CODE_OF_PRACTICE);
    index += yes > 0;
    if (no) {
        add_joint(out, index, pieces);
        buffer_format(out, "%s did not", count_text(no, arena));
        if (index == 0)
            buffer_add_text(out, " comply with the requirements of the " CODE_OF_PRACTICE);
        index++;
    }
    if (not_applicable) {
        add_joint(out, index, pieces);
        buffer_format(out, "to %s %s not apply", count_text(not_applicable, arena),
                      index ? "it does" : "the " CODE_OF_PRACTICE " does");
    }
}

static const char *complied(int32_t count, struct arena *arena)
{
    return count == 1   ? "It"
           : count == 2 ? "Both"
                        : format_text(arena, "All %s", count_text(count, arena));
}

static const char *statement_text(const struct contracts *contracts, const char *council,
                                  struct arena *arena)
{
    struct contract_count count = contracts_counted(contracts);
    const char *period = period_text(contracts->period, arena);
    if (contracts_wording(contracts) == CONTRACTS_NO_TRANSFER)
        return format_text(
            arena, "None of the contracts that %s awarded in %s involved a transfer of staff.",
            council, period);
    struct buffer out = buffer_open(arena);
    buffer_format(&out, "In %s %s awarded %s contract%s that involved a transfer of staff. ",
                  period, council, count_text(count.all, arena), count.all == 1 ? "" : "s");
    if (contracts->form == CONTRACTS_ALL_COMPLY) {
        buffer_format(&out, "%s complied, where applicable, with the requirements of the %s.",
                      complied(count.all, arena), CODE_OF_PRACTICE);
        return buffer_text(&out);
    }
    buffer_add_text(&out, "Of these, ");
    add_exceptions(&out, &count, arena);
    buffer_add_text(&out, ". The table gives the reasons.");
    return buffer_text(&out);
}

/* ---- the list ---- */

static const char *const answers[] = {
    [COMPLIES_YES] = "Yes",
    [COMPLIES_NO] = "No",
    [COMPLIES_NOT_APPLICABLE] = "Does not apply",
};

/* The answer, and under it the reason where it is not a plain yes. */
static void answer_cell(struct table_maker *maker, struct flow_builder *builder,
                        const struct contract *contract)
{
    static const struct cell_request cell = {.role = STYLE_TABLE_CELL};
    struct point_of_work before = table_maker_enter(maker, &cell, contract->pos);
    flow_string(builder, STYLE_TABLE_CELL, ROLE_P, answers[contract->compliance], contract->pos);
    flow_blocks(builder, contract->reason);
    table_maker_leave(maker, before);
}

static void list_contracts(struct flow_builder *builder, const struct contracts *contracts,
                           struct source_pos pos)
{
    static const char *const heads[] = {"Service", "Contractor", "Value", "Awarded",
                                        "Follows the Code?"};
    enum { VALUE = 2, COLUMNS = sizeof heads / sizeof *heads };
    struct structure_element *element = builder->at.element;
    builder->at.element = structure_add(builder->structure, element, ROLE_TABLE, pos);
    const struct flow_column *columns = ARENA_ARRAY(builder->arena, COLUMNS, struct flow_column);
    struct table_maker *maker = table_maker_open(
        builder, columns, COLUMNS, "Contracts that involved a transfer of staff", pos);
    table_maker_style(maker, STYLE_TABLE_WIDE);
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
        table_maker_string(maker, &cell, date_tied(c->awarded, builder->arena), c->pos);
        answer_cell(maker, builder, c);
    }
    table_maker_close(maker);
    builder->at.element = element;
}

void flow_contracts(struct flow_builder *builder, const struct part *part)
{
    const struct contracts *contracts = &part->contracts;
    builder->at.heading_level = 1;
    flow_heading(builder, part, STYLE_HEADING_1, 1, part->pos);
    flow_blocks(builder, part->blocks);
    flow_string(builder, STYLE_PARAGRAPH, ROLE_P,
                statement_text(contracts, builder->publication->metadata.council, builder->arena),
                part->pos);
    if (contracts->list)
        list_contracts(builder, contracts, part->pos);
    flow_certificate(builder, part);
}
