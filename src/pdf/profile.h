/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/profile.h - what a PDF is for. All profiles show the same pages; they differ in what else
 * the file must hold, may hold and must not. */
#ifndef PLANPRESS_PDF_PROFILE_H
#define PLANPRESS_PDF_PROFILE_H

#include <stdbool.h>

enum pdf_profile {
    PROFILE_ARCHIVE, /* to publish and to keep: PDF 1.7, PDF/A-3a, PDF/UA-1 */
    PROFILE_PDF2,    /* the same by the standards that follow: PDF 2.0, PDF/A-4, PDF/UA-2 */
    PROFILE_PRESS,   /* to be printed: PDF 1.6, PDF/X-4 */
    PROFILE_COUNT,
};

/* Their names by number, ended by NULL. */
extern const char *const pdf_profile_names[];

/* What follows from the version of PDF. */
struct pdf_profile_facts {
    const char *version; /* "1.7" */
    bool attaches;       /* it must have a file inside, of whatever kind */
    bool alone;          /* nothing goes along inside it */
    bool second;         /* it is PDF 2.0: structure types have namespaces, destinations lead to
                            elements, and there is no Info dictionary */
};
const struct pdf_profile_facts *pdf_profile_facts(enum pdf_profile profile);

#endif
