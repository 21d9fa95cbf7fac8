/* SPDX-License-Identifier: Apache-2.0 */
/* text/missing.c - telling of characters that no face of the catalogue can draw. */
#include "text/service.h"

#include "base/buffer.h"

static bool is_told(const struct text *text, uint32_t c)
{
    for (size_t i = 0; i < text->missing_count; i++) {
        if (text->missing[i] == c)
            return true;
    }
    return false;
}

void text_report_missing(struct text *text, const struct shaped *shaped, struct source_pos pos,
                         struct diag_list *diags)
{
    for (uint32_t i = 0; shaped->missing && i < shaped->count; i++) {
        size_t at = shaped->glyphs[i].cluster, start = at;
        if (shaped->glyphs[i].id != 0 || at >= shaped->text.count)
            continue;
        uint32_t c = utf8_next(shaped->text, &at);
        char name[7];
        codepoint_hexadecimal(c, name);
        if (is_told(text, c))
            continue;
        ARENA_PUSH(text->arena, text->missing, text->missing_count, text->missing_capacity) = c;
        diag_report(diags, DIAG_glyph_missing, pos,
                    (struct slice){shaped->text.bytes + start, at - start}, name);
    }
}
