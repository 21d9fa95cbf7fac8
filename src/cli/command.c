/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/command.h"

#include <string.h>

#include "cli/cli.h"

static const char *const formats[] = {"text", "json", "sarif", NULL};
static const char *const colours[] = {"auto", "always", "never", NULL};

static const struct option options[OPTION_COUNT] = {
    [OPTION_OUTPUT] = {"output", 'o', "OUT.pdf", "where the PDF goes; - is standard output",
                       PP_OUTPUT, NULL},
    [OPTION_EDITION] = {"edition", 0, "NAME", "which document to make of the plan", PP_EDITION,
                        NULL},
    [OPTION_PROFILE] = {"profile", 0, "NAME", "what the PDF is for", PP_PROFILE, NULL},
    [OPTION_OUTPUT_INTENT] = {"output-intent", 0, "FILE", "the ICC profile of the press",
                              PP_OUTPUT_INTENT, NULL},
    [OPTION_SCHEMA] = {"schema", 0, "FILE", "a schema of your own for plans", PP_SCHEMA, NULL},
    [OPTION_STYLE] = {"style", 0, "FILE", "a style sheet instead of the house style", PP_STYLE,
                      NULL},
    [OPTION_BRAND] = {"brand", 0, "FILE", "a council's colours, fonts and logo", PP_BRAND, NULL},
    [OPTION_CATALOG] = {"catalog", 0, "FILE", "a font catalogue instead of the one built in",
                        PP_CATALOG, NULL},
    [OPTION_DUMP] = {"dump", 0, "STEP", "print a step on the way as text; writes no PDF", PP_DUMP,
                     NULL},
    [OPTION_LINEARIZE] = {"linearize", 0, NULL, "a PDF that browsers show while it is still coming",
                          PP_LINEARIZE, NULL},
    [OPTION_NO_SOURCES] = {"no-sources", 0, NULL, "a PDF without the plan and its figures inside",
                           PP_WITHOUT_SOURCES, NULL},
    [OPTION_DEPFILE] = {"depfile", 0, "FILE", "write there, for make, what the PDF depends on",
                        PP_DEPFILE, NULL},
    [OPTION_STRICT] = {"strict", 0, NULL, "take warnings for errors", PP_STRICT, NULL},
    [OPTION_KIND] = {"kind", 0, "NAME", "what to start", PP_KIND, NULL},
    [OPTION_YEAR] = {"year", 0, "YEAR", "the financial year the plan is for: 2026/27", PP_YEAR,
                     NULL},
    [OPTION_COUNCIL] = {"council", 0, "NAME", "the council's full name", PP_COUNCIL, NULL},
    [OPTION_EDITOR] = {"editor", 0, NULL, "add what XML editors need to help with writing",
                       PP_EDITOR, NULL},
    [OPTION_QUIET] = {"quiet", 'q', NULL, "say nothing but errors", -1, NULL},
    [OPTION_VERBOSE] = {"verbose", 'v', NULL, "say what was done, how long it took", -1, NULL},
    [OPTION_FORMAT] = {"format", 0, "NAME", "how to report", -1, formats},
    [OPTION_COLOR] = {"color", 0, "WHEN", "colours in messages", -1, colours},
    [OPTION_HELP] = {"help", 'h', NULL, "explain, and do nothing else", -1, NULL},
    [OPTION_VERSION] = {"version", 0, NULL, "tell the version and those of the libraries", -1,
                        NULL},
};

