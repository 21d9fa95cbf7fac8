/* SPDX-License-Identifier: Apache-2.0 */
/* Whole files, made with a face that is none: what is in them, that they are always the same, and
 * that nothing worse than a message comes of a full disk or of too little memory. */
#define _POSIX_C_SOURCE 200809L
#include "testing.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "fake_sample.h"
#include "outside.h"

static struct structure_element *table_cell(struct sample *sample, enum structure_role role, int y,
                                            const char *text)
{
    return text ? sample_text(sample, role, y, text) : sample_element(sample, role);
}

static void add_table(struct sample *sample)
{
    struct structure_element *outer = sample->parent, *table = sample_element(sample, ROLE_TABLE);
    table->summary = "Waste";
    sample->parent = table;
    struct structure_element *row = sample_element(sample, ROLE_TR);
    sample->parent = row;
    struct structure_element *head = table_cell(sample, ROLE_TH, 300, "Year");
    head->scope = SCOPE_COLUMN;
    head->column_span = 2;
    sample->parent = table;
    sample->parent = sample_element(sample, ROLE_TR);
    struct structure_element *cell = table_cell(sample, ROLE_TD, 320, "2004");
    cell->header_count = 1;
    cell->headers = ARENA_ARRAY(sample->arena, 1, const struct structure_element *);
    cell->headers[0] = head;
    table_cell(sample, ROLE_TD, 320, NULL);
    sample->parent = outer;
}

static void add_figure(struct sample *sample)
{
    struct structure_element *figure = sample_element(sample, ROLE_FIGURE);
    figure->alternative = "A bar chart (\xC2\xA3)";
    const struct content *leaf = sample_leaf(sample, figure);
    struct mark *mark = sample_mark(sample, leaf, MARK_RECTANGLE);
    mark->rectangle =
        (struct rectangle){length_points(100), length_mm_thousandths(297000) - length_points(500),
                           length_points(50), length_points(20)};
    mark = sample_mark(sample, leaf, MARK_RECTANGLE);
    mark->rectangle =
        (struct rectangle){length_points(160), length_mm_thousandths(297000) - length_points(460),
                           length_points(50), length_points(10)};
}

/* Three pages with one of everything. */
static struct sample *small_document(struct arena *arena)
{
    struct sample *sample = fake_sample(arena);
    sample->document.info.date = "2004-06-24T12:30:00+01:00";
    sample->document.info.author = "Tarrow Vale & Co";
    struct structure_element *h1 = sample_text(sample, ROLE_H1, 80, "Best value");
    sample_outline(sample, 1, "Best value", 0, h1);
    sample_element(sample, ROLE_P); /* shows nothing */
    struct structure_element *paragraph = sample_text(sample, ROLE_P, 100, "The first page");
    struct structure_element *outer = sample->parent;
    sample->parent = paragraph;
    struct structure_element *link = sample_text(sample, ROLE_LINK, 100, "example");
    sample->parent = outer;
    struct page_link *area = sample_link(sample, link);
    area->uri = "https://example.org/a(b)?q=\xC3\xA9";
    area->description = "An example";
    sample_page(sample, "i");

    struct structure_element *h2 = sample_text(sample, ROLE_H2, 80, "Waste");
    sample_outline(sample, 2, "Waste", 1, h2);
    add_table(sample);
    add_figure(sample);
    sample_page(sample, "1");

    struct point origin = {length_points(60), length_points(100)};
    sample_line(sample, paragraph->children[0].content, origin, length_points(11), 0,
                "goes on here");
    struct destination *target = ARENA_NEW(arena, struct destination);
    *target = (struct destination){1, length_points(70), h2};
    sample_link(sample, link)->target = target;
    struct structure_element *list = sample_element(sample, ROLE_L);
    list->numbering = NUMBERING_DECIMAL;
    list->language = "cy";
    sample->parent = list;
    sample_text(sample, ROLE_LI, 200, "office");
    sample->parent = outer;
    sample_page(sample, "2");
    sample_outline(sample, 1, "Last", 2, NULL);
    return sample;
}

static void check_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("not found: %s", part);
}

static const struct pdf_options plainly = {.plain = true, .threads = 1};

