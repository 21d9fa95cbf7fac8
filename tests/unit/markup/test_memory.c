/* SPDX-License-Identifier: Apache-2.0 */
/* Memory that runs out at any moment: the call unwinds to its guard, and nothing stays behind. */
#include "reading.h"
#include "scarce.h"

#include "markup/stream.h"

static const char schema_text[] =
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:t' xmlns='urn:t'>"
    "<xs:element name='a'><xs:complexType><xs:sequence><xs:element ref='b' maxOccurs='unbounded'/>"
    "</xs:sequence></xs:complexType></xs:element><xs:element name='b' "
    "type='xs:string'/></xs:schema>";

struct work {
    struct arena *arena;
    void (*read)(void *work);
    struct slice text;
    bool done;
};

static void read_it(void *context)
{
    struct work *work = context;
    struct diag_list *diags = diag_list_create(work->arena);
    struct xml_schema *schema = xml_schema_open(work->arena, "t.xsd", slice_of(schema_text), diags);
    struct xml_request request = {.name = "x.xml", .text = work->text, .schema = schema};
    work->done = xml_read(work->arena, &request, diags) != NULL;
}

static void stream_it(void *context)
{
    struct work *work = context;
    struct xml_stream *stream = xml_stream_open(work->arena, work->text);
    for (enum xml_piece piece; (piece = xml_stream_next(stream)) != XML_NOTHING;) {
        if (piece == XML_TEXT)
            arena_copy(work->arena, xml_stream_text(stream).bytes, xml_stream_text(stream).count);
    }
    work->done = !xml_stream_fault(stream);
}

/* Many blocks of the arena are needed, so that allocations fail in every stage. */
static struct slice long_document(struct arena *arena, bool faults)
{
    struct buffer text = buffer_open(arena);
    buffer_add_text(&text, "<a xmlns='urn:t'>");
    for (int i = 0; i < 3000; i++)
        buffer_add_text(&text,
                        faults && i % 100 == 0 ? "<c k='&#65;'>é&amp;</c>" : "<b>one</b>\r\n");
    buffer_add_text(&text, "</a>");
    buffer_text(&text);
    return buffer_slice(&text);
}

static void fail_everywhere(struct arena *outer, void (*read)(void *work), bool faults)
{
    struct work work = {.read = read, .text = long_document(outer, faults)};
    bool survived = false;
    for (long n = 1; !survived; n++) {
        assert_true(n < 1000);
        struct scarce scarce = {.failing = n};
        const struct allocator allocator = scarce_allocator(&scarce);
        work.arena = arena_create(&allocator);
        if (work.arena)
            survived = arena_protect(work.arena, work.read, &work);
        arena_destroy(work.arena);
        assert_int_equal(scarce.alive, 0);
        assert_true(survived == (scarce.calls < n));
    }
    assert_true(work.done);
}

static void test_valid_document(void **state)
{
    fail_everywhere(*state, read_it, false);
}

static void test_document_with_faults(void **state)
{
    fail_everywhere(*state, read_it, true);
}

static void test_stream(void **state)
{
    fail_everywhere(*state, stream_it, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_valid_document),
        TEST(test_document_with_faults),
        TEST(test_stream),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
