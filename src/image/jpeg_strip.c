/* SPDX-License-Identifier: Apache-2.0 */
/* The segments of a JPEG file (ITU-T T.81, B.1). Of those for applications only two say how the
 * picture is to be shown: JFIF's, how dense its samples are, and Adobe's, how its colours are coded
 * (ISO 32000-1, 7.4.8). Profiles go into the PDF by a way of their own. */
#include "image/jpeg_strip.h"

enum { MARK = 0xFF, RST0 = 0xD0, RST7 = 0xD7, SOI = 0xD8, EOI = 0xD9, SOS = 0xDA };
enum { APP0 = 0xE0, APP14 = 0xEE, APP15 = 0xEF, COM = 0xFE, TEM = 0x01 };

#define JFIF_LENGTH 16 /* without the small picture that may follow */

struct walk {
    struct slice file;
    size_t at;
    struct buffer *out;
};

static unsigned char byte_at(const struct walk *walk, size_t at)
{
    return (unsigned char)walk->file.bytes[at];
}

static void add_marker(const struct walk *walk, unsigned char marker)
{
    buffer_add_char(walk->out, (char)MARK);
    buffer_add_char(walk->out, (char)marker);
}

/* The next marker, past its bytes; 0 when there is none. Any number of FF may stand before it, and
 * what is no marker between two segments is passed over, as libjpeg does. */
static unsigned char next_marker(struct walk *walk)
{
    while (walk->at + 1 < walk->file.count) {
        unsigned char marker = byte_at(walk, walk->at + 1);
        bool found = byte_at(walk, walk->at) == MARK && marker != MARK && marker != 0;
        walk->at += found ? 2 : 1;
        if (found)
            return marker;
    }
    return 0;
}

static bool begins_with(struct slice segment, const char *name, size_t count)
{
    return segment.count >= 2 + count && memcmp(segment.bytes + 2, name, count) == 0;
}

/* `segment`: from its length on. */
static void add_segment(const struct walk *walk, unsigned char marker, struct slice segment)
{
    bool application = marker >= APP0 && marker <= APP15;
    if (marker == APP0 && begins_with(segment, "JFIF", 5) && segment.count >= JFIF_LENGTH) {
        add_marker(walk, marker);
        buffer_add(walk->out, "\0\x10", 2);
        buffer_add(walk->out, segment.bytes + 2, JFIF_LENGTH - 4);
        buffer_add(walk->out, "\0\0", 2); /* no small picture: of no columns and no rows */
    } else if (marker == APP14 ? begins_with(segment, "Adobe", 5) : !application && marker != COM) {
        add_marker(walk, marker);
        buffer_add_slice(walk->out, segment);
    }
}

/* Coded data: up to a marker that does not belong to them. */
static void add_scan(struct walk *walk)
{
    size_t start = walk->at;
    while (walk->at + 1 < walk->file.count) {
        unsigned char next = byte_at(walk, walk->at + 1);
        if (byte_at(walk, walk->at) == MARK && next != 0 && !(next >= RST0 && next <= RST7))
            break;
        walk->at++;
    }
    buffer_add_slice(walk->out, (struct slice){walk->file.bytes + start, walk->at - start});
}

bool jpeg_strip(struct slice file, struct buffer *out)
{
    struct walk walk = {file, 0, out};
    unsigned char marker;
    while ((marker = next_marker(&walk)) != 0) {
        if (marker == SOI || marker == EOI)
            add_marker(&walk, marker);
        if (marker == EOI)
            return true;
        if (marker == SOI || marker == TEM || (marker >= RST0 && marker <= RST7))
            continue;
        if (walk.file.count - walk.at < 2)
            return false;
        size_t size = (size_t)byte_at(&walk, walk.at) << 8 | byte_at(&walk, walk.at + 1);
        if (size < 2 || walk.file.count - walk.at < size)
            return false;
        add_segment(&walk, marker, (struct slice){file.bytes + walk.at, size});
        walk.at += size;
        if (marker == SOS)
            add_scan(&walk);
    }
    return false;
}
