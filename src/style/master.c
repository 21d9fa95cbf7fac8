/* SPDX-License-Identifier: Apache-2.0 */
/* Page masters: paper, margins, running heads and feet.
 *
 * Masters are layered like roles: a later sheet replaces only what it mentions. What the first or
 * the left page of a sequence does not mention is as on its right page, so a sheet that changes the
 * margins of a sequence does so in one place. */
#include "style/sheet.h"

#include <stddef.h>

const char *const sequence_names[SEQUENCE_COUNT] = {"report",    "cover",       "plan",
                                                    "landscape", "certificate", "summary"};
const char *const side_names[SIDE_COUNT] = {"first", "left", "right"};

/* A body smaller than a square inch is a slip of the pen. */
#define LEAST_BODY length_points(72)

/* ---- reading ---- */

/* The index of an attribute's value among `names`, or `count` for what the schema has refused. */
static size_t choose(const struct xml_node *node, const char *attribute, const char *const *names,
                     size_t count)
{
    const char *value = xml_value(node, attribute, "");
    size_t index = 0;
    while (index < count && strcmp(value, names[index]) != 0)
        index++;
    return index;
}

static void read_master_property(struct style_sheet *sheet, struct master_state *state,
                                 const struct xml_attribute *attribute, struct diag_list *diags)
{
    const struct property *property =
        property_find(master_properties, MASTER_PROPERTY_COUNT, attribute->name);
    if (!property)
        return;
    struct style_value *value = &state->values[property - master_properties];
    property_read(property, attribute, &sheet->names, sheet->arena, diags, value);
}

static void read_master(struct style_sheet *sheet, const struct xml_node *node,
                        struct diag_list *diags)
{
    size_t sequence = choose(node, "sequence", sequence_names, SEQUENCE_COUNT);
    size_t side = choose(node, "side", side_names, SIDE_COUNT);
    if (sequence == SEQUENCE_COUNT || side == SIDE_COUNT)
        return;
    struct master_state *state = &sheet->masters[sequence][side];
    if (state->given && state->pos.file == node->pos.file) {
        diag_report(diags, DIAG_style_given_twice, node->pos, "master",
                    format_text(sheet->arena, "%s %s", sequence_names[sequence], side_names[side]),
                    (int)state->pos.line);
        return;
    }
    state->given = true;
    state->pos = node->pos;
    for (size_t i = 0; i < node->attribute_count; i++) {
        const struct xml_attribute *attribute = &node->attributes[i];
        bool address =
            strcmp(attribute->name, "sequence") == 0 || strcmp(attribute->name, "side") == 0;
        if (!attribute->space[0] && !address)
            read_master_property(sheet, state, attribute, diags);
    }
    const struct xml_node *header = xml_child(node, "header"), *footer = xml_child(node, "footer");
    state->header = header ? header : state->header;
    state->footer = footer ? footer : state->footer;
}

void masters_read(struct style_sheet *sheet, const struct xml_node *root, struct diag_list *diags)
{
    for (const struct xml_node *node = xml_first(root); node; node = xml_next(node)) {
        if (xml_is(node, "master"))
            read_master(sheet, node, diags);
    }
}

/* ---- running heads and feet ---- */

/* By enum margin_field; text is no element. */
static const char *const field_names[] = {
    [FIELD_TEXT] = "",
    [FIELD_PAGE] = "page",
    [FIELD_PAGES] = "pages",
    [FIELD_TITLE] = "title",
    [FIELD_COUNCIL] = "council",
    [FIELD_SECTION] = "section",
    [FIELD_PART] = "part",
    [FIELD_COMMITTEE] = "committee",
    [FIELD_DATE] = "date",
    [FIELD_STATUS] = "status",
    [FIELD_PAPER_PAGE] = "paper-page",
    [FIELD_PAPER_PAGES] = "paper-pages",
};

const char *field_name(enum margin_field field)
{
    return field_names[field];
}

static bool field_of(const struct xml_node *node, enum margin_field *field)
{
    for (unsigned f = FIELD_TEXT + 1; f < sizeof field_names / sizeof *field_names; f++) {
        if (xml_is(node, field_names[f])) {
            *field = (enum margin_field)f;
            return true;
        }
    }
    return false;
}

/* White space as in running text: a run of it is one space, and there is none at either end of the
 * box. `spaced` tells whether the text before ended in a space, and after the call, whether this
 * one does. */
static const char *collapse(struct slice text, bool *spaced, bool last, struct arena *arena)
{
    struct buffer out = buffer_open(arena);
    for (size_t i = 0; i < text.count; i++) {
        bool space = is_xml_space(text.bytes[i]);
        if (!space || !*spaced)
            buffer_add_char(&out, space ? ' ' : text.bytes[i]);
        *spaced = space;
    }
    if (last && out.count && out.bytes[out.count - 1] == ' ')
        out.count--;
    return out.count ? buffer_text(&out) : NULL;
}

