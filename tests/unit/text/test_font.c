/* SPDX-License-Identifier: Apache-2.0 */
#include "service_testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <hb-ot.h>

#define OWN_CATALOGUE BINARY_DIR "/test-font.xml"
#define OWN_FONT "test-font-file"

/* A catalogue of one family, "Own", whose face is BINARY_DIR/test-font-file. */
static struct fixture own_fixture(void **state)
{
    FILE *file = fopen(OWN_CATALOGUE, "w");
    assert_non_null(file);
    fprintf(file, "<fonts xmlns='urn:planpress:fonts:1'>"
                  "<family name='Own' generic='serif' package='fonts-own'>"
                  "<face weight='400' file='" OWN_FONT "'/></family></fonts>");
    fclose(file);
    struct fixture f = fixture_open(state, OWN_CATALOGUE);
    remove(OWN_CATALOGUE);
    return f;
}

static void write_own_font(const char *bytes, size_t count)
{
    FILE *file = fopen(BINARY_DIR "/" OWN_FONT, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    fclose(file);
}

static hb_font_t *open_directly(const char *path)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    assert_non_null(blob);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(face);
    hb_blob_destroy(blob);
    hb_face_destroy(face);
    return font;
}

static void test_metrics(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct font_face *libertine = text_font_face(regular(&f, LIBERTINE));
    const struct font_metrics *metrics = font_metrics(libertine);
    assert_int_equal(metrics->units_per_em, 1000);
    assert_int_equal(metrics->ascender, 894);
    assert_int_equal(metrics->descender, -246);
    assert_int_equal(metrics->cap_height, 658);
    assert_int_equal(metrics->x_height, 429);
    assert_true(metrics->box[0] < 0 && metrics->box[1] < -246);
    assert_true(metrics->box[2] > 1000 && metrics->box[3] > 658);
    assert_int_equal(metrics->italic_angle, 0);
    assert_int_equal(metrics->weight, 400);
    assert_true(metrics->serif);
    assert_false(metrics->italic);
    assert_false(metrics->fixed_pitch);
    assert_string_equal(font_postscript_name(libertine), "LinLibertineO");
    assert_int_equal(font_outlines(libertine), OUTLINES_CFF);
    assert_string_equal(font_path(libertine),
                        "/usr/share/fonts/opentype/linux-libertine/LinLibertine_R.otf");

    const struct text_font *bold_italic = font_of(&f, LIBERTINE, 700, true, "");
    metrics = font_metrics(text_font_face(bold_italic));
    assert_true(metrics->italic_angle < -5 * 65536 && metrics->italic_angle > -20 * 65536);
    assert_int_equal(metrics->weight, 700);
    assert_true(metrics->italic);

    const struct font_face *mono = text_font_face(regular(&f, "DejaVu Sans Mono"));
    assert_true(font_metrics(mono)->fixed_pitch);
    assert_false(font_metrics(mono)->serif);
    assert_int_equal(font_outlines(mono), OUTLINES_TRUETYPE);
}

/* DejaVu's OS/2 table is too old to tell the heights of letters; they are measured. */
static void test_measured_heights(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct font_metrics *metrics = font_metrics(text_font_face(regular(&f, "DejaVu Sans")));
    assert_int_equal(metrics->cap_height, 1493);
    assert_int_equal(metrics->x_height, 1120);
}

static void test_widths(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const char *const families[] = {LIBERTINE, "Lato", "DejaVu Sans Mono"};
    for (size_t i = 0; i < 3; i++) {
        const struct font_face *face = text_font_face(regular(&f, families[i]));
        hb_font_t *font = open_directly(font_path(face));
        unsigned count = hb_face_get_glyph_count(hb_font_get_face(font));
        for (uint32_t glyph = 0; glyph < count; glyph++)
            assert_int_equal(font_glyph_width(face, glyph),
                             hb_font_get_glyph_h_advance(font, glyph));
        hb_font_destroy(font);
    }
}

