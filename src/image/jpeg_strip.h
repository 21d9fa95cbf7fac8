/* SPDX-License-Identifier: Apache-2.0 */
/* image/jpeg_strip.h - inside the image room: a JPEG file without what is no part of its picture.
 */
#ifndef PLANPRESS_IMAGE_JPEG_STRIP_H
#define PLANPRESS_IMAGE_JPEG_STRIP_H

#include "base/buffer.h"

/* The picture alone, byte for byte. Left out is what a camera or an editor writes beside it: where
 * and when it was taken, a small picture of how it was before it was cropped, comments, profiles,
 * and all behind the end. False when the file ends before its picture does. */
bool jpeg_strip(struct slice file, struct buffer *out);

#endif
