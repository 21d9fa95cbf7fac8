/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/tag.h"

static bool ends_name(char c)
{
    switch (c) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case '=':
    case '/':
    case '>':
    case '<':
    case '"':
    case '\'':
    case '&':
    case ';':
    case '\0':
        return true;
    default:
        return false;
    }
}

struct slice tag_name(struct slice text, size_t offset)
{
    size_t end = offset;
    while (end < text.count && !ends_name(text.bytes[end]))
        end++;
    return (struct slice){text.bytes + offset, end - offset};
}

struct tag_walk tag_walk_open(struct slice text, size_t offset)
{
    struct slice name = tag_name(text, offset + 1);
    return (struct tag_walk){.text = text, .at = offset + 1 + name.count};
}

static void skip_space(struct tag_walk *walk)
{
    while (walk->at < walk->text.count && is_xml_space(walk->text.bytes[walk->at]))
        walk->at++;
}

bool tag_walk_next(struct tag_walk *walk)
{
    struct slice text = walk->text;
    skip_space(walk);
    walk->name = tag_name(text, walk->at);
    walk->name_at = walk->at;
    walk->at += walk->name.count;
    skip_space(walk);
    if (walk->name.count == 0 || walk->at >= text.count || text.bytes[walk->at] != '=')
        return false;
    walk->at++;
    skip_space(walk);
    if (walk->at >= text.count || (text.bytes[walk->at] != '"' && text.bytes[walk->at] != '\''))
        return false;
    walk->value_at = walk->at;
    const char *close =
        memchr(text.bytes + walk->at + 1, text.bytes[walk->at], text.count - walk->at - 1);
    walk->at = close ? (size_t)(close - text.bytes) + 1 : text.count;
    return close;
}

bool tag_walk_next_plain(struct tag_walk *walk)
{
    while (tag_walk_next(walk)) {
        bool declares = walk->name.count >= 5 && memcmp(walk->name.bytes, "xmlns", 5) == 0 &&
                        (walk->name.count == 5 || walk->name.bytes[5] == ':');
        if (!declares)
            return true;
    }
    return false;
}
