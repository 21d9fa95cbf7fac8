/* SPDX-License-Identifier: Apache-2.0 */
/* The order of work. Each page that has been surveyed goes to the pool, and while threads write and
 * deflate contents, the other pages are surveyed, fonts cut down and the objects made here. Then
 * everything is put into the file in a fixed order. */
#define _POSIX_C_SOURCE 200809L
#include "pdf/pdf.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "pdf/attachments.h"
#include "pdf/content.h"
#include "pdf/fields.h"
#include "pdf/fonts.h"
#include "pdf/images.h"
#include "pdf/intent.h"
#include "pdf/limits.h"
#include "pdf/linearize.h"
#include "pdf/links.h"
#include "pdf/metadata.h"
#include "pdf/outline.h"
#include "pdf/pack.h"
#include "pdf/pages.h"
#include "pdf/press.h"
#include "pdf/survey.h"
#include "pdf/tags.h"
#include "pdf/view.h"

/* Starting a thread costs as much as a few pages. */
#define PAGES_PER_THREAD 16
#define MOST_THREADS 8
/* Pages that may be ready before they are written: enough to keep the threads busy while the
 * objects of a long document are made, and no more than some ten megabytes. */
#define PAGES_AHEAD 4096

struct page_task {
    struct task task; /* first */
    const struct survey *survey;
    const struct pack *pack;
    size_t page;
};

struct job {
    const struct document *document;
    enum pdf_profile profile;
    struct arena *arena;
    struct diag_list *diags;
    struct haru *haru;
    struct pool *pool;
    struct pack *pack;
    struct survey *survey;
    struct pages *pages;
    struct press *press; /* NULL: not for one */
    struct page_task *tasks;
    struct attachments *attachments; /* or NULL */
};

static const struct source_pos nowhere;

static int threads_that_pay(const struct pdf_options *options, size_t pages)
{
    if (options->threads)
        return options->threads;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    int most = processors < 1 ? 1 : processors > MOST_THREADS ? MOST_THREADS : (int)processors;
    size_t wanted = 1 + pages / PAGES_PER_THREAD;
    return wanted < (size_t)most ? (int)wanted : most;
}

/* -- pages ------------------------------------------------------------------------------------- */

static void run_page(struct task *task, struct worker *worker)
{
    const struct page_task *page = (const struct page_task *)task;
    struct buffer *content = worker_buffer(worker);
    content_write(page->survey, page->page, content);
    pack_result(page->pack, task, worker, buffer_slice(content));
}

static void submit_page(struct job *job, size_t page)
{
    if (page >= job->document->page_count)
        return;
    job->tasks[page] = (struct page_task){
        .task.run = run_page, .survey = job->survey, .pack = job->pack, .page = page};
    pool_submit(job->pool, &job->tasks[page].task);
}

static void survey_pages(struct job *job)
{
    for (size_t i = 0; i < job->document->page_count; i++) {
        survey_page(job->survey, i);
        if (i < PAGES_AHEAD)
            submit_page(job, i);
    }
}

static void write_pages(struct job *job)
{
    for (size_t i = 0; i < job->document->page_count; i++) {
        pack_task(job->pack, job->pages->first_content + (uint32_t)i, &job->tasks[i].task);
        submit_page(job, i + PAGES_AHEAD);
    }
}

/* -- objects ----------------------------------------------------------------------------------- */

static void fill_catalogue(struct job *job)
{
    struct haru_dict *catalogue = haru_catalogue(job->haru);
    if (job->document->info.language)
        haru_set_text(job->haru, catalogue, "Lang", job->document->info.language);
}

/* What the file says of itself, and how it is opened: on a press no page is. */
static void describe(struct job *job)
{
    const struct document_info *info = &job->document->info;
    struct haru *haru = job->haru;
    view_title(haru);
    if (job->press) {
        metadata_make(info, job->profile, press_identity(job->press, job->arena), haru, job->pack,
                      job->arena);
        press_make_intent(job->press, haru, job->pack, job->arena);
        return;
    }
    view_make(job->pages->links, haru, job->arena);
    metadata_make(info, job->profile, NULL, haru, job->pack, job->arena);
    intent_make(haru, job->pack);
}

