/* SPDX-License-Identifier: Apache-2.0 */
/* plan/columns.c - the columns that indicator tables show, where a plan does not want the usual. */
#include "plan/reader.h"

/* More than a page can hold with the titles beside them. */
#define MOST_SHOWN 20

static struct shown_column *read_shown(struct plan_reader *reader, const struct xml_node *element)
{
    struct shown_column *column = ARENA_NEW(reader->arena, struct shown_column);
    column->pos = element->pos;
    column->shown = (enum shown)read_choice(element, "kind", shown_names, SHOWN_FIGURE);
    column->kind = (enum observation_kind)read_choice(element, "kind", observation_kind_names,
                                                      OBSERVATION_OUTTURN);
    column->period = read_period(reader, element, "period");
    column->years = read_years_on(element, "years");
    return column;
}

void read_shown_columns(struct plan_reader *reader, const struct xml_node *element,
                        struct shown_column **link)
{
    int count = 0, commentaries = 0;
    for (const struct xml_node *node = element ? xml_first(element) : NULL; node;
         node = xml_next(node)) {
        if (!xml_is(node, "show"))
            continue;
        struct shown_column *column = read_shown(reader, node);
        if (count++ == MOST_SHOWN) {
            diag_report(reader->diags, DIAG_shown_too_many, node->pos, MOST_SHOWN);
            return;
        }
        commentaries += column->shown == SHOWN_COMMENTARY;
        if (column->shown == SHOWN_COMMENTARY && (commentaries > 1 || xml_next(node)))
            diag_report(reader->diags, DIAG_shown_commentary, node->pos);
        *link = column;
        link = &column->next;
    }
}
