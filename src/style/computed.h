/* SPDX-License-Identifier: Apache-2.0 */
/* style/computed.h - what a style sheet comes down to: plain values, all lengths absolute.
 *
 * flow and layout read these and nothing else of the style room. A computed value never changes
 * once made and is shared by everything in the same role. */
#ifndef PLANPRESS_STYLE_COMPUTED_H
#define PLANPRESS_STYLE_COMPUTED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/length.h"
#include "base/source.h"

enum text_align { TEXT_START, TEXT_END, TEXT_CENTRE, TEXT_JUSTIFY };
enum break_rule { BREAK_AUTO, BREAK_PAGE, BREAK_RIGHT_PAGE, BREAK_AVOID };

/* The computed properties of one role. Names follow CSS and XSL-FO. */
struct computed {
    struct source_pos pos; /* where the role was last set, for messages about it */
    /* type */
    const char *font_family;
    const char *font_features;
    length font_size;
    int32_t font_weight;
    bool font_italic;
    uint32_t colour; /* with its ink, as all colours: base/ink.h */
    bool underlined;
    length letter_spacing;
    length baseline_shift; /* upwards */
    /* paragraphs */
    length line_height;
    enum text_align text_align;
    length text_indent; /* first line */
    bool hyphens;
    int32_t orphans, widows;
    /* blocks */
    length margin_top, margin_bottom, margin_left, margin_right; /* left, right: may be negative */
    length max_width; /* of the block, 0: as wide as its column */
    length padding_top, padding_bottom, padding_left, padding_right;
    length border_top, border_bottom, border_left; /* widths */
    uint32_t border_colour;
    uint32_t background; /* COLOUR_NONE: none */
    bool keep_with_next, keep_together;
    enum break_rule break_before;
    /* charts */
    length plot_height, plot_width; /* of the room for the marks; width 0: all there is */
    /* labels: numbers and bullets that hang to the left of a block's first line */
    length label_width; /* from where the label begins to where the text does; 0: set in the line */
    const char *label_text; /* the bullet of a list role; NULL elsewhere */
};

#define COLOUR_NONE UINT32_MAX

/* What stands in a running head or foot: literal text and fields in the order written. */
enum margin_field {
    FIELD_TEXT,
    FIELD_PAGE,
    FIELD_PAGES,
    FIELD_TITLE,
    FIELD_COUNCIL,
    FIELD_SECTION,
    FIELD_PART,
    FIELD_COMMITTEE,
    FIELD_DATE,
    FIELD_STATUS,
    FIELD_PAPER_PAGE,
    FIELD_PAPER_PAGES
};

struct margin_piece {
    enum margin_field field;
    const char *text; /* FIELD_TEXT */
};

struct margin_box {
    const struct margin_piece *pieces;
    size_t count;
    struct source_pos pos;
};

/* One page master: the paper, its margins, and the running head and foot in three boxes each. */
struct master {
    length width, height;
    length margin_top, margin_bottom, margin_left, margin_right; /* of the body */
    struct margin_box header[3], footer[3];                      /* left, centre, right */
    length header_baseline;          /* from the top edge of the paper */
    length footer_baseline;          /* from the bottom edge of the paper */
    length header_rule, footer_rule; /* thickness, 0: none; drawn between box and body */
    uint32_t rule_colour;
};

#endif
