/* SPDX-License-Identifier: Apache-2.0 */
/* plan/plan.c - a whole plan, from its file to the model. */
#include "plan/plan.h"

#include "base/file.h"
#include "plan/reader.h"

#include "plan/schema.inc"

struct embedded {
    const char *name;
    const unsigned char *bytes;
    size_t count;
};

static const struct embedded schema_text = EMBEDDED_0;

static struct xml_schema *open_schema(struct arena *arena, const char *path,
                                      struct input_list *inputs, struct diag_list *diags)
{
    struct slice text = {(const char *)schema_text.bytes, schema_text.count};
    if (!path)
        return xml_schema_own(arena, schema_text.name, text);
    if (!file_read(arena, path, (struct source_pos){0}, diags, &text))
        return NULL;
    input_note(inputs, (struct input){
                           .kind = INPUT_SCHEMA, .path = path, .media = MEDIA_XML, .bytes = text});
    return xml_schema_open(arena, path, text, diags);
}

static struct publication *read_publication(struct plan_reader *reader, const struct xml_node *plan)
{
    struct publication *publication = ARENA_NEW(reader->arena, struct publication);
    read_metadata(reader, plan, &publication->metadata);
    reader->metadata = &publication->metadata;
    const struct xml_node *report = xml_child(plan, "report");
    if (report)
        publication->report = read_report(reader, report);
    read_sources(reader, plan, publication);
    read_parts(reader, plan, publication);
    resolve_references(reader);
    resolve_measures(reader, publication);
    resolve_charts(reader, publication);
    resolve_headlines(reader, publication);
    publication->inputs = reader->inputs;
    publication->mentions_exempt = reader->exempt;
    publication->anchors = reader->anchors;
    publication->anchor_count = reader->anchor_count;
    publication->anchors_by_id = reader->ids;
    publication->registries = reader->registries;
    publication->indicators = reader->codes;
    publication->citations = reader->citations;
    return publication;
}

/* The schema declares every element globally, so it finds no fault with a mere piece of a plan.
 * What is no element of a plan at all it has reported. */
static bool is_plan(const struct xml_node *root, struct diag_list *diags)
{
    if (xml_is(root, "plan"))
        return true;
    if (diag_clean(diags))
        diag_report(diags, DIAG_root_unexpected, root->pos, root->name);
    return false;
}

struct publication *plan_read(struct arena *arena, const char *path, const char *schema,
                              struct diag_list *diags)
{
    struct input_list *inputs = input_list_create(arena);
    struct xml_request request = {.path = path,
                                  .name = strcmp(path, "-") == 0 ? "<stdin>" : NULL,
                                  .schema = open_schema(arena, schema, inputs, diags),
                                  .inputs = inputs,
                                  .kind = INPUT_PLAN};
    if (!request.schema)
        return NULL;
    struct xml_node *plan = xml_read(arena, &request, diags);
    if (!plan || !is_plan(plan, diags))
        return NULL;
    struct plan_reader reader = {
        .arena = arena,
        .diags = diags,
        .plan = plan,
        .root = strcmp(path, "-") == 0 ? "." : path_folder(arena, path),
        .ids = map_create(arena),
        .codes = map_create(arena),
        .action_codes = map_create(arena),
        .registered = map_create(arena),
        .schema = request.schema,
        .inputs = inputs,
    };
    reader.last_pending = &reader.pending;
    reader.last_registry = &reader.registries;
    reader.last_citation = &reader.citations;
    reader.last_chart = &reader.charts;
    prepare(&reader, plan);
    return read_publication(&reader, plan);
}
