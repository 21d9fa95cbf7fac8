/* SPDX-License-Identifier: Apache-2.0 */
/* style/style.h - style sheets: roles and page masters, inherited, overridden, computed.
 *
 * A sheet (styles/NAME.xml, checked against xml/style.xsd) gives properties to roles. A role's
 * value comes from the sheet itself, else from the sheets it extends, else from the role it is
 * based on (all but break-before), else from the property's initial value. em and percent pass on
 * as they are written and are resolved against the role's own font size (font-size against that of
 * the role it is based on). A brand sheet, small enough for a council to keep, replaces named
 * colours, font families and the logo on top of any sheet. */
#ifndef PLANPRESS_STYLE_STYLE_H
#define PLANPRESS_STYLE_STYLE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/ink.h"
#include "style/computed.h"

/* Every role there is: STYLE(enumerator, name in sheets, based on when a sheet does not say). Block
 * roles set paragraphs and boxes; INLINE roles change only what they mention. */
/* clang-format off */
#define STYLE_ROLES(STYLE)                                                                         \
    STYLE(BODY, "body", BODY)                                                                      \
    STYLE(PARAGRAPH, "paragraph", BODY)                                                            \
    STYLE(REPORT_BANNER, "report-banner", BODY)       /* agenda item, committee, date */           \
    STYLE(REPORT_TITLE, "report-title", BODY)                                                      \
    STYLE(REPORT_BY, "report-by", BODY)                                                            \
    STYLE(REPORT_HEADING, "report-heading", BODY)     /* 1. INTRODUCTION */                        \
    STYLE(REPORT_PARAGRAPH, "report-paragraph", BODY) /* 1.1 */                                    \
    STYLE(REPORT_CLOSE, "report-close", BODY)         /* background papers, contact officer */     \
    STYLE(COVER_TITLE, "cover-title", BODY)                                                        \
    STYLE(COVER_SUBTITLE, "cover-subtitle", BODY)                                                  \
    STYLE(COVER_COUNCIL, "cover-council", BODY)                                                    \
    STYLE(HEADING_1, "heading-1", BODY)               /* a part of the plan */                     \
    STYLE(HEADING_2, "heading-2", HEADING_1)                                                       \
    STYLE(HEADING_3, "heading-3", HEADING_2)                                                       \
    STYLE(HEADING_4, "heading-4", HEADING_3)                                                       \
    STYLE(LIST_ITEM, "list-item", PARAGRAPH)                                                       \
    STYLE(LIST_BULLET, "list-bullet", LIST_ITEM)                                                   \
    STYLE(LIST_DIAMOND, "list-diamond", LIST_ITEM)                                                 \
    STYLE(LIST_DASH, "list-dash", LIST_ITEM)                                                       \
    STYLE(LIST_NUMBER, "list-number", LIST_ITEM)      /* decimal, letter, roman */                 \
    STYLE(TABLE, "table", BODY)                       /* the table as a box: margins, rules */     \
    STYLE(TABLE_WIDE, "table-wide", TABLE)            /* on landscape pages; contracts */          \
    STYLE(TABLE_HEAD, "table-head", TABLE)            /* cells of the head */                      \
    STYLE(TABLE_ROW_HEAD, "table-row-head", TABLE_CELL)                                            \
    STYLE(TABLE_CELL, "table-cell", TABLE)                                                         \
    STYLE(TABLE_LIST, "table-list", TABLE_CELL)       /* list items inside cells */                \
    STYLE(TABLE_GROUP, "table-group", TABLE_CELL)     /* the shared title of indicator parts */    \
    STYLE(COMMENTARY, "commentary", TABLE_CELL)                                                    \
    STYLE(COMMENTARY_BELOW, "commentary-below", COMMENTARY)                                        \
    STYLE(TALLY, "tally", PARAGRAPH)                                                               \
    STYLE(CAPTION, "caption", BODY)                                                                \
    STYLE(FIGURE, "figure", BODY)                                                                  \
    STYLE(CHART, "chart", BODY)                       /* lines over time; border: grid, axis */    \
    STYLE(CHART_PANEL, "chart-panel", CHART)          /* one of many small ones */                 \
    STYLE(SPARKLINE, "sparkline", CHART)              /* in a cell of a table */                   \
    STYLE(CHART_TABLE, "chart-table", TABLE)          /* bars with their figures */                \
    STYLE(CHART_NOTE, "chart-note", CAPTION)          /* where the figures of a chart are */       \
    STYLE(CHART_HEAD, "chart-head", TABLE_HEAD)       /* over bars: the axis among the heads */    \
    STYLE(CHART_ROW, "chart-row", TABLE_CELL)         /* a bar, with its name and figures */       \
    STYLE(NOTE, "note", PARAGRAPH)                    /* a panel's text */                         \
    STYLE(NOTE_TITLE, "note-title", NOTE)                                                          \
    STYLE(OFFER, "offer", NOTE)                       /* of a translation, in that language */     \
    STYLE(INK_LINE, "ink-line", BODY)                 /* a line to write on */                     \
    STYLE(PANEL, "panel", BODY)                       /* the panel as a box */                     \
    STYLE(FOOTNOTE, "footnote", BODY)                                                              \
    STYLE(CONTENTS_1, "contents-1", BODY)                                                          \
    STYLE(CONTENTS_2, "contents-2", CONTENTS_1)                                                    \
    STYLE(CONTENTS_3, "contents-3", CONTENTS_2)                                                    \
    STYLE(SIGNATURE, "signature", BODY)               /* names under a foreword */                 \
    STYLE(CERTIFICATE, "certificate", PARAGRAPH)      /* the certified words */                    \
    STYLE(SUMMARY_TITLE, "summary-title", HEADING_1)  /* the public summary */                     \
    STYLE(SUMMARY_LEAD, "summary-lead", PARAGRAPH)    /* its introduction */                       \
    STYLE(GRID, "grid", BODY)                         /* things side by side, as a box */          \
    STYLE(CARD, "card", BODY)                         /* one of them: a figure put first */        \
    STYLE(CARD_FIGURE, "card-figure", BODY)                                                        \
    STYLE(CARD_TITLE, "card-title", BODY)             /* of what it is */                          \
    STYLE(CARD_LINE, "card-line", BODY)               /* target met?, better or worse */           \
    STYLE(SIDE, "side", BODY)                         /* one of two columns of text */             \
    STYLE(GLOSSARY_TERM, "glossary-term", PARAGRAPH)                                               \
    STYLE(GLOSSARY_TEXT, "glossary-text", PARAGRAPH)                                               \
    STYLE(WATERMARK, "watermark", BODY)               /* the word behind the pages of a draft */   \
    STYLE(RUNNING_HEAD, "running-head", BODY)                                                      \
    STYLE(RUNNING_FOOT, "running-foot", RUNNING_HEAD)                                              \
    STYLE(STRONG, "strong", BODY)                     /* INLINE from here */                       \
    STYLE(EMPHASIS, "emphasis", BODY)                                                              \
    STYLE(SUPERSCRIPT, "superscript", BODY)                                                        \
    STYLE(SUBSCRIPT, "subscript", BODY)                                                            \
    STYLE(LINK, "link", BODY)                                                                      \
    STYLE(ABBREVIATION, "abbreviation", BODY)                                                      \
    STYLE(NOTE_MARK, "note-mark", BODY)               /* the number of a footnote in the text */   \
    STYLE(NUMBER, "number", BODY)                     /* paragraph and section numbers */          \
    STYLE(STATUS_MET, "status-met", BODY)                                                          \
    STYLE(STATUS_NEAR, "status-near", BODY)                                                        \
    STYLE(STATUS_MISSED, "status-missed", BODY)                                                    \
    STYLE(DIRECTION, "direction", BODY)                                                            \
    STYLE(CARD_UNIT, "card-unit", BODY)               /* behind a figure put first: days */        \
    STYLE(OUTTURN, "outturn", BODY)                   /* the result of the year reported on */     \
    STYLE(EXEMPT, "exempt", BODY)                     /* that something is not for publication */  \
    STYLE(ABSENCE, "absence", BODY)                   /* why a figure is missing */                \
    STYLE(CHART_AXIS, "chart-axis", BODY)             /* what is written along an axis */          \
    STYLE(CHART_VALUE, "chart-value", BODY)           /* figures beside their marks */             \
    STYLE(CHART_BAR, "chart-bar", BODY)               /* colour: of bars */                        \
    STYLE(CHART_TARGET, "chart-target", BODY)         /* of what was aimed for */                  \
    STYLE(CHART_LINE_1, "chart-line-1", BODY)         /* of lines, by their number */              \
    STYLE(CHART_LINE_2, "chart-line-2", BODY)                                                      \
    STYLE(CHART_LINE_3, "chart-line-3", BODY)                                                      \
    STYLE(CHART_LINE_4, "chart-line-4", BODY)                                                      \
    STYLE(CHART_LINE_5, "chart-line-5", BODY)                                                      \
    STYLE(CHART_LINE_6, "chart-line-6", BODY)

