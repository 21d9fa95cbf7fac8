/* SPDX-License-Identifier: Apache-2.0 */
/* The public library over the job room: it copies what callers give, and shows what jobs found. */
#include <planpress/planpress.h>

#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "job/job.h"
#include "rules/rules.h"

#include "api/libraries.inc" /* library_versions */

#define OPTION_COUNT (PP_DEPFILE + 1)

struct pp_job {
    struct job *job;
    struct job_request request;
    char *values[OPTION_COUNT]; /* owned; the request points to them */
    bool ran;
};

struct pp_job *pp_open(void)
{
    struct pp_job *job = calloc(1, sizeof *job);
    if (!job)
        return NULL;
    job->job = job_create(NULL);
    if (job->job)
        return job;
    free(job);
    return NULL;
}

void pp_close(struct pp_job *job)
{
    if (!job)
        return;
    job_destroy(job->job);
    for (size_t i = 0; i < OPTION_COUNT; i++)
        free(job->values[i]);
    free(job);
}

/* The field of the request an option sets; NULL where it is no text. */
static const char **field(struct job_request *request, enum pp_option option)
{
    const char **const fields[OPTION_COUNT] = {
        [PP_PLAN] = &request->plan,           [PP_EDITION] = &request->edition,
        [PP_SCHEMA] = &request->schema,       [PP_STYLE] = &request->style,
        [PP_BRAND] = &request->brand,         [PP_CATALOG] = &request->catalog,
        [PP_OUTPUT] = &request->output,       [PP_DUMP] = &request->dump,
        [PP_FOLDER] = &request->start.folder, [PP_KIND] = &request->start.kind,
        [PP_YEAR] = &request->start.year,     [PP_COUNCIL] = &request->start.council,
        [PP_PROFILE] = &request->profile,     [PP_OUTPUT_INTENT] = &request->output_intent,
        [PP_DEPFILE] = &request->depfile,
    };
    return fields[option];
}

/* The same for those that are yes or no; NULL for the others. */
static bool *answer(struct job_request *request, enum pp_option option)
{
    bool *const answers[OPTION_COUNT] = {
        [PP_STRICT] = &request->strict,
        [PP_LINEARIZE] = &request->linearize,
        [PP_WITHOUT_SOURCES] = &request->without_sources,
        [PP_EDITOR] = &request->start.editor,
    };
    return answers[option];
}

const char *const *pp_choices(enum pp_option option)
{
    static const char *const answers[] = {"no", "yes", NULL};
    const char *const *const choices[OPTION_COUNT] = {
        [PP_EDITION] = job_editions(), [PP_PROFILE] = job_profiles(),  [PP_DUMP] = job_dumps(),
        [PP_KIND] = start_kinds(),     [PP_STRICT] = answers,          [PP_EDITOR] = answers,
        [PP_LINEARIZE] = answers,      [PP_WITHOUT_SOURCES] = answers,
    };
    return choices[option];
}

static bool known(enum pp_option option, const char *value)
{
    if (option == PP_YEAR)
        return start_year_good(value);
    if (option == PP_COUNCIL)
        return start_council_good(value);
    const char *const *choices = pp_choices(option);
    if (!choices)
        return true;
    while (*choices && strcmp(*choices, value) != 0)
        choices++;
    return *choices;
}

const char *pp_nearest(const char *word, const char *const *candidates)
{
    struct nearest nearest = nearest_open(word);
    for (; *candidates; candidates++)
        nearest_offer(&nearest, *candidates);
    return nearest_found(&nearest);
}

enum pp_status pp_set(struct pp_job *job, enum pp_option option, const char *value)
{
    if ((unsigned)option >= OPTION_COUNT || job->ran || (value && !known(option, value)))
        return PP_MISUSED;
    char *copy = NULL;
    if (value) {
        copy = malloc(strlen(value) + 1);
        if (!copy)
            return PP_SYSTEM_FAILED;
        strcpy(copy, value);
    }
    free(job->values[option]);
    job->values[option] = copy;
    if (field(&job->request, option))
        *field(&job->request, option) = copy;
    else
        *answer(&job->request, option) = copy && strcmp(copy, "yes") == 0;
    return PP_DONE;
}

