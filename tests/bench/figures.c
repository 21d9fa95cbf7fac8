/* SPDX-License-Identifier: Apache-2.0 */
/* figures INDICATORS FOLDER: a plan of so many indicators in FOLDER/plan.xml, the same every time,
 * whose twelve years of outturns each lie beside it in FOLDER/figures.csv; FOLDER/narrow.xml and
 * FOLDER/narrow.csv are the same with one year. They are of context, so no rule asks for targets.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define LAST_YEAR 2003
#define YEARS 12
#define INDICATORS_A_BLOCK 100

static FILE *create(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file) {
        perror(path);
        exit(1);
    }
    return file;
}

static void write_year(FILE *file, int year)
{
    fprintf(file, "%d/%02d", year, (year + 1) % 100);
}

static void write_table(const char *folder, const char *name, int count, int years)
{
    FILE *file = create(folder, name);
    uint32_t random = 42;
    fprintf(file, "Indicator");
    for (int year = LAST_YEAR - years + 1; year <= LAST_YEAR; year++) {
        fprintf(file, ",");
        write_year(file, year);
    }
    fprintf(file, "\n");
    for (int i = 1; i <= count; i++) {
        unsigned tenths = 300 + (unsigned)i % 400;
        fprintf(file, "PI%d", i);
        for (int year = 0; year < years; year++) {
            random = random * 1664525 + 1013904223;
            tenths += random >> 30;
            fprintf(file, ",%u.%u%%", tenths / 10, tenths % 10);
        }
        fprintf(file, "\n");
    }
    fclose(file);
}

static void write_source(FILE *file, const char *table, int years)
{
    fprintf(file, "<data><source file=\"%s\">\n<take column=\"Indicator\" as=\"code\"/>\n", table);
    for (int year = LAST_YEAR - years + 1; year <= LAST_YEAR; year++) {
        fprintf(file, "<take column=\"");
        write_year(file, year);
        fprintf(file, "\" as=\"value\" kind=\"outturn\" period=\"");
        write_year(file, year);
        fprintf(file, "\"/>\n");
    }
    fprintf(file, "</source></data>\n");
}

static void write_plan(const char *folder, const char *name, const char *table, int count,
                       int years)
{
    FILE *file = create(folder, name);
    fprintf(file, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<plan xmlns=\"urn:planpress:plan:1\" status=\"draft\" year=\"2004/05\" "
                  "xml:lang=\"en-GB\">\n<metadata><title>Performance Plan</title><council>Sample "
                  "District Council</council><published>2004-06-30</published></metadata>\n");
    write_source(file, table, years);
    fprintf(file, "<indicators>");
    for (int i = 1; i <= count; i++) {
        if (i % INDICATORS_A_BLOCK == 1)
            fprintf(file, "%s<service-block><title>Service %d</title>\n",
                    i > 1 ? "</service-block>\n" : "", i / INDICATORS_A_BLOCK + 1);
        fprintf(file,
                "<indicator code=\"PI %d\" unit=\"percent\" polarity=\"neutral\" precision=\"1\" "
                "context=\"yes\"><title>Share of the cases of kind %d</title></indicator>\n",
                i, i);
    }
    fprintf(file, "</service-block></indicators></plan>\n");
    fclose(file);
}

int main(int argc, char **argv)
{
    int count = argc == 3 ? atoi(argv[1]) : 0;
    if (count < 1)
        return fputs("usage: figures INDICATORS FOLDER\n", stderr), 2;
    write_table(argv[2], "figures.csv", count, YEARS);
    write_table(argv[2], "narrow.csv", count, 1);
    write_plan(argv[2], "plan.xml", "figures.csv", count, YEARS);
    write_plan(argv[2], "narrow.xml", "narrow.csv", count, 1);
    return 0;
}