enum style_role {
#define STYLE(name, text, parent) STYLE_##name,
    STYLE_ROLES(STYLE)
#undef STYLE
    STYLE_ROLE_COUNT
};
/* clang-format on */

/* Which pages a master is for. A sheet must give RIGHT of each sequence but the summary, which is
 * like the plan in a sheet that does not know it; FIRST and LEFT default to RIGHT. Landscape
 * masters are their own sequence names. */
enum page_sequence {
    SEQUENCE_REPORT,
    SEQUENCE_COVER,
    SEQUENCE_PLAN,
    SEQUENCE_LANDSCAPE,
    SEQUENCE_CERTIFICATE,
    SEQUENCE_SUMMARY,
    SEQUENCE_COUNT
};
enum page_side { SIDE_FIRST, SIDE_LEFT, SIDE_RIGHT };

/* How the pages before the plan's first chapter are counted, and those of each annex: 1, 2, 3 with
 * all others, or i, ii and on their own. */
struct page_numbers {
    bool front_roman, annexes_lettered;
};

struct style_sheet;

/* The sheet at `path` (NULL: the house style compiled in) with the brand sheet at `brand` (NULL:
 * none) on top. NULL and diagnostics when either is not valid. */
struct style_sheet *style_open(struct arena *arena, const char *path, const char *brand,
                               struct diag_list *diags);

