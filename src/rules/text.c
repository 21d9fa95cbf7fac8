/* SPDX-License-Identifier: Apache-2.0 */
/* Words: what stands in for others, abbreviations, years. Languages are in languages.c. */
#include "rules/check.h"

/* ---- placeholders ---- */

/* A word, or one that is followed by others within the passage; in small letters, any case will
 * do. */
static const struct {
    const char *word;
    const char *then; /* or NULL */
} placeholders[] = {
    {"tbc", NULL},
    {"tba", NULL},
    {"tbd", NULL},
    {"xx", NULL},
    {"xxx", NULL},
    {"xxxx", NULL},
    {"lorem", " ipsum"},
    {"insert", "here"},
    {"insert", "when received"},
    {"insert", "to follow"},
};

/* Words that stand farther apart do not belong together. */
#define PHRASE_LENGTH 80

/* Where the words end that begin in text[at..last); 0: they do not. */
static size_t words_end(struct slice text, size_t at, const char *words, size_t last)
{
    size_t count = strlen(words);
    for (; at + count <= text.count && at < last; at++) {
        size_t i = 0;
        while (i < count && (text.bytes[at + i] | (words[i] == ' ' ? 0 : 0x20)) == words[i])
            i++;
        if (i == count)
            return at + count;
    }
    return 0;
}

/* Whether the word is said to the author: it begins the passage, or what is in brackets. */
static bool is_aside(struct slice text, const struct word *word)
{
    return word->at == 0 || strchr("[(<{*", text.bytes[word->at - 1]);
}

/* How many bytes from the word on stand in for others. */
static size_t placeholder_at(struct slice text, const struct word *word)
{
    for (size_t i = 0; i < sizeof placeholders / sizeof *placeholders; i++) {
        /* Almost every word begins with another letter; the words here are in small ones. */
        if ((word->text.bytes[0] | 0x20) != placeholders[i].word[0] ||
            !word_is(word->text, placeholders[i].word))
            continue;
        size_t end = word->at + word->text.count;
        bool alone = !placeholders[i].then;
        if (!alone)
            end = words_end(text, end, placeholders[i].then, end + PHRASE_LENGTH);
        if (end && (alone || is_aside(text, word)))
            return end - word->at;
    }
    return 0;
}

static void find_placeholder(struct check *check, const struct passage *passage, size_t at,
                             size_t count)
{
    struct slice words = {passage->text.bytes + at, count};
    find_words(check, FAULT_placeholder, passage, words, words);
}

static void check_placeholders(struct check *check, const struct passage *passage)
{
    struct slice text = passage->text;
    struct word word;
    for (size_t at = 0; word_next(text, &at, &word);) {
        size_t count = placeholder_at(text, &word);
        if (count)
            find_placeholder(check, passage, word.at, count);
    }
    const char *mark = memchr(text.bytes, '?', text.count);
    for (; mark && mark + 3 <= text.bytes + text.count; mark++) {
        if (memcmp(mark, "???", 3) != 0)
            continue;
        find_placeholder(check, passage, (size_t)(mark - text.bytes), 3);
        break;
    }
}

/* ---- abbreviations ---- */

/* Two to six capitals, with or without the s of the plural. */
static bool is_abbreviation(struct slice word)
{
    size_t capitals = 0;
    while (capitals < word.count && word.bytes[capitals] >= 'A' && word.bytes[capitals] <= 'Z')
        capitals++;
    bool plural = capitals + 1 == word.count && word.bytes[capitals] == 's';
    return capitals >= 2 && capitals <= 6 && (capitals == word.count || plural);
}

/* Without the s of the plural. */
static struct slice singular(struct slice word)
{
    word.count -= word.bytes[word.count - 1] == 's';
    return word;
}

/* What everybody knows, and what stands behind a name or a number. */
static const char *const common[] = {"am",  "pm",  "uk", "eu",  "usa", "bbc", "tv",  "cd",
                                     "dvd", "pdf", "mp", "mps", "obe", "mbe", "cbe", "jp",
                                     "qc",  "kc",  "dl", "bem", "ok",  "po",  "ad",  "bc",
                                     "llp", "plc", "id", "it",  "faq", NULL};

static bool is_common(struct slice word)
{
    size_t roman = 0;
    while (roman < word.count && strchr("IVXLC", word.bytes[roman]))
        roman++;
    if (roman == word.count)
        return true;
    for (const char *const *c = common; *c; c++) {
        if (word_is(word, *c))
            return true;
    }
    return false;
}

/* In brackets behind the words it stands for, or with such words in brackets behind it. */
static bool is_explained_here(struct slice text, const struct word *word)
{
    size_t end = word->at + word->text.count;
    bool opened = word->at > 1 && text.bytes[word->at - 1] == '(';
    bool opens = end + 1 < text.count && text.bytes[end] == ' ' && text.bytes[end + 1] == '(';
    return opened || opens;
}

