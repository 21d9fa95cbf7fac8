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

/* `count` pixels of sRGB to the bytes of the profile's inks: CMYK of 255 for the full tone, or gray
 * of 0 for black. */
void icc_convert_pixels(const struct icc *icc, const unsigned char *rgb, char *out, size_t count);

#endif
