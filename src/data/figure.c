/* SPDX-License-Identifier: Apache-2.0 */
/* First what the plan says a word means, then the words of the plan itself, then what departments
 * type. Nothing is guessed: what is left is refused. */
#include "data/figure.h"

#include "base/nearest.h"
#include "data/notation.h"
#include "data/words.h"

/* ---- words ---- */

/* The index of the name that a text is, with spaces for hyphens and in any case; -1 when none. */
static int name_index(const char *const *names, struct slice text)
{
    for (int i = 0; names[i]; i++) {
        size_t at = 0;
        while (at < text.count && names[i][at] &&
               (lower(text.bytes[at]) == names[i][at] ||
                (text.bytes[at] == ' ' && names[i][at] == '-')))
            at++;
        if (at == text.count && !names[i][at] && at)
            return i;
    }
    return -1;
}

/* What a cell is to be read as: what the plan says it means, or what stands in it. */
static struct slice meant(struct reading *reading, struct spot spot)
{
    struct slice text = reading_text(reading, spot);
    const char *means = reading_meaning(reading, spot.field, text);
    return means ? slice_of(means) : text;
}

static void help_name(struct reading *reading, struct spot spot, const char *const *names,
                      const char *sample)
{
    struct slice text = reading_text(reading, spot);
    const char *typed = arena_copy(reading->scratch, text.bytes, text.count);
    struct nearest nearest = nearest_open(typed);
    for (; *names; names++)
        nearest_offer(&nearest, *names);
    if (nearest_found(&nearest))
        diag_help(reading->diags, "did you mean '%s'?", nearest_found(&nearest));
    else
        reading_help_word(reading, spot, sample);
}

/* ---- values ---- */

static bool refuse_unit(struct reading *reading, struct spot spot, enum unit unit)
{
    reading_refuse(reading, spot, DIAG_cell_unit, unit_names[unit]);
    diag_help(reading->diags, "%s", unit_form(unit));
    return false;
}

static bool refuse_notation(struct reading *reading, struct spot spot, enum diag_id fault,
                            enum unit unit)
{
    reading_refuse(reading, spot, fault, unit_names[unit]);
    if (fault == DIAG_cell_word)
        reading_help_word(reading, spot, "not-applicable");
    return false;
}

/* A number of spreadsheets and databases is plain already. */
static bool number_value(struct reading *reading, struct spot spot, enum unit unit,
                         struct value *value)
{
    struct quantity number;
    if (unit == UNIT_DATE || unit == UNIT_YES_NO)
        return refuse_notation(reading, spot, unit == UNIT_DATE ? DIAG_cell_date : DIAG_cell_yes_no,
                               unit);
    if (spot.cell->kind == CELL_PERCENTAGE && unit != UNIT_PERCENT)
        return refuse_notation(reading, spot, DIAG_cell_percent, unit);
    if (value_read(spot.cell->text, unit, value))
        return true;
    if (!quantity_read(spot.cell->text, &number))
        return refuse_notation(reading, spot, DIAG_cell_digits, unit);
    return refuse_unit(reading, spot, unit);
}

static bool text_value(struct reading *reading, struct spot spot, struct slice text, enum unit unit,
                       struct value *value)
{
    if (value_read(text, unit, value))
        return true;
    struct buffer *plain = &reading->plain;
    enum diag_id fault = notation_value(text, unit, plain);
    if (fault != NOTATION_GOOD)
        return refuse_notation(reading, spot, fault, unit);
    return value_read(buffer_slice(plain), unit, value) || refuse_unit(reading, spot, unit);
}

static bool typed_value(struct reading *reading, struct spot spot, struct slice text,
                        enum unit unit, struct value *value)
{
    switch (spot.cell->kind) {
    case CELL_NUMBER:
    case CELL_PERCENTAGE:
        return number_value(reading, spot, unit, value);
    case CELL_DATE:
        if (unit != UNIT_DATE)
            return refuse_notation(reading, spot, DIAG_cell_became_date, unit);
        return text_value(reading, spot, text, unit, value);
    case CELL_TIME:
        return refuse_notation(reading, spot, DIAG_cell_time, unit);
    case CELL_TRUTH:
    case CELL_TEXT:
    case CELL_ERROR:
    case CELL_FORMULA:
    case CELL_BYTES:
        break;
    }
    return text_value(reading, spot, text, unit, value);
}

enum figure_outcome figure_value(struct reading *reading, struct spot spot, enum unit unit,
                                 struct value *value, enum absence *absence)
{
    if (reading_is_broken(reading, spot))
        return FIGURE_WRONG;
    if (reading_is_blank(reading, spot))
        return FIGURE_BLANK;
    struct slice text = reading_text(reading, spot);
    const char *means = reading_meaning(reading, spot.field, text);
    struct slice word = means ? slice_of(means) : text;
    int reason = is_digit(word.bytes[0]) ? -1 : name_index(absence_names, word);
    if (reason > ABSENCE_NONE) {
        *absence = (enum absence)reason;
        return FIGURE_ABSENT;
    }
    bool good = means ? text_value(reading, spot, word, unit, value)
                      : typed_value(reading, spot, text, unit, value);
    return good ? FIGURE_VALUE : FIGURE_WRONG;
}

bool figure_absence(struct reading *reading, struct spot spot, enum absence *absence)
{
    *absence = ABSENCE_NONE;
    if (reading_is_broken(reading, spot))
        return false;
    if (reading_is_blank(reading, spot))
        return true;
    int reason = name_index(absence_names, meant(reading, spot));
    if (reason > ABSENCE_NONE) {
        *absence = (enum absence)reason;
        return true;
    }
    reading_refuse(reading, spot, DIAG_cell_absence, NULL);
    help_name(reading, spot, absence_names + 1, "not-applicable");
    return false;
}

