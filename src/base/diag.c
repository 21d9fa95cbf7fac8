/* SPDX-License-Identifier: Apache-2.0 */
#include "base/diag.h"

#include <stdlib.h>

#include "base/buffer.h"

struct diag_row {
    const char *name;
    enum severity severity;
    const char *message, *help;
};

static const struct diag_row rows[DIAG_COUNT] = {
#define DIAG(name, severity, message, help) {#name, SEVERITY_##severity, message, help},
#include "base/diag.def"
#undef DIAG
};

struct entry {
    struct diag diag;
    size_t order; /* of arrival, to keep the sort stable */
};

struct diag_list {
    struct arena *arena;
    struct entry *entries;
    size_t count, capacity;
    enum severity worst;
    bool strict;
};

struct diag_list *diag_list_create(struct arena *arena)
{
    struct diag_list *list = ARENA_NEW(arena, struct diag_list);
    list->arena = arena;
    return list;
}

/* The ids of diag.def are C names; people and scripts see them in kebab case. */
static const char *kebab_case(struct arena *arena, const char *name)
{
    char *kebab = arena_string(arena, name);
    for (char *c = kebab; *c; c++) {
        if (*c == '_')
            *c = '-';
    }
    return kebab;
}

static const char *place_text(struct arena *arena, struct source_pos pos)
{
    if (!pos.file)
        return NULL;
    struct buffer text = buffer_open(arena);
    source_write(pos, &text);
    return buffer_text(&text);
}

void diag_report(struct diag_list *list, enum diag_id id, struct source_pos pos, ...)
{
    const struct diag_row *row = &rows[id];
    struct buffer message = buffer_open(list->arena);
    va_list arguments;
    va_start(arguments, pos);
    buffer_format_list(&message, row->message, arguments);
    va_end(arguments);
    diag_add(list, &(struct diag){.id = id,
                                  .name = kebab_case(list->arena, row->name),
                                  .severity = row->severity,
                                  .pos = pos,
                                  .message = buffer_text(&message),
                                  .help = row->help});
}

void diag_add(struct diag_list *list, const struct diag *diag)
{
    struct entry *entry = &ARENA_PUSH(list->arena, list->entries, list->count, list->capacity);
    *entry = (struct entry){*diag, list->count};
    entry->diag.place = place_text(list->arena, diag->pos);
    if (list->strict && diag->severity == SEVERITY_WARNING)
        entry->diag.severity = SEVERITY_ERROR;
    if (entry->diag.severity > list->worst)
        list->worst = entry->diag.severity;
}

void diag_strict(struct diag_list *list)
{
    list->strict = true;
}

void diag_help(struct diag_list *list, const char *format, ...)
{
    struct buffer help = buffer_open(list->arena);
    va_list arguments;
    va_start(arguments, format);
    buffer_format_list(&help, format, arguments);
    va_end(arguments);
    if (list->count)
        list->entries[list->count - 1].diag.help = buffer_text(&help);
}

static int compare(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int places = source_compare(x->diag.pos, y->diag.pos);
    if (places)
        return places;
    return x->order < y->order ? -1 : 1;
}

static bool same(const struct diag *a, const struct diag *b)
{
    return a->id == b->id && strcmp(a->name, b->name) == 0 && strcmp(a->message, b->message) == 0;
}

/* Whether the kept entries already say this; only those at the same place can. */
static bool said(const struct entry *kept, size_t count, const struct diag *diag)
{
    for (; count > 0 && source_compare(kept[count - 1].diag.pos, diag->pos) == 0; count--) {
        if (same(&kept[count - 1].diag, diag))
            return true;
    }
    return false;
}

void diag_sort(struct diag_list *list)
{
    if (list->count < 2)
        return;
    qsort(list->entries, list->count, sizeof *list->entries, compare);
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (!said(list->entries, kept, &list->entries[i].diag))
            list->entries[kept++] = list->entries[i];
    }
    list->count = kept;
}

size_t diag_count(const struct diag_list *list)
{
    return list->count;
}

const struct diag *diag_at(const struct diag_list *list, size_t index)
{
    return &list->entries[index].diag;
}

enum severity diag_worst(const struct diag_list *list)
{
    return list->worst;
}

bool diag_clean(const struct diag_list *list)
{
    return list->worst < SEVERITY_ERROR;
}

const char *severity_name(enum severity severity)
{
    static const char *const names[] = {"note", "warning", "error", "error"};
    return names[severity];
}
