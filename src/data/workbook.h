/* SPDX-License-Identifier: Apache-2.0 */
/* data/workbook.h - what the sheets of an XLSX workbook share (private). */
#ifndef PLANPRESS_DATA_WORKBOOK_H
#define PLANPRESS_DATA_WORKBOOK_H

#include "data/archive.h"
#include "data/grid.h"

struct workbook_sheet {
    const char *name;
    const char *relation; /* the id of what leads to its part */
    bool hidden;
};

struct workbook {
    struct arena *arena; /* of all that follows */
    struct diag_list *diags;
    struct source_pos pos; /* of the file as a whole */
    struct archive *archive;
    bool from_1904;
    struct workbook_sheet *sheets;
    size_t sheet_count, sheet_capacity;
    struct slice *strings; /* texts that cells share */
    size_t string_count, string_capacity;
    enum cell_kind *styles; /* what numbers are, by the number of a cell's style */
    size_t style_count, style_capacity;
    const char *part; /* the workbook's own, "xl/workbook.xml" */
};

/* Open the bytes of a workbook: the names of its sheets, its texts and styles. False and a
 * diagnostic when it is none. `asked` is the place in the plan. */
bool workbook_open(struct workbook *workbook, struct slice bytes, struct source_pos asked);

/* The name of the part that holds a sheet; NULL when it is no sheet of cells (a chart). */
const char *workbook_sheet_part(struct workbook *workbook, const struct workbook_sheet *sheet);

/* Whether an attribute says yes (xsd:boolean). */
bool workbook_yes(const char *value);

struct xml_stream;

/* Add the text of the element the stream stands at, <si> or <is>, and go to its end: plain text or
 * runs of different looks, without what only says how it is pronounced. */
struct slice workbook_text(struct workbook *workbook, struct xml_stream *stream);

#endif
