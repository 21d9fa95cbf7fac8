/* SPDX-License-Identifier: Apache-2.0 */
/* Workbooks put together part by part: what other programs than LibreOffice write (returns.xlsx has
 * that), and what no program should. */
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <zip.h>

#include "base/input.h"
#include "data/archive.h"
#include "data/xlsx.h"

/* ---- making workbooks ---- */

struct part {
    const char *name, *text;
};

#define RELATIONS(rows) "<Relationships>" rows "</Relationships>"
#define RELATION(id, type, target)                                                                 \
    "<Relationship Id='" id "' Type='http://x/" type "' Target='" target "'/>"

static const struct part top = {"_rels/.rels",
                                RELATIONS(RELATION("r1", "officeDocument", "xl/book.xml"))};
static const struct part book = {"xl/book.xml",
                                 "<workbook xmlns:r='urn:r'><sheets><sheet name='One' sheetId='1' "
                                 "r:id='r1'/></sheets></workbook>"};
static const struct part links = {
    "xl/_rels/book.xml.rels",
    RELATIONS(RELATION("r1", "worksheet", "s/one.xml") RELATION("r2", "styles", "/xl/looks.xml")
                  RELATION("r3", "sharedStrings", "../xl/texts.xml"))};
static const struct part looks = {
    "xl/looks.xml",
    "<styleSheet><numFmts count='2'><numFmt numFmtId='164' formatCode='0.0%'/><numFmt "
    "numFmtId='165' formatCode='dd/mm/yyyy'/></numFmts><cellStyleXfs><xf "
    "numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf "
    "numFmtId='165'/><xf numFmtId='14'/><xf numFmtId='20'/></cellXfs></styleSheet>"};
static const struct part texts = {
    "xl/texts.xml", "<sst><si><t>plain</t></si><si><r><t>two </t></r><r><rPr><b/></rPr><t "
                    "xml:space='preserve'>runs </t></r><rPh sb='0' eb='1'><t>said</t></rPh></si>"
                    "<si><t>a_x000D_b_x005F_x0041_ _x00_</t></si><si/></sst>"};

/* The bytes of a ZIP file of parts. */
static struct slice zipped(struct arena *arena, const struct part *parts, size_t count)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
    assert_non_null(memory);
    zip_source_keep(memory);
    zip_t *zip = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
    assert_non_null(zip);
    for (size_t i = 0; i < count; i++) {
        zip_source_t *source = zip_source_buffer(zip, parts[i].text, strlen(parts[i].text), 0);
        assert_true(zip_file_add(zip, parts[i].name, source, ZIP_FL_OVERWRITE) >= 0);
    }
    assert_int_equal(zip_close(zip), 0);
    assert_int_equal(zip_source_open(memory), 0);
    zip_stat_t status;
    assert_int_equal(zip_source_stat(memory, &status), 0);
    char *bytes = arena_alloc(arena, status.size);
    assert_int_equal(zip_source_read(memory, bytes, status.size), status.size);
    zip_source_close(memory);
    zip_source_free(memory);
    return (struct slice){bytes, status.size};
}

/* A workbook of one sheet with that content; `other` takes the place of the part of its name, or is
 * one more; without text it leaves that part out. */
static struct slice workbook(struct arena *arena, const char *sheet, struct part other)
{
    struct part parts[8] = {{"xl/s/one.xml", sheet}, top, book, links, looks, texts};
    size_t count = 6, at = 0;
    while (other.name && at < count && strcmp(parts[at].name, other.name) != 0)
        at++;
    if (other.name)
        parts[at] = other;
    count += at == count && other.name;
    if (other.name && !other.text)
        parts[at] = parts[--count];
    return zipped(arena, parts, count);
}

static const struct part nothing = {NULL, NULL};

/* ---- reading them ---- */

static const struct data_source any = {.head_first = 1, .head_last = 1, .first = 2};

