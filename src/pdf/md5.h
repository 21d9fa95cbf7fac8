/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/md5.h - the checksum that a PDF has of a file embedded in it (ISO 32000-1, table 46; RFC
 * 1321). It shows damage. It proves nothing against someone who means harm, and is used for nothing
 * else. */
#ifndef PLANPRESS_PDF_MD5_H
#define PLANPRESS_PDF_MD5_H

#include "base/slice.h"

void md5(struct slice bytes, unsigned char digest[16]);

#endif
