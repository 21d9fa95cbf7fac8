/* SPDX-License-Identifier: Apache-2.0 */
/* text/hyphenate.h - where a word may be hyphenated, by Liang's patterns.
 *
 * British English is compiled in: its patterns are a constant table that costs nothing to load and
 * can be used by any number of jobs at once. Other languages are read from the dictionaries of
 * Debian's hyphen-* packages through libhyphen. Both give the same points for the same patterns. */
#ifndef PLANPRESS_TEXT_HYPHENATE_H
#define PLANPRESS_TEXT_HYPHENATE_H

#include "base/arena.h"
#include "base/slice.h"

struct hyphenator;

/* The compiled-in hyphenator for a BCP 47 tag: "en" and the regions that spell as Britain does (AU,
 * GB, IE, NZ, ZA). NULL for any other language, or none (NULL). Static: never closed, safe for
 * threads. */
const struct hyphenator *hyphenator_for_language(const char *language);

/* The same, and for other languages the installed dictionary that fits best: language and region
 * ("de-AT"), the language alone, then the region most of its readers live in. NULL when there is
 * none; the caller decides whether that is worth a message. Closed with `arena`. The tag is not
 * trusted: it never leads outside the dictionaries' directory. */
const struct hyphenator *hyphenator_open(struct arena *arena, const char *language);

/* The dictionary's file; NULL for what is compiled in. */
const char *hyphenator_path(const struct hyphenator *hyphenator);

/* Set points[i], 0 <= i <= word.count, to 1 where a hyphen may be put before the byte at i, else to
 * 0; the number of points. `word` is UTF-8 without spaces around it; points has word.count + 1
 * bytes.
 *
 * Capitals count as their small letters. The least numbers of letters before and after a point are
 * those of the patterns' file (2 and 3 for British English), at an apostrophe or hyphen too: such a
 * word is taken apart there, as libhyphen does, and no point is set beside the mark. No points are
 * given to words with a digit, nor to words with a soft hyphen (U+00AD), whose author has decided.
 * Where a dictionary knows that a word changes its spelling when parted (Hungarian "asszonnyal"),
 * the point is left out, since the hyphen alone would be wrong.
 *
 * Linear in the word for the compiled-in patterns, of any length. Through libhyphen words of more
 * than 512 bytes get no points. No arena is used; libhyphen allocates and frees by itself. */
size_t hyphenate(const struct hyphenator *hyphenator, struct slice word, unsigned char *points);

#endif
