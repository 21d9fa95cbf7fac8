/* SPDX-License-Identifier: Apache-2.0 */
/* job/deliver.h - where the output goes, and getting it there. */
#ifndef PLANPRESS_JOB_DELIVER_H
#define PLANPRESS_JOB_DELIVER_H

#include "base/file.h"
#include "job/job.h"

/* The PDF's path beside the plan: "a/plan.xml" makes "a/plan.pdf", with `edition` and `profile`,
 * each "" where it is the default, "a/plan-EDITION-PROFILE.pdf".
 * "-" for a plan from standard input: its PDF has no other name. */
const char *output_name(struct arena *arena, const char *plan, const char *edition,
                        const char *profile);

/* Whether a PDF may be written to `path`. An existing file that is no PDF is most likely one of the
 * inputs, or nothing a publisher should destroy: false and a diagnostic. */
bool output_allowed(const char *path, struct diag_list *diags);

/* An output under way. Open, since it must outlive an unwinding when memory runs out. */
struct delivery {
    const struct job_request *request;
    const char *name;      /* of the output, for messages */
    struct output *output; /* NULL: nothing to finish, or the request's sink takes it */
    size_t written;        /* bytes */
    int error;             /* the errno of a sink that refused; the output keeps its own */
    struct diag_list *diags;
};

/* Begin to write `path`, unless the request has a sink. False and a diagnostic when it cannot be.
 */
bool delivery_open(struct delivery *delivery, const struct job_request *request, const char *path,
                   struct diag_list *diags);

/* Append; a job_sink whose context is the delivery. False with errno set when that failed. */
bool delivery_write(void *delivery, const void *bytes, size_t count);

/* Make the output appear. False and a diagnostic when it cannot. */
bool delivery_finish(struct delivery *delivery);

/* Leave no trace of an output that is not finished. */
void delivery_abandon(struct delivery *delivery);

#endif
