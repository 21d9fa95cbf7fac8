/* SPDX-License-Identifier: Apache-2.0 */
/* Which cells head which, where Scope alone does not say it plainly.
 *
 * In a table with one row of heads a reader's software finds the head of a cell above it. With
 * heads on several levels, or titles between the rows, it would have to guess, and programs guess
 * differently; so there each cell names its heads (ISO 32000-1, 14.8.5.7; ISO 14289-1, 7.5): those
 * of its columns from the top down, the title its row stands under, the heads of its row.
 *
 * The table is walked once, from the top, with what hangs down into the row at hand noted for each
 * column. */
#include "page/structure.h"

/* What stands in a column: the cell of the row at hand, or one that spans down from above. */
struct column {
    struct structure_element *cell;
    int32_t rows; /* that it still takes, this one included */
};

struct walk {
    struct arena *arena;
    struct column *columns;
    int32_t count;
    const struct structure_element **heads; /* level by level, of each column */
    int32_t levels;
    const struct structure_element *title;  /* over the rows that follow, or NULL */
    const struct structure_element **found; /* for the cell at hand; room for all */
    size_t found_count;
};

static int32_t at_least_one(int32_t span)
{
    return span > 1 ? span : 1;
}

static bool is_row(const struct structure_child *child)
{
    return child->element && child->element->role == ROLE_TR;
}

static int32_t row_width(const struct structure_element *row)
{
    int32_t width = 0;
    for (size_t i = 0; i < row->count; i++)
        width += row->children[i].element ? at_least_one(row->children[i].element->column_span) : 0;
    return width;
}

/* A row that is one header from edge to edge. */
static bool is_title(const struct structure_element *row, int32_t count)
{
    const struct structure_element *cell = row->count == 1 ? row->children[0].element : NULL;
    return cell && cell->role == ROLE_TH && count > 1 && at_least_one(cell->column_span) == count;
}

/* The groups of the table; NULL where it has no head, or begins with something else. */
static const struct structure_element *head_of(const struct structure_element *table)
{
    for (size_t i = 0; i < table->count; i++) {
        const struct structure_element *group = table->children[i].element;
        if (group && group->role == ROLE_THEAD)
            return group->count && is_row(&group->children[0]) ? group : NULL;
    }
    return NULL;
}

static bool has_titles(const struct structure_element *table, int32_t count)
{
    for (size_t g = 0; g < table->count; g++) {
        const struct structure_element *group = table->children[g].element;
        if (!group || group->role != ROLE_TBODY)
            continue;
        for (size_t r = 0; r < group->count; r++) {
            if (is_row(&group->children[r]) && is_title(group->children[r].element, count))
                return true;
        }
    }
    return false;
}

static void find(struct walk *walk, const struct structure_element *head)
{
    for (size_t i = walk->found_count; i > 0; i--) {
        if (walk->found[i - 1] == head)
            return;
    }
    walk->found[walk->found_count++] = head;
}

/* The heads of the columns from `first` to `end`, of the levels above `level`. */
static void find_column_heads(struct walk *walk, int32_t first, int32_t end, int32_t level)
{
    for (int32_t l = 0; l < level; l++) {
        for (int32_t c = first; c < end; c++) {
            const struct structure_element *head = walk->heads[l * walk->count + c];
            if (head)
                find(walk, head);
        }
    }
}

static void name_found(struct walk *walk, struct structure_element *cell)
{
    cell->header_count = walk->found_count;
    cell->headers = NULL;
    if (!walk->found_count)
        return;
    cell->headers = ARENA_ARRAY(walk->arena, walk->found_count, const struct structure_element *);
    memcpy(cell->headers, walk->found, walk->found_count * sizeof *cell->headers);
}

