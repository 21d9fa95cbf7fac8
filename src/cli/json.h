/* SPDX-License-Identifier: Apache-2.0 */
/* cli/json.h - write JSON (RFC 8259). The caller puts braces and commas; this knows how to quote.
 */
#ifndef PLANPRESS_CLI_JSON_H
#define PLANPRESS_CLI_JSON_H

#include <stddef.h>
#include <stdio.h>

/* A string of `length` bytes in quotes; bytes that are no UTF-8 become U+FFFD, since JSON knows
 * nothing else. */
void json_string(FILE *to, const char *bytes, size_t length);

/* "name":"value", or "name":null for NULL. */
void json_field(FILE *to, const char *name, const char *value);

#endif
