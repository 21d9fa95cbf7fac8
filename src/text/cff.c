/* SPDX-License-Identifier: Apache-2.0 */
/* From a name-keyed CFF font to a CID-keyed one (Adobe Technical Note 5176).
 *
 * hb-subset keeps the names of all glyphs of the whole font when ids are retained, which for a
 * large face weigh more than the outlines of the few that are used, and nobody reads them in a PDF:
 * there glyphs go by number (ISO 32000-1, 9.7.4.2). A CID-keyed font has no names. Its outlines are
 * the same bytes; what changes is the directory around them:
 *
 *     header, Name INDEX              as before
 *     Top DICT INDEX                  ROS Adobe-Identity-0, the metrics, where things are
 *     String INDEX                    "Adobe", "Identity"
 *     Global Subr INDEX               as before
 *     charset, FDSelect               CID = glyph id; all glyphs belong to Font DICT 0
 *     CharStrings INDEX               as before
 *     FDArray INDEX                   one Font DICT, which says where the Private DICT is
 *     Private DICT, Local Subr INDEX  as before
 *
 * Only fonts of 1000 units to the em are changed: where a FontMatrix would have to go in a
 * CID-keyed font, readers do not agree. */
#include "text/cff.h"

#include "base/buffer.h"

/* DICT operators; those of two bytes have 12 in the higher one. */
enum {
    OP_FONT_BOX = 5,
    OP_CHARSET = 15,
    OP_CHAR_STRINGS = 17,
    OP_PRIVATE = 18,
    OP_LOCAL_SUBRS = 19,
    OP_FONT_MATRIX = 12 << 8 | 7,
    OP_ROS = 12 << 8 | 30,
    OP_CID_COUNT = 12 << 8 | 34,
    OP_FD_ARRAY = 12 << 8 | 36,
    OP_FD_SELECT = 12 << 8 | 37,
};

#define FIRST_OWN_STRING 391 /* the first string id after the standard ones */
#define LARGEST_DICT_INT 2147483647

/* ---- reading ---- */

/* A place in the program; `failed` once anything was asked for beyond its end. */
struct reader {
    struct slice program;
    size_t at;
    bool failed;
};

static uint32_t read_number(struct reader *reader, unsigned size)
{
    if (reader->failed || size > reader->program.count - reader->at) {
        reader->failed = true;
        return 0;
    }
    uint32_t number = 0;
    for (; size > 0; size--)
        number = number << 8 | (unsigned char)reader->program.bytes[reader->at++];
    return number;
}

static void read_past(struct reader *reader, size_t count)
{
    if (reader->failed || count > reader->program.count - reader->at)
        reader->failed = true;
    else
        reader->at += count;
}

/* An INDEX: all its bytes, the number of its items, and the first of them. */
struct cff_index {
    struct slice bytes;
    uint32_t count;
    struct slice first;
};

static struct cff_index read_index(struct reader *reader)
{
    struct cff_index index = {.bytes = {reader->program.bytes + reader->at, 0}};
    size_t start = reader->at;
    index.count = read_number(reader, 2);
    if (index.count > 0) {
        unsigned size = read_number(reader, 1);
        size_t offsets = reader->at;
        if (size < 1 || size > 4)
            reader->failed = true;
        uint32_t first = read_number(reader, size);
        uint32_t second = read_number(reader, size);
        reader->at = offsets;
        read_past(reader, (size_t)size * index.count);
        uint32_t end = read_number(reader, size);
        if (reader->failed || first != 1 || second < first || end < second) {
            reader->failed = true;
            return index;
        }
        index.first = (struct slice){reader->program.bytes + reader->at, second - first};
        read_past(reader, end - first);
    }
    index.bytes.count = reader->at - start;
    return index;
}

/* One entry of a DICT: its operator, its operands as written, and the integers among them. */
struct entry {
    uint32_t operator;
    struct slice operands;
    int64_t numbers[2]; /* the last two */
};

/* One operand; reals are passed over and count as -1. */
static int64_t read_operand(struct reader *reader, uint32_t first)
{
    if (first == 28)
        return (int16_t)read_number(reader, 2);
    if (first == 29)
        return (int32_t)read_number(reader, 4);
    if (first == 30) {
        uint32_t byte;
        do
            byte = read_number(reader, 1);
        while (!reader->failed && byte >> 4 != 0xF && (byte & 0xF) != 0xF);
        return -1;
    }
    if (first < 32 || first == 255)
        reader->failed = true;
    if (first < 247)
        return (int64_t)first - 139;
    int64_t low = read_number(reader, 1);
    return first < 251 ? ((int64_t)first - 247) * 256 + low + 108
                       : -((int64_t)first - 251) * 256 - low - 108;
}