/* Nothing is opened before it is asked for, and nothing twice. */
static void test_opened_when_used(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    assert_int_equal(text_face_count(f.text), 0);
    const struct font_face *lato = text_font_face(regular(&f, "Lato"));
    assert_int_equal(text_face_count(f.text), 1);
    const struct font_face *bold = text_font_face(font_of(&f, "lato", 700, false, ""));
    font_of(&f, "Lato", 400, false, "tnum");
    assert_int_equal(text_face_count(f.text), 2);
    assert_ptr_equal(text_face(f.text, 0), lato);
    assert_ptr_equal(text_face(f.text, 1), bold);
    assert_int_equal(font_index(lato), 0);
    assert_int_equal(font_index(bold), 1);
}

static void test_unknown_family(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    assert_null(font_of(&f, "Comic Sans", 400, false, ""));
    assert_int_equal(diag_count(f.diags), 1);
    const struct diag *diag = diag_at(f.diags, 0);
    assert_int_equal(diag->id, DIAG_font_family_unknown);
    assert_int_equal(diag->severity, SEVERITY_ERROR);
    assert_non_null(strstr(diag->message, "'Comic Sans'"));
    assert_non_null(strstr(diag->help, "Linux Libertine O, "));
    assert_non_null(strstr(diag->help, "Lato"));
}

static void test_missing_file(void **state)
{
    struct fixture f = own_fixture(state);
    assert_null(font_of(&f, "Own", 400, false, ""));
    assert_int_equal(diag_count(f.diags), 1);
    const struct diag *diag = diag_at(f.diags, 0);
    assert_int_equal(diag->id, DIAG_font_missing);
    assert_int_equal(diag->severity, SEVERITY_SYSTEM);
    assert_non_null(strstr(diag->message, BINARY_DIR "/" OWN_FONT));
    assert_non_null(strstr(diag->help, "fonts-own"));
    assert_int_equal(text_face_count(f.text), 0);
    /* Asked again, said again: the next place in the document wants to know too. */
    assert_null(font_of(&f, "Own", 400, false, ""));
    assert_int_equal(diag_count(f.diags), 2);
}

static void test_unusable_file(void **state)
{
    struct fixture f = own_fixture(state);
    write_own_font("this is no font", 15);
    assert_null(font_of(&f, "Own", 400, false, ""));
    assert_int_equal(diag_at(f.diags, 0)->id, DIAG_font_unusable);
    write_own_font("", 0);
    assert_null(font_of(&f, "Own", 400, false, ""));
    assert_int_equal(diag_count(f.diags), 2);
    remove(BINARY_DIR "/" OWN_FONT);
}

static void test_folder_for_a_file(void **state)
{
    struct fixture f = own_fixture(state);
    char command[512];
    snprintf(command, sizeof command, "mkdir '%s'", BINARY_DIR "/" OWN_FONT);
    assert_int_equal(system(command), 0);
    assert_null(font_of(&f, "Own", 400, false, ""));
    rmdir(BINARY_DIR "/" OWN_FONT);
    assert_int_equal(diag_count(f.diags), 1);
    assert_int_equal(diag_at(f.diags, 0)->severity, SEVERITY_SYSTEM);
}

/* A fallback that is not installed is reported once, in the list given to text_open. */
static void test_missing_fallback(void **state)
{
    FILE *file = fopen(OWN_CATALOGUE, "w");
    fprintf(file, "<fonts xmlns='urn:planpress:fonts:1'>"
                  "<family name='A' generic='serif' folder='/usr/share/fonts/truetype/lato'>"
                  "<face weight='400' file='Lato-Regular.ttf'/></family>"
                  "<family name='B' generic='serif' package='fonts-b'>"
                  "<face weight='400' file='" OWN_FONT "'/></family>"
                  "<fallback family='B'/></fonts>");
    fclose(file);
    struct fixture f = fixture_open(state, OWN_CATALOGUE);
    remove(OWN_CATALOGUE);
    const struct text_font *font = regular(&f, "A");
    struct text_run *runs;
    text_itemise(f.text, font, SLICE("plain"), NULL, f.arena, &runs);
    assert_int_equal(diag_count(f.diags), 0);
    for (int i = 0; i < 3; i++) {
        text_itemise(f.text, font, SLICE("a\u2713b\u260E"), NULL, f.arena, &runs);
        assert_ptr_equal(runs->face, text_font_face(font));
        assert_int_equal(diag_count(f.diags), 1);
    }
    assert_int_equal(diag_at(f.diags, 0)->id, DIAG_font_missing);
    assert_non_null(strstr(diag_at(f.diags, 0)->help, "fonts-b"));
}

