/* SPDX-License-Identifier: Apache-2.0 */
/* Subsets for embedding (ISO 32000-1, 9.9), made by hb-subset.
 *
 * Glyph ids are kept, so that what layout wrote needs no translation; the gaps compress to almost
 * nothing. Only the tables a PDF viewer reads are kept. TrueType instructions are dropped, since
 * they are half of the program and viewers smooth instead; CFF hints are small and stay, but its
 * subroutines are dissolved, which makes the few glyphs of a subset both smaller and quicker. */
#include <hb-subset.h>

#include "text/cff.h"
#include "text/face.h"

#define TAG(a, b, c, d) HB_TAG(a, b, c, d)

/* OS/2 fsType (OpenType 1.9): the licence's bits of most and of least freedom. */
#define EMBED_RESTRICTED 0x0002u
#define EMBED_KINDS 0x000Fu
#define EMBED_NO_SUBSET 0x0100u
#define EMBED_BITMAPS_ONLY 0x0200u

/* Where several kinds are given the most liberal one counts, so a restricted licence is one that
 * says nothing else. A font without the table says nothing at all. */
static bool may_embed(hb_face_t *face)
{
    hb_blob_t *blob = hb_face_reference_table(face, TAG('O', 'S', '/', '2'));
    unsigned count;
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(blob, &count);
    unsigned type = count >= 10 ? (unsigned)bytes[8] << 8 | bytes[9] : 0;
    hb_blob_destroy(blob);
    return (type & EMBED_KINDS) != EMBED_RESTRICTED &&
           !(type & (EMBED_NO_SUBSET | EMBED_BITMAPS_ONLY));
}

/* ISO 32000-1, 9.9: the tables of a TrueType program in a PDF. Of an OpenType one only CFF goes in;
 * hb-subset wants the two others to make sense of it. */
static const hb_tag_t truetype_tables[] = {TAG('g', 'l', 'y', 'f'),
                                           TAG('h', 'e', 'a', 'd'),
                                           TAG('h', 'h', 'e', 'a'),
                                           TAG('h', 'm', 't', 'x'),
                                           TAG('l', 'o', 'c', 'a'),
                                           TAG('m', 'a', 'x', 'p'),
                                           0};
static const hb_tag_t cff_tables[] = {TAG('C', 'F', 'F', ' '), TAG('h', 'e', 'a', 'd'),
                                      TAG('m', 'a', 'x', 'p'), 0};

/* The font with these tables alone. One that hb-subset is only told to drop, it looks at first: it
 * would go through all characters of the font to see which of them are kept. */
static hb_face_t *reduced_face(const struct font_face *face)
{
    hb_face_t *reduced = hb_face_builder_create();
    const hb_tag_t *tag = face->outlines == OUTLINES_CFF ? cff_tables : truetype_tables;
    for (; *tag; tag++) {
        hb_blob_t *table = hb_face_reference_table(face->face, *tag);
        hb_face_builder_add_table(reduced, *tag, table);
        hb_blob_destroy(table);
    }
    return reduced;
}

/* The program as a blob to be destroyed; empty when HarfBuzz could not make sense of the outlines.
 */
static hb_blob_t *make_program(const struct font_face *face, const uint32_t *glyphs, size_t count)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return hb_blob_get_empty();
    unsigned flags = HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
    flags |= face->outlines == OUTLINES_CFF ? HB_SUBSET_FLAGS_DESUBROUTINIZE
                                            : HB_SUBSET_FLAGS_NO_HINTING;
    hb_subset_input_set_flags(input, flags);
    hb_set_t *kept = hb_subset_input_glyph_set(input);
    hb_set_add(kept, 0);
    for (size_t i = 0; i < count; i++)
        hb_set_add(kept, glyphs[i]);
    hb_face_t *reduced = reduced_face(face);
    hb_face_t *subset = hb_subset_or_fail(reduced, input);
    hb_face_destroy(reduced);
    hb_subset_input_destroy(input);
    if (!subset)
        return hb_blob_get_empty();
    hb_blob_t *program = face->outlines == OUTLINES_CFF
                             ? hb_face_reference_table(subset, TAG('C', 'F', 'F', ' '))
                             : hb_face_reference_blob(subset);
    hb_face_destroy(subset);
    return program;
}

static void close_blob(void *thing)
{
    hb_blob_destroy(*(hb_blob_t **)thing);
}

bool font_subset(const struct font_face *face, const uint32_t *glyphs, size_t count,
                 struct arena *arena, struct slice *program)
{
    if (!may_embed(face->face))
        return false;
    /* Copying may unwind, so the blob has an owner of its own first. */
    struct arena *holder = arena_create_child(arena);
    hb_blob_t **blob = ARENA_NEW(holder, hb_blob_t *);
    arena_defer(holder, close_blob, blob);
    *blob = make_program(face, glyphs, count);
    unsigned size = 0;
    const char *bytes = hb_blob_get_data(*blob, &size);
    struct slice made = {bytes, size};
    if (face->outlines == OUTLINES_CFF)
        made = cff_key_by_id(made, holder);
    *program = (struct slice){arena_copy(arena, made.bytes, made.count), made.count};
    arena_destroy(holder);
    return made.count > 0;
}
