/* SPDX-License-Identifier: Apache-2.0 */
#include "model/date.h"

#include "base/buffer.h"

int date_compare(struct calendar_date a, struct calendar_date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return a.day < b.day ? -1 : a.day > b.day;
}

struct calendar_date date_month_end(int year, int month)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    int8_t day = (int8_t)(days[month - 1] + (month == 2 && leap));
    return (struct calendar_date){(int16_t)year, (int8_t)month, day};
}

const char *date_text(struct calendar_date date, struct arena *arena)
{
    if (date.year == 0 || date.month < 1 || date.month > 12)
        return "";
    return format_text(arena, "%d %s %d", date.day, month_name(date.month), date.year);
}

const char *date_tied(struct calendar_date date, struct arena *arena)
{
    const char *text = date_text(date, arena), *space = strchr(text, ' ');
    struct slice day = {text, space ? (size_t)(space - text) : 0};
    return space ? format_text(arena, "%S\u00A0%s", day, space + 1) : text;
}

const char *month_name(int month)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    return month >= 1 && month <= 12 ? names[month - 1] : "";
}

int digits_read(struct slice text)
{
    int number = 0;
    if (text.count == 0 || text.count > 9)
        return -1;
    for (size_t i = 0; i < text.count; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return -1;
        number = number * 10 + (text.bytes[i] - '0');
    }
    return number;
}

bool date_read(struct slice text, struct calendar_date *date)
{
    if (text.count != 10 || text.bytes[4] != '-' || text.bytes[7] != '-')
        return false;
    int year = digits_read((struct slice){text.bytes, 4});
    int month = digits_read((struct slice){text.bytes + 5, 2});
    int day = digits_read((struct slice){text.bytes + 8, 2});
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > date_month_end(year, month).day)
        return false;
    *date = (struct calendar_date){(int16_t)year, (int8_t)month, (int8_t)day};
    return true;
}
