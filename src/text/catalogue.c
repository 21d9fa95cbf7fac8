/* SPDX-License-Identifier: Apache-2.0 */
/* The font catalogue: fonts/catalog.xml, or one of the user's own with the same schema.
 *
 * Families are named in a file rather than found by scanning the system, so that the same document
 * makes the same pages on every machine, and so that starting costs one small file. The compiled-in
 * catalogue is parsed at run time like any other, which takes about 0.15 ms: a generator of C
 * tables would save that, but be a second way in which a catalogue can come to be. It is not
 * validated again; a test does that. */
#include "text/catalogue.h"

#include "base/buffer.h"
#include "base/file.h"
#include "markup/markup.h"
#include "text/catalog.inc"

struct embedded_file {
    const char *name;
    const unsigned char *bytes;
    size_t count;
};

enum { EMBEDDED_CATALOGUE, EMBEDDED_SCHEMA };
static const struct embedded_file embedded[] = {EMBEDDED_ROWS};

static struct slice embedded_text(int index)
{
    return (struct slice){(const char *)embedded[index].bytes, embedded[index].count};
}

static enum font_generic generic_read(const char *value)
{
    if (strcmp(value, "serif") == 0)
        return GENERIC_SERIF;
    return strcmp(value, "monospace") == 0 ? GENERIC_MONOSPACE : GENERIC_SANS;
}

/* A number of up to three digits, as the schema allows them. */
static uint32_t number_read(const char *value)
{
    uint32_t number = 0;
    for (struct slice digits = slice_trim(slice_of(value)); digits.count; digits.count--)
        number = number * 10 + (uint32_t)(*digits.bytes++ - '0');
    return number;
}

static size_t count_children(const struct xml_node *element, const char *name)
{
    size_t count = 0;
    for (const struct xml_node *child = xml_first(element); child; child = xml_next(child))
        count += xml_is(child, name);
    return count;
}

/* The values are trimmed because the schema collapses the white space it checks. */
static const char *value_read(const struct xml_node *element, const char *name, struct arena *arena)
{
    const char *value = xml_value(element, name, NULL);
    if (!value)
        return NULL;
    struct slice trimmed = slice_trim(slice_of(value));
    return arena_copy(arena, trimmed.bytes, trimmed.count);
}

static void read_family(const struct xml_node *element, const char *catalogue_folder,
                        struct arena *arena, struct catalogue *catalogue,
                        struct font_family *family)
{
    family->name = value_read(element, "name", arena);
    struct font_file *files = ARENA_ARRAY(arena, count_children(element, "face"), struct font_file);
    const char *folder = value_read(element, "folder", arena);
    folder = folder ? path_join(arena, catalogue_folder, folder) : catalogue_folder;
    const char *package = value_read(element, "package", arena);
    enum font_generic generic = generic_read(value_read(element, "generic", arena));
    for (const struct xml_node *face = xml_first(element); face; face = xml_next(face)) {
        const char *style = value_read(face, "style", arena);
        files[family->count++] = (struct font_file){
            .path = path_join(arena, folder, value_read(face, "file", arena)),
            .package = package,
            .number = (uint32_t)catalogue->file_count++,
            .collection_index = number_read(xml_value(face, "index", "0")),
            .weight = (int32_t)number_read(xml_value(face, "weight", "400")),
            .italic = style && strcmp(style, "italic") == 0,
            .generic = generic,
        };
    }
    family->files = files;
}

