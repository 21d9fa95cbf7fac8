/* SPDX-License-Identifier: Apache-2.0 */
/* page/structure.h - the structure tree: what the marks on the pages mean.
 *
 * flow makes it from the plan's own elements, in reading order; layout only ties marks to its
 * leaves; pdf writes it (ISO 32000-1, 14.7 and 14.8). A leaf is a `struct content`: a stretch of
 * text or a picture that belongs to one element. Because a leaf's place among its siblings is fixed
 * here, the order of the tree never depends on how the pages fell, and a table stays one table
 * however many pages it takes. */
#ifndef PLANPRESS_PAGE_STRUCTURE_H
#define PLANPRESS_PAGE_STRUCTURE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/source.h"

/* clang-format off */
/* Standard structure types (ISO 32000-1, 14.8.4), and in the last line some that PDF 2.0 added (ISO
 * 32000-2, 14.8.4), which a file of PDF 1.7 maps to what it has. */
#define STRUCTURE_ROLES(ROLE)                                                                      \
    ROLE(DOCUMENT, "Document") ROLE(PART, "Part") ROLE(SECT, "Sect") ROLE(DIV, "Div")              \
    ROLE(H1, "H1") ROLE(H2, "H2") ROLE(H3, "H3") ROLE(H4, "H4") ROLE(H5, "H5") ROLE(H6, "H6")      \
    ROLE(P, "P") ROLE(QUOTE, "BlockQuote") ROLE(CAPTION, "Caption")                                \
    ROLE(TOC, "TOC") ROLE(TOCI, "TOCI") ROLE(REFERENCE, "Reference")                               \
    ROLE(L, "L") ROLE(LI, "LI") ROLE(LBL, "Lbl") ROLE(LBODY, "LBody")                              \
    ROLE(TABLE, "Table") ROLE(THEAD, "THead") ROLE(TBODY, "TBody") ROLE(TR, "TR")                  \
    ROLE(TH, "TH") ROLE(TD, "TD")                                                                  \
    ROLE(SPAN, "Span") ROLE(LINK, "Link") ROLE(NOTE, "Note") ROLE(FIGURE, "Figure")                \
    ROLE(FORM, "Form")                                                                             \
    ROLE(TITLE, "Title") ROLE(ASIDE, "Aside") ROLE(EM, "Em") ROLE(STRONG, "Strong")
/* clang-format on */

enum structure_role {
#define ROLE(name, tag) ROLE_##name,
    STRUCTURE_ROLES(ROLE)
#undef ROLE
        ROLE_COUNT
};

/* The tag as it stands in the file: "P". */
const char *structure_tag(enum structure_role role);

enum cell_scope { SCOPE_NONE, SCOPE_ROW, SCOPE_COLUMN, SCOPE_BOTH };
enum list_numbering {
    NUMBERING_NONE,
    NUMBERING_DISC,
    NUMBERING_DECIMAL,
    NUMBERING_LOWER_ALPHA,
    NUMBERING_LOWER_ROMAN,
    NUMBERING_TERMS, /* labels are what the items are about: a glossary */
};

struct structure_element;

/* A leaf. `number` counts the leaves of the whole tree from 0: an index for whoever keeps a table.
 */
struct content {
    struct structure_element *element;
    uint32_t number;
};

/* A child is an element or a leaf: one of the two is set. */
struct structure_child {
    struct structure_element *element;
    struct content *content;
};

struct structure_element {
    enum structure_role role;
    uint32_t number; /* counts the elements of the tree from 0 (the root), in order of making */
    struct structure_element *parent;
    struct structure_child *children;
    size_t count, capacity;
    struct source_pos pos;
    const char *id;                /* the model's id, or NULL */
    const char *language;          /* BCP 47, where it differs from the parent's; else NULL */
    const char *alternative;       /* Alt: figures, and symbols that stand for words */
    const char *actual_text;       /* ActualText */
    const char *expansion;         /* E: of an abbreviation */
    const char *title;             /* T: of a section */
    enum cell_scope scope;         /* TH */
    int32_t column_span, row_span; /* TH, TD; 0 counts as 1 */
    const struct structure_element **headers; /* TD, TH: the cells that head it, or NULL */
    size_t header_count;
    const struct structure_element **references; /* what it refers to, or is referred to by */
    size_t reference_count, reference_capacity;
    enum list_numbering numbering; /* L */
    const char *summary;           /* Table */
    const char **sources;          /* Table, Figure: paths of the files its figures come from */
    size_t source_count, source_capacity;
};

struct structure;

/* A tree whose root is a Document element. */
struct structure *structure_create(struct arena *arena);
struct structure_element *structure_root(const struct structure *structure);

/* A new last child of `parent`. */
struct structure_element *structure_add(struct structure *structure,
                                        struct structure_element *parent, enum structure_role role,
                                        struct source_pos pos);

/* Say that `mark` refers to `note`, and the note to it. */
void structure_refer(struct structure *structure, struct structure_element *mark,
                     struct structure_element *note);

/* Say that the table or figure that `element` is, or is in, shows what a file holds. Nothing where
 * it is in none. */
void structure_draw_from(struct structure *structure, struct structure_element *element,
                         const char *path);

/* In a table that is complete, and whose heads are not plain (in several rows, or titles between
 * the rows), name for each cell those that head it. */
void structure_name_headers(struct arena *arena, const struct structure_element *table);

/* A new leaf, as the last child of `element`. */
struct content *structure_leaf(struct structure *structure, struct structure_element *element);

size_t structure_element_count(const struct structure *structure);

/* The element of a number below structure_element_count. A parent's number is always smaller than
 * its children's. */
const struct structure_element *structure_element_at(const struct structure *structure,
                                                     size_t number);

size_t structure_leaf_count(const struct structure *structure);

/* The tree as text, one element a line, for --dump=tags. `leaf_text` may be NULL; else it gives the
 * text of a leaf (by number), which is quoted. */
void structure_dump(const struct structure *structure, const struct slice *leaf_text,
                    struct buffer *out);

#endif