/* The object that has `part` in it, from "n 0 obj" on. */
static const char *object_with(struct slice file, const char *part, struct arena *arena)
{
    const char *found = strstr(file.bytes, part);
    if (!found)
        fail_msg("not found: %s", part);
    const char *start = found, *end = strstr(found, "endobj");
    while (strncmp(start, " 0 obj", 6) != 0)
        start--;
    while (start > file.bytes && start[-1] != '\n')
        start--;
    return arena_copy(arena, start, (size_t)(end - start));
}

/* A chart on two pages: a box on the first would be no box of it. */
static void test_parted_figure(void **state)
{
    struct sample *sample = fake_sample(*state);
    struct structure_element *figure = sample_element(sample, ROLE_FIGURE);
    figure->alternative = "A long chart";
    const struct content *leaf = sample_leaf(sample, figure);
    for (int page = 0; page < 2; page++) {
        sample_mark(sample, leaf, MARK_RECTANGLE)->rectangle = (struct rectangle){
            length_points(100), length_points(100), length_points(50), length_points(20)};
        sample_page(sample, NULL);
    }
    struct slice file = outside_make(&sample->document, &plainly, *state);
    assert_null(strstr(object_with(file, "/S/Figure/", *state), "/BBox"));
}

static void test_tags(void **state)
{
    struct sample *sample = small_document(*state);
    struct slice file = outside_make(&sample->document, &plainly, *state);
    const char *root = object_with(file, "/Type /StructTreeRoot", *state);
    check_has(root, "/ParentTreeNextKey 5"); /* three pages, two links */
    check_has(root, "/IDTree");
    check_has(file.bytes, "/MarkInfo <<\n/Marked true");
    check_has(object_with(file, "/S/L/", *state), "/A<</O/List/ListNumbering/Decimal>>/Lang(cy)");
    check_has(object_with(file, "/S/TH/", *state), "/A<</O/Table/Scope/Column/ColSpan 2>>/ID(e00");
    check_has(object_with(file, "/S/TD/", *state), "/A<</O/Table/Headers[(e00");
    check_has(object_with(file, "/S/Table/", *state), "/A<</O/Table/Summary(Waste)>>");
    const char *figure = object_with(file, "/S/Figure/", *state);
    check_has(figure, "/A<</O/Layout/BBox[100 450 210 500]>>");
    check_has(figure, "/Alt<FEFF0041");
    /* The link has its text on the first page, where one of its areas is; the other tells its own.
     */
    const char *link = object_with(file, "/S/Link/", *state);
    check_has(link, "/K[2<</Type/OBJR/Obj ");
    check_has(link, "/Pg ");
    /* The paragraph goes on over two pages: an integer here, a reference there. */
    check_has(object_with(file, "/S/P/", *state), "<</Type/MCR/Pg ");
}

/* The same in PDF 2.0: types of a namespace, places that are elements, no Info. */
static void test_second(void **state)
{
    const struct pdf_options second = {.profile = PROFILE_PDF2, .plain = true, .threads = 1};
    struct sample *sample = small_document(*state);
    struct structure_element *mark = sample_text(sample, ROLE_REFERENCE, 220, "1");
    struct structure_element *note = sample_text(sample, ROLE_NOTE, 700, "A note");
    structure_refer(sample->structure, mark, note);
    sample_page(sample, "3");
    struct slice file = outside_make(&sample->document, &second, *state);
    assert_memory_equal(file.bytes, "%PDF-2.0\n", 9);
    check_has(object_with(file, "/S/P/", *state), "/S/P/NS ");
    check_has(object_with(file, "/S/FENote/", *state), "/A<</O/FENote/NoteType/Footnote>>/Ref[");
    const char *reference = object_with(file, "/S/Reference/", *state);
    check_has(reference, "/Ref[");
    assert_null(strstr(reference, "/NS ")); /* PDF 2.0 has no such type */
    check_has(object_with(file, "/GoTo", *state), "/SD[");
    check_has(object_with(file, "/Type/Namespace", *state), "/NS(http://iso.org/pdf2/ssn)");
    check_has(object_with(file, "/Type /StructTreeRoot", *state), "/Namespaces [");
    assert_null(strstr(file.bytes, "/Info "));
    file = outside_make(&sample->document, &plainly, *state);
    assert_memory_equal(file.bytes, "%PDF-1.7\n", 9);
    check_has(object_with(file, "/S/Note/", *state), "/ID(e");
    assert_null(strstr(file.bytes, "/SD["));
    assert_null(strstr(file.bytes, "/Ref["));
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (; (text = strstr(text, part)); text++)
        count++;
    return count;
}

