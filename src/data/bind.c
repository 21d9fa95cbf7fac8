/* SPDX-License-Identifier: Apache-2.0 */
/* A row is of one indicator. In a long table it has one figure, whose period and kind stand beside
 * it; in a wide one several, whose columns say theirs; both are one thing here: a series is a
 * column of values with whatever else is said of them, and what the plan does not say of it the row
 * does. */
#include "data/bind.h"

#include "data/figure.h"
#include "data/text.h"
#include "data/words.h"

/* Columns that say something of the figures of another; NULL where there is none. */
struct series {
    const struct field *value;
    const struct field *of[DATA_ROLES]; /* by role */
};

struct binding {
    struct reading *reading;
    struct codes *codes;
    const struct columns *columns;
    const struct field *of_row[DATA_ROLES]; /* code, period, kind, commentary */
    struct series *series;
    size_t series_count;
    bool *used;         /* by field: it belonged to a figure of this row */
    struct map *groups; /* texts that many figures share */
    size_t rows;        /* that were looked at */
};

/* ---- what belongs to what ---- */

static void add_series(struct binding *binding, const struct field *value)
{
    struct series *series = &binding->series[binding->series_count++];
    series->value = value;
    for (size_t i = 0; i < binding->columns->count; i++) {
        const struct field *field = &binding->columns->fields[i];
        if (!data_role_is_of_row(field->column->role) && field != value &&
            field->column->role != DATA_VALUE && data_column_concerns(field->column, value->column))
            series->of[field->column->role] = field;
    }
}

static void arrange(struct binding *binding)
{
    struct arena *scratch = binding->reading->scratch;
    const struct columns *columns = binding->columns;
    binding->series = ARENA_ARRAY(scratch, columns->count, struct series);
    binding->used = ARENA_ARRAY(scratch, columns->count, bool);
    for (size_t i = 0; i < columns->count; i++) {
        const struct field *field = &columns->fields[i];
        if (data_role_is_of_row(field->column->role))
            binding->of_row[field->column->role] = field;
        else if (field->column->role == DATA_VALUE)
            add_series(binding, field);
    }
}

/* What is said of a figure that is wrong is not looked at. */
static void use_all(struct binding *binding, const struct series *series)
{
    for (size_t role = 0; role < DATA_ROLES; role++) {
        if (series->of[role])
            binding->used[series->of[role] - binding->columns->fields] = true;
    }
}

/* The cell of a column that the row may have; a spot without field when it is not taken. */
static struct spot spot_of(struct binding *binding, const struct field *field)
{
    if (!field)
        return (struct spot){NULL, NULL};
    binding->used[field - binding->columns->fields] = true;
    return reading_spot(binding->reading, field);
}

/* ---- what a row says of a figure ---- */

static bool read_period(struct binding *binding, const struct series *series, struct period *period)
{
    *period = series->value->column->period;
    const struct field *field = binding->of_row[DATA_PERIOD];
    return period->year || (field && figure_period(binding->reading,
                                                   reading_spot(binding->reading, field), period));
}

static bool read_kind(struct binding *binding, const struct series *series,
                      enum observation_kind *kind)
{
    *kind = series->value->column->kind;
    const struct field *field = binding->of_row[DATA_KIND];
    return series->value->column->has_kind ||
           (field && figure_kind(binding->reading, reading_spot(binding->reading, field), kind));
}

/* One copy of each text. */
static const char *shared_text(struct binding *binding, struct slice text)
{
    void **slot = map_slot(binding->groups, text);
    if (!*slot)
        *slot = arena_copy(binding->reading->arena, text.bytes, text.count);
    return *slot;
}

static const char *read_group(struct binding *binding, const struct series *series)
{
    struct reading *reading = binding->reading;
    struct spot spot = spot_of(binding, series->of[DATA_GROUP]);
    if (!spot.field || reading_is_broken(reading, spot) || reading_is_blank(reading, spot))
        return series->value->column->group;
    struct slice text = reading_text(reading, spot);
    const char *means = reading_meaning(reading, spot.field, text);
    return means ? means : shared_text(binding, text);
}

static void read_was(struct binding *binding, const struct series *series, enum unit unit,
                     struct observation *observation)
{
    struct spot spot = spot_of(binding, series->of[DATA_WAS]);
    enum absence absence;
    if (!spot.field)
        return;
    switch (figure_value(binding->reading, spot, unit, &observation->was, &absence)) {
    case FIGURE_VALUE:
        observation->amended = true;
        observation->flags |= FLAG_AMENDED;
        break;
    case FIGURE_ABSENT: /* it was not there then, and is now */
        observation->flags |= FLAG_AMENDED;
        break;
    case FIGURE_BLANK:
    case FIGURE_WRONG:
        break;
    }
}

