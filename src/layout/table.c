/* SPDX-License-Identifier: Apache-2.0 */
/* layout/table.c - a table as one tall strip: columns, rows, cells, all with their places in it.
 *
 * Widths come from layout/columns.c, which asks for the height of cells at widths of its choice; a
 * cell asked is a cell set, and setting is remembered. Row heights follow: first from cells of one
 * row, then each spanning cell that is taller than its rows adds the difference to the last. Where
 * the strip may be cut into slices is layout/slices.c. */
#include "layout/chart.h"

#include "layout/columns.h"

/* How many cells may be set in search of the best widths. A thousand settle any table of a page or
 * two; a longer one comes within a hundredth of the best with far fewer than it has cells. */
#define HEIGHT_CALLS 1000

/* ---- what a cell asks of its column ---- */

/* A cell as it was set at one width. */
struct trial {
    struct trial *next;
    length width;
    struct galley galley;
};

struct asking {
    struct layout *layout;
    const struct flow_table *table;
    length *widest;        /* by cell: no width beyond this changes how it is set */
    struct trial **trials; /* by cell */
};

static length padding_across(const struct flow_cell *cell)
{
    return cell->style->padding_left + cell->style->padding_right;
}

static length padding_down(const struct flow_cell *cell)
{
    return cell->style->padding_top + cell->style->padding_bottom;
}

static const struct galley *cell_galley(struct asking *asking, size_t index, length width)
{
    struct layout *layout = asking->layout;
    const struct flow_cell *cell = &asking->table->cells[index];
    if (width > asking->widest[index])
        width = asking->widest[index];
    for (struct trial *trial = asking->trials[index]; trial; trial = trial->next) {
        if (trial->width == width)
            return &trial->galley;
    }
    length inner = width - padding_across(cell);
    struct galley galley = blocks_set(layout, cell->blocks, inner > 0 ? inner : 0);
    struct trial *trial = ARENA_NEW(layout->scratch, struct trial);
    *trial = (struct trial){asking->trials[index], width, galley};
    asking->trials[index] = trial;
    return &trial->galley;
}

static length cell_height(void *context, size_t index, length width)
{
    struct asking *asking = context;
    return galley_height(cell_galley(asking, index, width)) +
           padding_down(&asking->table->cells[index]);
}

static struct column_cell ask(struct layout *layout, const struct flow_cell *cell);

/* A table in a cell: its columns side by side. What a spanning cell lacks goes to its last column.
 */
static struct text_extent table_extent(struct layout *layout, const struct flow_table *table)
{
    struct arena_mark mark = arena_mark(layout->scratch);
    struct text_extent *columns =
        ARENA_ARRAY(layout->scratch, table->column_count, struct text_extent);
    struct text_extent sum = {0, 0};
    for (int pass = 0; pass < 2; pass++) {
        for (int32_t i = 0; i < table->cell_count; i++) {
            const struct flow_cell *cell = &table->cells[i];
            if ((cell->columns > 1) != (pass == 1))
                continue;
            struct column_cell asked = ask(layout, cell);
            int32_t last = cell->column + cell->columns - 1;
            for (int32_t c = cell->column; c < last; c++) {
                asked.minimum -= columns[c].minimum;
                asked.maximum -= columns[c].maximum;
            }
            if (asked.minimum > columns[last].minimum)
                columns[last].minimum = asked.minimum;
            if (asked.maximum > columns[last].maximum)
                columns[last].maximum = asked.maximum;
        }
    }
    for (int32_t c = 0; c < table->column_count; c++) {
        sum.minimum += columns[c].minimum;
        sum.maximum += columns[c].maximum;
    }
    arena_rewind(layout->scratch, mark);
    return sum;
}

/* A picture can be made smaller, but one of a few points shows nothing. */
#define LEAST_IMAGE (48 * LENGTH_POINT)

/* The demands of one block are those of its text with its indents; blocks stand above each other.
 */
