/* SPDX-License-Identifier: Apache-2.0 */
/* tests/press/pages.h - a file for a press, read by libqpdf and a content reader of our own;
 * nothing of planpress's sources has a part in it.
 *
 *   press-read check FILE          whether it is PDF/X-4, as far as that can be told: clauses.txt
 *   press-read break FILE OUT HOW  a copy with one thing wrong, to see that check notices
 *   press-read same FILE OTHER     whether both show the same within the trimmed page */
#ifndef PLANPRESS_TESTS_PRESS_PAGES_H
#define PLANPRESS_TESTS_PRESS_PAGES_H

#include <qpdf/qpdf-c.h>
#include <stdbool.h>
#include <stddef.h>

/* ---- messages ---- */

/* Something is wrong with what a row of clauses.txt is called. */
void wrong(const char *row, const char *format, ...) __attribute__((format(printf, 2, 3)));
extern int wrong_count;

/* ---- objects ---- */

qpdf_data file_open(const char *path);
qpdf_oh key(qpdf_data q, qpdf_oh dictionary, const char *name); /* null where there is none */
bool has(qpdf_data q, qpdf_oh dictionary, const char *name);
bool is_name(qpdf_data q, qpdf_oh value, const char *name);
int item_count(qpdf_data q, qpdf_oh array); /* 0 of anything else */
qpdf_oh item(qpdf_data q, qpdf_oh array, int index);
bool box_of(qpdf_data q, qpdf_oh page, const char *name, double box[4]); /* left, bottom, ... */

/* ---- content ---- */

#define OPERANDS 16

/* An operator with what stands before it, as they are written, each ended by NUL. */
struct operation {
    char name[16];
    const char *operands[OPERANDS];
    int count;
    char text[8192];
};

struct content {
    unsigned char *bytes;
    size_t count, at;
};

struct content content_open(qpdf_data q, qpdf_oh page);
void content_close(struct content *content);
bool content_next(struct content *content, struct operation *operation);

/* ---- bleed ---- */

/* What is drawn on a page, watched as it reaches the edges; edges.c. Begin with the boxes given. */
struct edges {
    double trim[4], bleed[4];
    int page;
    double path[4], area[4],
        matrix[6];      /* of the path at hand, its last rectangle; the last matrix */
    int depth, clipped; /* of q; where what follows is cut out, or 0 */
    bool areas_need[4]; /* a rectangle of the path ends at that side */
    bool needs[4];      /* what was painted last does */
};
void edges_begin(struct edges *edges, int page);
void edges_see(struct edges *edges, const struct operation *operation);
void edges_end(struct edges *edges);

/* ---- the three ---- */

void check_file(qpdf_data q);
void check_metadata(qpdf_data q);
void check_page(qpdf_data q, qpdf_oh page, bool gray);
bool break_file(qpdf_data q, const char *how, const char *out);
int same_pages(qpdf_data a, qpdf_data b);

#endif