/* Flags, survey, note: each may be missing. */
static void read_details(struct binding *binding, const struct series *series, enum unit unit,
                         struct observation *observation)
{
    struct reading *reading = binding->reading;
    struct spot flags = spot_of(binding, series->of[DATA_FLAGS]);
    struct spot base = spot_of(binding, series->of[DATA_BASE]);
    struct spot interval = spot_of(binding, series->of[DATA_INTERVAL]);
    struct spot note = spot_of(binding, series->of[DATA_NOTE]);
    if (flags.field)
        figure_flags(reading, flags, &observation->flags);
    if (base.field)
        figure_count(reading, base, &observation->base);
    if (interval.field)
        figure_interval(reading, interval, &observation->interval);
    if (note.field) {
        observation->notes = ARENA_NEW(reading->arena, struct noted);
        observation->notes->blocks = text_blocks(reading, note);
    }
    read_was(binding, series, unit, observation);
}

/* The value or the reason why there is none, of its own column or of one of reasons; false when the
 * row has neither, or something wrong. */
static bool read_value(struct binding *binding, const struct series *series, enum unit unit,
                       struct observation *observation)
{
    struct reading *reading = binding->reading;
    struct spot value = reading_spot(reading, series->value);
    struct spot absent = spot_of(binding, series->of[DATA_ABSENT]);
    enum figure_outcome outcome =
        figure_value(reading, value, unit, &observation->value, &observation->absence);
    observation->pos = reading_pos(reading, value);
    if (outcome == FIGURE_VALUE && reading_is_merged(reading, value)) {
        reading_refuse(reading, value, DIAG_cell_merged, NULL);
        outcome = FIGURE_WRONG;
    }
    if (outcome == FIGURE_WRONG)
        use_all(binding, series);
    if (outcome == FIGURE_WRONG || !absent.field)
        return outcome == FIGURE_VALUE || outcome == FIGURE_ABSENT;
    enum absence reason;
    if (!figure_absence(reading, absent, &reason))
        return false;
    if (reason == ABSENCE_NONE)
        return outcome != FIGURE_BLANK;
    if (outcome != FIGURE_BLANK)
        return reading_refuse(reading, absent, DIAG_cell_both, NULL);
    observation->absence = reason;
    observation->pos = reading_pos(reading, absent);
    return true;
}

static void bind_figure(struct binding *binding, const struct series *series,
                        struct indicator *indicator)
{
    struct observation seen = {.next = NULL};
    if (!read_value(binding, series, indicator->what.unit, &seen))
        return;
    bool said = read_period(binding, series, &seen.period);
    if (!read_kind(binding, series, &seen.kind) || !said)
        return;
    seen.group = read_group(binding, series);
    read_details(binding, series, indicator->what.unit, &seen);
    struct observation *observation = ARENA_NEW(binding->reading->arena, struct observation);
    *observation = seen;
    indicator_add(indicator, observation);
}

/* ---- what a row says of an indicator ---- */

static void refuse_commentary(struct reading *reading, struct spot spot, struct source_pos first)
{
    struct buffer place = buffer_open(reading->scratch);
    source_write(first, &place);
    reading_refuse(reading, spot, DIAG_commentary_twice, NULL);
    diag_help(reading->diags, "the first is at %s: keep one of them", buffer_text(&place));
}

/* The commentary may be said again in every row of its indicator, but not another. */
static void bind_commentary(struct binding *binding, struct known *known)
{
    struct reading *reading = binding->reading;
    const struct field *field = binding->of_row[DATA_COMMENTARY];
    if (!field)
        return;
    struct spot spot = reading_spot(reading, field);
    if (!spot.cell || (known->commentary.bytes && slice_equal(known->commentary, spot.cell->text)))
        return;
    struct block *blocks = text_blocks(reading, spot);
    if (!blocks)
        return;
    if (known->indicator->commentary) {
        refuse_commentary(reading, spot, known->indicator->commentary->pos);
        return;
    }
    known->indicator->commentary = blocks;
    known->commentary =
        (struct slice){arena_copy(reading->arena, spot.cell->text.bytes, spot.cell->text.count),
                       spot.cell->text.count};
}

static void refuse_code(struct binding *binding, struct spot spot, struct slice code)
{
    struct reading *reading = binding->reading;
    const char *text = arena_copy(reading->scratch, code.bytes, code.count);
    const char *meant = codes_nearest(binding->codes, text);
    reading_refuse(reading, spot, DIAG_code_unknown, text);
    if (meant)
        diag_help(reading->diags, "did you mean '%s'?", meant);
}

