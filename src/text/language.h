/* SPDX-License-Identifier: Apache-2.0 */
/* text/language.h - which codes a language tag may be made of (BCP 47): languages, scripts and
 * regions there are, as ICU has them from the registry of IANA. In any case: EN is en. */
#ifndef PLANPRESS_TEXT_LANGUAGE_H
#define PLANPRESS_TEXT_LANGUAGE_H

#include <stdbool.h>

#include "base/slice.h"

/* Codes for private use, and those that were in use once, count as known. */
bool language_code_known(struct slice code);
bool script_code_known(struct slice code);
bool region_code_known(struct slice code);

/* The code of two letters that a language of that code of three letters has; NULL: it has none. A
 * tag must then be written with it (BCP 47, 2.2.1). */
const char *language_code_shorter(struct slice code);

#endif
