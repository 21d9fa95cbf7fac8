/* SPDX-License-Identifier: Apache-2.0 */
/* By when, in the words that plans use. A little grammar read word by word, without regard to
 * case; one function a rule:
 *
 *   due    = "done" ["("] moment [")"] | "ongoing" | {"by" | "the" | "end" | "of" | "in"} moment
 *   moment = day month year | month ["to" month] year | quarter (year | years) | years [quarter]
 *          | year | year "-" number "-" number
 *
 * where "Q2 2005" is a quarter of the calendar year, as councils wrote it, and "Q2 2005/06" or
 * "2005/06 Q2" one of the financial year that begins in April. */
#include "base/buffer.h"
#include "model/date.h"

enum { LAST_YEAR = 9999 };

struct scan {
    const char *at;
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void skip_space(struct scan *scan)
{
    while (*scan->at == ' ' || *scan->at == ',')
        scan->at++;
    if (strncmp(scan->at, "\u00A0", 2) == 0) {
        scan->at += 2;
        skip_space(scan);
    }
}

/* Whether the text goes on with those letters, in any case. */
static bool begins(const char *at, const char *letters, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if ((at[i] | 0x20) != (letters[i] | 0x20))
            return false;
    }
    return true;
}

/* Take a word if it is the next. */
static bool take_word(struct scan *scan, const char *word)
{
    size_t count = strlen(word);
    skip_space(scan);
    if (!begins(scan->at, word, count) || is_letter(scan->at[count]))
        return false;
    scan->at += count;
    return true;
}

static bool take_one(struct scan *scan, const char *const *words)
{
    for (; *words; words++) {
        if (take_word(scan, *words))
            return true;
    }
    return false;
}

static bool take_sign(struct scan *scan, char sign)
{
    skip_space(scan);
    if (*scan->at != sign)
        return false;
    scan->at++;
    return true;
}

/* A number of `least` to `most` digits, and not more. */
static bool take_number(struct scan *scan, int least, int most, int *value)
{
    struct scan trial = *scan;
    int digits = 0;
    skip_space(&trial);
    for (*value = 0; is_digit(*trial.at) && digits <= most; digits++)
        *value = *value * 10 + (*trial.at++ - '0');
    if (digits < least || digits > most)
        return false;
    *scan = trial;
    return true;
}

static bool take_year(struct scan *scan, int *year)
{
    return take_number(scan, 4, 4, year) && *year > 0 && *year < LAST_YEAR;
}

/* "/05", "-05" or an en rule and 05, right behind the year before it. */
static bool take_second_year(struct scan *scan, int first)
{
    struct scan trial = *scan;
    int second;
    if (*trial.at == '/' || *trial.at == '-')
        trial.at++;
    else if (strncmp(trial.at, "\u2013", 3) == 0)
        trial.at += 3;
    else
        return false;
    if (!is_digit(*trial.at) || !take_number(&trial, 2, 2, &second) || second != (first + 1) % 100)
        return false;
    *scan = trial;
    return true;
}

/* A month by its name or the beginning of it, from three letters; 0: it is none. */
static int take_month(struct scan *scan)
{
    skip_space(scan);
    size_t count = 0;
    while (is_letter(scan->at[count]))
        count++;
    for (int month = 1; count >= 3 && month <= 12; month++) {
        const char *name = month_name(month);
        if (count <= strlen(name) && begins(scan->at, name, count)) {
            scan->at += count;
            take_sign(scan, '.');
            return month;
        }
    }
    return 0;
}

static int take_quarter(struct scan *scan)
{
    skip_space(scan);
    bool there = (*scan->at | 0x20) == 'q' && scan->at[1] >= '1' && scan->at[1] <= '4' &&
                 !is_digit(scan->at[2]) && !is_letter(scan->at[2]);
    int quarter = there ? scan->at[1] - '0' : 0;
    scan->at += there ? 2 : 0;
    return quarter;
}

/* ---- moments ---- */

static bool set_month_end(struct due *due, enum due_kind kind, int year, int month)
{
    due->kind = kind;
    due->last = date_month_end(year, month);
    return true;
}

