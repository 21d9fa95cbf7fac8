/* SPDX-License-Identifier: Apache-2.0 */
/* flow/builder.h - what the files of this room share while a flow is being made (private).
 *
 * The builder stands at one point of the document: the end of a list of blocks, inside one
 * structure element, with an indent, a panel and a language. Functions that go into something save
 * the point with builder_enter and come back with builder_leave. */
#ifndef PLANPRESS_FLOW_BUILDER_H
#define PLANPRESS_FLOW_BUILDER_H

#include "flow/flow.h"

/* Where the next block goes and what it is inside of. */
struct point_of_work {
    struct flow_block **end; /* the link to write the next block to */
    struct structure_element *element;
    const struct flow_panel *panel;
    struct flow_note *note; /* whose blocks these are, or NULL */
    length left, right;
    length under; /* how far right of `left` text stands here: what is no paragraph stands so too */
    const char *language;
    enum style_role paragraph;   /* role of ordinary paragraphs here */
    enum style_role list;        /* role of list items here, STYLE_LIST_ITEM: by kind of list */
    bool in_cell;                /* of a table */
    bool exempt;                 /* in matter that is not for publication, printed for members */
    int heading_level;           /* of the heading we are under: 1 is a part */
    enum page_sequence sequence; /* what pages we are on */
};

/* One heading, found before flowing starts so that the contents can list it. */
struct heading {
    const void *thing; /* struct block, part or report */
    const struct inline_node *title;
    const char *plain;  /* its text without marks */
    const char *number; /* "3", "3.2", or NULL */
    int level;          /* 1 to 4 */
    bool listed;        /* in the contents */
};

struct numbering; /* flow/numbering.h */

struct flow_builder {
    struct arena *arena;
    struct arena *scratch; /* texts being put together; they nest, so it is used as a stack */
    const struct publication *publication;
    struct style_sheet *sheet;
    struct text *text;
    struct structure *structure;
    struct diag_list *diags;
    struct flow *flow;
    struct numbering *numbering;
    struct map *places; /* of a thing of the model: place */
    struct map *fonts;  /* of a computed style and language: struct text_font */
    struct map *notes;  /* of a footnote's inline node: struct flow_note */
    int32_t note_count; /* marks used in this part */
    bool failed;        /* a font or image is missing */
    struct point_of_work at;
};

struct point_of_work builder_enter(struct flow_builder *builder, struct structure_element *element);
void builder_leave(struct flow_builder *builder, struct point_of_work before);

/* A child element of the current one. */
struct structure_element *builder_element(struct flow_builder *builder, enum structure_role role,
                                          struct source_pos pos);

/* Append a block of that kind, with the indents of the point and of `style`. */
struct flow_block *builder_block(struct flow_builder *builder, enum flow_kind kind,
                                 const struct computed *style, struct source_pos pos);

/* The font of a style in a language; the default font where it is missing (and `failed` is set). */
const struct text_font *builder_font(struct flow_builder *builder, const struct computed *style,
                                     const char *language, struct source_pos pos);

/* The place of a thing of the model, made when it is asked for first. */
place builder_place(struct flow_builder *builder, const void *thing);

/* The place of what the model has no thing for. */
place builder_new_place(struct flow_builder *builder);

/* ---- text (flow/text.c, flow/text_items.c, flow/inlines.c) ---- */

/* A text being put together. Open, add, close. */
struct text_builder;

struct text_builder *text_builder_open(struct flow_builder *builder, const struct computed *style,
                                       struct structure_element *element, struct source_pos pos);
struct flow_builder *text_builder_owner(const struct text_builder *text);
void text_builder_inlines(struct text_builder *text, const struct inline_node *inlines);
void text_builder_string(struct text_builder *text, const char *string);
void text_builder_slice(struct text_builder *text, struct slice characters);
/* Add an inline role to the style from here on; the style before is returned, to be set again. */
const struct computed *text_builder_restyle(struct text_builder *text, enum style_role role);
void text_builder_style(struct text_builder *text, const struct computed *style);
/* The language from here on; the one before is returned. */
const char *text_builder_language(struct text_builder *text, const char *language);
/* From here on in that language, in an element that says so where it is not the one there is: what
 * was before is returned, NULL for no change, for text_builder_unspeak. */
const char *text_builder_speak(struct text_builder *text, const char *language,
                               struct source_pos pos);
