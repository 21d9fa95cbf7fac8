/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/writer.h - the content stream being written: what the viewer's state is at its end. Shared by
 * content.c, which goes through the marks, and glyphs.c, which sets text. */
#ifndef PLANPRESS_PDF_WRITER_H
#define PLANPRESS_PDF_WRITER_H

#include "pdf/colour.h"
#include "pdf/survey.h"
#include "pdf/value.h"

struct writer {
    struct buffer *out;
    const struct runs *runs;
    const struct page *page;
    const struct palette *palette; /* NULL: not for a press */
    length bleed;
    const struct run *const *next_run; /* of the pieces to come */
    const uint32_t *next_image;

    /* The sequence of marks at hand, and its marked content if that is open. */
    const struct mark *mark;
    size_t mark_count;
    bool tagged;
    bool replaced; /* it has an ActualText, so nothing else goes into it */
    int32_t next_mcid;

    /* The graphics state. */
    const struct font_use *font;
    length size;
    int64_t rise; /* in hundredths */
    colour fill, stroke;
    bool overprints;
    length line_width, dash, gap;
    bool round; /* corners of lines are */

    /* The text object, if one is open: where the line began, in hundredths; what T* moves by. */
    bool in_text;
    int64_t line_x, line_y, leading;

    /* The TJ, if one is open. */
    bool in_array, in_string;
    bool has_numbers;
    size_t array_start;
    int64_t carry; /* where the pen should be less where the viewer's is, in millionths of the em */
    int32_t usual_gap; /* the number between the words of this line */
};

/* Append an operator or part of one; a number of hundredths and a space; a place on the page. */
void writer_add(struct writer *writer, const char *text);
void writer_add_number(struct writer *writer, int64_t hundredths);
void writer_add_point(struct writer *writer, length x, length y);

/* Set the colour to fill with; to stroke with, and how lines are: their width, dashes, corners. */
void writer_fill(struct writer *writer, colour value);
void writer_stroke(struct writer *writer, colour value, const struct mark_path *line);

/* On a press: let what comes next print over what lies below, if its colour is such and it may;
 * else leave nothing below it. */
void writer_overprint(struct writer *writer, colour value, bool may);

/* Whether what comes next may go into the marked content that is open. `actual` is the text it
 * stands for, empty when it tells that itself. */
bool writer_goes_on(const struct writer *writer, struct slice actual);

/* Begin marked content for what comes next, unless it may go on; end it, if it is open. */
void writer_tag(struct writer *writer, struct slice actual);
void writer_end_tag(struct writer *writer);

/* Set a mark of glyphs, in the text object that is open or in a new one; close that. */
void glyphs_write(struct writer *writer, const struct mark *mark);
void glyphs_end(struct writer *writer);

#endif
