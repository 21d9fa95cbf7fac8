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

/* BCP 47 in outline: a language of two or three letters, then subtags of one to eight letters and
 * digits. */
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

/* ISO 639-1, all codes of two letters. Those of three letters are many and not listed. */
static const char two_letters[] =
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da "
    "de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy "
    "hz "
    "ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li "
    "ln "
    "lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa "
    "pi "
    "pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th "
    "ti "
    "tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ";

bool is_language(const char *tag)
{
    if (!language_form(tag))
        return false;
    if (strcspn(tag, "-") != 2)
        return true;
    char code[4] = {(char)(tag[0] | 0x20), (char)(tag[1] | 0x20), ' ', '\0'};
    const char *found = strstr(two_letters, code);
    return found && (found - two_letters) % 3 == 0;
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
