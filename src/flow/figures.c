/* SPDX-License-Identifier: Apache-2.0 */
/* flow/figures.c - figures in tables, and what is printed where there is none: one rule for all. */
#include "flow/builder.h"

/* Letters for what a figure is subject to; the key under the table says them in full. */
struct flag_mark {
    unsigned flag;
    const char *mark, *meaning;
};
static const struct flag_mark flag_marks[] = {
    {FLAG_PROVISIONAL, "p", "provisional"},
    {FLAG_ESTIMATED, "e", "estimated"},
    {FLAG_AMENDED, "a", "amended since last year's plan"},
    {FLAG_QUALIFIED, "q", "qualified by the auditor"},
    {FLAG_NOT_COMPARABLE, "c", "not comparable with the year before"},
};
#define FLAG_MARKS (sizeof flag_marks / sizeof *flag_marks)

void flow_draws_from(struct flow_builder *builder, struct structure_element *element,
                     const struct observation *observation)
{
    const struct source_file *file = observation->pos.file;
    const struct data_source *source = builder->publication->sources;
    while (file && source &&
           (source->private || !source->path || strcmp(source->path, file->name) != 0))
        source = source->next;
    if (file && source)
        structure_draw_from(builder->structure, element, source->path);
}

static void add_flag(struct text_builder *text, const char *mark, const char *meaning,
                     struct source_pos pos)
{
    text_builder_part_marks(text);
    struct structure_element *element = text_builder_enter(text, ROLE_SPAN, pos);
    if (element)
        element->expansion = meaning;
    text_builder_mark(text, mark);
    text_builder_leave(text);
}

void text_builder_figure(struct text_builder *text, const struct indicator *indicator,
                         const struct observation *observation, enum style_role role,
                         unsigned *flags)
{
    struct flow_builder *builder = text_builder_owner(text);
    if (!observation) {
        const struct computed *before = text_builder_restyle(text, STYLE_ABSENCE);
        text_builder_sign_for(text, "\u2013", "none");
        text_builder_style(text, before);
    } else if (observation->absence) {
        text_builder_styled(text, STYLE_ABSENCE, absence_text(observation->absence));
    } else {
        text_builder_styled(text, role,
                            indicator_text(indicator, observation->value, builder->arena));
    }
    for (size_t i = 0; observation && i < FLAG_MARKS; i++) {
        if (observation->flags & flag_marks[i].flag)
            add_flag(text, flag_marks[i].mark, flag_marks[i].meaning, observation->pos);
    }
    if (!observation)
        return;
    *flags |= observation->flags;
    flow_draws_from(builder, builder->at.element, observation);
}

void text_builder_noted(struct text_builder *text, const struct noted *notes, struct source_pos pos)
{
    for (; notes; notes = notes->next)
        text_builder_note(text, notes->blocks, pos);
}

const char *flag_key(unsigned flags, struct arena *arena)
{
    struct buffer out = buffer_open(arena);
    for (size_t i = 0; i < FLAG_MARKS; i++) {
        if (flags & flag_marks[i].flag)
            buffer_format(&out, "%s%s\u2002%s", out.count ? "; " : "Marks: ", flag_marks[i].mark,
                          flag_marks[i].meaning);
    }
    if (!out.count)
        return NULL;
    buffer_add_char(&out, '.');
    return buffer_text(&out);
}

void flow_key(struct flow_builder *builder, const char *words, struct flow_block *table,
              struct source_pos pos)
{
    if (!words)
        return;
    table->keep_with_next = true;
    struct flow_block *key = flow_string(builder, STYLE_FOOTNOTE, ROLE_P, words, pos);
    key->left = builder->at.left; /* it has no number that would stand there */
    key->below = table->below;
    table->below = key->style->line_height / 2;
}

void text_builder_verdict(struct text_builder *text, const struct status_sign *sign)
{
    if (sign->said)
        text_builder_sign_for(text, sign->word, sign->said);
    else
        text_builder_string(text, sign->word);
}

void text_builder_sign(struct text_builder *text, const struct status_sign *sign)
{
    const struct computed *before = text_builder_restyle(text, sign->role);
    if (sign->symbol) {
        text_builder_symbol(text, sign->symbol);
        text_builder_string(text, "\u00A0");
    }
    text_builder_verdict(text, sign);
    text_builder_style(text, before);
}

void text_builder_count(struct text_builder *text, const struct status_sign *sign, int32_t count,
                        const char *word)
{
    struct arena *arena = text_builder_owner(text)->arena;
    if (!count)
        return;
    text_builder_gap(text);
    if (sign->symbol) {
        const struct computed *before = text_builder_restyle(text, sign->role);
        text_builder_symbol(text, sign->symbol);
        text_builder_style(text, before);
        text_builder_string(text, "\u00A0");
    }
    text_builder_string(text, format_text(arena, "%d\u00A0%s", (int)count, word));
}

const struct status_sign *status_sign(enum status status)
{
    static const struct status_sign signs[] = {
        [STATUS_NONE] = {STYLE_ABSENCE, NULL, "\u2013", "none"},
        [STATUS_MET] = {STYLE_STATUS_MET, &symbol_met, "Met", NULL},
        [STATUS_NEAR] = {STYLE_STATUS_NEAR, &symbol_near, "Close", NULL},
        [STATUS_MISSED] = {STYLE_STATUS_MISSED, &symbol_missed, "Missed", NULL},
    };
    return &signs[status];
}

const struct status_sign *direction_sign(enum direction direction)
{
    static const struct status_sign signs[] = {
        [DIRECTION_NONE] = {STYLE_ABSENCE, NULL, "\u2013", "none"},
        [DIRECTION_BETTER] = {STYLE_DIRECTION, &symbol_better, "Better", NULL},
        [DIRECTION_SAME] = {STYLE_DIRECTION, &symbol_same, "Same", NULL},
        [DIRECTION_WORSE] = {STYLE_DIRECTION, &symbol_worse, "Worse", NULL},
    };
    return &signs[direction];
}

const char *absence_text(enum absence absence)
{
    static const char *const texts[] = {
        [ABSENCE_NONE] = "",
        [ABSENCE_NOT_APPLICABLE] = "n/a",
        [ABSENCE_NOT_COLLECTED] = "not collected",
        [ABSENCE_SURVEY_GAP] = "no survey",
        [ABSENCE_NEW] = "new",
        [ABSENCE_DELETED] = "deleted",
        [ABSENCE_TO_BE_SET] = "to be set",
        [ABSENCE_SUPPRESSED] = "withheld",
    };
    return texts[absence];
}

const char *absence_message(enum absence absence, bool targets)
{
    static const char *const messages[][2] = {
        [ABSENCE_NONE] = {"", ""},
        [ABSENCE_NOT_APPLICABLE] = {"Not applicable", "Not applicable"},
        [ABSENCE_NOT_COLLECTED] = {"Not collected", "Not collected"},
        [ABSENCE_SURVEY_GAP] = {"No survey in these years", "No survey in these years"},
        [ABSENCE_NEW] = {"New", "New: no target set yet"},
        [ABSENCE_DELETED] = {"Deleted", "Deleted: no further targets"},
        [ABSENCE_TO_BE_SET] = {"To be set", "Targets to be set"},
        [ABSENCE_SUPPRESSED] = {"Withheld", "Withheld"},
    };
    return messages[absence][targets];
}
