/* SPDX-License-Identifier: Apache-2.0 */
#include "pdf/survey.h"

#include "base/map.h"

#define NO_FIGURE UINT32_MAX

struct surveyor {
    struct survey survey; /* first: all that others see */
    struct arena *arena;
    struct map *image_numbers; /* by the image's address: number + 1 */
    struct map *image_hashes;  /* by image_hash(): the last image_entry with it */
    struct map *resource_sets;
    const struct image **images;
    size_t image_capacity;
    const struct resources **resources;
    size_t resource_capacity;
    uint32_t *figure_of; /* by element number: the Figure it is or lies in */
    /* Of the page at hand. */
    size_t page;
    uint32_t *fonts, *page_images; /* in order of occurrence */
    size_t font_count, font_capacity, page_image_count, page_image_capacity;
};

struct image_entry {
    uint32_t number;
    const struct image_entry *next;
};

static bool same_sequence(const struct mark *a, const struct mark *b)
{
    return a->content == b->content && (a->content || a->artifact == b->artifact) &&
           (a->kind == MARK_GLYPHS) == (b->kind == MARK_GLYPHS);
}

size_t survey_sequence(const struct page *page, size_t first)
{
    size_t end = first + 1;
    while (end < page->mark_count && same_sequence(&page->marks[first], &page->marks[end]))
        end++;
    return end;
}

bool survey_is_set(const struct mark *mark)
{
    return mark->glyphs.size > 0;
}

struct slice survey_actual_text(const struct glyph_piece *piece, const struct run *run,
                                char encoded[4])
{
    if (piece->actual_text)
        return (struct slice){encoded, utf8_encode((uint32_t)piece->actual_text, encoded)};
    return run->actual;
}

/* -- images ------------------------------------------------------------------------------------ */

static struct slice address_key(const struct image *const *image)
{
    return (struct slice){(const char *)image, sizeof *image};
}

/* A second image of the same content gets the number of the first: the same file, loaded twice. */
static uint32_t number_image(struct surveyor *surveyor, const struct image *image)
{
    uint64_t hash = image_hash(image);
    void **chain =
        map_slot(surveyor->image_hashes, (struct slice){(const char *)&hash, sizeof hash});
    for (const struct image_entry *entry = *chain; entry; entry = entry->next) {
        if (image_equal(surveyor->images[entry->number], image))
            return entry->number;
    }
    struct image_entry *entry = ARENA_NEW(surveyor->arena, struct image_entry);
    entry->number = (uint32_t)surveyor->survey.image_count;
    entry->next = *chain;
    *chain = entry;
    ARENA_PUSH(surveyor->arena, surveyor->images, surveyor->survey.image_count,
               surveyor->image_capacity) = image;
    return entry->number;
}

static uint32_t find_image(struct surveyor *surveyor, const struct image *image)
{
    void **slot = map_slot(surveyor->image_numbers, address_key(&image));
    if (!*slot) {
        uint32_t *number = ARENA_NEW(surveyor->arena, uint32_t);
        *slot = number;
        *number = number_image(surveyor, image);
    }
    return *(uint32_t *)*slot;
}

/* -- resources --------------------------------------------------------------------------------- */

static bool contains(const uint32_t *numbers, size_t count, uint32_t number)
{
    for (size_t i = 0; i < count; i++) {
        if (numbers[i] == number)
            return true;
    }
    return false;
}

static void need_font(struct surveyor *surveyor, uint32_t number)
{
    if (!contains(surveyor->fonts, surveyor->font_count, number))
        ARENA_PUSH(surveyor->arena, surveyor->fonts, surveyor->font_count,
                   surveyor->font_capacity) = number;
}

static void need_image(struct surveyor *surveyor, uint32_t number)
{
    if (!contains(surveyor->page_images, surveyor->page_image_count, number))
        ARENA_PUSH(surveyor->arena, surveyor->page_images, surveyor->page_image_count,
                   surveyor->page_image_capacity) = number;
}

static void sort(uint32_t *numbers, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        uint32_t number = numbers[i];
        size_t to = i;
        for (; to > 0 && numbers[to - 1] > number; to--)
            numbers[to] = numbers[to - 1];
        numbers[to] = number;
    }
}

static const struct resources *intern_resources(struct surveyor *surveyor)
{
    size_t fonts = surveyor->font_count, images = surveyor->page_image_count;
    sort(surveyor->fonts, fonts);
    sort(surveyor->page_images, images);
    uint32_t *key = ARENA_ARRAY(surveyor->arena, 1 + fonts + images, uint32_t);
    key[0] = (uint32_t)fonts;
    if (fonts)
        memcpy(key + 1, surveyor->fonts, fonts * sizeof *key);
    if (images)
        memcpy(key + 1 + fonts, surveyor->page_images, images * sizeof *key);
    void **slot = map_slot(surveyor->resource_sets,
                           (struct slice){(const char *)key, (1 + fonts + images) * sizeof *key});
    if (!*slot) {
        struct resources *set = ARENA_NEW(surveyor->arena, struct resources);
        *set = (struct resources){(uint32_t)surveyor->survey.resource_count, key + 1,
                                  key + 1 + fonts, fonts, images};
        ARENA_PUSH(surveyor->arena, surveyor->resources, surveyor->survey.resource_count,
                   surveyor->resource_capacity) = set;
        *slot = set;
    }
    surveyor->font_count = surveyor->page_image_count = 0;
    return *slot;
}

/* -- figures ----------------------------------------------------------------------------------- */

