/* SPDX-License-Identifier: Apache-2.0 */
/* Extended grapheme clusters, UAX #29 revision 41, table 1c: what the reader sees as one character
 * and what must therefore come from one face. The rules are applied directly on the properties
 * compiled into ICU; ICU's own iterator would open its data file and copy the text. */
#include <unicode/uchar.h>

#include "text/script.h"

/* What the rules need to know of the cluster so far. */
struct cluster {
    int32_t last;      /* Grapheme_Cluster_Break of the last character */
    int indicators;    /* regional indicators at its end */
    bool pictographic; /* it is ExtPict Extend*, for GB11 */
    bool joined;       /* ... and a ZWJ came after that */
};

static int32_t break_class(uint32_t codepoint)
{
    return u_getIntPropertyValue((UChar32)codepoint, UCHAR_GRAPHEME_CLUSTER_BREAK);
}

static bool is_control(int32_t class)
{
    return class == U_GCB_CONTROL || class == U_GCB_CR || class == U_GCB_LF;
}

/* GB6 to GB8: Hangul syllables. */
static bool is_hangul_pair(int32_t before, int32_t after)
{
    switch (before) {
    case U_GCB_L:
        return after == U_GCB_L || after == U_GCB_V || after == U_GCB_LV || after == U_GCB_LVT;
    case U_GCB_LV:
    case U_GCB_V:
        return after == U_GCB_V || after == U_GCB_T;
    case U_GCB_LVT:
    case U_GCB_T:
        return after == U_GCB_T;
    default:
        return false;
    }
}

static bool goes_on(const struct cluster *cluster, uint32_t codepoint, int32_t class)
{
    if (cluster->last == U_GCB_CR && class == U_GCB_LF)
        return true; /* GB3 */
    if (is_control(cluster->last) || is_control(class))
        return false; /* GB4, GB5 */
    if (is_hangul_pair(cluster->last, class))
        return true;
    if (class == U_GCB_EXTEND || class == U_GCB_ZWJ || class == U_GCB_SPACING_MARK)
        return true; /* GB9, GB9a */
    if (cluster->last == U_GCB_PREPEND)
        return true; /* GB9b */
    if (cluster->joined && u_hasBinaryProperty((UChar32)codepoint, UCHAR_EXTENDED_PICTOGRAPHIC))
        return true; /* GB11 */
    /* GB12, GB13: indicators go in pairs */
    return class == U_GCB_REGIONAL_INDICATOR && cluster->indicators % 2 == 1;
}

static void take(struct cluster *cluster, uint32_t codepoint, int32_t class)
{
    cluster->joined = class == U_GCB_ZWJ && cluster->pictographic;
    if (class != U_GCB_EXTEND)
        cluster->pictographic =
            u_hasBinaryProperty((UChar32)codepoint, UCHAR_EXTENDED_PICTOGRAPHIC);
    cluster->indicators = class == U_GCB_REGIONAL_INDICATOR ? cluster->indicators + 1 : 0;
    cluster->last = class;
}

/* Two characters of ASCII never make one, CR LF excepted; this is most of what comes. */
static bool is_ascii_boundary(struct slice text, size_t at)
{
    return text.count - at > 1 && (unsigned char)text.bytes[at] < 0x80 && text.bytes[at] != '\r' &&
           (unsigned char)text.bytes[at + 1] < 0x80;
}

size_t cluster_end(struct slice text, size_t at)
{
    if (is_ascii_boundary(text, at))
        return at + 1;
    struct cluster cluster = {0};
    uint32_t codepoint = utf8_next(text, &at);
    take(&cluster, codepoint, break_class(codepoint));
    while (at < text.count) {
        size_t next = at;
        codepoint = utf8_next(text, &next);
        int32_t class = break_class(codepoint);
        if (!goes_on(&cluster, codepoint, class))
            break;
        take(&cluster, codepoint, class);
        at = next;
    }
    return at;
}
