/* SPDX-License-Identifier: Apache-2.0 */
/* The way of a document as a table of stages, and what a run may end with. What each stage does is
 * the affair of its room; this file only knows what comes after what, what stops it, and who is
 * told. */
#define _XOPEN_SOURCE 700
#include "job/job.h"

#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/reserve.h"
#include "data/data.h"
#include "flow/flow.h"
#include "image/icc.h"
#include "job/deliver.h"
#include "job/inventory.h"
#include "job/sources.h"
#include "layout/layout.h"
#include "model/chart.h"
#include "model/citation.h"
#include "model/edition.h"
#include "model/model.h"
#include "page/page.h"
#include "pdf/pdf.h"
#include "plan/plan.h"
#include "rules/rules.h"
#include "style/style.h"
#include "text/text.h"

struct job {
    struct reserve *reserve; /* or NULL */
    struct arena *arena;
    struct diag_list *diags;
    struct diag_list *last_words; /* holds room for the message that memory ran out */

    const struct job_request *request;
    enum edition edition;
    enum pdf_profile profile;
    const char *folder; /* the plan's */
    enum job_outcome outcome;
    const char *output;       /* where it is to go, and once all is done: went */
    struct delivery delivery; /* under way */

    /* what each stage leaves for those after it */
    struct publication *publication;
    const struct finding *findings;
    struct style_sheet *sheet;
    struct text *text;
    const struct flow *flow;
    const struct document *document;
    const struct icc *intent;  /* of the press, for that profile alone */
    struct input_list *inputs; /* that the job itself has read */
};

/* The file called `name` in the plan's folder when there is one: a council keeps its brand, or a
 * whole style, beside its plan and needs no option. */
static const char *beside(struct job *job, const char *given, const char *name)
{
    if (given)
        return given;
    const char *path = path_join(job->arena, job->folder, name);
    return access(path, F_OK) == 0 ? path : NULL;
}

static void read_plan(struct job *job)
{
    job->publication = plan_read(job->arena, job->request->plan,
                                 beside(job, job->request->schema, "plan.xsd"), job->diags);
}

static void read_data(struct job *job)
{
    if (job->publication)
        data_bind(job->arena, job->publication, job->diags);
}

/* After all figures are there, wherever they come from. */
static void cite_figures(struct job *job)
{
    if (!job->publication)
        return;
    citations_resolve(job->arena, job->publication, job->diags);
    charts_check(job->publication->charts, job->arena, job->diags);
}

/* A dump publishes nothing: it shows a step on the way whatever the rules say of the plan. */
static void check_rules(struct job *job)
{
    struct diag_list *diags = job->request->dump ? diag_list_create(job->arena) : job->diags;
    job->findings = rules_check(job->arena, job->publication, diags);
}

/* From here on there is only what the edition prints. */
static void select_edition(struct job *job)
{
    struct publication *publication = job->publication;
    if (!edition_apply(job->arena, publication, job->edition))
        diag_report(job->diags, DIAG_edition_empty,
                    publication->left_out ? publication->left_out->pos : publication->report->pos,
                    edition_names[job->edition]);
}

static void list_open(struct job *job)
{
    rules_list_open(job->arena, job->publication, job->findings);
}

static void read_style(struct job *job)
{
    const struct job_request *request = job->request;
    job->sheet = style_open(job->arena, beside(job, request->style, "style.xml"),
                            beside(job, request->brand, "brand.xml"), job->diags);
}

static void open_text(struct job *job)
{
    job->text =
        text_open(job->arena, beside(job, job->request->catalog, "catalog.xml"), job->diags);
}

static void make_flow(struct job *job)
{
    job->flow = flow_build(job->arena, job->publication, job->sheet, job->text, job->diags);
}

static void make_pages(struct job *job)
{
    job->document = layout_document(job->arena, job->flow, job->diags);
}

static void dump_model(struct job *job, struct buffer *out)
{
    model_dump(job->publication, out);
}

static void dump_style(struct job *job, struct buffer *out)
{
    style_dump(job->sheet, out);
}

static void dump_flow(struct job *job, struct buffer *out)
{
    flow_dump(job->flow, out);
}

static void dump_pages(struct job *job, struct buffer *out)
{
    page_dump(job->document, out);
}