static void test_empty_elements(void **state)
{
    struct sample *sample = small_document(*state);
    struct slice file = outside_make(&sample->document, &plainly, *state);
    assert_int_equal(count_of(file.bytes, "/S/P/P"), 1);  /* the empty paragraph is gone */
    assert_int_equal(count_of(file.bytes, "/S/TD/P"), 2); /* the empty cell is not */
}

static void test_ways_around(void **state)
{
    struct sample *sample = small_document(*state);
    struct slice file = outside_make(&sample->document, &plainly, *state);
    check_has(file.bytes, "/Nums [0<</S/r>>1<</S/D>>]");
    check_has(file.bytes, "/PageMode /UseNone"); /* of three pages one sees the end */
    check_has(file.bytes, "/PageLayout /OneColumn");
    check_has(file.bytes, "/FitH 841.89]");
    check_has(file.bytes, "/DisplayDocTitle true");
    check_has(object_with(file, "/Type /Outlines", *state), "/Count 2\n");
    const char *first = object_with(file, "/Title(Best value)", *state);
    check_has(first, "/XYZ null 791.89 null]/SE ");
    check_has(first, "/Count -1");
    const char *uri = object_with(file, "/S/URI", *state);
    check_has(uri, "/URI(https://example.org/a\\(b\\)?q=%C3%A9)>>/Contents(An example)");
    check_has(uri, "/F 4/Border[0 0 0]/Rect[60 737.89 140 751.89]");
    check_has(object_with(file, "/S/GoTo", *state), "/XYZ null 771.89 null]>>");
}

/* A link over two lines: its box around both, and each of them. */
static void test_parts_of_link(void **state)
{
    static const struct rectangle parts[2] = {
        {100 * LENGTH_POINT, 90 * LENGTH_POINT, 40 * LENGTH_POINT, 14 * LENGTH_POINT},
        {60 * LENGTH_POINT, 104 * LENGTH_POINT, 20 * LENGTH_POINT, 14 * LENGTH_POINT}};
    struct sample *sample = fake_sample(*state);
    struct page_link *link = sample_link(sample, sample_text(sample, ROLE_LINK, 100, "example"));
    link->uri = "https://example.org/";
    link->box.height *= 2;
    link->parts = parts;
    link->part_count = 2;
    sample_page(sample, "1");
    struct slice file = outside_make(&sample->document, &plainly, *state);
    check_has(object_with(file, "/S/URI", *state),
              "/Rect[60 723.89 140 751.89]/QuadPoints[100 737.89 140 737.89 140 751.89 100 751.89 "
              "60 723.89 80 723.89 80 737.89 60 737.89]");
}

static void test_description(void **state)
{
    struct sample *sample = small_document(*state);
    struct slice file = outside_make(&sample->document, &plainly, *state);
    check_has(file.bytes, "/CreationDate (D:20040624123000+01'00')");
    check_has(file.bytes, "/Producer (planpress ");
    check_has(file.bytes, "<rdf:li>Tarrow Vale &amp; Co</rdf:li>");
    check_has(file.bytes, "<xmp:CreateDate>2004-06-24T12:30:00+01:00</xmp:CreateDate>");
    check_has(file.bytes, "/Lang (en-GB)");
}

static void test_font(void **state)
{
    struct sample *sample = small_document(*state);
    struct slice file = outside_make(&sample->document, &plainly, *state);
    const char *font = object_with(file, "/Subtype /CIDFontType2", *state);
    check_has(font, "+Fake-Roman\n");
    check_has(font, "/CIDToGIDMap /Identity");
    check_has(object_with(file, "/Type /FontDescriptor", *state), "/Flags 6\n");
    /* "office": o ffi c e, fi as one glyph. */
    check_has(file.bytes, "<FB01><00660069>\n");
}