/* The letters before the first number of the code: "BV" of "BV 82a". */
static void know_codes(struct check *check, struct map *known)
{
    struct indicator_walk walk = {0};
    for (const struct indicator *i; (i = indicator_next(check, &walk));) {
        size_t count = strspn(i->what.code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        if (count)
            *map_slot(known, (struct slice){i->what.code, count}) = known;
    }
}

/* A heading in capitals is no row of abbreviations. */
static bool all_capitals(struct slice text)
{
    for (size_t i = 0; i < text.count; i++) {
        if (text.bytes[i] >= 'a' && text.bytes[i] <= 'z')
            return false;
    }
    return true;
}

static void check_abbreviations(struct check *check, const struct passage *passage,
                                struct map *known)
{
    struct word word;
    if (passage->kind != PASSAGE_TEXT || all_capitals(passage->text))
        return;
    for (size_t at = 0; word_next(passage->text, &at, &word);) {
        if (!is_abbreviation(word.text) || is_common(word.text) ||
            placeholder_at(passage->text, &word))
            continue;
        struct slice stem = singular(word.text);
        void **slot = map_slot(known, stem);
        if (*slot)
            continue;
        *slot = known;
        if (map_find(check->all->expanded, stem) || map_find(check->all->expanded, word.text) ||
            is_explained_here(passage->text, &word))
            continue;
        find_words(check, FAULT_abbreviation, passage, word.text, word.text);
    }
}

/* ---- years ---- */

static int digits_at(struct slice text, size_t at, int *value)
{
    int count = 0;
    for (*value = 0; at < text.count && text.bytes[at] >= '0' && text.bytes[at] <= '9' && count < 5;
         at++, count++)
        *value = *value * 10 + (text.bytes[at] - '0');
    return count;
}

/* Bytes of the sign between two years: a slash, a hyphen or an en rule; 0 for none of these. */
static size_t joint_at(struct slice text, size_t at)
{
    if (at < text.count && (text.bytes[at] == '/' || text.bytes[at] == '-'))
        return 1;
    return at + 3 <= text.count && memcmp(text.bytes + at, "\u2013", 3) == 0 ? 3 : 0;
}

/* Whether a year of four digits and one of two or four stand there, one behind the other, written
 * in another way than 2003/04; *first is the year and *end where they end. */
static bool year_otherwise(struct slice text, size_t at, int *first, size_t *end)
{
    int second;
    if (digits_at(text, at, first) != 4)
        return false;
    size_t joint = joint_at(text, at + 4);
    int count = joint ? digits_at(text, at + 4 + joint, &second) : 0;
    *end = at + 4 + joint + (size_t)count;
    bool follows = count == 4 ? second == *first + 1 : count == 2 && second == (*first + 1) % 100;
    bool usual = count == 2 && text.bytes[at + 4] == '/';
    return follows && !usual && !joint_at(text, *end);
}

static void check_years(struct check *check, const struct passage *passage)
{
    struct slice text = passage->text;
    for (size_t at = 0; at + 7 <= text.count; at++) {
        if (text.bytes[at] < '0' || text.bytes[at] > '9')
            continue; /* most are letters */
        bool inside = at > 0 && (joint_at(text, at - 1) ||
                                 (text.bytes[at - 1] >= '0' && text.bytes[at - 1] <= '9'));
        int first;
        size_t end;
        if (inside || !year_otherwise(text, at, &first, &end))
            continue;
        const char *written = arena_copy(check->arena, text.bytes + at, end - at);
        find_words(check, FAULT_year_written_otherwise, passage,
                   (struct slice){text.bytes + at, end - at}, written,
                   period_text((struct period){.year = (int16_t)first}, check->arena));
    }
}

/* ---- what is not for everybody ---- */

static void check_exempt(struct check *check, const struct passage *passage)
{
    static const char *const words[] = {"not for publication", "exempt information"};
    for (size_t i = 0; i < sizeof words / sizeof *words && !passage->exempt; i++) {
        size_t end = words_end(passage->text, 0, words[i], passage->text.count);
        if (!end)
            continue;
        size_t count = strlen(words[i]), at = end - count;
        struct slice said = {passage->text.bytes + at, count};
        find_words(check, FAULT_exempt_unmarked, passage, said, said);
        return;
    }
}

/* ---- all of them ---- */

void check_text(struct check *check)
{
    struct map *known = map_create(check->scratch);
    know_codes(check, known);
    for (size_t i = 0; i < check->all->passage_count; i++) {
        const struct passage *passage = &check->all->passages[i];
        check->exempt = passage->exempt;
        check_placeholders(check, passage);
        check_abbreviations(check, passage, known);
        check_years(check, passage);
        check_exempt(check, passage);
        check_scripts(check, passage);
        check_appearance(check, passage);
        check_claims(check, passage);
    }
    check->exempt = false;
}
