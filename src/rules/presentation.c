/* SPDX-License-Identifier: Apache-2.0 */
/* What those need who do not see the page: links and pictures that say what they are, lists that
 * are marked as such, and nothing told by its colour alone. Plain wordings are looked for, of
 * English and some Welsh; what is not found is still the author's to avoid. */
#include "rules/check.h"

static bool is_one_of(struct slice word, const char *const *words)
{
    while (*words && !word_is(word, *words))
        words++;
    return *words;
}

/* Whether a text has words, and all of them are in the list. */
static bool has_only(struct slice text, const char *const *words)
{
    struct word word;
    bool any = false;
    for (size_t at = 0; word_next(text, &at, &word); any = true) {
        if (!is_one_of(word.text, words))
            return false;
    }
    return any;
}

/* Whether two texts are the same but for capitals and what stands between words. */
static bool same_words(struct slice a, struct slice b)
{
    struct word one, other;
    size_t i = 0, j = 0;
    while (word_next(a, &i, &one)) {
        if (!word_next(b, &j, &other) || one.text.count != other.text.count)
            return false;
        for (size_t c = 0; c < one.text.count; c++) {
            if ((one.text.bytes[c] | 0x20) != (other.text.bytes[c] | 0x20))
                return false;
        }
    }
    return !word_next(b, &j, &other);
}

/* ---- links ---- */

/* Words that point: however they are put together, they do not say where the link leads. An address
 * does, and a plan on paper has to show it. */
static const char *const pointing[] = {
    "a",        "above",    "and",       "at",          "available", "below",  "by",       "click",
    "continue", "cliciwch", "darllen",   "details",     "document",  "dolen",  "download", "file",
    "find",     "follow",   "following", "for",         "from",      "full",   "further",  "go",
    "here",     "in",       "info",      "information", "is",        "it",     "learn",    "link",
    "links",    "more",     "mwy",       "of",          "on",        "online", "open",     "or",
    "out",      "page",     "please",    "press",       "read",      "rhagor", "see",      "tap",
    "text",     "that",     "the",       "this",        "to",        "view",   "visit",    "web",
    "webpage",  "website",  "yma",       "you",         "your",      NULL};

static void check_link(struct check *check, struct gathered_link *link, struct map *seen)
{
    struct word word;
    size_t at = 0;
    struct source_pos pos = link->node->pos;
    if (!word_next(link->text, &at, &word) || has_only(link->text, pointing)) {
        find(check, FAULT_link_pointing, pos, NULL, link->text);
        return;
    }
    void **slot = map_slot(seen, link->text);
    const struct gathered_link *before = *slot;
    if (!before)
        *slot = link;
    else if (link->node->uri && strcmp(before->node->uri, link->node->uri) != 0)
        find(check, FAULT_link_ambiguous, pos, NULL, link->text, before->node->uri);
}

static void check_links(struct check *check)
{
    struct map *seen = map_create(check->scratch);
    for (size_t i = 0; i < check->all->link_count; i++) {
        check->exempt = check->all->links[i].exempt;
        check_link(check, &check->all->links[i], seen);
    }
    check->exempt = false;
}

/* ---- pictures ---- */

/* What a picture is, and not what it shows. */
static const char *const kinds[] = {
    "a",     "an",         "chart",        "decoration", "diagram", "figure", "graph", "graphic",
    "here",  "icon",       "illustration", "image",      "logo",    "map",    "of",    "our",
    "photo", "photograph", "picture",      "the",        "this",    NULL};

/* "Image of": a reader's program has said "graphic" already. */
static bool is_announced(struct slice text)
{
    static const char *const announced[] = {"image", "picture", "graphic", NULL};
    static const char *const joined[] = {"of", "showing", "shows", "that", NULL};
    struct word word;
    size_t at = 0;
    bool first = word_next(text, &at, &word);
    if (first && (word_is(word.text, "an") || word_is(word.text, "a") || word_is(word.text, "the")))
        first = word_next(text, &at, &word);
    return first && is_one_of(word.text, announced) && word_next(text, &at, &word) &&
           is_one_of(word.text, joined);
}

static bool ends_with(struct slice text, const char *const *endings)
{
    for (; *endings; endings++) {
        struct slice ending = slice_of(*endings);
        if (text.count > ending.count && text.bytes[text.count - ending.count] == '.' &&
            same_words((struct slice){text.bytes + text.count - ending.count, ending.count},
                       ending))
            return true;
    }
    return false;
}

