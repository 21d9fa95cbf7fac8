/* SPDX-License-Identifier: Apache-2.0 */
/* cli/terminal.h - text from documents on a terminal: what could steer the terminal is made
 * visible, and a caret finds its column under tabs, wide and combining characters. */
#ifndef PLANPRESS_CLI_TERMINAL_H
#define PLANPRESS_CLI_TERMINAL_H

#include <stddef.h>
#include <stdio.h>

/* Use Unicode's character properties in this thread, whatever locale the caller runs in. Numbers
 * and messages stay those of the C locale. */
void terminal_prepare(void);

/* Print text with control characters, direction overrides and ill-formed bytes as U+FFFD. */
void terminal_text(FILE *to, const char *text);

/* Print a source line of `length` bytes and a caret under `column` (from 1, in characters; 0: no
 * caret), both indented. A line longer than EXCERPT_WIDTH is cut to the part around the caret. */
#define EXCERPT_WIDTH 92
void terminal_excerpt(FILE *to, const char *line, size_t length, unsigned column,
                      const char *caret_on, const char *caret_off);

#endif
