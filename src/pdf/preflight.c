/* SPDX-License-Identifier: Apache-2.0 */
#include "pdf/preflight.h"

#include "base/map.h"
#include "pdf/survey.h"

/* The same fault, met once or often. */
struct finding {
    enum diag_id id;
    struct source_pos pos;
    const char *what; /* in the words of the message */
    const char *page; /* where it was met first */
    int32_t more;     /* times after that */
};

struct inspection {
    const struct press *press;
    struct arena *arena;
    struct arena *scratch;
    struct map *findings; /* by id and words */
    struct finding **list;
    size_t count, capacity;
    struct map *covered; /* by image: the most ink it has */
    /* At hand. */
    const struct page *page;
    size_t mark;
};

struct source_pos preflight_place(const struct page *page, size_t mark)
{
    for (size_t i = mark + 1; i > 0; i--) {
        if (page->marks[i - 1].content)
            return page->marks[i - 1].content->element->pos;
    }
    for (size_t i = mark; i < page->mark_count; i++) {
        if (page->marks[i].content)
            return page->marks[i].content->element->pos;
    }
    return (struct source_pos){0};
}

static void find(struct inspection *inspection, enum diag_id id, const char *what)
{
    const char *key = format_text(inspection->scratch, "%d %s", (int)id, what);
    void **slot = map_slot(inspection->findings, slice_of(key));
    struct finding *finding = *slot;
    if (finding) {
        finding->more++;
        return;
    }
    *slot = finding = ARENA_NEW(inspection->arena, struct finding);
    finding->id = id;
    finding->pos = preflight_place(inspection->page, inspection->mark);
    finding->what = arena_copy(inspection->arena, what, strlen(what));
    finding->page = inspection->page->label;
    ARENA_PUSH(inspection->arena, inspection->list, inspection->count, inspection->capacity) =
        finding;
}

/* "#AEB8C0", or what the sheet calls it. */
static const char *colour_name(struct inspection *inspection, colour value)
{
    static const char digits[] = "0123456789ABCDEF";
    const struct inks *inks = &inspection->press->asked->inks;
    uint32_t ink = colour_ink(value);
    if (ink && ink <= inks->count)
        return format_text(inspection->scratch, "'%s'", inks->list[ink - 1].name);
    struct buffer out = buffer_open(inspection->scratch);
    buffer_add_char(&out, '#');
    for (int shift = 20; shift >= 0; shift -= 4)
        buffer_add_char(&out, digits[value >> shift & 15]);
    return buffer_text(&out);
}

/* ---- lines ---- */

static bool is_full(const struct tone *tone)
{
    if (tone->spot)
        return tone->tint == ICC_FULL;
    return tone_plates(tone) == 1 && tone_coverage(tone) == ICC_FULL;
}

static void look_at_line(struct inspection *inspection, colour value, length width)
{
    const struct tone *tone = palette_tone(inspection->press->palette, value);
    length least = is_full(tone) ? LEAST_LINE : LEAST_SCREENED_LINE;
    if (width <= 0 || width >= least || tone_plates(tone) == 0)
        return;
    find(inspection, DIAG_press_line_thin,
         format_text(inspection->scratch, "a line of %Lpt in %s of the colour %s", width,
                     is_full(tone)            ? "one ink"
                     : tone_plates(tone) == 1 ? "a tint"
                                              : "a mixture",
                     colour_name(inspection, value)));
}

static void look_at_rectangle(struct inspection *inspection, const struct mark *mark)
{
    struct rectangle box = mark->rectangle;
    look_at_line(inspection, mark->colour, box.width < box.height ? box.width : box.height);
}

/* ---- text ---- */

static bool holds(struct rectangle box, struct point point)
{
    return point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y &&
           point.y <= box.y + box.height;
}

/* Whether a mark covers a point: a filled shape as far as its box does. */
static bool covers(const struct mark *mark, struct point point)
{
    switch (mark->kind) {
    case MARK_RECTANGLE:
        return holds(mark->rectangle, point);
    case MARK_PATH:
        return mark->path.fill && holds(path_box(&mark->path), point);
    case MARK_IMAGE:
        return holds(mark->image.box, point);
    case MARK_GLYPHS:
        break;
    }
    return false;
}

/* In how many inks a ground is printed: a picture that is not gray takes all of the press's. */
static int ground_plates(const struct inspection *inspection, const struct mark *mark)
{
    if (mark->kind == MARK_IMAGE)
        return image_samples(mark->image.image)->colours == IMAGE_GRAY ? 1 : 4;
    return tone_plates(palette_tone(inspection->press->palette, mark->colour));
}

/* How many inks are printed below a point by the marks before this one. */
static int plates_below(const struct inspection *inspection, struct point point)
{
    for (size_t i = inspection->mark; i > 0; i--) {
        const struct mark *mark = &inspection->page->marks[i - 1];
        if (covers(mark, point))
            return ground_plates(inspection, mark);
    }
    return 0;
}

