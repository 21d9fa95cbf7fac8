/* SPDX-License-Identifier: Apache-2.0 */
/* cli/sarif.h - diagnostics as a SARIF log, the form in which tools that show the findings of
 * others take them (OASIS, Static Analysis Results Interchange Format 2.1.0). Nothing in it depends
 * on the time or the machine. */
#ifndef PLANPRESS_CLI_SARIF_H
#define PLANPRESS_CLI_SARIF_H

#include <stdio.h>

#include <planpress/planpress.h>

/* The log up to its results: one run, with the rules as the driver's. */
void sarif_begin(FILE *to);

void sarif_result(FILE *to, const struct pp_diagnostic *diagnostic, bool first);

/* The end, with the exit status. */
void sarif_end(FILE *to, int status);

#endif