static unsigned word_at(const char *bytes)
{
    return (unsigned)(unsigned char)bytes[0] << 8 | (unsigned char)bytes[1];
}

/* The whole of a font file, with the embedding rights in its OS/2 table set to `rights`. */
static struct slice font_with_rights(struct arena *arena, const char *path, unsigned rights)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    unsigned size;
    const char *data = hb_blob_get_data(blob, &size);
    char *copy = arena_copy(arena, data, size);
    hb_blob_destroy(blob);
    for (unsigned i = 0; i < word_at(copy + 4); i++) {
        const char *record = copy + 12 + 16 * (size_t)i;
        if (memcmp(record, "OS/2", 4) == 0) {
            char *table = copy + ((size_t)word_at(record + 8) << 16 | word_at(record + 10));
            table[8] = (char)(rights >> 8);
            table[9] = (char)rights;
        }
    }
    return (struct slice){copy, size};
}

static void test_embedding_rights(void **state)
{
    static const struct {
        unsigned rights;
        bool allowed;
    } cases[] = {
        {0x0000, true},  {0x0004, true},  {0x0008, true}, {0x0002, false}, {0x0100, false},
        {0x0108, false}, {0x0200, false}, {0x0006, true}, /* the most liberal of several counts */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct slice font = font_with_rights(
            *state, "/usr/share/fonts/truetype/lato/Lato-Regular.ttf", cases[i].rights);
        write_own_font(font.bytes, font.count);
        struct fixture f = own_fixture(state);
        const struct font_face *face = text_font_face(regular(&f, "Own"));
        struct slice program;
        uint32_t glyph = 5;
        assert_int_equal(font_subset(face, &glyph, 1, *state, &program), cases[i].allowed);
    }
    remove(BINARY_DIR "/" OWN_FONT);
}

/* The glyphs of a sentence and the face's last one, so that a subset keeps their number. */
static size_t sample_glyphs(struct fixture *f, const struct text_font *font, unsigned glyph_count,
                            uint32_t *glyphs)
{
    const struct shaped *shaped = text_shape_simple(
        f->text, font, SLICE("The quick brown fox jumps over the lazy dog, 0123456789 \u00E9"));
    for (uint32_t i = 0; i < shaped->count; i++)
        glyphs[i] = shaped->glyphs[i].id;
    glyphs[shaped->count] = glyph_count - 1;
    return shaped->count + 1;
}

static void assert_same_outlines(hb_font_t *whole, hb_font_t *subset, const uint32_t *glyphs,
                                 size_t count)
{
    for (size_t i = 0; i < count; i++) {
        hb_glyph_extents_t a = {0}, b = {0};
        hb_font_get_glyph_extents(whole, glyphs[i], &a);
        assert_true(hb_font_get_glyph_extents(subset, glyphs[i], &b));
        assert_memory_equal(&a, &b, sizeof a);
    }
}

