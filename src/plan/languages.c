/* SPDX-License-Identifier: Apache-2.0 */
/* plan/languages.c - whether a language tag means a language (BCP 47).
 *
 * A tag of the right form that names nothing is worse than none: a screen reader falls back to
 * whatever voice it has, and nobody is told. So each part is looked up in the code lists of
 * the registry (text/language.h). What is often typed for them, the code of a country for that of
 * its language or a name in English, is known here, to say what was probably meant. */
#include "plan/reader.h"

#include "base/buffer.h"
#include "text/language.h"

/* ---- a tag ---- */

static unsigned small(char c)
{
    return (unsigned char)c | 0x20;
}

static bool same_letters(struct slice code, const char *known)
{
    for (size_t i = 0; i < code.count; i++) {
        if (!known[i] || small(code.bytes[i]) != small(known[i]))
            return false;
    }
    return !known[code.count];
}

static bool in_list(const char *const *list, struct slice code)
{
    while (*list && !same_letters(code, *list))
        list++;
    return *list;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* In the order in which they stand. */
enum tag_part {
    PART_LANGUAGE_CODE,
    PART_EXTENSION,
    PART_SCRIPT,
    PART_REGION,
    PART_VARIANT,
    PART_OTHER
};

static const char *const part_names[] = {"language", "region", "script", "region"};

static bool (*const part_is_known[])(struct slice) = {language_code_known, language_code_known,
                                                      script_code_known, region_code_known};

/* BCP 47, 2.1: the length of a part says what it is. One letter begins what is not looked at. */
static enum tag_part kind_of(struct slice part, size_t index)
{
    if (index == 0)
        return PART_LANGUAGE_CODE;
    if (part.count == 1)
        return PART_OTHER;
    if (part.count == 2 || (part.count == 3 && is_digit(part.bytes[0])))
        return PART_REGION;
    if (part.count == 3)
        return PART_EXTENSION;
    return part.count == 4 && !is_digit(part.bytes[0]) ? PART_SCRIPT : PART_VARIANT;
}

static struct slice next_part(const char **at)
{
    struct slice part = {*at, strcspn(*at, "-")};
    *at += part.count + ((*at)[part.count] == '-');
    return part;
}

/* Letters and digits in parts of up to eight, the first of two or three letters. */
static bool has_form(const char *tag)
{
    const char *at = tag;
    struct slice first = next_part(&at);
    for (struct slice part = first;; part = next_part(&at)) {
        if (part.count == 0 || part.count > 8)
            return false;
        for (size_t i = 0; i < part.count; i++) {
            bool letter = small(part.bytes[i]) >= 'a' && small(part.bytes[i]) <= 'z';
            if (!letter && (!is_digit(part.bytes[i]) || part.bytes == tag))
                return false;
        }
        if (!*at)
            return (first.count == 2 || first.count == 3) && at[-1] != '-';
    }
}

/* Languages of which another can be a part: zh-yue, Cantonese (BCP 47, 2.2.2). */
static const char *const extended[] = {"ar", "kok", "lv", "ms", "sgn", "sw", "uz", "zh", NULL};

/* The first part that is no such code, or that comes too late to be one; a count of 0: none. */
static struct slice unknown_part(const char *tag, enum tag_part *kind)
{
    enum tag_part before = PART_LANGUAGE_CODE;
    const struct slice language = {tag, strcspn(tag, "-")};
    size_t index = 0;
    for (const char *at = tag; *at; index++) {
        struct slice part = next_part(&at);
        *kind = kind_of(part, index);
        if (*kind == PART_OTHER)
            break;
        if (*kind < PART_VARIANT && (*kind < before || !part_is_known[*kind](part)))
            return part;
        if (*kind == PART_EXTENSION && !in_list(extended, language))
            return part;
        before = *kind;
    }
    return (struct slice){NULL, 0};
}

/* ---- what was probably meant ---- */

/* What people type for a language: the code of a country, the beginning of a name, a name. */
static const struct {
    const char *typed, *meant;
} languages_typed[] = {
    {"al", "sq"},         {"albanian", "sq"},   {"arabic", "ar"},     {"bangla", "bn"},
    {"bengali", "bn"},    {"bulgarian", "bg"},  {"by", "be"},         {"cantonese", "yue"},
    {"chi", "zh"},        {"chinese", "zh"},    {"cn", "zh"},         {"cymraeg", "cy"},
    {"cz", "cs"},         {"cze", "cs"},        {"czech", "cs"},      {"dk", "da"},
    {"dut", "nl"},        {"dutch", "nl"},      {"english", "en-GB"}, {"farsi", "fa"},
    {"fre", "fr"},        {"french", "fr"},     {"gaelic", "gd"},     {"gb", "en-GB"},
    {"ger", "de"},        {"german", "de"},     {"gr", "el"},         {"gre", "el"},
    {"greek", "el"},      {"gujarati", "gu"},   {"hebrew", "he"},     {"hindi", "hi"},
    {"hungarian", "hu"},  {"irish", "ga"},      {"italian", "it"},    {"japanese", "ja"},
    {"jp", "ja"},         {"korean", "ko"},     {"kurdish", "ku"},    {"latvian", "lv"},
    {"lithuanian", "lt"}, {"mandarin", "zh"},   {"nepali", "ne"},     {"pashto", "ps"},
    {"per", "fa"},        {"persian", "fa"},    {"po", "pl"},         {"polish", "pl"},
    {"polski", "pl"},     {"portuguese", "pt"}, {"punjabi", "pa"},    {"romanian", "ro"},
    {"rum", "ro"},        {"rs", "sr"},         {"russian", "ru"},    {"serbian", "sr"},
    {"slo", "sk"},        {"slovak", "sk"},     {"somali", "so"},     {"spanish", "es"},
    {"swahili", "sw"},    {"tamil", "ta"},      {"turkish", "tr"},    {"ua", "uk"},
    {"ukrainian", "uk"},  {"urdu", "ur"},       {"us", "en-US"},      {"vietnamese", "vi"},
    {"vn", "vi"},         {"wales", "cy"},      {"we", "cy"},         {"wel", "cy"},
    {"welsh", "cy"},      {"yoruba", "yo"},
};

/* In front of a region that is no code; the United Kingdom's is not the one it is called by. */
static const char *const british[] = {"uk", "en", "eng", "sct", "wls", "brit", NULL};

static const char *language_meant(struct slice typed)
{
    for (size_t i = 0; i < sizeof languages_typed / sizeof *languages_typed; i++) {
        if (same_letters(typed, languages_typed[i].typed))
            return languages_typed[i].meant;
    }
    return language_code_shorter(typed);
}

#define TAG_SEPARATORS "-_ ()/,"

/* The tag with what is known to be typed for codes replaced. */
static const char *tag_meant(struct arena *arena, const char *tag)
{
    struct buffer out = buffer_open(arena);
    struct slice part = {tag, strcspn(tag, TAG_SEPARATORS)};
    const char *language = language_meant(part);
    bool has_region = language && strchr(language, '-'); /* who typed one after it meant that */
    buffer_add_slice(&out, language ? slice_of(language) : part);
    for (const char *at = tag + part.count; *at; at += part.count) {
        at += strspn(at, TAG_SEPARATORS);
        part = (struct slice){at, strcspn(at, TAG_SEPARATORS)};
        bool here = in_list(british, part);
        if (!part.count || (here && has_region))
            continue;
        buffer_add_char(&out, '-');
        buffer_add_slice(&out, here ? slice_of("GB") : part);
    }
    return buffer_text(&out);
}

static const char *const look_up[] = {
    "codes of languages are en (English), cy (Welsh), pl (Polish), ur (Urdu) and others of ISO 639",
    "codes of regions are GB, IE, PL and others of ISO 3166; mostly the language alone will do",
    "codes of scripts have four letters and stand behind the language: Latn, Arab, Hant",
    "codes of regions are GB, IE, PL and others of ISO 3166; mostly the language alone will do",
};

void check_language(struct plan_reader *reader, const struct xml_attribute *attribute)
{
    const char *tag = attribute->value;
    enum tag_part kind = PART_LANGUAGE_CODE;
    bool form = has_form(tag);
    struct slice unknown = form ? unknown_part(tag, &kind) : (struct slice){NULL, 0};
    if (form && !unknown.count)
        return;
    bool misplaced = form && kind != PART_EXTENSION && part_is_known[kind](unknown);
    if (!form)
        diag_report(reader->diags, DIAG_language_tag, attribute->pos, tag);
    else if (kind == PART_LANGUAGE_CODE && language_code_shorter(unknown))
        diag_report(reader->diags, DIAG_language_longer, attribute->pos, tag);
    else if (misplaced)
        diag_report(reader->diags, DIAG_language_order, attribute->pos, unknown, tag);
    else
        diag_report(reader->diags, DIAG_language_unknown, attribute->pos, unknown, part_names[kind],
                    unknown.count == strlen(tag) ? ""
                                                 : format_text(reader->arena, ", in '%s'", tag));
    const char *meant = tag_meant(reader->arena, tag);
    if (has_form(meant) && !unknown_part(meant, &(enum tag_part){0}).count)
        diag_help(reader->diags, "write '%s'", meant);
    else if (form && !misplaced)
        diag_help(reader->diags, "%s", look_up[kind]);
}
