/* SPDX-License-Identifier: Apache-2.0 */
/* plan/data.c - what the plan says of files with figures: which, and what their columns hold.
 *
 * The files themselves are not opened here. What can be wrong without looking into them (a column
 * of flags that belongs to no figures, a word without a meaning) is said here, at the element. */
#include "plan/reader.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/nearest.h"

/* ---- words ---- */

static bool is_among(const char *const *names, struct slice word)
{
    for (; *names; names++) {
        if (slice_is(word, *names))
            return true;
    }
    return false;
}

static bool are_flags(const char *text)
{
    for (size_t count; *text; text += count + strspn(text + count, " ")) {
        count = strcspn(text, " ");
        if (!is_among(flag_names, (struct slice){text, count}))
            return false;
    }
    return true;
}

static bool is_value(struct slice text)
{
    static const enum unit units[] = {UNIT_NUMBER, UNIT_YES_NO, UNIT_DATE};
    struct value value;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (value_read(text, units[i], &value))
            return true;
    }
    return false;
}

static bool has_meaning(const char *text)
{
    struct slice word = slice_of(text);
    struct period period;
    return slice_is(word, DATA_BLANK) || is_among(observation_kind_names, word) ||
           is_among(absence_names + 1, word) || are_flags(text) || period_read(word, &period) ||
           is_value(word);
}

static void report_meaning(struct plan_reader *reader, const struct xml_attribute *means)
{
    static const char *const *const lists[] = {observation_kind_names, absence_names, flag_names};
    struct nearest nearest = nearest_open(means->value);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        for (const char *const *name = lists[i]; *name; name++)
            nearest_offer(&nearest, *name);
    }
    diag_report(reader->diags, DIAG_word_meaning, means->pos, means->value);
    if (nearest_found(&nearest))
        diag_help(reader->diags, "did you mean '%s'?", nearest_found(&nearest));
    else
        diag_help(
            reader->diags,
            "write a kind (outturn), a reason (not-applicable), flags (provisional), a period "
            "(2003/04), a value (nil, 12.5) or '" DATA_BLANK "' as the plan writes them");
}

/* Whether a word in a column of that role may mean any text: an indicator's code, a group's name.
 */
static bool means_any(enum data_role role)
{
    return role == DATA_CODE || role == DATA_GROUP;
}

static void read_word(struct plan_reader *reader, const struct xml_node *element, bool any,
                      struct map *words)
{
    const struct xml_attribute *means = xml_attribute(element, "means");
    struct buffer key = buffer_open(reader->arena);
    struct data_word *word = ARENA_NEW(reader->arena, struct data_word);
    *word = (struct data_word){element->pos, xml_value(element, "in", ""), means->value};
    if (*means->value && !any && !has_meaning(means->value))
        report_meaning(reader, means);
    void **slot = map_slot(words, data_key(slice_of(word->typed), &key));
    if (*slot)
        diag_report(reader->diags, DIAG_word_twice, element->pos, word->typed);
    *slot = word;
}

/* The <word>s among the children, by their keys; NULL when there are none. */
static const struct map *read_words(struct plan_reader *reader, const struct xml_node *element,
                                    bool any)
{
    struct map *words = NULL;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "word") || !xml_attribute(node, "means"))
            continue;
        if (!words)
            words = map_create(reader->arena);
        read_word(reader, node, any, words);
    }
    return words;
}

/* ---- columns ---- */

/* "D" is 4, "AA" 27. */
static uint32_t read_letter(const struct xml_node *element)
{
    uint32_t number = 0;
    for (const char *at = xml_value(element, "letter", ""); *at && number < 100000; at++)
        number = number * 26 + ((uint32_t)(*at | 0x20) - 'a' + 1);
    return number;
}

static void check_idle(struct plan_reader *reader, const struct xml_node *element,
                       const struct data_column *column)
{
    static const char *const names[] = {"prefix", "period", "kind", "group"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        bool code = i == 0;
        bool idle = code ? column->role != DATA_CODE : data_role_is_of_row(column->role);
        const struct xml_attribute *attribute = xml_attribute(element, names[i]);
        if (attribute && idle)
            diag_report(reader->diags, DIAG_take_idle, attribute->pos, names[i],
                        data_role_names[column->role]);
    }
}

