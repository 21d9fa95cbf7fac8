/* SPDX-License-Identifier: Apache-2.0 */
#include "flow/numbering.h"

#include "base/numeral.h"

struct numbering {
    struct flow_builder *builder;
    struct map *numbers;  /* of a thing: its number, a C string */
    struct map *titles;   /* of a thing: struct inline_node */
    struct map *tongues;  /* of a thing: the language its title is in, a C string */
    const char *language; /* of what the walk is in */
    struct map *by_thing; /* of a thing: struct heading */
    struct map *letters;  /* of an annex: its letter, a C string */
    struct map *frames;   /* of a thing in withheld matter: what stands there instead */
    const void *exempt;   /* the exempt matter the walk is in, or NULL */
    bool withheld;        /* and it is */
    struct inline_node exempt_title;
    struct heading **headings;
    size_t count, capacity;
    int32_t tables, figures, chapters, annexes;
    bool in_plan, leaving_out; /* what is left out has no number here, and takes none */
};

/* Counters of the section the walk is in. */
struct walk {
    const char *number; /* of the section, or NULL */
    int32_t sections;   /* numbered children so far */
    int32_t paragraphs; /* numbered paragraphs so far; < 0: they are not numbered */
    int level;          /* of headings among the children */
};

static struct slice key_of(const void *const *thing)
{
    return (struct slice){(const char *)thing, sizeof *thing};
}

/* Maps hold pointers to what is read only; the cast is undone where they are read. */
static void put(struct map *map, const void *thing, const void *value)
{
    union {
        const void *read_only;
        void *pointer;
    } stored = {.read_only = value};
    *map_slot(map, key_of(&thing)) = stored.pointer;
}

static const void *look_up(const struct map *map, const void *thing)
{
    return map_find(map, key_of(&thing));
}

static void add_number(struct numbering *numbering, const void *thing, const char *number)
{
    if (!numbering->leaving_out)
        put(numbering->numbers, thing, number);
}

/* Public text must read the same for members as for everybody else, so it calls exempt matter by no
 * title in either edition. */
static void add_title(struct numbering *numbering, const void *thing,
                      const struct inline_node *title)
{
    bool named = !numbering->exempt;
    put(numbering->titles, thing, named ? title : &numbering->exempt_title);
    put(numbering->tongues, thing,
        named ? numbering->language : numbering->builder->publication->metadata.language);
}

static void add_heading(struct numbering *numbering, const void *thing,
                        const struct inline_node *title, const char *plain, const char *number,
                        int level)
{
    bool inner = numbering->exempt && numbering->exempt != thing;
    if (title)
        add_title(numbering, thing, title);
    if (numbering->leaving_out)
        return;
    if (number)
        add_number(numbering, thing, number);
    if (inner && numbering->withheld)
        return;
    struct flow_builder *builder = numbering->builder;
    struct heading *heading = ARENA_NEW(builder->arena, struct heading);
    *heading = (struct heading){
        .thing = thing,
        .title = title,
        .plain = numbering->exempt ? EXEMPT_TITLE : plain,
        .number = number,
        .level = level,
        .listed = numbering->in_plan && !inner,
    };
    ARENA_PUSH(builder->arena, numbering->headings, numbering->count, numbering->capacity) =
        heading;
    put(numbering->by_thing, thing, heading);
}

static void number_blocks(struct numbering *numbering, const struct block *blocks,
                          struct walk *walk);

/* What is said of a language here; the one before is returned. */
static const char *enter_language(struct numbering *numbering, const char *language)
{
    const char *before = numbering->language;
    numbering->language = language ? language : before;
    return before;
}

/* True for the outermost exempt matter: then leave it again. */
static bool enter_exempt(struct numbering *numbering, const void *thing, const char *exempt,
                         bool withheld)
{
    if (!exempt || numbering->exempt)
        return false;
    numbering->exempt = thing;
    numbering->withheld = withheld;
    return true;
}

