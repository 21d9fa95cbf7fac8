/* SPDX-License-Identifier: Apache-2.0 */
/* plan/addresses.c - telephone numbers, e-mail and web addresses: their forms, and what a reader's
 * program makes of them. */
#include "plan/reader.h"

#include "base/buffer.h"

/* One "@" with something on both sides, a point behind it, no spaces: enough to catch what goes
 * wrong when addresses are typed, without keeping out what RFC 5322 allows. */
static bool is_email(const char *address)
{
    const char *at = strchr(address, '@');
    if (!at || at == address || strchr(at + 1, '@') || strpbrk(address, " \t,;<>()"))
        return false;
    const char *point = strrchr(at, '.');
    return point && point > at + 1 && point[1];
}

/* Digits and spaces, brackets around the area code; ten or eleven digits from 0, as British numbers
 * have, or a number with its country code. */
bool is_telephone(const char *number)
{
    int digits_seen = 0;
    for (const char *at = number; *at; at++) {
        digits_seen += *at >= '0' && *at <= '9';
        if (!strchr("0123456789 ()", *at) && !(*at == '+' && at == number))
            return false;
    }
    if (*number == '+')
        return digits_seen >= 7 && digits_seen <= 15;
    return number[strspn(number, " (")] == '0' && digits_seen >= 10 && digits_seen <= 11;
}

bool is_link_address(const char *href)
{
    static const char mail[] = "mailto:";
    if (strncmp(href, mail, sizeof mail - 1) == 0) {
        const char *from = href + sizeof mail - 1;
        return is_email(from) || (strchr(from, '?') && !strchr(from, ' '));
    }
    size_t scheme = strncmp(href, "http://", 7) == 0    ? 7
                    : strncmp(href, "https://", 8) == 0 ? 8
                                                        : 0;
    return scheme && href[scheme] && !strchr(href, ' ');
}

const char *telephone_uri(struct plan_reader *reader, const char *number)
{
    struct buffer out = buffer_open(reader->arena);
    buffer_add_text(&out, "tel:");
    bool abroad = *number == '+', first = true;
    for (; *number; number++) {
        bool digit = *number >= '0' && *number <= '9';
        if (abroad && strncmp(number, "(0)", 3) == 0)
            number += 2; /* "+44 (0)1480": not dialled from where +44 is */
        else if (!abroad && first && *number == '0')
            buffer_add_text(&out, "+44");
        else if (digit || *number == '+')
            buffer_add_char(&out, *number);
        first = first && !digit;
    }
    return buffer_text(&out);
}

const char *read_number(struct plan_reader *reader, const struct xml_node *element,
                        const char *name, const char **uri)
{
    const struct xml_attribute *attribute = xml_attribute(element, name);
    if (!attribute || !*attribute->value)
        return NULL;
    if (!is_telephone(attribute->value))
        diag_report(reader->diags, DIAG_telephone_form, attribute->pos, attribute->value);
    *uri = telephone_uri(reader, attribute->value);
    return attribute->value;
}

const char *read_email(struct plan_reader *reader, const struct xml_node *element)
{
    const struct xml_attribute *attribute = xml_attribute(element, "email");
    if (attribute && !is_email(attribute->value))
        diag_report(reader->diags, DIAG_email_form, attribute->pos, attribute->value);
    return attribute ? attribute->value : NULL;
}
