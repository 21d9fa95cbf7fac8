/* SPDX-License-Identifier: Apache-2.0 */
/* What is open in a draft, as a last part of it: one table of what stands in the way of approval,
 * one of what should be looked at, one of what the plan is excused from. The rule titles the rows
 * of what breaks it. How to mend it is left to the report of a check: that speaks to whoever writes
 * the source, this to whoever reads the page. */
#include "base/input.h"
#include "rules/check.h"

/* A rule that is broken everywhere would bury the others. */
#define MOST_ROWS 25

struct listing {
    struct arena *arena;
    const struct publication *publication;
    bool exempt;        /* the edition prints what is exempt */
    struct block **end; /* where the next block goes */
    struct table_row **row;
    struct table *table;
};

/* ---- nodes ---- */

static struct inline_node *text_of(struct listing *listing, const char *words,
                                   struct source_pos pos)
{
    struct inline_node *text = ARENA_NEW(listing->arena, struct inline_node);
    *text = (struct inline_node){.kind = INLINE_TEXT, .pos = pos, .text = slice_of(words)};
    return text;
}

static struct block *paragraph(struct listing *listing, const char *words, struct source_pos pos)
{
    struct block *block = ARENA_NEW(listing->arena, struct block);
    *block = (struct block){
        .kind = BLOCK_PARAGRAPH, .pos = pos, .inlines = text_of(listing, words, pos)};
    return block;
}

static void add_row(struct listing *listing, struct source_pos pos, const struct table_cell *cells,
                    int32_t count)
{
    struct table_row *row = ARENA_NEW(listing->arena, struct table_row);
    struct table_cell **link = &row->cells;
    row->pos = pos;
    for (int32_t i = 0; i < count; i++) {
        *link = ARENA_NEW(listing->arena, struct table_cell);
        **link = cells[i];
        (*link)->pos = pos;
        (*link)->rows = 1;
        link = &(*link)->next;
    }
    *listing->row = row;
    listing->row = &row->next;
}

/* ---- words ---- */

/* A message as it is printed: with a capital letter, a full stop where it ends a sentence, and
 * quotation marks that are curved. */
static const char *sentence(struct listing *listing, const char *words, const char *stop)
{
    struct buffer out = buffer_open(listing->arena);
    for (const char *at = words; *at; at++) {
        bool opens = at == words || at[-1] == ' ' || at[-1] == '(';
        if (*at == '\'')
            buffer_add_text(&out, opens ? "\u2018" : "\u2019");
        else
            buffer_add_char(&out, at == words && *at >= 'a' && *at <= 'z' ? (char)(*at - 32) : *at);
    }
    buffer_add_text(&out, stop);
    return buffer_text(&out);
}

static void add_plain(struct buffer *out, const struct inline_node *inlines)
{
    for (; inlines; inlines = inlines->next) {
        if (inlines->kind == INLINE_TEXT || inlines->kind == INLINE_CITED)
            buffer_add_slice(out, inlines->text);
        if (inlines->kind != INLINE_FOOTNOTE)
            add_plain(out, inlines->children);
    }
}

static const char *title_of(struct listing *listing, const struct part *part)
{
    struct buffer out = buffer_open(listing->arena);
    add_plain(&out, part->title);
    return out.count ? buffer_text(&out) : part_title(part);
}

/* Whether something that begins at `pos` comes before the place, and after `last`. */
static bool comes_nearer(struct source_pos pos, struct source_pos place, struct source_pos last)
{
    return pos.file == place.file && source_compare(pos, place) <= 0 &&
           (last.file != place.file || source_compare(last, pos) < 0);
}

/* In which part a finding lies, by its title: the last that begins before it in the same file. */
static const char *part_at(struct listing *listing, struct source_pos place)
{
    const struct publication *publication = listing->publication;
    struct source_pos last = {0};
    const char *title = "The plan";
    if (publication->report && comes_nearer(publication->report->pos, place, last)) {
        last = publication->report->pos;
        title = "The report";
    }
    for (const struct part *part = publication->parts; part; part = part->next) {
        if (!comes_nearer(part->pos, place, last))
            continue;
        last = part->pos;
        title = title_of(listing, part);
    }
    return title;
}

