/* SPDX-License-Identifier: Apache-2.0 */
/* The lower left corner of the trimmed page stays the origin, and the paper begins at negative
 * coordinates, as any rectangle may (ISO 32000-1, 7.7.3.3). So nothing in the file stands elsewhere
 * than in the other profiles: no place in the structure tree or the outline need be moved. */
#include "pdf/press.h"

#include "base/map.h"
#include "pdf/bleed.h"
#include "pdf/marks.h"
#include "pdf/preflight.h"
#include "pdf/value.h"

struct preparing {
    struct press *press;
    const struct document *document;
    struct arena *arena;
    struct diag_list *diags;
    struct map *pictures; /* by address: what is printed of it */
};

/* -- pages ------------------------------------------------------------------------------------- */

static const struct image *convert(struct preparing *preparing, const struct page *page,
                                   size_t mark)
{
    const struct image *image = page->marks[mark].image.image;
    void **slot = map_slot(preparing->pictures, (struct slice){(const char *)&image, sizeof image});
    if (!*slot) {
        const struct image **converted = ARENA_NEW(preparing->arena, const struct image *);
        *converted = image_for_press(image, preparing->press->asked->intent, preparing->arena,
                                     preflight_place(page, mark), preparing->diags);
        *slot = converted;
    }
    const struct image *converted = *(const struct image **)*slot;
    return converted ? converted : image;
}

static void prepare_mark(struct preparing *preparing, const struct page *page, size_t index,
                         struct mark *mark)
{
    *mark = page->marks[index];
    length bleed = preparing->press->asked->bleed;
    if (mark->kind == MARK_RECTANGLE)
        mark->rectangle = bleed_rectangle(page, mark->rectangle, bleed);
    if (mark->kind == MARK_IMAGE)
        mark->image.image = convert(preparing, page, index);
    else
        palette_add(preparing->press->palette, mark->colour);
}

static void prepare_page(struct preparing *preparing, struct page *page)
{
    struct mark *marks = ARENA_ARRAY(preparing->arena, page->mark_count, struct mark);
    for (size_t i = 0; i < page->mark_count; i++)
        prepare_mark(preparing, page, i, &marks[i]);
    page->marks = marks;
    page->links = NULL;
    page->link_count = 0;
}

/* After all pages: only then are the spot inks known that need a patch. */
static void add_marks(struct preparing *preparing, struct page *page, size_t index)
{
    const struct pdf_press *asked = preparing->press->asked;
    const struct marks_wanted wanted = {
        .page = page,
        .bleed = asked->bleed,
        .slug = asked->slugs ? &asked->slugs[index] : NULL,
        .palette = preparing->press->palette,
        .gray = icc_space(asked->intent) == ICC_GRAY,
    };
    size_t count = page->mark_count;
    struct mark *marks = ARENA_ARRAY(preparing->arena, count + marks_count(&wanted), struct mark);
    if (count)
        memcpy(marks, page->marks, count * sizeof *marks);
    page->mark_count = (size_t)(marks_add(&wanted, marks + count, preparing->arena) - marks);
    page->marks = marks;
}

struct press *press_open(const struct document *document, const struct pdf_press *asked,
                         struct arena *arena, struct diag_list *diags)
{
    struct press *press = ARENA_NEW(arena, struct press);
    press->asked = asked;
    press->margin = asked->bleed + MARKS_ROOM;
    press->palette = palette_create(asked->intent, asked->inks, arena, diags);
    press->document = *document;
    press->document.info.date = document->info.date_if_needed; /* ISO 15930-7, 6.9 */
    struct page *pages = ARENA_ARRAY(arena, document->page_count, struct page);
    struct preparing preparing = {.press = press,
                                  .document = document,
                                  .arena = arena,
                                  .diags = diags,
                                  .pictures = map_create(arena)};
    for (size_t i = 0; i < document->page_count; i++) {
        pages[i] = document->pages[i];
        prepare_page(&preparing, &pages[i]);
    }
    press->document.pages = pages;
    preflight(press, arena, diags);
    marks_add_colours(press->palette, icc_space(asked->intent) == ICC_GRAY);
    for (size_t i = 0; i < document->page_count; i++)
        add_marks(&preparing, &pages[i], i);
    return diag_clean(diags) ? press : NULL;
}

/* -- what pages say of it ---------------------------------------------------------------------- */

