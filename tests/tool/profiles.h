/* SPDX-License-Identifier: Apache-2.0 */
/* ICC profiles made by hand (ICC.1:2004-10), for pictures that tests make: the colours of sRGB as
 * nobody else stores them, so that a picture whose profile is passed over shows wrong by far. */
#ifndef PLANPRESS_TEST_PROFILES_H
#define PLANPRESS_TEST_PROFILES_H

#include <stdint.h>
#include <string.h>

enum profile_kind {
    PROFILE_SRGB,
    PROFILE_SWAPPED, /* what is red by number is green, and the other way round */
    PROFILE_LINEAR,  /* gray that counts light: 55 of 255 shows as 128 does elsewhere */
};

#define PROFILE_MOST 1024

static inline void profile_number(unsigned char *out, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        out[i] = (unsigned char)(value >> (24 - 8 * i));
}

/* A tag at the end of what there is; `place` is its entry in the table. */
static inline size_t profile_tag(unsigned char *profile, size_t size, int place, const char *name,
                                 const void *data, size_t count)
{
    unsigned char *entry = profile + 132 + 12 * place;
    memcpy(entry, name, 4);
    profile_number(entry + 4, (uint32_t)size);
    profile_number(entry + 8, (uint32_t)count);
    memcpy(profile + size, data, count);
    return size + (count + 3) / 4 * 4;
}

static inline size_t profile_colour(unsigned char *profile, size_t size, int place,
                                    const char *name, const int32_t xyz[3])
{
    unsigned char data[20] = "XYZ ";
    for (int i = 0; i < 3; i++)
        profile_number(data + 8 + 4 * i, (uint32_t)xyz[i]);
    return profile_tag(profile, size, place, name, data, sizeof data);
}

/* The bytes of a profile, of version 4.2, in `profile`, which has room for PROFILE_MOST; returns
 * how many they are. */
static inline size_t profile_make(enum profile_kind kind, unsigned char *profile)
{
    /* s15Fixed16, adapted to D50 (IEC 61966-2-1) */
    static const int32_t white[] = {63190, 65536, 54061}, red[] = {28578, 14581, 912},
                         green[] = {25241, 46981, 6362}, blue[] = {9376, 3972, 46799};
    /* X to the power of 2.4, and a straight line below: type 3, g a b c d */
    static const int32_t curve[] = {157286, 62119, 3417, 5072, 2651};
    static const unsigned char straight[12] = "curv";
    static const unsigned char words[] = "mluc\0\0\0\0\0\0\0\1\0\0\0\x0C"
                                         "enUS\0\0\0\2\0\0\0\x1C\0T";
    unsigned char parametric[32] = "para\0\0\0\0\0\3";
    for (int i = 0; i < 5; i++)
        profile_number(parametric + 12 + 4 * i, (uint32_t)curve[i]);
    int gray = kind == PROFILE_LINEAR, swapped = kind == PROFILE_SWAPPED, tags = gray ? 4 : 9;
    size_t size = 132 + 12 * (size_t)tags;
    memset(profile, 0, PROFILE_MOST);
    profile_number(profile + 132 - 4, (uint32_t)tags);
    size = profile_tag(profile, size, 0, "desc", words, sizeof words - 1);
    size = profile_tag(profile, size, 1, "cprt", words, sizeof words - 1);
    size = profile_colour(profile, size, 2, "wtpt", white);
    if (gray) {
        size = profile_tag(profile, size, 3, "kTRC", straight, sizeof straight);
    } else {
        size = profile_colour(profile, size, 3, "rXYZ", swapped ? green : red);
        size = profile_colour(profile, size, 4, "gXYZ", swapped ? red : green);
        size = profile_colour(profile, size, 5, "bXYZ", blue);
        for (int i = 0; i < 3; i++)
            size = profile_tag(profile, size, 6 + i, &"rTRCgTRCbTRC"[4 * i], parametric,
                               sizeof parametric);
    }
    profile_number(profile, (uint32_t)size);
    memcpy(profile + 8, "\4\x20\0\0mntr", 8);
    memcpy(profile + 16, gray ? "GRAY" : "RGB ", 4);
    memcpy(profile + 20, "XYZ \x07\xD4\0\1\0\1", 10);
    memcpy(profile + 36, "acsp", 4);
    for (int i = 0; i < 3; i++)
        profile_number(profile + 68 + 4 * i, (uint32_t)white[i]);
    return size;
}

#endif
