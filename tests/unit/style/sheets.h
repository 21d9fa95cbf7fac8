/* SPDX-License-Identifier: Apache-2.0 */
/* tests/unit/style/sheets.h - style sheets in a folder of their own, for tests that open them. */
#ifndef PLANPRESS_TEST_SHEETS_H
#define PLANPRESS_TEST_SHEETS_H

#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "style/style.h"

#define SHEET(attributes, content)                                                                 \
    "<style xmlns='urn:planpress:style:1' " attributes ">\n" content "\n</style>\n"
#define BRAND(content) "<brand xmlns='urn:planpress:style:1'>\n" content "\n</brand>\n"

/* Write a file into the test's folder; returns its path. */
static inline const char *sheet_write(struct arena *arena, const char *name, const char *text)
{
    const char *path = format_text(arena, "%s/style-%s", TEST_FOLDER, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
    return path;
}

/* The messages of a run, one a line: "name line:column message", sorted. */
static inline const char *sheet_messages(struct arena *arena, struct diag_list *diags)
{
    struct buffer out = buffer_open(arena);
    diag_sort(diags);
    for (size_t i = 0; i < diag_count(diags); i++) {
        const struct diag *diag = diag_at(diags, i);
        buffer_format(&out, "%s %d:%d %s", diag->name, (int)diag->pos.line, (int)diag->pos.column,
                      diag->message);
        buffer_format(&out, diag->help ? " (%s)\n" : "\n", diag->help);
    }
    return buffer_text(&out);
}

/* Open a sheet that must be good. */
static inline struct style_sheet *sheet_open(struct arena *arena, const char *path,
                                             const char *brand)
{
    struct diag_list *diags = diag_list_create(arena);
    struct style_sheet *sheet = style_open(arena, path, brand, diags);
    if (!sheet)
        print_error("%s", sheet_messages(arena, diags));
    assert_non_null(sheet);
    return sheet;
}

/* The same for a sheet that extends the house style. */
static inline struct style_sheet *sheet_over_house(struct arena *arena, const char *content)
{
    const char *text = format_text(
        arena, "<style xmlns='urn:planpress:style:1' extends='house'>\n%s\n</style>\n", content);
    return sheet_open(arena, sheet_write(arena, "over-house.xml", text), NULL);
}

#endif
