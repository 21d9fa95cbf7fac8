/* SPDX-License-Identifier: Apache-2.0 */
/* Opening a style: the steps in order, and the small answers. */
#include "style/style.h"

#include <stddef.h>

#include "base/file.h"
#include "base/input.h"
#include "style/contrast.h"
#include "style/sheet.h"

/* The logo lies beside the brand sheet that names it. */
static void read_logo(struct style_sheet *sheet, const struct style_files *files,
                      struct diag_list *diags)
{
    const struct xml_node *logo = files->brand ? xml_child(files->brand, "logo") : NULL;
    const struct xml_attribute *source = logo ? xml_attribute(logo, "src") : NULL;
    if (!source)
        return;
    const char *folder = path_folder(sheet->arena, files->brand_path);
    sheet->logo = path_inside(sheet->arena, folder, folder, source->value, source->pos, diags);
    if (sheet->logo)
        input_note(sheet->inputs, (struct input){.kind = INPUT_PICTURE, .path = sheet->logo});
}

/* The schema knows the words; what a sheet does not mention stays as in those it extends. */
static void read_page_numbers(struct style_sheet *sheet, const struct xml_node *root)
{
    for (const struct xml_node *node = xml_first(root); node; node = xml_next(node)) {
        if (!xml_is(node, "page-numbers"))
            continue;
        const char *front = xml_value(node, "front", NULL);
        const char *annexes = xml_value(node, "annexes", NULL);
        if (front)
            sheet->page_numbers.front_roman = strcmp(front, "roman") == 0;
        if (annexes)
            sheet->page_numbers.annexes_lettered = strcmp(annexes, "letter") == 0;
    }
}

static void make(struct style_sheet *sheet, const struct style_files *files,
                 struct diag_list *diags)
{
    for (size_t i = 0; i < files->count; i++)
        names_read(&sheet->names, files->roots[i], sheet->arena, diags);
    if (files->brand)
        names_read(&sheet->names, files->brand, sheet->arena, diags);
    for (size_t i = 0; i < files->count; i++) {
        roles_read(sheet, files->roots[i], diags);
        masters_read(sheet, files->roots[i], diags);
        read_page_numbers(sheet, files->roots[i]);
    }
    roles_resolve(sheet, diags);
    contrast_check(sheet, diags);
    masters_resolve(sheet, files->roots[files->count - 1], diags);
    read_logo(sheet, files, diags);
    press_read(sheet, files, diags);
}

/* Other rooms have reported to the same list, so only what was added counts. */
static bool failed_since(const struct diag_list *diags, size_t before)
{
    for (size_t i = before; i < diag_count(diags); i++) {
        if (diag_at(diags, i)->severity >= SEVERITY_ERROR)
            return true;
    }
    return false;
}

struct style_sheet *style_open(struct arena *arena, const char *path, const char *brand,
                               struct diag_list *diags)
{
    size_t before = diag_count(diags);
    struct style_files files = {.inputs = input_list_create(arena)};
    if (!style_load(arena, path, brand, diags, &files))
        return NULL;
    struct style_sheet *sheet = ARENA_NEW(arena, struct style_sheet);
    sheet->arena = arena;
    sheet->inlines = map_create(arena);
    sheet->inputs = files.inputs;
    sheet->base = files.roots[0]->pos.file;
    sheet->brand = files.brand ? files.brand->pos.file : NULL;
    make(sheet, &files, diags);
    return failed_since(diags, before) ? NULL : sheet;
}

const struct input_list *style_inputs(const struct style_sheet *sheet)
{
    return sheet->inputs;
}

const struct page_numbers *style_page_numbers(const struct style_sheet *sheet)
{
    return &sheet->page_numbers;
}

uint32_t style_colour(const struct style_sheet *sheet, const char *name, uint32_t otherwise)
{
    const struct style_name *found = name_find(&sheet->names.colours, name);
    return found ? found->colour : otherwise;
}

const char *style_logo(const struct style_sheet *sheet)
{
    return sheet->logo;
}
