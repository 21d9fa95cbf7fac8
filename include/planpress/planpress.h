/* SPDX-License-Identifier: Apache-2.0 */
/* planpress/planpress.h - the whole public library: a performance plan in XML in, a published PDF
 * out.
 *
 *     struct pp_job *job = pp_open();
 *     pp_set(job, PP_PLAN, "plan.xml");
 *     pp_set(job, PP_EDITION, "plan");
 *     enum pp_status status = pp_build(job);
 *     struct pp_diagnostic d;
 *     for (size_t i = 0; pp_diagnostic_at(job, i, &d); i++)
 *         fprintf(stderr, "%s: %s\n", d.place ? d.place : "", d.message);
 *     pp_close(job);
 *
 * A job is one run over one document: open, set, run once, ask, close. Strings given to the library
 * are copied; strings it returns are UTF-8, end with a NUL unless a length stands beside them,
 * belong to the job and live until pp_close. Nothing is printed, no signal, locale or other state
 * of the process is touched, and the process is never ended. Jobs share nothing: each may run in a
 * thread of its own, but one job must not be used by two threads at once. */
#ifndef PLANPRESS_PLANPRESS_H
#define PLANPRESS_PLANPRESS_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define PP_API __attribute__((visibility("default")))
#else
#define PP_API
#endif

/* How a call ended; also the exit status of the program. */
enum pp_status {
    PP_DONE = 0,
    PP_DOCUMENT_WRONG =
        1,               /* the document is wrong or names what is not there: see the diagnostics */
    PP_MISUSED = 2,      /* the caller asked for what there is not */
    PP_SYSTEM_FAILED = 3 /* a file named by the caller, the output, a font package, memory, disk */
};

struct pp_job;

/* A job with nothing set, or NULL when there is no memory for one. */
PP_API struct pp_job *pp_open(void);

/* Release the job and all it returned. NULL is fine. */
PP_API void pp_close(struct pp_job *job);

/* What can be set, all by text. Where a file may lie beside the plan, it is taken from the plan's
 * folder under the name given here when the option is not set, else what is compiled in is used. */
enum pp_option {
    PP_PLAN,    /* the plan's path; "-" is standard input, its files then looked for in "." */
    PP_EDITION, /* "cabinet-paper" (default), "cabinet-paper-members", "plan", "corporate-plan" or
                   "summary" */
    PP_PROFILE, /* what the PDF is for: "archive" (default), "pdf2" or "press" */
    PP_SCHEMA,  /* a schema of the plan vocabulary, of yours; beside the plan: plan.xsd */
    PP_STYLE,   /* a style sheet's path; beside the plan: style.xml */
    PP_BRAND,   /* a brand sheet's path; beside the plan: brand.xml */
    PP_CATALOG, /* a font catalogue's path; beside the plan: catalog.xml */
    PP_OUTPUT,  /* the PDF's path; "-" is standard output. Default: the plan's, ending in .pdf, with
                   -EDITION and -PROFILE before that where they are not the default */
    PP_LINEARIZE, /* "yes": a PDF that a browser shows before all of it is there; "no" (default) */
    PP_WITHOUT_SOURCES, /* "yes": the plan, its figures and its style do not go along inside the
                           PDF; "no" (default) */
    PP_DUMP,    /* instead of the PDF, put out a step on the way to it as text: "model", "style",
                   "flow", "pages", "tags", "speech", what a screen reader would say, or
                   "inputs", all files it depends on with their checksums; to the sink, else to
                   standard output. Nothing is published, so the rules are not asked */
    PP_STRICT,  /* "yes": warnings are errors; "no" (default) */
    PP_FOLDER,  /* of pp_new alone: the folder to make */
    PP_KIND,    /* of pp_new alone: "performance-plan" (default) or "kpi-report" */
    PP_YEAR,    /* of pp_new alone: the financial year the plan is for, "2026/27" */
    PP_COUNCIL, /* of pp_new alone: the council's name; default: words that say it is wanted */
    PP_EDITOR,  /* of pp_new alone, "yes": add the schemas, and lead editors to them; "no" (default)
                 */
    PP_OUTPUT_INTENT, /* for the profile "press": the printer's ICC profile; default: the one that
                         the brand sheet names */
    PP_DEPFILE        /* write there, once the PDF is, a rule for make that names all files it
                         depends on; PP_MISUSED where the PDF goes to no file */
};

/* Set an option; NULL unsets it. PP_MISUSED when it does not know the value (pp_choices lists those
 * it knows) or the job has run; PP_SYSTEM_FAILED when memory ran out. */
PP_API enum pp_status pp_set(struct pp_job *job, enum pp_option option, const char *value);

/* The values an option knows, ended by NULL; NULL when it takes any text. */
PP_API const char *const *pp_choices(enum pp_option option);

/* The candidate that `word` is most likely a misspelling of, or NULL; the list ends with NULL. For
 * the "did you mean" of callers' own messages. */
