/* SPDX-License-Identifier: Apache-2.0 */
/* plan/everywhere.c - what may be wrong in any element: its language, attributes of the xml
 * namespace, characters that mean nothing. One walk over the whole tree before it is read. */
#include "plan/reader.h"

#include "base/buffer.h"

#define XML_SPACE "http://www.w3.org/XML/1998/namespace"
#define XINCLUDE_SPACE "http://www.w3.org/2001/XInclude"

/* ---- characters ---- */

/* Whether there may be a private character: a quick look, eight bytes at a time, for one whose
 * upper three bits are set, as in the first byte of all characters of three or four bytes. */
static bool may_hold_private(struct slice text)
{
    uint64_t seen = 0;
    size_t i = 0;
    for (; i + 8 <= text.count; i += 8) {
        uint64_t word;
        memcpy(&word, text.bytes + i, sizeof word);
        seen |= word & word << 1 & word << 2;
    }
    for (; i < text.count; i++) {
        uint64_t byte = (unsigned char)text.bytes[i];
        seen |= byte & byte << 1 & byte << 2;
    }
    return (seen & UINT64_C(0x8080808080808080)) != 0;
}

/* The first private character, its offset in *at; 0 when there is none. In UTF-8 they begin with
 * 0xEE, 0xEF, 0xF3 or 0xF4. */
static uint32_t find_private(struct slice text, size_t *at)
{
    for (size_t i = may_hold_private(text) ? 0 : text.count; i < text.count;) {
        if ((unsigned char)text.bytes[i] < 0xEE) {
            i++;
            continue;
        }
        *at = i;
        uint32_t c = utf8_next(text, &i);
        if (codepoint_is_private(c))
            return c;
    }
    return 0;
}

static void report_private(struct plan_reader *reader, uint32_t c, struct source_pos pos)
{
    char code[7];
    codepoint_hexadecimal(c, code);
    diag_report(reader->diags, DIAG_private_character, pos, code);
}

/* One message a stretch of text: who pastes one such character pastes many. */
static void check_text(struct plan_reader *reader, const struct xml_node *node)
{
    size_t at = 0;
    uint32_t c = find_private(node->text, &at);
    if (c)
        report_private(reader, c, source_after(node->pos, (struct slice){node->text.bytes, at}));
}

/* ---- attributes ---- */

static bool is_collapsed(const char *value)
{
    bool space = true; /* none may come first */
    for (; *value; value++) {
        if (is_xml_space(*value) && (space || *value != ' '))
            return false;
        space = *value == ' ';
    }
    return !space || value[-1] != ' ';
}

/* XML Schema part 2, clause 4.3.6: whiteSpace="collapse", which all our types have. */
static const char *collapsed(struct arena *arena, const char *value)
{
    struct slice rest = slice_trim(slice_of(value));
    char *out = arena_alloc(arena, rest.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < rest.count; i++) {
        bool space = is_xml_space(rest.bytes[i]);
        if (!space)
            out[count++] = rest.bytes[i];
        else if (out[count - 1] != ' ')
            out[count++] = ' ';
    }
    return out;
}

/* The schema lets any attribute of the xml namespace pass, because it cannot name one of them
 * without fetching a schema for all. */
static void check_xml_attribute(struct plan_reader *reader, const struct xml_node *element,
                                const struct xml_attribute *attribute)
{
    if (strcmp(attribute->name, "lang") != 0) {
        diag_report(reader->diags, DIAG_attribute_unknown, attribute->pos, element->name,
                    format_text(reader->arena, "xml:%s", attribute->name));
        diag_help(reader->diags, "the only attribute that begins with xml: is xml:lang");
    } else {
        check_language(reader, attribute);
    }
}

static void prepare_attributes(struct plan_reader *reader, const struct xml_node *element)
{
    for (size_t i = 0; i < element->attribute_count; i++) {
        struct xml_attribute *attribute = &element->attributes[i];
        if (*attribute->value && !is_collapsed(attribute->value))
            attribute->value = collapsed(reader->arena, attribute->value);
        if (strcmp(attribute->name, "exempt") == 0)
            reader->exempt = true;
        if (strcmp(attribute->space, XML_SPACE) == 0)
            check_xml_attribute(reader, element, attribute);
        size_t at;
        uint32_t c = find_private(slice_of(attribute->value), &at);
        if (c)
            report_private(reader, c, attribute->pos);
    }
}

void report_empty(struct plan_reader *reader, const struct xml_node *element)
{
    if (!xml_first(element))
        diag_report(reader->diags, DIAG_element_empty, element->pos, element->name);
}

void prepare(struct plan_reader *reader, struct xml_node *element)
{
    if (strcmp(element->space, XINCLUDE_SPACE) == 0)
        reader->incomplete = true;
    prepare_attributes(reader, element);
    for (struct xml_node *node = element->children; node; node = node->next) {
        if (node->name)
            prepare(reader, node);
        else
            check_text(reader, node);
    }
}