static void leave_exempt(struct numbering *numbering, bool outermost)
{
    if (!outermost)
        return;
    numbering->exempt = NULL;
    numbering->withheld = false;
}

/* Note what stands in the place of a thing that references may lead to. */
static void meet(struct numbering *numbering, const void *thing)
{
    if (numbering->withheld)
        put(numbering->frames, thing, numbering->exempt);
}

static const char *join(struct numbering *numbering, const char *prefix, int32_t number)
{
    struct arena *arena = numbering->builder->arena;
    return prefix ? format_text(arena, "%s.%d", prefix, number) : format_text(arena, "%d", number);
}

static void number_section(struct numbering *numbering, const struct block *block,
                           struct walk *walk, bool report)
{
    const struct section *section = &block->section;
    bool numbered = section->numbered || report;
    struct walk inner = {.level = walk->level + 1, .paragraphs = report ? 0 : -1};
    if (numbered)
        inner.number = join(numbering, walk->number, ++walk->sections);
    /* The plain text is filled in when all numbers are known: a title may hold references. */
    add_heading(numbering, block, section->title, NULL, inner.number, walk->level);
    number_blocks(numbering, section->blocks, &inner);
}

static void number_table(struct numbering *numbering, const struct block *block)
{
    if (!block->table.caption || numbering->leaving_out)
        return;
    add_title(numbering, block, block->table.caption);
    add_number(numbering, block,
               format_text(numbering->builder->arena, "Table\u00A0%d", ++numbering->tables));
}

static void number_figure(struct numbering *numbering, const struct block *block)
{
    if (!block->figure.caption || numbering->leaving_out)
        return;
    add_title(numbering, block, block->figure.caption);
    add_number(numbering, block,
               format_text(numbering->builder->arena, "Figure\u00A0%d", ++numbering->figures));
}

/* A chart whose caption the program writes has a number all the same. */
static void number_chart(struct numbering *numbering, const struct block *block)
{
    if (numbering->leaving_out)
        return;
    struct arena *arena = numbering->builder->arena;
    const struct inline_node *caption = block->chart->caption;
    if (!caption) {
        struct inline_node *made = ARENA_NEW(arena, struct inline_node);
        made->pos = block->pos;
        made->text = slice_of(chart_words(block->chart, arena));
        caption = made;
    }
    put(numbering->titles, block, caption);
    put(numbering->tongues, block,
        block->chart->caption ? numbering->language
                              : numbering->builder->publication->metadata.language);
    add_number(numbering, block, format_text(arena, "Figure\u00A0%d", ++numbering->figures));
}

static void number_cells(struct numbering *numbering, const struct table_row *rows)
{
    struct walk plain = {.paragraphs = -1, .level = 4};
    for (; rows; rows = rows->next) {
        for (const struct table_cell *cell = rows->cells; cell; cell = cell->next)
            number_blocks(numbering, cell->blocks, &plain);
    }
}

static void number_items(struct numbering *numbering, const struct block *block, int level)
{
    struct walk plain = {.paragraphs = -1, .level = level};
    for (const struct list_item *item = block->list.items; item; item = item->next) {
        meet(numbering, item);
        number_blocks(numbering, item->blocks, &plain);
    }
}

static void number_block(struct numbering *numbering, const struct block *block, struct walk *walk)
{
    switch (block->kind) {
    case BLOCK_PARAGRAPH:
        if (walk->paragraphs >= 0)
            add_number(numbering, block, join(numbering, walk->number, ++walk->paragraphs));
        break;
    case BLOCK_LIST:
        number_items(numbering, block, walk->level);
        break;
    case BLOCK_TABLE:
        number_table(numbering, block);
        number_cells(numbering, block->table.head);
        number_cells(numbering, block->table.body);
        break;
    case BLOCK_FIGURE:
        number_figure(numbering, block);
        break;
    case BLOCK_CHART:
        number_chart(numbering, block);
        break;
    case BLOCK_SECTION:
        number_section(numbering, block, walk, false);
        break;
    case BLOCK_NOTE:
    case BLOCK_FORMATS:
    case BLOCK_LANDSCAPE: {
        struct walk inner = *walk;
        inner.paragraphs = -1;
        number_blocks(numbering, block->panel.blocks, &inner);
        walk->sections = inner.sections;
        break;
    }
    }
}