static const char *const kinds[] = {
    [CELL_TEXT] = "text",   [CELL_NUMBER] = "number",  [CELL_PERCENTAGE] = "percentage",
    [CELL_DATE] = "date",   [CELL_TIME] = "time",      [CELL_TRUTH] = "truth",
    [CELL_ERROR] = "error", [CELL_FORMULA] = "formula"};

/* "B2 number '1.5'; ..." of all cells, or "! message-id: message". */
static const char *read_bytes(struct arena *arena, struct slice bytes,
                              const struct data_source *source)
{
    struct grid grid = {.arena = arena_create_child(arena)};
    struct diag_list *diags = diag_list_create(arena);
    struct buffer out = buffer_open(arena);
    bool good = xlsx_read(arena, bytes, source, "f.xlsx", NULL, &grid, diags);
    assert_true(good == (diag_count(diags) == 0));
    for (size_t r = 0; good && r < grid.row_count; r++) {
        for (uint32_t c = 0; c < grid.rows[r].count; c++) {
            const struct grid_cell *cell = &grid.cells[grid.rows[r].first + c];
            char letters[8];
            column_letters(cell->column, letters);
            buffer_format(&out, "%s%d %s '%S'; ", letters, (int)grid.rows[r].number,
                          kinds[cell->kind], cell->text);
        }
    }
    for (size_t i = 0; good && i < grid.span_count; i++)
        buffer_format(&out, "%d:%d-%d:%d; ", (int)grid.spans[i].top, (int)grid.spans[i].left,
                      (int)grid.spans[i].bottom, (int)grid.spans[i].right);
    if (!good)
        buffer_format(&out, "! %s: %s", diag_at(diags, 0)->name, diag_at(diags, 0)->message);
    arena_destroy(grid.arena);
    return buffer_text(&out);
}

static void check_text(const char *found, const char *expected)
{
    if (strcmp(found, expected) != 0)
        fail_msg("found: %s\nand not: %s", found, expected);
}

/* Of a sheet with these rows. */
static void check(struct arena *arena, const char *rows, const char *expected)
{
    const char *sheet =
        format_text(arena, "<worksheet xmlns='urn:x'><sheetData>%s</sheetData></worksheet>", rows);
    check_text(read_bytes(arena, workbook(arena, sheet, nothing), &any), expected);
}

#define EMPTY "<worksheet><sheetData/></worksheet>"

static void check_part(struct arena *arena, struct part part, const char *expected)
{
    check_text(read_bytes(arena, workbook(arena, EMPTY, part), &any), expected);
}

/* ---- what goes along unasked ---- */

/* "-" before the names of parts that are not used. */
static const char *parts_of(struct arena *arena, const char *sheet, struct part other)
{
    struct grid grid = {.arena = arena_create_child(arena)};
    struct input input = {.kind = INPUT_DATA};
    struct buffer out = buffer_open(arena);
    struct data_source one = any;
    one.sheet = "One";
    assert_true(xlsx_read(arena, workbook(arena, sheet, other), &one, "f.xlsx", &input, &grid,
                          diag_list_create(arena)));
    arena_destroy(grid.arena);
    for (const struct input_part *part = input.parts; part; part = part->next)
        buffer_format(&out, "%s%s; ", part->used ? "" : "-", part->name);
    return buffer_text(&out);
}

/* Other sheets, and what is hidden in the one that is read; columns that are hidden because nothing
 * is in them are nothing to speak of. */
