/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/survey.h - one look at every mark before anything is written.
 *
 * It settles what must not depend on the order of work later: which run each piece is, what the
 * marked-content sequences of a page are called (their MCIDs), which fonts and images a page needs
 * and where figures stand. A page that has been looked at can be written by any thread, while this
 * one goes on. */
#ifndef PLANPRESS_PDF_SURVEY_H
#define PLANPRESS_PDF_SURVEY_H

#include "image/image.h"
#include "page/page.h"
#include "pdf/runs.h"

/* Fonts and images that some page needs; pages with the same needs share one. */
struct resources {
    uint32_t number;
    const uint32_t *fonts, *images; /* their numbers, ascending */
    size_t font_count, image_count;
};

struct page_use {
    const struct run *const *runs;        /* of the page's pieces, in order */
    const uint32_t *images;               /* numbers of the images of its marks, in order */
    const struct content *const *content; /* by MCID: what each tagged sequence belongs to */
    size_t content_count;
    const struct resources *resources;
};

/* Where a figure is, if all of it is on one page. */
struct figure_place {
    bool seen, parted;
    size_t page;
    struct rectangle box;
};

struct press;

struct survey {
    const struct document *document;
    const struct press *press; /* NULL: not for one */
    struct runs *runs;
    struct page_use *pages;
    const struct resources *const *resources; /* by number */
    size_t resource_count;
    const struct image *const *images; /* by number, no two equal */
    size_t image_count;
    struct figure_place *figures; /* by number of the Figure element */
};

/* Begin; then look at page after page, from the first one on. */
struct survey *survey_open(const struct document *document, bool hexadecimal, struct arena *arena);
void survey_page(struct survey *survey, size_t page);

/* Where the sequence of marks that begins at `first` ends: marks of one leaf, or artifacts of one
 * kind, that are all text or all something else. Text and other marks are kept apart since a text
 * object and marked content may not overlap (14.6.1). */
size_t survey_sequence(const struct page *page, size_t first);

/* Whether a mark of glyphs has a size to be set in. */
bool survey_is_set(const struct mark *mark);

/* What a piece stands for when its glyphs do not tell, empty when they do. `encoded` holds it if it
 * is a single code point. */
struct slice survey_actual_text(const struct glyph_piece *piece, const struct run *run,
                                char encoded[4]);

#endif