static struct catalogue *read_root(const struct xml_node *root, const char *name,
                                   const char *folder, struct arena *arena)
{
    struct catalogue *catalogue = ARENA_NEW(arena, struct catalogue);
    struct font_family *families =
        ARENA_ARRAY(arena, count_children(root, "family"), struct font_family);
    struct font_fallback *fallbacks =
        ARENA_ARRAY(arena, count_children(root, "fallback"), struct font_fallback);
    catalogue->name = name;
    catalogue->families = families;
    catalogue->fallbacks = fallbacks;
    for (const struct xml_node *child = xml_first(root); child; child = xml_next(child)) {
        if (xml_is(child, "family"))
            read_family(child, folder, arena, catalogue, &families[catalogue->count++]);
        else
            fallbacks[catalogue->fallback_count++] = (struct font_fallback){
                catalogue_family(catalogue, value_read(child, "family", arena)),
                value_read(child, "scripts", arena)};
    }
    return catalogue;
}

/* xml_read returns a tree that breaks the schema too; what the reader above may rely on is decided
 * by the errors it added. */
static bool errors_since(const struct diag_list *diags, size_t before)
{
    for (size_t i = before; i < diag_count(diags); i++) {
        if (diag_at(diags, i)->severity >= SEVERITY_ERROR)
            return true;
    }
    return false;
}

const struct catalogue *catalogue_read(struct arena *arena, const char *path,
                                       struct diag_list *diags)
{
    struct xml_request request = {.path = path};
    const char *folder = "/";
    if (path) {
        folder = path_folder(arena, path);
        request.schema =
            xml_schema_own(arena, embedded[EMBEDDED_SCHEMA].name, embedded_text(EMBEDDED_SCHEMA));
    } else {
        request.name = embedded[EMBEDDED_CATALOGUE].name;
        request.text = embedded_text(EMBEDDED_CATALOGUE);
        request.folder = folder;
    }
    size_t before = diag_count(diags);
    const struct xml_node *root = xml_read(arena, &request, diags);
    if (!root || errors_since(diags, before))
        return NULL;
    return read_root(root, path ? path : request.name, folder, arena);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same_name(const char *a, const char *b)
{
    for (; *a && lower(*a) == lower(*b); a++)
        b++;
    return lower(*a) == lower(*b);
}

const struct font_family *catalogue_family(const struct catalogue *catalogue, const char *name)
{
    for (size_t i = 0; i < catalogue->count; i++) {
        if (same_name(catalogue->families[i].name, name))
            return &catalogue->families[i];
    }
    return NULL;
}

bool fallback_is_for(const struct font_fallback *fallback, uint32_t script)
{
    const char code[] = {(char)(script >> 24), (char)(script >> 16), (char)(script >> 8),
                         (char)script, '\0'};
    return fallback->scripts && strstr(fallback->scripts, code);
}

const char *catalogue_names(const struct catalogue *catalogue, struct arena *arena)
{
    struct buffer names = buffer_open(arena);
    for (size_t i = 0; i < catalogue->count; i++) {
        if (i > 0)
            buffer_add_text(&names, i + 1 < catalogue->count ? ", " : " and ");
        buffer_add_text(&names, catalogue->families[i].name);
    }
    return buffer_text(&names);
}

/* How far `offered` is from `wanted`; lower is nearer. Up to 500 the lighter faces come before the
 * bolder ones, above it the bolder first; 400 and 500 stand in for each other before anything else.
 */
static int32_t weight_distance(int32_t wanted, int32_t offered)
{
    if (offered == wanted)
        return 0;
    if ((wanted == 400 && offered == 500) || (wanted == 500 && offered == 400))
        return 1;
    bool preferred = wanted <= 500 ? offered < wanted : offered > wanted;
    int32_t apart = offered > wanted ? offered - wanted : wanted - offered;
    return preferred ? apart + 1 : apart + 1001;
}

const struct font_file *family_match(const struct font_family *family, int32_t weight, bool italic)
{
    const struct font_file *best = NULL;
    int32_t best_distance = 0;
    for (size_t i = 0; i < family->count; i++) {
        const struct font_file *file = &family->files[i];
        int32_t distance =
            weight_distance(weight, file->weight) + (file->italic == italic ? 0 : 10000);
        if (!best || distance < best_distance) {
            best = file;
            best_distance = distance;
        }
    }
    return best;
}
