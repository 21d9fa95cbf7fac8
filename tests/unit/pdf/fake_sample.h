/* SPDX-License-Identifier: Apache-2.0 */
/* Sample documents set in a face that is none. */
#ifndef PLANPRESS_PDF_FAKE_SAMPLE_H
#define PLANPRESS_PDF_FAKE_SAMPLE_H

#include "fake_face.h"
#include "sample.h"

struct fake_setting {
    struct arena *arena;
    struct font_face face;
};

static inline const struct shaped *fake_sample_shape(void *context, struct slice word)
{
    struct fake_setting *setting = context;
    return fake_shape(setting->arena, &setting->face,
                      arena_copy(setting->arena, word.bytes, word.count));
}

static inline struct sample *fake_sample(struct arena *arena)
{
    struct fake_setting *setting = ARENA_NEW(arena, struct fake_setting);
    setting->arena = arena;
    setting->face = fake_face("Fake-Roman", 0);
    return sample_open(arena, fake_sample_shape, setting);
}

#endif
