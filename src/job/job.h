/* SPDX-License-Identifier: Apache-2.0 */
/* job/job.h - one document from start to end.
 *
 * The only room that knows the order of the stages, and the only one with an arena guard: when
 * memory runs out anywhere below, the job ends here, with one diagnostic and no output. */
#ifndef PLANPRESS_JOB_JOB_H
#define PLANPRESS_JOB_JOB_H

#include "base/arena.h"
#include "base/diag.h"
#include "start/start.h"

/* MISUSED: what was asked for cannot be. SYSTEM_FAILED: a file the caller named, the output, a font
 * package, memory, disk. Anything else that is wrong is the document's. */
enum job_outcome { JOB_DONE, JOB_DOCUMENT_WRONG, JOB_MISUSED, JOB_SYSTEM_FAILED };

/* Takes bytes of output; false: it cannot. */
typedef bool job_sink(void *context, const void *bytes, size_t count);

/* Strings are borrowed until the job is destroyed. Those that may be NULL say what happens then. */
struct job_request {
    struct start_request start;                   /* with a folder: make that, and nothing else */
    bool build;                                   /* false: check only */
    bool linearize;                               /* the PDF, for the web */
    bool without_sources;                         /* nothing goes along inside the PDF */
    bool strict;                                  /* warnings are errors */
    const char *plan;                             /* "-" is standard input */
    const char *edition;                          /* NULL: the first of job_editions */
    const char *profile;                          /* NULL: the first of job_profiles */
    const char *dump;                             /* NULL: make the PDF; else one of job_dumps */
    const char *schema, *style, *brand, *catalog; /* NULL: the file of that name beside the plan, if
                                                     there is one, else what is compiled in */
    const char *output_intent; /* the printer's ICC profile; NULL: the one that the brand names */
    const char *output;        /* NULL: named after the plan; not used for a dump */
    const char *depfile; /* NULL: none; else a rule for make goes there, of what the output depends
                            on, which then must be a file */
    job_sink *sink;      /* NULL: write the output, or for a dump standard output */
    void *sink_context;
};

/* The names a request may use, ended by NULL. */
const char *const *job_editions(void);
const char *const *job_profiles(void);
const char *const *job_dumps(void);

struct job;

/* A job that has not run; NULL when there is no memory. `allocator` as for arena_create. */
struct job *job_create(const struct allocator *allocator);
void job_destroy(struct job *job);

/* Run it, once. */
enum job_outcome job_run(struct job *job, const struct job_request *request);

/* What was found, sorted; borrowed from the job. */
const struct diag_list *job_diags(const struct job *job);

/* Where the output is: a path or "-"; NULL when there is none, or a sink got it. */
const char *job_output(const struct job *job);

/* The index'th file that was read: its path and what it was read as, "font"; false when there are
 * no more. */
bool job_input_at(const struct job *job, size_t index, const char **path, const char **kind);

/* Pages made; 0 when it did not come to that. */
size_t job_page_count(const struct job *job);

/* Bytes the output has; 0 when there is none. */
size_t job_output_size(const struct job *job);

/* Bytes held. */
size_t job_memory(const struct job *job);

#endif
