/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/profile.h - what a PDF is for. All profiles show the same pages; they differ in what else
 * the file must hold, may hold and must not. */
#ifndef PLANPRESS_PDF_PROFILE_H
#define PLANPRESS_PDF_PROFILE_H

enum pdf_profile {
    PROFILE_ARCHIVE, /* to publish and to keep: PDF 1.7 */
    PROFILE_COUNT,
};

/* Their names by number, ended by NULL. */
extern const char *const pdf_profile_names[];

#endif
