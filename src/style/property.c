/* SPDX-License-Identifier: Apache-2.0 */
/* Reading, resolving and writing property values: one function a kind, the rest from the tables. */
#include "style/property.h"

#include <stddef.h>

/* ---- keywords ---- */

static const struct keyword *keyword_find(const struct keyword *keywords, struct slice text)
{
    for (; keywords && keywords->name; keywords++) {
        if (slice_is(text, keywords->name))
            return keywords;
    }
    return NULL;
}

static const char *keyword_list(const struct keyword *keywords, struct arena *arena)
{
    struct buffer out = buffer_open(arena);
    for (; keywords->name; keywords++) {
        if (out.count)
            buffer_add_text(&out, keywords[1].name ? ", " : " or ");
        buffer_add_text(&out, keywords->name);
    }
    return buffer_text(&out);
}

/* ---- readers: one a kind ---- */

/* What a reader works on. */
struct reading {
    const struct property *property;
    struct source_pos pos;
    struct slice text; /* trimmed */
    const char *written;
    const struct style_names *names;
    struct arena *arena;
    struct diag_list *diags;
};

static bool is_number(struct slice text)
{
    size_t at = text.count && (text.bytes[0] == '-' || text.bytes[0] == '+');
    size_t digits = 0;
    for (; at < text.count; at++) {
        if (text.bytes[at] >= '0' && text.bytes[at] <= '9')
            digits++;
        else if (text.bytes[at] != '.')
            return false;
    }
    return digits > 0;
}

static bool length_refused(const struct reading *r)
{
    if (is_number(r->text)) {
        diag_report(r->diags, DIAG_style_length_unit, r->pos, r->written);
        diag_help(r->diags, "did you mean '%Spt'?", r->text);
        return false;
    }
    const char *em = r->property->kind == PROPERTY_ABSOLUTE ? "" : ", 1.2em";
    const char *percent = r->property->kind == PROPERTY_SCALED ? ", 120%" : "";
    diag_report(r->diags, DIAG_style_bad_length, r->pos, r->written);
    diag_help(r->diags, "write a number and its unit: 12pt, 5mm, 1.5cm, 0.5in%s%s", em, percent);
    return false;
}

static bool read_length(const struct reading *r, struct style_value *value)
{
    if (!length_read(r->text, &value->unit, &value->number))
        return length_refused(r);
    bool percent = value->unit == LENGTH_PERCENT && r->property->kind != PROPERTY_SCALED;
    bool em = value->unit == LENGTH_EM && r->property->kind == PROPERTY_ABSOLUTE;
    if (percent || em)
        diag_report(r->diags, DIAG_style_unit_misplaced, r->pos, r->property->name,
                    percent ? "percent" : "em");
    return !percent && !em;
}

static bool read_keyword(const struct reading *r, struct style_value *value)
{
    const struct keyword *keyword = keyword_find(r->property->keywords, r->text);
    if (!keyword)
        return false; /* the schema has said so */
    value->number = keyword->value;
    return true;
}

static bool read_number(const struct reading *r, struct style_value *value)
{
    if (keyword_find(r->property->keywords, r->text))
        return read_keyword(r, value);
    int64_t number = 0;
    bool good = r->text.count > 0 && r->text.count <= 6;
    for (size_t i = 0; good && i < r->text.count; i++) {
        good = r->text.bytes[i] >= '0' && r->text.bytes[i] <= '9';
        number = number * 10 + (r->text.bytes[i] - '0');
    }
    value->number = number;
    if (good)
        return true;
    diag_report(r->diags, DIAG_style_bad_number, r->pos, r->written);
    if (r->property->keywords)
        diag_help(r->diags, "write a whole number from %d to %d, or %s", (int)r->property->least,
                  (int)r->property->most, keyword_list(r->property->keywords, r->arena));
    else
        diag_help(r->diags, "write a whole number from %d to %d", (int)r->property->least,
                  (int)r->property->most);
    return false;
}