static void test_parts(void **state)
{
    static const struct part three = {
        "xl/book.xml",
        "<workbook xmlns:r='urn:r'><sheets><sheet name='Staff' sheetId='2' state='veryHidden' "
        "r:id='r8'/><sheet name='One' sheetId='1' state='visible' r:id='r1'/><sheet name='Notes' "
        "sheetId='3' r:id='r9'/></sheets></workbook>"};
    check_text(parts_of(*state, EMPTY, nothing), "sheet 'One'; ");
    check_text(parts_of(*state, EMPTY, three),
               "-hidden sheet 'Staff'; sheet 'One'; -sheet 'Notes'; ");
    check_text(parts_of(*state,
                        "<worksheet><cols><col min='2' max='3' hidden='1'/><col min='9' "
                        "max='16384' hidden='1'/></cols><sheetData><row r='1'><c r='A1'><v>1</v>"
                        "</c></row><row r='2' hidden='1'/></sheetData></worksheet>",
                        nothing),
               "sheet 'One'; ");
    check_text(parts_of(*state,
                        "<worksheet><cols><col min='2' max='3' hidden='true'/></cols><sheetData>"
                        "<row r='1'><c r='C1'><v>1</v></c></row><row r='2' hidden='1'><c r='A2'>"
                        "<v>1</v></c></row></sheetData></worksheet>",
                        nothing),
               "sheet 'One'; -hidden rows of sheet 'One'; -hidden columns of sheet 'One'; ");
}

/* ---- cells ---- */

static void test_cells(void **state)
{
    check(*state, "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>",
          "A1 text 'plain'; B1 text 'two runs '; ");
    check(*state, "<row r='2'><c r='A2' t='s'><v>2</v></c><c r='C2' t='s'><v>3</v></c></row>",
          "A2 text 'a\rb_x0041_ _x00_'; C2 text ''; ");
    check(*state,
          "<row r='3'><c r='A3' t='inlineStr'><is><t>in</t><r><t>line</t></r></is></c>"
          "<c r='B3' t='str'><f>A1</f><v>of a formula</v></c></row>",
          "A3 text 'inline'; B3 text 'of a formula'; ");
    check(*state,
          "<row r='1'><c r='A1'><v>0.30000000000000004</v></c><c r='B1' t='n'><v>1.5E-3</v></c>"
          "<c r='C1' s='1'><v>0.125</v></c><c r='D1' s='99'><v>7</v></c></row>",
          "A1 number '0.3'; B1 number '0.0015'; C1 percentage '12.5'; D1 number '7'; ");
    check(*state,
          "<row r='1'><c r='A1' s='2'><v>38077</v></c><c r='B1' s='3'><v>38077.5</v></c>"
          "<c r='C1' s='4'><v>0.5</v></c><c r='D1' s='2'><v>0.25</v></c>"
          "<c r='E1' t='d'><v>2004-03-31T00:00:00</v></c></row>",
          "A1 date '2004-03-31'; B1 date '2004-03-31'; C1 time '0.5'; D1 time '0.25'; "
          "E1 date '2004-03-31'; ");
    check(*state,
          "<row r='1'><c r='A1' t='b'><v>1</v></c><c r='B1' t='b'><v>0</v></c>"
          "<c r='C1' t='e'><f>1/0</f><v>#DIV/0!</v></c></row>",
          "A1 truth 'TRUE'; B1 truth 'FALSE'; C1 error '#DIV/0!'; ");
}

/* What the program did not work out is not there: some write an empty value, some none. */
static void test_formulas(void **state)
{
    check(*state,
          "<row r='1'><c r='A1'><f>SUM(B1:B2)</f></c><c r='B1'><f>B2</f><v/></c>"
          "<c r='C1'><f>B2</f><v>3</v></c><c r='D1' t='str'><f>\"\"</f><v></v></c></row>",
          "A1 formula 'SUM(B1:B2)'; B1 formula 'B2'; C1 number '3'; D1 text ''; ");
}

/* Programs leave out references they need not write; cells with only a look have nothing in them.
 */
static void test_places(void **state)
{
    check(*state,
          "<row><c><v>1</v></c><c s='1'/><c><v>2</v></c></row><row r='5'><c r='XFD5'><v>3</v></c>"
          "</row><row><c t='str'/><c><v>4</v></c></row>",
          "A1 number '1'; C1 number '2'; XFD5 number '3'; B6 number '4'; ");
    check_text(read_bytes(*state,
                          workbook(*state,
                                   "<worksheet><sheetData/><mergeCells><mergeCell ref='A1:C2'/>"
                                   "</mergeCells><controls><anchor><row>7</row></anchor>"
                                   "</controls></worksheet>",
                                   nothing),
                          &any),
               "1:1-2:3; ");
}

