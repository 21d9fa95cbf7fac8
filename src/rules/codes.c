/* SPDX-License-Identifier: Apache-2.0 */
/* Whether a code stands for what the registries say it stands for. */
#include "rules/check.h"

/* A code without spaces and in small letters: "bv82a" of "BV 82a". */
static struct slice plain(struct check *check, const char *code)
{
    char *out = arena_alloc(check->scratch, strlen(code) + 1);
    size_t count = 0;
    for (; *code; code++) {
        if (*code != ' ')
            out[count++] = *code >= 'A' && *code <= 'Z' ? (char)(*code | 0x20) : *code;
    }
    return (struct slice){out, count};
}

/* The codes of the registries by what is plain of them. */
static const struct map *plain_codes(struct check *check)
{
    if (check->plain_codes)
        return check->plain_codes;
    check->plain_codes = map_create(check->scratch);
    for (const struct registry *r = check->publication->registries; r; r = r->next) {
        for (const struct definition *d = r->definitions; d; d = d->next)
            *map_slot(check->plain_codes, plain(check, d->code)) =
                arena_string(check->scratch, d->code);
    }
    return check->plain_codes;
}

static void check_spelling(struct check *check, const struct indicator *indicator)
{
    const char *code = indicator->what.code;
    const char *meant = map_find(plain_codes(check), plain(check, code));
    if (meant)
        find(check, FAULT_code_spelled, indicator->pos, code, code, meant);
}

void check_codes(struct check *check, const struct indicator *indicator)
{
    const struct definition *what = &indicator->what, *registered = indicator->registered;
    if (!registered) {
        check_spelling(check, indicator);
        return;
    }
    if (what->unit != registered->unit)
        find(check, FAULT_code_redefined, indicator->pos, what->code, "unit", what->code,
             unit_names[what->unit], unit_names[registered->unit]);
    if (what->polarity != registered->polarity)
        find(check, FAULT_code_redefined, indicator->pos, what->code, "polarity", what->code,
             polarity_names[what->polarity], polarity_names[registered->polarity]);
}
