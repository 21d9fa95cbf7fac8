/* SPDX-License-Identifier: Apache-2.0 */
/* model/indicator.h - performance indicators: what is measured, and what was observed.
 *
 * A figure lives once: as an observation, a value (or a coded reason why there is none) for one
 * period and one kind. Status and direction are computed here from definition and observations;
 * nobody types them. Values are decimal integers, so a figure prints as it was reported. */
#ifndef PLANPRESS_MODEL_INDICATOR_H
#define PLANPRESS_MODEL_INDICATOR_H

#include "base/buffer.h"
#include "model/block.h"

enum unit {
    UNIT_PERCENT,
    UNIT_NUMBER,
    UNIT_RATE, /* per 1,000 and the like; the denominator is in unit_text */
    UNIT_DAYS,
    UNIT_WEEKS,
    UNIT_KILOGRAMS,
    UNIT_MONEY, /* pounds */
    UNIT_SCORE,
    UNIT_LEVEL,
    UNIT_YES_NO,
    UNIT_DATE,
};

enum polarity { POLARITY_HIGHER, POLARITY_LOWER, POLARITY_NEUTRAL };

/* A financial year by the calendar year it starts in (2003 is 2003/04), with an optional part. */
struct period {
    int16_t year;
    int8_t quarter; /* 1 to 4; 0: the whole year */
};
int period_compare(struct period a, struct period b);

enum observation_kind {
    OBSERVATION_OUTTURN,
    OBSERVATION_TARGET,
    OBSERVATION_ESTIMATE,
    OBSERVATION_TOP_QUARTILE,
    OBSERVATION_BOTTOM_QUARTILE,
};

/* Why there is no value. */
enum absence {
    ABSENCE_NONE, /* there is one */
    ABSENCE_NOT_APPLICABLE,
    ABSENCE_NOT_COLLECTED,
    ABSENCE_SURVEY_GAP,
    ABSENCE_NEW,
    ABSENCE_DELETED,
    ABSENCE_TO_BE_SET,
    ABSENCE_SUPPRESSED,
};

enum observation_flag {
    FLAG_PROVISIONAL = 1,
    FLAG_ESTIMATED = 2,
    FLAG_AMENDED = 4,
    FLAG_QUALIFIED = 8,
    FLAG_NOT_COMPARABLE = 16,
};

/* digits / 10^decimals; of a yes/no 1 and 0, of a date yyyymmdd. decimals is 0 to 18. */
struct quantity {
    int64_t digits;
    int32_t decimals;
};
int quantity_compare(struct quantity a, struct quantity b);

/* Read a plain number such as "-12.50". False when the text is none, or has more than 12 digits
 * before or 6 after the point. */
bool quantity_read(struct slice text, struct quantity *value);

/* Write it with `decimals` of them, rounded half away from zero; -1: as it is. A point and a
 * hyphen, no separators, no unit: "-12.50". */
void quantity_write(struct quantity value, int32_t decimals, struct buffer *out);

struct observation {
    struct observation *next;
    struct source_pos pos;
    struct period period;
    enum observation_kind kind;
    enum absence absence;
    struct quantity value;
    unsigned flags;           /* enum observation_flag, or-ed */
    const char *group;        /* quartiles: of which authorities */
    int32_t base;             /* survey: how many answered; 0: not given */
    struct quantity interval; /* survey: half the confidence interval; 0: not given */
    struct block *note;       /* a footnote to this figure, or NULL */
};

struct indicator {
    struct indicator *next;
    struct source_pos pos;
    const char *id;   /* or NULL */
    const char *code; /* "BV 8" */
    struct inline_node *title;
    enum unit unit;
    const char *unit_text; /* "per 1,000 population"; or NULL */
    enum polarity polarity;
    int32_t precision;         /* decimals to print; -1: as given */
    struct quantity tolerance; /* how far past the target still counts as close, in the unit */
    bool survey;
    struct observation *observations;
    struct block *commentary; /* or NULL */
    struct block *note;       /* a footnote to the title, or NULL */
};

/* Indicators that share a title (BV 80a to g), or a group of one with title NULL. */
struct indicator_group {
    struct indicator_group *next;
    struct source_pos pos;
    struct inline_node *title;
    struct indicator *indicators;
};

struct service_block {
    struct service_block *next;
    struct source_pos pos;
    const char *id;
    struct inline_node *title;
    struct block *introduction; /* or NULL */
    struct indicator_group *groups;
};

/* The first observation of a kind for a period, or NULL. */
const struct observation *indicator_observation(const struct indicator *indicator,
                                                enum observation_kind kind, struct period period);

/* How the outturn of a period stands to its target, by polarity. NEAR: missed within tolerance.
 * NONE where there is nothing to compare: a value missing, or a neutral polarity. */
enum status { STATUS_NONE, STATUS_MET, STATUS_NEAR, STATUS_MISSED };
enum status indicator_status(const struct indicator *indicator, struct period period);

/* How the outturn moved from the period a year before. NONE as above, and where either figure is
 * not comparable. */
enum direction { DIRECTION_NONE, DIRECTION_BETTER, DIRECTION_SAME, DIRECTION_WORSE };
enum direction indicator_direction(const struct indicator *indicator, struct period period);

#endif
