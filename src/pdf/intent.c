/* SPDX-License-Identifier: Apache-2.0 */
#include "pdf/intent.h"

/* The profile, deflated when the program was built (pdf/generate/profile.c). */
#include "pdf/srgb_profile.inc"

static void write_profile(const void *context, size_t index, struct buffer *out)
{
    (void)context;
    (void)index;
    buffer_add_text(out, "/N 3");
}

void intent_make(struct haru *haru, struct pack *pack)
{
    static const struct slice srgb = {(const char *)srgb_profile, sizeof srgb_profile};
    haru_doing(haru, "writing the output intent");
    uint32_t profile = haru_streams(haru, 1, write_profile, NULL);
    pack_coded(pack, profile, srgb, "FlateDecode");
    struct haru_dict *intent = haru_dict_new(haru);
    haru_set_name(haru, intent, "Type", "OutputIntent");
    haru_set_name(haru, intent, "S", "GTS_PDFA1");
    haru_set_text(haru, intent, "OutputConditionIdentifier", "sRGB IEC61966-2.1");
    haru_set_text(haru, intent, "Info", "sRGB IEC61966-2.1");
    haru_set_text(haru, intent, "RegistryName", "http://www.color.org");
    haru_set_reference(haru, intent, "DestOutputProfile", profile);
    haru_set_references(haru, haru_catalogue(haru), "OutputIntents", haru_number(intent), 1);
}