static void test_page_labels(void **state)
{
    static const char *const labels[] = {"cover", "i",   "ii",   "iii",  "1",     "2",
                                         "A-1",   "A-2", "A-03", "iiii", "mcmiv", NULL};
    struct sample *sample = fake_sample(*state);
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        sample_page(sample, labels[i]);
    struct slice file = outside_make(&sample->document, &plainly, *state);
    check_has(file.bytes, "[0<</P(cover)>>1<</S/r>>4<</S/D>>6<</S/D/P(A-)>>8<</S/D/St 3/P(A-0)>>"
                          "9<</P(iiii)>>10<</S/r/St 1904>>11<</S/D/St 12>>]");
    sample = fake_sample(*state);
    sample_page(sample, "1");
    sample_page(sample, "2");
    file = outside_make(&sample->document, &plainly, *state);
    assert_null(strstr(file.bytes, "/PageLabels")); /* as a viewer counts anyway */
}

static struct sample *long_document(struct arena *arena, int pages)
{
    struct sample *sample = fake_sample(arena);
    for (int p = 0; p < pages; p++) {
        for (int line = 0; line < 5; line++)
            sample_text(sample, line ? ROLE_P : ROLE_H1, 80 + 14 * line, "Some words of text");
        sample_page(sample, NULL);
    }
    return sample;
}

/* The ID entry of a packed file, near its end. */
static const char *identifier(struct slice file)
{
    for (size_t at = file.count - 37; at > 0; at--) {
        if (memcmp(file.bytes + at, "/ID[<", 5) == 0)
            return file.bytes + at;
    }
    fail_msg("no identifier");
    return NULL;
}

/* However many threads, and again: the same bytes. */
static void test_same_bytes(void **state)
{
    struct sample *sample = long_document(*state, 300);
    struct slice first =
        outside_make(&sample->document, &(struct pdf_options){.threads = 1}, *state);
    for (int threads = 0; threads < 6; threads++) {
        struct slice again =
            outside_make(&sample->document, &(struct pdf_options){.threads = threads}, *state);
        assert_true(slice_equal(first, again));
    }
    sample->document.info.title = "Another";
    struct slice other = outside_make(&sample->document, NULL, *state);
    assert_memory_equal(identifier(first), "/ID[<", 5);
    assert_memory_not_equal(identifier(first), identifier(other), 37);
}

static void test_qpdf(void **state)
{
    struct sample *sample = small_document(*state);
    struct slice packed = outside_make(&sample->document, NULL, *state);
    struct slice plain = outside_make(&sample->document, &plainly, *state);
    check_has(outside_read(packed, "qpdf --check %s 2>&1", *state), "No syntax or stream encoding");
    check_has(outside_read(plain, "qpdf --check %s 2>&1", *state), "No syntax or stream encoding");
    assert_string_equal(outside_read(packed, "qpdf --show-npages %s", *state), "3\n");
}

/* Beyond libharu's limits to an array: pages, rows of a table, marks of an element. */
static void test_many(void **state)
{
    enum { MANY = 40000 };
    struct sample *sample = fake_sample(*state);
    struct structure_element *table = sample->parent = sample_element(sample, ROLE_TABLE);
    struct structure_element *cell = NULL;
    for (int i = 0; i < MANY; i++) {
        sample->parent = table;
        sample->parent = sample_element(sample, ROLE_TR);
        cell = sample_element(sample, ROLE_TD);
    }
    const struct content *leaf = sample_leaf(sample, cell);
    for (int i = 0; i < MANY; i++) {
        struct mark *mark = sample_mark(sample, leaf, MARK_RECTANGLE);
        mark->rectangle = (struct rectangle){0, 0, LENGTH_POINT, LENGTH_POINT};
        sample_mark(sample, NULL, MARK_RECTANGLE)->rectangle = mark->rectangle;
    }
    sample_page(sample, NULL);
    for (int i = 1; i < MANY; i++)
        sample_page(sample, NULL);
    struct slice file = outside_make(&sample->document, NULL, *state);
    check_has(outside_read(file, "qpdf --check %s 2>&1", *state), "No syntax or stream encoding");
    assert_string_equal(outside_read(file, "qpdf --show-npages %s", *state), "40000\n");
}

static void test_5000_pages(void **state)
{
    struct sample *sample = long_document(*state, 5000);
    struct slice file = outside_make(&sample->document, NULL, *state);
    assert_in_range(file.count, 5000 * 200, 5000 * 600); /* a page's share does not grow */
    assert_string_equal(outside_read(file, "qpdf --show-npages %s", *state), "5000\n");
}

