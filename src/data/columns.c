/* SPDX-License-Identifier: Apache-2.0 */
/* The head of a table. Where it has several rows, what stands above each other in a column is read
 * together, and what is merged over several columns stands above each of them: "2003/04" over
 * "Target" and "Outturn" gives "2003/04 Target" and "2003/04 Outturn". */
#include "data/columns.h"

#include <stdlib.h>

#include "base/nearest.h"

struct head {
    struct reading *reading;
    const char **names;              /* by number - 1 */
    uint32_t count;                  /* of them */
    uint32_t width;                  /* of the whole table */
    const struct grid_cell **spread; /* merged cells, by row and column of the head */
    struct map *by_name;             /* of a name's key: its first column, as struct place */
};

struct place {
    uint32_t first, second; /* 0: there is one */
};

/* ---- the names ---- */

/* Spans beyond this many in a head are no head's. */
#define MOST_HEAD_SPANS 5000

/* What a merged cell says stands above each of its columns, once however many rows it has. */
static void spread(struct head *head, const struct grid_span *span)
{
    const struct grid *grid = &head->reading->grid;
    const struct grid_row *row = grid_find_row(grid, span->top);
    const struct grid_cell *cell = row ? grid_find_cell(grid, row, span->left) : NULL;
    size_t line = (size_t)(span->top - head->reading->source->head_first) * head->count;
    for (uint32_t column = span->left; cell && column <= span->right; column++)
        head->spread[line + column - 1] = cell;
}

static void spread_merged(struct head *head)
{
    const struct grid *grid = &head->reading->grid;
    const struct data_source *source = head->reading->source;
    size_t rows = source->head_last - source->head_first + 1, met = 0;
    head->spread =
        ARENA_ARRAY(head->reading->scratch, rows * head->count + 1, const struct grid_cell *);
    for (size_t i = 0; i < grid->span_count && met < MOST_HEAD_SPANS; i++) {
        const struct grid_span *span = &grid->spans[i];
        if (span->top < source->head_first || span->top > source->head_last)
            continue;
        spread(head, span);
        met++;
    }
}

static void add_name(struct head *head, struct buffer *name, uint32_t row, uint32_t column)
{
    const struct grid *grid = &head->reading->grid;
    const struct grid_row *found = grid_find_row(grid, row);
    const struct grid_cell *cell = found ? grid_find_cell(grid, found, column) : NULL;
    if (!cell || cell->text.count == 0)
        cell = head->spread[(size_t)(row - head->reading->source->head_first) * head->count +
                            column - 1];
    struct slice text = reading_text(head->reading, (struct spot){NULL, cell});
    if (text.count == 0)
        return;
    if (name->count)
        buffer_add_char(name, ' ');
    buffer_add_slice(name, text);
}

/* The widest row of the head says how many columns there are, merged ones counted. */
static uint32_t head_width(const struct grid *grid, const struct data_source *source)
{
    uint32_t width = 0;
    for (uint32_t row = source->head_first; row <= source->head_last; row++) {
        const struct grid_row *found = grid_find_row(grid, row);
        uint32_t last =
            found && found->count ? grid->cells[found->first + found->count - 1].column : 0;
        width = last > width ? last : width;
    }
    for (size_t i = 0; i < grid->span_count; i++) {
        const struct grid_span *span = &grid->spans[i];
        if (span->top >= source->head_first && span->top <= source->head_last &&
            span->right > width)
            width = span->right;
    }
    return width;
}

/* Heads of more rows than this are a mistake in header-row; they are looked at cell by cell. */
#define MOST_HEAD_ROWS 20

static bool read_head(struct head *head)
{
    struct reading *reading = head->reading;
    const struct data_source *source = reading->source;
    if (!grid_find_row(&reading->grid, source->head_last) ||
        source->head_last - source->head_first >= MOST_HEAD_ROWS) {
        diag_report(reading->diags, DIAG_head_missing,
                    (struct source_pos){reading->grid.file, 0, 0}, (int)source->head_last);
        return false;
    }
    head->count = head_width(&reading->grid, source);
    head->names = ARENA_ARRAY(reading->scratch, head->count + 1, const char *);
    spread_merged(head);
    for (uint32_t column = 1; column <= head->count; column++) {
        struct buffer name = buffer_open(reading->scratch);
        for (uint32_t row = source->head_first; row <= source->head_last; row++)
            add_name(head, &name, row, column);
        head->names[column - 1] = buffer_text(&name);
    }
    return true;
}

static void read_query_names(struct head *head)
{
    const char *const *names = head->reading->grid.file->table->columns;
    while (names[head->count])
        head->count++;
    head->names = ARENA_ARRAY(head->reading->scratch, head->count + 1, const char *);
    for (uint32_t i = 0; i < head->count; i++)
        head->names[i] = names[i];
}

static void index_names(struct head *head)
{
    struct reading *reading = head->reading;
    for (uint32_t column = 1; column <= head->count; column++) {
        struct slice key = data_key(slice_of(head->names[column - 1]), &reading->key);
        if (key.count == 0)
            continue;
        void **slot = map_slot(head->by_name, key);
        struct place *place = *slot;
        if (!place) {
            *slot = place = ARENA_NEW(reading->scratch, struct place);
            place->first = column;
        } else if (!place->second) {
            place->second = column;
        }
    }
}