/* The next entry. False at the end of the DICT. */
static bool read_entry(struct reader *reader, struct entry *entry)
{
    *entry = (struct entry){.operands = {reader->program.bytes + reader->at, 0}};
    while (!reader->failed && reader->at < reader->program.count) {
        size_t before = reader->at;
        uint32_t byte = read_number(reader, 1);
        if (byte <= 21) {
            size_t start = (size_t)(entry->operands.bytes - reader->program.bytes);
            entry->operands.count = before - start;
            entry->operator= byte == 12 ? byte << 8 | read_number(reader, 1) : byte;
            return !reader->failed;
        }
        entry->numbers[0] = entry->numbers[1];
        entry->numbers[1] = read_operand(reader, byte);
    }
    return false;
}

/* ---- the font ---- */

struct cff_font {
    struct slice start; /* header and Name INDEX */
    struct slice box;   /* the FontBBox as written, may be empty */
    struct cff_index global_subrs, char_strings;
    struct slice private_dict;
    struct slice local_subrs; /* empty: none */
};

/* `count` bytes at an offset somebody else wrote; fails when they are not all there. */
static struct slice part_at(struct reader *reader, int64_t offset, int64_t count)
{
    int64_t size = (int64_t)reader->program.count;
    if (offset <= 0 || count < 0 || offset > size || count > size - offset) {
        reader->failed = true;
        return (struct slice){NULL, 0};
    }
    return (struct slice){reader->program.bytes + offset, (size_t)count};
}

static struct cff_index index_at(struct reader *reader, int64_t offset)
{
    part_at(reader, offset, 0);
    struct reader inner = {reader->program, reader->failed ? 0 : (size_t)offset, reader->failed};
    struct cff_index index = read_index(&inner);
    reader->failed = inner.failed;
    return index;
}

/* The Private DICT and the subroutines it points to, relative to itself. In the font we write they
 * must lie as far apart; so only those right behind it are taken, where hb-subset puts them. */
static void read_private(struct reader *reader, const struct entry *entry, struct cff_font *font)
{
    int64_t offset = entry->numbers[1];
    font->private_dict = part_at(reader, offset, entry->numbers[0]);
    struct reader dict = {.program = font->private_dict, .failed = reader->failed};
    struct entry inner;
    while (read_entry(&dict, &inner)) {
        if (inner.operator!= OP_LOCAL_SUBRS)
            continue;
        if (inner.numbers[1] != entry->numbers[0])
            dict.failed = true;
        else
            font->local_subrs = index_at(reader, offset + inner.numbers[1]).bytes;
    }
    reader->failed |= dict.failed;
}

static void read_top(struct reader *reader, struct slice top, struct cff_font *font)
{
    struct reader dict = {.program = top};
    struct entry entry;
    while (read_entry(&dict, &entry)) {
        if (entry.operator== OP_FONT_BOX)
            font->box = entry.operands;
        else if (entry.operator== OP_CHAR_STRINGS)
            font->char_strings = index_at(reader, entry.numbers[1]);
        else if (entry.operator== OP_PRIVATE)
            read_private(reader, &entry, font);
        else if (entry.operator== OP_ROS || entry.operator== OP_FONT_MATRIX)
            dict.failed = true; /* CID-keyed already, or of another scale */
    }
    reader->failed |= dict.failed;
}

static bool read_font(struct slice program, struct cff_font *font)
{
    struct reader reader = {.program = program};
    uint32_t version = read_number(&reader, 1);
    read_number(&reader, 1);
    size_t header = read_number(&reader, 1);
    reader.at = 0;
    read_past(&reader, header);
    struct cff_index names = read_index(&reader);
    font->start = (struct slice){program.bytes, reader.at};
    struct cff_index tops = read_index(&reader);
    read_index(&reader); /* strings */
    font->global_subrs = read_index(&reader);
    if (reader.failed || version != 1 || names.count != 1 || tops.count != 1)
        return false;
    read_top(&reader, tops.first, font);
    return !reader.failed && font->char_strings.count > 1 && font->private_dict.count > 0;
}

/* ---- writing ---- */

static void write_number(struct buffer *out, uint64_t number, unsigned size)
{
    while (size-- > 0)
        buffer_add_char(out, (char)(number >> 8 * size));
}