/* Names that no system minds, no two alike; more of them than one node of the tree holds. */
static void test_attachments(void **state)
{
    static const char *const names[] = {
        "plan.xml", "PLAN.xml", "../etc/passwd", ".hidden", "a:b", "M\xC3\xA4rz.csv", "\n", ""};
    static const char *const safe[] = {"plan.xml", "PLAN-2.xml", "_._etc_passwd",
                                       "_hidden",  "a_b",        "M\xC3\xA4rz.csv",
                                       "_",        "file"};
    enum { COUNT = 70, NAMED = sizeof names / sizeof *names };
    struct pdf_attachment files[COUNT];
    for (int i = 0; i < COUNT; i++)
        files[i] = (struct pdf_attachment){.name = i < NAMED ? names[i] : "part.xml",
                                           .description = "A part",
                                           .media = "application/xml",
                                           .relationship = "Source",
                                           .bytes = slice_of("<a/>")};
    pdf_attachment_names(files, COUNT, *state);
    const struct pdf_options options = {.attachments = files, .attachment_count = COUNT};
    struct sample *sample = small_document(*state);
    struct slice file = outside_make(&sample->document, &options, *state);
    const char *list = outside_read(file, "pdfdetach -list %s | cut -d' ' -f2- | sort", *state);
    for (int i = 0; i < NAMED; i++)
        check_has(list, safe[i]);
    check_has(list, "part.xml\n");
    check_has(list, "part-62.xml\n");
    assert_int_equal(count_of(list, "part"), COUNT - NAMED);
    assert_int_equal(count_of(list, "/"), 0);
    assert_string_equal(outside_read(file, "qpdf --check %s >/dev/null; echo $?", *state), "0\n");
}

/* Nobody asks for it, but it should not end the program. */
static void test_no_pages(void **state)
{
    struct sample *sample = fake_sample(*state);
    assert_in_range(outside_make(&sample->document, NULL, *state).count, 500, 10000);
}

