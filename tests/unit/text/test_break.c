/* SPDX-License-Identifier: Apache-2.0 */
/* Line break opportunities: Unicode's own test file as it is, ICU as a second opinion on random
 * text, and addresses. */
#include <stdio.h>
#include <stdlib.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

#include "testing.h"
#include "text/break.h"

#define TEST_FILE "/usr/share/unicode/auxiliary/LineBreakTest.txt"
enum { TEST_FILE_CASES = 7654, MAX_LINE = 2048, MAX_TEXT = 256 };

/* One line of the file: "× 0061 ÷ 0062 ÷ # ...", the signs being before and after each character.
 */
struct unicode_case {
    char bytes[MAX_TEXT];
    size_t count;
    bool expected[MAX_TEXT + 1];
    bool begins[MAX_TEXT + 1]; /* a character, or the end */
};

static bool unicode_case_read(const char *line, struct unicode_case *out)
{
    memset(out, 0, sizeof *out);
    while (*line && *line != '#') {
        if (strncmp(line, "÷", 2) == 0 || strncmp(line, "×", 2) == 0) {
            out->begins[out->count] = true;
            out->expected[out->count] = line[1] == "÷"[1];
            line += 2;
        } else if (strchr(" \t\n", *line)) {
            line++;
        } else {
            char *end;
            unsigned long c = strtoul(line, &end, 16);
            assert_true(end > line && out->count + 4 < MAX_TEXT);
            out->count += utf8_encode((uint32_t)c, out->bytes + out->count);
            line = end;
        }
    }
    return out->count > 0;
}

static bool unicode_case_passes(const struct unicode_case *test)
{
    unsigned char out[MAX_TEXT + 1];
    break_opportunities((struct slice){test->bytes, test->count}, out);
    for (size_t i = 0; i <= test->count; i++)
        if ((out[i] != BREAK_NONE) != (test->begins[i] && test->expected[i]))
            return false;
    return true;
}

static void test_unicode_file(void **state)
{
    (void)state;
    FILE *in = fopen(TEST_FILE, "r");
    if (!in)
        fail_msg("%s is missing: install the Debian package unicode-data", TEST_FILE);
    char line[MAX_LINE];
    int cases = 0, failures = 0;
    while (fgets(line, sizeof line, in)) {
        struct unicode_case test;
        if (!unicode_case_read(line, &test))
            continue;
        cases++;
        if (!unicode_case_passes(&test)) {
            failures++;
            print_error("%s", line);
        }
    }
    fclose(in);
    assert_int_equal(cases, TEST_FILE_CASES);
    assert_int_equal(failures, 0);
}

/* ---- ICU ------------------------------------------------------------------------------------ */

