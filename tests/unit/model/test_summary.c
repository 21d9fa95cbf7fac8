/* SPDX-License-Identifier: Apache-2.0 */
/* Which indicators a summary tells of where its author does not say. */
#include "testing.h"

#include "model/edition.h"

struct sample {
    struct arena *arena;
    struct publication publication;
    struct part indicators;
    struct service_block *services[3];
};

static void open_sample(struct sample *sample, struct arena *arena)
{
    *sample = (struct sample){.arena = arena, .indicators = {.kind = PART_INDICATORS}};
    sample->publication.parts = &sample->indicators;
    sample->publication.metadata.reporting.year = 2003;
    sample->publication.anchors_by_id = map_create(arena);
    struct service_block **link = &sample->indicators.services;
    for (int i = 0; i < 3; i++) {
        *link = sample->services[i] = ARENA_NEW(arena, struct service_block);
        link = &(*link)->next;
    }
}

static void observe(struct sample *sample, struct indicator *indicator, enum observation_kind kind,
                    const char *value)
{
    struct observation *o = ARENA_NEW(sample->arena, struct observation);
    o->period.year = 2003;
    o->kind = kind;
    assert_true(value_read(slice_of(value), UNIT_NUMBER, &o->value));
    indicator_add(indicator, o);
}

/* An indicator at the end of a service; values may be NULL. */
static struct indicator *add(struct sample *sample, int service, const char *code,
                             const char *outturn, const char *target)
{
    struct indicator_group **link = &sample->services[service]->groups;
    while (*link)
        link = &(*link)->next;
    *link = ARENA_NEW(sample->arena, struct indicator_group);
    struct indicator *indicator = (*link)->indicators = ARENA_NEW(sample->arena, struct indicator);
    indicator->what.code = code;
    indicator->what.unit = UNIT_NUMBER;
    if (outturn)
        observe(sample, indicator, OBSERVATION_OUTTURN, outturn);
    if (target)
        observe(sample, indicator, OBSERVATION_TARGET, target);
    return indicator;
}

/* The codes of the headlines, one after the other. */
static void check_chosen(struct sample *sample, const char *wanted)
{
    struct buffer codes = buffer_open(sample->arena);
    assert_true(edition_apply(sample->arena, &sample->publication, EDITION_SUMMARY));
    const struct part *part = sample->publication.parts;
    assert_int_equal(part->kind, PART_SUMMARY);
    assert_null(part->next);
    for (const struct headline *h = part->summary.headlines; h; h = h->next) {
        buffer_add_text(&codes, h->code);
        assert_ptr_equal(h->group->indicators, h->indicator);
    }
    assert_string_equal(buffer_text(&codes), wanted);
}

/* Each service in turn, those with a target first; circumstances, words and gaps are no headlines.
 */
static void test_in_turn(void **state)
{
    struct sample sample;
    open_sample(&sample, *state);
    add(&sample, 0, "a", "1", "2");
    add(&sample, 0, "b", "1", NULL);
    add(&sample, 0, "c", "3", "2");
    add(&sample, 1, "d", NULL, "2");
    add(&sample, 1, "e", "1", "2")->what.context = true;
    add(&sample, 1, "f", "1", "2")->what.unit = UNIT_LEVEL;
    add(&sample, 1, "g", "1", "2");
    add(&sample, 2, "h", "1", NULL);
    check_chosen(&sample, "agcbh");
}

static void test_enough(void **state)
{
    static const char *const codes[] = {"a", "b", "c", "d", "e", "f", "g",
                                        "h", "i", "j", "k", "l", "m", "n"};
    struct sample sample;
    open_sample(&sample, *state);
    for (int i = 0; i < 14; i++)
        add(&sample, i < 10 ? 0 : 2, codes[i], "1", "2");
    check_chosen(&sample, "akblcmdnefgh");
}

static void test_nothing_to_tell(void **state)
{
    struct sample sample;
    open_sample(&sample, *state);
    sample.indicators.kind = PART_SECTION;
    assert_false(edition_apply(sample.arena, &sample.publication, EDITION_SUMMARY));
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_in_turn), TEST(test_enough),
                                       TEST(test_nothing_to_tell)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