void pp_set_sink(struct pp_job *job, pp_sink *write, void *context)
{
    job->request.sink = write;
    job->request.sink_context = context;
}

static enum pp_status run(struct pp_job *job)
{
    static const enum pp_status statuses[] = {
        [JOB_DONE] = PP_DONE,
        [JOB_DOCUMENT_WRONG] = PP_DOCUMENT_WRONG,
        [JOB_MISUSED] = PP_MISUSED,
        [JOB_SYSTEM_FAILED] = PP_SYSTEM_FAILED,
    };
    job->ran = true;
    return statuses[job_run(job->job, &job->request)];
}

static enum pp_status run_plan(struct pp_job *job, bool build)
{
    if (job->ran || !job->request.plan)
        return PP_MISUSED;
    job->request.start.folder = NULL; /* what pp_new alone is about */
    job->request.build = build;
    return run(job);
}

enum pp_status pp_check(struct pp_job *job)
{
    return run_plan(job, false);
}

enum pp_status pp_build(struct pp_job *job)
{
    return run_plan(job, true);
}

enum pp_status pp_new(struct pp_job *job)
{
    const struct start_request *start = &job->request.start;
    return job->ran || !start->folder || !start->year ? PP_MISUSED : run(job);
}

const char *pp_severity_name(enum pp_severity severity)
{
    return severity_name((enum severity)severity); /* the same order */
}

static const enum pp_severity severities[] = {
    [SEVERITY_NOTE] = PP_NOTE,
    [SEVERITY_WARNING] = PP_WARNING,
    [SEVERITY_ERROR] = PP_ERROR,
    [SEVERITY_SYSTEM] = PP_ERROR,
};

bool pp_diagnostic_at(const struct pp_job *job, size_t index, struct pp_diagnostic *diagnostic)
{
    const struct diag_list *diags = job_diags(job->job);
    if (index >= diag_count(diags))
        return false;
    const struct diag *diag = diag_at(diags, index);
    const struct source_file *file = diag->pos.file;
    bool text = file && !file->table;
    struct slice line = {NULL, 0};
    if (text && diag->pos.line)
        line = source_line(file, diag->pos.line);
    *diagnostic = (struct pp_diagnostic){
        .file = file ? file->name : NULL,
        .line = text ? diag->pos.line : 0,
        .column = text ? diag->pos.column : 0,
        .place = diag->place,
        .severity = severities[diag->severity],
        .id = diag->name,
        .message = diag->message,
        .help = diag->help,
        .source = line.bytes,
        .source_length = line.count,
        .waived = diag->waived,
    };
    return true;
}

bool pp_rule_at(size_t index, struct pp_rule *shown)
{
    const struct rule *rule = rule_at(index);
    if (!rule)
        return false;
    *shown = (struct pp_rule){
        .id = rule->id,
        .severity = severities[rule->severity],
        .origin = rule_origin_name(rule->origin),
        .basis = rule->basis,
        .asks = rule->asks,
        .means = rule_means_name(rule->means),
        .how = rule->how,
        .best_value = rule->best_value,
        .waivable = rule->waivable && rule->means == MEANS_CHECKED,
    };
    return true;
}

bool pp_input_at(const struct pp_job *job, size_t index, struct pp_input *input)
{
    return job_input_at(job->job, index, &input->path, &input->kind);
}

const char *pp_output(const struct pp_job *job)
{
    return job_output(job->job);
}

size_t pp_page_count(const struct pp_job *job)
{
    return job_page_count(job->job);
}

size_t pp_output_size(const struct pp_job *job)
{
    return job_output_size(job->job);
}

size_t pp_memory(const struct pp_job *job)
{
    return job_memory(job->job);
}

const char *pp_version(void)
{
    return PLANPRESS_VERSION;
}

const char *const *pp_libraries(void)
{
    return library_versions;
}
