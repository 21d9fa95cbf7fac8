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

bool has_date_form(const char *text)
{
    int number;
    return strlen(text) == 10 && text[4] == '-' && text[7] == '-' && digits(text, 4, &number) &&
           digits(text + 5, 2, &number) && digits(text + 8, 2, &number);
}

struct calendar_date read_date(struct plan_reader *reader, const struct xml_node *element,
                               const char *name)
{
    struct calendar_date date = {0, 0, 0};
    const struct xml_attribute *attribute = xml_attribute(element, name);
    /* What has not even the form of a date has been reported by the schema. */
    if (attribute && has_date_form(attribute->value) &&
        !date_read(slice_of(attribute->value), &date))
        diag_report(reader->diags, DIAG_date_impossible, attribute->pos, attribute->value);
    return date;
}

/* Whether the schema has let it pass as a period; what it has not is reported already. */
static bool has_period_form(const char *text)
{
    int number;
    size_t count = strlen(text);
    return count >= 7 && digits(text, 4, &number) && digits(text + 5, 2, &number) &&
           (text[4] == '/' ? count == 7 || count == 10 : text[4] == '-' && count == 7);
}

struct period read_period_value(struct plan_reader *reader, const struct xml_attribute *attribute)
{
    struct period period = {0};
    int first;
    if (!attribute || period_read(slice_of(attribute->value), &period) ||
        !has_period_form(attribute->value))
        return period;
    digits(attribute->value, 4, &first);
    diag_report(reader->diags, DIAG_year_sequence, attribute->pos, attribute->value);
    if (attribute->value[4] == '/') {
        int next = (first + 1) % 100;
        diag_help(reader->diags, "the year that begins in %d is written %d/%s%d", first, first,
                  next < 10 ? "0" : "", next);
    } else {
        diag_help(reader->diags, "a month is written with its calendar year: %d-04 is April",
                  first);
    }
    return period;
}

struct period read_period(struct plan_reader *reader, const struct xml_node *element,
                          const char *name)
{
    return read_period_value(reader, xml_attribute(element, name));
}

int16_t read_year(struct plan_reader *reader, const struct xml_node *element, const char *name)
{
    return read_period(reader, element, name).year;
}

int32_t read_years_on(const struct xml_node *element, const char *name)
{
    const char *text = value_of(element, name);
    bool earlier = *text == '-';
    int years = digits_read(slice_of(text + (earlier || *text == '+')));
    return years < 0 ? 0 : earlier ? -years : years;
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

const char *read_language(const struct xml_node *element)
{
    const struct xml_attribute *attribute = xml_language(element);
    if (!attribute)
        return NULL;
    const struct xml_attribute *outer = NULL;
    for (const struct xml_node *node = element->parent; node && !outer; node = node->parent)
        outer = xml_language(node);
    bool same = outer && strcmp(outer->value, attribute->value) == 0;
    return same ? NULL : attribute->value;
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
