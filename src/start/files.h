/* SPDX-License-Identifier: Apache-2.0 */
/* start/files.h - the files that are compiled in (private). */
#ifndef PLANPRESS_START_FILES_H
#define PLANPRESS_START_FILES_H

#include <stddef.h>

struct start_file {
    const char *name;
    const unsigned char *bytes;
    size_t size;
};

struct start_files {
    const struct start_file *files;
    size_t count;
};

struct start_files files_performance_plan(void);
struct start_files files_kpi_report(void);
struct start_files files_schemas(void); /* and the catalogue that leads to them */

#endif
