/* SPDX-License-Identifier: Apache-2.0 */
#include "start/files.h"

#include "start/kpi_report.inc"

static const struct start_file files[] = {EMBEDDED_ROWS};

struct start_files files_kpi_report(void)
{
    return (struct start_files){files, sizeof files / sizeof *files};
}
