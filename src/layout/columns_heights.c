/* SPDX-License-Identifier: Apache-2.0 */
/* The height of a table as a function of its column widths.
 *
 * The height of a cell is a step function of its width that never rises. Knowing it at two widths
 * brackets it everywhere between, and settles it where both heights are the same; so each cell
 * remembers the steps seen so far. And only the highest cell of a row counts: a cell whose bracket
 * ends below what another cell is known to have is not asked. So of some hundred cells the search
 * looks at, one is asked.
 *
 * Of a large table only a sample of rows is looked at, so that the search costs the same however
 * many rows there are. Rows joined by row spans form a band and are taken or left together. Bands
 * are drawn at even steps along the running sum of their estimated heights (systematic sampling
 * proportional to size), so that the few rows with long commentary, which decide the widths, are
 * not missed, and each is weighted by the number of like rows it stands for.
 *
 * The least sum of row heights with row spans: each row gets its own highest cell, then the spans
 * in order of their last row push what is missing into that row. Later spans profit most from room
 * there, which makes it the minimum. */
#include "layout/columns_heights.h"

#include <stdlib.h>

#define SAMPLE_CELLS 2400
#define BAND_ROWS 32       /* row spans over more rows than this are left out of a sample */
#define WEIGHT_ONE 16      /* weights are in sixteenths */
#define QUESTIONS 6        /* about a cell that can be broken, below which estimates do as well */
#define WORK_LIMIT 2000000 /* cells looked at */

/* The height is `height` for all widths from `from` to `upto`. */
struct step {
    length from;
    length upto;
    length height;
};

struct known {
    size_t index; /* in task->cells */
    struct column_cell cell;
    size_t row;         /* in the sample */
    struct step *steps; /* ascending by width, falling by height */
    size_t count;
    size_t capacity;
};

struct heights {
    struct arena *arena;
    const struct column_task *task;
    size_t columns;
    length limit; /* of one cell's height */

    struct known *cells; /* of one row, ordered by row */
    size_t count;
    size_t *first; /* per row of the sample its first cell; one more at the end */
    size_t rows;
    int64_t *weights;    /* per row */
    struct known *spans; /* over several rows, ordered by their last row */
    size_t span_count;
    bool worth_asking;

    length *edges; /* scratch: where each column begins with the widths in question */
    length *row_heights;
    size_t calls;
    size_t calls_allowed;
    uint64_t work;
    uint64_t cost; /* work of one total */
};

bool heights_worth_asking(const struct heights *heights)
{
    return heights->worth_asking;
}

bool heights_willing(const struct heights *heights)
{
    return heights->work < WORK_LIMIT &&
           (!heights->task->height || heights->calls < heights->calls_allowed);
}

size_t heights_calls(const struct heights *heights)
{
    return heights->calls;
}

uint64_t heights_work(const struct heights *heights)
{
    return heights->work;
}

/* Greedy lines leave about half a word empty; the widest word is some two average words. */
static length usable_width(const struct column_cell *cell, length width)
{
    length waste = (cell->minimum - cell->padding) / 4;
    length usable = width - cell->padding - waste;
    return usable > LENGTH_POINT ? usable : LENGTH_POINT;
}

/* The height the area of the text suggests, without rounding to lines. */
static length smooth_height(const struct column_cell *cell, length width)
{
    length least = length_portion(cell->line, cell->forced, 1);
    if (width >= cell->maximum || !cell->forced)
        return cell->extra + least;
    /* Each paragraph's last line is half empty on average. */
    length full = length_portion(cell->line, cell->text, usable_width(cell, width));
    length height = full + length_portion(cell->line, cell->forced - 1, 2);
    return cell->extra + (height > least ? height : least);
}

/* The same in whole lines. */
static length estimated_height(const struct column_cell *cell, length width)
{
    if (width >= cell->maximum || !cell->forced)
        return cell->extra + length_portion(cell->line, cell->forced, 1);
    length usable = usable_width(cell, width);
    length lines = (cell->text + usable - 1) / usable + (cell->forced - 1) / 2;
    if (lines <= cell->forced)
        lines = (length)cell->forced + 1;
    return cell->extra + length_portion(cell->line, lines, 1);
}

/* The last step that begins at or before `width`; count of steps if there is none. */
static size_t step_find(const struct known *known, length width)
{
    size_t low = 0;
    size_t high = known->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (known->steps[middle].from <= width)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? low - 1 : known->count;
}

struct bracket {
    length lower;
    length upper;
};

static length useful_width(const struct column_cell *cell, length width)
{
    return width < cell->maximum ? width : cell->maximum;
}

