/* SPDX-License-Identifier: Apache-2.0 */
/* littleCMS behind a few questions. What a profile says of itself is read from its header by our
 * own hand (ICC.1:2004-10, 7.2), so that messages can say what is wrong with it, and littleCMS is
 * not asked about files that could never do. */
#include "image/icc.h"

#include <lcms2.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/library.h"
#include "image/convert.h"

#define FUNCTIONS(F)                                                                               \
    F(cmsCreateContext)                                                                            \
    F(cmsDeleteContext)                                                                            \
    F(cmsOpenProfileFromMemTHR)                                                                    \
    F(cmsCreate_sRGBProfileTHR)                                                                    \
    F(cmsCreateLab4ProfileTHR)                                                                     \
    F(cmsCreateTransformTHR)                                                                       \
    F(cmsCloseProfile)                                                                             \
    F(cmsDeleteTransform)                                                                          \
    F(cmsDoTransform)                                                                              \
    F(cmsGetProfileInfo)

struct functions {
    FUNCTIONS(LIBRARY_POINTER)
};

static const struct library_row rows[] = {FUNCTIONS(LIBRARY_ROW)};
static const struct library lcms = {LCMS_LIBRARY, "liblcms2-2", rows, sizeof rows / sizeof *rows};

#define HEADER_BYTES 128
#define RAMP_STEPS 256

struct icc {
    struct functions call;
    enum icc_space space;
    struct slice bytes;
    const char *description;
    cmsContext context;
    cmsHPROFILE profile, srgb, lab;
    cmsHTRANSFORM inks;      /* sRGB to inks, a few colours exactly */
    cmsHTRANSFORM pixels;    /* the same, many of them fast */
    cmsHTRANSFORM lightness; /* sRGB to CIELAB */
    /* How much light black ink alone takes from the paper, by its tone: 0 none, 1 as much as the
     * full tone does. */
    double ramp[RAMP_STEPS];
};

/* ---- what the header says ---- */