static void add_box(const char *key, const struct page *page, length around, struct buffer *out)
{
    buffer_add_text(out, key);
    value_box(
        out,
        (struct rectangle){-around, -around, page->width + 2 * around, page->height + 2 * around},
        page->height);
}

void press_write_boxes(const struct press *press, const struct page *page, struct buffer *out)
{
    add_box("/MediaBox", page, press->margin, out);
    add_box("/BleedBox", page, press->asked->bleed, out);
    add_box("/TrimBox", page, 0, out);
}

/* /O1: what is printed next leaves the other inks below it alone, the process inks it has none of
 * included (ISO 32000-1, 8.6.7: OPM 1); /O0: it does not. */
void press_write_resources(const struct press *press, struct buffer *out)
{
    buffer_add_text(out, "/ColorSpace<<");
    palette_write_spaces(press->palette, out);
    buffer_add_text(out, ">>/ExtGState<</O1<</OP true/op true/OPM 1>>/O0<</OP false/op false>>>>");
}

const char *press_blending_space(const struct press *press)
{
    return icc_space(press->asked->intent) == ICC_GRAY ? "DeviceGray" : "DeviceCMYK";
}

/* -- what it says of itself -------------------------------------------------------------------- */

/* An identifier of the document, from what it says: the same words and date, the same document (RFC
 * 9562, 5.8: a UUID of version 8). */
static void add_uuid(const struct document *document, struct arena *arena, struct buffer *out)
{
    uint64_t halves[2] = {0, 1};
    const struct document_info *info = &document->info;
    const char *const said[] = {info->title, info->author, info->subject, info->date};
    const struct slice *texts = page_leaf_texts(document, arena);
    for (int i = 0; i < 2; i++) {
        for (size_t s = 0; s < sizeof said / sizeof *said; s++)
            halves[i] =
                hash_bytes(said[s] ? said[s] : "", said[s] ? strlen(said[s]) : 0, halves[i]);
        for (size_t t = 0; t < structure_leaf_count(document->structure); t++)
            halves[i] = hash_bytes(texts[t].bytes, texts[t].count, halves[i]);
    }
    halves[0] = (halves[0] & ~UINT64_C(0xF000)) | 0x8000;
    halves[1] = (halves[1] & ~(UINT64_C(3) << 62)) | UINT64_C(2) << 62;
    for (int digit = 0; digit < 32; digit++) {
        if (digit == 8 || digit == 12 || digit == 16 || digit == 20)
            buffer_add_char(out, '-');
        buffer_add_char(out, "0123456789abcdef"[halves[digit / 16] >> 4 * (15 - digit % 16) & 15]);
    }
}

const char *press_identity(const struct press *press, struct arena *arena)
{
    struct buffer out = buffer_open(arena);
    add_uuid(&press->document, arena, &out);
    return buffer_text(&out);
}

/* -- the output intent ------------------------------------------------------------------------- */

static void write_profile(const void *context, size_t index, struct buffer *out)
{
    const struct press *press = context;
    (void)index;
    buffer_format(out, "/N %d", icc_space(press->asked->intent) == ICC_GRAY ? 1 : 4);
}

/* ISO 32000-1, 14.11.5. A condition named by the brand is one of the ICC's registry. */
void press_make_intent(const struct press *press, struct haru *haru, struct pack *pack,
                       struct arena *arena)
{
    const struct pdf_press *asked = press->asked;
    haru_doing(haru, "writing the output intent");
    uint32_t profile = haru_streams(haru, 1, write_profile, press);
    pack_deflate(pack, profile, icc_bytes(asked->intent));
    const char *description = icc_description(asked->intent);
    struct buffer out = buffer_open(arena);
    buffer_add_text(&out, "[<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier");
    value_text(&out, slice_of(asked->condition ? asked->condition : description));
    if (asked->condition)
        buffer_add_text(&out, "/RegistryName(http://www.color.org)");
    buffer_add_text(&out, "/Info");
    value_text(&out, slice_of(description));
    buffer_add_text(&out, "/DestOutputProfile ");
    value_reference(&out, profile);
    buffer_add_text(&out, ">>]");
    haru_set_raw(haru, haru_catalogue(haru), "OutputIntents", buffer_slice(&out));
    haru_set_name(haru, haru_info(haru), "Trapped", "False");
}