static void number_blocks(struct numbering *numbering, const struct block *blocks,
                          struct walk *walk)
{
    for (; blocks; blocks = blocks->next) {
        bool outermost = enter_exempt(numbering, blocks, blocks->exempt, blocks->withheld);
        const char *language = enter_language(numbering, blocks->language);
        meet(numbering, blocks);
        number_block(numbering, blocks, walk);
        numbering->language = language;
        leave_exempt(numbering, outermost);
    }
}

static void number_report(struct numbering *numbering, const struct report *report)
{
    numbering->leaving_out = numbering->builder->publication->report_left_out;
    add_heading(numbering, report, report->title, NULL, NULL, 1);
    struct walk walk = {.paragraphs = -1, .level = 2};
    for (const struct block *section = report->sections; section; section = section->next) {
        bool outermost = enter_exempt(numbering, section, section->exempt, section->withheld);
        const char *language = enter_language(numbering, section->language);
        meet(numbering, section);
        number_section(numbering, section, &walk, true);
        numbering->language = language;
        leave_exempt(numbering, outermost);
    }
    numbering->leaving_out = false;
}

static void number_services(struct numbering *numbering, const struct part *part)
{
    for (const struct service_block *service = part->services; service; service = service->next)
        add_heading(numbering, service, service->title, NULL, NULL, 2);
}

static void number_objectives(struct numbering *numbering, const struct part *part)
{
    int32_t count = 0;
    struct walk inner = {.paragraphs = -1, .level = 3};
    for (const struct objective *o = part->objectives; o; o = o->next) {
        add_heading(numbering, o, o->title, NULL, join(numbering, NULL, ++count), 2);
        number_blocks(numbering, o->blocks, &inner);
    }
}

/* What stands in the cells of an action can have captions as any other text. */
static void number_action(struct numbering *numbering, const struct action *action)
{
    struct walk plain = {.paragraphs = -1, .level = 4};
    number_blocks(numbering, action->what, &plain);
    number_blocks(numbering, action->milestones, &plain);
    for (const struct milestone *step = action->steps; step; step = step->next)
        number_blocks(numbering, step->text, &plain);
    number_blocks(numbering, action->resources, &plain);
    number_blocks(numbering, action->measure, &plain);
    number_blocks(numbering, action->progress, &plain);
    if (action->code)
        add_number(numbering, action, action->code);
}

/* A priority is referred to by its title, an action by its code. */
static void number_priorities(struct numbering *numbering, const struct part *part)
{
    for (const struct priority *p = part->priorities; p; p = p->next) {
        if (p->title)
            add_title(numbering, p, p->title);
        for (const struct action *a = p->actions; a; a = a->next)
            number_action(numbering, a);
    }
}

/* As they are printed. */
static void number_summary(struct numbering *numbering, const struct summary *summary,
                           struct walk *walk)
{
    for (const struct headline *h = summary->headlines; h; h = h->next)
        number_blocks(numbering, h->remark, walk);
    const struct block *const texts[] = {summary->went_well, summary->fell_short, summary->sections,
                                         summary->spending,  summary->next,       summary->panel};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        number_blocks(numbering, texts[i], walk);
}

static bool is_annex(const struct part *part)
{
    return part->kind == PART_ANNEX || part->form == FORM_ANNEX;
}

/* The number of a part, or NULL; *prefix is that of the numbers in it. */
static const char *part_number(struct numbering *numbering, const struct part *part,
                               const char **prefix)
{
    struct arena *arena = numbering->builder->arena;
    if (numbering->leaving_out)
        return NULL;
    if (part->kind == PART_SECTION && part->numbered)
        return *prefix = join(numbering, NULL, ++numbering->chapters);
    if (!is_annex(part))
        return NULL;
    *prefix = numeral_letters(arena, ++numbering->annexes, 'A');
    put(numbering->letters, part, *prefix);
    return format_text(arena, "Annex\u00A0%s", *prefix);
}

