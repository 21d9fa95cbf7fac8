/* SPDX-License-Identifier: Apache-2.0 */
/* The test suite of RFC 1321, A.5, and lengths around the end of a block. */
#include "testing.h"

#include "base/buffer.h"
#include "base/md5.h"

static const char *digest(const char *text, struct arena *arena)
{
    unsigned char bytes[16];
    struct buffer out = buffer_open(arena);
    md5(slice_of(text), bytes);
    buffer_add_hexadecimal(&out, (struct slice){(const char *)bytes, sizeof bytes});
    return buffer_text(&out);
}

static void test_suite(void **state)
{
    assert_string_equal(digest("", *state), "D41D8CD98F00B204E9800998ECF8427E");
    assert_string_equal(digest("a", *state), "0CC175B9C0F1B6A831C399E269772661");
    assert_string_equal(digest("abc", *state), "900150983CD24FB0D6963F7D28E17F72");
    assert_string_equal(digest("message digest", *state), "F96B697D7CB7938D525A2F31AAF161D0");
    assert_string_equal(digest("abcdefghijklmnopqrstuvwxyz", *state),
                        "C3FCD3D76192E4007DFB496CCA67E13B");
    assert_string_equal(
        digest("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", *state),
        "D174AB98D277D9F5A5611C2C9F419D9F");
    assert_string_equal(digest("1234567890123456789012345678901234567890123456789012345678901234567"
                               "8901234567890",
                               *state),
                        "57EDF4A22BE3C955AC49DA2E2107B67A");
}

/* As md5sum has them. */
static void test_lengths(void **state)
{
    static const struct {
        size_t count;
        const char *digest;
    } cases[] = {
        {55, "04364420E25C512FD958A70738AA8F72"},  {56, "668A72D5BA17F08E62DABCAFAD6DB14B"},
        {63, "7DC2CA208106A2F703567BDFF99D8981"},  {64, "C1BB4F81D892B2D57947682AEB252456"},
        {65, "1BC932052302D074BDEC39795FE00CF6"},  {119, "AB347A5F68C8A443CFCDDC633F12C24F"},
        {120, "FB98667F98096DE92620B64F46E1C5B5"}, {128, "D69CB61A6EE87200676EB0D4B90EDBCB"}};
    char text[200];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        memset(text, 'x', cases[i].count);
        text[cases[i].count] = '\0';
        assert_string_equal(digest(text, *state), cases[i].digest);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_suite), TEST(test_lengths)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
