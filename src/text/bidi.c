/* SPDX-License-Identifier: Apache-2.0 */
/* Embedding levels after UAX #9, found by ICU's ubidi; here is what goes round it: seeing quickly
 * that a text needs none of it, and the way from UTF-8 to ICU's UTF-16 and back. Reordering and the
 * levels of a line's last spaces (rule L1) are for whoever knows the lines. */
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include "text/text.h"

/* Right-to-left letters, Arabic numbers and explicit directions. Without any of them every
 * character of a left-to-right paragraph ends at level 0: European numbers too, which rule W7 turns
 * into letters. The ranges are blocks, so a few harmless characters go the longer way. */
static bool may_raise_level(uint32_t codepoint)
{
    if (codepoint < 0x590)
        return false;
    return codepoint <= 0x8FF || codepoint == 0x200F ||
           (codepoint >= 0x202A && codepoint <= 0x202E) ||
           (codepoint >= 0x2066 && codepoint <= 0x2069) ||
           (codepoint >= 0xFB1D && codepoint <= 0xFDFF) ||
           (codepoint >= 0xFE70 && codepoint <= 0xFEFF) ||
           (codepoint >= 0x10800 && codepoint <= 0x10FFF) ||
           (codepoint >= 0x1E800 && codepoint <= 0x1EFFF);
}

static bool is_all_left_to_right(struct slice text)
{
    for (size_t at = 0; at < text.count;) {
        if ((unsigned char)text.bytes[at] < 0xD6)
            at++; /* below U+0580, or the inside of a longer sequence */
        else if (may_raise_level(utf8_next(text, &at)))
            return false;
    }
    return true;
}

static bool holds_direction(struct slice text, UCharDirection direction)
{
    for (size_t at = 0; at < text.count;) {
        if (u_charDirection((UChar32)utf8_next(text, &at)) == direction)
            return true;
    }
    return false;
}

enum text_direction text_direction_of(struct slice paragraph, const char *language)
{
    if (is_all_left_to_right(paragraph))
        return TEXT_LEFT_TO_RIGHT;
    if ((language && uloc_isRightToLeft(language)) || !holds_direction(paragraph, U_LEFT_TO_RIGHT))
        return TEXT_RIGHT_TO_LEFT;
    return TEXT_LEFT_TO_RIGHT;
}

/* The text as UTF-16; there is room for one unit per byte, which is never too little. */
static int32_t to_utf16(struct slice text, UChar *units)
{
    int32_t count = 0;
    for (size_t at = 0; at < text.count;) {
        uint32_t codepoint = utf8_next(text, &at);
        U16_APPEND_UNSAFE(units, count, codepoint);
    }
    return count;
}

/* Copy the level of each unit to the bytes of its character. True when any is not 0. */
static bool to_bytes(struct slice text, const UBiDiLevel *of_units, uint8_t *of_bytes)
{
    size_t unit = 0;
    bool any = false;
    for (size_t at = 0; at < text.count;) {
        size_t start = at;
        uint32_t codepoint = utf8_next(text, &at);
        memset(of_bytes + start, of_units[unit], at - start);
        any |= of_units[unit] != 0;
        unit += codepoint > 0xFFFF ? 2 : 1;
    }
    return any;
}

/* Not U_ZERO_ERROR when ICU ran out of memory, the one thing that can go wrong with valid
 * arguments. Nothing is allocated from an arena while ICU's object lives. */
static UErrorCode find_levels(struct slice text, enum text_direction direction, const UChar *units,
                              int32_t count, uint8_t *levels, bool *any)
{
    static const UBiDiLevel bases[] = {
        [TEXT_LEFT_TO_RIGHT] = 0,
        [TEXT_RIGHT_TO_LEFT] = 1,
        [TEXT_FROM_CONTENT] = UBIDI_DEFAULT_LTR,
    };
    UErrorCode status = U_ZERO_ERROR;
    UBiDi *bidi = ubidi_openSized(count, 0, &status);
    ubidi_setPara(bidi, units, count, bases[direction], NULL, &status);
    const UBiDiLevel *found = ubidi_getLevels(bidi, &status);
    if (U_SUCCESS(status))
        *any = to_bytes(text, found, levels);
    ubidi_close(bidi);
    return status;
}

const uint8_t *text_levels(struct slice paragraph, enum text_direction direction,
                           struct arena *arena)
{
    if (paragraph.count == 0 || paragraph.count > INT32_MAX)
        return NULL;
    if (direction != TEXT_RIGHT_TO_LEFT && is_all_left_to_right(paragraph))
        return NULL;
    uint8_t *levels = arena_alloc(arena, paragraph.count);
    struct arena_mark mark = arena_mark(arena);
    UChar *units = ARENA_ARRAY(arena, paragraph.count, UChar);
    int32_t count = to_utf16(paragraph, units);
    bool any = false;
    UErrorCode status = find_levels(paragraph, direction, units, count, levels, &any);
    arena_rewind(arena, mark);
    if (U_FAILURE(status))
        arena_exhausted(arena);
    return any ? levels : NULL;
}
