/* SPDX-License-Identifier: Apache-2.0 */
/* base/md5.h - a checksum (RFC 1321): the one that a PDF has of a file embedded in it (ISO 32000-1,
 * table 46), and that of a list of inputs. It shows damage and change. It proves nothing against
 * someone who means harm, and is used for nothing else. */
#ifndef PLANPRESS_BASE_MD5_H
#define PLANPRESS_BASE_MD5_H

#include "base/slice.h"

void md5(struct slice bytes, unsigned char digest[16]);

#endif
