/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/images.h - pictures as image XObjects (ISO 32000-1, 8.9.5), each stored once. */
#ifndef PLANPRESS_PDF_IMAGES_H
#define PLANPRESS_PDF_IMAGES_H

#include "pdf/pack.h"
#include "pdf/survey.h"

struct images;

/* Whether all pictures have colours that mean something without a press; a diagnostic for each that
 * has not. What is kept must not depend on a device (ISO 19005-3, 6.2.4.3). */
bool images_independent(const struct survey *survey, struct diag_list *diags);

/* Make the objects of all images and queue their bodies in `pack`. */
struct images *images_embed(const struct survey *survey, struct haru *haru, struct pack *pack,
                            struct arena *arena);

/* The object of the image of that number. */
uint32_t images_object(const struct images *images, uint32_t number);

/* Whether it has transparent parts. */
bool images_masked(const struct images *images, uint32_t number);

#endif
