/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/pages.h - the page tree (ISO 32000-1, 7.7.3). */
#ifndef PLANPRESS_PDF_PAGES_H
#define PLANPRESS_PDF_PAGES_H

#include "pdf/fonts.h"
#include "pdf/images.h"
#include "pdf/links.h"
#include "pdf/survey.h"
#include "pdf/tags.h"

/* What a page's object refers to; to be filled in before the objects are written. */
struct pages {
    const struct survey *survey;
    const struct fonts *fonts;
    const struct images *images;
    const struct links *links;
    const struct tags *tags;
    uint32_t first;          /* pages are numbered from here on */
    uint32_t first_content;  /* and their content streams */
    uint32_t first_resource; /* and the resource dictionaries */
    uint32_t first_node;     /* and the nodes above them, 0 when the root is */
    uint32_t root;
};

/* Number the objects of the pages and of the tree above them. */
struct pages *page_tree_make(const struct survey *survey, struct haru *haru, struct arena *arena);

#endif
