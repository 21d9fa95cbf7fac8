/* SPDX-License-Identifier: Apache-2.0 */
/* plan/table.c - tables: cells find their columns as they do in HTML, and must fill the grid. */
#include "plan/reader.h"

/* More columns than any page holds; a larger number is a slip. */
#define MOST_COLUMNS 64

struct grid {
    struct plan_reader *reader;
    struct table *table;
    const bool *header_columns; /* of the body; NULL in the head, where every cell is a heading */
    int32_t covered[MOST_COLUMNS]; /* rows that a cell from above still covers, by column */
};

static const char *const aligns[] = {"auto", "left", "centre", "right", "decimal", NULL};

static int32_t row_width(const struct xml_node *row)
{
    int32_t width = 0;
    for (const struct xml_node *cell = xml_first(row); cell; cell = xml_next(cell))
        width += read_count(cell, "columns", 1);
    return width;
}

/* The columns there are: those declared, else as many as the first row has. */
static int32_t count_columns(const struct xml_node *element)
{
    int32_t declared = 0;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node))
        declared += xml_is(node, "column");
    if (declared)
        return declared;
    const struct xml_node *group = xml_child(element, "head");
    if (!group)
        group = xml_child(element, "body");
    return group && xml_first(group) ? row_width(xml_first(group)) : 0;
}

static void read_columns(struct plan_reader *reader, const struct xml_node *element,
                         struct table *table, bool *headers)
{
    struct table_column *columns =
        ARENA_ARRAY(reader->arena, table->column_count, struct table_column);
    int32_t c = 0, total = 0;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "column") || c == table->column_count)
            continue;
        columns[c].align = (enum column_align)read_choice(node, "align", aligns, ALIGN_AUTO);
        columns[c].width = read_share(node, "width");
        total += columns[c].width;
        headers[c++] = read_yes(node, "header");
    }
    if (total > 1000)
        diag_report(reader->diags, DIAG_column_widths, element->pos, (int)(total / 10));
    table->columns = columns;
}

/* The next column that no cell from above covers. */
static int32_t free_column(const struct grid *grid, int32_t column)
{
    while (column < grid->table->column_count && grid->covered[column] > 0)
        column++;
    return column;
}

static struct table_cell *read_cell(struct grid *grid, const struct xml_node *node, int32_t column,
                                    int32_t rows_left)
{
    struct plan_reader *reader = grid->reader;
    int32_t count = grid->table->column_count;
    int32_t columns = read_count(node, "columns", 1), rows = read_count(node, "rows", 1);
    if (column + columns > count) {
        diag_report(reader->diags, DIAG_cell_outside, node->pos, (int)count);
        if (column >= count)
            return NULL;
        columns = count - column;
    }
    if (rows > rows_left) {
        diag_report(reader->diags, DIAG_rows_outside, node->pos, (int)rows, (int)rows_left);
        rows = rows_left;
    }
    for (int32_t c = column; c < column + columns; c++) {
        if (grid->covered[c] == 0)
            continue;
        diag_report(reader->diags, DIAG_cells_overlap, node->pos, (int)c + 1);
        columns = c - column;
    }
    struct table_cell *cell = ARENA_NEW(reader->arena, struct table_cell);
    cell->pos = node->pos;
    cell->column = column;
    cell->columns = columns;
    cell->rows = rows;
    cell->header = xml_attribute(node, "header")
                       ? read_yes(node, "header")
                       : !grid->header_columns || grid->header_columns[column];
    cell->align = (enum column_align)read_choice(node, "align", aligns, ALIGN_AUTO);
    cell->blocks = read_flow(reader, node);
    for (int32_t c = column; c < column + columns; c++)
        grid->covered[c] = rows;
    return cell;
}

static struct table_row *read_row(struct grid *grid, const struct xml_node *element,
                                  int32_t rows_left)
{
    struct plan_reader *reader = grid->reader;
    struct table_row *row = ARENA_NEW(reader->arena, struct table_row);
    struct table_cell **link = &row->cells;
    row->pos = element->pos;
    int32_t column = free_column(grid, 0);
    bool outside = false;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "cell"))
            continue;
        *link = read_cell(grid, node, column, rows_left);
        outside = outside || !*link;
        if (!*link)
            break;
        column = free_column(grid, column + (*link)->columns);
        link = &(*link)->next;
    }
    if (column < grid->table->column_count && !outside)
        diag_report(reader->diags, DIAG_row_short, element->pos, (int)column,
                    (int)grid->table->column_count);
    for (int32_t c = 0; c < grid->table->column_count; c++)
        grid->covered[c] -= grid->covered[c] > 0;
    return row;
}

static struct table_row *read_rows(struct grid *grid, const struct xml_node *group, int32_t *count)
{
    struct table_row *rows = NULL, **link = &rows;
    int32_t left = 0;
    for (const struct xml_node *node = group ? xml_first(group) : NULL; node; node = xml_next(node))
        left += xml_is(node, "row");
    *count = left;
    for (const struct xml_node *node = group ? xml_first(group) : NULL; node;
         node = xml_next(node)) {
        if (!xml_is(node, "row"))
            continue;
        *link = read_row(grid, node, left--);
        link = &(*link)->next;
    }
    memset(grid->covered, 0, sizeof grid->covered);
    return rows;
}

void read_table(struct plan_reader *reader, const struct xml_node *element, struct block *block)
{
    struct table *table = &block->table;
    bool headers[MOST_COLUMNS] = {false};
    struct grid grid = {.reader = reader, .table = table};
    table->caption = read_inlines_child(reader, element, "caption");
    table->summary = xml_value(element, "summary", NULL);
    table->column_count = count_columns(element);
    if (table->column_count > MOST_COLUMNS) {
        diag_report(reader->diags, DIAG_columns_too_many, element->pos, MOST_COLUMNS);
        table->column_count = MOST_COLUMNS;
    }
    read_columns(reader, element, table, headers);
    table->head = read_rows(&grid, xml_child(element, "head"), &table->head_count);
    grid.header_columns = headers;
    table->body = read_rows(&grid, xml_child(element, "body"), &table->body_count);
    check_heads(reader, block);
}
