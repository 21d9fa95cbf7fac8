/* SPDX-License-Identifier: Apache-2.0 */
/* littleCMS behind a few questions. What cannot be a printer's profile is told from its header. */
#include "image/icc.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/map.h"
#include "image/convert.h"
#include "image/icc_header.h"
#include "image/lcms.h"

#define RAMP_STEPS 256

struct icc {
    struct lcms call;
    struct arena *arena;
    enum icc_space space;
    struct slice bytes;
    const char *description;
    cmsContext context;
    cmsHPROFILE profile, srgb, lab;
    cmsHTRANSFORM inks;      /* sRGB to inks, a few colours exactly */
    cmsHTRANSFORM lightness; /* sRGB to CIELAB */
    /* How much light black ink alone takes from the paper, by its tone: 0 none, 1 as much as the
     * full tone does. */
    double ramp[RAMP_STEPS];
    struct map *ways; /* by what they begin at: made once, for all pictures alike */
};

/* ---- what the header says ---- */

static bool space_of(const struct icc_header *header, enum icc_space *space)
{
    *space = slice_is(header->space, "CMYK") ? ICC_CMYK : ICC_GRAY;
    return *space == ICC_CMYK || slice_is(header->space, "GRAY");
}

/* PDF/X-4 stands on ICC.1:2004-10, which is version 4.2, and takes what came before. */
static bool version_known(const struct icc_header *header)
{
    return header->major == 2 || (header->major == 4 && header->minor <= 2);
}

static bool check_header(struct slice bytes, const char *path, enum icc_space *space,
                         struct source_pos pos, struct diag_list *diags)
{
    struct icc_header header;
    if (!icc_header_read(bytes, &header))
        diag_report(diags, DIAG_icc_none, pos, path);
    else if (header.size != bytes.count)
        diag_report(diags, DIAG_icc_cut, pos, path, (int64_t)bytes.count, (int64_t)header.size);
    else if (!slice_is(header.kind, "prtr"))
        diag_report(diags, DIAG_icc_class, pos, path, icc_kind_name(header.kind));
    else if (!space_of(&header, space))
        diag_report(diags, DIAG_icc_space, pos, path, icc_space_name(header.space));
    else if (!version_known(&header))
        diag_report(diags, DIAG_icc_version, pos, path, header.major, header.minor);
    else
        return true;
    return false;
}

/* ---- littleCMS ---- */

static void close_icc(void *thing)
{
    struct icc *icc = thing;
    const struct lcms *call = &icc->call;
    cmsHTRANSFORM transforms[] = {icc->inks, icc->lightness};
    cmsHPROFILE profiles[] = {icc->profile, icc->srgb, icc->lab};
    for (size_t i = 0; i < sizeof transforms / sizeof *transforms; i++) {
        if (transforms[i])
            call->cmsDeleteTransform(transforms[i]);
    }
    for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++) {
        if (profiles[i])
            call->cmsCloseProfile(profiles[i]);
    }
    if (icc->context)
        call->cmsDeleteContext(icc->context);
}

#define EXACTLY (cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE | cmsFLAGS_NOOPTIMIZE)
#define FAST (cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE | cmsFLAGS_HIGHRESPRECALC)

static cmsHTRANSFORM transform(const struct icc *icc, cmsHPROFILE from, uint32_t from_type,
                               cmsHPROFILE to, uint32_t to_type, uint32_t flags)
{
    if (!from || !to)
        return NULL;
    return icc->call.cmsCreateTransformTHR(icc->context, from, from_type, to, to_type,
                                           INTENT_RELATIVE_COLORIMETRIC, flags);
}

static bool make_transforms(struct icc *icc)
{
    const struct lcms *call = &icc->call;
    icc->context = call->cmsCreateContext(NULL, NULL);
    if (!icc->context)
        return false;
    icc->profile = call->cmsOpenProfileFromMemTHR(icc->context, icc->bytes.bytes,
                                                  (cmsUInt32Number)icc->bytes.count);
    icc->srgb = call->cmsCreate_sRGBProfileTHR(icc->context);
    icc->lab = call->cmsCreateLab4ProfileTHR(icc->context, NULL);
    icc->inks = transform(icc, icc->srgb, TYPE_RGB_8, icc->profile,
                          icc->space == ICC_CMYK ? TYPE_CMYK_16 : TYPE_GRAY_16, EXACTLY);
    icc->lightness =
        transform(icc, icc->srgb, TYPE_RGB_8, icc->lab, TYPE_Lab_DBL, cmsFLAGS_NOCACHE);
    return icc->inks && icc->lightness;
}

/* The luminance of a lightness (CIE 15:2004, 8.2.1). */
static double luminance(double lightness)
{
    double root = (lightness + 16) / 116;
    return lightness > 8 ? root * root * root : lightness * 27 / 24389;
}