/* "BV 82a" of "BV" and "82a", as codes are written; they are found without the space as well. */
static struct slice with_prefix(struct arena *arena, const char *prefix, struct slice code)
{
    size_t count = strlen(prefix);
    bool joint = count && code.count && is_letter(prefix[count - 1]) && is_digit(code.bytes[0]);
    return slice_of(format_text(arena, joint ? "%s %S" : "%s%S", prefix, code));
}

/* The indicator the row is of; NULL when there is none. */
static struct known *read_code(struct binding *binding, struct spot spot)
{
    struct reading *reading = binding->reading;
    const struct data_column *column = spot.field->column;
    if (reading_is_broken(reading, spot))
        return NULL;
    if (spot.cell->kind != CELL_TEXT && spot.cell->kind != CELL_NUMBER) {
        reading_refuse(reading, spot, DIAG_cell_code, NULL);
        return NULL;
    }
    struct slice typed = reading_text(reading, spot);
    const char *means = reading_meaning(reading, spot.field, typed);
    struct slice code = means ? slice_of(means) : typed;
    if (column->prefix && !means)
        code = with_prefix(reading->scratch, column->prefix, code);
    struct known *known = codes_find(binding->codes, code);
    if (!known && !reading->source->skip_unknown)
        refuse_code(binding, spot, code);
    return known;
}

/* ---- rows ---- */

/* Something that is said of a figure and has none beside it would be lost without a word. */
static void check_unused(struct binding *binding)
{
    struct reading *reading = binding->reading;
    for (size_t i = 0; i < binding->columns->count; i++) {
        const struct field *field = &binding->columns->fields[i];
        struct spot spot = reading_spot(reading, field);
        enum data_role role = field->column->role;
        bool of_figure = role == DATA_WAS || role == DATA_FLAGS || role == DATA_BASE ||
                         role == DATA_INTERVAL || role == DATA_NOTE;
        if (of_figure && !binding->used[i] && !reading_is_blank(reading, spot))
            reading_refuse(reading, spot, DIAG_cell_unattached, data_role_names[role]);
    }
}

/* Whether a row has nothing in any column that is taken. */
static bool is_blank_row(struct binding *binding)
{
    for (size_t i = 0; i < binding->columns->count; i++) {
        struct spot spot = reading_spot(binding->reading, &binding->columns->fields[i]);
        if (!reading_is_blank(binding->reading, spot))
            return false;
    }
    return true;
}

/* A comma too many moves all that follows by a column, so a row of a CSV file may not be longer
 * than the head; it may be shorter, as some programs write it. */
static bool check_width(struct binding *binding)
{
    const struct grid *grid = &binding->reading->grid;
    const struct grid_row *row = binding->reading->row;
    uint32_t width = binding->columns->width;
    if (grid->file->table || width == 0 || row->count <= width)
        return true;
    const struct grid_cell *cell = &grid->cells[row->first + width];
    diag_report(binding->reading->diags, DIAG_csv_row_long,
                (struct source_pos){grid->file, cell->line, cell->from}, (int)row->count,
                (int)width);
    binding->reading->faults++;
    return false;
}

static void bind_row(struct binding *binding)
{
    struct reading *reading = binding->reading;
    struct spot code = reading_spot(reading, binding->of_row[DATA_CODE]);
    if (is_blank_row(binding) || !check_width(binding))
        return;
    binding->rows++;
    if (reading_is_blank(reading, code)) {
        reading_refuse(reading, code, DIAG_code_missing, NULL);
        return;
    }
    struct known *known = read_code(binding, code);
    if (!known || !known->indicator->defined)
        return;
    memset(binding->used, 0, binding->columns->count * sizeof *binding->used);
    for (size_t i = 0; i < binding->series_count; i++)
        bind_figure(binding, &binding->series[i], known->indicator);
    bind_commentary(binding, known);
    check_unused(binding);
}

void bind_rows(struct reading *reading, const struct columns *columns, struct codes *codes)
{
    struct binding binding = {.reading = reading,
                              .codes = codes,
                              .columns = columns,
                              .groups = map_create(reading->scratch)};
    const struct data_source *source = reading->source;
    const struct source_pos whole = {reading->grid.file, 0, 0};
    arrange(&binding);
    for (size_t i = 0; i < reading->grid.row_count; i++) {
        reading->row = &reading->grid.rows[i];
        if (reading->row->number < source->first)
            continue;
        if (source->last && reading->row->number > source->last)
            break;
        bind_row(&binding);
        if (reading->faults >= READING_MOST_FAULTS) {
            diag_report(reading->diags, DIAG_faults_too_many, whole, READING_MOST_FAULTS);
            return;
        }
    }
    if (binding.rows == 0)
        diag_report(reading->diags, DIAG_source_without_rows, whole, (int)source->first);
}