/* The computed values of a block role. Never NULL. */
const struct computed *style_block(const struct style_sheet *sheet, enum style_role role);

/* An inline role applied within `around`: the same values with what the role mentions changed. The
 * result is interned, so equal questions give equal pointers. */
const struct computed *style_inline(struct style_sheet *sheet, const struct computed *around,
                                    enum style_role role);

const struct master *style_master(const struct style_sheet *sheet, enum page_sequence sequence,
                                  enum page_side side);

const struct page_numbers *style_page_numbers(const struct style_sheet *sheet);

/* A named colour of the sheet ("accent"), or `otherwise`. */
uint32_t style_colour(const struct style_sheet *sheet, const char *name, uint32_t otherwise);

/* The inks that colours of the sheet name by number. */
struct inks style_inks(const struct style_sheet *sheet);

/* What a brand says of the press that prints the plan. */
struct style_press {
    const char *profile; /* of the printer's, as a path; NULL: none is named */
    struct source_pos profile_pos;
    const char *condition; /* what the printer calls it, or NULL */
    length bleed;
    int32_t ink_limit; /* percent, of all inks on one spot */
};
const struct style_press *style_press(const struct style_sheet *sheet);

/* The brand's logo as a path, or NULL. */
const char *style_logo(const struct style_sheet *sheet);

/* The files it was read from; none for the house style alone. */
struct input_list;
const struct input_list *style_inputs(const struct style_sheet *sheet);

/* The computed values as text, one role a line, for --dump=style. */
void style_dump(const struct style_sheet *sheet, struct buffer *out);

#endif
