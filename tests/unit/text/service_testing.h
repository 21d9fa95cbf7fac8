/* SPDX-License-Identifier: Apache-2.0 */
/* A text service for tests, with the compiled-in catalogue and Debian's fonts. */
#ifndef PLANPRESS_SERVICE_TESTING_H
#define PLANPRESS_SERVICE_TESTING_H

#include "testing.h"

#include "text/text.h"

#define LIBERTINE "Linux Libertine O"
#define BIOLINUM "Linux Biolinum O"

struct fixture {
    struct arena *arena;
    struct diag_list *diags;
    struct text *text;
};

static inline struct fixture fixture_open(void **state, const char *catalog_path)
{
    struct fixture f = {.arena = *state};
    f.diags = diag_list_create(f.arena);
    f.text = text_open(f.arena, catalog_path, f.diags);
    assert_non_null(f.text);
    return f;
}

static inline const struct text_font *font_of(struct fixture *f, const char *family, int32_t weight,
                                              bool italic, const char *features)
{
    struct font_request request = {family, weight, italic, features, "en-GB"};
    return text_font(f->text, &request, (struct source_pos){0}, f->diags);
}

static inline const struct text_font *regular(struct fixture *f, const char *family)
{
    const struct text_font *font = font_of(f, family, 400, false, "");
    assert_non_null(font);
    return font;
}

#define SLICE(literal) slice_of(literal)

#endif