/* Parents are numbered before their children, so one pass down the numbers is enough. */
static void find_figures(struct surveyor *surveyor)
{
    const struct structure *structure = surveyor->survey.document->structure;
    size_t count = structure_element_count(structure);
    surveyor->figure_of = ARENA_ARRAY(surveyor->arena, count, uint32_t);
    surveyor->survey.figures = ARENA_ARRAY(surveyor->arena, count, struct figure_place);
    for (size_t i = 0; i < count; i++) {
        const struct structure_element *element = structure_element_at(structure, i);
        if (element->role == ROLE_FIGURE)
            surveyor->figure_of[i] = element->number;
        else
            surveyor->figure_of[i] =
                element->parent ? surveyor->figure_of[element->parent->number] : NO_FIGURE;
    }
}

static void place_figure(struct surveyor *surveyor, const struct mark *mark)
{
    uint32_t figure = surveyor->figure_of[mark->content->element->number];
    if (figure == NO_FIGURE)
        return;
    struct figure_place *place = &surveyor->survey.figures[figure];
    if (!place->seen)
        *place = (struct figure_place){true, false, surveyor->page, mark_box(mark)};
    else if (place->page != surveyor->page)
        place->parted = true;
    else
        place->box = box_around(place->box, mark_box(mark));
}

/* -- pages ------------------------------------------------------------------------------------- */

static void count_parts(const struct page *page, size_t *pieces, size_t *images)
{
    *pieces = *images = 0;
    for (size_t i = 0; i < page->mark_count; i++) {
        if (page->marks[i].kind == MARK_GLYPHS)
            *pieces += page->marks[i].glyphs.count;
        *images += page->marks[i].kind == MARK_IMAGE;
    }
}

static const struct run **find_runs(struct surveyor *surveyor, const struct mark_glyphs *glyphs,
                                    const struct run **out)
{
    struct runs *runs = surveyor->survey.runs;
    const struct font_use *last = NULL;
    for (size_t i = 0; i < glyphs->count; i++) {
        *out = runs_find(runs, &glyphs->pieces[i]);
        const struct font_use *font = (*out++)->font;
        if (font != last)
            need_font(surveyor, font->number);
        last = font;
    }
    return out;
}

/* The marked-content sequences of a page, as writer_tag() will begin them. */
struct numbering {
    struct surveyor *surveyor;
    const struct content **content; /* by MCID */
    size_t count, capacity;
    bool open, replaced; /* the last one of the sequence of marks at hand */
};

static void number_tag(struct numbering *numbering, const struct content *content,
                       struct slice actual)
{
    if (numbering->open && !numbering->replaced && actual.count == 0)
        return;
    ARENA_PUSH(numbering->surveyor->arena, numbering->content, numbering->count,
               numbering->capacity) = content;
    numbering->open = true;
    numbering->replaced = actual.count > 0;
}

static void number_pieces(struct numbering *numbering, const struct mark *mark,
                          const struct run *const *runs)
{
    char encoded[4];
    for (size_t i = 0; i < mark->glyphs.count; i++) {
        number_tag(numbering, mark->content,
                   survey_actual_text(&mark->glyphs.pieces[i], runs[i], encoded));
    }
}

static void number_mark(struct numbering *numbering, const struct mark *mark,
                        const struct run *const *runs)
{
    if (!mark->content || (mark->kind == MARK_GLYPHS && !survey_is_set(mark)))
        return;
    if (mark->kind == MARK_GLYPHS && !mark->actual_text)
        number_pieces(numbering, mark, runs);
    else
        number_tag(numbering, mark->content, slice_of(mark->actual_text));
}

static void number_content(struct surveyor *surveyor, const struct page *page, struct page_use *use)
{
    struct numbering numbering = {.surveyor = surveyor};
    const struct run *const *runs = use->runs;
    for (size_t i = 0; i < page->mark_count;) {
        numbering.open = false;
        for (size_t end = survey_sequence(page, i); i < end; i++) {
            const struct mark *mark = &page->marks[i];
            number_mark(&numbering, mark, runs);
            runs += mark->kind == MARK_GLYPHS ? mark->glyphs.count : 0;
        }
    }
    use->content = numbering.content;
    use->content_count = numbering.count;
}

void survey_page(struct survey *survey, size_t number)
{
    struct surveyor *surveyor = (struct surveyor *)survey;
    const struct page *page = &survey->document->pages[number];
    struct page_use *use = &survey->pages[number];
    surveyor->page = number;
    size_t piece_count, image_count;
    count_parts(page, &piece_count, &image_count);
    const struct run **runs = ARENA_ARRAY(surveyor->arena, piece_count, const struct run *);
    uint32_t *images = ARENA_ARRAY(surveyor->arena, image_count, uint32_t);
    use->runs = runs;
    use->images = images;
    for (size_t i = 0; i < page->mark_count; i++) {
        const struct mark *mark = &page->marks[i];
        if (mark->kind == MARK_GLYPHS) {
            runs = find_runs(surveyor, &mark->glyphs, runs);
        } else if (mark->kind == MARK_IMAGE) {
            *images = find_image(surveyor, mark->image.image);
            need_image(surveyor, *images++);
        }
        if (mark->content)
            place_figure(surveyor, mark);
    }
    number_content(surveyor, page, use);
    use->resources = intern_resources(surveyor);
    survey->images = surveyor->images;
    survey->resources = surveyor->resources;
}

struct survey *survey_open(const struct document *document, bool hexadecimal, struct arena *arena)
{
    struct surveyor *surveyor = ARENA_NEW(arena, struct surveyor);
    struct survey *survey = &surveyor->survey;
    surveyor->arena = arena;
    surveyor->image_numbers = map_create(arena);
    surveyor->image_hashes = map_create(arena);
    surveyor->resource_sets = map_create(arena);
    survey->document = document;
    survey->runs = runs_create(arena, hexadecimal);
    survey->pages = ARENA_ARRAY(arena, document->page_count, struct page_use);
    find_figures(surveyor);
    return survey;
}