/* ---- period and kind ---- */

bool figure_period(struct reading *reading, struct spot spot, struct period *period)
{
    if (reading_is_broken(reading, spot))
        return false;
    struct slice text = reading_text(reading, spot);
    const char *means = reading_meaning(reading, spot.field, text);
    if (means && period_read(slice_of(means), period))
        return true;
    bool day = !means && spot.cell && spot.cell->kind == CELL_DATE;
    enum diag_id fault = day ? notation_period_day(text, period)
                             : notation_period(means ? slice_of(means) : text, period);
    if (fault == NOTATION_GOOD)
        return true;
    reading_refuse(reading, spot, fault, NULL);
    if (fault == DIAG_cell_period_ambiguous)
        reading_help_word(reading, spot, "2003/04");
    return false;
}

bool figure_kind(struct reading *reading, struct spot spot, enum observation_kind *kind)
{
    if (reading_is_broken(reading, spot))
        return false;
    int index = name_index(observation_kind_names, meant(reading, spot));
    if (index >= 0) {
        *kind = (enum observation_kind)index;
        return true;
    }
    reading_refuse(reading, spot, DIAG_cell_kind, NULL);
    help_name(reading, spot, observation_kind_names, "outturn");
    return false;
}

/* ---- flags ---- */

static bool add_flag(struct slice name, unsigned *flags)
{
    int index = name_index(flag_names, name);
    if (index >= 0)
        *flags |= 1u << index;
    return index >= 0;
}

/* The next part of a text up to one of the marks; false at its end. */
static bool next_part(struct slice *rest, const char *marks, struct slice *part)
{
    size_t count = 0;
    if (rest->count == 0)
        return false;
    while (count < rest->count && !strchr(marks, rest->bytes[count]))
        count++;
    *part = slice_trim((struct slice){rest->bytes, count});
    count += count < rest->count;
    *rest = (struct slice){rest->bytes + count, rest->count - count};
    return true;
}

/* Flags as a plan writes them, with spaces between. */
static bool add_plain_flags(struct slice names, unsigned *flags)
{
    struct slice name;
    while (next_part(&names, " ", &name)) {
        if (name.count && !add_flag(name, flags))
            return false;
    }
    return true;
}

/* A flag, or a word that the plan says means some, or none. */
static bool add_word(struct reading *reading, const struct field *field, struct slice word,
                     unsigned *flags)
{
    const char *means = reading_meaning(reading, field, word);
    if (!means)
        return add_flag(word, flags);
    return strcmp(means, DATA_BLANK) == 0 || add_plain_flags(slice_of(means), flags);
}

/* Parts between commas and semicolons, which may hold spaces ("Not comparable", "(p) (e)"). */
static bool add_flags(struct reading *reading, const struct field *field, struct slice text,
                      unsigned *flags)
{
    struct slice part, word;
    while (next_part(&text, ",;", &part)) {
        if (part.count == 0 || add_word(reading, field, part, flags))
            continue;
        while (next_part(&part, " ", &word)) {
            if (word.count && !add_word(reading, field, word, flags))
                return false;
        }
    }
    return true;
}

bool figure_flags(struct reading *reading, struct spot spot, unsigned *flags)
{
    *flags = 0;
    if (reading_is_broken(reading, spot))
        return false;
    if (reading_is_blank(reading, spot))
        return true;
    struct slice text = reading_text(reading, spot);
    if (add_word(reading, spot.field, text, flags) || add_flags(reading, spot.field, text, flags))
        return true;
    reading_refuse(reading, spot, DIAG_cell_flag, NULL);
    help_name(reading, spot, flag_names, "provisional");
    return false;
}

/* ---- surveys ---- */

static bool plain_number(struct reading *reading, struct spot spot, struct slice text,
                         struct quantity *number)
{
    struct buffer *plain = &reading->plain;
    if (spot.cell->kind == CELL_NUMBER || spot.cell->kind == CELL_PERCENTAGE)
        return quantity_read(spot.cell->text, number);
    return spot.cell->kind == CELL_TEXT && notation_number(text, plain) == NOTATION_GOOD &&
           quantity_read(buffer_slice(plain), number);
}

bool figure_count(struct reading *reading, struct spot spot, int32_t *count)
{
    struct quantity number;
    *count = 0;
    if (reading_is_broken(reading, spot))
        return false;
    if (reading_is_blank(reading, spot))
        return true;
    if (!plain_number(reading, spot, meant(reading, spot), &number) || number.decimals ||
        number.digits < 1 || number.digits > INT32_MAX)
        return reading_refuse(reading, spot, DIAG_cell_count, NULL);
    *count = (int32_t)number.digits;
    return true;
}

bool figure_interval(struct reading *reading, struct spot spot, struct quantity *interval)
{
    static const char *const signs[] = {"\u00B1", "+/-", "+-"};
    *interval = (struct quantity){0, 0};
    if (reading_is_broken(reading, spot))
        return false;
    if (reading_is_blank(reading, spot))
        return true;
    struct slice text = meant(reading, spot);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (begins(text, signs[i]))
            text = past(text, strlen(signs[i]));
    }
    if (text.count && text.bytes[text.count - 1] == '%')
        text = slice_trim((struct slice){text.bytes, text.count - 1});
    if (!plain_number(reading, spot, text, interval) || interval->digits < 0)
        return reading_refuse(reading, spot, DIAG_cell_interval, NULL);
    return true;
}