void text_builder_unspeak(struct text_builder *text, const char *before);
/* The same in another style. */
void text_builder_styled(struct text_builder *text, enum style_role role, const char *string);
void text_builder_symbol(struct text_builder *text, const struct flow_symbol *symbol);
void text_builder_page_number(struct text_builder *text, place target);
void text_builder_line_break(struct text_builder *text);
/* Before a raised mark: a comma, which parts it from one that stands right before it. */
void text_builder_part_marks(struct text_builder *text);
/* A raised mark. */
void text_builder_mark(struct text_builder *text, const char *mark);
/* A wide space that parts what is behind it from what is before: for the ear a comma. */
void text_builder_gap(struct text_builder *text);
/* A sign that the eye understands where it stands, with the words for who hears it. */
void text_builder_sign_for(struct text_builder *text, const char *sign, const char *said);
/* The note, whose blocks are there, is called on the line that this comes to stand on. */
void text_builder_call(struct text_builder *text, struct flow_note *note);
/* What follows stands at the right end of the last line. */
void text_builder_tail(struct text_builder *text, bool leader);
/* What is added until text_builder_leave goes into a child element of that role. */
struct structure_element *text_builder_enter(struct text_builder *text, enum structure_role role,
                                             struct source_pos pos);
void text_builder_leave(struct text_builder *text);
/* The same for what is called from the line and is no part of it: where the line is that of a
 * heading, or the words are a link's or an abbreviation's, it stands behind these, not in them. */
struct structure_element *text_builder_enter_aside(struct text_builder *text,
                                                   enum structure_role role, struct source_pos pos);
/* A link around what is added until text_builder_unlink; NULL, and none, in what is for the eye
 * alone and inside another link. */
struct flow_link *text_builder_link(struct text_builder *text, const char *uri, place target,
                                    const char *description, struct source_pos pos);
void text_builder_unlink(struct text_builder *text);
/* Mark the text as a figure to be aligned at its decimal point. */
void text_builder_decimal(struct text_builder *text);
struct flow_text text_builder_close(struct text_builder *text);

/* A paragraph as a block of its own, in an element of its own. Open, add, close: the block is
 * returned, with its text. */
struct text_builder *paragraph_open(struct flow_builder *builder, enum style_role role,
                                    enum structure_role element_role, struct source_pos pos);
/* The same for one that is all its cell holds: it needs no element besides the cell's
 * (ISO 32000-1, 14.8.4.3.4). */
struct text_builder *paragraph_in_cell(struct flow_builder *builder, enum style_role role,
                                       struct source_pos pos);
struct flow_block *paragraph_close(struct text_builder *text);

/* A title once more, away from where it stands: its characters as inline_plain has them, in the
 * language it is in there, and words of it that are in another in theirs. */
void text_builder_title(struct text_builder *text, const struct inline_node *title,
                        const char *language, struct source_pos pos);

/* Words of the program's, such as "Table 3": they are in the language of the plan. */
void text_builder_own_words(struct text_builder *text, const char *words, struct source_pos pos);

/* The characters of inlines without marks and notes; cross-references by what they print. */
const char *inline_plain(struct flow_builder *builder, const struct inline_node *inlines);

/* Its characters in quotes, for the dump. */
void flow_dump_text(const struct flow_text *text, struct buffer *out);

/* Whether a text holds nothing to set. */
bool flow_text_empty(const struct flow_text *text);

/* ---- notes (flow/notes.c) ---- */

/* Call a note: its mark here, its text at the foot of the page. The same blocks: the same note. */
void text_builder_note(struct text_builder *text, const struct block *note, struct source_pos pos);

/* ---- blocks (flow/blocks.c) ---- */

void flow_blocks(struct flow_builder *builder, const struct block *blocks);

/* A paragraph of a role holding one string or inlines, in a structure element of `element_role`. */
struct flow_block *flow_string(struct flow_builder *builder, enum style_role role,
                               enum structure_role element_role, const char *string,
                               struct source_pos pos);
struct flow_block *flow_inlines(struct flow_builder *builder, enum style_role role,
                                enum structure_role element_role, const struct inline_node *inlines,
                                struct source_pos pos);

/* A heading with its place, number and outline entry; `thing` is the part or section. */
struct flow_block *flow_heading(struct flow_builder *builder, const void *thing,
                                enum style_role role, int level, struct source_pos pos);