/* What no reader takes whole is said, with its place, and no file is written. */
static void test_long_strings(void **state)
{
    struct arena *arena = *state;
    struct sample *sample = small_document(arena);
    char *text = arena_alloc(arena, 32769);
    memset(text, 'x', 32768);
    text[32768] = '\0';
    const char *fits = text + 1;
    sample->document.info.keywords = sample->parent->alternative = fits;
    struct slice file = outside_make(&sample->document, NULL, arena);
    check_has(outside_read(file, "qpdf --check %s 2>&1", arena), "No syntax or stream encoding");

    struct diag_list *diags = diag_list_create(arena);
    struct buffer out = buffer_open(arena);
    struct pdf_sink sink = {outside_collect, &out};
    struct source_file source = {.name = "long.xml"};
    sample->document.info.keywords = text;
    struct structure_element *element = sample_element(sample, ROLE_FIGURE);
    element->pos = (struct source_pos){&source, 7, 5};
    element->alternative = format_text(arena, "\xC3\xA9%s", text + 16384); /* and that is UTF-16 */
    element->summary = text;
    assert_false(pdf_write(&sample->document, NULL, &sink, arena, diags));
    assert_int_equal(out.count, 0);
    assert_int_equal(diag_count(diags), 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(diag_at(diags, i)->id, DIAG_string_too_long);
    check_has(diag_at(diags, 0)->message, "<keywords> has 32768 bytes");
    check_has(diag_at(diags, 1)->message, "the description has 32772 bytes");
    assert_int_equal(diag_at(diags, 1)->pos.line, 7);
}

/* -- what can go wrong ------------------------------------------------------------------------- */

static bool take_some(void *context, const void *bytes, size_t count)
{
    size_t *left = context;
    (void)bytes;
    if (*left < count) {
        errno = ENOSPC;
        return false;
    }
    *left -= count;
    return true;
}

static void check_full_disk(struct sample *sample, struct pdf_options options, size_t room)
{
    struct arena *arena = arena_create_child(sample->arena);
    struct diag_list *diags = diag_list_create(arena);
    struct pdf_sink sink = {take_some, &room};
    options.name = "plan.pdf";
    assert_false(pdf_write(&sample->document, &options, &sink, arena, diags));
    assert_int_equal(diag_count(diags), 1);
    assert_int_equal(diag_at(diags, 0)->id, DIAG_output_failed);
    check_has(diag_at(diags, 0)->message, "plan.pdf");
    check_has(diag_at(diags, 0)->message, strerror(ENOSPC));
    arena_destroy(arena);
}

static void test_full_disk(void **state)
{
    struct sample *sample = long_document(*state, 200);
    size_t whole = outside_make(&sample->document, NULL, *state).count;
    size_t plain = outside_make(&sample->document, &plainly, *state).count;
    for (size_t room = 0; room < 8; room++) {
        check_full_disk(sample, (struct pdf_options){0}, (whole - 1) * room / 7);
        check_full_disk(sample, plainly, (plain - 1) * room / 7);
    }
}

static void test_broken_font(void **state)
{
    struct sample *sample = small_document(*state);
    ((struct fake_setting *)sample->context)->face.broken = true;
    struct diag_list *diags = diag_list_create(*state);
    struct buffer file = buffer_open(*state);
    struct pdf_sink sink = {outside_collect, &file};
    assert_false(pdf_write(&sample->document, NULL, &sink, *state, diags));
    assert_int_equal(diag_count(diags), 1);
    assert_int_equal(diag_at(diags, 0)->id, DIAG_pdf_font_refused);
}

struct failing {
    atomic_size_t left;
};

static void *allocate(void *context, size_t size)
{
    struct failing *failing = context;
    size_t left = atomic_load(&failing->left);
    while (left && !atomic_compare_exchange_weak(&failing->left, &left, left - 1))
        ;
    return left ? malloc(size) : NULL;
}

static void release(void *context, void *block)
{
    (void)context;
    free(block);
}

struct attempt {
    const struct document *document;
    struct pdf_options options;
    struct arena *arena;
    struct diag_list *diags;
    bool written;
};

static bool swallow(void *context, const void *bytes, size_t count)
{
    (void)context;
    (void)bytes;
    (void)count;
    return true;
}

static void write_once(void *context)
{
    struct attempt *attempt = context;
    struct pdf_sink sink = {swallow, NULL};
    attempt->written =
        pdf_write(attempt->document, &attempt->options, &sink, attempt->arena, attempt->diags);
}

/* Let the Nth allocation and all after it fail, for every N till none does: of the arena, or of
 * what the threads are given. */
static void check_memory(struct sample *sample, struct pdf_options options, bool of_threads)
{
    bool done = false;
    size_t failures = 0;
    for (size_t n = 0; !done; n++) {
        struct failing failing = {n};
        const struct allocator allocator = {allocate, release, &failing};
        struct attempt attempt = {.document = &sample->document, .options = options};
        attempt.diags = diag_list_create(sample->arena);
        attempt.arena = arena_create(of_threads ? NULL : &allocator);
        if (of_threads)
            attempt.options.allocator = &allocator;
        done = attempt.arena && arena_protect(attempt.arena, write_once, &attempt);
        assert_true(attempt.written || !done);
        assert_int_equal(diag_count(attempt.diags), 0);
        arena_destroy(attempt.arena);
        failures += !done;
        assert_in_range(n, 0, 3000);
    }
    assert_in_range(failures, 3, 3000);
}

static void test_memory(void **state)
{
    struct sample *sample = small_document(*state);
    check_memory(sample, (struct pdf_options){.threads = 1}, false);
    check_memory(sample, plainly, false);
    sample = long_document(*state, 100);
    check_memory(sample, (struct pdf_options){.threads = 1}, true);
    check_memory(sample, (struct pdf_options){.threads = 3}, true);
    check_memory(sample, (struct pdf_options){.threads = 3}, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_tags),          TEST(test_empty_elements), TEST(test_ways_around),
        TEST(test_description),   TEST(test_font),           TEST(test_page_labels),
        TEST(test_same_bytes),    TEST(test_qpdf),           TEST(test_many),
        TEST(test_long_strings),  TEST(test_5000_pages),     TEST(test_second),
        TEST(test_parts_of_link), TEST(test_parted_figure),  TEST(test_attachments),
        TEST(test_no_pages),      TEST(test_full_disk),      TEST(test_broken_font),
        TEST(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