static const struct verb verbs[] = {
    {"check", "PLAN.xml...", "see whether plans are right; builds nothing",
     "Reads each plan and holds it against the schema and the rules. All that is wrong\n"
     "is told at once, each with its place and how to mend it. What breaks a rule is an\n"
     "error in an approved plan and a warning in a draft; 'planpress rules' lists them.\n"
     "PLAN.xml may be -, standard input.\n",
     "  planpress check plan.xml\n"
     "  planpress check --format=json plans/*.xml | jq '.diagnostics[].message'\n"
     "  planpress check --format=sarif plan.xml >plan.sarif\n",
     1u << OPTION_SCHEMA | 1u << OPTION_STRICT, 1, 100000, true, check_run},
    {"build", "PLAN.xml", "make the PDF of a plan",
     "Checks the plan, then makes the PDF. Without -o it lies beside the plan: plan.pdf\n"
     "of plan.xml, plan-EDITION-PROFILE.pdf for those that are not the default. After an\n"
     "error the previous PDF is left as it was. Files called plan.xsd, style.xml,\n"
     "brand.xml and catalog.xml beside the plan are used unless an option gives another.\n"
     "PLAN.xml may be -, standard input; say then with -o where the PDF goes.\n\n"
     "Editions:\n"
     "  cabinet-paper          the report with the plan appended; the default\n"
     "  cabinet-paper-members  the same with what is exempt from publication: every\n"
     "                         other edition leaves that out\n"
     "  plan                   the plan alone\n"
     "  corporate-plan         the plan with the figures as its last annex\n"
     "  summary                a few pages for residents\n\n"
     "Profiles, which all have the same pages:\n"
     "  archive                to publish and to keep: PDF/A-3a, PDF/UA-1; the default\n"
     "  pdf2                   the same by their successors: PDF/A-4f and PDF/UA-2\n"
     "  press                  to be printed: PDF/X-4, in the inks of the printer's ICC\n"
     "                         profile, which --output-intent or the brand sheet names\n",
     "  planpress build plan.xml\n"
     "  planpress build plan.xml --edition=plan -o 'Performance Plan.pdf'\n"
     "  planpress build - -o - <plan.xml >plan.pdf\n"
     "  planpress build plan.xml --profile=press --output-intent=printer.icc\n"
     "  planpress build plan.xml --dump=pages | less\n",
     1u << OPTION_OUTPUT | 1u << OPTION_EDITION | 1u << OPTION_LINEARIZE | 1u << OPTION_NO_SOURCES |
         1u << OPTION_PROFILE | 1u << OPTION_OUTPUT_INTENT | 1u << OPTION_SCHEMA |
         1u << OPTION_STYLE | 1u << OPTION_BRAND | 1u << OPTION_CATALOG | 1u << OPTION_DUMP |
         1u << OPTION_DEPFILE | 1u << OPTION_STRICT,
     1, 1, false, build_run},
    {"new", "DIR", "start a plan of your own",
     "Makes the folder DIR with a whole plan to be filled in: the document in parts,\n"
     "the figures as a spreadsheet, colours and logo, and a README that says what is\n"
     "what. It can be checked and built at once. It is a draft: what is still to be\n"
     "filled in is found by 'planpress check', and nothing unfinished can be approved.\n"
     "DIR must not exist, or be empty. --year is needed; a kpi-report begins with the\n"
     "first quarter of that year.\n",
     "  planpress new our-plan --year=2026/27 --council='Tarrow Vale District Council'\n"
     "  planpress new our-report --kind=kpi-report --year=2026/27\n"
     "  planpress build our-plan/plan.xml\n",
     1u << OPTION_KIND | 1u << OPTION_YEAR | 1u << OPTION_COUNCIL | 1u << OPTION_EDITOR, 1, 1,
     false, new_run},
    {"rules", NULL, "list the rules that plans must satisfy",
     "For each rule: its id, whether it stands in the way of approval, who wants it,\n"
     "what it asks, how it is met, and whether a waiver can excuse a plan from it.\n",
     "  planpress rules\n"
     "  planpress rules --format=json | jq -r '.rules[] | select(.waivable).id'\n",
     0, 0, 0, false, rules_run},
    {"help", "[VERB]", "explain the program or a verb", "The same as --help.\n",
     "  planpress help build\n", 0, 0, 1, false, help_run},
    {"version", NULL, "tell the version and those of the libraries", "The same as --version.\n",
     "  planpress version --format=json | jq -r .libraries.harfbuzz\n", 0, 0, 0, false,
     version_run},
};

#define VERB_COUNT (sizeof verbs / sizeof *verbs)

const struct option *option_row(enum option_id id)
{
    return &options[id];
}

const char *const *option_choices(enum option_id id)
{
    const struct option *option = &options[id];
    if (!option->argument)
        return NULL;
    return option->library >= 0 ? pp_choices((enum pp_option)option->library) : option->choices;
}

const struct verb *verb_at(size_t index)
{
    return index < VERB_COUNT ? &verbs[index] : NULL;
}

const struct verb *verb_named(const char *name)
{
    for (size_t i = 0; i < VERB_COUNT; i++) {
        if (strcmp(verbs[i].name, name) == 0)
            return &verbs[i];
    }
    return NULL;
}