static double luminance_of(const struct icc *icc, uint32_t rgb)
{
    const unsigned char bytes[] = {(unsigned char)(rgb >> 16), (unsigned char)(rgb >> 8),
                                   (unsigned char)rgb};
    cmsCIELab lab;
    icc->call.cmsDoTransform(icc->lightness, bytes, &lab, 1);
    return luminance(lab.L);
}

/* What the profile says of black ink on its paper. False when it cannot tell. */
static bool measure_ramp(struct icc *icc)
{
    cmsHTRANSFORM look =
        transform(icc, icc->profile, TYPE_CMYK_16, icc->lab, TYPE_Lab_DBL, cmsFLAGS_NOOPTIMIZE);
    if (!look)
        return false;
    double light[RAMP_STEPS];
    for (int i = 0; i < RAMP_STEPS; i++) {
        const uint16_t inks[] = {0, 0, 0, (uint16_t)(i * 257)};
        cmsCIELab lab;
        icc->call.cmsDoTransform(look, inks, &lab, 1);
        light[i] = luminance(lab.L);
    }
    icc->call.cmsDeleteTransform(look);
    double span = light[0] - light[RAMP_STEPS - 1];
    for (int i = 0; i < RAMP_STEPS; i++)
        icc->ramp[i] = span > 0 ? (light[0] - light[i]) / span : i / (RAMP_STEPS - 1.0);
    return true;
}

/* The description in English, or in the only language it has. */
static void describe(struct icc *icc, struct arena *arena)
{
    wchar_t wide[256] = {0};
    icc->call.cmsGetProfileInfo(icc->profile, cmsInfoDescription, "en", "US", wide, sizeof wide);
    struct buffer text = buffer_open(arena);
    for (size_t i = 0; i < sizeof wide / sizeof *wide - 1 && wide[i]; i++)
        buffer_add_codepoint(&text, (uint32_t)wide[i]);
    struct slice trimmed = slice_trim(buffer_slice(&text));
    icc->description = trimmed.count ? arena_copy(arena, trimmed.bytes, trimmed.count) : "Custom";
}

struct icc *icc_open(struct arena *arena, const char *path, struct source_pos pos,
                     struct diag_list *diags)
{
    struct icc *icc = ARENA_NEW(arena, struct icc);
    if (!file_read(arena, path, pos, diags, &icc->bytes) ||
        !check_header(icc->bytes, path, &icc->space, pos, diags) ||
        !lcms_load(pos, diags, &icc->call))
        return NULL;
    arena_defer(arena, close_icc, icc);
    if (!make_transforms(icc) || (icc->space == ICC_CMYK && !measure_ramp(icc))) {
        diag_report(diags, DIAG_icc_unusable, pos, path);
        return NULL;
    }
    describe(icc, arena);
    icc->arena = arena;
    icc->ways = map_create(arena);
    return icc;
}

enum icc_space icc_space(const struct icc *icc)
{
    return icc->space;
}

struct slice icc_bytes(const struct icc *icc)
{
    return icc->bytes;
}

const char *icc_description(const struct icc *icc)
{
    return icc->description;
}

/* ---- colours ---- */

static uint16_t thousandths(uint16_t value)
{
    return (uint16_t)(((uint32_t)value * ICC_FULL + 32767) / 65535);
}

void icc_convert(const struct icc *icc, uint32_t rgb, uint16_t inks[ICC_INKS])
{
    const unsigned char bytes[] = {(unsigned char)(rgb >> 16), (unsigned char)(rgb >> 8),
                                   (unsigned char)rgb};
    uint16_t out[ICC_INKS] = {0};
    icc->call.cmsDoTransform(icc->inks, bytes, out, 1);
    for (int i = 0; i < ICC_INKS; i++)
        inks[i] = thousandths(out[i]);
    if (icc->space == ICC_GRAY)
        inks[0] = ICC_FULL - inks[0];
}

/* The tone whose black leaves as much of the light, between two steps of the ramp: 0 to 1. */
static double tone_of(const struct icc *icc, double light)
{
    double taken = 1 - light;
    int step = 1;
    while (step < RAMP_STEPS - 1 && icc->ramp[step] < taken)
        step++;
    double below = icc->ramp[step - 1], above = icc->ramp[step];
    double part = above > below ? (taken - below) / (above - below) : 0;
    return (step - 1 + (part < 0 ? 0 : part > 1 ? 1 : part)) / (RAMP_STEPS - 1);
}

uint16_t icc_black(const struct icc *icc, uint32_t rgb)
{
    uint16_t inks[ICC_INKS];
    if (icc->space == ICC_CMYK)
        return (uint16_t)(tone_of(icc, luminance_of(icc, rgb)) * ICC_FULL + 0.5);
    icc_convert(icc, rgb, inks);
    return rgb == 0 ? ICC_FULL : inks[0];
}

/* ---- pixels ---- */

/* Colours farther from gray than anyone sees on a screen. */
#define SEEN_AS_GRAY 3.0

