/* SPDX-License-Identifier: Apache-2.0 */
/* image/lcms.h - inside the image room: littleCMS, which is loaded when the first profile is met.
 * Most plans have none: their pictures are sRGB, and they are not printed on a press. */
#ifndef PLANPRESS_IMAGE_LCMS_H
#define PLANPRESS_IMAGE_LCMS_H

#include <lcms2.h>

#include "base/library.h"

#define LCMS_FUNCTIONS(F)                                                                          \
    F(cmsCreateContext)                                                                            \
    F(cmsDeleteContext)                                                                            \
    F(cmsOpenProfileFromMemTHR)                                                                    \
    F(cmsSaveProfileToMem)                                                                         \
    F(cmsSetProfileVersion)                                                                        \
    F(cmsCreate_sRGBProfileTHR)                                                                    \
    F(cmsCreateRGBProfileTHR)                                                                      \
    F(cmsCreateGrayProfileTHR)                                                                     \
    F(cmsCreateLab4ProfileTHR)                                                                     \
    F(cmsBuildGamma)                                                                               \
    F(cmsFreeToneCurve)                                                                            \
    F(cmsCreateTransformTHR)                                                                       \
    F(cmsCloseProfile)                                                                             \
    F(cmsDeleteTransform)                                                                          \
    F(cmsDoTransform)                                                                              \
    F(cmsGetProfileInfo)

struct lcms {
    LCMS_FUNCTIONS(LIBRARY_POINTER)
};

/* False and a diagnostic at `pos`, the place that asks for colours, when it is not there. */
bool lcms_load(struct source_pos pos, struct diag_list *diags, struct lcms *call);

#endif