static bool make_objects(struct job *job)
{
    const struct survey *survey = job->survey;
    struct haru *haru = job->haru;
    if (!job->press && !images_independent(survey, job->diags))
        return false;
    bool second = pdf_profile_facts(job->profile)->second;
    struct pages *pages = job->pages = page_tree_make(survey, haru, job->arena);
    struct fonts *fonts = fonts_embed(survey, haru, job->pack, job->arena, job->diags);
    if (!fonts)
        return false;
    struct links *links = links_make(job->document, second, pages->first, haru, job->arena);
    struct tags *tags = tags_make(survey, links, job->attachments, pages->first, haru, job->arena);
    links->tags = tags;
    links->fields = fields_make(links, haru, job->pack, job->arena);
    pages->fonts = fonts;
    pages->images = images_embed(survey, haru, job->pack, job->arena);
    pages->links = links;
    pages->tags = tags;
    outline_make(links, haru, job->arena);
    labels_make(job->document, haru, job->arena);
    describe(job);
    attachments_make(job->attachments, metadata_date(job->document->info.date, job->arena), haru);
    fill_catalogue(job);
    return haru_status(haru, NULL) == 0;
}

/* -- outcome ----------------------------------------------------------------------------------- */

static const char *hexadecimal(uint32_t value, struct arena *arena)
{
    struct buffer out = buffer_open(arena);
    for (int shift = 12; shift >= 0; shift -= 4)
        buffer_add_char(&out, "0123456789abcdef"[value >> shift & 15]);
    return buffer_text(&out);
}

static void report_refusal(struct diag_list *diags, const char *name, int error)
{
    diag_report(diags, DIAG_output_failed, nowhere, name ? name : "the output",
                error ? strerror(error) : "the disk may be full");
}

/* A sink that failed makes the library fail as well; the first of the two is what happened. */
static bool report_failure(struct job *job, const char *name)
{
    int error;
    const char *doing;
    uint32_t status = haru_status(job->haru, &doing);
    if (pack_failed(job->pack, &error))
        report_refusal(job->diags, name, error);
    else if (status)
        diag_report(job->diags, DIAG_pdf_library, nowhere, doing, hexadecimal(status, job->arena));
    else
        return false;
    return true;
}

/* From here on there is only what is printed. */
static bool prepare_press(struct job *job, const struct pdf_press *asked)
{
    job->press = press_open(job->document, asked, job->arena, job->diags);
    if (job->press)
        job->document = &job->press->document;
    return job->press;
}

static bool write_file(const struct document *document, const struct pdf_options *options,
                       const struct pdf_sink *sink, struct arena *arena, struct diag_list *diags)
{
    struct job job = {.document = document,
                      .profile = options->profile,
                      .arena = arena_create_child(arena),
                      .diags = diags};
    if (options->press && !prepare_press(&job, options->press)) {
        arena_destroy(job.arena);
        return false;
    }
    document = job.document;
    job.haru = haru_open(job.arena);
    job.survey = survey_open(document, options->plain, job.arena);
    job.survey->press = job.press;
    job.pool = pool_open(job.arena, threads_that_pay(options, document->page_count) - 1,
                         options->allocator);
    job.pack = pack_open(job.haru, job.pool, sink, pdf_profile_facts(job.profile)->version,
                         options->plain, job.arena);
    job.attachments = attachments_begin(options, job.pack, job.pool, job.arena);
    job.tasks = ARENA_ARRAY(job.arena, document->page_count, struct page_task);
    survey_pages(&job);
    bool made = make_objects(&job);
    if (made) {
        write_pages(&job);
        attachments_write(job.attachments);
        pack_streams(job.pack);
        pack_finish(job.pack);
    }
    bool failed = report_failure(&job, options->name);
    arena_destroy(job.arena);
    return made && !failed;
}

static bool keep_bytes(void *context, const void *bytes, size_t count)
{
    buffer_add(context, bytes, count);
    return true;
}

/* The library puts a whole file in order, so the whole file is kept till then. */
static bool write_linearized(const struct document *document, const struct pdf_options *options,
                             const struct pdf_sink *sink, struct arena *arena,
                             struct diag_list *diags)
{
    struct arena *own = arena_create_child(arena);
    struct buffer file = buffer_open(own);
    const struct pdf_sink keep = {keep_bytes, &file};
    bool refused = false;
    struct linearizer *linearizer = linearizer_open(own, diags);
    bool done = linearizer && write_file(document, options, &keep, own, diags) &&
                linearize(linearizer, buffer_slice(&file), sink, &refused);
    if (refused)
        report_refusal(diags, options->name, errno);
    arena_destroy(own);
    return done;
}

bool pdf_write(const struct document *document, const struct pdf_options *options,
               const struct pdf_sink *sink, struct arena *arena, struct diag_list *diags)
{
    static const struct pdf_options standard;
    if (!options)
        options = &standard;
    if (!limits_hold(document, diags))
        return false;
    return options->linearize ? write_linearized(document, options, sink, arena, diags)
                              : write_file(document, options, sink, arena, diags);
}
