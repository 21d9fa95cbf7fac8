/* SPDX-License-Identifier: Apache-2.0 */
/* base/library.h - foreign libraries that are loaded when a run needs them.
 *
 * Most builds read no workbook, no database and no PDF, and make nothing for a press. Linked to the
 * program, the libraries for that and what they need (libcrypto, libbz2, GnuTLS) would be loaded by
 * each of them. So only their headers are used when compiling, and their functions are looked up
 * here.
 *
 *     #define FUNCTIONS(F) F(zip_close) F(zip_fread)
 *     struct functions { FUNCTIONS(LIBRARY_POINTER) };
 *     static const struct library_row rows[] = { FUNCTIONS(LIBRARY_ROW) }; */
#ifndef PLANPRESS_BASE_LIBRARY_H
#define PLANPRESS_BASE_LIBRARY_H

#include <stddef.h>

#include "base/diag.h"

/* A member `name` that points to the function of that name, and where it is in a struct functions.
 */
#define LIBRARY_POINTER(name) __typeof__(name) *name; /* NOLINT(bugprone-macro-parentheses) */
#define LIBRARY_ROW(name) {#name, offsetof(struct functions, name)},

struct library_row {
    const char *name;
    size_t offset;
};

struct library {
    const char *file;    /* "libzip.so.5" */
    const char *package; /* what Debian calls it: "libzip4" */
    const struct library_row *rows;
    size_t count;
};

/* Fill `functions`, a struct of pointers. The library stays loaded until the process ends. False
 * and a diagnostic at `pos`, the place that asks for it, when it is not there. */
bool library_load(const struct library *library, struct source_pos pos, struct diag_list *diags,
                  void *functions);

#endif
