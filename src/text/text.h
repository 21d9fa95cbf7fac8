/* SPDX-License-Identifier: Apache-2.0 */
/* text/text.h - from characters to shaped glyphs.
 *
 * A text service belongs to one job. It resolves families through the font catalogue, opens each
 * face once, cuts text into runs of one face, script and direction, and shapes words, each only
 * once however often it occurs. Break opportunities and hyphens are text/break.h and
 * text/hyphenate.h, which this header brings along. */
#ifndef PLANPRESS_TEXT_TEXT_H
#define PLANPRESS_TEXT_TEXT_H

#include "base/arena.h"
#include "base/diag.h"
#include "text/font.h"

struct text;

/* A service that knows the families of the catalogue `catalog_path` (NULL: the one compiled in).
 * Faces are mapped on first use and closed with the arena. NULL and diagnostics when the catalogue
 * is not readable. `diags` is kept: a fallback whose file turns out to be missing when it is first
 * needed is reported there, once. */
struct text *text_open(struct arena *arena, const char *catalog_path, struct diag_list *diags);

struct input_list;

/* What the service has read till now: the catalogue, fonts, dictionaries of hyphens; not their
 * bytes. */
const struct input_list *text_inputs(const struct text *text);

/* Which face, and how to shape with it. Interned: the same request gives the same pointer. */
struct text_font;

struct font_request {
    const char *family; /* a name in the catalogue */
    int32_t weight; /* 100 to 900; the nearest face is taken, by the rules of CSS Fonts 3, 5.2 */
    bool italic;
    const char *features; /* OpenType features, "tnum lnum -liga", or "" */
    const char *language; /* BCP 47 */
};

/* NULL and a diagnostic at `pos`, naming the Debian package to install, when the family is unknown
 * or its file is not there. */
const struct text_font *text_font(struct text *text, const struct font_request *request,
                                  struct source_pos pos, struct diag_list *diags);

/* The primary face of a font, for metrics. */
const struct font_face *text_font_face(const struct text_font *font);

enum text_direction { TEXT_LEFT_TO_RIGHT, TEXT_RIGHT_TO_LEFT, TEXT_FROM_CONTENT };

/* Which way a paragraph reads that is said to be in that language (BCP 47; NULL: not known): the
 * way its language does, so an English sentence may begin with a Hebrew word. One without any
 * letter that reads from left to right reads from right to left, whatever is said of it. */
enum text_direction text_direction_of(struct slice paragraph, const char *language);

/* A stretch of text in one face (the font's own or a fallback), one script and one bidi level. */
struct text_run {
    size_t start, end; /* byte offsets */
    const struct font_face *face;
    uint32_t script; /* ISO 15924 as four bytes, 'L' << 24 ... */
    uint8_t level;   /* UAX #9 embedding level: odd runs read right to left */
};

/* Cut `content`, all in `font`, into runs in logical order; they are in `arena` and cover it all.
 * A paragraph of several fonts is cut once per font; levels are then those of `levels` (one per
 * byte, from text_levels) where given, else found from the content alone. */
size_t text_itemise(struct text *text, const struct text_font *font, struct slice content,
                    const uint8_t *levels, struct arena *arena, struct text_run **runs);

/* UAX #9 embedding levels of a whole paragraph, one per byte, or NULL when all are 0, which is seen
 * without cost for the scripts of Europe. */
const uint8_t *text_levels(struct slice paragraph, enum text_direction direction,
                           struct arena *arena);

/* Shape one word (or space) of a run: cached, never NULL, lives with the service. */
const struct shaped *text_shape(struct text *text, const struct text_font *font,
                                const struct text_run *run, struct slice word);

/* The same for text known to be in the font's own face and to run left to right (a hyphen, a page
 * number). */
const struct shaped *text_shape_simple(struct text *text, const struct text_font *font,
                                       struct slice word);

/* A word parted at a hyphenation point, for line breaking in font units: what the left part with
 * its hyphen and the right part measure when shaped on their own. `at` is a byte offset in the
 * word. */
struct word_parts {
    const struct shaped *left; /* without the hyphen */
    const struct shaped *hyphen;
    const struct shaped *right;
};
struct word_parts text_part(struct text *text, const struct text_font *font,
                            const struct text_run *run, struct slice word, size_t at);

/* Where `word` may be hyphenated in the font's language: byte offsets in ascending order, cached.
 * Punctuation round it is passed over; abbreviations, numbers and addresses are not hyphenated. A
 * word with soft hyphens (U+00AD) has its points behind those and nowhere else. Zero when the
 * language has no patterns. */
size_t text_hyphens(struct text *text, const struct text_font *font, struct slice word,
                    const uint16_t **points);

/* Tell of the characters of a word that came out as empty boxes, which can be neither read nor
 * copied (ISO 14289-1, 7.21.8): each once a service, where it stands first, since a language that
 * has no font has many. Nothing for a word that is whole. */
void text_report_missing(struct text *text, const struct shaped *shaped, struct source_pos pos,
                         struct diag_list *diags);

/* Every face opened so far, in order of font_index. */
size_t text_face_count(const struct text *text);
const struct font_face *text_face(const struct text *text, size_t index);

#endif
