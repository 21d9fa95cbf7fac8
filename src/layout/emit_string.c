/* SPDX-License-Identifier: Apache-2.0 */
/* layout/emit_string.c - what layout writes by itself: running heads and feet, a printer's line.
 *
 * These are strings of one style, set in one line. They are cut into runs like any text, so that
 * the name of a council may be in any script that some face of the catalogue has. */
#include "layout/emitter.h"

struct seen_word {
    const struct shaped *shaped;
    uint8_t level;
};

struct seen_words {
    struct seen_word *items;
    size_t count, capacity;
};

/* Word by word, so that what is said on every page is shaped once. */
static struct seen_words shape_words(struct layout *layout, const struct flow_type *type,
                                     struct slice string)
{
    struct text *text = layout->flow->text;
    struct seen_words words = {0};
    struct text_run *runs;
    size_t count = text_itemise(text, type->font, string, NULL, layout->scratch, &runs);
    for (size_t r = 0; r < count; r++) {
        for (size_t at = runs[r].start; at < runs[r].end;) {
            size_t end = at + 1;
            while (string.bytes[at] != ' ' && end < runs[r].end && string.bytes[end] != ' ')
                end++;
            struct slice word = {string.bytes + at, end - at};
            ARENA_PUSH(layout->scratch, words.items, words.count, words.capacity) =
                (struct seen_word){text_shape(text, type->font, &runs[r], word), runs[r].level};
            at = end;
        }
    }
    return words;
}

length string_width(struct layout *layout, const struct flow_type *type, struct slice string)
{
    struct seen_words words = shape_words(layout, type, string);
    length width = 0;
    for (size_t i = 0; i < words.count; i++)
        width += flow_shaped_width(words.items[i].shaped, type->style);
    return width;
}

bool string_is_whole(struct layout *layout, const struct flow_type *type, struct slice string)
{
    struct seen_words words = shape_words(layout, type, string);
    for (size_t i = 0; i < words.count; i++) {
        if (words.items[i].shaped->missing)
            return false;
    }
    return true;
}

void string_report(struct layout *layout, const struct flow_type *type, struct slice string,
                   struct source_pos pos)
{
    struct seen_words words = shape_words(layout, type, string);
    for (size_t i = 0; i < words.count; i++)
        text_report_missing(layout->flow->text, words.items[i].shaped, pos, layout->diags);
}

length emit_string(struct emitter *emitter, const struct flow_type *type, struct slice string,
                   length x, length baseline)
{
    struct seen_words words = shape_words(emitter->layout, type, string);
    uint8_t *levels = ARENA_ARRAY(emitter->layout->scratch, words.count, uint8_t);
    for (size_t i = 0; i < words.count; i++)
        levels[i] = words.items[i].level;
    const uint32_t *order = order_by_level(emitter->layout->scratch, levels, (uint32_t)words.count);
    length from = x;
    for (size_t i = 0; i < words.count; i++) {
        const struct shaped *shaped = words.items[order ? order[i] : i].shaped;
        emit_word(emitter, type, shaped, (struct point){x, baseline});
        x += flow_shaped_width(shaped, type->style);
    }
    emit_words_end(emitter);
    return x - from;
}

struct slice string_shorten(struct layout *layout, const struct flow_type *type,
                            struct slice string, length room)
{
    struct slice kept = string, cut = string;
    while (kept.count && string_width(layout, type, cut) > room) {
        while (kept.count && kept.bytes[kept.count - 1] != ' ')
            kept.count--;
        while (kept.count && strchr(" ,;:", kept.bytes[kept.count - 1]))
            kept.count--;
        cut = slice_of(format_text(layout->scratch, "%S\u2026", kept));
    }
    return kept.count ? cut : (struct slice){"", 0};
}
