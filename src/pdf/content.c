/* SPDX-License-Identifier: Apache-2.0 */
/* A text page is written as few operators with much in them: one text object for as many lines as
 * there are between other marks, one TJ for a line, moves relative to the line before, and nothing
 * said twice (font, size, colour). Content is most of what gets deflated, so every byte left out
 * here saves time as well as space.
 *
 * Coordinates are on a grid of 1/100 pt. Moves are differences of places on the grid, so rounding
 * does not add up. */
#include "pdf/content.h"

#include "pdf/bleed.h"
#include "pdf/press.h"
#include "pdf/writer.h"

#define RULE_THICKEST (3 * LENGTH_POINT)

static void add_rectangle(struct writer *writer, struct rectangle box)
{
    int64_t left = value_hundredths(box.x), right = value_hundredths(box.x + box.width);
    int64_t top = value_hundredths(writer->page->height - box.y);
    int64_t bottom = value_hundredths(writer->page->height - box.y - box.height);
    writer_add_number(writer, left);
    writer_add_number(writer, bottom);
    writer_add_number(writer, right - left);
    writer_add_number(writer, top - bottom);
    writer_add(writer, "re\n");
}

/* A black rule prints over what it crosses; a black area would let it shine through. */
static bool is_rule(const struct mark *mark)
{
    return mark->rectangle.height <= RULE_THICKEST || mark->rectangle.width <= RULE_THICKEST;
}

/* Rectangles of one colour that follow each other are filled at once: the rules of a table. */
static size_t write_rectangles(struct writer *writer, size_t first, size_t end)
{
    const struct mark *marks = writer->page->marks;
    bool rule = writer->palette && is_rule(&marks[first]);
    if (writer->palette)
        writer_overprint(writer, marks[first].colour, rule);
    writer_fill(writer, marks[first].colour);
    add_rectangle(writer, marks[first].rectangle);
    size_t i = first + 1;
    for (; i < end && marks[i].kind == MARK_RECTANGLE && !marks[i].actual_text &&
           !marks[first].actual_text && marks[i].colour == marks[first].colour &&
           (!writer->palette || is_rule(&marks[i]) == rule);
         i++)
        add_rectangle(writer, marks[i].rectangle);
    writer_add(writer, "f\n");
    return i;
}

static void write_step(struct writer *writer, const struct path_step *step)
{
    static const struct {
        int points;
        const char *operation;
    } verbs[] = {
        [PATH_MOVE] = {1, "m\n"},
        [PATH_LINE] = {1, "l\n"},
        [PATH_CURVE] = {3, "c\n"},
        [PATH_CLOSE] = {0, "h\n"},
    };
    for (int i = 0; i < verbs[step->verb].points; i++)
        writer_add_point(writer, step->points[i].x, step->points[i].y);
    writer_add(writer, verbs[step->verb].operation);
}

static void draw_path(struct writer *writer, const struct mark_path *path)
{
    for (size_t i = 0; i < path->count; i++)
        write_step(writer, &path->steps[i]);
    bool stroked = path->stroke > 0;
    writer_add(writer, stroked ? path->fill ? "B\n" : "S\n" : path->fill ? "f\n" : "n\n");
}

/* What comes next is cut out; to be ended by Q. */
static void begin_part(struct writer *writer, struct rectangle clip)
{
    writer_add(writer, "q ");
    add_rectangle(writer, clip);
    writer_add(writer, "W n ");
}

/* A box that is turned over changes places with the page: each point with the one as far from the
 * line between them. */
