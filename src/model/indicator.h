/* SPDX-License-Identifier: Apache-2.0 */
/* model/indicator.h - performance indicators: what is measured, and what was observed.
 *
 * A figure lives once: as an observation, a value (or a coded reason why there is none) for one
 * period and one kind. Status and direction are computed here from definition and observations;
 * nobody types them. */
#ifndef PLANPRESS_MODEL_INDICATOR_H
#define PLANPRESS_MODEL_INDICATOR_H

#include "model/block.h"
#include "model/period.h"
#include "model/value.h"

enum polarity { POLARITY_HIGHER, POLARITY_LOWER, POLARITY_NEUTRAL };

enum observation_kind {
    OBSERVATION_OUTTURN,
    OBSERVATION_TARGET,
    OBSERVATION_ESTIMATE,
    OBSERVATION_TOP_QUARTILE,
    OBSERVATION_BOTTOM_QUARTILE,
    OBSERVATION_AVERAGE,  /* of a group of authorities */
    OBSERVATION_STANDARD, /* set for the authority by law or by the government */
};
#define OBSERVATION_KINDS (OBSERVATION_STANDARD + 1)

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

/* As they are written in a plan; each list is ended by NULL. `flag_names` is by bit. */
extern const char *const polarity_names[], *const observation_kind_names[], *const absence_names[],
                                                                                *const flag_names[];

/* A footnote to a figure or a title. The same blocks are the same note. */
struct noted {
    struct noted *next;
    struct block *blocks; /* NULL until the note it refers to is found */
};

struct observation {
    struct observation *next;
    struct source_pos pos;
    struct period period;
    enum observation_kind kind;
    enum absence absence;
    struct value value;
    bool amended;             /* the value stood as `was` before; flags hold FLAG_AMENDED too */
    struct value was;         /* as it was published first */
    unsigned flags;           /* enum observation_flag, or-ed */
    const char *group;        /* quartiles, averages: of which authorities */
    const char *with;         /* standard: it is for the sum with the indicator of this code */
    int32_t base;             /* survey: how many answered; 0: not given */
    struct quantity interval; /* survey: half the confidence interval; 0: not given */
    struct noted *notes;      /* footnotes to this figure, in the order of their marks */
};

/* "BV 200a = no": an indicator applies only when another one's figure is so. */
struct condition {
    struct source_pos pos;
    const char *code;
    char relation;     /* '=', '<' or '>' */
    const char *value; /* as written; of the unit of the other indicator */
};

/* What is measured. Where a registry defines the code, what the plan does not say comes from
 * there. */
struct definition {
    struct definition *next; /* in its registry */
    struct source_pos pos;
    const char *code; /* "BV 8" */
    struct inline_node *title;
    const char *short_title; /* for charts and narrow places; or NULL */
    enum unit unit;
    const char *unit_text; /* "per 1,000 population"; or NULL */
    enum polarity polarity;
    int32_t precision;         /* decimals to print; -1: as given */
    struct quantity tolerance; /* how far past the target still counts as close */
    bool tolerance_relative;   /* it is per cent of the target, not a distance in the unit */
    bool survey;               /* from a survey that is not held every year */
    bool context;              /* tells of circumstances: no target is wanted */
    bool cumulative;           /* the figures of a year's parts count from its beginning */
    bool change;               /* it is a change: what grew has a plus sign */
    bool has_minimum, has_maximum;
    struct quantity minimum, maximum;  /* of the scale */
    int16_t first_year, last_year;     /* 0: open; of the first and last outturn */
    int16_t changed_year;              /* the first measured by the definition as it is; 0: open */
    const struct condition *only_when; /* or NULL */
    const char *sum_of;     /* the codes of the indicators it adds up, commas between; or NULL */
    const char *applies_to; /* types of authority parted by spaces; NULL: all */
    const char *block;      /* registry: the service block it belongs to; or NULL */
    bool recalled;          /* registry: written down from memory, still to be checked */
};

/* A set of definitions that many plans share. */
struct registry {
    struct registry *next;
    struct source_pos pos;
    const char *title;
    struct definition *definitions;
};

struct indicator {
    struct indicator *next;
    struct source_pos pos;
    const char *id; /* or NULL */
    struct definition what;
    const struct indicator_group *group; /* it stands in */
    const struct definition *registered; /* what a registry says of the code; or NULL */
    bool defined;                        /* its unit is known */
    struct observation *observations, **last_observation;
    struct block *commentary; /* or NULL */
    struct noted *notes;      /* footnotes to the title */
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

/* Put an observation at the end of the indicator's. */
void indicator_add(struct indicator *indicator, struct observation *observation);

/* What a column of an indicator table shows. */
enum shown {
    SHOWN_FIGURE,   /* observations of `kind` */
    SHOWN_STATUS,   /* whether the outturn met the target */
    SHOWN_FORECAST, /* whether the estimate would */
    SHOWN_DIRECTION,
    SHOWN_TREND, /* all outturns, as a line */
    SHOWN_POLARITY,
    SHOWN_COMMENTARY,
};

struct shown_column {
    struct shown_column *next;
    struct source_pos pos;
    enum shown shown;
    enum observation_kind kind;
    struct period period; /* year 0: `years` years from the period reported on */
    int32_t years;
};

/* As they are written in a plan: figures by their kind; ended by NULL. */
extern const char *const shown_names[];

/* The first observation of a kind for a period, or NULL. */
const struct observation *indicator_observation(const struct indicator *indicator,
                                                enum observation_kind kind, struct period period);

/* The same where it has a value. */
const struct observation *indicator_valued(const struct indicator *indicator,
                                           enum observation_kind kind, struct period period);

/* How the outturn of a period stands to its target, by polarity; of the estimate, where there is no
 * outturn yet, use indicator_status_of. NEAR: missed within tolerance. NONE where there is nothing
 * to compare: a value missing, a neutral polarity whose target is no range, or a range or bound
 * that lies on both sides of the target. */
enum status { STATUS_NONE, STATUS_MET, STATUS_NEAR, STATUS_MISSED };
enum status indicator_status(const struct indicator *indicator, struct period period);
enum status indicator_status_of(const struct indicator *indicator, struct value reached,
                                struct value target);

/* How the outturn moved from the period a year before, or from any other. NONE as above, where
 * either figure is not comparable, and where the earlier one is only estimated. */
enum direction { DIRECTION_NONE, DIRECTION_BETTER, DIRECTION_SAME, DIRECTION_WORSE };
enum direction indicator_direction(const struct indicator *indicator, struct period period);
enum direction indicator_change(const struct indicator *indicator, struct period before,
                                struct period period);

/* Whether `a` is better than, as good as or worse than `b`: DIRECTION_NONE where that cannot be
 * said. */
enum direction indicator_compare(const struct indicator *indicator, struct value a, struct value b);

/* A value of the indicator as tables print it. */
const char *indicator_text(const struct indicator *indicator, struct value value,
                           struct arena *arena);

/* Its code, spaces that do not break in it: a code is one word to the eye. */
const char *indicator_code(const struct indicator *indicator, struct arena *arena);

/* What is printed behind a value in running text and in a title: "days", "per 1,000 population";
 * NULL where the value says it, or there is nothing to say. */
const char *indicator_unit(const struct indicator *indicator);

/* The unit that goes on from a value in a sentence: "days", "day" of one, "per 1,000 population".
 * NULL where the value says it; other words of the author's are a remark for tables. */
const char *indicator_counted(const struct indicator *indicator, struct value value);

#endif