/* A name with an ending of pictures, or the file's own without its ending, where it is none of a
 * thing: "crest" may well be the crest, and "IMG_0234" nothing at all. */
static bool is_file_name(struct slice text, const char *path)
{
    static const char *const endings[] = {".png",  ".jpg", ".jpeg", ".gif",
                                          ".tiff", ".tif", ".bmp",  NULL};
    const char *slash = path ? strrchr(path, '/') : NULL;
    const char *name = slash ? slash + 1 : path ? path : "";
    struct slice stem = {name, strcspn(name, ".")};
    return ends_with(text, endings) ||
           (name[strcspn(name, "-_0123456789.")] != '.' && same_words(text, stem));
}

static void check_picture(struct check *check, const struct gathered_picture *picture)
{
    struct slice text = slice_of(picture->alternative);
    enum fault fault = is_file_name(text, picture->path)    ? FAULT_alt_file
                       : has_only(text, kinds)              ? FAULT_alt_kind
                       : is_announced(text)                 ? FAULT_alt_announced
                       : same_words(text, picture->caption) ? FAULT_alt_caption
                                                            : FAULT_COUNT;
    if (fault != FAULT_COUNT)
        find(check, fault, picture->pos, picture->id, text);
}

static void check_pictures(struct check *check)
{
    for (size_t i = 0; i < check->all->picture_count; i++) {
        check->exempt = check->all->pictures[i].exempt;
        check_picture(check, &check->all->pictures[i]);
    }
    check->exempt = false;
}

/* ---- the title ---- */

/* What programs put there when nobody does. */
static void check_title(struct check *check)
{
    static const char *const endings[] = {".xml", ".doc", ".docx", ".odt", ".pdf", ".rtf", NULL};
    static const char word[] = "Microsoft Word - ";
    const struct metadata *metadata = &check->publication->metadata;
    struct slice title = slice_of(metadata->title ? metadata->title : "");
    if (ends_with(title, endings) ||
        (title.count >= sizeof word - 1 && memcmp(title.bytes, word, sizeof word - 1) == 0))
        find(check, FAULT_title_of_file, metadata->pos, NULL, metadata->title);
}

void check_presentation(struct check *check)
{
    check_title(check);
    check_links(check);
    check_pictures(check);
}

/* ---- of each passage ---- */

/* A sign that begins an item of a list, with a space and a word behind it. */
static void check_typed_list(struct check *check, const struct passage *passage)
{
    static const char *const signs[] = {"\u2022", "\u00B7", "\u25AA", "\u25CF", "\u25E6",
                                        "\u2023", "*",      "-",      "\u2013", NULL};
    struct slice text = passage->text;
    for (const char *const *sign = signs; *sign && passage->kind == PASSAGE_TEXT; sign++) {
        size_t count = strlen(*sign), at = count;
        struct word word;
        if (text.count <= count + 1 || memcmp(text.bytes, *sign, count) != 0 ||
            text.bytes[count] != ' ')
            continue;
        bool letter = word_next(text, &at, &word) && word.at == count + 1 &&
                      !(word.text.bytes[0] >= '0' && word.text.bytes[0] <= '9');
        if (letter)
            find_words(check, FAULT_list_typed, passage, (struct slice){text.bytes, count},
                       (struct slice){text.bytes, count});
        return;
    }
}

/* "Missed targets are shown in red": three words, the second of which joins the others. */
static void check_colours(struct check *check, const struct passage *passage)
{
    static const char *const told[] = {"shown", "marked",    "highlighted", "printed", "shaded",
                                       "given", "displayed", "set",         "flagged", "figures",
                                       "those", "items",     "text",        "written", NULL};
    static const char *const colours[] = {"red",  "amber",  "green", "yellow", "blue",
                                          "grey", "orange", "pink",  "purple", NULL};
    struct word words[3] = {{{NULL, 0}, 0}};
    for (size_t at = 0; word_next(passage->text, &at, &words[2]);) {
        if (words[0].text.count && word_is(words[1].text, "in") &&
            is_one_of(words[2].text, colours) && is_one_of(words[0].text, told)) {
            struct slice said = {passage->text.bytes + words[0].at, at - words[0].at};
            find_words(check, FAULT_colour_alone, passage, said, said);
            return;
        }
        words[0] = words[1];
        words[1] = words[2];
    }
}

void check_appearance(struct check *check, const struct passage *passage)
{
    check_typed_list(check, passage);
    check_colours(check, passage);
}
