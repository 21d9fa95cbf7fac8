/* SPDX-License-Identifier: Apache-2.0 */
/* In which other formats and languages the plan can be had, and what is not for everybody. */
#include "rules/check.h"

static void check_offer(struct check *check, const struct offer *offer)
{
    const struct inline_node *text = offer->text;
    const struct block paragraph = {.kind = BLOCK_PARAGRAPH, .inlines = offer->text};
    const struct gathered *found = gather_from(check, &paragraph);
    for (size_t i = 0; i < found->passage_count; i++) {
        if (has_script_of(found->passages[i].text, offer->language))
            return;
    }
    if (text)
        find(check, FAULT_offer_script, offer->pos, NULL, offer->language);
}

void check_formats(struct check *check)
{
    for (size_t i = 0; i < check->all->formats_count; i++) {
        for (const struct offer *o = check->all->formats[i]->offers; o; o = o->next) {
            if (o->language)
                check_offer(check, o);
        }
    }
    if (!check->all->formats_count)
        find(check, FAULT_panel_missing, check->publication->metadata.pos, NULL);
}
