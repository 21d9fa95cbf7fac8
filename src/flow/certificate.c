/* SPDX-License-Identifier: Apache-2.0 */
/* flow/certificate.c - the page that certifies the contracts statement: the words, and for each
 * signatory room for ink, over a line. The room is a signature field besides, so that the file can
 * be signed later, by everyone who certifies, without anything moving. */
#include "flow/contracts.h"

/* Room to sign by hand over a line, and between that and the rule of the row, in points. */
#define INK_HEIGHT 42
#define INK_BELOW 10

/* ---- the words ---- */

/* "I certify that ...", in the three forms the law leaves; "We" where several sign. */
static const char *certificate_text(const struct contracts *contracts, const char *council,
                                    struct arena *arena)
{
    const struct signatory *first = contracts->signatories;
    const char *who = first && first->next ? "We" : "I";
    const char *awarded = format_text(arena, "%s awarded between %s and %s", council,
                                      date_tied(period_first_day(contracts->period), arena),
                                      date_tied(period_last_day(contracts->period), arena));
    const char *complied =
        "complied, where applicable, with the requirements of the " CODE_OF_PRACTICE;
    switch (contracts_wording(contracts)) {
    case CONTRACTS_NO_TRANSFER:
        return format_text(arena,
                           "%s certify that none of the individual contracts which %s involved a "
                           "transfer of staff.",
                           who, awarded);
    case CONTRACTS_EXCEPTIONS:
        return format_text(arena,
                           "%s certify that, with the exceptions listed in this statement and for "
                           "the reasons given there, all individual contracts which %s and which "
                           "involved a transfer of staff %s.",
                           who, awarded, complied);
    case CONTRACTS_ALL_COMPLY:
        break;
    }
    return format_text(arena,
                       "%s certify that all individual contracts which %s and which involved a "
                       "transfer of staff %s.",
                       who, awarded, complied);
}

/* ---- the signatures ---- */

static const struct cell_request row_head_cell = {
    .role = STYLE_TABLE_ROW_HEAD, .header = true, .scope = SCOPE_ROW};
static const struct cell_request cell = {.role = STYLE_TABLE_CELL};

/* Who signs; lines to fill in where nobody is named yet. */
static void name_cell(struct table_maker *maker, struct flow_builder *builder,
                      const struct signatory *signatory, struct source_pos pos)
{
    struct point_of_work before = table_maker_enter(maker, &row_head_cell, pos);
    if (signatory)
        flow_string(builder, STYLE_TABLE_ROW_HEAD, ROLE_P, signatory->name, pos);
    if (signatory && signatory->post)
        flow_string(builder, STYLE_TABLE_CELL, ROLE_P, signatory->post, pos);
    if (!signatory) {
        flow_ink_line(builder, pos);
        flow_ink_line(builder, pos);
    }
    table_maker_leave(maker, before);
}

/* The fields' names are fixed, whoever signs by program asks for them: certifier, certifier-2 and
 * on.
 */
static const struct flow_field *signature_field(struct flow_builder *builder,
                                                const struct signatory *signatory, int number,
                                                struct source_pos pos)
{
    struct flow_field *field = ARENA_NEW(builder->arena, struct flow_field);
    const char *what = "Signature that certifies the statement on contracts";
    field->name = number == 1 ? "certifier" : format_text(builder->arena, "certifier-%d", number);
    field->description = what;
    if (signatory)
        field->description =
            format_text(builder->arena, "%s: %s%s%s", what, signatory->name,
                        signatory->post ? ", " : "", signatory->post ? signatory->post : "");
    struct structure_element *element = builder_element(builder, ROLE_FORM, pos);
    element->alternative = field->description;
    field->element = element;
    return field;
}

/* Lines of one row stand level. */
static struct flow_block *line_to_sign(struct flow_builder *builder, struct source_pos pos)
{
    struct flow_block *line = flow_ink_line(builder, pos);
    line->space = length_points(INK_HEIGHT);
    builder_block(builder, FLOW_SPACE, style_block(builder->sheet, STYLE_TABLE_CELL), pos)->space =
        length_points(INK_BELOW);
    return line;
}

static void ink_cell(struct table_maker *maker, struct flow_builder *builder,
                     const struct signatory *signatory, int number, struct source_pos pos)
{
    struct point_of_work before = table_maker_enter(maker, &cell, pos);
    line_to_sign(builder, pos)->field = signature_field(builder, signatory, number, pos);
    table_maker_leave(maker, before);
}

/* An undated draft has a line to write the date on. */
static void date_cell(struct table_maker *maker, struct flow_builder *builder,
                      const struct signatory *signatory, struct source_pos pos)
{
    if (signatory && signatory->date.year) {
        table_maker_string(maker, &cell, date_tied(signatory->date, builder->arena), pos);
        return;
    }
    struct point_of_work before = table_maker_enter(maker, &cell, pos);
    line_to_sign(builder, pos);
    table_maker_leave(maker, before);
}

static void signature_row(struct table_maker *maker, struct flow_builder *builder,
                          const struct signatory *signatory, int number, struct source_pos pos)
{
    table_maker_row(maker, false, pos);
    table_maker_row_flags(maker)->keep_together = true;
    name_cell(maker, builder, signatory, pos);
    ink_cell(maker, builder, signatory, number, pos);
    date_cell(maker, builder, signatory, pos);
}

/* Name and post, room for the signature, date: a table, so that each is read with its head. */
static void list_signatories(struct flow_builder *builder, const struct contracts *contracts,
                             struct source_pos pos)
{
    static const char *const heads[] = {"Name and post", "Signature", "Date"};
    static const struct flow_column widths[] = {{360}, {380}, {260}};
    static const struct cell_request head = {
        .role = STYLE_TABLE_HEAD, .header = true, .scope = SCOPE_COLUMN};
    struct structure_element *element = builder->at.element;
    builder->at.element = structure_add(builder->structure, element, ROLE_TABLE, pos);
    struct table_maker *maker = table_maker_open(builder, widths, 3, "Signatures", pos);
    table_maker_row(maker, true, pos);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        table_maker_string(maker, &head, heads[i], pos);
    int number = 0;
    for (const struct signatory *s = contracts->signatories; s; s = s->next)
        signature_row(maker, builder, s, ++number, s->pos);
    if (!number)
        signature_row(maker, builder, NULL, 1, pos);
    table_maker_close(maker);
    builder->at.element = element;
}

void flow_certificate(struct flow_builder *builder, const struct part *part)
{
    const struct contracts *contracts = &part->contracts;
    struct structure_element *element = builder_element(builder, ROLE_SECT, part->pos);
    struct point_of_work before = builder_enter(builder, element);
    enum page_sequence outer = builder->at.sequence;
    flow_sequence(builder, SEQUENCE_CERTIFICATE, part->pos);
    flow_string(builder, STYLE_HEADING_2, ROLE_H2, "Certificate", part->pos);
    builder->at.paragraph = STYLE_CERTIFICATE;
    if (contracts->certificate)
        flow_blocks(builder, contracts->certificate);
    else
        flow_string(
            builder, STYLE_CERTIFICATE, ROLE_P,
            certificate_text(contracts, builder->publication->metadata.council, builder->arena),
            part->pos);
    list_signatories(builder, contracts, part->pos);
    flow_sequence(builder, outer, part->pos);
    builder_leave(builder, before);
}