/* NULL where it is not said what the column holds; the schema has reported that. */
static struct data_column *read_column(struct plan_reader *reader, const struct xml_node *element)
{
    int role = read_choice(element, "as", data_role_names, -1);
    if (role < 0)
        return NULL;
    struct data_column *column = ARENA_NEW(reader->arena, struct data_column);
    column->pos = element->pos;
    column->role = (enum data_role)role;
    column->header = xml_value(element, "column", NULL);
    column->number = read_letter(element);
    column->prefix = xml_value(element, "prefix", NULL);
    column->period = read_period(reader, element, "period");
    int kind = read_choice(element, "kind", observation_kind_names, -1);
    column->has_kind = kind >= 0;
    column->kind = kind >= 0 ? (enum observation_kind)kind : OBSERVATION_OUTTURN;
    column->group = xml_value(element, "group", NULL);
    column->words = read_words(reader, element, means_any(column->role));
    check_idle(reader, element, column);
    bool letter = xml_attribute(element, "letter");
    if (!column->header == !letter)
        diag_report(reader->diags, DIAG_take_column, element->pos, letter ? "twice" : "not at all");
    return column;
}

/* ---- what the columns of a source are together ---- */

static const struct data_column *find_role(const struct data_source *source, enum data_role role)
{
    const struct data_column *column = source->columns;
    while (column && column->role != role)
        column = column->next;
    return column;
}

static void check_present(struct plan_reader *reader, const struct data_source *source)
{
    if (!find_role(source, DATA_CODE)) {
        diag_report(reader->diags, DIAG_take_missing, source->pos, "code");
        diag_help(reader->diags,
                  "add <take column=\"...\" as=\"code\"/> with the head of the column "
                  "that says which indicator a row is of");
    }
    if (!find_role(source, DATA_VALUE) && !find_role(source, DATA_COMMENTARY)) {
        diag_report(reader->diags, DIAG_take_missing, source->pos, "value");
        diag_help(reader->diags, "add <take column=\"...\" as=\"value\" period=\"2003/04\" "
                                 "kind=\"outturn\"/> with the head of a column of figures");
    }
}

static void check_unsaid(struct plan_reader *reader, const struct data_source *source,
                         const struct data_column *values)
{
    bool said[] = {values->period.year || find_role(source, DATA_PERIOD),
                   values->has_kind || find_role(source, DATA_KIND)};
    static const char *const names[] = {"period", "kind"};
    static const char *const samples[] = {"2003/04", "outturn"};
    for (size_t i = 0; i < 2; i++) {
        if (said[i])
            continue;
        diag_report(reader->diags, DIAG_take_unsaid, values->pos, names[i]);
        diag_help(reader->diags,
                  "add %s=\"%s\" here, or, where a column says it, "
                  "<take column=\"...\" as=\"%s\"/>",
                  names[i], samples[i], names[i]);
    }
}

/* Whether two columns would say the same thing of the same figures. */
static bool same_columns(const struct data_column *a, const struct data_column *b)
{
    return a->role == b->role && (data_role_is_of_row(a->role) ||
                                  (data_column_concerns(a, b) && data_column_concerns(b, a)));
}

static void check_column(struct plan_reader *reader, const struct data_source *source,
                         const struct data_column *column)
{
    const struct data_column *other = source->columns;
    while (other != column && !same_columns(other, column))
        other = other->next;
    if (other != column)
        diag_report(reader->diags, DIAG_take_twice, column->pos, data_role_names[column->role]);
    if (column->role == DATA_VALUE)
        check_unsaid(reader, source, column);
    if (column->role == DATA_VALUE || data_role_is_of_row(column->role))
        return;
    const struct data_column *values = source->columns;
    while (values && (values->role != DATA_VALUE || !data_column_concerns(column, values)))
        values = values->next;
    if (!values)
        diag_report(reader->diags, DIAG_take_unattached, column->pos,
                    data_role_names[column->role]);
}

/* ---- sources ---- */

/* Columns are compared with each other, and each source may be large, so there are limits. */
#define MOST_TAKEN 1000
#define MOST_SOURCES 1000

/* "3", "2-3", or "none". */
static void read_head(struct data_source *source, const struct xml_node *element)
{
    const char *text = xml_value(element, "header-row", "1");
    const char *last = strchr(text, '-');
    source->head_first = source->head_last = (uint32_t)strtoul(text, NULL, 10);
    if (last)
        source->head_last = (uint32_t)strtoul(last + 1, NULL, 10);
}