/* The last day of a quarter of the financial year, which begins in April. */
static bool set_financial_quarter(struct due *due, int year, int quarter)
{
    return quarter == 4 ? set_month_end(due, DUE_QUARTER, year + 1, 3)
                        : set_month_end(due, DUE_QUARTER, year, quarter * 3 + 3);
}

static bool read_day(struct scan *scan, struct due *due)
{
    static const char *const endings[] = {"st", "nd", "rd", "th", NULL};
    int day, month, year;
    if (!take_number(scan, 1, 2, &day))
        return false;
    take_one(scan, endings);
    take_word(scan, "of");
    month = take_month(scan);
    if (!month || !take_year(scan, &year) || day < 1 || day > date_month_end(year, month).day)
        return false;
    due->kind = DUE_DAY;
    due->last = (struct calendar_date){(int16_t)year, (int8_t)month, (int8_t)day};
    return true;
}

static bool read_month(struct scan *scan, struct due *due)
{
    static const char *const joints[] = {"to", "and", "or", NULL};
    int month = take_month(scan), year;
    if (month && (take_one(scan, joints) || take_sign(scan, '/') || take_sign(scan, '-')))
        month = take_month(scan);
    return month && take_year(scan, &year) && set_month_end(due, DUE_MONTH, year, month);
}

static bool read_quarter(struct scan *scan, struct due *due)
{
    int quarter = take_quarter(scan), year;
    if (!quarter)
        return false;
    take_word(scan, "of");
    if (!take_year(scan, &year))
        return false;
    return take_second_year(scan, year) ? set_financial_quarter(due, year, quarter)
                                        : set_month_end(due, DUE_QUARTER, year, quarter * 3);
}

/* 2004-10-18 (ISO 8601). A month alone is not read so: 2004-05 is a year. */
static bool read_numbers(struct scan *scan, struct due *due)
{
    int year, month, day;
    if (!take_year(scan, &year) || !take_sign(scan, '-') || !take_number(scan, 2, 2, &month) ||
        month < 1 || month > 12 || !take_sign(scan, '-') || !take_number(scan, 2, 2, &day) ||
        day < 1 || day > date_month_end(year, month).day)
        return false;
    due->kind = DUE_DAY;
    due->last = (struct calendar_date){(int16_t)year, (int8_t)month, (int8_t)day};
    return true;
}

static bool read_years(struct scan *scan, struct due *due)
{
    int year;
    if (!take_year(scan, &year))
        return false;
    if (!take_second_year(scan, year))
        return set_month_end(due, DUE_YEAR, year, 12);
    int quarter = take_quarter(scan);
    return quarter ? set_financial_quarter(due, year, quarter)
                   : set_month_end(due, DUE_YEAR, year + 1, 3);
}

static bool (*const moments[])(struct scan *, struct due *) = {read_day, read_month, read_quarter,
                                                               read_years, read_numbers};

/* The whole rest of the text as a moment. */
static bool read_moment(struct scan scan, struct due *due)
{
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        struct scan trial = scan;
        struct due found = *due;
        if (!moments[i](&trial, &found))
            continue;
        take_sign(&trial, ')');
        skip_space(&trial);
        if (*trial.at)
            continue;
        *due = found;
        return true;
    }
    return false;
}

static void read_done(struct scan scan, struct due *due)
{
    if (!take_sign(&scan, '('))
        take_word(&scan, "in");
    read_moment(scan, due);
    due->kind = DUE_DONE;
}

struct due due_read(const char *text, struct source_pos pos, struct arena *arena)
{
    static const char *const done[] = {"done", "completed", "complete", "achieved", NULL};
    static const char *const endless[] = {"ongoing", "on-going", "continuing", "continuous", NULL};
    static const char *const leading[] = {"by", "the", "end", "of", "in", "during", NULL};
    struct due due = {DUE_UNKNOWN, {0, 0, 0}, text, pos};
    struct scan scan = {text};
    if (take_one(&scan, done) && !take_word(&scan, "by")) { /* "complete by March": not yet */
        read_done(scan, &due);
        return due;
    }
    if (take_one(&scan, endless)) {
        due.kind = DUE_ONGOING;
        return due;
    }
    while (take_one(&scan, leading))
        continue;
    if (read_moment(scan, &due) && due.kind == DUE_DAY && is_digit(text[3])) /* in numbers */
        due.text = date_text(due.last, arena);
    return due;
}
