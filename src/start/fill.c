/* SPDX-License-Identifier: Apache-2.0 */
/* The files were written for one year and no council, and can be built as they are. So they need no
 * marks to be filled in at:
 *
 *   - every number of four digits from FIRST_SHIFTED to LAST_SHIFTED that stands by itself is a
 *     calendar year and moves by as many as the wanted year lies after FILL_YEAR; the two digits
 *     behind its slash move along;
 *   - the words that stand for the council's name are replaced by it.
 *
 * A test holds the files against this: that nothing else in them moves, and no year stays. */
#include "start/fill.h"

#include "base/buffer.h"
#include "model/period.h"

#define FIRST_SHIFTED 2015
#define LAST_SHIFTED 2039

#define COUNCIL "[insert the council\u2019s name here]"
#define EDITOR_LINE                                                                                \
    "<?xml-model href=\"schema/%s.xsd\" schematypens=\"http://www.w3.org/2001/XMLSchema\"?>\n"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '#' || c == '.';
}

/* The number of `count` digits at `at`, with no digit behind it; -1 when there is none. */
static int number_at(struct slice text, size_t at, size_t count)
{
    int number = 0;
    size_t i = at;
    for (; i < at + count && i < text.count && is_digit(text.bytes[i]); i++)
        number = number * 10 + (text.bytes[i] - '0');
    bool ends = i == text.count || !is_digit(text.bytes[i]);
    return i == at + count && ends ? number : -1;
}

static void add_two_digits(struct buffer *out, int number)
{
    buffer_add_char(out, (char)('0' + number / 10 % 10));
    buffer_add_char(out, (char)('0' + number % 10));
}

/* Put out the year that stands at `at`, moved by so many; the bytes it takes, 0 where none stands
 * there. */
static size_t move_year(struct buffer *out, struct slice text, size_t at, int years)
{
    bool begins = at == 0 || !is_word(text.bytes[at - 1]);
    int year = begins ? number_at(text, at, 4) : -1;
    if (year < FIRST_SHIFTED || year > LAST_SHIFTED)
        return 0;
    buffer_add_int(out, year + years);
    bool pair = at + 4 < text.count && text.bytes[at + 4] == '/' &&
                number_at(text, at + 5, 2) == (year + 1) % 100;
    if (!pair)
        return 4;
    buffer_add_char(out, '/');
    add_two_digits(out, year + years + 1);
    return 7;
}

static void add_escaped(struct buffer *out, const char *words)
{
    static const char special[] = "&<>\"";
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;"};
    for (; *words; words++) {
        const char *found = strchr(special, *words);
        if (found)
            buffer_add_text(out, entities[found - special]);
        else
            buffer_add_char(out, *words);
    }
}

/* The same for the words that stand for the council. */
static size_t name_council(struct buffer *out, struct slice text, size_t at, const char *council)
{
    size_t count = sizeof COUNCIL - 1;
    if (!council || text.count - at < count || memcmp(text.bytes + at, COUNCIL, count) != 0)
        return 0;
    add_escaped(out, council);
    return count;
}

static bool ends_with(const char *name, const char *ending)
{
    size_t count = strlen(name), end = strlen(ending);
    return count >= end && strcmp(name + count - end, ending) == 0;
}

/* Behind the XML declaration, which ends with the first line. */
static size_t add_head(struct buffer *out, const char *name, struct slice text)
{
    const char *end = memchr(text.bytes, '\n', text.count);
    if (!ends_with(name, ".xml") || !end)
        return 0;
    size_t count = (size_t)(end + 1 - text.bytes);
    buffer_add(out, text.bytes, count);
    buffer_format(out, EDITOR_LINE, strcmp(name, "brand.xml") == 0 ? "style" : "plan");
    return count;
}

/* By how many years the request's lies after that of the files. */
static int years_on(const struct start_request *request)
{
    struct period wanted = {0};
    period_read(slice_of(request->year), &wanted);
    return wanted.year - FILL_YEAR;
}

struct slice fill(struct arena *arena, const char *name, struct slice text,
                  const struct start_request *request)
{
    int years = years_on(request);
    struct buffer out = buffer_open(arena);
    size_t at = request->editor ? add_head(&out, name, text) : 0;
    while (at < text.count) {
        size_t taken = move_year(&out, text, at, years);
        if (!taken)
            taken = name_council(&out, text, at, request->council);
        if (!taken) {
            buffer_add_char(&out, text.bytes[at]);
            taken = 1;
        }
        at += taken;
    }
    return buffer_slice(&out);
}
