/* SPDX-License-Identifier: Apache-2.0 */
/* Validation with small schemas; the plan's own is put to the test in tests/bad. */
#include "reading.h"

#define SCHEMA(content)                                                                            \
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns='urn:t' "                        \
    "targetNamespace='urn:t' elementFormDefault='qualified'>" content "</xs:schema>"

/* A book has a title, then an optional note, one or more chapters and perhaps an index. */
static const char book[] = SCHEMA(
    "<xs:element name='book'><xs:complexType><xs:sequence><xs:element ref='title'/>"
    "<xs:element ref='note' minOccurs='0'/><xs:element ref='chapter' maxOccurs='unbounded'/>"
    "<xs:element ref='index' minOccurs='0'/></xs:sequence>"
    "<xs:attribute name='year' type='year' use='required'/></xs:complexType></xs:element>"
    "<xs:element name='title' type='xs:string'/>"
    "<xs:element name='note' type='xs:string'/>"
    "<xs:element name='chapter'><xs:complexType><xs:sequence><xs:element ref='title'/>"
    "<xs:element ref='p' minOccurs='0' maxOccurs='unbounded'/></xs:sequence></xs:complexType>"
    "</xs:element>"
    "<xs:element name='p' type='xs:string'/>"
    "<xs:element name='index'><xs:complexType/></xs:element>"
    "<xs:simpleType name='year'><xs:annotation><xs:appinfo> a year </xs:appinfo></xs:annotation>"
    "<xs:restriction base='xs:token'><xs:pattern value='[0-9]{4}'/></xs:restriction>"
    "</xs:simpleType>");

static struct xml_schema *open_schema(struct arena *arena, const char *text)
{
    struct diag_list *diags = diag_list_create(arena);
    struct xml_schema *schema = xml_schema_open(arena, "t.xsd", slice_of(text), diags);
    assert_string_equal(said(arena, diags), "");
    return schema;
}

static void check(struct arena *arena, const struct xml_schema *schema, const char *content,
                  const char *expected)
{
    struct diag_list *diags;
    const char *text = format_text(arena, "<book xmlns='urn:t' year='2004'>%s</book>", content);
    assert_non_null(read_bytes(arena, slice_of(text), schema, &diags));
    assert_string_equal(said(arena, diags), expected);
}

#define CHAPTER "<chapter><title/></chapter>\n"

static void test_valid(void **state)
{
    const struct xml_schema *schema = open_schema(*state, book);
    check(*state, schema, "<title>A</title>" CHAPTER, "");
    check(*state, schema, "<title>A</title><note/>" CHAPTER CHAPTER "<index/>", "");
}

static void test_one_too_many(void **state)
{
    const struct xml_schema *schema = open_schema(*state, book);
    check(
        *state, schema, "<title/>\n<p/>\n" CHAPTER "<p/>\n" CHAPTER "<index/>",
        "2:1 element-unexpected: <p> is not allowed here in <book>; expected <note> or <chapter>\n"
        "4:1 element-unexpected: <p> is not allowed here in <book>; expected <chapter> or "
        "<index>\n");
}

static void test_missing_before(void **state)
{
    const struct xml_schema *schema = open_schema(*state, book);
    check(*state, schema, "\n" CHAPTER CHAPTER,
          "2:1 element-missing: <title> is missing before <chapter> in <book>\n");
    check(*state, schema, "<title/>\n<index/>",
          "2:1 element-missing: <chapter> is missing before <index> in <book>\n");
}

static void test_too_late(void **state)
{
    const struct xml_schema *schema = open_schema(*state, book);
    check(*state, schema, "\n<note/>\n<title/>\n" CHAPTER,
          "3:1 element-order: <title> must come before <note>\n");
    check(*state, schema, "<title/>\n" CHAPTER "<note/>\n" CHAPTER,
          "3:1 element-unexpected: <note> is not allowed here in <book>; expected <chapter> or "
          "<index>\n");
    check(*state, schema, "<title/>\n" CHAPTER "<index/>\n<note/>",
          "4:1 element-unexpected: <note> is not allowed here in <book>; it belongs after "
          "<title>\n");
}