static void look_at_ink_of_text(struct inspection *inspection, const struct mark *mark)
{
    const struct mark_glyphs *glyphs = &mark->glyphs;
    const struct tone *tone = palette_tone(inspection->press->palette, mark->colour);
    int plates = tone_plates(tone);
    if (plates > 1 && glyphs->size < LEAST_MIXED_TEXT)
        find(inspection, DIAG_press_text_small,
             format_text(inspection->scratch, "text of %Lpt in %d inks, the colour %s",
                         glyphs->size, plates, colour_name(inspection, mark->colour)));
    if (plates > 0 || glyphs->size >= LEAST_WHITE_TEXT)
        return;
    int below = plates_below(inspection, glyphs->origin);
    if (below > 1)
        find(inspection, DIAG_press_text_reversed,
             format_text(inspection->scratch, "white text of %Lpt left out of %d inks",
                         glyphs->size, below));
}

static length edge_distance(const struct page *page, const struct mark_glyphs *glyphs)
{
    length left = glyphs->origin.x, top = glyphs->origin.y - glyphs->size * 3 / 4;
    length right = page->width - left - glyphs_width(glyphs);
    length bottom = page->height - glyphs->origin.y;
    length across = left < right ? left : right, down = top < bottom ? top : bottom;
    return across < down ? across : down;
}

static void look_at_glyphs(struct inspection *inspection, const struct mark *mark)
{
    if (!survey_is_set(mark))
        return;
    look_at_ink_of_text(inspection, mark);
    if (edge_distance(inspection->page, &mark->glyphs) < LEAST_EDGE)
        find(inspection, DIAG_press_edge_near, "text stands less than 3mm from the edge");
}

/* ---- pictures ---- */

static int32_t resolution(const struct mark_image *mark)
{
    struct image_size size = image_size(mark->image);
    int64_t across = mark->box.width > 0 ? size.columns * 72 * LENGTH_POINT / mark->box.width : 0;
    int64_t down = mark->box.height > 0 ? size.rows * 72 * LENGTH_POINT / mark->box.height : 0;
    return (int32_t)(across < down ? across : down);
}

static int32_t most_ink(struct inspection *inspection, const struct image *image)
{
    void **slot = map_slot(inspection->covered, (struct slice){(const char *)&image, sizeof image});
    if (!*slot) {
        int32_t *most = ARENA_NEW(inspection->arena, int32_t);
        struct arena *scratch = arena_create_child(inspection->arena);
        *most = image_most_ink(image, scratch);
        arena_destroy(scratch);
        *slot = most;
    }
    return *(int32_t *)*slot;
}

static void look_at_image(struct inspection *inspection, const struct mark *mark)
{
    const struct mark_image *image = &mark->image;
    bool bitmap = image_samples(image->image)->bits == 1;
    int32_t found = resolution(image);
    int32_t wanted = bitmap ? LEAST_BITMAP_RESOLUTION : LEAST_RESOLUTION;
    if (found < wanted)
        find(inspection, DIAG_press_image_coarse,
             format_text(inspection->scratch,
                         "the picture '%s' has %d pixels an inch at this size, and wants %d",
                         image_path(image->image), (int)found, (int)wanted));
    int32_t ink = most_ink(inspection, image->image) / 10;
    if (ink > inspection->press->asked->ink_limit)
        find(inspection, DIAG_press_ink_heavy,
             format_text(inspection->scratch, "the picture '%s' takes %d%% of ink on one spot",
                         image_path(image->image), (int)ink));
}

/* ---- all ---- */

static void look_at_colour(struct inspection *inspection, const struct mark *mark)
{
    const struct tone *tone = palette_tone(inspection->press->palette, mark->colour);
    int32_t ink = tone_coverage(tone) / 10;
    if (ink > inspection->press->asked->ink_limit)
        find(inspection, DIAG_press_ink_heavy,
             format_text(inspection->scratch, "the colour %s takes %d%% of ink on one spot",
                         colour_name(inspection, mark->colour), (int)ink));
}

static void look_at(struct inspection *inspection, const struct mark *mark)
{
    if (mark->kind == MARK_IMAGE) {
        look_at_image(inspection, mark);
        return;
    }
    look_at_colour(inspection, mark);
    if (mark->kind == MARK_GLYPHS)
        look_at_glyphs(inspection, mark);
    else if (mark->kind == MARK_RECTANGLE)
        look_at_rectangle(inspection, mark);
    else
        look_at_line(inspection, mark->colour, mark->path.stroke);
}

static void report(const struct inspection *inspection, struct diag_list *diags)
{
    for (size_t i = 0; i < inspection->count; i++) {
        const struct finding *finding = inspection->list[i];
        const char *more = "";
        if (finding->more == 1)
            more = ", and once more";
        else if (finding->more)
            more = format_text(inspection->arena, ", and %d times more", (int)finding->more);
        diag_report(diags, finding->id, finding->pos, finding->what, finding->page, more);
    }
}

void preflight(const struct press *press, struct arena *arena, struct diag_list *diags)
{
    struct inspection inspection = {
        .press = press,
        .arena = arena,
        .scratch = arena_create_child(arena),
        .findings = map_create(arena),
        .covered = map_create(arena),
    };
    for (size_t p = 0; p < press->document.page_count; p++) {
        inspection.page = &press->document.pages[p];
        struct arena_mark mark = arena_mark(inspection.scratch);
        for (inspection.mark = 0; inspection.mark < inspection.page->mark_count; inspection.mark++)
            look_at(&inspection, &inspection.page->marks[inspection.mark]);
        arena_rewind(inspection.scratch, mark);
    }
    report(&inspection, diags);
    arena_destroy(inspection.scratch);
}
