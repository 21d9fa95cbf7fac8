/* SPDX-License-Identifier: Apache-2.0 */
/* Other people's readers of PDF, called by tests; and files for them to read. */
#ifndef PLANPRESS_PDF_OUTSIDE_H
#define PLANPRESS_PDF_OUTSIDE_H

#include <stdio.h>
#include <unistd.h>

#include "base/buffer.h"
#include "pdf/pdf.h"

static inline bool outside_collect(void *context, const void *bytes, size_t count)
{
    buffer_add(context, bytes, count);
    return true;
}

/* The file a document makes; fails the test when there is any diagnostic. */
static inline struct slice outside_make(const struct document *document,
                                        const struct pdf_options *options, struct arena *arena)
{
    struct diag_list *diags = diag_list_create(arena);
    struct buffer *file = ARENA_NEW(arena, struct buffer);
    *file = buffer_open(arena);
    struct pdf_sink sink = {outside_collect, file};
    bool written = pdf_write(document, options, &sink, arena, diags);
    for (size_t i = 0; i < diag_count(diags); i++)
        print_error("%s\n", diag_at(diags, i)->message);
    assert_true(written);
    assert_int_equal(diag_count(diags), 0);
    return (struct slice){buffer_text(file), file->count};
}

/* Write `file` beside the test, run `command` with its name in place of %s, and return what it
 * printed. Fails the test when the command does. */
static inline const char *outside_read(struct slice file, const char *command, struct arena *arena)
{
    const char *name = format_text(arena, "%s/outside-%d.pdf", BINARY_DIR, (int)getpid());
    FILE *out = fopen(name, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(file.bytes, 1, file.count, out), file.count);
    assert_int_equal(fclose(out), 0);
    struct buffer line = buffer_open(arena), printed = buffer_open(arena);
    for (const char *c = command; *c; c++) {
        if (c[0] == '%' && c[1] == 's') {
            buffer_format(&line, "'%s'", name);
            c++;
        } else {
            buffer_add_char(&line, *c);
        }
    }
    FILE *pipe = popen(buffer_text(&line), "r");
    assert_non_null(pipe);
    for (int c; (c = fgetc(pipe)) != EOF;)
        buffer_add_char(&printed, (char)c);
    int status = pclose(pipe);
    unlink(name);
    if (status != 0)
        fail_msg("%s: %s", command, buffer_text(&printed));
    return buffer_text(&printed);
}

#endif
