/* SPDX-License-Identifier: Apache-2.0 */
/* layout/slices.c - where the strip of a table may be cut.
 *
 * A cut is a height that no line of any cell stands across. Between two rows it is free; inside a
 * tall row it costs, and is allowed only where some lines of the row's tallest cell stay together
 * on either side. Because a cut moves nothing, the heights of the slices add up to the table's, and
 * pagination can treat them like lines. A page that begins inside the table also has its head, and
 * the title of the group it begins in, once more. */
#include "layout/setting.h"

#define INSIDE_ROW 150 /* worse than a short page, better than a half-empty one */
#define AFTER_TALL_HEAD 200
#define ROWS_PARTED 300 /* of two: they are compared, and a page may end short for them */
#define LINES_TOGETHER 3
/* What little is parted from the rest looks lost, a row or two under the head, the last ones on a
 * page of their own, two lines of a row. The less it is, the more a page may give for it. */
#define LITTLE 150
#define LITTLE_HEIGHT (72 * LENGTH_POINT)
/* And a table is better whole, the more so the shorter it is. */
#define TABLE_PARTED 240
#define TABLE_TALL (480 * LENGTH_POINT)

struct interval {
    length top, bottom;
};

struct cutting {
    struct layout *layout;
    const struct set_table *set;
    struct interval *lines; /* of the cells of the current row */
    size_t count, capacity;
    length above, below; /* the greatest paddings of those cells */
};

/* The boxes of a cell as intervals of the strip. */
static void add_lines(struct cutting *cutting, const struct set_cell *placed)
{
    const struct computed *style = placed->cell->style;
    length y = placed->y + placed->top;
    cutting->above = style->padding_top > cutting->above ? style->padding_top : cutting->above;
    cutting->below =
        style->padding_bottom > cutting->below ? style->padding_bottom : cutting->below;
    for (size_t i = 0; i < placed->galley.count; i++) {
        const struct box *box = &placed->galley.boxes[i];
        y += i ? box->space : 0;
        ARENA_PUSH(cutting->layout->scratch, cutting->lines, cutting->count, cutting->capacity) =
            (struct interval){y, y + box->height};
        y += box->height;
    }
}

static bool crosses(const struct cutting *cutting, length y)
{
    for (size_t i = 0; i < cutting->count; i++) {
        if (cutting->lines[i].top < y && cutting->lines[i].bottom > y)
            return true;
    }
    return false;
}

/* The lines of the row's tallest cell are where its cuts may be. */
static const struct set_cell *tallest(const struct set_cell *const *cells, size_t count)
{
    const struct set_cell *found = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!found || cells[i]->galley.count > found->galley.count)
            found = cells[i];
    }
    return found;
}

static struct box *push_slice(struct cutting *cutting, struct galley *galley,
                              const struct flow_block *block, length from, length to,
                              int32_t penalty)
{
    struct box *box = galley_push(galley, BOX_TABLE, block);
    box->table = cutting->set;
    box->from = from;
    box->to = to;
    box->height = to - from;
    box->penalty = penalty;
    if (from >= cutting->set->head_height)
        box->carry = cutting->set->repeated;
    int32_t title = table_title_at(cutting->set, from);
    if (title)
        box->carry += cutting->set->row_tops[title + 1] - cutting->set->row_tops[title];
    return box;
}

/* Notes called from the lines that lie in the slice. */
static void find_notes(struct cutting *cutting, struct box *slice,
                       const struct set_cell *const *cells, size_t cell_count)
{
    const struct flow_note **notes = NULL;
    size_t count = 0, capacity = 0;
    for (size_t c = 0; c < cell_count; c++) {
        length y = cells[c]->y + cells[c]->top;
        for (size_t i = 0; i < cells[c]->galley.count; i++) {
            const struct box *box = &cells[c]->galley.boxes[i];
            y += i ? box->space : 0;
            if (y >= slice->from && y < slice->to) {
                for (size_t n = 0; n < box->note_count; n++)
                    ARENA_PUSH(cutting->layout->arena, notes, count, capacity) = box->notes[n];
            }
            y += box->height;
        }
    }
    slice->notes = notes;
    slice->note_count = count;
}

/* Pages that repeat the head repeat the notes called in it. */
static void carry_notes(struct cutting *cutting, struct galley *galley, size_t first)
{
    if (!cutting->set->repeated)
        return;
    const struct flow_note **notes = NULL;
    size_t count = 0, capacity = 0;
    for (size_t i = first; i < galley->count; i++) {
        struct box *box = &galley->boxes[i];
        if (box->from >= cutting->set->head_height) {
            box->carried_notes = notes;
            box->carried_note_count = count;
            continue;
        }
        for (size_t n = 0; n < box->note_count; n++)
            ARENA_PUSH(cutting->layout->arena, notes, count, capacity) = box->notes[n];
    }
}

/* What is the dearer the less it is: all of the price for nothing, none for `enough`. */
static int32_t scarcity(int32_t price, length height, length enough)
{
    if (height >= enough)
        return 0;
    return (int32_t)(price * (enough - (height > 0 ? height : 0)) / enough);
}

