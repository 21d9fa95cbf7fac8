/* SPDX-License-Identifier: Apache-2.0 */
/* flow/figures.c - how a figure is printed: one rule for all tables. */
#include "flow/builder.h"

#define MINUS "\u2212"

/* Round to `decimals` half away from zero, or keep what is given where that is less than 0. */
static struct quantity rounded(struct quantity value, int32_t decimals)
{
    if (decimals < 0)
        return value;
    for (; value.decimals > decimals; value.decimals--) {
        int64_t half = value.digits < 0 ? -5 : 5;
        /* Only the last step may round, the others would round twice: so cut before it. */
        value.digits =
            value.decimals == decimals + 1 ? (value.digits + half) / 10 : value.digits / 10;
    }
    for (; value.decimals < decimals; value.decimals++)
        value.digits *= 10;
    return value;
}

static void add_number(struct buffer *out, struct quantity value)
{
    uint64_t digits = value.digits < 0 ? 0 - (uint64_t)value.digits : (uint64_t)value.digits;
    char reversed[48];
    int count = 0;
    for (int digit = 0; digit <= value.decimals || digits > 0; digit++, digits /= 10) {
        if (digit > 0 && digit == value.decimals)
            reversed[count++] = '.';
        else if (digit > value.decimals && (digit - value.decimals) % 3 == 0)
            reversed[count++] = ',';
        reversed[count++] = (char)('0' + digits % 10);
    }
    while (count > 0)
        buffer_add_char(out, reversed[--count]);
}

static const char *date_figure(struct flow_builder *builder, int64_t digits)
{
    return date_text((struct calendar_date){(int16_t)(digits / 10000), (int8_t)(digits / 100 % 100),
                                            (int8_t)(digits % 100)},
                     builder->arena);
}

const char *quantity_text(struct flow_builder *builder, const struct indicator *indicator,
                          struct quantity value)
{
    if (indicator->unit == UNIT_YES_NO)
        return value.digits ? "Yes" : "No";
    if (indicator->unit == UNIT_DATE)
        return date_figure(builder, value.digits);
    struct buffer out = buffer_open(builder->arena);
    value = rounded(value, indicator->precision);
    if (indicator->unit == UNIT_LEVEL)
        buffer_add_text(&out, "Level\u00A0");
    if (value.digits < 0)
        buffer_add_text(&out, MINUS);
    if (indicator->unit == UNIT_MONEY)
        buffer_add_text(&out, "\u00A3");
    add_number(&out, value);
    if (indicator->unit == UNIT_PERCENT)
        buffer_add_text(&out, "%");
    return buffer_text(&out);
}

const char *absence_text(enum absence absence)
{
    static const char *const texts[] = {
        [ABSENCE_NONE] = "",
        [ABSENCE_NOT_APPLICABLE] = "n/a",
        [ABSENCE_NOT_COLLECTED] = "not collected",
        [ABSENCE_SURVEY_GAP] = "no survey",
        [ABSENCE_NEW] = "new",
        [ABSENCE_DELETED] = "deleted",
        [ABSENCE_TO_BE_SET] = "to be set",
        [ABSENCE_SUPPRESSED] = "withheld",
    };
    return texts[absence];
}

const char *absence_message(enum absence absence)
{
    static const char *const messages[] = {
        [ABSENCE_NONE] = "",
        [ABSENCE_NOT_APPLICABLE] = "Not applicable",
        [ABSENCE_NOT_COLLECTED] = "Not collected",
        [ABSENCE_SURVEY_GAP] = "No survey in these years",
        [ABSENCE_NEW] = "New: no target set yet",
        [ABSENCE_DELETED] = "Deleted: no further targets",
        [ABSENCE_TO_BE_SET] = "Targets to be set",
        [ABSENCE_SUPPRESSED] = "Withheld",
    };
    return messages[absence];
}

const char *unit_words(const struct indicator *indicator)
{
    static const char *const words[] = {
        [UNIT_PERCENT] = NULL,  [UNIT_NUMBER] = NULL,    [UNIT_RATE] = NULL,  [UNIT_DAYS] = "days",
        [UNIT_WEEKS] = "weeks", [UNIT_KILOGRAMS] = "kg", [UNIT_MONEY] = NULL, [UNIT_SCORE] = NULL,
        [UNIT_LEVEL] = NULL,    [UNIT_YES_NO] = NULL,    [UNIT_DATE] = NULL,
    };
    return indicator->unit_text ? indicator->unit_text : words[indicator->unit];
}
