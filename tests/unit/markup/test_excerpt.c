/* SPDX-License-Identifier: Apache-2.0 */
/* What an excerpt keeps. That it finds what the whole schema finds is put to the test with all of
 * tests/bad (tests/cli/whole-schema.sh). */
#include "markup/excerpt.h"

#include "reading.h"

#define OPEN "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns='urn:t'>"
#define CLOSE "</xs:schema>"

static const char schema[] =
    "<?xml version='1.0'?><!-- <xs:element name='p'/> -->\n" OPEN
    "<xs:annotation><xs:documentation>A <b>book</b></xs:documentation></xs:annotation>"
    "<xs:element name='book'><xs:complexType><xs:sequence> <xs:group ref='parts'/> </xs:sequence>"
    "<xs:attributeGroup ref='dated'/></xs:complexType></xs:element>"
    "<xs:element name='p' type='xs:string'/>"
    "<xs:element name='index' type='pages'/>"
    "<xs:group name='parts'><xs:choice><xs:element ref='p'/><xs:element ref='index'/></xs:choice>"
    "</xs:group>"
    "<xs:group name='other'><xs:choice><xs:element ref='loose'/></xs:choice></xs:group>"
    "<xs:element name='loose'/>"
    "<xs:attributeGroup name='dated'><xs:annotation/><xs:attribute name='when' type='when'/>"
    "</xs:attributeGroup>"
    "<xs:simpleType name='when'><xs:union memberTypes='year  day xs:time'/></xs:simpleType>"
    "<xs:simpleType name='year'><xs:restriction base='digits'/></xs:simpleType>"
    "<xs:simpleType name='day'><xs:restriction base='xs:token'><xs:pattern value='a>b'/>"
    "</xs:restriction></xs:simpleType>"
    "<xs:simpleType name='digits'><xs:restriction base='xs:token'/></xs:simpleType>"
    "<xs:complexType name='pages'/>" CLOSE;

static bool keeps(struct slice excerpt, const char *part)
{
    return strstr(excerpt.bytes, part);
}

static struct slice excerpt_for(struct arena *arena, const char *document)
{
    return excerpt_make(arena, slice_of(schema), read_string(arena, document));
}

static void test_one_element(void **state)
{
    struct slice excerpt = excerpt_for(*state, "<p/>");
    assert_string_equal(excerpt.bytes, OPEN "<xs:element name='p' type='xs:string'/>" CLOSE);
}

static void test_what_is_referred_to(void **state)
{
    struct slice excerpt = excerpt_for(*state, "<book><p/></book>");
    assert_true(keeps(excerpt, "<xs:complexType><xs:sequence><xs:group ref='parts'/></xs:seq"));
    assert_true(keeps(excerpt, "<xs:element name='p' type='xs:string'/>"));
    assert_true(keeps(excerpt, "<xs:group name='parts'>"));
    assert_true(keeps(excerpt, "<xs:attributeGroup name='dated'><xs:attribute name='when'"));
    assert_true(keeps(excerpt, "<xs:simpleType name='when'>"));
    assert_true(keeps(excerpt, "<xs:simpleType name='year'>"));
    assert_true(keeps(excerpt, "<xs:pattern value='a>b'/>"));
    assert_true(keeps(excerpt, "<xs:simpleType name='digits'>"));
}

/* An element that could be there and is not needs its name alone. */
static void test_what_is_not_there(void **state)
{
    struct slice excerpt = excerpt_for(*state, "<book><p/><unknown/></book>");
    assert_true(keeps(excerpt, "<xs:element name=\"index\"/>"));
    assert_false(keeps(excerpt, "pages"));
    assert_false(keeps(excerpt, "other"));
    assert_false(keeps(excerpt, "loose"));
    assert_false(keeps(excerpt, "annotation"));
}

static void test_nothing_known(void **state)
{
    assert_string_equal(excerpt_for(*state, "<unknown/>").bytes, OPEN CLOSE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_one_element),
        TEST(test_what_is_referred_to),
        TEST(test_what_is_not_there),
        TEST(test_nothing_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
