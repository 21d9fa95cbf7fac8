/* SPDX-License-Identifier: Apache-2.0 */
/* text/break.h - where a line may end: the Unicode line breaking algorithm (UAX #14, version 15.0),
 * and the customs of printing web and mail addresses.
 *
 * All functions speak of positions: out[i] tells what may happen before the code point that begins
 * at byte i, and is BREAK_NONE inside a code point. None allocates; each takes time linear in
 * the text. A language is not asked for: the algorithm has no rules for one, and Thai, Lao, Khmer
 * and Burmese, which are written without spaces, get no opportunities inside their runs. */
#ifndef PLANPRESS_TEXT_BREAK_H
#define PLANPRESS_TEXT_BREAK_H

#include "base/slice.h"

enum break_kind {
    BREAK_NONE,
    BREAK_ALLOWED,
    BREAK_MANDATORY, /* after a line feed and its like, and at the end of the text */
    BREAK_RELUCTANT, /* allowed where no BREAK_ALLOWED is near; made by break_url only */
};

/* Fill out[0] to out[text.count], one more than there are bytes, with an enum break_kind each.
 * Numbers are kept together by the regular expression of UAX #14, section 8.2, example 7, as in
 * Unicode's test file. A break after spaces stands after the last of them. Ill-formed UTF-8 counts
 * as U+FFFD.
 *
 * A soft hyphen (U+00AD) is followed by BREAK_ALLOWED like any hyphen; showing it is up to the
 * caller. out[0] is BREAK_NONE, and so is the only entry of an empty text. */
void break_opportunities(struct slice text, unsigned char *out);

/* The same for running text, with what later versions of the standard have mended for the
 * characters of ASCII: no break after the point of ".5" or "p.12", but one before it after a space
 * (LB15c and LB25 of Unicode 16.0), and none after a hyphen that begins a word, as in "-ness"
 * (LB20a). */
void break_text(struct slice text, unsigned char *out);

/* Whether the words of a link, or one of them, say its address rather than what it leads to:
 * letters with the point, slash or sign of an address between them. `word` has no white space. */
bool break_is_address(struct slice word);

/* Replace what break_opportunities or break_text put into out[1] to out[text.count - 1] by what
 * becomes a web or mail address; out[0] and out[text.count] belong to the surrounding text and are
 * left alone, so `text` and `out` may point into a longer paragraph. White space inside keeps its
 * breaks.
 *
 * An address is broken without a hyphen and so that the reader sees it go on, after The Chicago
 * Manual of Style, 15th edition, 17.11 (later editions carry a single slash over to the next line;
 * we leave it, since at the end of a line it shows that more follows):
 *   - BREAK_ALLOWED after a slash, or the last of several, after the colon of a scheme as in
 *     "mailto:", and before "@";
 *   - BREAK_RELUCTANT before other punctuation, so that none ends a line where it would read as the
 *     sentence's own (a point) or as one added in printing (a hyphen). "%2F" stays whole;
 *   - BREAK_RELUCTANT between the letters and digits of a stretch of more than 24 bytes without
 *     another opportunity (digests, identifiers), which no style book likes, but a line that runs
 *     off the page is worse;
 *   - never so that fewer than 3 characters are cut off at either end. */
void break_url(struct slice text, unsigned char *out);

#endif
