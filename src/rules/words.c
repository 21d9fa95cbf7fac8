/* SPDX-License-Identifier: Apache-2.0 */
/* Words, as the rules about text look at them. */
#include "rules/check.h"

static bool in_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c & 0x80) != 0;
}

bool word_next(struct slice text, size_t *at, struct word *word)
{
    while (*at < text.count && !in_word(text.bytes[*at]))
        ++*at;
    word->at = *at;
    while (*at < text.count && in_word(text.bytes[*at]))
        ++*at;
    word->text = (struct slice){text.bytes + word->at, *at - word->at};
    return word->text.count;
}

static char fold(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* How far a word agrees with one in small letters; nearly always not at all, which is seen at once:
 * every word of a plan is held against a few dozen. */
static size_t agreement(struct slice word, const char *folded)
{
    size_t i = 0;
    while (i < word.count && folded[i] && fold(word.bytes[i]) == folded[i])
        i++;
    return i;
}

static bool begins(struct slice word, const char *folded)
{
    return folded[agreement(word, folded)] == '\0';
}

bool word_is(struct slice word, const char *folded)
{
    size_t count = agreement(word, folded);
    return count == word.count && folded[count] == '\0';
}

static bool holds(struct slice text, const char *const *stems)
{
    struct word word;
    for (size_t at = 0; word_next(text, &at, &word);) {
        for (const char *const *stem = stems; *stem; stem++) {
            if (begins(word.text, *stem))
                return true;
        }
    }
    return false;
}

bool blocks_hold(struct check *check, const struct block *blocks, const char *const *stems)
{
    const struct gathered *found = gather_from(check, blocks);
    for (size_t i = 0; i < found->passage_count; i++) {
        if (holds(found->passages[i].text, stems))
            return true;
    }
    return false;
}
