/* SPDX-License-Identifier: Apache-2.0 */
#include "pdf/bleed.h"

/* A tenth of a point is less than anyone cuts to. */
#define NEAR (LENGTH_POINT / 10)

struct edges edges_touched(const struct page *page, struct rectangle box)
{
    return (struct edges){
        .left = box.x <= NEAR,
        .right = box.x + box.width >= page->width - NEAR,
        .top = box.y <= NEAR,
        .bottom = box.y + box.height >= page->height - NEAR,
    };
}

/* Beyond an edge it reaches as far as it must, or as far as it does anyway. */
static length stretched(length to, length least)
{
    return to > least ? to : least;
}

struct rectangle bleed_rectangle(const struct page *page, struct rectangle box, length bleed)
{
    struct edges edges = edges_touched(page, box);
    length left = box.x, top = box.y, right = box.x + box.width, bottom = box.y + box.height;
    if (edges.left)
        left = -stretched(-left, bleed);
    if (edges.top)
        top = -stretched(-top, bleed);
    if (edges.right)
        right = stretched(right, page->width + bleed);
    if (edges.bottom)
        bottom = stretched(bottom, page->height + bleed);
    return (struct rectangle){left, top, right - left, bottom - top};
}

/* Along one axis: how the picture lies, how far the page reaches, and the part on one side. */
struct span {
    length from, size;
};

static bool side_span(struct span picture, length reach, length bleed, int side, struct span *clip,
                      struct span *mirrored)
{
    length end = picture.from + picture.size;
    *clip = *mirrored = picture;
    if (side < 0) {
        *clip = (struct span){-bleed, bleed + picture.from};
        mirrored->from = picture.from - picture.size;
    } else if (side > 0) {
        *clip = (struct span){end, reach + bleed - end};
        mirrored->from = end;
    }
    return clip->size > 0;
}

/* The parts around a box, beyond those edges. */
static int surround(const struct page *page, struct rectangle box, struct edges edges, length bleed,
                    struct bleed_part parts[BLEED_PARTS])
{
    int count = 0;
    for (int down = -1; down <= 1; down++) {
        for (int across = -1; across <= 1; across++) {
            struct span clip_x, clip_y, x, y;
            bool wanted = (across || down) && (across >= 0 || edges.left) &&
                          (across <= 0 || edges.right) && (down >= 0 || edges.top) &&
                          (down <= 0 || edges.bottom);
            if (!wanted ||
                !side_span((struct span){box.x, box.width}, page->width, bleed, across, &clip_x,
                           &x) ||
                !side_span((struct span){box.y, box.height}, page->height, bleed, down, &clip_y,
                           &y))
                continue;
            parts[count++] = (struct bleed_part){
                .clip = {clip_x.from, clip_y.from, clip_x.size, clip_y.size},
                .box = {x.from, y.from, x.size, y.size},
                .across = across != 0,
                .down = down != 0,
            };
        }
    }
    return count;
}

int bleed_picture(const struct page *page, struct rectangle box, length bleed,
                  struct bleed_part parts[BLEED_PARTS])
{
    return surround(page, box, edges_touched(page, box), bleed, parts);
}

/* What is drawn of a path: half of its line lies on either side. */
static struct rectangle inked(const struct mark_path *path)
{
    struct rectangle box = path_box(path);
    length half = path->stroke / 2;
    return (struct rectangle){box.x - half, box.y - half, box.width + 2 * half,
                              box.height + 2 * half};
}

int bleed_path(const struct page *page, const struct mark_path *path, length bleed,
               struct bleed_part parts[BLEED_PARTS])
{
    const struct rectangle paper = {0, 0, page->width, page->height};
    struct rectangle box = inked(path);
    length right = box.x + box.width, bottom = box.y + box.height;
    if (box.x >= page->width || box.y >= page->height || right <= 0 || bottom <= 0)
        return 0; /* a printer's mark */
    struct edges edges = edges_touched(page, box);
    edges.left = edges.left && box.x > -bleed;
    edges.top = edges.top && box.y > -bleed;
    edges.right = edges.right && right < page->width + bleed;
    edges.bottom = edges.bottom && bottom < page->height + bleed;
    return surround(page, paper, edges, bleed, parts);
}