static void check_rows(struct plan_reader *reader, const struct data_source *source)
{
    uint32_t order[] = {source->head_first, source->head_last, source->first,
                        source->last ? source->last : source->first};
    for (size_t i = 1; i < sizeof order / sizeof *order; i++) {
        bool same_allowed = i != 2 || order[1] == 0;
        if (order[i] < order[i - 1] || (order[i] == order[i - 1] && !same_allowed)) {
            diag_report(reader->diags, DIAG_rows_order, source->pos, (int)order[i],
                        (int)order[i - 1]);
            return;
        }
    }
}

static void read_rows(struct plan_reader *reader, const struct xml_node *element,
                      struct data_source *source)
{
    if (!source->query)
        read_head(source, element);
    source->first = (uint32_t)read_count(element, "first-row", (int32_t)source->head_last + 1);
    source->last = (uint32_t)read_count(element, "last-row", 0);
    check_rows(reader, source);
}

/* The text of <query> as it stands: SQL has comments that end with their line. */
static void read_query(struct plan_reader *reader, const struct xml_node *element,
                       struct data_source *source)
{
    const struct xml_node *query = xml_child(element, "query");
    if (!query)
        return;
    struct buffer text = buffer_open(reader->arena);
    for (const struct xml_node *node = query->children; node; node = node->next) {
        if (!node->name)
            buffer_add_slice(&text, node->text);
    }
    source->query = buffer_text(&text);
    source->query_pos = query->pos;
}

static void read_file(struct plan_reader *reader, const struct xml_node *element,
                      struct data_source *source)
{
    static const char *const encodings[] = {"utf-8", "windows-1252", NULL};
    static const char *const separators[] = {"comma", "semicolon", "tab", NULL};
    static const char signs[] = {',', ';', '\t'};
    source->path = read_path(reader, element, "file", &source->path_pos);
    source->private = strcmp(xml_value(element, "attach", ""), "no") == 0;
    int encoding = read_choice(element, "encoding", encodings, -1);
    source->has_encoding = encoding >= 0;
    source->encoding = encoding == 1 ? DATA_WINDOWS_1252 : DATA_UTF_8;
    int separator = read_choice(element, "separator", separators, -1);
    source->separator = separator < 0 ? '\0' : signs[separator];
    const struct xml_attribute *sheet = xml_attribute(element, "sheet");
    if (sheet) {
        source->sheet = sheet->value;
        source->sheet_pos = sheet->pos;
    }
}

static struct data_source *read_source(struct plan_reader *reader, const struct xml_node *element)
{
    struct data_source *source = ARENA_NEW(reader->arena, struct data_source);
    size_t faults = diag_count(reader->diags);
    source->pos = element->pos;
    read_file(reader, element, source);
    read_query(reader, element, source);
    read_rows(reader, element, source);
    source->skip_unknown = strcmp(xml_value(element, "unknown", ""), "skip") == 0;
    source->words = read_words(reader, element, false);
    struct data_column **link = &source->columns;
    int count = 0;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "take") || !(*link = read_column(reader, node)))
            continue;
        link = &(*link)->next;
        if (++count < MOST_TAKEN)
            continue;
        diag_report(reader->diags, DIAG_columns_too_many, node->pos, MOST_TAKEN);
        break;
    }
    check_present(reader, source);
    for (const struct data_column *column = source->columns; column; column = column->next)
        check_column(reader, source, column);
    source->faulty = diag_count(reader->diags) > faults;
    return source;
}

void read_sources(struct plan_reader *reader, const struct xml_node *plan,
                  struct publication *publication)
{
    const struct xml_node *data = xml_child(plan, "data");
    struct data_source **link = &publication->sources;
    int count = 0;
    for (const struct xml_node *node = data ? xml_first(data) : NULL; node; node = xml_next(node)) {
        if (!xml_is(node, "source"))
            continue;
        if (count++ == MOST_SOURCES) {
            diag_report(reader->diags, DIAG_sources_too_many, node->pos, MOST_SOURCES);
            return;
        }
        *link = read_source(reader, node);
        link = &(*link)->next;
    }
}