static void ask_block(struct layout *layout, const struct flow_block *block,
                      struct column_cell *asked)
{
    length indents = block->left + block->right;
    length minimum = indents, maximum = indents;
    if (block->kind == FLOW_PARAGRAPH) {
        struct text_extent extent = text_extent(layout, &block->text);
        minimum += extent.minimum;
        maximum += extent.maximum;
        asked->text += extent.maximum;
        asked->line = block->style->line_height;
        asked->forced++;
    } else if (block->kind == FLOW_SPACE) {
        asked->extra += block->space;
    } else if (block->kind == FLOW_IMAGE) {
        length width = block->image.width;
        minimum += width < LEAST_IMAGE ? width : LEAST_IMAGE;
        maximum += width;
    } else if (block->kind == FLOW_CHART) {
        struct text_extent extent = chart_extent(block);
        minimum += extent.minimum;
        maximum += extent.maximum;
        asked->extra += block->style->line_height;
    } else if (block->kind == FLOW_TABLE) {
        struct text_extent extent = table_extent(layout, block->table);
        minimum += extent.minimum;
        maximum += extent.maximum;
        asked->text += extent.maximum;
        asked->forced += (uint32_t)block->table->row_count;
    }
    asked->minimum = minimum > asked->minimum ? minimum : asked->minimum;
    asked->maximum = maximum > asked->maximum ? maximum : asked->maximum;
}

/* How far the figures of a cell reach to either side of their axis. One above the other, such as a
 * target and what it was before, they share it. */
struct figure_extent {
    bool figures; /* there are some */
    length before, after;
};

static struct figure_extent figure_extent(const struct layout *layout, const struct flow_cell *cell)
{
    struct figure_extent extent = {.figures = false};
    if (cell->align != CELL_DECIMAL || cell->columns > 1)
        return extent;
    for (const struct flow_block *block = cell->blocks; block; block = block->next) {
        const struct flow_text *text = &block->text;
        if (block->kind != FLOW_PARAGRAPH || !text->numeric)
            continue;
        length before = items_width(layout, text, 0, text->axis);
        length after = items_width(layout, text, text->axis, text->count);
        extent.before = before > extent.before ? before : extent.before;
        extent.after = after > extent.after ? after : extent.after;
        extent.figures = true;
    }
    return extent;
}

static void ask_decimal(struct layout *layout, const struct flow_cell *cell,
                        struct column_cell *asked)
{
    struct figure_extent extent = figure_extent(layout, cell);
    if (!extent.figures)
        return;
    asked->before = extent.before + cell->style->padding_left;
    asked->after = extent.after + cell->style->padding_right;
}

static struct column_cell ask(struct layout *layout, const struct flow_cell *cell)
{
    struct column_cell asked = {.row = (uint32_t)cell->row,
                                .column = (uint32_t)cell->column,
                                .row_span = (uint32_t)cell->rows,
                                .column_span = (uint32_t)cell->columns};
    for (const struct flow_block *block = cell->blocks; block; block = block->next)
        ask_block(layout, block, &asked);
    asked.padding = padding_across(cell);
    asked.minimum += asked.padding;
    asked.maximum += asked.padding;
    asked.extra += padding_down(cell);
    ask_decimal(layout, cell, &asked);
    return asked;
}

/* Text that fits on its lines is set the same at any greater width, unless it is set against the
 * right edge. Most cells hold a figure or a few words, so most widths that are tried come to one.
 */
static length widest_width(const struct flow_cell *cell, length maximum)
{
    for (const struct flow_block *block = cell->blocks; block; block = block->next) {
        bool left =
            block->kind == FLOW_PARAGRAPH && block->text.tail == block->text.count &&
            !block->text.right_to_left &&
            (block->style->text_align == TEXT_START || block->style->text_align == TEXT_JUSTIFY);
        if (!left)
            return LENGTH_MAX;
    }
    return maximum;
}

/* Where figures of very different size stand in one column, the axis they share makes it wide: a
 * place for the longest number and one for the longest unit. When a table has no room for that, its
 * figures are set in the middle of their columns, one by one. */
static void give_up_axes(struct column_cell *cells, int32_t count)
{
    for (int32_t i = 0; i < count; i++)
        cells[i].before = cells[i].after = 0;
}

/* The same in a column whose axis would not fit the share of the width it is to have: tables that
 * follow one another keep their columns in line. */