static void dump_tags(struct job *job, struct buffer *out)
{
    structure_dump(job->document->structure, page_leaf_texts(job->document, job->arena), out);
}

static void dump_speech(struct job *job, struct buffer *out)
{
    page_speech(job->document, out);
}

static struct inventory inventory_of(const struct job *job)
{
    return (struct inventory){{
        job->publication ? job->publication->inputs : NULL,
        job->sheet ? style_inputs(job->sheet) : NULL,
        job->text ? text_inputs(job->text) : NULL,
        job->inputs,
    }};
}

static bool open_press(struct job *job);

/* The only look that depends on what the PDF is for: a press has a profile. */
static void dump_inputs(struct job *job, struct buffer *out)
{
    if (!open_press(job))
        return;
    struct inventory inventory = inventory_of(job);
    inventory_dump(&inventory, out, arena_create_child(job->arena), job->diags);
}

/* The way of a document. A stage that only opens something runs even after errors, so that one run
 * tells the faults of plan, style and fonts; the others need all before them to be right. */
struct stage {
    void (*run)(struct job *job);
    bool opens;
};

enum {
    STAGE_PLAN,
    STAGE_DATA,
    STAGE_CITATIONS,
    STAGE_RULES,
    STAGE_EDITION,
    STAGE_OPEN,
    STAGE_STYLE,
    STAGE_TEXT,
    STAGE_FLOW,
    STAGE_PAGES,
    STAGES
};

static const struct stage stages[STAGES] = {
    [STAGE_PLAN] = {read_plan, true},          [STAGE_DATA] = {read_data, true},
    [STAGE_CITATIONS] = {cite_figures, true},  [STAGE_RULES] = {check_rules, false},
    [STAGE_EDITION] = {select_edition, false}, [STAGE_OPEN] = {list_open, false},
    [STAGE_STYLE] = {read_style, true},        [STAGE_TEXT] = {open_text, true},
    [STAGE_FLOW] = {make_flow, false},         [STAGE_PAGES] = {make_pages, false},
};

/* The last that a mere check runs. */
#define STAGE_CHECKED STAGE_RULES

/* What can be looked at after which stage, in the order of dump_names. */
struct seam {
    int after;
    void (*dump)(struct job *job, struct buffer *out);
};

static const char *const dump_names[] = {"model", "style",  "flow",   "pages",
                                         "tags",  "speech", "inputs", NULL};
static const struct seam seams[] = {
    {STAGE_EDITION, dump_model}, {STAGE_STYLE, dump_style}, {STAGE_FLOW, dump_flow},
    {STAGE_PAGES, dump_pages},   {STAGE_PAGES, dump_tags},  {STAGE_PAGES, dump_speech},
    {STAGE_PAGES, dump_inputs},
};

const char *const *job_editions(void)
{
    return edition_names;
}

const char *const *job_profiles(void)
{
    return pdf_profile_names;
}

const char *const *job_dumps(void)
{
    return dump_names;
}

/* Where `name` stands among names ended by NULL, or their number; NULL is the first. */
static size_t index_of(const char *const *names, const char *name)
{
    size_t i = 0;
    if (!name)
        return 0;
    while (names[i] && strcmp(names[i], name) != 0)
        i++;
    return i;
}

/* Run all stages up to one; true when all is well after them. */
static bool run_stages(struct job *job, int last)
{
    for (int i = 0; i <= last; i++) {
        if (stages[i].opens || diag_clean(job->diags))
            stages[i].run(job);
    }
    return diag_clean(job->diags);
}

static void dump(struct job *job, const struct seam *seam)
{
    if (!run_stages(job, seam->after))
        return;
    struct buffer text = buffer_open(job->arena);
    seam->dump(job, &text);
    if (!diag_clean(job->diags) || !delivery_open(&job->delivery, job->request, "-", job->diags))
        return;
    delivery_write(&job->delivery, text.bytes, text.count);
    delivery_finish(&job->delivery);
}

/* What goes along inside the PDF. Where exempt matter was left out it stands in the sources, so
 * then nothing does, whatever file it stands in. */