/* An integer of a DICT, always in five bytes, so that a DICT's size is known before its offsets. */
static void write_operand(struct buffer *out, size_t number)
{
    buffer_add_char(out, 29);
    write_number(out, number, 4);
}

static void write_operator(struct buffer *out, uint32_t operator)
{
    write_number(out, operator, operator> 0xFF ? 2 : 1);
}

static void write_entry(struct buffer *out, uint32_t operator, size_t number)
{
    write_operand(out, number);
    write_operator(out, operator);
}

/* An INDEX of one item. */
static void write_single(struct buffer *out, struct slice item)
{
    write_number(out, 1, 2);
    write_number(out, 2, 1);
    write_number(out, 1, 2);
    write_number(out, item.count + 1, 2);
    buffer_add_slice(out, item);
}

/* Where the parts of the new font begin. */
struct plan {
    size_t charset, fd_select, char_strings, fd_array, private_dict;
};

static struct slice top_dict(const struct cff_font *font, const struct plan *plan,
                             struct arena *arena)
{
    struct buffer out = buffer_open(arena);
    write_operand(&out, FIRST_OWN_STRING);
    write_operand(&out, FIRST_OWN_STRING + 1);
    write_entry(&out, OP_ROS, 0);
    if (font->box.count) {
        buffer_add_slice(&out, font->box);
        write_operator(&out, OP_FONT_BOX);
    }
    write_entry(&out, OP_CID_COUNT, font->char_strings.count);
    write_entry(&out, OP_CHARSET, plan->charset);
    write_entry(&out, OP_CHAR_STRINGS, plan->char_strings);
    write_entry(&out, OP_FD_SELECT, plan->fd_select);
    write_entry(&out, OP_FD_ARRAY, plan->fd_array);
    return buffer_slice(&out);
}

static struct slice font_dict(const struct cff_font *font, const struct plan *plan,
                              struct arena *arena)
{
    struct buffer out = buffer_open(arena);
    write_operand(&out, font->private_dict.count);
    write_entry(&out, OP_PRIVATE, plan->private_dict);
    return buffer_slice(&out);
}

static void write_strings(struct buffer *out)
{
    static const char registry[] = "Adobe", ordering[] = "Identity";
    write_number(out, 2, 2);
    write_number(out, 1, 1);
    write_number(out, 1, 1);
    write_number(out, sizeof registry, 1);
    write_number(out, sizeof registry + sizeof ordering - 1, 1);
    buffer_add_text(out, registry);
    buffer_add_text(out, ordering);
}

/* Format 2, one range: glyph 1 is CID 1, and so on. */
static void write_charset(struct buffer *out, uint32_t glyphs)
{
    write_number(out, 2, 1);
    write_number(out, 1, 2);
    write_number(out, glyphs - 2, 2);
}

/* Format 3, one range: all glyphs are of Font DICT 0. */
static void write_fd_select(struct buffer *out, uint32_t glyphs)
{
    write_number(out, 3, 1);
    write_number(out, 1, 2);
    write_number(out, 0, 2);
    write_number(out, 0, 1);
    write_number(out, glyphs, 2);
}

/* Write the font with the offsets of *plan and note in it those that come out. Since sizes do not
 * depend on offsets, a second round writes the right ones. */
static void write_font(struct buffer *out, const struct cff_font *font, struct plan *plan,
                       struct arena *arena)
{
    struct plan next;
    buffer_add_slice(out, font->start);
    write_single(out, top_dict(font, plan, arena));
    write_strings(out);
    buffer_add_slice(out, font->global_subrs.bytes);
    next.charset = out->count;
    write_charset(out, font->char_strings.count);
    next.fd_select = out->count;
    write_fd_select(out, font->char_strings.count);
    next.char_strings = out->count;
    buffer_add_slice(out, font->char_strings.bytes);
    next.fd_array = out->count;
    write_single(out, font_dict(font, plan, arena));
    next.private_dict = out->count;
    buffer_add_slice(out, font->private_dict);
    buffer_add_slice(out, font->local_subrs);
    *plan = next;
}

struct slice cff_key_by_id(struct slice program, struct arena *arena)
{
    struct cff_font font = {.private_dict = {NULL, 0}};
    if (program.count > LARGEST_DICT_INT || !read_font(program, &font))
        return program;
    struct plan plan = {0};
    struct buffer out = buffer_open(arena);
    write_font(&out, &font, &plan, arena);
    out.count = 0;
    write_font(&out, &font, &plan, arena);
    return buffer_slice(&out);
}
