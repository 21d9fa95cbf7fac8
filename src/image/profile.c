/* SPDX-License-Identifier: Apache-2.0 */
#include "image/profile.h"

#include "base/buffer.h"
#include "image/icc_header.h"
#include "image/lcms.h"

/* Differences on a screen's scale of 255 that come from rounding and not from other colours. */
#define ROUNDING 2
#define STEPS 9 /* of each component, when two profiles are compared */
/* What libpng takes for sRGB as well: 1/2.2 to a twentieth, places to a hundredth. */
#define SRGB_EXPONENT 2.2
#define NEAR_EXPONENT 0.05
#define NEAR_PLACE 0.01

/* littleCMS at work for one picture. */
struct look {
    struct lcms call;
    cmsContext context;
    cmsHPROFILE profile, srgb;
    cmsHTRANSFORM transform;
    cmsToneCurve *curve;
};

static void close_look(void *thing)
{
    struct look *look = thing;
    if (look->transform)
        look->call.cmsDeleteTransform(look->transform);
    if (look->profile)
        look->call.cmsCloseProfile(look->profile);
    if (look->srgb)
        look->call.cmsCloseProfile(look->srgb);
    if (look->curve)
        look->call.cmsFreeToneCurve(look->curve);
    if (look->context)
        look->call.cmsDeleteContext(look->context);
}

/* NULL after a diagnostic. */
static struct look *open_look(const struct image_source *source)
{
    struct look *look = ARENA_NEW(source->scratch, struct look);
    if (!lcms_load(source->pos, source->diags, &look->call))
        return NULL;
    arena_defer(source->scratch, close_look, look);
    look->context = look->call.cmsCreateContext(NULL, NULL);
    if (!look->context)
        arena_exhausted(source->arena);
    return look;
}

/* ---- which are taken ---- */

static const struct {
    const char *space;
    uint32_t type;
} pixels[] = {
    [IMAGE_GRAY] = {"GRAY", TYPE_GRAY_8},
    [IMAGE_RGB] = {"RGB ", TYPE_RGB_8},
    [IMAGE_CMYK] = {"CMYK", TYPE_CMYK_8},
};

/* Of the kinds and versions that PDF takes (ISO 32000-1, 8.6.5.5; ISO 19005-3, 6.2.4.2). */
static const char *fault_of(struct slice profile, enum image_colours colours, struct arena *arena)
{
    static const char *const kinds[] = {"scnr", "mntr", "prtr", "spac"};
    struct icc_header header;
    if (!icc_header_read(profile, &header))
        return "is none";
    if (profile.count < header.size)
        return "is cut off";
    size_t kind = 0;
    while (kind < sizeof kinds / sizeof *kinds && !slice_is(header.kind, kinds[kind]))
        kind++;
    if (kind == sizeof kinds / sizeof *kinds)
        return format_text(arena, "is that of %s", icc_kind_name(header.kind));
    if (!slice_is(header.space, pixels[colours].space))
        return format_text(arena, "is for %s, not for %s", icc_space_name(header.space),
                           icc_space_name(slice_of(pixels[colours].space)));
    if (header.major != 2 && header.major != 4)
        return format_text(arena, "is of ICC version %d, and PDF takes 2 and 4", header.major);
    return NULL;
}

void profile_warn(const struct image_source *source, const char *fault)
{
    diag_report(source->diags, DIAG_image_profile, source->pos, source->path, fault);
}

/* ---- whether it is sRGB ---- */

static bool looks_alike(const struct look *look, const unsigned char *pixel, size_t components)
{
    unsigned char seen[3];
    look->call.cmsDoTransform(look->transform, pixel, seen, 1);
    for (size_t i = 0; i < 3; i++) {
        int difference = seen[i] - pixel[components == 1 ? 0 : i];
        if (difference < -ROUNDING || difference > ROUNDING)
            return false;
    }
    return true;
}

/* All shades of gray, and colours from everywhere. */
static bool is_srgb(const struct look *look, enum image_colours colours)
{
    size_t components = (size_t)image_components(colours);
    bool alike = components < 4;
    for (int i = 0; i < 256 && alike; i++) {
        const unsigned char gray[] = {(unsigned char)i, (unsigned char)i, (unsigned char)i};
        alike = looks_alike(look, gray, components);
    }
    for (int i = 0; i < STEPS * STEPS * STEPS && alike && components == 3; i++) {
        const int steps[] = {i / (STEPS * STEPS), i / STEPS % STEPS, i % STEPS};
        unsigned char pixel[3];
        for (int c = 0; c < 3; c++)
            pixel[c] = (unsigned char)(steps[c] * 255 / (STEPS - 1));
        alike = looks_alike(look, pixel, components);
    }
    return alike;
}

