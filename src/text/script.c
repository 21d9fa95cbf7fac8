/* SPDX-License-Identifier: Apache-2.0 */
/* Scripts and brackets of characters (UAX #24), from HarfBuzz and ICU tables that are compiled into
 * the libraries: ICU's data file is never opened. */
#include "text/script.h"

#include <hb.h>
#include <unicode/uchar.h>

struct range {
    uint32_t first, last;
};

/* Blocks that hold nothing but Latin, Common and Inherited characters of no explicit direction. A
 * test compares each row with ICU. */
static const struct range plain[] = {
    {0x0000, 0x024F}, /* Basic Latin to Latin Extended-B */
    {0x0300, 0x0362}, /* Combining Diacritical Marks */
    {0x1E00, 0x1EFF}, /* Latin Extended Additional */
    {0x2000, 0x200E}, /* General Punctuation, but not its direction controls */
    {0x2010, 0x2029}, {0x202F, 0x2064}, {0x2070, 0x2071},
    {0x2074, 0x208E}, {0x20A0, 0x20C0}, /* Currency Symbols */
    {0x2100, 0x2125}, {0x2127, 0x218B}, /* Letterlike Symbols without Ohm, Number Forms */
    {0x2190, 0x2426}, /* Arrows, Mathematical Operators, Miscellaneous Technical */
    {0x2460, 0x27FF}, /* Enclosed Alphanumerics to Supplemental Arrows-A */
    {0x2900, 0x2B73}, /* Supplemental Arrows-B to Miscellaneous Symbols and Arrows */
    {0xFB00, 0xFB06}, /* Latin ligatures */
    {0xFFFC, 0xFFFD},
};

bool script_is_plain(uint32_t codepoint)
{
    if (codepoint <= plain[0].last)
        return true;
    for (size_t i = 1; i < sizeof plain / sizeof *plain; i++) {
        if (codepoint <= plain[i].last)
            return codepoint >= plain[i].first;
    }
    return false;
}

uint32_t script_of(uint32_t codepoint)
{
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), codepoint);
    if (script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN)
        return 0;
    return (uint32_t)script;
}

static uint32_t paired(uint32_t codepoint, int32_t type)
{
    if (u_getIntPropertyValue((UChar32)codepoint, UCHAR_BIDI_PAIRED_BRACKET_TYPE) != type)
        return 0;
    return (uint32_t)u_getBidiPairedBracket((UChar32)codepoint);
}

uint32_t bracket_closing(uint32_t codepoint)
{
    return paired(codepoint, U_BPT_OPEN);
}

uint32_t bracket_opening(uint32_t codepoint)
{
    return paired(codepoint, U_BPT_CLOSE);
}