static void test_truetype_subset(void **state)
{
    static const char *const dropped[] = {"GSUB", "GPOS", "GDEF", "cmap", "name", "OS/2", "post",
                                          "fpgm", "prep", "cvt ", "kern", "gasp", "DSIG"};
    struct fixture f = fixture_open(state, NULL);
    const char *const families[] = {"Lato", "Gentium Book Plus", "Carlito", "DejaVu Sans"};
    for (size_t i = 0; i < 4; i++) {
        const struct text_font *font = regular(&f, families[i]);
        const struct font_face *face = text_font_face(font);
        hb_font_t *whole = open_directly(font_path(face));
        uint32_t glyphs[128];
        size_t count =
            sample_glyphs(&f, font, hb_face_get_glyph_count(hb_font_get_face(whole)), glyphs);
        struct slice program, again;
        assert_true(font_subset(face, glyphs, count, f.arena, &program));
        assert_true(font_subset(face, glyphs, count, f.arena, &again));
        assert_true(slice_equal(program, again));
        assert_in_range(program.count, 4000, 60000);

        hb_blob_t *blob = hb_blob_create(program.bytes, (unsigned)program.count,
                                         HB_MEMORY_MODE_READONLY, NULL, NULL);
        hb_face_t *read = hb_face_create(blob, 0);
        hb_font_t *subset = hb_font_create(read);
        assert_int_equal(hb_face_get_upem(read), font_metrics(face)->units_per_em);
        assert_same_outlines(whole, subset, glyphs, count);
        for (size_t k = 0; k < count; k++)
            assert_int_equal(hb_font_get_glyph_h_advance(subset, glyphs[k]),
                             font_glyph_width(face, glyphs[k]));
        for (size_t k = 0; k < sizeof dropped / sizeof *dropped; k++) {
            hb_blob_t *table = hb_face_reference_table(read, hb_tag_from_string(dropped[k], 4));
            assert_int_equal(hb_blob_get_length(table), 0);
            hb_blob_destroy(table);
        }
        hb_font_destroy(subset);
        hb_face_destroy(read);
        hb_blob_destroy(blob);
        hb_font_destroy(whole);
    }
}

/* A bare CFF table becomes readable again with the head and maxp of the font it is from. */
static hb_font_t *wrap_cff(struct slice program, hb_face_t *original)
{
    hb_face_t *builder = hb_face_builder_create();
    hb_blob_t *cff =
        hb_blob_create(program.bytes, (unsigned)program.count, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_builder_add_table(builder, HB_TAG('C', 'F', 'F', ' '), cff);
    hb_blob_destroy(cff);
    const hb_tag_t borrowed[] = {HB_TAG('h', 'e', 'a', 'd'), HB_TAG('m', 'a', 'x', 'p')};
    for (size_t i = 0; i < 2; i++) {
        hb_blob_t *table = hb_face_reference_table(original, borrowed[i]);
        hb_face_builder_add_table(builder, borrowed[i], table);
        hb_blob_destroy(table);
    }
    hb_blob_t *file = hb_face_reference_blob(builder);
    hb_face_t *face = hb_face_create(file, 0);
    hb_font_t *font = hb_font_create(face);
    hb_blob_destroy(file);
    hb_face_destroy(face);
    hb_face_destroy(builder);
    return font;
}

static void test_cff_subset(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const char *const families[] = {LIBERTINE, BIOLINUM, "Inter"};
    for (size_t i = 0; i < 3; i++) {
        const struct text_font *font = regular(&f, families[i]);
        const struct font_face *face = text_font_face(font);
        hb_font_t *whole = open_directly(font_path(face));
        uint32_t glyphs[128];
        size_t count =
            sample_glyphs(&f, font, hb_face_get_glyph_count(hb_font_get_face(whole)), glyphs);
        struct slice program, again;
        assert_true(font_subset(face, glyphs, count, f.arena, &program));
        assert_true(font_subset(face, glyphs, count, f.arena, &again));
        assert_true(slice_equal(program, again));
        assert_in_range(program.count, 4000, 60000);
        assert_int_equal(program.bytes[0], 1); /* CFF version 1.0 */
        assert_int_equal(program.bytes[1], 0);

        hb_font_t *subset = wrap_cff(program, hb_font_get_face(whole));
        assert_same_outlines(whole, subset, glyphs, count);
        hb_font_destroy(subset);
        hb_font_destroy(whole);
    }
}

/* No glyphs at all still make a program, of glyph 0. */
static void test_empty_subset(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const char *const families[] = {LIBERTINE, "Lato"};
    for (size_t i = 0; i < 2; i++) {
        struct slice program;
        const struct font_face *face = text_font_face(regular(&f, families[i]));
        assert_true(font_subset(face, NULL, 0, f.arena, &program));
        assert_true(program.count > 100);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_metrics),          TEST(test_measured_heights),  TEST(test_widths),
        TEST(test_opened_when_used), TEST(test_unknown_family),    TEST(test_missing_file),
        TEST(test_unusable_file),    TEST(test_folder_for_a_file), TEST(test_missing_fallback),
        TEST(test_embedding_rights), TEST(test_truetype_subset),   TEST(test_cff_subset),
        TEST(test_empty_subset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
