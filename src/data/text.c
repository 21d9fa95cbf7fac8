/* SPDX-License-Identifier: Apache-2.0 */
/* Whoever types into a cell has one sign for the end of a line and, twice, for that of a paragraph.
 * Text that was pasted brings characters that print as something else, or not at all. */
#include "data/text.h"

struct composing {
    struct reading *reading;
    struct source_pos pos;
    struct block *first, **last;
    struct inline_node **next; /* where the next inline of the paragraph goes; NULL: none is open */
};

static struct inline_node *add_inline(struct composing *composing, enum inline_kind kind)
{
    struct inline_node *node = ARENA_NEW(composing->reading->arena, struct inline_node);
    node->kind = kind;
    node->pos = composing->pos;
    *composing->next = node;
    composing->next = &node->next;
    return node;
}

static void open_paragraph(struct composing *composing)
{
    struct block *block = ARENA_NEW(composing->reading->arena, struct block);
    block->kind = BLOCK_PARAGRAPH;
    block->pos = composing->pos;
    *composing->last = block;
    composing->last = &block->next;
    composing->next = &block->inlines;
}

/* White space is one space; no-break spaces stay what they are. */
static struct slice without_runs(struct arena *arena, struct slice line)
{
    char *out = arena_alloc(arena, line.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < line.count; i++) {
        bool space = is_xml_space(line.bytes[i]);
        if (!space)
            out[count++] = line.bytes[i];
        else if (out[count - 1] != ' ') /* it begins with none */
            out[count++] = ' ';
    }
    return (struct slice){out, count};
}

static void add_line(struct composing *composing, struct slice line)
{
    line = slice_trim(line);
    if (line.count == 0) {
        composing->next = NULL;
        return;
    }
    if (composing->next)
        add_inline(composing, INLINE_LINE_BREAK);
    else
        open_paragraph(composing);
    add_inline(composing, INLINE_TEXT)->text = without_runs(composing->reading->arena, line);
}

/* ---- characters ---- */

static bool is_control(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0) ||
           c == 0xFFFD || c == 0xFFFE || c == 0xFFFF;
}

static bool check_characters(struct reading *reading, struct spot spot)
{
    bool private_seen = false;
    for (size_t at = 0; at < spot.cell->text.count;) {
        uint32_t c = utf8_next(spot.cell->text, &at);
        char code[7];
        if (!is_control(c) && (private_seen || !codepoint_is_private(c)))
            continue;
        codepoint_hexadecimal(c, code);
        if (is_control(c))
            return reading_refuse(reading, spot, DIAG_cell_control, code);
        diag_report(reading->diags, DIAG_private_character, reading_pos(reading, spot), code);
        private_seen = true;
    }
    return true;
}

struct block *text_blocks(struct reading *reading, struct spot spot)
{
    if (reading_is_broken(reading, spot) || reading_is_blank(reading, spot) || !spot.cell ||
        !check_characters(reading, spot))
        return NULL;
    struct composing composing = {.reading = reading, .pos = reading_pos(reading, spot)};
    composing.last = &composing.first;
    struct slice rest = spot.cell->text;
    while (rest.count) {
        const char *end = memchr(rest.bytes, '\n', rest.count);
        size_t count = end ? (size_t)(end - rest.bytes) : rest.count;
        add_line(&composing, (struct slice){rest.bytes, count});
        count += end != NULL;
        rest = (struct slice){rest.bytes + count, rest.count - count};
    }
    return composing.first;
}
