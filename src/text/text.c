/* SPDX-License-Identifier: Apache-2.0 */
/* The text service: which faces, fonts and languages a job has asked for so far.
 *
 * There are a few dozen of each in the largest document, and they are asked for once per style, not
 * once per word; so they stand in plain lists that are searched from the front. */
#include "text/service.h"

#include "base/input.h"
#include "text/features.h"

static void service_close(void *thing)
{
    struct text *text = thing;
    hb_buffer_destroy(text->buffer);
}

struct text *text_open(struct arena *arena, const char *catalog_path, struct diag_list *diags)
{
    struct arena *own = arena_create_child(arena);
    struct text *text = ARENA_NEW(own, struct text);
    text->arena = own;
    text->scratch = arena_create_child(own);
    text->diags = diags;
    text->catalogue = catalogue_read(own, catalog_path, diags);
    if (!text->catalogue)
        return NULL;
    text->inputs = input_list_create(own);
    if (catalog_path)
        input_note(text->inputs,
                   (struct input){.kind = INPUT_CATALOGUE, .path = catalog_path, .private = true});
    text->opened = ARENA_ARRAY(own, text->catalogue->file_count, struct opened_file);
    cache_open(&text->words, own, 1024);
    arena_defer(own, service_close, text);
    text->buffer = hb_buffer_create();
    if (!hb_buffer_allocation_successful(text->buffer))
        arena_exhausted(own);
    /* A soft hyphen or joiner has done its work once the glyphs are chosen; left in, it would be a
     * space of no width, which a reader copying text out of the PDF would see. */
    hb_buffer_set_flags(text->buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    return text;
}

const struct input_list *text_inputs(const struct text *text)
{
    return text->inputs;
}

/* Two families may share a file; it is then one face, embedded once. */
static struct font_face *opened_face(const struct text *text, const struct font_file *file)
{
    for (size_t i = 0; i < text->face_count; i++) {
        struct font_face *face = text->faces[i];
        if (face->collection_index == file->collection_index && strcmp(face->path, file->path) == 0)
            return face;
    }
    return NULL;
}

const struct font_face *service_face(struct text *text, const struct font_file *file,
                                     struct source_pos pos, struct diag_list *diags)
{
    struct opened_file *opened = &text->opened[file->number];
    if (!opened->face)
        opened->face = opened_face(text, file);
    if (!opened->face) {
        opened->face = face_open(text->arena, file, (uint32_t)text->face_count, pos, diags);
        opened->refused = !opened->face;
        if (opened->refused)
            return NULL;
        ARENA_PUSH(text->arena, text->faces, text->face_count, text->face_capacity) = opened->face;
        input_note(text->inputs,
                   (struct input){.kind = INPUT_FONT, .path = file->path, .private = true});
    }
    return opened->face;
}

const struct font_face *service_fallback(struct text *text, const struct text_font *font,
                                         const struct font_family *fallback)
{
    const struct font_file *file =
        family_match(fallback, font->request.weight, font->request.italic);
    if (text->opened[file->number].refused)
        return NULL;
    return service_face(text, file, (struct source_pos){0}, text->diags);
}

static struct text_language *language_find(struct text *text, const char *name)
{
    for (size_t i = 0; i < text->language_count; i++) {
        if (strcmp(text->languages[i]->name, name) == 0)
            return text->languages[i];
    }
    struct text_language *language = ARENA_NEW(text->arena, struct text_language);
    language->name = arena_string(text->arena, name);
    language->shaping = hb_language_from_string(name, -1);
    cache_open(&language->points, text->arena, 16);
    ARENA_PUSH(text->arena, text->languages, text->language_count, text->language_capacity) =
        language;
    return language;
}

static bool same_request(const struct font_request *a, const struct font_request *b)
{
    return a->weight == b->weight && a->italic == b->italic && strcmp(a->family, b->family) == 0 &&
           strcmp(a->features, b->features) == 0 && strcmp(a->language, b->language) == 0;
}

static void report_family(struct text *text, const char *name, struct source_pos pos,
                          struct diag_list *diags)
{
    diag_report(diags, DIAG_font_family_unknown, pos, name, text->catalogue->name);
    diag_help(diags, "it has %s", catalogue_names(text->catalogue, text->scratch));
}

static struct text_font *font_create(struct text *text, const struct font_request *request,
                                     struct source_pos pos, struct diag_list *diags)
{
    const struct font_family *family = catalogue_family(text->catalogue, request->family);
    if (!family) {
        report_family(text, request->family, pos, diags);
        return NULL;
    }
    struct text_font *font = ARENA_NEW(text->arena, struct text_font);
    struct slice wrong;
    if (!features_read(text->arena, request->features, &font->features, &font->feature_count,
                       &wrong)) {
        diag_report(diags, DIAG_font_feature_invalid, pos, wrong);
        return NULL;
    }
    const struct font_file *file = family_match(family, request->weight, request->italic);
    font->face = service_face(text, file, pos, diags);
    if (!font->face)
        return NULL;
    font->request = (struct font_request){
        .family = arena_string(text->arena, request->family),
        .weight = request->weight,
        .italic = request->italic,
        .features = arena_string(text->arena, request->features),
        .language = arena_string(text->arena, request->language),
    };
    font->language = language_find(text, request->language);
    font->number = (uint32_t)text->font_count;
    return font;
}

const struct text_font *text_font(struct text *text, const struct font_request *request,
                                  struct source_pos pos, struct diag_list *diags)
{
    for (size_t i = 0; i < text->font_count; i++) {
        if (same_request(&text->fonts[i]->request, request))
            return text->fonts[i];
    }
    struct text_font *font = font_create(text, request, pos, diags);
    if (font)
        ARENA_PUSH(text->arena, text->fonts, text->font_count, text->font_capacity) = font;
    return font;
}

const struct font_face *text_font_face(const struct text_font *font)
{
    return font->face;
}

size_t text_face_count(const struct text *text)
{
    return text->face_count;
}

const struct font_face *text_face(const struct text *text, size_t index)
{
    return text->faces[index];
}