static void write_path_bleed(struct writer *writer, const struct mark_path *path)
{
    struct bleed_part parts[BLEED_PARTS];
    int count = bleed_path(writer->page, path, writer->bleed, parts);
    for (int i = 0; i < count; i++) {
        struct rectangle box = parts[i].box;
        begin_part(writer, parts[i].clip);
        writer_add(writer, parts[i].across ? "-1 0 0 " : "1 0 0 ");
        writer_add(writer, parts[i].down ? "-1 " : "1 ");
        writer_add_number(writer, parts[i].across ? value_hundredths(box.x + box.width) : 0);
        writer_add_number(writer,
                          parts[i].down ? value_hundredths(writer->page->height - box.y) : 0);
        writer_add(writer, "cm\n");
        draw_path(writer, path);
        writer_add(writer, "Q\n");
    }
}

static void write_path(struct writer *writer, const struct mark *mark)
{
    const struct mark_path *path = &mark->path;
    bool stroked = path->stroke > 0;
    if (writer->palette)
        writer_overprint(writer, mark->colour, stroked && !path->fill);
    if (path->fill)
        writer_fill(writer, mark->colour);
    if (stroked)
        writer_stroke(writer, mark->colour, path);
    draw_path(writer, path);
    if (writer->palette)
        write_path_bleed(writer, path);
}

/* The picture in a box, turned over where that is negative. */
static void place_image(struct writer *writer, struct rectangle box, int32_t number)
{
    writer_add_number(writer, value_hundredths(box.width));
    writer_add(writer, "0 0 ");
    writer_add_number(writer, value_hundredths(box.height));
    writer_add_point(writer, box.x, box.y + box.height);
    writer_add(writer, "cm/I");
    buffer_add_int(writer->out, number);
    writer_add(writer, " Do Q\n");
}

static void write_bleed(struct writer *writer, const struct mark *mark, int32_t number)
{
    struct bleed_part parts[BLEED_PARTS];
    int count = bleed_picture(writer->page, mark->image.box, writer->bleed, parts);
    for (int i = 0; i < count; i++) {
        struct rectangle box = parts[i].box;
        if (parts[i].across)
            box = (struct rectangle){box.x + box.width, box.y, -box.width, box.height};
        if (parts[i].down)
            box = (struct rectangle){box.x, box.y + box.height, box.width, -box.height};
        begin_part(writer, parts[i].clip);
        place_image(writer, box, number);
    }
}

static void write_image(struct writer *writer, const struct mark *mark)
{
    int32_t number = (int32_t)*writer->next_image++;
    writer_add(writer, "q ");
    place_image(writer, mark->image.box, number);
    if (writer->palette)
        write_bleed(writer, mark, number);
}

/* Write the mark at `first`, and what can be written with it; where the next one is. */
static size_t write_marks(struct writer *writer, size_t first, size_t end)
{
    const struct mark *mark = &writer->page->marks[first];
    if (mark->kind == MARK_GLYPHS) {
        glyphs_write(writer, mark);
        return first + 1;
    }
    glyphs_end(writer);
    writer_tag(writer, slice_of(mark->actual_text));
    if (mark->kind == MARK_RECTANGLE)
        return write_rectangles(writer, first, end);
    if (mark->kind == MARK_PATH)
        write_path(writer, mark);
    else
        write_image(writer, mark);
    return first + 1;
}

void content_write(const struct survey *survey, size_t page, struct buffer *out)
{
    struct writer writer = {
        .out = out,
        .runs = survey->runs,
        .page = &survey->document->pages[page],
        .next_run = survey->pages[page].runs,
        .next_image = survey->pages[page].images,
        .line_width = LENGTH_POINT,
    };
    if (survey->press) { /* black as the file begins with is not that of the press */
        writer.palette = survey->press->palette;
        writer.bleed = survey->press->asked->bleed;
        writer.fill = writer.stroke = COLOUR_UNSET;
    }
    for (size_t i = 0; i < writer.page->mark_count;) {
        size_t end = survey_sequence(writer.page, i);
        writer.mark = &writer.page->marks[i];
        writer.mark_count = end - i;
        while (i < end)
            i = write_marks(&writer, i, end);
        writer_end_tag(&writer);
    }
    glyphs_end(&writer);
}
