/* SPDX-License-Identifier: Apache-2.0 */
/* What the text claims in numbers or words that can be held against the figures.
 *
 * A claim is found by the way it is built, so only plain ones are: "we met 31 of the 58 targets",
 * "31 of 58 targets were met", "this is in the top quartile". That is enough for those that are
 * typed from last month's draft; what is built otherwise is the author's to prove. */
#include "rules/check.h"

/* ---- words of a passage ---- */

#define MOST_WORDS 12 /* looked at before and behind "targets" */

static int number_of(struct slice word)
{
    static const char *const names[] = {"no",    "one",   "two",  "three", "four",   "five",  "six",
                                        "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    int value = 0;
    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++) {
        if (word_is(word, names[i]))
            return i;
    }
    for (size_t i = 0; i < word.count; i++) {
        if (word.bytes[i] < '0' || word.bytes[i] > '9' || value > 99999)
            return -1;
        value = value * 10 + (word.bytes[i] - '0');
    }
    return word.count ? value : -1;
}

static bool is_one_of(struct slice word, const char *const *words)
{
    for (; *words; words++) {
        if (word_is(word, *words))
            return true;
    }
    return false;
}

/* ---- counts ---- */

static const char *const met_words[] = {"met", "hit", "achieved", "reached", NULL};
static const char *const missed_words[] = {"missed", NULL};
static const char *const fillers[] = {"the", "its", "our", "their", "all", NULL};
static const char *const auxiliaries[] = {"was", "were", "have", "has", "had", "been", "we", NULL};

/* "31 of the 58 targets": from where to where, and the numbers. */
struct count_claim {
    size_t from, end;
    int part, whole;
    bool missed; /* else met */
};

/* Read "N of [the] M" that ends before words[count]; the index of N, or -1. */
static int read_share(const struct word *words, int count, struct count_claim *claim)
{
    int at = count - 1;
    if (at < 2)
        return -1;
    claim->whole = number_of(words[at--].text);
    while (at > 1 && is_one_of(words[at].text, fillers))
        at--;
    if (claim->whole < 0 || at < 1 || !word_is(words[at--].text, "of"))
        return -1;
    claim->part = number_of(words[at].text);
    claim->from = words[at].at;
    return claim->part < 0 ? -1 : at;
}

/* The verb before the share or behind "targets". */
static bool read_verb(const struct word *words, int first, struct slice text, size_t behind,
                      struct count_claim *claim)
{
    struct word word;
    struct slice before = first > 0 ? words[first - 1].text : (struct slice){"", 0};
    claim->missed = is_one_of(before, missed_words);
    if (claim->missed || is_one_of(before, met_words))
        return true;
    for (int i = 0; i < 4 && word_next(text, &behind, &word); i++) {
        claim->missed = is_one_of(word.text, missed_words);
        claim->end = word.at + word.text.count;
        if (claim->missed || is_one_of(word.text, met_words))
            return true;
        if (!is_one_of(word.text, auxiliaries))
            return false;
    }
    return false;
}

static int32_t met_of(const struct tally *tally)
{
    return tally->statuses[STATUS_MET];
}

/* What was narrowly missed may be counted as missed or not. */
static bool agrees(const struct tally *tally, const struct count_claim *claim)
{
    int32_t missed = tally->statuses[STATUS_MISSED], near = tally->statuses[STATUS_NEAR];
    if (claim->whole != tally_targets(tally))
        return false;
    return claim->missed ? claim->part == missed || claim->part == missed + near
                         : claim->part == met_of(tally);
}

static bool agrees_with_any(const struct check *check, const struct count_claim *claim)
{
    size_t i = 0;
    while (i < check->tally_count && !agrees(&check->tallies[i], claim))
        i++;
    return i < check->tally_count;
}

static void check_count(struct check *check, const struct passage *passage,
                        const struct count_claim *claim)
{
    const struct tally *all = check->tallies;
    if (agrees_with_any(check, claim))
        return;
    size_t count = claim->end - claim->from;
    struct slice words = {passage->text.bytes + claim->from, count};
    find_words(check, FAULT_count_wrong, passage, words, words, (int)tally_targets(all),
               (int)met_of(all), (int)all->statuses[STATUS_NEAR],
               (int)all->statuses[STATUS_MISSED]);
}

static void check_counts(struct check *check, const struct passage *passage)
{
    struct slice text = passage->text;
    struct word words[MOST_WORDS];
    int count = 0;
    for (size_t at = 0; word_next(text, &at, &words[count]);) {
        if (word_is(words[count].text, "targets")) {
            struct count_claim claim = {.end = at};
            int first = read_share(words, count, &claim);
            if (first >= 0 && read_verb(words, first, text, at, &claim))
                check_count(check, passage, &claim);
        }
        if (++count == MOST_WORDS) { /* keep the later half: a claim is shorter */
            count = MOST_WORDS / 2;
            memmove(words, words + MOST_WORDS - count, (size_t)count * sizeof *words);
        }
    }
}

/* ---- quartiles ---- */

static const char *const being[] = {"is",    "are",    "remain", "remains", "stay", "stays",
                                    "stand", "stands", "us",     "it",      NULL};

/* "is in the top quartile", with the verb before it. */
static bool read_quartile(const struct word *words, int count, const char **which)
{
    static const char *const ends[] = {"top", "bottom", NULL};
    static const char *const names[] = {"quartile", "quarter", NULL};
    if (count < 5 || !is_one_of(words[count - 1].text, names) ||
        !is_one_of(words[count - 2].text, ends) || !word_is(words[count - 3].text, "the") ||
        !word_is(words[count - 4].text, "in") || !is_one_of(words[count - 5].text, being))
        return false;
    *which = word_is(words[count - 2].text, "top") ? "top" : "bottom";
    return true;
}

static const struct observation *quartile_of(const struct indicator *indicator,
                                             enum observation_kind kind)
{
    const struct observation *o = indicator->observations;
    while (o && (o->kind != kind || o->absence))
        o = o->next;
    return o;
}

static void check_quartile(struct check *check, const struct passage *passage, struct slice words,
                           bool top)
{
    const struct indicator *indicator = passage->indicator;
    const struct observation *outturn = reported(check, indicator);
    const struct observation *quartile =
        quartile_of(indicator, top ? OBSERVATION_TOP_QUARTILE : OBSERVATION_BOTTOM_QUARTILE);
    if (!outturn || !quartile)
        return;
    enum direction direction = indicator_compare(indicator, outturn->value, quartile->value);
    if (direction != (top ? DIRECTION_WORSE : DIRECTION_BETTER))
        return;
    find_words(check, top ? FAULT_quartile_claimed : FAULT_quartile_confessed, passage, words,
               words, shown(check, indicator, outturn->value),
               shown(check, indicator, quartile->value));
}

static void check_quartiles(struct check *check, const struct passage *passage)
{
    struct word words[5];
    int count = 0;
    for (size_t at = 0; word_next(passage->text, &at, &words[count]);) {
        const char *which;
        if (++count < 5)
            continue;
        if (read_quartile(words, count, &which)) {
            struct slice claim = {words[0].text.bytes, at - words[0].at};
            check_quartile(check, passage, claim, strcmp(which, "top") == 0);
        }
        memmove(words, words + 1, 4 * sizeof *words);
        count = 4;
    }
}

void check_claims(struct check *check, const struct passage *passage)
{
    if (passage->kind == PASSAGE_WORDS)
        return;
    check_counts(check, passage);
    if (passage->indicator)
        check_quartiles(check, passage);
}