static bool read_colour(const struct reading *r, struct style_value *value)
{
    const char *text = arena_copy(r->arena, r->text.bytes, r->text.count);
    uint32_t colour;
    const struct style_name *name = name_find(&r->names->colours, text);
    if (keyword_find(r->property->keywords, r->text))
        return read_keyword(r, value);
    if (name) {
        value->number = name->colour;
        return true;
    }
    if (colour_read(text, &colour)) {
        value->number = colour;
        return true;
    }
    if (text[0] == '#') {
        diag_report(r->diags, DIAG_style_bad_colour, r->pos, r->written);
        return false;
    }
    diag_report(r->diags, DIAG_style_unknown_colour, r->pos, r->written);
    name_suggest(&r->names->colours, text, r->diags);
    return false;
}

static bool read_family(const struct reading *r, struct style_value *value)
{
    const char *text = arena_copy(r->arena, r->text.bytes, r->text.count);
    const struct style_name *name = name_find(&r->names->fonts, text);
    value->text = name ? name->family : text;
    return true;
}

/* One feature: an optional sign, a tag of four letters or digits, an optional "=" and number. */
static bool is_feature(struct slice word)
{
    size_t at = word.count && (word.bytes[0] == '-' || word.bytes[0] == '+');
    size_t tag = at;
    for (; at < word.count && word.bytes[at] != '='; at++) {
        char c = word.bytes[at];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')))
            return false;
    }
    if (at - tag != 4 || at == word.count)
        return at - tag == 4;
    struct slice number = {word.bytes + at + 1, word.count - at - 1};
    return is_number(number) && number.count <= 3;
}

static bool read_features(const struct reading *r, struct style_value *value)
{
    value->text = "";
    if (keyword_find(r->property->keywords, r->text))
        return true;
    for (size_t at = 0; at < r->text.count;) {
        size_t end = at;
        while (end < r->text.count && !is_xml_space(r->text.bytes[end]))
            end++;
        struct slice word = {r->text.bytes + at, end - at};
        if (!is_feature(word)) {
            diag_report(r->diags, DIAG_style_bad_feature, r->pos, word);
            return false;
        }
        for (at = end; at < r->text.count && is_xml_space(r->text.bytes[at]);)
            at++;
    }
    value->text = arena_copy(r->arena, r->text.bytes, r->text.count);
    return true;
}

static bool read_text(const struct reading *r, struct style_value *value)
{
    value->text = r->text.count ? arena_copy(r->arena, r->text.bytes, r->text.count) : NULL;
    return true;
}

static bool (*const readers[])(const struct reading *, struct style_value *) = {
    [PROPERTY_ABSOLUTE] = read_length,   [PROPERTY_LENGTH] = read_length,
    [PROPERTY_SCALED] = read_length,     [PROPERTY_NUMBER] = read_number,
    [PROPERTY_CHOICE] = read_keyword,    [PROPERTY_SWITCH] = read_keyword,
    [PROPERTY_COLOUR] = read_colour,     [PROPERTY_FAMILY] = read_family,
    [PROPERTY_FEATURES] = read_features, [PROPERTY_TEXT] = read_text,
};

bool property_read(const struct property *property, const struct xml_attribute *attribute,
                   const struct style_names *names, struct arena *arena, struct diag_list *diags,
                   struct style_value *value)
{
    struct reading reading = {
        property, attribute->pos, slice_trim(slice_of(attribute->value)), attribute->value, names,
        arena,    diags};
    struct style_value read = {.pos = attribute->pos, .set = true};
    if (!readers[property->kind](&reading, &read))
        return false;
    *value = read;
    return true;
}

/* ---- from written to computed ---- */

static bool is_length(enum property_kind kind)
{
    return kind == PROPERTY_ABSOLUTE || kind == PROPERTY_LENGTH || kind == PROPERTY_SCALED;
}

static const char *limit_text(const struct property *property, int64_t value, struct arena *arena)
{
    return is_length(property->kind) ? format_text(arena, "%Lpt", value)
                                     : format_text(arena, "%D", value);
}

static int64_t within_limits(const struct property *property, const struct style_value *value,
                             int64_t number, struct arena *arena, struct diag_list *diags)
{
    int64_t scale = is_length(property->kind) ? LENGTH_POINT : 1;
    int64_t least = property->least * scale, most = property->most * scale;
    if ((least == 0 && most == 0) || (number >= least && number <= most))
        return number;
    if (diags)
        diag_report(diags, DIAG_style_out_of_range, value->pos, property->name,
                    limit_text(property, number, arena), limit_text(property, least, arena),
                    limit_text(property, most, arena));
    return number < least ? least : most;
}