static struct bracket bracket_find(const struct heights *heights, const struct known *known,
                                   length width)
{
    struct bracket bracket = {0, heights->limit};
    width = useful_width(&known->cell, width);
    size_t at = step_find(known, width);
    if (at < known->count) {
        bracket.upper = known->steps[at].height;
        if (known->steps[at].upto >= width) {
            bracket.lower = bracket.upper;
            return bracket;
        }
        at++;
    } else {
        at = 0;
    }
    if (at < known->count)
        bracket.lower = known->steps[at].height;
    return bracket;
}

static void step_remember(struct heights *heights, struct known *known, length width, length height)
{
    size_t at = step_find(known, width);
    size_t next = at < known->count ? at + 1 : 0;
    if (next > 0 && known->steps[next - 1].height == height) {
        known->steps[next - 1].upto = width;
        return;
    }
    if (next < known->count && known->steps[next].height == height) {
        known->steps[next].from = width;
        return;
    }
    known->steps = arena_grow(heights->arena, known->steps, known->count, &known->capacity,
                              sizeof *known->steps);
    for (size_t i = known->count; i > next; i--)
        known->steps[i] = known->steps[i - 1];
    known->steps[next] = (struct step){width, width, height};
    known->count++;
}

static length within(struct bracket bracket, length value)
{
    return value < bracket.lower ? bracket.lower : value > bracket.upper ? bracket.upper : value;
}

/* Settle a height that is only bracketed. */
static length height_ask(struct heights *heights, struct known *known, length width,
                         struct bracket bracket)
{
    width = useful_width(&known->cell, width);
    const struct column_task *task = heights->task;
    if (!task->height || heights->calls >= heights->calls_allowed)
        return within(bracket, estimated_height(&known->cell, width));
    heights->calls++;
    length height = within(bracket, task->height(task->context, known->index, width));
    step_remember(heights, known, width, height);
    return height;
}

static length width_of(const struct heights *heights, const struct column_cell *cell)
{
    return heights->edges[cell->column + cell->column_span] - heights->edges[cell->column];
}

static length row_height_smooth(const struct heights *heights, size_t row)
{
    length highest = 0;
    for (size_t i = heights->first[row]; i < heights->first[row + 1]; i++) {
        const struct column_cell *cell = &heights->cells[i].cell;
        length height = smooth_height(cell, width_of(heights, cell));
        if (height > highest)
            highest = height;
    }
    return highest < heights->limit ? highest : heights->limit;
}

/* The higher of `highest` and the height of this cell, which is asked only if it could be that. */
static length settle(struct heights *heights, struct known *known, length highest)
{
    length width = width_of(heights, &known->cell);
    struct bracket bracket = bracket_find(heights, known, width);
    if (bracket.upper <= highest)
        return highest;
    length height = bracket.lower;
    if (bracket.lower < bracket.upper)
        height = height_ask(heights, known, width, bracket);
    return height > highest ? height : highest;
}

static length row_height_exact(struct heights *heights, size_t row)
{
    length highest = 0;
    length doubt = 0;
    struct known *doubtful = NULL;
    for (size_t i = heights->first[row]; i < heights->first[row + 1]; i++) {
        struct known *known = &heights->cells[i];
        struct bracket bracket = bracket_find(heights, known, width_of(heights, &known->cell));
        if (bracket.lower > highest)
            highest = bracket.lower;
        if (bracket.lower < bracket.upper && bracket.upper > doubt) {
            doubt = bracket.upper;
            doubtful = known;
        }
    }
    /* The one that could be highest is asked first: it may make the others' answers irrelevant. */
    if (doubt <= highest)
        return highest;
    highest = settle(heights, doubtful, highest);
    for (size_t i = heights->first[row]; i < heights->first[row + 1]; i++)
        highest = settle(heights, &heights->cells[i], highest);
    return highest;
}

static void add_spans(struct heights *heights, enum height_mode mode)
{
    for (size_t s = 0; s < heights->span_count; s++) {
        struct known *known = &heights->spans[s];
        length width = width_of(heights, &known->cell);
        length missing = 0;
        for (size_t i = 0; i < known->cell.row_span; i++)
            missing -= heights->row_heights[known->row + i];
        if (mode == HEIGHTS_SMOOTH) {
            missing +=
                within((struct bracket){0, heights->limit}, smooth_height(&known->cell, width));
        } else {
            struct bracket bracket = bracket_find(heights, known, width);
            if (bracket.upper + missing <= 0)
                continue;
            if (bracket.lower < bracket.upper)
                bracket.lower = height_ask(heights, known, width, bracket);
            missing += bracket.lower;
        }
        if (missing > 0)
            heights->row_heights[known->row + known->cell.row_span - 1] += missing;
    }
}

