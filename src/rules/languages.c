/* SPDX-License-Identifier: Apache-2.0 */
/* Whether text is in a script that its language is written in. Tells of a stretch in another
 * language whose author forgot to say so: a screen reader would spell it, or pass over it.
 *
 * Ranges: Unicode 15, Blocks.txt, the letters of scripts in use for the languages a British council
 * writes in, and some more; languages by ISO 639-1. Latin is the script of all that are not here.
 */
#include "rules/check.h"

struct script {
    uint32_t first, last;
    const char *languages; /* two letters each, a space behind each */
};

static const struct script scripts[] = {
    {0x0370, 0x03FF, "el "},
    {0x0400, 0x052F, "be bg kk ky mk mn ru sr tg tt uk uz "},
    {0x0530, 0x058F, "hy "},
    {0x0590, 0x05FF, "he iw ji yi "},
    {0x0600, 0x077F, "ar az fa ku pa ps sd ug ur "},
    {0x0900, 0x097F, "hi mr ne sa "},
    {0x0980, 0x09FF, "as bn "},
    {0x0A00, 0x0A7F, "pa "},
    {0x0A80, 0x0AFF, "gu "},
    {0x0B80, 0x0BFF, "ta "},
    {0x0C00, 0x0C7F, "te "},
    {0x0C80, 0x0CFF, "kn "},
    {0x0D00, 0x0D7F, "ml "},
    {0x0D80, 0x0DFF, "si "},
    {0x0E00, 0x0E7F, "th "},
    {0x1000, 0x109F, "my "},
    {0x10A0, 0x10FF, "ka "},
    {0x1200, 0x137F, "am ti "},
    {0x1780, 0x17FF, "km "},
    {0x3040, 0x30FF, "ja "},
    {0x3400, 0x9FFF, "ja ko zh "},
    {0xAC00, 0xD7AF, "ko "},
    {0xFB50, 0xFDFF, "ar az fa ku pa ps sd ug ur "},
    {0xFE70, 0xFEFC, "ar az fa ku pa ps sd ug ur "},
    {0x20000, 0x323AF, "ja ko zh "},
};

/* The script of a letter, or NULL for Latin, signs and digits. */
static const struct script *script_of(uint32_t c)
{
    for (size_t i = 0; c >= scripts[0].first && i < sizeof scripts / sizeof *scripts; i++) {
        if (c >= scripts[i].first && c <= scripts[i].last)
            return &scripts[i];
    }
    return NULL;
}

/* Languages of three letters are many and not listed: they may use any script. */
static bool is_written_in(const char *language, const struct script *script)
{
    if (strcspn(language, "-") != 2)
        return true;
    const char code[] = {(char)(language[0] | 0x20), (char)(language[1] | 0x20), ' ', '\0'};
    return strstr(script->languages, code);
}

/* The end of the run of one script that begins at `at`, spaces inside it counted. */
static size_t run_end(struct slice text, size_t at, const struct script *script)
{
    size_t end = at;
    while (at < text.count) {
        uint32_t c = utf8_next(text, &at);
        if (script_of(c) == script)
            end = at;
        else if (c != ' ')
            break;
    }
    return end;
}

/* Those of the table that are written in Latin, too. */
static const struct script latin_too = {0, 0, "az ku sr tt ug uz "};

/* Whether a language must be in one of the scripts of the table. */
static bool needs_script(const char *language)
{
    if (strcspn(language, "-") != 2 || is_written_in(language, &latin_too) ||
        strstr(language, "-Latn"))
        return false;
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        if (is_written_in(language, &scripts[i]))
            return true;
    }
    return false;
}

bool has_script_of(struct slice text, const char *language)
{
    bool asked = needs_script(language);
    for (size_t at = 0; asked && at < text.count;) {
        const struct script *script = script_of(utf8_next(text, &at));
        if (script && is_written_in(language, script))
            return true;
    }
    return !asked;
}

void check_scripts(struct check *check, const struct passage *passage)
{
    struct slice text = passage->text;
    for (size_t at = 0; at < text.count;) {
        size_t from = at;
        const struct script *script =
            (unsigned char)text.bytes[at] < 0xCD ? NULL : script_of(utf8_next(text, &at));
        if (!script) {
            at += at == from;
            continue;
        }
        at = run_end(text, from, script);
        struct slice run = {text.bytes + from, at - from};
        /* a single letter is a sign: the pi of a formula */
        if (utf8_length(run) > 1 && !is_written_in(passage->language, script)) {
            find_words(check, FAULT_language_unmarked, passage, run, run, passage->language);
            return;
        }
    }
}