/* A profile is whole when it leads somewhere. */
static bool leads(struct look *look, struct slice profile, enum image_colours colours)
{
    const struct lcms *call = &look->call;
    look->profile = call->cmsOpenProfileFromMemTHR(look->context, profile.bytes,
                                                   (cmsUInt32Number)profile.count);
    look->srgb = call->cmsCreate_sRGBProfileTHR(look->context);
    if (look->profile && look->srgb)
        look->transform = call->cmsCreateTransformTHR(
            look->context, look->profile, pixels[colours].type, look->srgb, TYPE_RGB_8,
            INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOCACHE | cmsFLAGS_NOOPTIMIZE);
    return look->transform;
}

bool profile_keep(const struct image_source *source, struct image_samples *samples,
                  struct slice profile)
{
    enum image_colours colours = image_pixel_colours(samples);
    if (colours == IMAGE_GRAY && samples->bits == 1)
        return true; /* nothing but black and white */
    const char *fault = fault_of(profile, colours, source->scratch);
    if (fault) {
        profile_warn(source, fault);
        return true;
    }
    struct icc_header header;
    icc_header_read(profile, &header);
    profile.count = header.size; /* files may be padded */
    struct look *look = open_look(source);
    if (!look)
        return false;
    if (!leads(look, profile, colours))
        profile_warn(source, PROFILE_DAMAGED);
    else if (!is_srgb(look, colours))
        samples->profile =
            (struct slice){arena_copy(source->arena, profile.bytes, profile.count), profile.count};
    return true;
}

/* ---- colours by numbers ---- */

static bool near(double a, double b, double most)
{
    return a - b < most && b - a < most;
}

static bool nearly_srgb(const struct primaries *said)
{
    static const struct primaries srgb = {.white = {0.3127, 0.3290},
                                          .red = {0.64, 0.33},
                                          .green = {0.30, 0.60},
                                          .blue = {0.15, 0.06}};
    const double *const places[][2] = {{said->white, srgb.white},
                                       {said->red, srgb.red},
                                       {said->green, srgb.green},
                                       {said->blue, srgb.blue}};
    bool nearly = said->gamma == 0 || near(said->gamma * SRGB_EXPONENT, 1, NEAR_EXPONENT);
    for (size_t i = 0; said->placed && i < sizeof places / sizeof *places; i++) {
        nearly = nearly && near(places[i][0][0], places[i][1][0], NEAR_PLACE) &&
                 near(places[i][0][1], places[i][1][1], NEAR_PLACE);
    }
    return nearly;
}

static cmsCIExyY place(const double at[2])
{
    return (cmsCIExyY){at[0], at[1], 1};
}

static cmsHPROFILE build(struct look *look, const struct primaries *said, bool gray)
{
    static const double white[] = {0.3127, 0.3290}, red[] = {0.64, 0.33}, green[] = {0.30, 0.60},
                        blue[] = {0.15, 0.06};
    cmsCIExyY point = place(said->placed ? said->white : white);
    const cmsCIExyYTRIPLE lights = {place(said->placed ? said->red : red),
                                    place(said->placed ? said->green : green),
                                    place(said->placed ? said->blue : blue)};
    look->curve =
        look->call.cmsBuildGamma(look->context, said->gamma > 0 ? 1 / said->gamma : SRGB_EXPONENT);
    if (!look->curve)
        return NULL;
    cmsToneCurve *const curves[] = {look->curve, look->curve, look->curve};
    return gray ? look->call.cmsCreateGrayProfileTHR(look->context, &point, look->curve)
                : look->call.cmsCreateRGBProfileTHR(look->context, &point, &lights, curves);
}

/* The day on which littleCMS makes a profile is of no interest, and would make files differ. */
static void forget_date(char *profile)
{
    static const char first_of_2000[] = {7, (char)0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0};
    memcpy(profile + 24, first_of_2000, sizeof first_of_2000);
}

/* Its bytes, of version 2, which every reader knows; none when it cannot be. */
static struct slice save(const struct look *look, struct arena *arena)
{
    cmsUInt32Number count = 0;
    struct slice none = {0};
    look->call.cmsSetProfileVersion(look->profile, 2.1);
    if (!look->call.cmsSaveProfileToMem(look->profile, NULL, &count))
        return none;
    char *bytes = arena_alloc(arena, count);
    if (!look->call.cmsSaveProfileToMem(look->profile, bytes, &count))
        return none;
    forget_date(bytes);
    return (struct slice){bytes, count};
}

bool profile_make(const struct image_source *source, struct image_samples *samples,
                  const struct primaries *primaries)
{
    if (nearly_srgb(primaries))
        return true;
    struct look *look = open_look(source);
    if (!look)
        return false;
    look->profile = build(look, primaries, image_pixel_colours(samples) == IMAGE_GRAY);
    struct slice profile = {0};
    if (look->profile)
        profile = save(look, source->scratch);
    if (profile.count)
        return profile_keep(source, samples, profile);
    profile_warn(source, PROFILE_DAMAGED);
    return true;
}