static const struct pdf_attachment *attach_sources(struct job *job, size_t *count)
{
    const struct publication *publication = job->publication;
    bool withheld = publication->withheld && !job->request->without_sources;
    if (withheld)
        diag_report(job->diags, DIAG_sources_withheld, publication->metadata.pos);
    *count = 0;
    if (withheld || job->request->without_sources)
        return pdf_profile_facts(job->profile)->attaches ? sources_explained(withheld, count)
                                                         : NULL;
    const struct input_list *const inputs[] = {publication->inputs, style_inputs(job->sheet)};
    const struct sources sources = {
        .lists = inputs,
        .list_count = sizeof inputs / sizeof *inputs,
        .folder = job->folder,
        .edition = job->edition ? edition_names[job->edition] : NULL,
        .profile = job->profile ? pdf_profile_names[job->profile] : NULL,
        .linearize = job->request->linearize,
    };
    return sources_attached(job->arena, &sources, job->diags, count);
}

/* The printer's profile: whoever gives the command knows best, then the brand. */
static bool open_press(struct job *job)
{
    if (job->profile != PROFILE_PRESS)
        return true;
    const struct style_press *said = style_press(job->sheet);
    const char *path = job->request->output_intent;
    struct source_pos pos = {0};
    if (!path) {
        path = said->profile;
        pos = said->profile_pos;
    }
    if (!path) {
        diag_report(job->diags, DIAG_press_intent_missing, pos);
        return false;
    }
    job->intent = icc_open(job->arena, path, pos, job->diags);
    job->inputs = input_list_create(job->arena);
    if (path != said->profile) /* the sheet has noted its own */
        input_note(job->inputs, (struct input){.kind = INPUT_PROFILE, .path = path});
    return job->intent;
}

static struct pdf_press press_wanted(const struct job *job)
{
    const struct style_press *said = style_press(job->sheet);
    return (struct pdf_press){
        .intent = job->intent,
        .condition = said->condition,
        .bleed = said->bleed,
        .ink_limit = said->ink_limit,
        .inks = style_inks(job->sheet),
        .slugs = layout_slugs(job->arena, job->flow, job->document, job->diags),
    };
}

/* For make, and whoever else builds again what has changed. */
static bool write_rule(struct job *job)
{
    struct inventory inventory = inventory_of(job);
    struct buffer rule = buffer_open(job->arena);
    struct delivery delivery;
    inventory_rule(&inventory, job->output, &rule);
    if (!delivery_open(&delivery, job->request, job->request->depfile, job->diags))
        return false;
    delivery_write(&delivery, rule.bytes, rule.count);
    return delivery_finish(&delivery);
}

/* True when the PDF is where it should be. */
static bool publish(struct job *job)
{
    if (!run_stages(job, STAGE_PAGES) || !open_press(job) ||
        !delivery_open(&job->delivery, job->request, job->output, job->diags))
        return false;
    struct pdf_options options = {
        .name = job->delivery.name, .profile = job->profile, .linearize = job->request->linearize};
    if (!pdf_profile_facts(job->profile)->alone)
        options.attachments = attach_sources(job, &options.attachment_count);
    struct pdf_press press;
    if (job->profile == PROFILE_PRESS) {
        press = press_wanted(job);
        options.press = &press;
    }
    const struct pdf_sink sink = {delivery_write, &job->delivery};
    if (pdf_write(job->document, &options, &sink, job->arena, job->diags))
        return delivery_finish(&job->delivery) && (!job->request->depfile || write_rule(job));
    delivery_abandon(&job->delivery);
    return false;
}

/* Whether what is asked for can be: names known, a place for the output. */
static bool request_good(struct job *job)
{
    const struct job_request *request = job->request;
    size_t edition = index_of(edition_names, request->edition);
    size_t profile = index_of(pdf_profile_names, request->profile);
    if (!request->plan || !edition_names[edition] || !pdf_profile_names[profile])
        return false;
    if (request->dump && !dump_names[index_of(dump_names, request->dump)])
        return false;
    job->edition = (enum edition)edition;
    job->profile = (enum pdf_profile)profile;
    job->folder = path_folder(job->arena, request->plan);
    if (!request->build || request->dump || request->sink)
        return !request->depfile;
    job->output = request->output;
    if (!job->output)
        job->output = output_name(job->arena, request->plan, edition ? edition_names[edition] : "",
                                  profile ? pdf_profile_names[profile] : "");
    if (request->depfile && strcmp(job->output, "-") == 0)
        return false;
    return output_allowed(job->output, job->diags);
}

