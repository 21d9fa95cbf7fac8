/* SPDX-License-Identifier: Apache-2.0 */
/* Objects by libqpdf; content streams by the lexical rules of ISO 32000-1, 7.2 and 7.3. */
#include "pages.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

qpdf_data file_open(const char *path)
{
    qpdf_data q = qpdf_init();
    qpdf_set_suppress_warnings(q, QPDF_TRUE);
    qpdf_silence_errors(q);
    if (qpdf_read(q, path, NULL) & QPDF_ERRORS) {
        printf("%s cannot be read\n", path);
        exit(2);
    }
    return q;
}

qpdf_oh key(qpdf_data q, qpdf_oh dictionary, const char *name)
{
    if (qpdf_oh_is_stream(q, dictionary))
        dictionary = qpdf_oh_get_dict(q, dictionary);
    return qpdf_oh_is_dictionary(q, dictionary) ? qpdf_oh_get_key(q, dictionary, name)
                                                : qpdf_oh_new_null(q);
}

bool has(qpdf_data q, qpdf_oh dictionary, const char *name)
{
    return !qpdf_oh_is_null(q, key(q, dictionary, name));
}

bool is_name(qpdf_data q, qpdf_oh value, const char *name)
{
    return qpdf_oh_is_name_and_equals(q, value, name);
}

int item_count(qpdf_data q, qpdf_oh array)
{
    return qpdf_oh_is_array(q, array) ? qpdf_oh_get_array_n_items(q, array) : 0;
}

qpdf_oh item(qpdf_data q, qpdf_oh array, int index)
{
    return qpdf_oh_get_array_item(q, array, index);
}

bool box_of(qpdf_data q, qpdf_oh page, const char *name, double box[4])
{
    qpdf_oh array = key(q, page, name);
    if (item_count(q, array) != 4)
        return false;
    for (int i = 0; i < 4; i++)
        box[i] = qpdf_oh_get_numeric_value(q, item(q, array, i));
    return box[0] < box[2] && box[1] < box[3];
}

/* ---- content ---- */

struct content content_open(qpdf_data q, qpdf_oh page)
{
    struct content content = {0};
    if (qpdf_oh_get_page_content_data(q, page, &content.bytes, &content.count) & QPDF_ERRORS)
        content.count = 0;
    return content;
}

void content_close(struct content *content)
{
    free(content->bytes);
}

static int peek(const struct content *content)
{
    return content->at < content->count ? content->bytes[content->at] : EOF;
}

static bool is_space(int c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_delimiter(int c)
{
    return c == EOF || is_space(c) || strchr("()<>[]{}/%", c);
}

/* Past a string, an array or a dictionary that begins here. */
static void skip_literal(struct content *content)
{
    int depth = 0;
    do {
        int c = content->bytes[content->at++];
        if (c == '\\')
            content->at++;
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    } while (depth && content->at < content->count);
}

static void skip_token(struct content *content);

static void skip_until(struct content *content, const char *end)
{
    size_t length = strlen(end);
    content->at += length;
    while (content->at + length <= content->count &&
           memcmp(content->bytes + content->at, end, length) != 0) {
        if (is_space(peek(content)))
            content->at++;
        else
            skip_token(content);
    }
    content->at += length;
}

static void skip_token(struct content *content)
{
    int c = peek(content);
    bool dictionary =
        c == '<' && content->at + 1 < content->count && content->bytes[content->at + 1] == '<';
    if (c == '(') {
        skip_literal(content);
    } else if (dictionary) {
        skip_until(content, ">>");
    } else if (c == '[') {
        skip_until(content, "]");
    } else if (c == '<') {
        while (content->at < content->count && content->bytes[content->at++] != '>')
            ;
    } else {
        do
            content->at++;
        while (!is_delimiter(peek(content)));
    }
}

/* An operator is what begins like none of the objects. */
static bool is_operator(int c)
{
    return isalpha(c) || c == '\'' || c == '"';
}

bool content_next(struct content *content, struct operation *operation)
{
    size_t used = 0;
    operation->count = 0;
    for (;;) {
        while (is_space(peek(content)))
            content->at++;
        if (content->at >= content->count)
            return false;
        size_t start = content->at;
        bool is_last = is_operator(peek(content));
        skip_token(content);
        size_t length = content->at - start;
        if (is_last) {
            snprintf(operation->name, sizeof operation->name, "%.*s", (int)length,
                     content->bytes + start);
            return true;
        }
        if (operation->count == OPERANDS || used + length + 1 > sizeof operation->text)
            continue; /* a long line's array: its beginning is enough for the checks */
        memcpy(operation->text + used, content->bytes + start, length);
        operation->text[used + length] = '\0';
        operation->operands[operation->count++] = operation->text + used;
        used += length + 1;
    }
}