static void test_incomplete(void **state)
{
    const struct xml_schema *schema = open_schema(*state, book);
    check(*state, schema, "<title/>\n<chapter/>\n<chapter><p/></chapter>",
          "2:1 element-incomplete: <chapter> is not complete; expected <title>\n"
          "3:10 element-missing: <title> is missing before <p> in <chapter>\n");
}

/* A fault in one place keeps none from being found in its siblings, inside and behind it. */
static void test_all_in_one_run(void **state)
{
    const struct xml_schema *schema = open_schema(*state, book);
    check(
        *state, schema,
        "<title/>\n<p><q/></p>\n<chapter year='1'>x<title/></chapter>\n<q>\n<p b=''/>\n</q>\n"
        "<index>y</index>\n<index/>",
        "2:1 element-unexpected: <p> is not allowed here in <book>; expected <note> or <chapter>\n"
        "2:4 element-unknown: there is no element <q>\n"
        "3:10 attribute-unknown: <chapter> has no attribute 'year'\n"
        "3:19 text-unexpected: the text 'x' does not belong directly into <chapter>\n"
        "4:1 element-unknown: there is no element <q>\n"
        "5:4 attribute-unknown: <p> has no attribute 'b'\n"
        "7:8 text-unexpected: the text 'y' does not belong directly into <index>\n"
        "8:1 element-unexpected: <index> is not allowed here in <book>\n");
}

static void test_value(void **state)
{
    struct arena *arena = *state;
    const struct xml_schema *schema = open_schema(arena, book);
    struct diag_list *diags;
    read_bytes(arena, slice_of("<book xmlns='urn:t'\nyear='04'><title/>" CHAPTER "</book>"), schema,
               &diags);
    assert_string_equal(said(arena, diags),
                        "2:1 value-invalid: '04' will not do for the attribute 'year' of <book>\n");
    assert_string_equal(diag_at(diags, 0)->help, "wanted is a year");
}

/* Elements of one shape are validated once; these look alike, and are not. */
static void test_alike_and_not(void **state)
{
    const struct xml_schema *schema = open_schema(
        *state, SCHEMA("<xs:element name='book'><xs:complexType mixed='true'><xs:choice "
                       "minOccurs='0' maxOccurs='unbounded'><xs:element ref='e'/><xs:element "
                       "ref='f'/></xs:choice><xs:attribute name='year'/></xs:complexType>"
                       "</xs:element><xs:element name='e'><xs:complexType><xs:sequence>"
                       "<xs:element ref='f' minOccurs='0'/></xs:sequence>"
                       "<xs:attribute name='k' type='year'/></xs:complexType></xs:element>"
                       "<xs:element name='f' type='year'/><xs:simpleType name='year'>"
                       "<xs:restriction base='xs:token'><xs:pattern value='[0-9]{4}'/>"
                       "</xs:restriction></xs:simpleType>"));
    check(*state, schema, "<e k='2004'/><e k='2004'/><e k='2005'/><f>2004</f>\n<e k='04'/>",
          "2:4 value-invalid: '04' will not do for the attribute 'k' of <e>\n");
    check(*state, schema, "<e k='2004'/>\n<e k='2004'>x</e>\n<e k='2004'/>",
          "2:13 text-unexpected: the text 'x' does not belong directly into <e>\n");
    check(*state, schema, "<e/>\n<e><f>2004</f></e>\n<e><f>2004</f><f>2004</f></e>",
          "3:15 element-unexpected: <f> is not allowed here in <e>\n");
    check(*state, schema, "<e><f>2004</f></e>\n<e><f xmlns='urn:u'>2004</f></e>",
          "2:4 wrong-namespace: <f> is in the namespace 'urn:u', which has no place here\n");
    check(*state, schema, "<f>2004</f><f>2005</f>\n<f>04</f><e><f>2004</f></e><e><f>5</f></e>",
          "2:1 content-invalid: '04' will not do as the content of <f>\n"
          "2:31 content-invalid: '5' will not do as the content of <f>\n");
    check(*state, schema, "<e k='2004'/>\n<e xmlns='urn:u' k='2004'/>\n<e k='2004' year='2004'/>",
          "2:1 wrong-namespace: <e> is in the namespace 'urn:u', which has no place here\n"
          "3:13 attribute-unknown: <e> has no attribute 'year'\n");
}

