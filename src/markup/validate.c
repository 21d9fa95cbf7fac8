/* SPDX-License-Identifier: Apache-2.0 */
/* Every globally declared element is validated by itself, with its children as bare tags, so that a
 * fault in one place hides none in another, and what was valid once need not be looked at again.
 * Identity constraints therefore reach only children that are declared inside their parent. */
#include "markup/validate.h"

#include <libxml/xmlerror.h>

#include "markup/validation.h"

/* Tags replayed in one run: about a tenth of a second. */
#define REPLAY_BUDGET 100000

/* Nobody mends more than this at once. */
#define FAULT_LIMIT 1000

struct plug *validation_plug(struct validation *v)
{
    if (v->open_count == sizeof v->open / sizeof *v->open)
        return NULL;
    struct plug *plug = plug_open(v->wording.schema, v->faults);
    if (!plug)
        arena_exhausted(v->wording.scratch);
    return v->open[v->open_count++] = plug;
}

void validation_drop(struct validation *v, struct plug *plug)
{
    size_t i = v->open_count;
    while (i > 0 && v->open[i - 1] != plug)
        i--;
    if (i > 0)
        v->open[i - 1] = v->open[--v->open_count];
    plug_close(plug);
}

static void close_validation(void *thing)
{
    struct validation *v = thing;
    for (size_t i = 0; i < v->open_count; i++)
        plug_close(v->open[i]);
    plug_faults_clear(v->faults);
}

void validation_check_memory(const struct validation *v)
{
    if (v->faults->exhausted)
        arena_exhausted(v->wording.scratch);
}

bool validation_may_report(struct validation *v, struct source_pos pos)
{
    if (v->reported == FAULT_LIMIT)
        diag_report(v->wording.diags, DIAG_faults_too_many, pos, FAULT_LIMIT);
    return v->reported++ < FAULT_LIMIT;
}

static bool about_place(int code)
{
    return code == XML_SCHEMAV_ELEMENT_CONTENT || code == XML_SCHEMAV_CVC_TYPE_3_1_2 ||
           code == XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1 || code == XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2 ||
           code == XML_SCHEMAV_CVC_ELT_1;
}

const char *validation_enter(struct validation *v, struct plug *plug, const struct xml_node *node,
                             bool bare)
{
    if (bare)
        plug_start_bare(plug, node->space, node->name);
    else
        plug_start(plug, node);
    validation_check_memory(v);
    for (size_t i = 0; i < v->faults->count; i++) {
        const struct plug_fault *fault = &v->faults->list[i];
        if (about_place(fault->code))
            return arena_string(v->wording.scratch, fault->message);
    }
    return NULL;
}

void validation_report_attributes(struct validation *v, const struct xml_node *node)
{
    for (size_t i = 0; i < v->faults->count; i++) {
        if (validation_may_report(v, node->pos))
            word_attribute(&v->wording, node, &v->faults->list[i]);
    }
    plug_faults_clear(v->faults);
}

static bool has_local_children(const struct xml_schema *schema, const struct xml_node *node)
{
    const struct xml_node *child = xml_first(node);
    while (child && schema_content(schema, child) != CONTENT_NONE)
        child = xml_next(child);
    return child;
}

/* A global element, without what is in its global children. */
static void check_element(struct validation *v, const struct xml_node *node)
{
    bool shape = memo_knows_shape(v->memo, node);
    if (shape && memo_knows_values(v->memo, node))
        return;
    struct plug *plug = validation_plug(v);
    if (!plug)
        return;
    size_t before = v->reported;
    validation_enter(v, plug, node, /*bare*/ false);
    validation_report_attributes(v, node);
    if (!shape)
        validation_check_level(v, plug, node);
    validation_drop(v, plug);
    if (v->reported == before && schema_content(v->wording.schema, node) == CONTENT_ELEMENTS &&
        !has_local_children(v->wording.schema, node))
        memo_learn(v->memo, node);
}

/* All global elements from `node` down. What is in elements of another namespace is not ours to
 * judge; unknown ones were reported, and what is in them may be right. */
static void check_all(struct validation *v, const struct xml_node *node)
{
    if (strcmp(node->space, v->wording.schema->space) != 0)
        return;
    if (schema_content(v->wording.schema, node) != CONTENT_NONE)
        check_element(v, node);
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child))
        check_all(v, child);
}

void validate(struct arena *arena, const struct xml_schema *schema, const struct xml_node *root,
              struct diag_list *diags)
{
    struct arena *scratch = arena_create_child(arena);
    schema = schema_for(scratch, schema, root, diags);
    if (!schema) {
        arena_destroy(scratch);
        return;
    }
    struct validation *v = ARENA_NEW(scratch, struct validation);
    v->wording = (struct wording){scratch, vocabulary_open(scratch, schema), schema, diags};
    v->memo = memo_open(scratch);
    v->faults = ARENA_NEW(scratch, struct plug_faults);
    v->budget = REPLAY_BUDGET;
    arena_defer(scratch, close_validation, v);
    const struct expected none = {.count = 0};
    if (schema_content(schema, root) == CONTENT_NONE)
        word_unexpected(&v->wording, root, &none, NULL);
    check_all(v, root);
    arena_destroy(scratch);
}