/* A code says where; an id means nothing to whoever reads the page. */
static const char *where_is(struct listing *listing, const struct finding *finding)
{
    const char *subject = finding->subject;
    bool code = subject && !publication_anchor(listing->publication, subject);
    return code ? subject : part_at(listing, finding->pos);
}

/* What the plan is called where it lies is its author's affair: its lines go without a name. */
static bool in_plan_itself(const struct listing *listing, struct source_pos pos)
{
    const struct input_list *inputs = listing->publication->inputs;
    const struct input *plan = inputs ? inputs->first : NULL;
    while (plan && plan->kind != INPUT_PLAN)
        plan = plan->next;
    return plan && (strcmp(plan->path, "-") == 0 ? *pos.file->name == '<'
                                                 : strcmp(plan->path, pos.file->name) == 0);
}

/* The page is for people, who look for a line and not for a character of it; and a folder of the
 * author's says nothing in print. */
static const char *place_of(struct listing *listing, const struct finding *finding)
{
    struct source_pos pos = finding->pos;
    if (!pos.file)
        return "";
    if (in_plan_itself(listing, pos))
        return format_text(listing->arena, "Line\u00A0%d", (int)pos.line);
    struct buffer out = buffer_open(listing->arena);
    if (pos.file->table)
        source_write(pos, &out);
    else
        buffer_format(&out, "%s, line\u00A0%d", pos.file->name, (int)pos.line);
    const char *place = buffer_text(&out);
    const char *name = strrchr(place, '/');
    return name ? name + 1 : place;
}

static const char *reason_of(struct listing *listing, const struct waiver *waiver)
{
    return waiver->by ? format_text(listing->arena, "%s (%s)", waiver->reason, waiver->by)
                      : waiver->reason;
}

/* ---- tables ---- */

enum { WHERE, WHAT, SOURCE, COLUMNS };

static struct table_cell cell_of(struct listing *listing, int32_t column, const char *words,
                                 struct source_pos pos)
{
    return (struct table_cell){.column = column,
                               .columns = 1,
                               .header = column == WHERE,
                               .blocks = *words ? paragraph(listing, words, pos) : NULL};
}

static void open_table(struct listing *listing, const char *last, struct source_pos pos)
{
    static const struct table_column columns[COLUMNS] = {
        [WHERE] = {ALIGN_LEFT, 200}, [WHAT] = {ALIGN_LEFT, 530}, [SOURCE] = {ALIGN_LEFT, 270}};
    const char *const titles[COLUMNS] = {"Where", "What is open", last};
    struct block *block = ARENA_NEW(listing->arena, struct block);
    block->kind = BLOCK_TABLE;
    block->pos = pos;
    *listing->end = block;
    listing->end = &block->next;
    listing->table = &block->table;
    listing->table->columns = columns;
    listing->table->column_count = COLUMNS;
    listing->table->head_count = 1;
    listing->row = &listing->table->head;
    struct table_cell cells[COLUMNS];
    for (int32_t c = 0; c < COLUMNS; c++) {
        cells[c] = cell_of(listing, c, titles[c], pos);
        cells[c].header = true;
    }
    add_row(listing, pos, cells, COLUMNS);
    listing->row = &listing->table->body;
}

static void add_title(struct listing *listing, const char *words, struct source_pos pos)
{
    struct table_cell cell = cell_of(listing, 0, words, pos);
    cell.columns = COLUMNS;
    add_row(listing, pos, &cell, 1);
    listing->table->body_count++;
}

static void add_finding(struct listing *listing, const struct finding *finding)
{
    struct source_pos pos = finding->pos;
    const char *last =
        finding->waiver ? reason_of(listing, finding->waiver) : place_of(listing, finding);
    const struct table_cell cells[COLUMNS] = {
        cell_of(listing, WHERE, where_is(listing, finding), pos),
        cell_of(listing, WHAT, sentence(listing, finding->message, "."), pos),
        cell_of(listing, SOURCE, last, pos),
    };
    add_row(listing, pos, cells, COLUMNS);
    listing->table->body_count++;
}

