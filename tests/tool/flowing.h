/* SPDX-License-Identifier: Apache-2.0 */
/* tests/tool/flowing.h - small plans, flowed and laid out, for tests of the flow and layout rooms.
 */
#ifndef PLANPRESS_FLOWING_H
#define PLANPRESS_FLOWING_H

#include "testing.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "flow/flow.h"
#include "model/edition.h"
#include "plan/plan.h"

#define PLAN(parts)                                                                                \
    "<plan xmlns='urn:planpress:plan:1' status='approved' year='2004/05' xml:lang='en-GB'>"        \
    "<metadata><title>Plan</title><council>Council</council></metadata>" parts "</plan>"
#define CHAPTER(blocks) PLAN("<section><title>Chapter</title>" blocks "</section>")
#define REPORT(sections)                                                                           \
    PLAN("<report committee='Cabinet' date='2004-06-24' report-by='Chief Executive'>"              \
         "<title>Report</title>" sections "<background-papers/>"                                   \
         "<contact-officer name='A' post='B'/></report>")

struct flowing {
    struct arena *arena;
    struct diag_list *diags;
    struct publication *publication;
    struct style_sheet *sheet;
    struct text *text;
    struct flow *flow;
};

static inline const char *flowing_file(struct arena *arena, const char *name, const char *content)
{
    /* Named after the test program, or those that run at the same time would meet. */
    const char *path = format_text(arena, "%s/tests/%s-%s", BINARY_DIR, TEST_NAME, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fputs(content, file) < 0, 0);
    assert_int_equal(fclose(file), 0);
    return path;
}

/* Flow a plan under the house style, with `roles` (elements of a style sheet, or NULL) over it. */
static inline struct flowing flowing_open(struct arena *arena, const char *plan, const char *roles,
                                          enum edition edition)
{
    struct flowing f = {.arena = arena, .diags = diag_list_create(arena)};
    const char *style = NULL;
    if (roles)
        style = flowing_file(
            arena, "style.xml",
            format_text(arena, "<style xmlns='urn:planpress:style:1' extends='house'>%s</style>",
                        roles));
    f.publication = plan_read(arena, flowing_file(arena, "plan.xml", plan), NULL, f.diags);
    f.sheet = style_open(arena, style, NULL, f.diags);
    f.text = text_open(arena, NULL, f.diags);
    for (size_t i = 0; i < diag_count(f.diags); i++)
        print_error("%d:%d: %s\n", (int)diag_at(f.diags, i)->pos.line,
                    (int)diag_at(f.diags, i)->pos.column, diag_at(f.diags, i)->message);
    assert_true(diag_clean(f.diags));
    edition_apply(arena, f.publication, edition);
    f.flow = flow_build(arena, f.publication, f.sheet, f.text, f.diags);
    assert_non_null(f.flow);
    return f;
}

static inline struct flowing flowing_plan(struct arena *arena, const char *plan)
{
    return flowing_open(arena, plan, NULL, EDITION_CABINET_PAPER);
}

/* The characters of a text: a line break is a line feed, what has no characters nothing. */
static inline const char *flowing_text(struct arena *arena, const struct flow_text *text)
{
    struct buffer out = buffer_open(arena);
    for (uint32_t i = 0; i < text->count; i++) {
        const struct flow_item *item = &text->items[i];
        if (item->kind == ITEM_WORD || item->kind == ITEM_SPACE)
            buffer_add_slice(&out, item->shaped->text);
        else if (item->kind == ITEM_LINE_BREAK)
            buffer_add_char(&out, '\n');
    }
    return buffer_text(&out);
}

/* The first paragraph whose text begins so. */
static inline const struct flow_block *flowing_paragraph(const struct flowing *f,
                                                         const char *beginning)
{
    for (const struct flow_block *b = f->flow->blocks; b; b = b->next) {
        if (b->kind == FLOW_PARAGRAPH &&
            strncmp(flowing_text(f->arena, &b->text), beginning, strlen(beginning)) == 0)
            return b;
    }
    fail_msg("there is no paragraph '%s'", beginning);
    return NULL;
}

static inline const struct flow_block *flowing_table(const struct flowing *f)
{
    for (const struct flow_block *b = f->flow->blocks; b; b = b->next) {
        if (b->kind == FLOW_TABLE)
            return b;
    }
    fail_msg("there is no table");
    return NULL;
}

/* The number before a paragraph, "" for none. */
static inline const char *flowing_label(const struct flowing *f, const char *beginning)
{
    const struct flow_block *block = flowing_paragraph(f, beginning);
    return block->label ? flowing_text(f->arena, block->label) : "";
}

#endif
