/* SPDX-License-Identifier: Apache-2.0 */
/* What signs are called follows the English symbol tables of NVDA and of speech-dispatcher where
 * they agree; where screen readers keep silent (a dash between words is a pause to them) so do we.
 */
#include "page/spoken.h"

/* What stands on one side of a sign. */
enum side { ANY, DIGIT, NOTHING };

struct sign {
    uint32_t first, last; /* code points */
    enum side before, after;
    const char *words; /* NULL: as it is written */
};

/* The first row that fits is taken. */
static const struct sign signs[] = {
    {'%', '%', ANY, ANY, " per cent "},
    {'&', '&', ANY, ANY, " and "},
    {'=', '=', ANY, ANY, " equals "},
    {'+', '+', ANY, DIGIT, " plus "},
    {'<', '<', ANY, ANY, " less than "},
    {'>', '>', ANY, ANY, " greater than "},
    {'-', '-', NOTHING, DIGIT, " minus "},
    {0xB1, 0xB1, ANY, ANY, " plus or minus "},
    {0xB2, 0xB2, ANY, ANY, " squared "},
    {0xB7, 0xB7, ANY, ANY, " middle dot "},
    {0xD7, 0xD7, ANY, ANY, " times "},
    {0x2013, 0x2014, DIGIT, DIGIT, " to "},
    {0x2010, 0x2027, ANY, ANY, NULL}, /* dashes, quotation marks, an ellipsis: pauses */
    {0x2030, 0x2030, ANY, ANY, " per thousand "},
    {0x2032, 0x203A, ANY, ANY, NULL},
    {0x2190, 0x2190, ANY, ANY, " left arrow "},
    {0x2191, 0x2191, ANY, ANY, " up arrow "},
    {0x2192, 0x2192, ANY, ANY, " right arrow "},
    {0x2193, 0x2193, ANY, ANY, " down arrow "},
    {0x2212, 0x2212, ANY, ANY, " minus "},
    {0x2260, 0x2260, ANY, ANY, " not equal to "},
    {0x2264, 0x2264, ANY, ANY, " less than or equal to "},
    {0x2265, 0x2265, ANY, ANY, " greater than or equal to "},
    {0x2713, 0x2714, ANY, ANY, " tick "},
    {0x2717, 0x2718, ANY, ANY, " cross "},
};
#define SIGNS (sizeof signs / sizeof *signs)

/* Letters, digits, accents and currencies need no words; what looks like a drawing does. */
static bool is_drawing(uint32_t c)
{
    return (c >= 0x2190 && c <= 0x2BFF) || (c >= 0xE000 && c <= 0xF8FF) || c >= 0x1F000;
}

static bool is_space(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

/* A soft hyphen, joiners and marks of direction. */
static bool is_silent(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           c == 0x2060 || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

static enum side side_of(uint32_t c)
{
    return c >= '0' && c <= '9' ? DIGIT : !c || is_space(c) || c == '(' || c == ')' ? NOTHING : ANY;
}

static bool fits(enum side wanted, enum side found)
{
    return wanted == ANY || wanted == found;
}

/* A text as it is read: what was before, what it said last. */
struct speaking {
    struct buffer *out;
    size_t start;
    bool space; /* is due before the next character */
};

/* Whether nothing has been said yet, or an opening bracket or quotation mark last. */
static bool opens(const struct speaking *speaking)
{
    struct slice said = {speaking->out->bytes + speaking->start,
                         speaking->out->count - speaking->start};
    if (said.count == 0 || said.bytes[said.count - 1] == '(')
        return true;
    if (said.count < 3)
        return false;
    struct slice last = {said.bytes + said.count - 3, 3};
    return slice_is(last, "\u2018") || slice_is(last, "\u201C");
}

static void say(struct speaking *speaking, const char *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (bytes[i] == ' ') {
            speaking->space = true;
            continue;
        }
        /* no pause before what closes or parts */
        bool parts = strchr(",.;:!?)", bytes[i]) != NULL;
        if (speaking->space && !opens(speaking) && !parts)
            buffer_add_char(speaking->out, ' ');
        speaking->space = false;
        buffer_add_char(speaking->out, bytes[i]);
    }
}

static const struct sign *find_sign(uint32_t before, uint32_t c, uint32_t after)
{
    for (size_t i = 0; i < SIGNS; i++) {
        if (c >= signs[i].first && c <= signs[i].last && fits(signs[i].before, side_of(before)) &&
            fits(signs[i].after, side_of(after)))
            return &signs[i];
    }
    return NULL;
}

static void name_sign(struct speaking *speaking, uint32_t c)
{
    char name[7];
    codepoint_hexadecimal(c, name);
    say(speaking, " sign U+", 8);
    say(speaking, name, strlen(name));
    say(speaking, " ", 1);
}

void spoken_add(struct buffer *out, struct slice text)
{
    struct speaking speaking = {.out = out, .start = out->count};
    uint32_t before = 0;
    for (size_t at = 0; at < text.count;) {
        size_t begin = at;
        uint32_t c = utf8_next(text, &at);
        size_t next = at;
        uint32_t after = next < text.count ? utf8_next(text, &next) : 0;
        const struct sign *sign = find_sign(before, c, after);
        if (is_space(c))
            say(&speaking, " ", 1);
        else if (sign && sign->words)
            say(&speaking, sign->words, strlen(sign->words));
        else if (!sign && is_drawing(c))
            name_sign(&speaking, c);
        else if (!is_silent(c))
            say(&speaking, text.bytes + begin, at - begin);
        before = c;
    }
}
