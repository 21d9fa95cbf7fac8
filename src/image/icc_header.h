/* SPDX-License-Identifier: Apache-2.0 */
/* image/icc_header.h - inside the image room: what an ICC profile says of itself in its first bytes
 * (ICC.1:2004-10, 7.2). It is read by our own hand, so that messages can say what is wrong, and
 * littleCMS is not asked about files that could never do. */
#ifndef PLANPRESS_IMAGE_ICC_HEADER_H
#define PLANPRESS_IMAGE_ICC_HEADER_H

#include "base/slice.h"

struct icc_header {
    size_t size;              /* of the whole profile */
    struct slice kind, space; /* "prtr", "CMYK": four bytes of the profile */
    int major, minor;         /* of the version */
};

/* False when the bytes are no profile at all. */
bool icc_header_read(struct slice bytes, struct icc_header *header);

/* In the words of who looks for the file: "a screen", "three inks". */
const char *icc_kind_name(struct slice kind);
const char *icc_space_name(struct slice space);

#endif