/* Small, fast and the same everywhere (Marsaglia's xorshift). */
static uint32_t random_next(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* A code point that every kind of class gets a fair chance at; none of the scripts for which ICU
 * consults a dictionary. */
static uint32_t random_character(uint32_t *seed)
{
    static const uint32_t ends[] = {0x80, 0x2100, 0x3100, 0xD7B0, 0xE0000, 0x110000};
    for (;;) {
        uint32_t c = random_next(seed) % ends[random_next(seed) % 6];
        int32_t class = u_getIntPropertyValue((UChar32)c, UCHAR_LINE_BREAK);
        bool dull = class == U_LB_ALPHABETIC || class == U_LB_IDEOGRAPHIC || class == U_LB_UNKNOWN;
        bool surrogate = c >= 0xD800 && c < 0xE000;
        if (c && !surrogate && class != U_LB_COMPLEX_CONTEXT && (!dull || !(random_next(seed) % 8)))
            return c;
    }
}

/* ICU goes beyond Unicode 15.0 in two places, where the test file holds us back: it keeps ".5"
 * together, and a hyphen that begins a word with its letter. Such text is left out. `base` is the
 * class of the last character that was not a mark. */
static bool is_disputed(uint32_t c, int32_t *base)
{
    int32_t class = u_getIntPropertyValue((UChar32)c, UCHAR_LINE_BREAK);
    bool letter = class == U_LB_ALPHABETIC || class == U_LB_UNKNOWN || class == U_LB_AMBIGUOUS ||
                  class == U_LB_SURROGATE || class == U_LB_HEBREW_LETTER;
    if (class == U_LB_NUMERIC && *base == U_LB_INFIX_NUMERIC)
        return true;
    if (letter && *base == U_LB_HYPHEN)
        return true;
    if (class != U_LB_COMBINING_MARK && class != U_LB_ZWJ)
        *base = c == 0x2010 ? U_LB_HYPHEN : class;
    return false;
}

static void compare_with_icu(UBreakIterator *iterator, uint32_t *seed)
{
    enum { CHARACTERS = 12 };
    char bytes[CHARACTERS * 4];
    UChar wide[CHARACTERS * 2];
    bool expected[CHARACTERS * 2 + 1] = {false};
    size_t count = 0, offsets[CHARACTERS * 2 + 1];
    int32_t units = 0, base = U_LB_ALPHABETIC;
    for (int i = 0; i < CHARACTERS; i++) {
        uint32_t c = random_character(seed);
        if (is_disputed(c, &base))
            continue;
        offsets[units] = count;
        if (c >= 0x10000)
            offsets[units + 1] = count;
        count += utf8_encode(c, bytes + count);
        U16_APPEND_UNSAFE(wide, units, c);
    }
    offsets[units] = count;
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(iterator, wide, units, &status);
    assert_true(U_SUCCESS(status));
    for (int32_t at; (at = ubrk_next(iterator)) != UBRK_DONE;)
        expected[at] = true;
    unsigned char out[sizeof bytes + 1];
    break_opportunities((struct slice){bytes, count}, out);
    for (int32_t i = 1; i <= units; i++) {
        if (i < units && offsets[i] == offsets[i - 1])
            continue;
        if ((out[offsets[i]] != BREAK_NONE) == expected[i])
            continue;
        for (int32_t k = 0; k < units; k++)
            print_error("%s%04X", k == i ? " HERE " : " ", (unsigned)wide[k]);
        fail_msg("ICU says %s", expected[i] ? "break" : "no break");
    }
}

static void test_random_text_agrees_with_icu(void **state)
{
    (void)state;
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(UBRK_LINE, "en", NULL, 0, &status);
    assert_true(U_SUCCESS(status));
    uint32_t seed = 2463534242;
    for (int i = 0; i < 100000; i++)
        compare_with_icu(iterator, &seed);
    ubrk_close(iterator);
}

/* ---- text written with its breaks ----------------------------------------------------------- */

enum finder { STANDARD, RUNNING, ADDRESS };

/* The text with "|" where a break is allowed, "~" where reluctantly, "!" where mandatory. */
static void assert_breaks(void **state, enum finder finder, const char *text, const char *expected)
{
    struct slice slice = slice_of(text);
    unsigned char *out = arena_alloc(*state, slice.count + 1);
    char *shown = arena_alloc(*state, slice.count * 2 + 2), *end = shown;
    if (finder == RUNNING)
        break_text(slice, out);
    else
        break_opportunities(slice, out);
    if (finder == ADDRESS)
        break_url(slice, out);
    for (size_t i = 0; i <= slice.count; i++) {
        if (out[i] != BREAK_NONE)
            *end++ = " |!~"[out[i]];
        if (i < slice.count)
            *end++ = text[i];
    }
    *end = '\0';
    assert_string_equal(shown, expected);
}

static void test_address_among_words(void **state)
{
    (void)state;
    static const char *const addresses[] = {"https://www.example.org/", "mailto:a",
                                            "www.council.example",      "press@council.example",
                                            "council.example/plan",     "a_b"};
    static const char *const words[] = {"",          "documentation", "plan.",
                                        "self-help", "Plan:",         "(2004)",
                                        "2004/05",   "12.5",          "responsibilities/"};
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        assert_true(break_is_address(slice_of(addresses[i])));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_false(break_is_address(slice_of(words[i])));
}

static void test_sentences(void **state)
{
    assert_breaks(state, STANDARD, "", "");
    assert_breaks(state, STANDARD, "a", "a!");
    assert_breaks(state, STANDARD, "The plan,  2003-04 (BV 82a)",
                  "The |plan,  |2003-04 |(BV |82a)!");
    assert_breaks(state, STANDARD, "line\nfeed\r\nnext\r\rend", "line\n!feed\r\n!next\r!\r!end!");
    assert_breaks(state, STANDARD, "well-known words", "well-|known |words!");
    assert_breaks(state, STANDARD, "£1,234.50 or $(3.5)m", "£1,234.50 |or |$(3.5)m!");
    assert_breaks(state, STANDARD, "a no\u00A0break\u202Fspace", "a |no\u00A0break\u202Fspace!");
    assert_breaks(state, STANDARD, "soft\u00ADhyphen", "soft\u00AD|hyphen!");
    assert_breaks(state, STANDARD, "72.5% — 80%", "72.5% |— |80%!");
}

/* LB25 in example 7 looks two characters ahead: the break before "(" depends on what follows it. */
static void test_bracket_after_sign(void **state)
{
    assert_breaks(state, STANDARD, "$(5)", "$(5)!");
    assert_breaks(state, STANDARD, "$(a)", "$|(a)!");
    assert_breaks(state, STANDARD, "$(a)$(5)", "$|(a)|$(5)!");
    assert_breaks(state, STANDARD, "$(a$\u200D(5", "$|(a$\u200D(5!");
    assert_breaks(state, STANDARD, "$(\u03015)", "$(\u03015)!");
}

static void test_running_text(void **state)
{
    assert_breaks(state, STANDARD, "by .5 on p.12", "by .|5 |on |p.|12!");
    assert_breaks(state, RUNNING, "by .5 on p.12", "by |.5 |on |p.12!");
    assert_breaks(state, RUNNING, ".5 1.5 a, 7", ".5 |1.5 |a, |7!");
    assert_breaks(state, RUNNING, "by .\n5", "by .\n!5!");
    assert_breaks(state, STANDARD, "-ness of -\u00E9l", "-|ness |of |-|\u00E9l!");
    assert_breaks(state, RUNNING, "-ness of -\u00E9l", "-ness |of |-\u00E9l!");
    assert_breaks(state, RUNNING, "well-known -5", "well-|known |-5!");
    assert_breaks(state, RUNNING, "", "");
}

/* Each ill-formed sequence is one U+FFFD, of class AL; no byte of `out` is left unset. */
static void test_ill_formed(void **state)
{
    (void)state;
    static const char bytes[] = "a\xFF \xE2\x82 b\xF0\x9F";
    unsigned char out[sizeof bytes];
    memset(out, 0xAA, sizeof out);
    break_opportunities((struct slice){bytes, sizeof bytes - 1}, out);
    static const unsigned char expected[] = {0, 0, 0, 1, 0, 0, 1, 0, 0, 2};
    assert_int_equal(sizeof expected, sizeof out);
    assert_memory_equal(out, expected, sizeof out);
}

static void test_long_text(void **state)
{
    enum { COUNT = 1000000 };
    char *bytes = arena_alloc(*state, COUNT);
    unsigned char *out = arena_alloc(*state, COUNT + 1);
    for (size_t i = 0; i < COUNT; i++)
        bytes[i] = "$( "[i % 3];
    break_opportunities((struct slice){bytes, COUNT}, out);
    assert_int_equal(out[1], BREAK_ALLOWED);
    assert_int_equal(out[COUNT], BREAK_MANDATORY);
}

/* ---- addresses ------------------------------------------------------------------------------ */

static void test_web_addresses(void **state)
{
    assert_breaks(
        state, ADDRESS, "https://www.example.gov.uk/plans/bvpi-2003_04.pdf?page=3&view=all#t2",
        "https://|www~.example~.gov~.uk/|plans/|bvpi~-2003~_04~.pdf~?page~=3~&view~=all~#t2!");
    assert_breaks(state, ADDRESS, "www.example.org", "www~.example~.org!");
    assert_breaks(state, ADDRESS, "http://localhost:8080/a/b/", "http://|localhost~:8080/|a/b/!");
    assert_breaks(state, ADDRESS, "example.org:80/abc", "example~.org~:80/|abc!");
    assert_breaks(state, ADDRESS, "example.org/a%20b%C3%A9", "example~.org/|a~%20b~%C3~%A9!");
    assert_breaks(state, ADDRESS, "example.org/--x..y/", "example~.org/|--x~..y/!");
    assert_breaks(state, ADDRESS, "a.b", "a.b!");
    assert_breaks(state, ADDRESS, "", "");
}

static void test_mail_addresses(void **state)
{
    assert_breaks(state, ADDRESS, "jane.smith-jones@example.gov.uk",
                  "jane~.smith~-jones|@example~.gov~.uk!");
    assert_breaks(state, ADDRESS, "mailto:best.value@example.org",
                  "mailto:|best~.value|@example~.org!");
}

/* Nothing but letters: at least the page is kept. An escape stays whole. */
static void test_address_without_punctuation(void **state)
{
    assert_breaks(state, ADDRESS, "example.org/abcdefghijklmnopqrstuvwxyz",
                  "example~.org/|abc~d~e~f~g~h~i~j~k~l~m~n~o~p~q~r~s~t~u~v~w~xyz!");
    assert_breaks(state, ADDRESS, "abcdefghijklmnopqrstuvwx", "abcdefghijklmnopqrstuvwx!");
    assert_breaks(state, ADDRESS, "abc.%41bcdefghijklmnopqrstuvwxyz",
                  "abc~.%41~b~c~d~e~f~g~h~i~j~k~l~m~n~o~p~q~r~s~t~u~v~w~xyz!");
    assert_breaks(state, ADDRESS, "x/y/%41%42%43%44%45%46%47%48%49", /* before each escape */
                  "x/y/|%41~%42~%43~%44~%45~%46~%47~%48~%49!");
}

static void test_address_in_other_scripts(void **state)
{
    assert_breaks(state, ADDRESS, "https://пример.рф/план", "https://|пример~.рф/|план!");
    assert_breaks(state, ADDRESS, "https://пример-два.рф/", "https://|пример~-два~.рф/!");
    assert_breaks(state, ADDRESS, "例え.jp/計画/計画", "例え.jp/|計|画/計画!");
}

/* In a paragraph the ends belong to the text around, and white space keeps its breaks. */
static void test_address_in_paragraph(void **state)
{
    (void)state;
    struct slice text = slice_of("see a.long.name here");
    unsigned char out[32];
    break_opportunities(text, out);
    break_url((struct slice){text.bytes + 4, 11}, out + 4);
    assert_int_equal(out[4], BREAK_ALLOWED);
    assert_int_equal(out[5], BREAK_NONE);
    assert_int_equal(out[10], BREAK_RELUCTANT);
    assert_int_equal(out[15], BREAK_NONE);
    assert_int_equal(out[16], BREAK_ALLOWED);
    assert_breaks(state, ADDRESS, "a.bc\fde.fg", "a.bc\f!de~.fg!");
    assert_breaks(state, ADDRESS, "a b\nc www.example.org", "a |b\n!c |www~.example~.org!");
}

/* The promise of the header for addresses of 80 characters: no piece longer than a short line. */
static void test_every_address_has_breaks(void **state)
{
    static const char letters[] = "abcXYZ019/.-_?&=%@:~+";
    uint32_t seed = 88172645;
    for (int round = 0; round < 20000; round++) {
        char bytes[80];
        size_t kinds = 1 + random_next(&seed) % (sizeof letters - 1);
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = letters[random_next(&seed) % kinds];
        unsigned char out[sizeof bytes + 1];
        struct slice text = {bytes, sizeof bytes};
        break_opportunities(text, out);
        break_url(text, out);
        size_t letters_run = 0;
        for (size_t i = 0; i < sizeof bytes; i++) {
            bool letter = (bytes[i] >= '0' && bytes[i] <= '9') || (bytes[i] | 32) >= 'a';
            letters_run = out[i] == BREAK_NONE && letter && bytes[i] != '~' ? letters_run + 1 : 0;
            assert_true(letters_run <= 30);
            assert_true(out[i] == BREAK_NONE || (i >= 3 && i + 3 <= sizeof bytes));
        }
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_unicode_file),
        TEST(test_random_text_agrees_with_icu),
        TEST(test_address_among_words),
        TEST(test_sentences),
        TEST(test_bracket_after_sign),
        TEST(test_running_text),
        TEST(test_ill_formed),
        TEST(test_long_text),
        TEST(test_web_addresses),
        TEST(test_mail_addresses),
        TEST(test_address_without_punctuation),
        TEST(test_address_in_other_scripts),
        TEST(test_address_in_paragraph),
        TEST(test_every_address_has_breaks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