/* The caption of a table, figure or chart, with its number. `above`: what it is of follows, and
 * references lead to the caption. */
void flow_caption(struct flow_builder *builder, const struct block *block,
                  const struct inline_node *caption, bool above);

/* A label (number, bullet) in its own element, for a block, with a space behind it that keeps it
 * apart from the text for who cannot see the gap. */
const struct flow_text *flow_label(struct flow_builder *builder, const struct computed *style,
                                   struct structure_element *element, const char *string,
                                   struct source_pos pos);

/* How wide a label is set, without the space behind it. */
length flow_label_width(const struct flow_text *label);

/* Under a list stands the space of the text around it, not that between its items. `first` is a
 * block of the list, `below` that space. */
void flow_end_list(struct flow_block *first, length below);

/* Hang a label beside the first of the blocks flowed since `first` was the end of the list, whose
 * text is `under` right of the point's left edge and the label's column `width` wide. Where nothing
 * can bear it, or it is too wide for its column, it stands on a line of its own. */
void flow_hang(struct flow_builder *builder, struct flow_block **first,
               const struct flow_text *label, const struct computed *style, length width);

/* References to `thing` lead to the first of the blocks flowed since. */
void flow_place(struct flow_builder *builder, struct flow_block **first, const void *thing);

/* Begin pages of other masters. */
struct flow_block *flow_sequence(struct flow_builder *builder, enum page_sequence sequence,
                                 struct source_pos pos);

/* ---- exempt matter (flow/exempt.c) ---- */

/* The line that says that something is not for publication: of the part or section whose heading
 * stands above, or of a block, which follows, or in whose place the line stands. */
void flow_exempt_line(struct flow_builder *builder, const char *exempt, struct source_pos pos);
struct flow_block *flow_exempt_block(struct flow_builder *builder, const struct block *block);

/* ---- tables (flow/table.c) ---- */

void flow_table_block(struct flow_builder *builder, const struct block *block);

/* A table put together row by row, for tables that come from data rather than from `table`. */
struct table_maker;
struct table_maker *table_maker_open(struct flow_builder *builder,
                                     const struct flow_column *columns, int32_t column_count,
                                     const char *summary, struct source_pos pos);
/* Set it in another role than the one for where it stands: table-wide has the margin as well that
 * numbers hang into. */
void table_maker_style(struct table_maker *maker, enum style_role role);
/* A new row; head rows come first. */
void table_maker_row(struct table_maker *maker, bool head, struct source_pos pos);
/* What stands in a row of its own below the last one and is read as a part of it. */
void table_maker_row_below(struct table_maker *maker, struct source_pos pos);
/* On pages that begin in the row made last, say the one above it again, instead of the group's
 * title. */
void table_maker_title_above(struct table_maker *maker);
/* A cell of the row that is read, and found empty, but takes no room. */
void table_maker_unseen(struct table_maker *maker, struct source_pos pos);
struct flow_row *table_maker_row_flags(struct table_maker *maker);

struct cell_request {
    int32_t columns, rows; /* span; 0 counts as 1 */
    bool read_as_one;      /* it is one column for whoever reads the table cell by cell, the last
                              one; in the head, of all its rows so far */
    bool artifact;         /* it is there for the eye alone */
    enum cell_align align;
    enum style_role role; /* table-head, table-row-head, table-cell ... */
    bool header;
    enum cell_scope scope; /* of a header */
    bool repeat;           /* its text is repeated after a page break that it goes over */
    struct structure_element *instead; /* what is in it belongs there, and to no cell: a drawing */
};
/* The next cell of the row: go into it, flow its blocks, and leave. */
struct point_of_work table_maker_enter(struct table_maker *maker,
                                       const struct cell_request *request, struct source_pos pos);
void table_maker_leave(struct table_maker *maker, struct point_of_work before);
/* A title over the rows that follow, up to the next title or the end of the group: the whole width
 * of the table, and once more at the top of every page the group goes on to. */
struct flow_block *table_maker_group(struct table_maker *maker, const struct inline_node *title,
                                     struct source_pos pos);
void table_maker_group_end(struct table_maker *maker);
/* What the cell made last shows where its row goes on to a page and its own text does not: a label,
 * or NULL for the word "(continued)". */
void table_maker_continued(struct table_maker *maker, const char *label, struct source_pos pos);
/* A cell with one string, or one paragraph of inlines, which is returned. */
void table_maker_string(struct table_maker *maker, const struct cell_request *request,
                        const char *string, struct source_pos pos);