static struct margin_box read_box(const struct xml_node *node, struct arena *arena)
{
    struct margin_piece *pieces = NULL;
    size_t count = 0, capacity = 0;
    bool spaced = true;
    for (const struct xml_node *part = node ? node->children : NULL; part; part = part->next) {
        struct margin_piece piece = {.field = FIELD_TEXT};
        if (part->name ? !field_of(part, &piece.field)
                       : !(piece.text = collapse(part->text, &spaced, !part->next, arena)))
            continue;
        if (part->name)
            spaced = false;
        ARENA_PUSH(arena, pieces, count, capacity) = piece;
    }
    return (struct margin_box){pieces, count, node ? node->pos : (struct source_pos){0}};
}

static bool read_boxes(const struct xml_node *node, struct arena *arena, struct margin_box boxes[3])
{
    static const char *const names[] = {"left", "centre", "right"};
    bool any = false;
    for (int i = 0; node && i < 3; i++) {
        boxes[i] = read_box(xml_child(node, names[i]), arena);
        any = any || boxes[i].count > 0;
    }
    return any;
}

/* ---- resolving ---- */

static void compute_master(struct style_sheet *sheet, const struct master_state *state,
                           const struct master_state *right, struct diag_list *diags,
                           struct page_master *page)
{
    for (size_t i = 0; i < MASTER_PROPERTY_COUNT; i++) {
        const struct property *property = &master_properties[i];
        struct style_value value = state->values[i].set ? state->values[i] : right->values[i];
        if (!value.set) {
            const struct xml_attribute attribute = {.name = property->name,
                                                    .value = property->initial};
            property_read(property, &attribute, &sheet->names, sheet->arena, diags, &value);
        }
        property_apply(property, &value, 0, sheet->arena, diags, page);
    }
    struct page_size size = page_size(page->size);
    page->master.width = page->landscape ? size.height : size.width;
    page->master.height = page->landscape ? size.width : size.height;
}

/* What margins and baselines leave room for. False and diagnostics when it is too little. */
static bool check_master(const struct master *master, struct source_pos pos, bool header,
                         bool footer, struct diag_list *diags)
{
    length width = master->width - master->margin_left - master->margin_right;
    length height = master->height - master->margin_top - master->margin_bottom;
    bool body = width >= LEAST_BODY && height >= LEAST_BODY;
    bool head = !header || master->header_baseline < master->margin_top;
    bool foot = !footer || master->footer_baseline < master->margin_bottom;
    if (!body)
        diag_report(diags, DIAG_master_body, pos, width, height);
    if (!head)
        diag_report(diags, DIAG_master_baseline, pos, "header", master->header_baseline, "top",
                    master->margin_top);
    if (!foot)
        diag_report(diags, DIAG_master_baseline, pos, "footer", master->footer_baseline, "bottom",
                    master->margin_bottom);
    return body && head && foot;
}

/* The right-hand master comes first: a fault of its own would show in the others again. */
static void resolve_sequence(struct style_sheet *sheet, size_t sequence, struct diag_list *diags)
{
    static const enum page_side order[SIDE_COUNT] = {SIDE_RIGHT, SIDE_LEFT, SIDE_FIRST};
    const struct master_state *right = &sheet->masters[sequence][SIDE_RIGHT];
    bool right_good = true;
    for (size_t i = 0; i < SIDE_COUNT; i++) {
        const struct master_state *state = &sheet->masters[sequence][order[i]];
        struct page_master *page = &sheet->pages[sequence][order[i]];
        compute_master(sheet, state, right, diags, page);
        const struct xml_node *header = state->header ? state->header : right->header;
        const struct xml_node *footer = state->footer ? state->footer : right->footer;
        bool heads = read_boxes(header, sheet->arena, page->master.header);
        bool feet = read_boxes(footer, sheet->arena, page->master.footer);
        if (!state->given || !right_good)
            continue;
        bool good = check_master(&page->master, state->pos, heads, feet, diags);
        right_good = good || order[i] != SIDE_RIGHT;
    }
}

void masters_resolve(struct style_sheet *sheet, const struct xml_node *root,
                     struct diag_list *diags)
{
    if (!sheet->masters[SEQUENCE_SUMMARY][SIDE_RIGHT].given)
        memcpy(sheet->masters[SEQUENCE_SUMMARY], sheet->masters[SEQUENCE_PLAN],
               sizeof sheet->masters[SEQUENCE_PLAN]);
    for (size_t sequence = 0; sequence < SEQUENCE_COUNT; sequence++) {
        if (sheet->masters[sequence][SIDE_RIGHT].given)
            resolve_sequence(sheet, sequence, diags);
        else if (sequence != SEQUENCE_SUMMARY)
            diag_report(diags, DIAG_master_missing, root->pos, sequence_names[sequence]);
    }
}

const struct master *style_master(const struct style_sheet *sheet, enum page_sequence sequence,
                                  enum page_side side)
{
    return &sheet->pages[sequence][side].master;
}
