/* SPDX-License-Identifier: Apache-2.0 */
#include "data/data.h"

#include <stdlib.h>

#include "data/bind.h"
#include "data/open.h"

static void bind_source(struct arena *arena, const struct data_source *source,
                        struct input_list *inputs, struct codes *codes, struct diag_list *diags)
{
    struct arena *scratch = arena_create_child(arena);
    struct reading reading = {.arena = arena,
                              .scratch = scratch,
                              .diags = diags,
                              .source = source,
                              .inputs = inputs,
                              .key = buffer_open(scratch),
                              .text = buffer_open(scratch),
                              .plain = buffer_open(scratch)};
    struct columns columns;
    if (source_open(&reading) && columns_find(&reading, &columns))
        bind_rows(&reading, &columns, codes);
    arena_destroy(scratch);
}

/* Whether the plan says enough of a source; what the schema misses may have been passed over. */
static bool is_complete(const struct data_source *source)
{
    const struct data_column *column = source->columns;
    while (column && column->role != DATA_CODE)
        column = column->next;
    return column && source->path && !source->faulty;
}

/* ---- figures given twice ---- */

struct entry {
    const struct observation *observation;
    size_t order;
};

static int compare_figures(const struct observation *a, const struct observation *b)
{
    int periods = period_compare(a->period, b->period);
    if (periods)
        return periods;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return strcmp(a->group ? a->group : "", b->group ? b->group : "");
}

static int compare_entries(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int figures = compare_figures(x->observation, y->observation);
    if (figures)
        return figures;
    return x->order < y->order ? -1 : 1;
}

static void report_twice(const struct observation *first, const struct observation *again,
                         struct arena *scratch, struct diag_list *diags)
{
    struct buffer place = buffer_open(scratch);
    source_write(first->pos, &place);
    diag_report(diags, DIAG_observation_twice, again->pos, observation_kind_names[again->kind],
                period_text(again->period, scratch));
    diag_help(diags, "the first is at %s", buffer_text(&place));
}

/* Sorted, those that say the same stand side by side, in the order in which they were given. */
static void check_twice(const struct indicator *indicator, struct arena *scratch,
                        struct diag_list *diags)
{
    struct entry *entries = NULL;
    size_t count = 0, capacity = 0;
    for (const struct observation *o = indicator->observations; o; o = o->next) {
        if (!o->period.year)
            continue;
        struct entry *entry = &ARENA_PUSH(scratch, entries, count, capacity);
        *entry = (struct entry){o, count};
    }
    if (count > 1)
        qsort(entries, count, sizeof *entries, compare_entries);
    for (size_t i = 1, first = 0; i < count; i++) {
        if (compare_figures(entries[first].observation, entries[i].observation) == 0)
            report_twice(entries[first].observation, entries[i].observation, scratch, diags);
        else
            first = i;
    }
}

void data_bind(struct arena *arena, struct publication *publication, struct diag_list *diags)
{
    struct arena *scratch = arena_create_child(arena);
    struct codes *codes = codes_open(scratch, publication);
    for (const struct data_source *s = publication->sources; s; s = s->next) {
        if (is_complete(s))
            bind_source(arena, s, publication->inputs, codes, diags);
    }
    for (const struct known *known = codes_all(codes); known; known = known->next) {
        struct arena_mark mark = arena_mark(scratch);
        check_twice(known->indicator, scratch, diags);
        arena_rewind(scratch, mark);
    }
    arena_destroy(scratch);
}
