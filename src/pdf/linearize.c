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
    qpdf_data qpdf;
};

static void clean_up(void *context)
{
    struct linearizer *linearizer = context;
    linearizer->call.qpdf_cleanup(&linearizer->qpdf);
}

struct linearizer *linearizer_open(struct arena *arena, struct diag_list *diags)
{
    struct linearizer *linearizer = ARENA_NEW(arena, struct linearizer);
    *linearizer = (struct linearizer){.arena = arena, .diags = diags};
    if (!library_load(&libqpdf, nowhere, diags, &linearizer->call))
        return NULL;
    linearizer->qpdf = linearizer->call.qpdf_init();
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

/* Streams stay as they are. PDF/A wants each to end with a line end that is not part of it
 * (ISO 19005-3, 6.1.7.1), which libqpdf leaves out unless told. */
static void write_in_memory(const struct functions *call, qpdf_data qpdf)
{
    call->qpdf_init_write_memory(qpdf);
    call->qpdf_set_linearization(qpdf, QPDF_TRUE);
    call->qpdf_set_object_stream_mode(qpdf, qpdf_o_preserve);
    call->qpdf_set_stream_data_mode(qpdf, qpdf_s_preserve);
    call->qpdf_set_newline_before_endstream(qpdf, QPDF_TRUE);
    call->qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
    call->qpdf_write(qpdf);
}

bool linearize(struct linearizer *linearizer, struct slice file, const struct pdf_sink *sink,
               bool *refused)
{
    const struct functions *call = &linearizer->call;
    qpdf_data qpdf = linearizer->qpdf;
    call->qpdf_silence_errors(qpdf);
    call->qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
    call->qpdf_read_memory(qpdf, "the PDF", file.bytes, file.count, NULL);
    if (!sound(linearizer))
        return false;
    write_in_memory(call, qpdf);
    if (!sound(linearizer))
        return false;
    *refused = !sink->write(sink->context, call->qpdf_get_buffer(qpdf),
                            call->qpdf_get_buffer_length(qpdf));
    return !*refused;
}
