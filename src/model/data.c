/* SPDX-License-Identifier: Apache-2.0 */
#include "model/data.h"

const char *const data_role_names[] = {"code",   "period",     "kind",  "value", "was",
                                       "absent", "flags",      "group", "base",  "interval",
                                       "note",   "commentary", NULL};

bool data_role_is_of_row(enum data_role role)
{
    return role == DATA_CODE || role == DATA_PERIOD || role == DATA_KIND || role == DATA_COMMENTARY;
}

bool data_column_concerns(const struct data_column *column, const struct data_column *values)
{
    if (column->period.year && period_compare(column->period, values->period) != 0)
        return false;
    if (column->has_kind && (!values->has_kind || column->kind != values->kind))
        return false;
    return !column->group || (values->group && strcmp(column->group, values->group) == 0);
}

#define NO_BREAK_SPACE "\xC2\xA0"

struct slice data_key(struct slice text, struct buffer *out)
{
    out->count = 0;
    bool space = false;
    for (size_t i = 0; i < text.count; i++) {
        char c = text.bytes[i];
        bool unbreakable = i + 1 < text.count && memcmp(text.bytes + i, NO_BREAK_SPACE, 2) == 0;
        if (unbreakable || is_xml_space(c)) {
            space = true;
            i += unbreakable;
            continue;
        }
        if (space && out->count)
            buffer_add_char(out, ' ');
        space = false;
        buffer_add_char(out, (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c));
    }
    return buffer_slice(out);
}