static void fit_axes(struct column_cell *cells, const struct flow_table *table, length measure,
                     struct arena *scratch)
{
    length *before = ARENA_ARRAY(scratch, table->column_count, length);
    length *after = ARENA_ARRAY(scratch, table->column_count, length);
    for (int32_t i = 0; i < table->cell_count; i++) {
        uint32_t c = cells[i].column;
        before[c] = cells[i].before > before[c] ? cells[i].before : before[c];
        after[c] = cells[i].after > after[c] ? cells[i].after : after[c];
    }
    for (int32_t i = 0; i < table->cell_count; i++) {
        uint32_t c = cells[i].column;
        int32_t share = table->columns[c].share;
        if (share && before[c] + after[c] > length_ratio(measure, share, 1000))
            cells[i].before = cells[i].after = 0;
    }
}

static void choose_columns(struct asking *asking, length measure, struct set_table *set)
{
    struct layout *layout = asking->layout;
    const struct flow_table *table = asking->table;
    struct column_cell *cells = ARENA_ARRAY(layout->scratch, table->cell_count, struct column_cell);
    uint16_t *shares = ARENA_ARRAY(layout->scratch, table->column_count, uint16_t);
    for (int32_t i = 0; i < table->cell_count; i++) {
        cells[i] = ask(layout, &table->cells[i]);
        asking->widest[i] = widest_width(&table->cells[i], cells[i].maximum);
    }
    fit_axes(cells, table, measure, layout->scratch);
    for (int32_t c = 0; c < table->column_count; c++)
        shares[c] = (uint16_t)table->columns[c].share;
    struct column_task task = {.width = measure,
                               .fit = COLUMNS_FILL,
                               .columns = (size_t)table->column_count,
                               .rows = (size_t)table->row_count,
                               .cells = cells,
                               .cell_count = (size_t)table->cell_count,
                               .shares = shares,
                               .height = cell_height,
                               .context = asking,
                               .calls = HEIGHT_CALLS};
    struct arena *solving = arena_create_child(layout->arena);
    struct column_widths widths = columns_solve(solving, &task);
    if (widths.outcome == COLUMNS_OVERFULL) {
        give_up_axes(cells, table->cell_count);
        widths = columns_solve(solving, &task);
    }
    set->overfull = widths.outcome == COLUMNS_OVERFULL;
    set->columns = ARENA_ARRAY(layout->arena, table->column_count + 1, length);
    for (int32_t c = 0; c < table->column_count; c++)
        set->columns[c + 1] = set->columns[c] + widths.widths[c];
    set->width = set->columns[table->column_count];
    arena_destroy(solving);
}

/* ---- rows ---- */

static void set_cells(struct asking *asking, struct set_table *set)
{
    const struct flow_table *table = set->table;
    set->cells = ARENA_ARRAY(asking->layout->arena, table->cell_count, struct set_cell);
    for (int32_t i = 0; i < table->cell_count; i++) {
        const struct flow_cell *cell = &table->cells[i];
        struct set_cell *placed = &set->cells[i];
        placed->cell = cell;
        placed->x = set->columns[cell->column];
        placed->width = set->columns[cell->column + cell->columns] - placed->x;
        placed->galley = *cell_galley(asking, (size_t)i, placed->width);
        placed->height = galley_height(&placed->galley) + padding_down(cell);
        placed->axis = -1;
    }
}

static int32_t last_row(const struct flow_table *table, const struct flow_cell *cell)
{
    int32_t last = cell->row + cell->rows - 1;
    return last < table->row_count ? last : table->row_count - 1;
}

static void grow_rows(struct set_table *set, length *heights, bool spanning)
{
    const struct flow_table *table = set->table;
    for (int32_t i = 0; i < table->cell_count; i++) {
        const struct set_cell *placed = &set->cells[i];
        int32_t first = placed->cell->row, last = last_row(table, placed->cell);
        if ((last > first) != spanning)
            continue;
        length held = 0;
        for (int32_t r = first; r < last; r++)
            held += heights[r];
        if (placed->height - held > heights[last])
            heights[last] = placed->height - held;
    }
}

