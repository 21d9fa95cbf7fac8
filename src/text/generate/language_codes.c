/* SPDX-License-Identifier: Apache-2.0 */
/* language_codes OUT.inc
 *
 * Makes the tables of text/language.c from ICU's own data: what a language tag may be made of is
 * in its bundle "supplementalData" under "idValidity", as CLDR took it from IANA's registry of
 * subtags. ICU shows no function that asks for it, and its bundles are no interface: so they are
 * read here, while the program is built, and counted, and the program itself needs none of it.
 *
 * What is "regular", for private use, or deprecated is known; "special" and "unknown" languages
 * (und, mul) too, for a tag may have them. A range "aaa~g" is all from aaa to aag. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

#include "text/generate/generate.h"

enum { LETTERS = 26, TWO = LETTERS * LETTERS, THREE = LETTERS * TWO, MOST = 512 };

struct set {
    unsigned char *known; /* by number; NULL: a list */
    unsigned *list;
    size_t count;
};

struct codes {
    struct set two, three, regions, scripts;
};

/* "aa" is the first of its length; -1 where it is not all letters. */
static int code_number(const char *code)
{
    int number = 0;
    for (; *code; code++) {
        int letter = (*code | 0x20) - 'a';
        if (letter < 0 || letter >= LETTERS)
            return -1;
        number = number * LETTERS + letter;
    }
    return number;
}

static void add_code(struct set *set, const char *code)
{
    int number = code_number(code);
    if (number < 0)
        return; /* a region that is a number */
    if (set->known) {
        set->count += !set->known[number];
        set->known[number] = 1;
    } else if (!set->list || set->count == MOST) {
        generate_fail("there are more than %d scripts", MOST);
    } else {
        set->list[set->count++] = (unsigned)number;
    }
}

/* One code, or a range of its last letter. */
static void add_range(struct codes *codes, const char *kind, char *code)
{
    char *tilde = strchr(code, '~');
    char last = tilde ? tilde[1] : '\0';
    if (tilde)
        *tilde = '\0';
    size_t length = strlen(code);
    struct set *set = NULL;
    if (strcmp(kind, "language") == 0)
        set = length == 2 ? &codes->two : length == 3 ? &codes->three : NULL;
    else if (strcmp(kind, "region") == 0 && length == 2)
        set = &codes->regions;
    else if (strcmp(kind, "script") == 0 && length == 4)
        set = &codes->scripts;
    if (!set)
        return; /* currencies and others */
    add_code(set, code);
    for (char *end = code + length - 1; *end < last;) {
        ++*end;
        add_code(set, code);
    }
}

static void check(UErrorCode status)
{
    if (U_FAILURE(status))
        generate_fail("ICU keeps its data in another way than expected: %s", u_errorName(status));
}

static void read_group(struct codes *codes, const char *kind, UResourceBundle *group)
{
    UErrorCode status = U_ZERO_ERROR;
    bool alone = ures_getType(group) == URES_STRING;
    for (int32_t i = 0; i < (alone ? 1 : ures_getSize(group)); i++) {
        int32_t length = 0;
        char code[64];
        const UChar *units = alone ? ures_getString(group, &length, &status)
                                   : ures_getStringByIndex(group, i, &length, &status);
        check(status);
        if (length < (int32_t)sizeof code) {
            u_austrncpy(code, units, sizeof code);
            add_range(codes, kind, code);
        }
    }
}

static void read_codes(struct codes *codes)
{
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *data = ures_openDirect(NULL, "supplementalData", &status);
    UResourceBundle *kinds = ures_getByKey(data, "idValidity", NULL, &status);
    check(status);
    for (int32_t k = 0; k < ures_getSize(kinds); k++) {
        UResourceBundle *kind = ures_getByIndex(kinds, k, NULL, &status);
        for (int32_t g = 0; g < ures_getSize(kind); g++) {
            UResourceBundle *group = ures_getByIndex(kind, g, NULL, &status);
            check(status);
            read_group(codes, ures_getKey(kind), group);
            ures_close(group);
        }
        ures_close(kind);
    }
    ures_close(kinds);
    ures_close(data);
}

static void write_set(FILE *out, const char *name, const struct set *set, size_t size)
{
    unsigned *bytes = generate_alloc((size + 7) / 8, sizeof *bytes);
    for (size_t i = 0; i < size; i++)
        bytes[i / 8] |= (unsigned)set->known[i] << i % 8;
    generate_array(out, "unsigned char", 1, name, bytes, (size + 7) / 8);
    free(bytes);
}

/* Codes of three letters that are no subtags because their language has one of two: ICU answers
 * with that. */
static size_t write_longer(FILE *out, const struct codes *codes)
{
    size_t count = 0;
    fputs("static const struct {\n    unsigned short longer;\n    char shorter[3];\n}", out);
    fputs(" longer_codes[] = {", out);
    for (int n = 0; n < THREE; n++) {
        char code[] = {(char)('a' + n / TWO), (char)('a' + n / LETTERS % LETTERS),
                       (char)('a' + n % LETTERS), '\0'};
        char locale[ULOC_FULLNAME_CAPACITY], language[ULOC_LANG_CAPACITY];
        UErrorCode status = U_ZERO_ERROR;
        if (codes->three.known[n])
            continue;
        uloc_forLanguageTag(code, locale, sizeof locale, NULL, &status);
        uloc_getLanguage(locale, language, sizeof language, &status);
        if (U_SUCCESS(status) && strlen(language) == 2)
            fprintf(out, "%s{%d, \"%s\"},", count++ % 8 ? " " : "\n    ", n, language);
    }
    fputs("\n};\n", out);
    return count;
}

int main(int argc, char **argv)
{
    static unsigned char two[TWO], three[THREE], regions[TWO];
    static unsigned scripts[MOST];
    struct codes codes = {
        .two.known = two, .three.known = three, .regions.known = regions, .scripts.list = scripts};
    if (argc != 2)
        generate_fail("language_codes OUT.inc");
    read_codes(&codes);
    FILE *out = generate_output(argv[1]);
    write_set(out, "languages_of_two", &codes.two, TWO);
    write_set(out, "languages_of_three", &codes.three, THREE);
    write_set(out, "regions_of_two", &codes.regions, TWO);
    generate_array(out, "unsigned", sizeof(unsigned), "scripts_of_four", codes.scripts.list,
                   codes.scripts.count);
    size_t longer = write_longer(out, &codes);
    if (codes.two.count < 180 || codes.three.count < 7500 || codes.regions.count < 250 ||
        codes.scripts.count < 160 || longer < 180)
        generate_fail("ICU has %zu and %zu languages, %zu regions, %zu scripts, %zu longer codes",
                      codes.two.count, codes.three.count, codes.regions.count, codes.scripts.count,
                      longer);
    generate_finish(out, argv[1]);
    return 0;
}