/* ---- groups of findings ---- */

enum group { GROUP_GRAVE, GROUP_SLIGHT, GROUP_WAIVED, GROUPS };

static bool is_in(const struct listing *listing, const struct finding *finding, enum group group)
{
    enum group its = finding->waiver ? GROUP_WAIVED : finding->grave ? GROUP_GRAVE : GROUP_SLIGHT;
    return its == group && (listing->exempt || !finding->exempt);
}

static int count_of(const struct listing *listing, const struct finding *findings, enum group group)
{
    int count = 0;
    for (const struct finding *f = findings; f; f = f->next)
        count += is_in(listing, f, group);
    return count;
}

/* The findings of one rule; the first of the next one. */
static const struct finding *add_rule(struct listing *listing, const struct finding *f,
                                      enum group group)
{
    const char *rule = f->rule;
    int count = 0;
    for (; f && strcmp(f->rule, rule) == 0; f = f->next) {
        if (!is_in(listing, f, group))
            continue;
        if (count++ == 0)
            add_title(listing, sentence(listing, f->asks, ""), f->pos);
        if (count <= MOST_ROWS)
            add_finding(listing, f);
    }
    if (count > MOST_ROWS)
        add_title(listing, format_text(listing->arena, "… and %d more", count - MOST_ROWS),
                  (struct source_pos){0});
    return f;
}

static void add_group(struct listing *listing, const struct finding *findings, enum group group)
{
    static const char *const titles[GROUPS] = {"To be settled before approval", "To be looked at",
                                               "Not asked of this plan"};
    if (!count_of(listing, findings, group))
        return;
    struct source_pos pos = findings->pos;
    struct block *section = ARENA_NEW(listing->arena, struct block);
    struct block **outer = &section->next;
    section->kind = BLOCK_SECTION;
    section->pos = pos;
    section->section.title = text_of(listing, titles[group], pos);
    *listing->end = section;
    listing->end = &section->section.blocks;
    open_table(listing, group == GROUP_WAIVED ? "Because" : "Source", pos);
    for (const struct finding *f = findings; f;)
        f = add_rule(listing, f, group);
    listing->end = outer;
}

static const char *introduction(const struct listing *listing, const struct finding *findings)
{
    int grave = count_of(listing, findings, GROUP_GRAVE);
    int slight = count_of(listing, findings, GROUP_SLIGHT);
    struct arena *arena = listing->arena;
    return format_text(arena,
                       "This is a draft. Before it can be approved, %s %s to be settled and %s to "
                       "be looked at. The list is made by the program, and goes when the plan is "
                       "approved.",
                       count_text(grave, arena), grave == 1 ? "point has" : "points have",
                       count_text(slight, arena));
}

void rules_list_open(struct arena *arena, struct publication *publication,
                     const struct finding *findings)
{
    struct listing listing = {
        .arena = arena, .publication = publication, .exempt = publication->has_exempt};
    struct part **end = &publication->parts;
    int count = 0;
    for (enum group group = 0; group < GROUPS; group++)
        count += count_of(&listing, findings, group);
    if (publication->brief || publication->metadata.status != DOCUMENT_DRAFT || !count || !*end)
        return;
    while (*end)
        end = &(*end)->next;
    struct part *part = ARENA_NEW(arena, struct part);
    part->kind = PART_SECTION;
    part->pos = findings->pos;
    part->title = text_of(&listing, "Open points", part->pos);
    if (strncmp(publication->metadata.language, "en", 2) != 0)
        part->language = "en-GB";
    part->blocks = paragraph(&listing, introduction(&listing, findings), part->pos);
    listing.end = &part->blocks->next;
    for (enum group group = 0; group < GROUPS; group++)
        add_group(&listing, findings, group);
    *end = part;
}
