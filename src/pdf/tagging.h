/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/tagging.h - what the files that write the structure tree share (private to tags.c, tag_*.c).
 *
 * An element is a record whose text follows from the page room's tree and from where its leaves
 * came to stand, so nothing is stored twice: what is kept here are only the index tables. */
#ifndef PLANPRESS_PDF_TAGGING_H
#define PLANPRESS_PDF_TAGGING_H

#include "pdf/tags.h"

/* A marked-content sequence of a leaf. */
struct occurrence {
    uint32_t page, mcid;
};

struct tags {
    const struct survey *survey;
    const struct structure *structure;
    const struct links *links;
    const struct attachments *attachments; /* or NULL */
    struct arena *arena;
    uint32_t first_page;
    uint32_t root;  /* the StructTreeRoot */
    uint32_t space; /* the namespace of PDF 2.0; 0 in PDF 1.7, which knows none */

    uint32_t *objects; /* by element number; 0: left out */
    uint32_t *kept;    /* numbers of the elements in the file, in order */
    size_t kept_count;

    struct occurrence *occurrences; /* leaf by leaf */
    size_t *leaf_first;             /* by leaf; one more than there are leaves */

    uint32_t *link_of;   /* by element: its first link + 1 */
    uint32_t *next_link; /* by link: the next of the same element + 1 */

    uint32_t *keyed; /* by ParentTree key: the page, or page_count + the link */
    size_t key_count;
    int32_t *page_keys, *link_keys;

    bool *has_id;    /* by element: it is a note, or some cell's Headers name it */
    uint32_t *named; /* the numbers of these elements */
    size_t named_count;
};

/* Make the index tables, but for the numbers of objects (tag_index.c). */
void tag_index_make(struct tags *tags);

/* The entries of the index'th element that is kept (tag_element.c); of its attributes, A
 * (tag_attributes.c). */
void tag_element_write(const void *context, size_t index, struct buffer *out);
void tag_attributes_write(const struct tags *tags, const struct structure_element *element,
                          struct buffer *out);

/* The ParentTree and the IDTree (tag_trees.c). */
void tag_trees_make(struct tags *tags, struct haru *haru, struct haru_dict *root);

/* Append a key and a reference; a key and a string, if there is one; an element's identifier. */
void tag_reference(struct buffer *out, const char *key, uint32_t number);
void tag_string(struct buffer *out, const char *key, const char *text);
void tag_identifier(struct buffer *out, uint32_t element);

#endif
