/* SPDX-License-Identifier: Apache-2.0 */
/* plan/values.c - attribute values: the schema has seen their form, here is asked whether they mean
 * something. */
#include "plan/reader.h"

#include "base/buffer.h"

static const char *value_of(const struct xml_node *element, const char *name)
{
    return xml_value(element, name, "");
}

static bool digits(const char *text, int count, int *value)
{
    *value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

bool read_date_text(const char *text, struct calendar_date *date)
{
    int year, month, day;
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-' || !digits(text, 4, &year) ||
        !digits(text + 5, 2, &month) || !digits(text + 8, 2, &day))
        return false;
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in(year, month))
        return false;
    *date = (struct calendar_date){(int16_t)year, (int8_t)month, (int8_t)day};
    return true;
}

struct calendar_date read_date(struct plan_reader *reader, const struct xml_node *element,
                               const char *name)
{
    struct calendar_date date = {0, 0, 0};
    const struct xml_attribute *attribute = xml_attribute(element, name);
    /* What has not even the form of a date has been reported by the schema. */
    if (attribute && strlen(attribute->value) == 10 && !read_date_text(attribute->value, &date))
        diag_report(reader->diags, DIAG_date_impossible, attribute->pos, attribute->value);
    return date;
}

struct period read_period(struct plan_reader *reader, const struct xml_node *element,
                          const char *name)
{
    const struct xml_attribute *attribute = xml_attribute(element, name);
    struct period period = {0, 0};
    int first, second;
    if (!attribute || strlen(attribute->value) < 7 || !digits(attribute->value, 4, &first) ||
        attribute->value[4] != '/' || !digits(attribute->value + 5, 2, &second))
        return period;
    if ((first + 1) % 100 != second) {
        int next = (first + 1) % 100;
        diag_report(reader->diags, DIAG_year_sequence, attribute->pos, attribute->value);
        diag_help(reader->diags, "the year that begins in %d is written %d/%s%d", first, first,
                  next < 10 ? "0" : "", next);
    }
    period.year = (int16_t)first;
    if (strlen(attribute->value) == 10)
        period.quarter = (int8_t)(attribute->value[9] - '0');
    return period;
}

int32_t read_count(const struct xml_node *element, const char *name, int32_t otherwise)
{
    const char *text = value_of(element, name);
    int64_t value = 0;
    for (const char *at = text; *at >= '0' && *at <= '9' && value < 1000000000; at++)
        value = value * 10 + (*at - '0');
    return *text >= '0' && *text <= '9' && value < INT32_MAX ? (int32_t)value : otherwise;
}

bool read_yes(const struct xml_node *element, const char *name)
{
    return strcmp(value_of(element, name), "yes") == 0;
}

int32_t read_share(const struct xml_node *element, const char *name)
{
    int32_t whole = read_count(element, name, 0);
    const char *point = strchr(value_of(element, name), '.');
    int32_t tenth = point && point[1] >= '0' && point[1] <= '9' ? point[1] - '0' : 0;
    return whole > 100 ? 0 : whole * 10 + tenth;
}

int read_choice(const struct xml_node *element, const char *name, const char *const *choices,
                int otherwise)
{
    const char *text = value_of(element, name);
    for (int i = 0; choices[i]; i++) {
        if (strcmp(text, choices[i]) == 0)
            return i;
    }
    return otherwise;
}

bool read_quantity(const char *text, struct quantity *quantity)
{
    bool negative = *text == '-';
    const char *at = text + negative;
    *quantity = (struct quantity){0, 0};
    int count = 0;
    bool point = false;
    for (; *at; at++) {
        if (*at == '.' && !point && count) {
            point = true;
            continue;
        }
        if (*at < '0' || *at > '9' || ++count > 18)
            return false;
        quantity->digits = quantity->digits * 10 + (*at - '0');
        quantity->decimals += point;
    }
    if (negative)
        quantity->digits = -quantity->digits;
    return count > 0;
}

/* BCP 47 in outline: a language of two or three letters (or i, x), then subtags of one to eight
 * letters and digits. */
static bool language_form(const char *tag)
{
    int part = 0, count = 0;
    for (const char *at = tag;; at++) {
        bool letter = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z');
        bool digit = *at >= '0' && *at <= '9';
        if (letter || (digit && part > 0)) {
            count++;
            continue;
        }
        if ((*at && *at != '-') || count == 0 || count > 8 || (part == 0 && count > 3))
            return false;
        if (!*at)
            return true;
        part++;
        count = 0;
    }
}

const char *read_language(struct plan_reader *reader, const struct xml_node *element)
{
    const struct xml_attribute *attribute = xml_language(element);
    if (!attribute)
        return NULL;
    if (language_form(attribute->value))
        return attribute->value;
    diag_report(reader->diags, DIAG_language_tag, attribute->pos, attribute->value);
    return NULL;
}

static void gather(const struct xml_node *element, struct buffer *out)
{
    for (const struct xml_node *node = element->children; node; node = node->next) {
        if (node->name) {
            gather(node, out);
            continue;
        }
        for (size_t i = 0; i < node->text.count; i++) {
            char c = node->text.bytes[i];
            bool space = is_xml_space(c);
            if (!space)
                buffer_add_char(out, c);
            else if (out->count && out->bytes[out->count - 1] != ' ')
                buffer_add_char(out, ' ');
        }
    }
}

const char *read_text(struct plan_reader *reader, const struct xml_node *element)
{
    if (!element)
        return NULL;
    struct buffer out = buffer_open(reader->arena);
    gather(element, &out);
    if (out.count && out.bytes[out.count - 1] == ' ')
        out.count--;
    return buffer_text(&out);
}
