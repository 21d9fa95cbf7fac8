/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/pdf.h - finished pages and their structure tree as a PDF file (ISO 32000-1).
 *
 * The same document gives the same bytes, on every machine and with any number of threads: dates
 * are the document's, the file identifier comes from the content. */
#ifndef PLANPRESS_PDF_PDF_H
#define PLANPRESS_PDF_PDF_H

#include "base/arena.h"
#include "base/diag.h"
#include "image/icc.h"
#include "page/page.h"
#include "pdf/profile.h"

/* Where the file goes, from front to back. `write` returns false when it failed, with errno saying
 * why; it is not called again then. It is only called by the thread that called pdf_write(). */
struct pdf_sink {
    bool (*write)(void *context, const void *bytes, size_t count);
    void *context;
};

/* A file that goes along inside the PDF. */
struct pdf_attachment {
    const char *name;         /* without a folder, from pdf_attachment_names() */
    const char *place;        /* where it belongs, beside the others; NULL where that is nowhere */
    const char *description;  /* for people */
    const char *media;        /* "text/csv" */
    const char *relationship; /* to the document: "Source", "Data", "Supplement" */
    struct slice bytes;
    const char *path; /* what elements that draw from it call it; NULL: none does */
};

/* What a press needs to know: for PROFILE_PRESS. */
struct pdf_press {
    const struct icc *intent; /* the printer's profile */
    const char *condition;    /* its name in the ICC's registry, or NULL */
    length bleed;
    int32_t ink_limit; /* percent */
    struct inks inks;  /* that colours name */
    /* By page: its line of words for the printer, from (0, 0) to the right and at most half as wide
     * as the page; or NULL. */
    const struct mark_list *slugs;
};

struct pdf_options {
    const char *name; /* of the output, for messages */
    enum pdf_profile profile;
    const struct pdf_press *press; /* of PROFILE_PRESS; else NULL */
    bool linearize; /* so that it can be shown before all of it is there; not with `plain` */
    const struct pdf_attachment *attachments;
    size_t attachment_count;
    bool plain;  /* to look at: nothing compressed, a classic cross-reference table */
    int threads; /* that may work, the caller's included; 0: as many as pay */
    /* Memory for the threads, called by all of them at once; NULL: malloc and free. */
    const struct allocator *allocator;
};

/* Give files names that every system takes, and no two of them the same. Names that are so already
 * stay, first of all those of files whose place is the name alone. */
void pdf_attachment_names(struct pdf_attachment *files, size_t count, struct arena *arena);

/* Write `document` to `sink`. `options` may be NULL. What is taken from `arena` goes back before
 * the return. False and a diagnostic when the sink refuses bytes, a font cannot be embedded or the
 * library fails; what was written till then is no PDF. */
bool pdf_write(const struct document *document, const struct pdf_options *options,
               const struct pdf_sink *sink, struct arena *arena, struct diag_list *diags);

#endif