/* No document is read, so none of the stages is gone through. */
static void start(struct job *job)
{
    const struct start_request *request = &job->request->start;
    if (start_plan(job->arena, request, job->diags))
        job->output = request->folder;
}

static void run(void *context)
{
    struct job *job = context;
    const struct job_request *request = job->request;
    if (request->start.folder)
        start(job);
    else if (!request_good(job))
        job->outcome = JOB_MISUSED;
    else if (!request->build)
        run_stages(job, STAGE_CHECKED);
    else if (request->dump)
        dump(job, &seams[index_of(dump_names, request->dump)]);
    else if (!publish(job))
        job->output = NULL;
}

/* A file without a place was named by the caller, not by the document. */
static bool system_failed(const struct diag *diag)
{
    return diag->severity == SEVERITY_SYSTEM ||
           (diag->id == DIAG_file_not_found && !diag->pos.file);
}

static enum job_outcome outcome_of(const struct diag_list *diags)
{
    enum job_outcome outcome = diag_clean(diags) ? JOB_DONE : JOB_DOCUMENT_WRONG;
    for (size_t i = 0; i < diag_count(diags); i++) {
        if (system_failed(diag_at(diags, i)))
            outcome = JOB_SYSTEM_FAILED;
    }
    return outcome;
}

enum job_outcome job_run(struct job *job, const struct job_request *request)
{
    if (job->request)
        return JOB_MISUSED;
    job->request = request;
    if (request->strict)
        diag_strict(job->diags);
    if (!arena_protect(job->arena, run, job)) {
        delivery_abandon(&job->delivery);
        job->diags = job->last_words;
        job->output = NULL;
        diag_report(job->diags, DIAG_out_of_memory, (struct source_pos){0});
    }
    diag_sort(job->diags);
    if (job->outcome != JOB_MISUSED)
        job->outcome = outcome_of(job->diags);
    return job->outcome;
}

struct creation {
    struct arena *arena;
    struct job *job;
};

static void create(void *context)
{
    struct creation *creation = context;
    struct job *job = ARENA_NEW(creation->arena, struct job);
    job->arena = creation->arena;
    job->diags = diag_list_create(job->arena);
    /* the rest of the child's first block is room for the one message it may have to hold */
    job->last_words = diag_list_create(arena_create_child(job->arena));
    creation->job = job;
}

/* Where there is a second processor, it has memory ready when it is needed; but an allocator that
 * was given is for the job's own thread. */
static struct reserve *open_reserve(const struct allocator *allocator)
{
    if (allocator || sysconf(_SC_NPROCESSORS_ONLN) < 2)
        return NULL;
    return reserve_open(allocator_standard());
}

static void destroy(struct arena *arena, struct reserve *reserve)
{
    arena_destroy(arena); /* holds the job itself */
    reserve_close(reserve);
}

struct job *job_create(const struct allocator *allocator)
{
    struct reserve *reserve = open_reserve(allocator);
    struct creation creation = {.arena =
                                    arena_create(reserve ? reserve_allocator(reserve) : allocator)};
    if (!creation.arena || !arena_protect(creation.arena, create, &creation))
        destroy(creation.arena, reserve);
    else
        creation.job->reserve = reserve;
    return creation.job;
}

void job_destroy(struct job *job)
{
    if (job)
        destroy(job->arena, job->reserve);
}

const struct diag_list *job_diags(const struct job *job)
{
    return job->diags;
}

const char *job_output(const struct job *job)
{
    return job->output;
}

bool job_input_at(const struct job *job, size_t index, const char **path, const char **kind)
{
    struct inventory inventory = inventory_of(job);
    const struct input *input = inventory_at(&inventory, index);
    if (!input)
        return false;
    *path = input->path;
    *kind = input_kind_names[input->kind];
    return true;
}

size_t job_page_count(const struct job *job)
{
    return job->document ? job->document->page_count : 0;
}

size_t job_output_size(const struct job *job)
{
    return job->outcome == JOB_DONE ? job->delivery.written : 0;
}

size_t job_memory(const struct job *job)
{
    return arena_size(job->arena);
}
