/* SPDX-License-Identifier: Apache-2.0 */
/* image/icc.h - a printer's ICC profile (ICC.1, ISO 15076-1), and colours turned into its inks.
 *
 * Colours are converted relative to the paper's white and with black-point compensation: what the
 * press can print comes out as it was meant, which a council's own colour must, and black becomes
 * the press's black. Pictures are converted in the same way, so a logo has the colour of the rule
 * beside it. littleCMS is loaded when the first profile is opened. */
#ifndef PLANPRESS_IMAGE_ICC_H
#define PLANPRESS_IMAGE_ICC_H

#include "image/image.h"

struct icc;

enum icc_space { ICC_GRAY, ICC_CMYK };

/* Amounts of ink are thousandths of the full tone: cyan, magenta, yellow, black; or the first
 * alone, black. */
#define ICC_INKS 4
#define ICC_FULL 1000

/* Read a profile. NULL and a diagnostic at `pos`, the place that names it, when it is none, not
 * that of a printer, neither CMYK nor gray, or newer than PDF/X-4 takes. */
struct icc *icc_open(struct arena *arena, const char *path, struct source_pos pos,
                     struct diag_list *diags);

enum icc_space icc_space(const struct icc *icc);

/* The file, and what it calls itself in UTF-8. */
struct slice icc_bytes(const struct icc *icc);
const char *icc_description(const struct icc *icc);

/* The inks that show an sRGB colour, 0x00RRGGBB. */
void icc_convert(const struct icc *icc, uint32_t rgb, uint16_t inks[ICC_INKS]);

/* The black ink alone that is as dark: white has none, black all of it. */
uint16_t icc_black(const struct icc *icc, uint32_t rgb);

/* The picture in the inks of the profile. Gray is black ink alone, as much as makes it as dark.
 * What is CMYK without a profile of its own, or with this one, is taken to be for this press. NULL
 * and a diagnostic at `pos` when there is no way. */
const struct image *image_for_press(const struct image *image, const struct icc *icc,
                                    struct arena *arena, struct source_pos pos,
                                    struct diag_list *diags);

/* The most ink on one spot of a CMYK picture, in thousandths; 0 of any other. */
int32_t image_most_ink(const struct image *image, struct arena *scratch);

#endif