/* Of a cut between two parts of something, by what they are high. */
static int32_t parts_penalty(length above, length below)
{
    return scarcity(LITTLE, above, LITTLE_HEIGHT) + scarcity(LITTLE, below, LITTLE_HEIGHT);
}

static int32_t row_penalty(const struct set_table *set, int32_t row)
{
    const struct flow_table *table = set->table;
    bool tall = set->head_height > 0 && !set->repeated; /* the head: it may end a page, or be cut */
    if (row == table->head_count && row > 0)
        return tall ? AFTER_TALL_HEAD : BOX_FORBIDDEN; /* the head stays with its first row */
    if ((row < table->head_count && !tall) || (row && table->rows[row - 1].keep_with_next))
        return BOX_FORBIDDEN;
    if (table->grid)
        return 0; /* a row of it is not lost without the others */
    if (table->row_count - table->head_count == 2)
        return ROWS_PARTED;
    length above = set->row_tops[row] - set->head_height, below = set->height - set->row_tops[row];
    int32_t penalty = parts_penalty(above, below) + scarcity(TABLE_PARTED, set->height, TABLE_TALL);
    return penalty < ROWS_PARTED ? penalty : ROWS_PARTED;
}

/* Where a page ends in the middle of a row, the lines keep their distance from the rules. */
static void pad_cut(const struct cutting *cutting, struct galley *galley)
{
    galley->boxes[galley->count - 2].close += cutting->below;
    galley->boxes[galley->count - 1].carry += cutting->above;
}

/* How many lines of a row stay together on either side of a cut. One that no page has room for is
 * parted wherever it can be, rather than have its end lost. */
static size_t lines_together(const struct cutting *cutting, int32_t row)
{
    const struct set_table *set = cutting->set;
    length height = set->row_tops[row + 1] - set->row_tops[row], most = cutting->layout->tallest;
    bool head = row < set->table->head_count;
    if (most > 0 && height + (head ? 0 : set->repeated) > most)
        return 1;
    return (head && set->repeated) || set->table->rows[row].keep_together ? SIZE_MAX / 2
                                                                          : LINES_TOGETHER;
}

/* One row: the first slice bears the penalty of cutting above the row. */
static void slice_row(struct cutting *cutting, struct galley *galley,
                      const struct flow_block *block, int32_t row,
                      const struct set_cell *const *cells, size_t count)
{
    const struct set_table *set = cutting->set;
    length from = set->row_tops[row], bottom = set->row_tops[row + 1];
    int32_t penalty = row ? row_penalty(set, row) : 0;
    if (row && penalty < BOX_FORBIDDEN && crosses(cutting, from))
        penalty = BOX_FORBIDDEN;
    const struct set_cell *guide = tallest(cells, count);
    size_t together = lines_together(cutting, row);
    bool whole = !guide || guide->galley.count < 2 * together;
    length y = guide ? guide->y + guide->top : 0;
    bool cut = false;
    for (size_t i = 0; !whole && i + together < guide->galley.count; i++) {
        const struct box *box = &guide->galley.boxes[i];
        y += (i ? box->space : 0) + box->height;
        if (i + 1 < together || y <= from || y >= bottom || crosses(cutting, y))
            continue;
        find_notes(cutting, push_slice(cutting, galley, block, from, y, penalty), cells, count);
        if (cut)
            pad_cut(cutting, galley);
        cut = true;
        penalty = guide->galley.boxes[i + 1].penalty >= BOX_FORBIDDEN
                      ? BOX_FORBIDDEN
                      : INSIDE_ROW + parts_penalty(y - set->row_tops[row], bottom - y);
        from = y;
    }
    find_notes(cutting, push_slice(cutting, galley, block, from, bottom, penalty), cells, count);
    if (cut)
        pad_cut(cutting, galley);
}

/* Cells of a row: those that begin in it, and those that reach into it from above. */
static size_t cells_of_row(const struct set_table *set, int32_t row, int32_t *next,
                           const struct set_cell **open, size_t *open_count)
{
    size_t kept = 0;
    for (size_t i = 0; i < *open_count; i++) {
        if (open[i]->cell->row + open[i]->cell->rows > row)
            open[kept++] = open[i];
    }
    while (*next < set->table->cell_count && set->cells[*next].cell->row == row)
        open[kept++] = &set->cells[(*next)++];
    *open_count = kept;
    return kept;
}

void table_slice(struct layout *layout, struct galley *galley, const struct set_table *set,
                 const struct flow_block *block)
{
    struct cutting cutting = {.layout = layout, .set = set};
    struct arena_mark mark = arena_mark(layout->scratch);
    /* No more cells meet one row than there are columns, but for a caller's mistake. */
    const struct set_cell **open =
        ARENA_ARRAY(layout->scratch, set->table->cell_count, const struct set_cell *);
    size_t open_count = 0;
    int32_t next = 0;
    size_t first = galley->count;
    for (int32_t row = 0; row < set->table->row_count; row++) {
        size_t count = cells_of_row(set, row, &next, open, &open_count);
        cutting.count = 0;
        cutting.above = cutting.below = 0;
        for (size_t i = 0; i < count; i++)
            add_lines(&cutting, open[i]);
        slice_row(&cutting, galley, block, row, open, count);
    }
    carry_notes(&cutting, galley, first);
    arena_rewind(layout->scratch, mark);
}
