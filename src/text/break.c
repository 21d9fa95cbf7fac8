/* SPDX-License-Identifier: Apache-2.0 */
/* The rules of UAX #14 and the classes of characters are in tables made at build time; see
 * text/generate/break_rules.c for the rules, each with its number. Here an automaton runs over
 * them: one lookup for the class, one for what happens between state and class. */
#include "text/break.h"

#include "text/break_table.inc"

static unsigned class_of(uint32_t codepoint)
{
    size_t block = codepoint >> BREAK_BLOCK_SHIFT;
    if (block >= BREAK_INDEX_COUNT)
        return BREAK_PLAIN;
    size_t offset = codepoint & ((1u << BREAK_BLOCK_SHIFT) - 1);
    return break_blocks[(size_t)break_index[block] << BREAK_BLOCK_SHIFT | offset];
}

/* The class of the code point at *at, which moves past it. ASCII is the table's first block. */
static unsigned class_next(struct slice text, size_t *at, unsigned char *out)
{
    unsigned char byte = (unsigned char)text.bytes[*at];
    if (byte < 0x80) {
        ++*at;
        return break_blocks[byte];
    }
    size_t start = *at;
    uint32_t codepoint = utf8_next(text, at);
    memset(out + start + 1, BREAK_NONE, *at - start - 1);
    return class_of(codepoint);
}

void break_opportunities(struct slice text, unsigned char *out)
{
    unsigned state = BREAK_START;
    size_t tentative = 0; /* where LB25 last allowed a break it may take back */
    for (size_t at = 0; at < text.count;) {
        size_t start = at;
        unsigned entry = break_automaton[state][class_next(text, &at, out)];
        out[start] = entry & 3;
        if (entry & BREAK_TENTATIVE)
            tentative = start;
        if (entry & BREAK_REVOKE)
            out[tentative] = BREAK_NONE;
        state = entry >> 4;
    }
    out[text.count] = text.count ? BREAK_MANDATORY : BREAK_NONE; /* LB3 */
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter_or_digit(char c)
{
    return is_letter(c) || is_digit(c);
}

static bool is_ascii(char c)
{
    return (unsigned char)c < 0x80;
}

/* A character of class IS, as in the decimal mark. */
static bool is_infix(char c)
{
    return c == '.' || c == ',' || c == ':' || c == ';';
}

static bool is_punctuation(char c)
{
    return c > ' ' && c < 0x7F && !is_letter_or_digit(c);
}

/* LB25 of Unicode 16.0: IS x NU. LB15c: SP / IS NU. */
static void decimal_mend(struct slice text, size_t digit, unsigned char *out)
{
    if (out[digit] == BREAK_ALLOWED)
        out[digit] = BREAK_NONE;
    if (digit > 1 && text.bytes[digit - 2] == ' ')
        out[digit - 1] = BREAK_ALLOWED;
}

/* LB20a of Unicode 16.0, where the hyphen stands at the start or after white space. Any letter
 * beyond ASCII is taken for one, since a break before it would be rare and no better. */
static void hyphen_mend(struct slice text, size_t letter, unsigned char *out)
{
    bool initial = letter == 1 || is_xml_space(text.bytes[letter - 2]);
    if (initial && out[letter] == BREAK_ALLOWED)
        out[letter] = BREAK_NONE;
}

void break_text(struct slice text, unsigned char *out)
{
    break_opportunities(text, out);
    for (size_t at = 1; at < text.count; at++) {
        char before = text.bytes[at - 1], after = text.bytes[at];
        if (is_infix(before) && is_digit(after))
            decimal_mend(text, at, out);
        else if (before == '-' && (is_letter(after) || !is_ascii(after)))
            hyphen_mend(text, at, out);
    }
}

enum {
    ADDRESS_PIECE = 3,   /* characters that must stay together at the ends of an address */
    ADDRESS_STRETCH = 24 /* bytes that may go without an opportunity */
};

bool break_is_address(struct slice word)
{
    bool letter = false, sign = false;
    for (size_t at = 0; at < word.count; at++) {
        char c = word.bytes[at];
        bool inner = at > 0 && at + 1 < word.count && is_ascii(word.bytes[at + 1]) &&
                     !is_punctuation(word.bytes[at + 1]);
        letter = letter || is_letter(c);
        sign = sign || c == '@' || (c == '/' && at + 1 < word.count) ||
               (inner && (c == '.' || c == ':' || c == '_' || c == '='));
    }
    return letter && sign;
}

/* The offset of the colon that ends the scheme, or the size of the text when it has none: what
 * comes before it are letters only, which a host with a port never is. */
static size_t scheme_end(struct slice text)
{
    size_t at = 0;
    while (at < text.count && is_letter(text.bytes[at]))
        at++;
    return at > 0 && at < text.count && text.bytes[at] == ':' ? at : text.count;
}

/* The opportunity before bytes[at], 0 < at < count, where UAX #14 sees `usual`. */
static enum break_kind address_break(struct slice text, size_t at, size_t scheme, unsigned usual)
{
    char before = text.bytes[at - 1], after = text.bytes[at];
    if (usual == BREAK_MANDATORY || is_xml_space(before) || is_xml_space(after))
        return usual;
    if (after == '/' || at == scheme)
        return BREAK_NONE;
    if (before == '/' || at - 1 == scheme || after == '@')
        return BREAK_ALLOWED;
    if (is_punctuation(after))
        return is_punctuation(before) ? BREAK_NONE : BREAK_RELUCTANT;
    return is_punctuation(before) || (is_ascii(before) && is_ascii(after)) ? BREAK_NONE : usual;
}

/* Let a stretch [start, end) without opportunities break inside, if it is long. */
static void stretch_break(struct slice text, size_t start, size_t end, unsigned char *out)
{
    if (end - start <= ADDRESS_STRETCH)
        return;
    for (size_t at = start + ADDRESS_PIECE; at + ADDRESS_PIECE <= end; at++) {
        bool escaped = text.bytes[at - 2] == '%'; /* "%2F" */
        if (!escaped && is_letter_or_digit(text.bytes[at - 1]) &&
            is_letter_or_digit(text.bytes[at]))
            out[at] = BREAK_RELUCTANT;
    }
}

/* The offset of the last character but `count` - 1, or 0. */
static size_t tail_start(struct slice text, size_t count)
{
    size_t at = text.count;
    for (; count > 0 && at > 0; count--)
        do
            at--;
        while (at > 0 && ((unsigned char)text.bytes[at] & 0xC0) == 0x80);
    return at;
}

static size_t head_end(struct slice text, size_t count)
{
    size_t at = 0;
    for (; count > 0 && at < text.count; count--)
        utf8_next(text, &at);
    return at;
}

void break_url(struct slice text, unsigned char *out)
{
    size_t scheme = scheme_end(text), stretch = 0;
    size_t first = head_end(text, ADDRESS_PIECE), last = tail_start(text, ADDRESS_PIECE);
    for (size_t at = 1; at < text.count; at++) {
        enum break_kind kind = address_break(text, at, scheme, out[at]);
        bool kept = kind == BREAK_MANDATORY || is_xml_space(text.bytes[at - 1]);
        out[at] = kept || (at >= first && at <= last) ? kind : BREAK_NONE;
        if (out[at] != BREAK_NONE) {
            stretch_break(text, stretch, at, out);
            stretch = at;
        }
    }
    if (text.count)
        stretch_break(text, stretch, text.count, out);
}