/* Where types are anonymous and elements local, less can be told, but nothing breaks. */
static void test_local_declarations(void **state)
{
    struct arena *arena = *state;
    const struct xml_schema *schema = open_schema(
        arena, SCHEMA("<xs:element name='a'><xs:complexType><xs:sequence>"
                      "<xs:element name='b' maxOccurs='2'><xs:complexType><xs:sequence>"
                      "<xs:element name='c'/></xs:sequence><xs:attribute name='k'><xs:simpleType>"
                      "<xs:restriction base='xs:string'><xs:enumeration value='one'/>"
                      "<xs:enumeration value='two'/></xs:restriction></xs:simpleType>"
                      "</xs:attribute></xs:complexType></xs:element>"
                      "</xs:sequence></xs:complexType></xs:element>"));
    struct diag_list *diags;
    read_bytes(arena, slice_of("<a xmlns='urn:t'>\n<b k='tow'><c/></b>\n<x/>\n<b><c/><c/></b></a>"),
               schema, &diags);
    assert_string_equal(said(arena, diags),
                        "2:4 value-invalid: 'tow' will not do for the attribute 'k' of <b>\n"
                        "3:1 element-unknown: there is no element <x>\n"
                        "4:8 element-unexpected: <c> is not allowed here in <b>\n");
    assert_string_equal(diag_at(diags, 0)->help, "did you mean 'two'?");
}

static void check_no_schema(struct arena *arena, const char *text)
{
    struct diag_list *diags = diag_list_create(arena);
    assert_null(xml_schema_open(arena, "t.xsd", slice_of(text), diags));
    assert_int_equal(diag_count(diags), 1);
    assert_int_equal(diag_at(diags, 0)->id, DIAG_schema_invalid);
}

static void test_no_schema(void **state)
{
    struct arena *arena = *state;
    check_no_schema(arena, "");
    check_no_schema(arena, "no schema");
    check_no_schema(arena, "<a/>");
    check_no_schema(arena, SCHEMA("<xs:element name='a' type='missing'/>"));
    check_no_schema(arena,
                    SCHEMA("<xs:import namespace='urn:u' schemaLocation='http://u.invalid/'/>"));
    check_no_schema(arena, SCHEMA("<xs:include schemaLocation='/etc/passwd'/>"));
    check_no_schema(arena, "<!DOCTYPE a [<!ENTITY b SYSTEM '/etc/passwd'>]>" SCHEMA("&b;"));
}

/* A document cannot bring a schema of its own. */
static void test_schema_location_is_not_followed(void **state)
{
    struct arena *arena = *state;
    const struct xml_schema *schema = open_schema(arena, book);
    struct diag_list *diags;
    read_bytes(
        arena,
        slice_of("<book xmlns='urn:t' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
                 "xsi:schemaLocation='urn:t http://t.invalid/t.xsd' year='2004'><title/>" CHAPTER
                 "</book>"),
        schema, &diags);
    assert_string_equal(said(arena, diags), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_valid),
        TEST(test_one_too_many),
        TEST(test_missing_before),
        TEST(test_too_late),
        TEST(test_incomplete),
        TEST(test_all_in_one_run),
        TEST(test_value),
        TEST(test_alike_and_not),
        TEST(test_local_declarations),
        TEST(test_no_schema),
        TEST(test_schema_location_is_not_followed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
