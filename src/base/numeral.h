/* SPDX-License-Identifier: Apache-2.0 */
/* base/numeral.h - numbers as they count items, annexes and pages. */
#ifndef PLANPRESS_BASE_NUMERAL_H
#define PLANPRESS_BASE_NUMERAL_H

#include <stdint.h>

#include "base/arena.h"

/* a to z, then aa, ab and on, for 1, 2 and on; in capitals when `first` is 'A'. */
const char *numeral_letters(struct arena *arena, int32_t number, char first);

/* i, ii, iii, iv and on; in digits from 4000, for which nobody has letters. */
const char *numeral_roman(struct arena *arena, int32_t number);

#endif
