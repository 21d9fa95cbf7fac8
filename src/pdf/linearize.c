/* SPDX-License-Identifier: Apache-2.0 */
/* libqpdf takes longer for this than the pages took to make, and brings libcrypto with it: it is
 * loaded when asked for and not before. */
#include "pdf/linearize.h"

#include <qpdf/qpdf-c.h>

#include "base/library.h"

#define FUNCTIONS(F)                                                                               \
    F(qpdf_init)                                                                                   \
    F(qpdf_cleanup)                                                                                \
    F(qpdf_silence_errors)                                                                         \
    F(qpdf_set_suppress_warnings)                                                                  \
    F(qpdf_read_memory)                                                                            \
    F(qpdf_init_write_memory)                                                                      \
    F(qpdf_set_linearization)                                                                      \
    F(qpdf_set_object_stream_mode)                                                                 \
    F(qpdf_set_stream_data_mode)                                                                   \
    F(qpdf_set_newline_before_endstream)                                                           \
    F(qpdf_set_deterministic_ID)                                                                   \
    F(qpdf_write)                                                                                  \
    F(qpdf_get_buffer)                                                                             \
    F(qpdf_get_buffer_length)                                                                      \
    F(qpdf_more_warnings)                                                                          \
    F(qpdf_next_warning)                                                                           \
    F(qpdf_has_error)                                                                              \
    F(qpdf_get_error)                                                                              \
    F(qpdf_get_error_message_detail)

struct functions {
    FUNCTIONS(LIBRARY_POINTER)
};

static const struct library_row rows[] = {FUNCTIONS(LIBRARY_ROW)};
static const struct library libqpdf = {QPDF_LIBRARY, "libqpdf29", rows, sizeof rows / sizeof *rows};
static const struct source_pos nowhere;

struct linearizer {
    struct functions call;
    struct arena *arena;
    struct diag_list *diags;
    qpdf_data qpdf; /* NULL: not begun */
};

static void clean_up(void *context)
{
    struct linearizer *linearizer = context;
    if (linearizer->qpdf)
        linearizer->call.qpdf_cleanup(&linearizer->qpdf);
}

struct linearizer *linearizer_open(struct arena *arena, struct diag_list *diags)
{
    struct linearizer *linearizer = ARENA_NEW(arena, struct linearizer);
    *linearizer = (struct linearizer){.arena = arena, .diags = diags};
    if (!library_load(&libqpdf, nowhere, diags, &linearizer->call))
        return NULL;
    arena_defer(arena, clean_up, linearizer);
    return linearizer;
}

/* What libqpdf warns of, it has mended: a file of ours that wants mending is a fault too. */
static bool sound(struct linearizer *linearizer)
{
    const struct functions *call = &linearizer->call;
    qpdf_error error = NULL;
    if (call->qpdf_has_error(linearizer->qpdf))
        error = call->qpdf_get_error(linearizer->qpdf);
    else if (call->qpdf_more_warnings(linearizer->qpdf))
        error = call->qpdf_next_warning(linearizer->qpdf);
    else
        return true;
    diag_report(linearizer->diags, DIAG_linearize_failed, nowhere,
                call->qpdf_get_error_message_detail(linearizer->qpdf, error));
    return false;
}

/* Read the file, by an object of libqpdf's that has written nothing yet: one that has counts what
 * it made for the last file among the objects of the next. */
static bool begin(struct linearizer *linearizer, struct slice file)
{
    const struct functions *call = &linearizer->call;
    clean_up(linearizer);
    linearizer->qpdf = call->qpdf_init();
    call->qpdf_silence_errors(linearizer->qpdf);
    call->qpdf_set_suppress_warnings(linearizer->qpdf, QPDF_TRUE);
    call->qpdf_read_memory(linearizer->qpdf, "the PDF", file.bytes, file.count, NULL);
    return sound(linearizer);
}

/* Streams stay as they are. PDF/A wants each to end with a line end that is not part of it
 * (ISO 19005-3, 6.1.7.1), which libqpdf leaves out unless told. */
static bool write_in_memory(struct linearizer *linearizer, enum qpdf_object_stream_e mode,
                            struct slice *linear)
{
    const struct functions *call = &linearizer->call;
    qpdf_data qpdf = linearizer->qpdf;
    call->qpdf_init_write_memory(qpdf);
    call->qpdf_set_linearization(qpdf, QPDF_TRUE);
    call->qpdf_set_object_stream_mode(qpdf, mode);
    call->qpdf_set_stream_data_mode(qpdf, qpdf_s_preserve);
    call->qpdf_set_newline_before_endstream(qpdf, QPDF_TRUE);
    call->qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
    call->qpdf_write(qpdf);
    if (!sound(linearizer))
        return false;
    *linear = (struct slice){(const char *)call->qpdf_get_buffer(qpdf),
                             call->qpdf_get_buffer_length(qpdf)};
    return true;
}

/* The number behind a word, at most `reach` bytes on; 0 when it is not there. */
static size_t number_after(struct slice file, size_t from, size_t reach, const char *word)
{
    size_t count = strlen(word), end = from + reach < file.count ? from + reach : file.count;
    for (size_t at = from; at + count < end; at++) {
        if (memcmp(file.bytes + at, word, count) != 0)
            continue;
        size_t number = 0;
        for (at += count; at < end && file.bytes[at] >= '0' && file.bytes[at] <= '9'; at++)
            number = number * 10 + (size_t)(file.bytes[at] - '0');
        return number;
    }
    return 0;
}

/* The stream of hints, libqpdf's own, gets no line end after it where its last byte is one by
 * chance: then that byte is taken for it. The dictionary of the file's first object says where it
 * is (ISO 32000-1, F.3.3). */
static bool hints_end_well(struct slice file)
{
    const size_t head = 1024;
    size_t at = number_after(file, 0, head, "/H [ ");
    size_t size = number_after(file, at, head, "/Length ");
    for (size_t end = at + head; at && at + 7 < end && at + 7 + size < file.count; at++) {
        if (memcmp(file.bytes + at, "stream\n", 7) == 0)
            return file.bytes[at + 7 + size] == '\n';
    }
    return true;
}

/* Objects kept together otherwise make other hints. */
static bool write_well(struct linearizer *linearizer, struct slice file, struct slice *linear)
{
    static const enum qpdf_object_stream_e modes[] = {qpdf_o_preserve, qpdf_o_generate,
                                                      qpdf_o_disable};
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        if (!begin(linearizer, file) || !write_in_memory(linearizer, modes[i], linear))
            return false;
        if (hints_end_well(*linear))
            break;
    }
    return true;
}

bool linearize(struct linearizer *linearizer, struct slice file, const struct pdf_sink *sink,
               bool *refused)
{
    struct slice linear;
    if (!write_well(linearizer, file, &linear))
        return false;
    *refused = !sink->write(sink->context, linear.bytes, linear.count);
    return !*refused;
}