struct icc_way {
    const struct icc *icc;
    cmsHPROFILE own;            /* NULL: from sRGB */
    cmsHTRANSFORM pixels, look; /* to inks, to CIELAB */
    size_t from;                /* bytes a pixel */
    bool good;
};

static void close_way(void *thing)
{
    struct icc_way *way = thing;
    if (way->pixels)
        way->icc->call.cmsDeleteTransform(way->pixels);
    if (way->look)
        way->icc->call.cmsDeleteTransform(way->look);
    if (way->own)
        way->icc->call.cmsCloseProfile(way->own);
}

/* How the pixels of a picture lie in memory; of a palette, those of its entries. */
static uint32_t type_of(const struct image_samples *samples)
{
    switch (image_pixel_colours(samples)) {
    case IMAGE_GRAY:
        return TYPE_GRAY_8;
    case IMAGE_CMYK:
        return samples->inverted ? TYPE_CMYK_8_REV : TYPE_CMYK_8;
    case IMAGE_RGB:
    case IMAGE_INDEXED:
        break;
    }
    return TYPE_RGB_8;
}

/* From inks to inks, what is black alone stays so: letters in a picture stay on their plate. */
static cmsHTRANSFORM way_to_inks(const struct icc_way *way, cmsHPROFILE from, uint32_t type)
{
    const struct icc *icc = way->icc;
    bool cmyk = icc->space == ICC_CMYK;
    uint32_t intent = cmyk && T_CHANNELS(type) == 4 ? INTENT_PRESERVE_K_ONLY_RELATIVE_COLORIMETRIC
                                                    : INTENT_RELATIVE_COLORIMETRIC;
    return icc->call.cmsCreateTransformTHR(icc->context, from, type, icc->profile,
                                           cmyk ? TYPE_CMYK_8 : TYPE_GRAY_8, intent, FAST);
}

static bool open_way(struct icc_way *way, uint32_t type, struct slice profile)
{
    const struct icc *icc = way->icc;
    if (profile.count)
        way->own = icc->call.cmsOpenProfileFromMemTHR(icc->context, profile.bytes,
                                                      (cmsUInt32Number)profile.count);
    cmsHPROFILE from = profile.count ? way->own : icc->srgb;
    if (!from)
        return false;
    way->pixels = way_to_inks(way, from, type);
    if (way->from < 4) /* inks are not asked whether they are gray */
        way->look = transform(icc, from, type, icc->lab, TYPE_Lab_DBL,
                              cmsFLAGS_NOCACHE | cmsFLAGS_BLACKPOINTCOMPENSATION);
    return way->pixels && (way->look || way->from == 4);
}

/* Gray that does not say which is the gray of sRGB. */
const struct icc_way *icc_way_open(const struct icc *icc, const struct image_samples *samples)
{
    struct slice profile = samples->profile;
    uint32_t type = type_of(samples);
    if (!profile.count && T_CHANNELS(type) == 1)
        type = TYPE_RGB_8;
    struct buffer key = buffer_open(icc->arena);
    buffer_add(&key, (const char *)&type, sizeof type);
    buffer_add_slice(&key, profile);
    void **slot = map_slot(icc->ways, buffer_slice(&key));
    if (!*slot) {
        struct icc_way *way = ARENA_NEW(icc->arena, struct icc_way);
        *slot = way;
        way->icc = icc;
        way->from = T_CHANNELS(type);
        arena_defer(icc->arena, close_way, way);
        way->good = open_way(way, type, profile);
    }
    const struct icc_way *way = *slot;
    return way->good ? way : NULL;
}

void icc_way_convert(const struct icc_way *way, const unsigned char *pixels, char *out,
                     size_t count)
{
    const size_t stretch = (size_t)1 << 20; /* lcms counts in 32 bits */
    size_t inks = way->icc->space == ICC_CMYK ? 4 : 1;
    for (size_t i = 0; i < count; i += stretch) {
        size_t some = count - i < stretch ? count - i : stretch;
        way->icc->call.cmsDoTransform(way->pixels, pixels + way->from * i, out + inks * i,
                                      (cmsUInt32Number)some);
    }
}

bool icc_way_gray(const struct icc_way *way, unsigned char tones[ICC_TONES])
{
    bool gray = true;
    for (int i = 0; i < ICC_TONES && gray; i++) {
        unsigned char pixel[] = {(unsigned char)i, (unsigned char)i, (unsigned char)i}, out;
        cmsCIELab lab;
        way->icc->call.cmsDoTransform(way->look, pixel, &lab, 1);
        gray = lab.a * lab.a + lab.b * lab.b <= SEEN_AS_GRAY * SEEN_AS_GRAY;
        if (way->icc->space == ICC_CMYK) {
            double tone = i == 0 ? 1 : tone_of(way->icc, luminance(lab.L));
            out = (unsigned char)(255.5 - 255 * tone);
        } else {
            way->icc->call.cmsDoTransform(way->pixels, pixel, &out, 1);
        }
        tones[i] = out;
    }
    return gray;
}
