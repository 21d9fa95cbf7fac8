/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/value.h - PDF's basic values as text (ISO 32000-1, 7.3), appended to a buffer. */
#ifndef PLANPRESS_PDF_VALUE_H
#define PLANPRESS_PDF_VALUE_H

#include "base/buffer.h"
#include "page/page.h"

/* Bytes that a string has at most (ISO 19005-3, 6.1.13). That a document has longer ones is said by
 * pdf/limits.h, where it can be said; what comes here all the same is cut off, at a character. */
#define VALUE_LONGEST_STRING 32767

/* "/Name", with #xx for what a name may not hold as it is, the space included. */
void value_name(struct buffer *out, const char *name);

/* A literal string of any bytes: "(...)". */
void value_literal(struct buffer *out, struct slice bytes);

/* A text string (7.9.2.2): literal where it is plain ASCII, else UTF-16BE in hexadecimal. Bytes
 * that are not UTF-8 become U+FFFD. Soft hyphens say where a line may end; in a string, which
 * programs show as they find it, nothing is left of them. */
void value_text(struct buffer *out, struct slice text);

/* The same with its soft hyphens: what stands for text on the page. */
void value_verbatim(struct buffer *out, struct slice text);

/* A URI, which is a string of 7-bit ASCII (ISO 32000-1, 12.6.4.7): bytes beyond are escaped as
 * RFC 3987 has it. */
void value_uri(struct buffer *out, const char *uri);

/* The bytes of the strings these two write, before anything is cut off. */
size_t value_text_size(struct slice text);
size_t value_uri_size(const char *uri);

/* What of the text fits into a string; and that without soft hyphens, as value_text() writes it. */
struct slice value_fitting(struct slice text);
struct slice value_for_people(struct slice text, struct arena *arena);

/* The text as UTF-16BE in hexadecimal digits, without mark and delimiters. */
void value_unicode(struct buffer *out, struct slice text);

/* The text as UTF-16BE with a byte order mark, without delimiters. */
void value_utf16(struct buffer *out, struct slice text);

/* Whether value_text() would write it as a literal. */
bool value_is_ascii(struct slice text);

/* "12 0 R". */
void value_reference(struct buffer *out, uint32_t number);

/* Hundredths of a point: the grid all coordinates are on. 1/100 pt is 3.5 micrometres, finer than
 * any imagesetter's. */
int64_t value_hundredths(length value);

/* A number of hundredths as short as it can be: "12", "-.5", "841.89". */
void value_number(struct buffer *out, int64_t hundredths);

/* "[left bottom right top]" of a box on a page of that height, turned over: PDF's y grows upward.
 */
void value_box(struct buffer *out, struct rectangle box, length page_height);

/* "[left bottom right top]" of four numbers of hundredths. */
void value_corners(struct buffer *out, const int64_t corners[4]);

#endif