static void place_columns(struct heights *heights, const length *widths)
{
    heights->edges[0] = 0;
    for (size_t i = 0; i < heights->columns; i++)
        heights->edges[i + 1] = heights->edges[i] + widths[i];
}

int64_t heights_total(struct heights *heights, const length *widths, enum height_mode mode)
{
    place_columns(heights, widths);
    for (size_t row = 0; row < heights->rows; row++)
        heights->row_heights[row] = mode == HEIGHTS_SMOOTH ? row_height_smooth(heights, row)
                                                           : row_height_exact(heights, row);
    add_spans(heights, mode);
    int64_t total = 0;
    for (size_t row = 0; row < heights->rows; row++)
        total += heights->row_heights[row] * heights->weights[row];
    heights->work += heights->cost;
    return total;
}

void heights_calibrate(struct heights *heights, const length *widths)
{
    if (!heights->task->height)
        return;
    length *exact = ARENA_ARRAY(heights->arena, heights->columns, length);
    length *smooth = ARENA_ARRAY(heights->arena, heights->columns, length);
    place_columns(heights, widths);
    for (size_t i = 0; i < heights->count; i++) {
        struct known *known = &heights->cells[i];
        const struct column_cell *cell = &known->cell;
        length width = width_of(heights, cell);
        if (cell->column_span > 1 || width >= cell->maximum ||
            heights->calls >= heights->calls_allowed)
            continue;
        struct bracket bracket = bracket_find(heights, known, width);
        exact[cell->column] += height_ask(heights, known, width, bracket);
        smooth[cell->column] += smooth_height(cell, width);
    }
    for (size_t i = 0; i < heights->count; i++) {
        struct column_cell *cell = &heights->cells[i].cell;
        length whole = smooth[cell->column];
        length part = exact[cell->column];
        if (whole > 0)
            cell->text = length_portion(
                cell->text, within((struct bracket){whole / 4, whole * 4}, part), whole);
    }
}

/* What is known of each row of the table while the sample is drawn. */
struct survey {
    length *estimates; /* of its height */
    size_t *reach;     /* the first row after the row spans that begin here */
    size_t *sampled;   /* its place in the sample, or NOT_SAMPLED */
    size_t cells;
    size_t questions; /* that an exact search needs to be worth while */
};

#define NOT_SAMPLED SIZE_MAX

static struct survey survey_rows(struct heights *heights, const struct column_demand *demand,
                                 const length *start)
{
    const struct column_task *task = heights->task;
    struct survey survey = {0};
    survey.estimates = ARENA_ARRAY(heights->arena, task->rows + 1, length);
    survey.reach = ARENA_ARRAY(heights->arena, task->rows + 1, size_t);
    survey.sampled = ARENA_ARRAY(heights->arena, task->rows + 1, size_t);
    place_columns(heights, start);
    for (size_t i = 0; i < task->cell_count; i++) {
        struct column_cell cell;
        if (!column_cell_read(task, i, demand->limit, &cell))
            continue;
        length low = 0;
        for (size_t k = 0; k < cell.column_span; k++)
            low += demand->columns[cell.column + k].low;
        survey.cells++;
        survey.questions += cell.maximum > low ? QUESTIONS : 1;
        size_t end = cell.row + (size_t)cell.row_span;
        if (cell.row_span <= BAND_ROWS && end > survey.reach[cell.row])
            survey.reach[cell.row] = end;
        length height = smooth_height(&cell, width_of(heights, &cell));
        if (cell.row_span == 1 && height > survey.estimates[cell.row])
            survey.estimates[cell.row] = height < heights->limit ? height : heights->limit;
    }
    return survey;
}

static void take_row(struct heights *heights, struct survey *survey, size_t row, int64_t weight)
{
    survey->sampled[row] = heights->rows;
    heights->weights[heights->rows] = weight;
    heights->rows++;
}

/* The first row after the band that begins at `row`. */
static size_t band_end(const struct survey *survey, size_t row, size_t rows)
{
    size_t end = row + 1;
    for (size_t at = row; at < end && end - row < BAND_ROWS; at++) {
        if (survey->reach[at] > end)
            end = survey->reach[at];
    }
    end = end - row > BAND_ROWS ? row + BAND_ROWS : end;
    return end < rows ? end : rows;
}

static length band_estimate(const struct survey *survey, size_t row, size_t end, length least)
{
    length sum = 0;
    for (size_t i = row; i < end; i++)
        sum += survey->estimates[i] > least ? survey->estimates[i] : least;
    return sum;
}

