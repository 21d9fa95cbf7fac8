/* SPDX-License-Identifier: Apache-2.0 */
/* docs/rules.md holds the table of rules as it is. Where it does not, the table as it should be
 * lies in the build folder: copy it over. */
#define _XOPEN_SOURCE 700
#include "ruling.h"

#define BEGIN "<!-- the table of rules: made from src/rules/rules.def -->\n"
#define DOCUMENT SOURCE_DIR "/docs/rules.md"

static void write_rule(struct buffer *out, const struct rule *rule)
{
    buffer_format(out, "| `%s` | %s | ", rule->id, severity_name(rule->severity));
    buffer_format(out, "%s%s%s | ", rule_origin_name(rule->origin), rule->basis ? ": " : "",
                  rule->basis ? rule->basis : "");
    buffer_format(out, "%s | %s%s%s | %s |\n", rule->asks, rule_means_name(rule->means),
                  rule->how ? ": " : "", rule->how ? rule->how : "",
                  rule->means != MEANS_CHECKED ? ""
                  : rule->waivable             ? "yes"
                                               : "no");
}

static const char *table(struct arena *arena, bool best_value)
{
    struct buffer out = buffer_open(arena);
    buffer_add_text(&out, "| id | severity | wanted by | asks that | met | waiver |\n"
                          "|---|---|---|---|---|---|\n");
    const struct rule *rule;
    for (size_t i = 0; (rule = rule_at(i)); i++) {
        if (rule->best_value == best_value)
            write_rule(&out, rule);
    }
    return buffer_text(&out);
}

static void test_document(void **state)
{
    struct arena *arena = *state;
    struct diag_list *diags = diag_list_create(arena);
    struct slice text;
    assert_true(file_read(arena, DOCUMENT, (struct source_pos){0}, diags, &text));
    const char *document = arena_copy(arena, text.bytes, text.count);
    const char *begin = strstr(document, BEGIN);
    assert_non_null(begin);
    const char *expected =
        format_text(arena, "\n## Of every plan\n\n%s\n## Of best value performance plans\n\n%s",
                    table(arena, false), table(arena, true));
    if (strcmp(begin + strlen(BEGIN), expected) == 0)
        return;
    const char *path = BINARY_DIR "/rules.md";
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fwrite(document, 1, (size_t)(begin - document) + strlen(BEGIN), file);
    fputs(expected, file);
    fclose(file);
    fail_msg("docs/rules.md differs from the table; cp %s " DOCUMENT, path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_document)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
