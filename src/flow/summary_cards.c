/* SPDX-License-Identifier: Apache-2.0 */
#include "flow/grid.h"
#include "flow/summary.h"

#define CARDS_IN_ROW 3

/* The figure, as large as it can be; a unit in words and the lack of a figure are no figures. */
static void card_figure(struct flow_builder *builder, const struct headline *headline)
{
    const struct indicator *indicator = headline->indicator;
    const struct observation *o =
        indicator_observation(indicator, OBSERVATION_OUTTURN, summary_period(builder));
    struct text_builder *text = paragraph_open(builder, STYLE_CARD_FIGURE, ROLE_P, headline->pos);
    if (!o || o->absence) {
        text_builder_styled(text, STYLE_CARD_UNIT, o ? absence_text(o->absence) : "no figure yet");
    } else {
        const char *unit = headline_unit(indicator, o->value);
        text_builder_string(text, indicator_text(indicator, o->value, builder->arena));
        if (unit)
            text_builder_styled(text, STYLE_CARD_UNIT, format_text(builder->arena, " %s", unit));
    }
    paragraph_close(text);
}

/* "Burglaries in people's homes, per 1,000 households". */
static void card_title(struct flow_builder *builder, const struct headline *headline)
{
    const char *unit = indicator_unit(headline->indicator);
    const char *title = headline_title(builder, headline);
    if (unit && (strncmp(unit, "per ", 4) == 0 || strstr(unit, " per ")))
        title = format_text(builder->arena, "%s, %s", title, unit);
    flow_string(builder, STYLE_CARD_TITLE, ROLE_P, title, headline->pos);
}

/* A sign, and a sentence in its colour. */
static void card_line(struct flow_builder *builder, const struct status_sign *sign,
                      const char *sentence, struct source_pos pos)
{
    struct status_sign said = *sign;
    struct text_builder *text = paragraph_open(builder, STYLE_CARD_LINE, ROLE_P, pos);
    said.word = sentence;
    text_builder_sign(text, &said);
    paragraph_close(text);
}

/* How the figure stands to its target. */
static void card_target(struct flow_builder *builder, const struct headline *headline)
{
    static const char *const sentences[] = {
        [STATUS_NONE] = "Target: %s",
        [STATUS_MET] = "Target met: %s",
        [STATUS_NEAR] = "Close to target: %s",
        [STATUS_MISSED] = "Target missed: %s",
    };
    const struct indicator *indicator = headline->indicator;
    const struct observation *target =
        indicator_valued(indicator, OBSERVATION_TARGET, summary_period(builder));
    enum status status = indicator_status(indicator, summary_period(builder));
    if (!target)
        return;
    const char *value = headline_value(builder, indicator, target->value);
    card_line(builder, status_sign(status), format_text(builder->arena, sentences[status], value),
              headline->pos);
}

/* Which way it moved, and from where. */
static void card_change(struct flow_builder *builder, const struct headline *headline)
{
    static const char *const words[] = {
        [DIRECTION_NONE] = "",
        [DIRECTION_BETTER] = "Better",
        [DIRECTION_SAME] = "The same",
        [DIRECTION_WORSE] = "Worse",
    };
    const struct indicator *indicator = headline->indicator;
    struct arena *arena = builder->arena;
    struct period before = period_years_on(summary_period(builder), -1);
    const struct observation *then = indicator_valued(indicator, OBSERVATION_OUTTURN, before);
    enum direction direction = indicator_direction(indicator, summary_period(builder));
    if (direction == DIRECTION_NONE || !then)
        return;
    card_line(builder, direction_sign(direction),
              format_text(arena, "%s: %s in %s", words[direction],
                          indicator_text(indicator, then->value, arena),
                          period_text(before, arena)),
              headline->pos);
}

static void flow_card(struct flow_builder *builder, struct grid *grid,
                      const struct headline *headline)
{
    struct structure_element *item = builder_element(builder, ROLE_LI, headline->pos);
    struct structure_element *body =
        structure_add(builder->structure, item, ROLE_LBODY, headline->pos);
    struct point_of_work before = grid_enter(grid, body, STYLE_CARD, true, headline->pos);
    card_figure(builder, headline);
    card_title(builder, headline);
    card_target(builder, headline);
    card_change(builder, headline);
    grid_leave(grid, before);
}

void flow_cards(struct flow_builder *builder, const struct headline *headlines)
{
    struct structure_element *list = builder_element(builder, ROLE_L, headlines->pos);
    list->numbering = NUMBERING_TERMS;
    struct point_of_work before = builder_enter(builder, list);
    struct grid *grid = grid_open(builder, CARDS_IN_ROW, headlines->pos);
    for (const struct headline *h = headlines; h; h = h->next)
        flow_card(builder, grid, h);
    grid_close(grid);
    builder_leave(builder, before);
}