static void draw_sample(struct heights *heights, struct survey *survey)
{
    size_t rows = heights->task->rows;
    length sum = 0;
    for (size_t row = 0; row < rows; row++)
        sum += survey->estimates[row];
    /* No row counts for less than a quarter of the average: its weight would be out of all
     * proportion if its estimate were wrong. */
    length least = sum / (4 * (length)(rows ? rows : 1)) + 1;
    length total = band_estimate(survey, 0, rows, least);
    length picks = (length)(SAMPLE_CELLS * rows / survey->cells);
    length pace = total / (picks > 0 ? picks : 1) + 1;

    length passed = pace / 2;
    for (size_t row = 0; row < rows;) {
        size_t end = band_end(survey, row, rows);
        length estimate = band_estimate(survey, row, end, least);
        length hits = (passed + estimate) / pace - passed / pace;
        passed += estimate;
        int64_t weight = length_portion(hits * WEIGHT_ONE, pace, estimate);
        for (; row < end; row++) {
            survey->sampled[row] = NOT_SAMPLED;
            if (hits > 0)
                take_row(heights, survey, row, weight > 0 ? weight : 1);
        }
    }
}

/* Is the cell in the sample, with all its rows together? */
static bool cell_sampled(const struct survey *survey, const struct column_cell *cell)
{
    size_t first = survey->sampled[cell->row];
    size_t last = survey->sampled[cell->row + (size_t)cell->row_span - 1];
    return first != NOT_SAMPLED && last != NOT_SAMPLED && last - first == cell->row_span - 1;
}

static int known_end_order(const void *left, const void *right)
{
    const struct known *a = left;
    const struct known *b = right;
    size_t a_end = a->row + a->cell.row_span;
    size_t b_end = b->row + b->cell.row_span;
    if (a_end != b_end)
        return a_end < b_end ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* Copy the cells of the sample, ordered: first count those of each row, then place them. */
static void collect_cells(struct heights *heights, const struct survey *survey, length limit)
{
    const struct column_task *task = heights->task;
    heights->first = ARENA_ARRAY(heights->arena, heights->rows + 2, size_t);
    struct column_cell cell;
    for (size_t i = 0; i < task->cell_count; i++) {
        if (!column_cell_read(task, i, limit, &cell) || !cell_sampled(survey, &cell))
            continue;
        if (cell.row_span > 1)
            heights->span_count++;
        else
            heights->first[survey->sampled[cell.row] + 2]++;
    }
    for (size_t row = 2; row < heights->rows + 2; row++)
        heights->first[row] += heights->first[row - 1];
    heights->count = heights->first[heights->rows + 1];
    heights->cells = ARENA_ARRAY(heights->arena, heights->count + 1, struct known);
    heights->spans = ARENA_ARRAY(heights->arena, heights->span_count + 1, struct known);

    size_t span = 0;
    for (size_t i = 0; i < task->cell_count; i++) {
        if (!column_cell_read(task, i, limit, &cell) || !cell_sampled(survey, &cell))
            continue;
        size_t row = survey->sampled[cell.row];
        struct known *known = cell.row_span > 1 ? &heights->spans[span++]
                                                : &heights->cells[heights->first[row + 1]++];
        *known = (struct known){.index = i, .cell = cell, .row = row};
    }
    if (span > 0)
        qsort(heights->spans, span, sizeof *heights->spans, known_end_order);
}

struct heights *heights_create(struct arena *arena, const struct column_task *task,
                               const struct column_demand *demand, const length *start)
{
    struct heights *heights = ARENA_NEW(arena, struct heights);
    heights->arena = arena;
    heights->task = task;
    heights->columns = demand->count;
    heights->limit = INT64_MAX / 256 / ((length)task->rows + 1);
    if (heights->limit > LENGTH_MAX)
        heights->limit = LENGTH_MAX;
    heights->calls_allowed = task->calls ? task->calls : COLUMN_CALLS;
    heights->edges = ARENA_ARRAY(arena, demand->count + 1, length);
    heights->weights = ARENA_ARRAY(arena, task->rows + 1, int64_t);

    struct survey survey = survey_rows(heights, demand, start);
    bool all = survey.cells <= SAMPLE_CELLS;
    heights->worth_asking = all && (!task->height || heights->calls_allowed >= survey.questions);
    if (all) {
        for (size_t row = 0; row < task->rows; row++)
            take_row(heights, &survey, row, 1);
    } else {
        draw_sample(heights, &survey);
    }
    heights->row_heights = ARENA_ARRAY(arena, heights->rows + 1, length);
    collect_cells(heights, &survey, demand->limit);
    heights->cost = heights->count + heights->rows + heights->columns;
    for (size_t s = 0; s < heights->span_count; s++)
        heights->cost += heights->spans[s].cell.row_span;
    return heights;
}
