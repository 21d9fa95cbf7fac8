/* SPDX-License-Identifier: Apache-2.0 */
/* image/profile.h - inside the image room: what a picture says of its own colours.
 *
 * A profile that says what everybody supposes anyway, sRGB, is not kept. */
#ifndef PLANPRESS_IMAGE_PROFILE_H
#define PLANPRESS_IMAGE_PROFILE_H

#include "image/formats.h"

/* Keep the ICC profile that a picture brings along, in `samples`, which are described already. One
 * that cannot be used is warned of. False after a diagnostic when nothing can be told for want of a
 * library. */
bool profile_keep(const struct image_source *source, struct image_samples *samples,
                  struct slice profile);

/* The same of colours described by numbers (ISO/IEC 15948, 11.3.3.1-2): the exponent that files
 * have, or 0; and where white, red, green and blue lie in the CIE's diagram. */
struct primaries {
    double gamma;
    bool placed;
    double white[2], red[2], green[2], blue[2];
};
bool profile_make(const struct image_source *source, struct image_samples *samples,
                  const struct primaries *primaries);

/* Warn that the profile cannot be used; `fault` goes on from "the colour profile in the picture".
 */
#define PROFILE_DAMAGED "is damaged"
void profile_warn(const struct image_source *source, const char *fault);

#endif