/* Numbered sections are 2.1 in chapter 2 and B.1 in annex B. */
static void number_part(struct numbering *numbering, const struct part *part)
{
    struct walk inner = {.paragraphs = -1, .level = 2};
    if (part->kind == PART_COVER || part->kind == PART_CONTENTS)
        return;
    bool outermost = enter_exempt(numbering, part, part->exempt, part->withheld);
    const char *language = enter_language(numbering, part->language);
    meet(numbering, part);
    const char *number = part_number(numbering, part, &inner.number);
    add_heading(numbering, part, part->title, part->title ? NULL : part_title(part), number, 1);
    number_blocks(numbering, part->blocks, &inner);
    if (part->kind == PART_SUMMARY)
        number_summary(numbering, &part->summary, &inner);
    else if (part->kind == PART_INDICATORS)
        number_services(numbering, part);
    else if (part->kind == PART_OBJECTIVES)
        number_objectives(numbering, part);
    else if (part->kind == PART_IMPROVEMENT)
        number_priorities(numbering, part);
    numbering->language = language;
    leave_exempt(numbering, outermost);
}

struct numbering *numbering_make(struct flow_builder *builder)
{
    struct arena *arena = builder->arena;
    struct numbering *numbering = ARENA_NEW(arena, struct numbering);
    *numbering = (struct numbering){.builder = builder,
                                    .numbers = map_create(arena),
                                    .titles = map_create(arena),
                                    .tongues = map_create(arena),
                                    .language = builder->publication->metadata.language,
                                    .by_thing = map_create(arena),
                                    .letters = map_create(arena),
                                    .frames = map_create(arena)};
    numbering->exempt_title = (struct inline_node){.text = slice_of(EXEMPT_TITLE)};
    builder->numbering = numbering;
    const struct publication *publication = builder->publication;
    if (publication->report)
        number_report(numbering, publication->report);
    numbering->in_plan = true;
    for (const struct part *part = publication->parts; part; part = part->next)
        number_part(numbering, part);
    numbering->leaving_out = true;
    for (const struct part *part = publication->left_out; part; part = part->next)
        number_part(numbering, part);
    numbering->leaving_out = false;
    for (size_t i = 0; i < numbering->count; i++) {
        struct heading *heading = numbering->headings[i];
        if (!heading->plain)
            heading->plain = inline_plain(builder, heading->title);
    }
    return numbering;
}

const char *numbering_number(const struct numbering *numbering, const void *thing)
{
    return look_up(numbering->numbers, thing);
}

const char *numbering_annex(const struct numbering *numbering, const struct part *part)
{
    return look_up(numbering->letters, part);
}

static bool holds(struct anchor_range range, const struct anchor *anchor)
{
    return anchor->number >= range.first && anchor->number < range.end;
}

bool numbering_present(const struct numbering *numbering, const struct anchor *anchor)
{
    const struct publication *publication = numbering->builder->publication;
    if (publication->report_left_out && holds(publication->report->anchors, anchor))
        return false;
    const struct part *part = publication->left_out;
    while (part && !holds(part->anchors, anchor))
        part = part->next;
    return !part;
}

const void *numbering_frame(const struct numbering *numbering, const void *thing)
{
    return look_up(numbering->frames, thing);
}

const struct inline_node *numbering_title(const struct numbering *numbering, const void *thing)
{
    return look_up(numbering->titles, thing);
}

const char *numbering_language(const struct numbering *numbering, const void *thing)
{
    return look_up(numbering->tongues, thing);
}

size_t numbering_heading_count(const struct numbering *numbering)
{
    return numbering->count;
}

const struct heading *numbering_heading(const struct numbering *numbering, size_t index)
{
    return numbering->headings[index];
}

const struct heading *numbering_find(const struct numbering *numbering, const void *thing)
{
    return look_up(numbering->by_thing, thing);
}
