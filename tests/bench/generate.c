/* SPDX-License-Identifier: Apache-2.0 */
/* generate PAGES: a plan of about so many pages, on standard output, the same every time.
 *
 * Every sixty pages hold 160 indicators with observations and commentary, headings for the
 * contents, footnotes, and running prose; no paragraph occurs twice. Sentences are put together
 * from a grammar of a council's words with invented places, names and figures among them, so that
 * the words are as many and as unevenly frequent as in real plans. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct random {
    uint64_t state;
};

/* SplitMix64 (Steele, Lea & Flood 2014). */
static uint32_t draw(struct random *random, uint32_t below)
{
    uint64_t z = (random->state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return (uint32_t)((z ^ z >> 31) % below);
}

/* What is left of sixty pages when 160 indicators are set. */
#define PROSE_PAGES 30

#define WORDS_A_PAGE 400

#define PICK(random, list) list[draw(random, sizeof list / sizeof *list)]

static const char *const who[] = {"The council",
                                  "Cabinet",
                                  "The panel",
                                  "Our housing team",
                                  "The benefits team",
                                  "Each member",
                                  "The board",
                                  "Residents",
                                  "Parish councils",
                                  "The county",
                                  "Our contractor",
                                  "The planning team",
                                  "The Head of Finance",
                                  "A group of members",
                                  "The leisure trust",
                                  "Inspectors",
                                  "Local firms",
                                  "Young people",
                                  "Tenants",
                                  "The police"};
static const char *const did[] = {"agreed",   "reviewed",   "set out",     "looked at",
                                  "improved", "put off",    "took up",     "tested",
                                  "extended", "asked for",  "simplified",  "watched over",
                                  "welcomed", "brought in", "recommended", "negotiated",
                                  "measured", "redesigned", "joined up",   "paid for"};
static const char *const kind[] = {"annual",    "quarterly",      "affordable",    "local",
                                   "corporate", "independent",    "statutory",     "new",
                                   "shared",    "electronic",     "green",         "low-cost",
                                   "recycled",  "open",           "provisional",   "multi-agency",
                                   "rural",     "cost-effective", "long-standing", "useful"};
static const char *const thing[] = {"the way we buy goods",   "the improvement plan",
                                    "the yearly survey",      "targets for recycling",
                                    "the housing strategy",   "standards of service",
                                    "the capital plan",       "our way of working",
                                    "the licensing policy",   "the work on litter",
                                    "the equality scheme",    "travel for the old",
                                    "the care of parks",      "the risk register",
                                    "the community strategy", "duties for health and safety",
                                    "the training plan",      "help for the homeless",
                                    "the local plan",         "the work on crime"};
static const char *const why[] = {"because demand rose faster than we had thought it would",
                                  "in spite of a lack of trained staff",
                                  "so that choices can be made near to the people they touch",
                                  "after we had asked every home in the district",
                                  "within the money we had set aside",
                                  "although the rules changed in the course of the year",
                                  "as the auditor had asked us to in the letter of last year",
                                  "so as to meet the standard set for us",
                                  "and we shall measure it again before the next plan is made",
                                  "and the council tax did not have to rise for it",
                                  "where there was good cause to",
                                  "as part of the plan for the years to come"};
static const char *const begin[] = {"In", "During", "By the end of", "Throughout", "Early in"};
static const char *const month[] = {"April",    "June",    "July",     "September", "October",
                                    "November", "January", "February", "March"};
static const char *const syllable[] = {"bram",   "ely",  "hun", "ston", "wick", "ford", "ley",
                                       "thorpe", "mere", "cot", "gran", "ches", "wen",  "over",
                                       "ash",    "hol",  "nor", "sut",  "lang", "ket"};

static void place_name(struct random *random)
{
    const char *first = PICK(random, syllable);
    printf("%c%s%s%s", first[0] - 'a' + 'A', first + 1, PICK(random, syllable),
           PICK(random, syllable));
}

/* One sentence; returns about how many words it has. */
static int sentence(struct random *random)
{
    switch (draw(random, 5)) {
    case 0:
        printf("%s %s %s, %s. ", PICK(random, who), PICK(random, did), PICK(random, thing),
               PICK(random, why));
        return 15;
    case 1:
        printf("%s %s we %s %s %s in ", PICK(random, begin), PICK(random, month), PICK(random, did),
               PICK(random, thing), PICK(random, why));
        place_name(random);
        printf(". ");
        return 18;
    case 2:
        printf("Of %u cases received, %u.%u%% were settled within %u days, which is %s and %s. ",
               100 + draw(random, 9000), 50 + draw(random, 50), draw(random, 10),
               2 + draw(random, 60), PICK(random, kind), PICK(random, kind));
        return 15;
    case 3:
        printf("%s %s %s %s by &#xA3;%u,%03u; the %s work with ", PICK(random, who),
               PICK(random, did), PICK(random, thing), PICK(random, why), 1 + draw(random, 900),
               draw(random, 1000), PICK(random, kind));
        place_name(random);
        printf(" goes on. ");
        return 22;
    default:
        printf("This is a %s and %s matter: %s %s it, %s. ", PICK(random, kind), PICK(random, kind),
               PICK(random, who), PICK(random, did), PICK(random, why));
        return 17;
    }
}

static int paragraph(struct random *random, int words, int note)
{
    int count = 0;
    printf("<p>");
    while (count < words)
        count += sentence(random);
    if (note) {
        printf("See the note.<footnote>");
        sentence(random);
        printf("</footnote>");
    }
    printf("</p>\n");
    return count;
}

static void prose(struct random *random, int pages, int unit)
{
    for (int page = 0; page < pages; page++) {
        if (page % 4 == 0)
            printf("%s<section id=\"s%d-%d\"><title>Chapter %d: %s</title>\n",
                   page ? "</section>\n" : "", unit, page, page / 4 + 1, PICK(random, thing));
        int words = 0;
        for (int i = 0; words < WORDS_A_PAGE; i++)
            words += paragraph(random, 70 + (int)draw(random, 80), i == 2 && page % 2);
        if (page % 3 == 1) {
            printf("<list>");
            for (int i = 0; i < 3; i++) {
                printf("<item>");
                sentence(random);
                printf("</item>");
            }
            printf("</list>\n");
        }
    }
    printf("</section>\n");
}

static void observation(const char *period, const char *observed, int tenths)
{
    printf("<observation period=\"%s\" kind=\"%s\" value=\"%d.%d\"/>", period, observed,
           tenths / 10, tenths % 10);
}

/* One in three fell short and has a commentary; the others did well, and aim for more, as the rules
 * for an approved plan ask of what has none. */
static void indicator(struct random *random, int unit, int number)
{
    int higher = (int)draw(random, 2), short_of = draw(random, 3) == 0, step = higher ? 1 : -1;
    int before = 400 + (int)draw(random, 300);
    int target = before + step * (int)draw(random, 40);
    int outturn = target + step * (int)draw(random, 40) * (short_of ? -1 : 1);
    printf("<indicator code=\"PI %d.%d\" unit=\"percent\" polarity=\"%s\" precision=\"1\">"
           "<title>Share of %s that are %s</title>",
           unit, number, higher ? "higher" : "lower", PICK(random, thing), PICK(random, kind));
    observation("2002/03", "outturn", before);
    observation("2003/04", "target", target);
    observation("2003/04", "outturn", outturn);
    printf("<observation period=\"2002/03\" kind=\"top-quartile\" value=\"%u.%u\" "
           "group=\"English districts\"/>",
           10 + draw(random, 89), draw(random, 10));
    for (int year = 1; year <= 3; year++) {
        const char *const years[] = {"2003/04", "2004/05", "2005/06", "2006/07"};
        observation(years[year], "target", outturn + step * 10 * year);
    }
    if (short_of) {
        printf("<commentary>");
        paragraph(random, 20 + (int)draw(random, 40), 0);
        printf("</commentary>");
    }
    printf("</indicator>\n");
}

static void indicators(struct random *random, int unit)
{
    printf("<service-block id=\"b%d\"><title>Service block %d</title>\n", unit, unit);
    for (int i = 1; i <= 160; i++)
        indicator(random, unit, i);
    printf("</service-block>\n");
}

int main(int argc, char **argv)
{
    int pages = argc > 1 ? atoi(argv[1]) : 0;
    if (pages < 1)
        return fputs("usage: generate PAGES\n", stderr), 2;
    struct random random = {42};
    int units = (pages + 30) / 60;
    printf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<plan xmlns=\"urn:planpress:plan:1\" status=\"approved\" year=\"2004/05\" "
           "xml:lang=\"en-GB\">\n<metadata><title>Performance Plan</title>"
           "<council>Sample District Council</council><published>2004-06-30</published>"
           "</metadata>\n");
    if (units == 0) {
        printf("<section><title>Summary</title>\n");
        for (int words = 0; words < 350;)
            words += paragraph(&random, 80, 0);
        printf("</section></plan>\n");
        return 0;
    }
    printf("<contents depth=\"2\"/>\n");
    for (int unit = 1; unit <= units; unit++) {
        printf("<section id=\"u%d\"><title>Volume %d</title>\n", unit, unit);
        prose(&random, PROSE_PAGES, unit);
        printf("</section>\n");
    }
    printf("<indicators id=\"indicators\"><title>Indicators</title>\n");
    for (int unit = 1; unit <= units; unit++)
        indicators(&random, unit);
    printf("</indicators></plan>\n");
    return fflush(stdout) != 0;
}