void property_apply(const struct property *property, const struct style_value *value, length em,
                    struct arena *arena, struct diag_list *diags, void *target)
{
    char *at = (char *)target + property->offset;
    int64_t number = value->number;
    if (is_length(property->kind) && value->unit != LENGTH_ABSOLUTE)
        number = length_ratio(number, em, LENGTH_POINT);
    number = within_limits(property, value, number, arena, diags);
    switch (property->kind) {
    case PROPERTY_ABSOLUTE:
    case PROPERTY_LENGTH:
    case PROPERTY_SCALED:
        memcpy(at, &(length){number}, sizeof(length));
        break;
    case PROPERTY_NUMBER:
        memcpy(at, &(int32_t){(int32_t)number}, sizeof(int32_t));
        break;
    case PROPERTY_CHOICE:
        memcpy(at, &(unsigned){(unsigned)number}, sizeof(unsigned));
        break;
    case PROPERTY_SWITCH:
        memcpy(at, &(bool){number != 0}, sizeof(bool));
        break;
    case PROPERTY_COLOUR:
        memcpy(at, &(uint32_t){(uint32_t)number}, sizeof(uint32_t));
        break;
    case PROPERTY_FAMILY:
    case PROPERTY_FEATURES:
    case PROPERTY_TEXT:
        memcpy(at, &value->text, sizeof value->text);
        break;
    }
}

/* ---- and back ---- */

/* A computed value in the shape it was read in. */
static struct style_value value_of(const struct property *property, const void *target)
{
    const char *at = (const char *)target + property->offset;
    struct style_value value = {.set = true};
    int32_t number;
    unsigned choice;
    bool on;
    switch (property->kind) {
    case PROPERTY_ABSOLUTE:
    case PROPERTY_LENGTH:
    case PROPERTY_SCALED:
        memcpy(&value.number, at, sizeof value.number);
        break;
    case PROPERTY_NUMBER:
        memcpy(&number, at, sizeof number);
        value.number = number;
        break;
    case PROPERTY_CHOICE:
    case PROPERTY_COLOUR:
        memcpy(&choice, at, sizeof choice);
        value.number = choice;
        break;
    case PROPERTY_SWITCH:
        memcpy(&on, at, sizeof on);
        value.number = on;
        break;
    case PROPERTY_FAMILY:
    case PROPERTY_FEATURES:
    case PROPERTY_TEXT:
        memcpy(&value.text, at, sizeof value.text);
        break;
    }
    return value;
}

bool property_same(const struct property *property, const void *a, const void *b)
{
    struct style_value x = value_of(property, a), y = value_of(property, b);
    if (!x.text || !y.text)
        return x.text == y.text && x.number == y.number;
    return strcmp(x.text, y.text) == 0;
}

static void write_colour(uint32_t colour, struct buffer *out)
{
    static const char digits[] = "0123456789ABCDEF";
    buffer_add_char(out, '#');
    for (int shift = 20; shift >= 0; shift -= 4)
        buffer_add_char(out, digits[colour >> shift & 15]);
}

static const char *keyword_of(const struct property *property, int64_t number)
{
    for (const struct keyword *k = property->keywords; k && k->name; k++) {
        if (k->value == number)
            return k->name;
    }
    return NULL;
}

void property_write(const struct property *property, const void *target, struct buffer *out)
{
    struct style_value value = value_of(property, target);
    const char *keyword = keyword_of(property, value.number);
    if (is_length(property->kind))
        buffer_format(out, value.number ? "%Lpt" : "0", value.number);
    else if (property->kind >= PROPERTY_FAMILY)
        buffer_format(out, "'%s'", value.text ? value.text : "");
    else if (keyword)
        buffer_add_text(out, keyword);
    else if (property->kind == PROPERTY_COLOUR)
        write_colour((uint32_t)value.number, out);
    else
        buffer_add_int(out, value.number);
}