PP_API const char *pp_nearest(const char *word, const char *const *candidates);

/* Takes count bytes of output; false, with errno set where that says why, ends the run. */
typedef bool pp_sink(void *context, const void *bytes, size_t count);

/* Give what is built to write(context, ...) instead of a file, from front to back, by the thread
 * that runs the job. It is called only when the document is known to be right; should the run fail
 * all the same (memory, the sink itself), what it got till then is no PDF. NULL unsets it. */
PP_API void pp_set_sink(struct pp_job *job, pp_sink *write, void *context);

/* Validate the plan against schema and rules; builds nothing. PP_MISUSED when PP_PLAN is not set or
 * the job has run already. */
PP_API enum pp_status pp_check(struct pp_job *job);

/* The same, then build. The output appears whole or not at all: after any error a file that was
 * there before is as it was. A file there that is no PDF is never overwritten. */
PP_API enum pp_status pp_build(struct pp_job *job);

/* Make the folder PP_FOLDER with a plan to start from: a draft that can be built at once, in which
 * what is to be filled in is found by the rules. It appears whole or not at all, and never in place
 * of anything but an empty folder. PP_MISUSED when PP_FOLDER or PP_YEAR is not set or the job has
 * run: the year is asked for, since in spring one council means the year that begins and another
 * the one that ends, and the same call should always make the same files. */
PP_API enum pp_status pp_new(struct pp_job *job);

enum pp_severity { PP_NOTE, PP_WARNING, PP_ERROR };

/* "note", "warning" or "error". */
PP_API const char *pp_severity_name(enum pp_severity severity);

/* What was found, where, and how to mend it. */
struct pp_diagnostic {
    const char *file;      /* as the caller or the plan named it; NULL: the run as a whole */
    unsigned line, column; /* from 1, columns in characters; 0: the whole file, the whole line, or
                              a place in no text, such as a cell of a workbook */
    const char *place;     /* all of that as people read it: "plan.xml:41:7", or "figures.xlsx,
                              sheet 'Outturn', cell D14"; NULL: the run as a whole */
    enum pp_severity severity;
    const char *id; /* stable, for scripts: "unknown-reference" */
    const char *message;
    const char *help;   /* or NULL */
    const char *source; /* the line itself, source_length bytes without its end; or NULL */
    size_t source_length;
    const char *waived; /* a rule's, which the plan is excused from: the reason; else NULL */
};

/* The index'th diagnostic of the run, in order of place, none twice; false when there are no more.
 */
PP_API bool pp_diagnostic_at(const struct pp_job *job, size_t index,
                             struct pp_diagnostic *diagnostic);

/* A rule that plans must satisfy. The strings are the library's own. */
struct pp_rule {
    const char *id;            /* stable; also that of its diagnostics: "commentary-when-worse" */
    enum pp_severity severity; /* PP_ERROR: stands in the way of an approved plan; in a draft, or
                                  where it is PP_WARNING, what breaks it is a warning */
    const char *origin;        /* who wants it: "law", "guidance" or "practice" */
    const char *basis;         /* where that is said, or NULL */
    const char *asks;          /* a phrase: "the plan has ..." */
    const char *means; /* how it is met: "checked"; "when read", what breaks it being refused even
                          in a draft; "by construction", since what is printed is computed; or
                          "author", where no program can tell */
    const char *how;   /* what keeps it, or how far it is checked; or NULL */
    bool best_value;   /* asked only of plans that say kind="best-value-plan" */
    bool waivable;     /* a plan may be excused from it by <waiver>, with a reason */
};

/* The index'th rule, in the order in which people read the list; false when there are no more. */
PP_API bool pp_rule_at(size_t index, struct pp_rule *rule);

/* A file that was read, of which any change could change the output. */
struct pp_input {
    const char *path; /* as it was opened */
    const char *kind; /* "plan", "part", "registry", "data", "schema", "style", "brand", "picture",
                         "catalogue", "font", "hyphenation" or "profile" */
};

/* The index'th of them, in the order in which they were met; false when there are no more. What is
 * compiled in is none of them, and neither is standard input. */
PP_API bool pp_input_at(const struct pp_job *job, size_t index, struct pp_input *input);

/* Where the output went: a path, "-", or NULL while there is none. */
PP_API const char *pp_output(const struct pp_job *job);

/* How many pages were made; 0 when none. */
PP_API size_t pp_page_count(const struct pp_job *job);

/* Bytes that were put out, to a file or a sink; 0 when the run failed or built nothing. */
PP_API size_t pp_output_size(const struct pp_job *job);

/* Bytes the job holds: a measure for reports, without what foreign libraries hold. */
PP_API size_t pp_memory(const struct pp_job *job);

/* The library's version, "0.1.0". */
PP_API const char *pp_version(void);

/* The libraries it was built with, name and version by turns, ended by NULL. */
PP_API const char *const *pp_libraries(void);

#ifdef __cplusplus
}
#endif

#endif
