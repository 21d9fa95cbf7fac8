/* SPDX-License-Identifier: Apache-2.0 */
/* The files a style is made of: the sheet asked for, those it extends, and the brand sheet.
 *
 * The house style and the schema are compiled in. The house style is known to be valid (a test
 * proves it), so only sheets from outside are checked against the schema, and only then does the
 * schema have to be compiled: opening the house style alone is many times faster. */
#include "style/sheet.h"

#include <stddef.h>

#include "base/file.h"

#define STYLE_NAMESPACE "urn:planpress:style:1"
#define HOUSE "house"

struct embedded {
    const char *name;
    const unsigned char *bytes;
    size_t size;
};

#include "style/sheets.inc"

enum { EMBEDDED_HOUSE, EMBEDDED_SCHEMA };
static const struct embedded embedded_files[] = {EMBEDDED_ROWS};

static struct slice embedded_text(int index)
{
    const struct embedded *file = &embedded_files[index];
    return (struct slice){(const char *)file->bytes, file->size};
}

/* What the steps of loading share. */
struct loading {
    struct arena *arena;
    struct diag_list *diags;
    struct xml_schema *schema; /* made when the first sheet from outside is met */
    const char *paths[STYLE_DEPTH];
    size_t count; /* sheets read so far, the one asked for first */
    struct input_list *inputs;
};

static const struct xml_node *read_house(struct loading *loading)
{
    const struct xml_request request = {
        .name = "house.xml", .text = embedded_text(EMBEDDED_HOUSE), .folder = "."};
    return xml_read(loading->arena, &request, loading->diags);
}

static bool is_root(const struct xml_node *root, const char *name)
{
    return strcmp(root->space, STYLE_NAMESPACE) == 0 && xml_is(root, name);
}

static const struct xml_node *read_outside(struct loading *loading, const char *path,
                                           enum input_kind kind, const char *root_name)
{
    if (!loading->schema)
        loading->schema = xml_schema_own(loading->arena, embedded_files[EMBEDDED_SCHEMA].name,
                                         embedded_text(EMBEDDED_SCHEMA));
    const struct xml_request request = {
        .path = path, .schema = loading->schema, .inputs = loading->inputs, .kind = kind};
    const struct xml_node *root = xml_read(loading->arena, &request, loading->diags);
    if (!root || is_root(root, root_name))
        return root;
    /* one of the two roots in the place of the other is valid by the schema */
    if (is_root(root, "style") || is_root(root, "brand"))
        diag_report(loading->diags, DIAG_style_root, root->pos, root->name, root_name);
    return NULL;
}

static void report_circle(struct loading *loading, const struct xml_attribute *extends,
                          const char *path)
{
    struct buffer chain = buffer_open(loading->arena);
    bool inside = false;
    for (size_t i = 0; i < loading->count; i++) {
        inside = inside || strcmp(loading->paths[i], path) == 0;
        if (inside)
            buffer_format(&chain, "%s -> ", loading->paths[i]);
    }
    buffer_add_text(&chain, path);
    diag_report(loading->diags, DIAG_style_circle, extends->pos, buffer_text(&chain));
}

/* The path that `extends` names, or NULL and a diagnostic. */
static const char *extended_path(struct loading *loading, const struct xml_attribute *extends)
{
    const char *folder = path_folder(loading->arena, loading->paths[loading->count - 1]);
    size_t before = diag_count(loading->diags);
    const char *path =
        path_inside(loading->arena, folder, folder, extends->value, extends->pos, loading->diags);
    if (!path) {
        if (diag_count(loading->diags) > before)
            diag_help(loading->diags, "write 'house', or the name of a style sheet in the folder "
                                      "of this one");
        return NULL;
    }
    for (size_t i = 0; i < loading->count; i++) {
        if (strcmp(loading->paths[i], path) == 0) {
            report_circle(loading, extends, path);
            return NULL;
        }
    }
    if (loading->count == STYLE_DEPTH - 1) {
        diag_report(loading->diags, DIAG_style_depth, extends->pos, STYLE_DEPTH);
        return NULL;
    }
    return path;
}

/* Read from the sheet at `path` down to the one that extends nothing, into files in that order. */
static bool read_chain(struct loading *loading, const char *path, struct style_files *files)
{
    while (path) {
        loading->paths[loading->count++] = path;
        const struct xml_node *root = read_outside(loading, path, INPUT_STYLE, "style");
        if (!root)
            return false;
        files->roots[files->count++] = root;
        const struct xml_attribute *extends = xml_attribute(root, "extends");
        if (!extends)
            return true;
        if (strcmp(extends->value, HOUSE) == 0)
            break;
        path = extended_path(loading, extends);
        if (!path)
            return false;
    }
    const struct xml_node *house = read_house(loading);
    if (house)
        files->roots[files->count++] = house;
    return house != NULL;
}

static void reverse(struct style_files *files)
{
    for (size_t i = 0, j = files->count - 1; i < j; i++, j--) {
        const struct xml_node *kept = files->roots[i];
        files->roots[i] = files->roots[j];
        files->roots[j] = kept;
    }
}

bool style_load(struct arena *arena, const char *path, const char *brand, struct diag_list *diags,
                struct style_files *files)
{
    struct loading loading = {.arena = arena, .diags = diags, .inputs = files->inputs};
    files->brand_path = brand;
    bool loaded = read_chain(&loading, path, files);
    if (brand) /* also when the sheet failed, so that one run tells everything */
        files->brand = read_outside(&loading, brand, INPUT_BRAND, "brand");
    if (!loaded || (brand && !files->brand))
        return false;
    reverse(files);
    return true;
}
