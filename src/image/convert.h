/* SPDX-License-Identifier: Apache-2.0 */
/* image/convert.h - inside the image room: samples as whole bytes, and littleCMS over them. */
#ifndef PLANPRESS_IMAGE_CONVERT_H
#define PLANPRESS_IMAGE_CONVERT_H

#include "image/formats.h"
#include "image/icc.h"

/* All samples of a picture, eight bits each, its components side by side; NULL with a reason when
 * the file's data turns out to be broken. */
const unsigned char *image_unpack(const struct image *image, struct arena *arena,
                                  const char **reason);
const unsigned char *png_unpack(const struct image *image, struct arena *arena,
                                const char **reason);
const unsigned char *jpeg_unpack(const struct image *image, struct arena *arena,
                                 const char **reason);

/* The way from a picture's pixels, or the entries of its palette, to the inks of a press: from its
 * own profile, or from sRGB. NULL when its profile does not lead there. It lives as long as `icc`.
 */
struct icc_way;
const struct icc_way *icc_way_open(const struct icc *icc, const struct image_samples *samples);

/* `count` pixels to the bytes of the profile's inks: CMYK of 255 for the full tone, or gray of 0
 * for black. */
void icc_way_convert(const struct icc_way *way, const unsigned char *pixels, char *out,
                     size_t count);

/* For each value that all components of a pixel can have, the DeviceGray that is black ink alone
 * and as dark. False when such pixels are not gray by their profile. Not for CMYK. */
#define ICC_TONES 256
bool icc_way_gray(const struct icc_way *way, unsigned char tones[ICC_TONES]);

#endif
