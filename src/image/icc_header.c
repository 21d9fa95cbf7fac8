/* SPDX-License-Identifier: Apache-2.0 */
#include "image/icc_header.h"

#define HEADER_BYTES 128

static uint32_t big_endian(struct slice bytes, size_t at)
{
    const unsigned char *b = (const unsigned char *)bytes.bytes + at;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static struct slice signature(struct slice bytes, size_t at)
{
    return (struct slice){bytes.bytes + at, 4};
}

/* After the header there is at least the number of tags. */
bool icc_header_read(struct slice bytes, struct icc_header *header)
{
    if (bytes.count < HEADER_BYTES + 4 || !slice_is(signature(bytes, 36), "acsp"))
        return false;
    *header = (struct icc_header){
        .size = big_endian(bytes, 0),
        .kind = signature(bytes, 12),
        .space = signature(bytes, 16),
        .major = (unsigned char)bytes.bytes[8],
        .minor = (unsigned char)bytes.bytes[9] >> 4,
    };
    return true;
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

/* ICC.1:2004-10, tables 14 and 15. */
const char *icc_kind_name(struct slice kind)
{
    static const struct signature_name kinds[] = {
        {"scnr", "a scanner or camera"},
        {"mntr", "a screen"},
        {"prtr", "a press"},
        {"link", "a pair of devices"},
        {"spac", "a colour space"},
        {"abst", "an effect"},
        {"nmcl", "named colours"},
        {NULL, "a device of another kind"},
    };
    return name_of(kinds, kind);
}

const char *icc_space_name(struct slice space)
{
    static const struct signature_name spaces[] = {
        {"GRAY", "gray"},   {"RGB ", "RGB"},        {"CMYK", "CMYK"},
        {"Lab ", "CIELAB"}, {"CMY ", "three inks"}, {NULL, "other colours"},
    };
    return name_of(spaces, space);
}