static void test_years(void **state)
{
    const struct part old = {"xl/book.xml", "<workbook xmlns:r='urn:r'><workbookPr date1904='1'/>"
                                            "<sheets><sheet name='One' r:id='r1'/></sheets>"
                                            "</workbook>"};
    check_text(read_bytes(*state,
                          workbook(*state,
                                   "<worksheet><sheetData><row><c s='2'><v>36615</v></c></row>"
                                   "</sheetData></worksheet>",
                                   old),
                          &any),
               "A1 date '2004-03-31'; ");
}

/* ---- which sheet ---- */

static void test_sheets(void **state)
{
    const struct part two = {"xl/book.xml",
                             "<workbook xmlns:r='urn:r'><sheets><sheet name='One ' r:id='r1'/>"
                             "<sheet name='Chart' r:id='r4' state='hidden'/></sheets></workbook>"};
    struct data_source named = any;
    check_part(*state, two,
               "! sheet-unnamed: 'f.xlsx' has 2 sheets, and it is not said which is "
               "meant");
    named.sheet = "ONE";
    check_text(read_bytes(*state, workbook(*state, EMPTY, two), &named), "");
    named.sheet = "Ones";
    check_text(read_bytes(*state, workbook(*state, EMPTY, two), &named),
               "! sheet-unknown: 'f.xlsx' has no sheet 'Ones'");
    named.sheet = "Chart";
    check_text(read_bytes(*state, workbook(*state, EMPTY, two), &named),
               "! sheet-of-no-cells: the sheet 'Chart' holds a chart and no cells");
}

/* ---- what cannot be read ---- */

#define DAMAGED(part) "! workbook-damaged: the workbook cannot be read in its part '" part "': "