/* ---- the columns ---- */

#define MOST_LISTED 12

static void report_unknown(struct head *head, const struct data_column *column)
{
    struct diag_list *diags = head->reading->diags;
    struct nearest nearest = nearest_open(column->header);
    struct buffer list = buffer_open(head->reading->scratch);
    int listed = 0;
    for (uint32_t i = 0; i < head->count; i++) {
        nearest_offer(&nearest, head->names[i]);
        if (*head->names[i] && listed++ < MOST_LISTED)
            buffer_format(&list, "%s'%s'", list.count ? ", " : "", head->names[i]);
    }
    diag_report(diags, DIAG_column_unknown, column->pos, head->reading->grid.file->name,
                column->header);
    if (nearest_found(&nearest))
        diag_help(diags, "did you mean '%s'?", nearest_found(&nearest));
    else if (listed)
        diag_help(diags, "its columns are %s%s", buffer_text(&list),
                  listed > MOST_LISTED ? " and more" : "");
    else
        diag_help(diags, "nothing heads its columns: name them by letter, or look at header-row");
}

static bool find_by_name(struct head *head, struct field *field)
{
    const struct data_column *column = field->column;
    struct slice key = data_key(slice_of(column->header), &head->reading->key);
    const struct place *place = map_find(head->by_name, key);
    if (!place) {
        report_unknown(head, column);
        return false;
    }
    field->number = place->first;
    field->name = head->names[place->first - 1];
    if (!place->second)
        return true;
    char first[8], second[8];
    column_letters(place->first, first);
    column_letters(place->second, second);
    diag_report(head->reading->diags, DIAG_column_twice, column->pos,
                head->reading->grid.file->name, column->header);
    diag_help(head->reading->diags,
              "name the one that is meant by its letter: letter=\"%s\" or "
              "letter=\"%s\"",
              first, second);
    return false;
}

/* The last column of any row: figures may stand where nothing heads them. */
static uint32_t table_width(const struct head *head)
{
    const struct grid *grid = &head->reading->grid;
    uint32_t width = head->count;
    for (size_t i = 0; i < grid->row_count; i++) {
        const struct grid_row *row = &grid->rows[i];
        uint32_t last = row->count ? grid->cells[row->first + row->count - 1].column : 0;
        width = last > width ? last : width;
    }
    for (size_t i = 0; i < grid->span_count; i++)
        width = grid->spans[i].right > width ? grid->spans[i].right : width;
    return width;
}

static bool find_by_letter(struct head *head, struct field *field)
{
    struct arena *scratch = head->reading->scratch;
    char letters[8];
    field->number = field->column->number;
    column_letters(field->number, letters);
    bool named = field->number <= head->count && *head->names[field->number - 1];
    field->name = named ? head->names[field->number - 1] : arena_string(scratch, letters);
    if (field->number <= head->width)
        return true;
    diag_report(head->reading->diags, DIAG_column_beyond, field->column->pos,
                head->reading->grid.file->name, letters);
    column_letters(head->width, letters);
    diag_help(head->reading->diags, "its last is %s", letters);
    return false;
}

/* ---- cells merged over rows ---- */

static int compare_tops(const void *a, const void *b)
{
    const struct grid_span *x = a, *y = b;
    return (x->top > y->top) - (x->top < y->top);
}

/* Merged over rows, a code, a period or a kind is said of each of them; a reason why there is no
 * figure is said of each cell it is merged over ("to be deleted" across three targets). */
static void find_merged(struct reading *reading, struct field *field)
{
    enum data_role role = field->column->role;
    struct grid_span *spans = NULL;
    size_t count = 0, capacity = 0;
    if (role != DATA_CODE && role != DATA_PERIOD && role != DATA_KIND && role != DATA_VALUE)
        return;
    for (size_t i = 0; i < reading->grid.span_count; i++) {
        const struct grid_span *span = &reading->grid.spans[i];
        bool covers = span->left <= field->number && field->number <= span->right;
        if (covers && (span->bottom > span->top || role == DATA_VALUE))
            ARENA_PUSH(reading->scratch, spans, count, capacity) = *span;
    }
    if (count > 1)
        qsort(spans, count, sizeof *spans, compare_tops);
    field->merged = spans;
    field->merged_count = count;
}

bool columns_find(struct reading *reading, struct columns *columns)
{
    const struct source_table *table = reading->grid.file->table;
    struct head head = {.reading = reading,
                        .names = ARENA_ARRAY(reading->scratch, 1, const char *),
                        .by_name = map_create(reading->scratch)};
    size_t capacity = 0;
    *columns = (struct columns){NULL, 0, 0};
    if (table && !table->sheet)
        read_query_names(&head);
    else if (reading->source->head_last && !read_head(&head))
        return false;
    index_names(&head);
    head.width = table_width(&head);
    columns->width = head.count;
    bool found = true;
    for (const struct data_column *c = reading->source->columns; c; c = c->next) {
        struct field *field =
            &ARENA_PUSH(reading->scratch, columns->fields, columns->count, capacity);
        field->column = c;
        if (c->header ? find_by_name(&head, field) : find_by_letter(&head, field))
            find_merged(reading, field);
        else
            found = false;
    }
    return found;
}