static void place_rows(struct layout *layout, struct set_table *set)
{
    const struct flow_table *table = set->table;
    length *heights = ARENA_ARRAY(layout->scratch, table->row_count, length);
    grow_rows(set, heights, false);
    grow_rows(set, heights, true);
    set->row_tops = ARENA_ARRAY(layout->arena, table->row_count + 1, length);
    for (int32_t r = 0; r < table->row_count; r++)
        set->row_tops[r + 1] = set->row_tops[r] + heights[r];
    set->height = set->row_tops[table->row_count];
    set->head_height = set->row_tops[table->head_count];
    /* where it would leave the rows less than half of the page, it stands once, like a row */
    bool fits = layout->tallest == 0 || set->head_height * 2 <= layout->tallest;
    set->repeated = fits ? set->head_height : 0;
    for (int32_t i = 0; i < table->cell_count; i++) {
        struct set_cell *placed = &set->cells[i];
        placed->y = set->row_tops[placed->cell->row];
        length bottom = set->row_tops[last_row(table, placed->cell) + 1];
        length slack = bottom - placed->y - placed->height;
        placed->height = bottom - placed->y;
        placed->top = placed->cell->style->padding_top + (placed->cell->middle ? slack : 0);
    }
}

static void find_spanning(struct layout *layout, struct set_table *set)
{
    const struct flow_table *table = set->table;
    set->spanning = ARENA_ARRAY(layout->arena, table->cell_count, int32_t);
    for (int32_t i = 0; i < table->cell_count; i++) {
        if (table->cells[i].rows > 1)
            set->spanning[set->spanning_count++] = i;
    }
}

int32_t table_row_at(const struct set_table *set, length height)
{
    int32_t low = 0, high = set->table->row_count - 1;
    while (low < high) {
        int32_t middle = (low + high) / 2;
        if (set->row_tops[middle + 1] > height)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

int32_t table_title_at(const struct set_table *set, length height)
{
    return height >= set->head_height ? set->table->rows[table_row_at(set, height)].title : 0;
}

size_t table_first_cell(const struct set_table *set, length height)
{
    size_t low = 0, high = (size_t)set->table->cell_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (set->cells[middle].y < height)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ---- decimal alignment ----
 * All figures of a column share an axis. The widest part before it and the widest after it make a
 * strip, which stands in the middle of the column; units and note marks hang behind the digits. */
static void align_column(struct layout *layout, struct set_table *set, int32_t column)
{
    length before = 0, after = 0, width = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (int32_t i = 0; i < set->table->cell_count; i++) {
            struct set_cell *placed = &set->cells[i];
            if (placed->cell->column != column)
                continue;
            struct figure_extent extent = figure_extent(layout, placed->cell);
            if (!extent.figures)
                continue;
            if (pass == 1) {
                placed->axis = before + after <= width ? (width - before - after) / 2 + before : -1;
                continue;
            }
            before = extent.before > before ? extent.before : before;
            after = extent.after > after ? extent.after : after;
            width = placed->width;
        }
    }
}

const struct set_table *table_set(struct layout *layout, const struct flow_table *table,
                                  length measure)
{
    bool moves = false;
    for (int32_t i = 0; i < table->cell_count && !moves; i++)
        moves = blocks_move(table->cells[i].blocks, NULL);
    void **slot = moves ? NULL : layout_slot(layout->tables, table, measure);
    if (slot && *slot)
        return *slot;
    struct set_table *set = ARENA_NEW(layout->arena, struct set_table);
    struct arena_mark mark = arena_mark(layout->scratch);
    set->table = table;
    struct asking asking = {.layout = layout,
                            .table = table,
                            .widest = ARENA_ARRAY(layout->scratch, table->cell_count, length),
                            .trials =
                                ARENA_ARRAY(layout->scratch, table->cell_count, struct trial *)};
    choose_columns(&asking, measure, set);
    set_cells(&asking, set);
    place_rows(layout, set);
    find_spanning(layout, set);
    for (int32_t c = 0; c < table->column_count; c++)
        align_column(layout, set, c);
    arena_rewind(layout->scratch, mark);
    if (!moves)
        *layout_slot(layout->tables, table, measure) = set;
    return set;
}