static void test_damaged_cells(void **state)
{
    static const struct {
        const char *rows, *expected;
    } cases[] = {
        {"<row r='1'><c r='A1' t='s'><v>9</v></c></row>", "a cell names a text that is not there"},
        {"<row r='1'><c r='A1' t='s'><v>x</v></c></row>", "a cell names a text that is not there"},
        {"<row r='1'><c r='A1' t='s'><v/></c></row>", "a cell names a text that is not there"},
        {"<row r='1'><c r='A1'><v>x</v></c></row>", "a cell holds a number that is none"},
        {"<row r='1'><c r='A1' t='z'><v>1</v></c></row>", "a cell is of a kind that is not known"},
        {"<row r='1'><c r='1A'><v>1</v></c></row>", "a cell has no place"},
        {"<row r='1'><c r='A1x'><v>1</v></c></row>", "a cell has no place"},
        {"<row r='1'><c r='XFE1'><v>1</v></c></row>", "a cell has no place"},
        {"<row r='1'><c r='B1'><v>1</v></c><c r='A1'><v>1</v></c></row>",
         "its cells are out of order"},
        {"<row r='1'><c r='A2'><v>1</v></c></row>", "its cells are out of order"},
        {"<row r='2'/><row r='2'/>", "its rows are out of order"},
        {"<row r='0'/>", "its rows are out of order"},
        {"<row r='1048577'/>", "its rows are out of order"},
        {"<c r='A1'><v>1</v></c>", "a cell stands in no row"},
        {"<row r='1'><c r='A1'><v>1</c></row>", "Opening and ending tag mismatch: v line 1 and c"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(*state, cases[i].rows,
              format_text(*state, DAMAGED("xl/s/one.xml") "%s", cases[i].expected));
}

static void test_damaged_parts(void **state)
{
    struct arena *arena = *state;
    check_part(arena, (struct part){"xl/s/one.xml", NULL},
               DAMAGED("xl/s/one.xml") "it is not there");
    check_part(arena, (struct part){"xl/book.xml", NULL}, DAMAGED("xl/book.xml") "it is not there");
    check_part(arena, (struct part){"xl/looks.xml", NULL},
               DAMAGED("xl/looks.xml") "it is not there");
    check_part(arena, (struct part){"xl/texts.xml", "<sst>"},
               DAMAGED("xl/texts.xml") "Extra content at the end of the document");
    check_part(arena,
               (struct part){"xl/texts.xml", "<!DOCTYPE sst [<!ENTITY a 'b'>]><sst>&a;</sst>"},
               DAMAGED("xl/texts.xml") "document type declarations are not accepted");
    check_part(arena,
               (struct part){"xl/s/one.xml", "<worksheet><mergeCells><mergeCell ref='A1'/>"
                                             "</mergeCells></worksheet>"},
               DAMAGED("xl/s/one.xml") "cells are merged that have no place");
    check_part(arena,
               (struct part){"xl/_rels/book.xml.rels",
                             RELATIONS(RELATION("r1", "worksheet", "../../../../x"))},
               DAMAGED("x") "it is not there");
}

static void test_other_files(void **state)
{
    struct arena *arena = *state;
    static const struct {
        struct part part;
        const char *kind;
    } cases[] = {
        {{"content.xml", "<x/>"}, "an OpenDocument file"},
        {{"xl/workbook.bin", "x"}, "a binary workbook (.xlsb)"},
        {{"word/document.xml", "<x/>"}, "a Word document"},
        {{"readme.txt", "x"}, "a ZIP archive"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_text(read_bytes(arena, zipped(arena, &cases[i].part, 1), &any),
                   format_text(arena, "! source-kind: the file is %s and no table of figures",
                               cases[i].kind));
    struct slice whole = workbook(arena, EMPTY, nothing);
    static const char *const cut =
        "! workbook-cut: the file begins as a workbook does and cannot be opened as one";
    for (size_t count = 4; count < whole.count; count += 101)
        check_text(read_bytes(arena, (struct slice){whole.bytes, count}, &any), cut);
}

/* A few kilobytes that would become a gigabyte, and one byte of the packed text changed. */
static void test_unpacking(void **state)
{
    struct arena *arena = *state;
    size_t count = ((size_t)ARCHIVE_LIMIT_MIB << 20) + 1;
    char *long_text = arena_alloc(arena, count + 1);
    memset(long_text, ' ', count);
    check_part(arena, (struct part){"xl/s/one.xml", long_text},
               "! workbook-too-large: the workbook unpacks to more than 128 MiB");
    struct slice bytes = workbook(arena, EMPTY, nothing);
    char *changed = arena_copy(arena, bytes.bytes, bytes.count);
    changed[30 + strlen("xl/s/one.xml") + 4] ^= 0x55;
    check_text(read_bytes(arena, (struct slice){changed, bytes.count}, &any),
               DAMAGED("xl/s/one.xml") "it cannot be unpacked");
}

/* Any byte changed: it is read or refused, and neither crashes nor hangs. */
static void test_changed_bytes(void **state)
{
    struct slice bytes = workbook(*state,
                                  "<worksheet><sheetData><row r='1'><c r='A1' "
                                  "t='s'><v>1</v></c></row></sheetData></worksheet>",
                                  nothing);
    for (size_t i = 0; i < bytes.count; i++) {
        struct arena *arena = arena_create_child(*state);
        char *changed = arena_copy(arena, bytes.bytes, bytes.count);
        changed[i] = (char)(changed[i] ^ (1 + i % 255));
        read_bytes(arena, (struct slice){changed, bytes.count}, &any);
        arena_destroy(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_parts),         TEST(test_cells),         TEST(test_formulas),
        TEST(test_places),        TEST(test_years),         TEST(test_sheets),
        TEST(test_damaged_cells), TEST(test_damaged_parts), TEST(test_other_files),
        TEST(test_unpacking),     TEST(test_changed_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