struct flow_block *table_maker_inlines(struct table_maker *maker,
                                       const struct cell_request *request,
                                       const struct inline_node *inlines, struct source_pos pos);
/* The table is finished; its block is returned. */
struct flow_block *table_maker_close(struct table_maker *maker);

/* ---- charts (flow/chart.c) ---- */

void flow_chart_block(struct flow_builder *builder, const struct block *block);

/* Append a line of an indicator's figures of one kind, as high as a line of text, from one period
 * to another (year 0: as far as there are figures), with what it shows in words. NULL, and nothing
 * is appended, where there are fewer than two. */
struct flow_block *flow_sparkline(struct flow_builder *builder, const struct indicator *indicator,
                                  enum observation_kind kind, struct period from, struct period to);

/* ---- the document's own parts ---- */

void flow_report(struct flow_builder *builder, const struct report *report);   /* report.c */
void flow_parts(struct flow_builder *builder, const struct part *parts);       /* parts.c */
void flow_summary_part(struct flow_builder *builder, const struct part *part); /* summary.c */
void flow_contents(struct flow_builder *builder, const struct part *part);     /* contents.c */
void flow_objectives(struct flow_builder *builder, const struct part *part);   /* objectives.c */
void flow_indicators(struct flow_builder *builder, const struct part *part);   /* indicators.c */
void flow_improvement(struct flow_builder *builder, const struct part *part);  /* improvement.c */
void flow_contracts(struct flow_builder *builder, const struct part *part);    /* contracts.c */

/* ---- other formats, addresses (flow/formats.c) ---- */

void flow_formats(struct flow_builder *builder, const struct formats *formats);
/* A line break, and on the new line a telephone number behind its sign, or an e-mail address; both
 * are links. Nothing for NULL. */
void flow_telephone_line(struct text_builder *text, const char *number, const char *uri,
                         struct source_pos pos);
void flow_email_line(struct text_builder *text, const char *email, struct source_pos pos);
/* A line to write on. */
struct flow_block *flow_ink_line(struct flow_builder *builder, struct source_pos pos);

/* ---- figures (flow/figures.c) ---- */

/* A figure in its role and behind it the letters of what it is subject to, or why there is none.
 * What the letters stand for is added to *flags. */
void text_builder_figure(struct text_builder *text, const struct indicator *indicator,
                         const struct observation *observation, enum style_role role,
                         unsigned *flags);
/* An element shows an observation: the table or chart it is in draws from the file that that comes
 * from, if it is one of those which go along. */
void flow_draws_from(struct flow_builder *builder, struct structure_element *element,
                     const struct observation *observation);
/* The marks of a figure's or a title's footnotes. */
void text_builder_noted(struct text_builder *text, const struct noted *notes,
                        struct source_pos pos);
/* The key to these letters; NULL where none was used. */
const char *flag_key(unsigned flags, struct arena *arena);
/* A key close under a table, and never on another page than its end; none where `words` is NULL. */
void flow_key(struct flow_builder *builder, const char *words, struct flow_block *table,
              struct source_pos pos);

/* How a status is shown: by colour, sign and word. */
struct status_sign {
    enum style_role role;
    const struct flow_symbol *symbol; /* or NULL */
    const char *word;
    const char *said; /* for a word that is a mere dash: what it means; else NULL */
};
/* What it says, without the sign. */
void text_builder_verdict(struct text_builder *text, const struct status_sign *sign);
/* The sign and its word; and "3 missed" behind the sign, nothing where there is none. */
void text_builder_sign(struct text_builder *text, const struct status_sign *sign);
void text_builder_count(struct text_builder *text, const struct status_sign *sign, int32_t count,
                        const char *word);
const struct status_sign *status_sign(enum status status);
const struct status_sign *direction_sign(enum direction direction);

/* Why there is none, in a word or two for one cell, or in a few for a cell across several. */
const char *absence_text(enum absence absence);
const char *absence_message(enum absence absence, bool targets);

/* Drawn signs (flow/symbols.c). */
extern const struct flow_symbol symbol_telephone;
extern const struct flow_symbol symbol_met, symbol_near, symbol_missed;
extern const struct flow_symbol symbol_on_target, symbol_not_started;
extern const struct flow_symbol symbol_better, symbol_same, symbol_worse;

#endif
