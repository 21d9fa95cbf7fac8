/* SPDX-License-Identifier: Apache-2.0 */
/* A plan, changed in some words, held against the rules. */
#ifndef PLANPRESS_RULING_H
#define PLANPRESS_RULING_H

#include "testing.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "plan/plan.h"
#include "rules/rules.h"

#define RULES_FOLDER SOURCE_DIR "/tests/unit/rules"

struct change {
    const char *from, *to; /* from stands in the plan exactly once; NULL: no change */
};

#define MOST_CHANGES 5

static inline const char *ruling_file(struct arena *arena, const char *name)
{
    struct diag_list *diags = diag_list_create(arena);
    struct slice text;
    const char *path = format_text(arena, RULES_FOLDER "/%s", name);
    assert_true(file_read(arena, path, (struct source_pos){0}, diags, &text));
    return arena_copy(arena, text.bytes, text.count);
}

static inline void ruling_write(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fputs(text, file) < 0, 0);
    assert_int_equal(fclose(file), 0);
}

/* The plan that keeps every rule. */
static inline const char *ruling_plan(struct arena *arena)
{
    return ruling_file(arena, "plan.xml");
}

static inline const char *ruling_change(struct arena *arena, const char *plan,
                                        const struct change *change)
{
    const char *at = strstr(plan, change->from);
    if (!at)
        fail_msg("the plan does not say: %s", change->from);
    if (strstr(at + 1, change->from))
        fail_msg("the plan says more than once: %s", change->from);
    struct buffer text = buffer_open(arena);
    buffer_add(&text, plan, (size_t)(at - plan));
    buffer_add_text(&text, change->to);
    buffer_add_text(&text, at + strlen(change->from));
    return buffer_text(&text);
}

static inline const char *ruling_changed(struct arena *arena, const struct change *changes)
{
    const char *plan = ruling_plan(arena);
    for (size_t i = 0; i < MOST_CHANGES && changes[i].from; i++)
        plan = ruling_change(arena, plan, &changes[i]);
    return plan;
}

/* What the rules find in a plan, which must be one that can be read. */
struct ruling {
    const struct finding *findings;
    struct diag_list *diags;
};

static inline struct ruling ruling_of(struct arena *arena, const char *plan)
{
    const char *folder = format_text(arena, "%s/tests/%s", BINARY_DIR, TEST_NAME);
    const char *path = format_text(arena, "%s/plan.xml", folder);
    mkdir(folder, 0777); /* tests of other programs run beside this one */
    ruling_write(path, plan);
    ruling_write(format_text(arena, "%s/registry.xml", folder), ruling_file(arena, "registry.xml"));
    ruling_write(format_text(arena, "%s/DSC_0234.png", folder), "only its name is looked at");
    struct ruling ruling = {.diags = diag_list_create(arena)};
    const struct publication *publication = plan_read(arena, path, NULL, ruling.diags);
    for (size_t i = 0; i < diag_count(ruling.diags); i++)
        print_error("%d: %s\n", (int)diag_at(ruling.diags, i)->pos.line,
                    diag_at(ruling.diags, i)->message);
    assert_true(diag_clean(ruling.diags));
    ruling.findings = rules_check(arena, publication, ruling.diags);
    return ruling;
}

/* The line of a text on which `words` stand first. */
static inline uint32_t ruling_line(const char *plan, const char *words)
{
    const char *at = strstr(plan, words);
    if (!at)
        fail_msg("the plan does not say: %s", words);
    uint32_t line = 1;
    for (const char *c = plan; c < at; c++)
        line += *c == '\n';
    return line;
}

#endif