/* Put the cells of a row where they stand, beside what hangs down from above. */
static void place_row(struct walk *walk, const struct structure_element *row)
{
    int32_t column = 0;
    for (int32_t c = 0; c < walk->count; c++) {
        if (walk->columns[c].rows > 0 && --walk->columns[c].rows == 0)
            walk->columns[c].cell = NULL;
    }
    for (size_t i = 0; i < row->count; i++) {
        struct structure_element *cell = row->children[i].element;
        if (!cell)
            continue;
        while (column < walk->count && walk->columns[column].rows > 0)
            column++;
        int32_t end = column + at_least_one(cell->column_span);
        for (; column < end && column < walk->count; column++)
            walk->columns[column] = (struct column){cell, at_least_one(cell->row_span)};
    }
}

/* Call `name` for each cell that begins in the row placed last. */
static void each_cell(struct walk *walk, const struct structure_element *row, int32_t level,
                      void (*name)(struct walk *walk, struct structure_element *cell, int32_t first,
                                   int32_t end, int32_t level))
{
    for (int32_t c = 0; c < walk->count;) {
        struct structure_element *cell = walk->columns[c].cell;
        int32_t end = c + 1;
        while (end < walk->count && walk->columns[end].cell == cell)
            end++;
        if (cell && cell->parent == row) {
            walk->found_count = 0;
            name(walk, cell, c, end, level);
            name_found(walk, cell);
        }
        c = end;
    }
}

static void name_head(struct walk *walk, struct structure_element *cell, int32_t first, int32_t end,
                      int32_t level)
{
    find_column_heads(walk, first, end, level);
    if (walk->found_count && walk->found[walk->found_count - 1] == cell)
        walk->found_count--;
}

static void name_cell(struct walk *walk, struct structure_element *cell, int32_t first, int32_t end,
                      int32_t level)
{
    find_column_heads(walk, first, end, level);
    if (walk->title)
        find(walk, walk->title);
    if (cell->role == ROLE_TH)
        return; /* a row's heads do not head each other */
    for (int32_t c = 0; c < walk->count; c++) {
        const struct structure_element *head = walk->columns[c].cell;
        if (head && head->role == ROLE_TH)
            find(walk, head);
    }
}

static void walk_head(struct walk *walk, const struct structure_element *head)
{
    for (size_t r = 0; r < head->count; r++) {
        if (!is_row(&head->children[r]))
            continue;
        place_row(walk, head->children[r].element);
        each_cell(walk, head->children[r].element, walk->levels, name_head);
        for (int32_t c = 0; c < walk->count; c++)
            walk->heads[walk->levels * walk->count + c] = walk->columns[c].cell;
        walk->levels++;
    }
}

static void walk_body(struct walk *walk, const struct structure_element *body)
{
    for (int32_t c = 0; c < walk->count; c++)
        walk->columns[c] = (struct column){NULL, 0}; /* no cell spans out of its group */
    for (size_t r = 0; r < body->count; r++) {
        if (!is_row(&body->children[r]))
            continue;
        const struct structure_element *row = body->children[r].element;
        place_row(walk, row);
        if (is_title(row, walk->count))
            walk->title = row->children[0].element;
        else
            each_cell(walk, row, walk->levels, name_cell);
    }
}

void structure_name_headers(struct arena *arena, const struct structure_element *table)
{
    const struct structure_element *head = head_of(table);
    int32_t count = head ? row_width(head->children[0].element) : 0;
    if (count == 0 || (head->count < 2 && !has_titles(table, count)))
        return;
    size_t levels = head->count;
    struct walk walk = {
        .arena = arena,
        .columns = ARENA_ARRAY(arena, count, struct column),
        .count = count,
        .heads = ARENA_ARRAY(arena, levels * (size_t)count, const struct structure_element *),
        .found =
            ARENA_ARRAY(arena, (levels + 1) * (size_t)count + 1, const struct structure_element *)};
    walk_head(&walk, head);
    for (size_t g = 0; g < table->count; g++) {
        const struct structure_element *group = table->children[g].element;
        if (group && group->role == ROLE_TBODY)
            walk_body(&walk, group);
    }
}
