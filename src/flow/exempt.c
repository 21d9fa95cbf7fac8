/* SPDX-License-Identifier: Apache-2.0 */
/* flow/exempt.c - the line that says of something that it is not for publication. For members it
 * stands before the matter, for everybody else in its place, behind its number, so that nothing
 * else is numbered otherwise. */
#include "flow/builder.h"

#include "flow/numbering.h"

static struct flow_block *exempt_line(struct flow_builder *builder, enum style_role role,
                                      const char *number, const char *exempt, struct source_pos pos)
{
    const struct computed *style = style_block(builder->sheet, role);
    struct structure_element *element = builder_element(builder, ROLE_P, pos);
    struct flow_block *line = builder_block(builder, FLOW_PARAGRAPH, style, pos);
    line->element = element;
    if (number && style->label_width) {
        line->label = flow_label(builder, style_inline(builder->sheet, style, STYLE_NUMBER),
                                 element, number, pos);
        line->label_width = style->label_width;
        number = NULL;
    }
    struct text_builder *text = text_builder_open(builder, style, element, pos);
    if (number) {
        text_builder_styled(text, STYLE_STRONG, number);
        text_builder_string(text, "\u2002");
    }
    text_builder_styled(text, STYLE_EXEMPT, exempt_words(exempt, builder->arena));
    line->text = text_builder_close(text);
    return line;
}

void flow_exempt_line(struct flow_builder *builder, const char *exempt, struct source_pos pos)
{
    exempt_line(builder, builder->at.paragraph, NULL, exempt, pos);
}

struct flow_block *flow_exempt_block(struct flow_builder *builder, const struct block *block)
{
    const char *number = block->withheld ? numbering_number(builder->numbering, block) : NULL;
    enum style_role role =
        number && block->kind != BLOCK_PARAGRAPH ? STYLE_CAPTION : builder->at.paragraph;
    struct flow_block *line = exempt_line(builder, role, number, block->exempt, block->pos);
    if (block->withheld)
        line->place = builder_place(builder, block);
    return line;
}