static uint32_t big_endian(struct slice bytes, size_t at)
{
    const unsigned char *b = (const unsigned char *)bytes.bytes + at;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static struct slice signature(struct slice bytes, size_t at)
{
    return (struct slice){bytes.bytes + at, 4};
}

struct signature_name {
    const char *signature, *name;
};

static const char *name_of(const struct signature_name *names, struct slice signature)
{
    while (names->signature && !slice_is(signature, names->signature))
        names++;
    return names->name;
}

/* ICC.1:2004-10, tables 14 and 15, in the words of who looks for the file. */
static const struct signature_name classes[] = {
    {"scnr", "a scanner or camera"},    {"mntr", "a screen"},  {"link", "a pair of devices"},
    {"spac", "a colour space"},         {"abst", "an effect"}, {"nmcl", "named colours"},
    {NULL, "a device of another kind"},
};
static const struct signature_name spaces[] = {
    {"RGB ", "RGB"}, {"Lab ", "CIELAB"}, {"CMY ", "three inks"}, {NULL, "other colours"}};

static bool space_of(struct slice bytes, enum icc_space *space)
{
    struct slice name = signature(bytes, 16);
    *space = slice_is(name, "CMYK") ? ICC_CMYK : ICC_GRAY;
    return *space == ICC_CMYK || slice_is(name, "GRAY");
}

/* PDF/X-4 stands on ICC.1:2004-10, which is version 4.2, and takes what came before. */
static bool version_known(unsigned char major, unsigned char minor)
{
    return major == 2 || (major == 4 && minor >> 4 <= 2);
}

static bool check_header(struct slice bytes, const char *path, enum icc_space *space,
                         struct source_pos pos, struct diag_list *diags)
{
    if (bytes.count < HEADER_BYTES + 4 || !slice_is(signature(bytes, 36), "acsp")) {
        diag_report(diags, DIAG_icc_none, pos, path);
        return false;
    }
    unsigned char major = (unsigned char)bytes.bytes[8], minor = (unsigned char)bytes.bytes[9];
    if (big_endian(bytes, 0) != bytes.count)
        diag_report(diags, DIAG_icc_cut, pos, path, (int64_t)bytes.count,
                    (int64_t)big_endian(bytes, 0));
    else if (!slice_is(signature(bytes, 12), "prtr"))
        diag_report(diags, DIAG_icc_class, pos, path, name_of(classes, signature(bytes, 12)));
    else if (!space_of(bytes, space))
        diag_report(diags, DIAG_icc_space, pos, path, name_of(spaces, signature(bytes, 16)));
    else if (!version_known(major, minor))
        diag_report(diags, DIAG_icc_version, pos, path, (int)major, minor >> 4);
    else
        return true;
    return false;
}

/* ---- littleCMS ---- */

static void close_icc(void *thing)
{
    struct icc *icc = thing;
    const struct functions *call = &icc->call;
    cmsHTRANSFORM transforms[] = {icc->inks, icc->pixels, icc->lightness};
    cmsHPROFILE profiles[] = {icc->profile, icc->srgb, icc->lab};
    for (size_t i = 0; i < sizeof transforms / sizeof *transforms; i++) {
        if (transforms[i])
            call->cmsDeleteTransform(transforms[i]);
        if (profiles[i])
            call->cmsCloseProfile(profiles[i]);
    }
    if (icc->context)
        call->cmsDeleteContext(icc->context);
}

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
    const struct functions *call = &icc->call;
    const uint32_t exact = cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE;
    bool cmyk = icc->space == ICC_CMYK;
    icc->context = call->cmsCreateContext(NULL, NULL);
    if (!icc->context)
        return false;
    icc->profile = call->cmsOpenProfileFromMemTHR(icc->context, icc->bytes.bytes,
                                                  (cmsUInt32Number)icc->bytes.count);
    icc->srgb = call->cmsCreate_sRGBProfileTHR(icc->context);
    icc->lab = call->cmsCreateLab4ProfileTHR(icc->context, NULL);
    icc->inks = transform(icc, icc->srgb, TYPE_RGB_8, icc->profile,
                          cmyk ? TYPE_CMYK_16 : TYPE_GRAY_16, exact | cmsFLAGS_NOOPTIMIZE);
    icc->pixels = transform(icc, icc->srgb, TYPE_RGB_8, icc->profile,
                            cmyk ? TYPE_CMYK_8 : TYPE_GRAY_8, exact | cmsFLAGS_HIGHRESPRECALC);
    icc->lightness =
        transform(icc, icc->srgb, TYPE_RGB_8, icc->lab, TYPE_Lab_DBL, cmsFLAGS_NOCACHE);
    return icc->inks && icc->pixels && icc->lightness;
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
        !library_load(&lcms, pos, diags, &icc->call))
        return NULL;
    arena_defer(arena, close_icc, icc);
    if (!make_transforms(icc) || (icc->space == ICC_CMYK && !measure_ramp(icc))) {
        diag_report(diags, DIAG_icc_unusable, pos, path);
        return NULL;
    }
    describe(icc, arena);
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

void icc_convert_pixels(const struct icc *icc, const unsigned char *rgb, char *out, size_t count)
{
    const size_t stretch = (size_t)1 << 20; /* lcms counts in 32 bits */
    size_t inks = icc->space == ICC_CMYK ? 4 : 1;
    for (size_t i = 0; i < count; i += stretch) {
        size_t some = count - i < stretch ? count - i : stretch;
        icc->call.cmsDoTransform(icc->pixels, rgb + 3 * i, out + inks * i, (cmsUInt32Number)some);
    }
}

/* The tone whose black takes as much of the light, between two steps of the ramp. */
uint16_t icc_black(const struct icc *icc, uint32_t rgb)
{
    uint16_t inks[ICC_INKS];
    if (icc->space == ICC_GRAY) {
        icc_convert(icc, rgb, inks);
        return rgb == 0 ? ICC_FULL : inks[0];
    }
    double taken = 1 - luminance_of(icc, rgb);
    int step = 1;
    while (step < RAMP_STEPS - 1 && icc->ramp[step] < taken)
        step++;
    double below = icc->ramp[step - 1], above = icc->ramp[step];
    double part = above > below ? (taken - below) / (above - below) : 0;
    double tone = (step - 1 + (part < 0 ? 0 : part > 1 ? 1 : part)) / (RAMP_STEPS - 1);
    return (uint16_t)(tone * ICC_FULL + 0.5);
}
