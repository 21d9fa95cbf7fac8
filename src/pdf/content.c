/* SPDX-License-Identifier: Apache-2.0 */
/* A text page is written as few operators with much in them: one text object for as many lines as
 * there are between other marks, one TJ for a line, moves relative to the line before, and nothing
 * said twice (font, size, colour). Content is most of what gets deflated, so every byte left out
 * here saves time as well as space.
 *
 * Coordinates are on a grid of 1/100 pt. Moves are differences of places on the grid, so rounding
 * does not add up. */
#include "pdf/content.h"

#include "pdf/value.h"

#define MILLION 1000000

struct writer {
    struct buffer *out;
    const struct survey *survey;
    const struct runs *runs;
    const struct page *page;
    const uint32_t *next_run;
    int32_t next_mcid;

    /* The graphics state as the viewer has it. */
    const struct font_use *font;
    length size;
    int64_t rise; /* in hundredths */
    colour fill, stroke;
    length line_width;

    /* The text object, if one is open: where the line began, in hundredths; and what T* moves by.
     */
    bool in_text;
    int64_t line_x, line_y, leading;

    /* The TJ, if one is open. */
    bool in_array, in_string;
    bool has_numbers;
    size_t array_start;
    int64_t carry; /* where the pen should be less where the viewer's is, in millionths of the em */
    int32_t usual_gap; /* the number between the words of this line */
};

static void add(struct writer *writer, const char *text)
{
    buffer_add_text(writer->out, text);
}

static void add_number(struct writer *writer, int64_t hundredths)
{
    value_number(writer->out, hundredths);
    buffer_add_char(writer->out, ' ');
}

static void add_point(struct writer *writer, length x, length y)
{
    add_number(writer, value_hundredths(x));
    add_number(writer, value_hundredths(writer->page->height - y));
}

/* -- colours ----------------------------------------------------------------------------------- */

/* An eighth bit's step is 1/255: two decimals are not enough to tell 255 shades apart, three are.
 */
static void add_component(struct writer *writer, uint32_t value)
{
    uint32_t thousandths = ((value & 0xFF) * 2000 + 255) / 510;
    if (thousandths == 0 || thousandths == 1000) {
        add(writer, thousandths ? "1 " : "0 ");
        return;
    }
    buffer_add_char(writer->out, '.');
    for (uint32_t unit = 100; thousandths; thousandths %= unit, unit /= 10)
        buffer_add_char(writer->out, (char)('0' + thousandths / unit));
    buffer_add_char(writer->out, ' ');
}

/* Shades of gray are told as such: black text is then black ink alone on any printer. */
static void add_colour(struct writer *writer, colour value, const char *gray, const char *rgb)
{
    bool is_gray = (value >> 16 & 0xFF) == (value & 0xFF) && (value >> 8 & 0xFF) == (value & 0xFF);
    for (int shift = is_gray ? 0 : 16; shift >= 0; shift -= 8)
        add_component(writer, value >> shift);
    add(writer, is_gray ? gray : rgb);
}

static void set_fill(struct writer *writer, colour value)
{
    if (writer->fill != value)
        add_colour(writer, value, "g\n", "rg\n");
    writer->fill = value;
}

static void set_stroke(struct writer *writer, colour value, length width)
{
    if (writer->stroke != value)
        add_colour(writer, value, "G\n", "RG\n");
    writer->stroke = value;
    if (writer->line_width != width) {
        add_number(writer, value_hundredths(width));
        add(writer, "w\n");
    }
    writer->line_width = width;
}

/* -- showing glyphs ---------------------------------------------------------------------------- */

static void add_array_number(struct writer *writer, int32_t number)
{
    if (writer->in_string)
        buffer_add_char(writer->out, runs_closing(writer->runs));
    writer->in_string = false;
    writer->has_numbers = true;
    buffer_add_int(writer->out, number);
}

static void open_array(struct writer *writer)
{
    if (writer->in_array)
        return;
    writer->array_start = writer->out->count;
    buffer_add_char(writer->out, '[');
    writer->in_array = true;
    writer->has_numbers = false;
}

/* [(string)]TJ is (string)Tj when there is nothing to tell the strings apart. */
static void close_array(struct writer *writer)
{
    if (!writer->in_array)
        return;
    if (writer->in_string)
        buffer_add_char(writer->out, runs_closing(writer->runs));
    writer->in_array = writer->in_string = false;
    if (writer->has_numbers) {
        add(writer, "]TJ\n");
        return;
    }
    char *start = writer->out->bytes + writer->array_start;
    memmove(start, start + 1, writer->out->count - writer->array_start - 1);
    writer->out->count--;
    add(writer, "Tj\n");
}

static bool tolerable(int64_t distance)
{
    return distance < RUNS_TOLERANCE && distance > -RUNS_TOLERANCE;
}

/* The number that takes the pen to where it should be, if it is off, plus `lead`. The spaces of a
 * justified line all get the same number, as long as that does: equal bytes deflate to nothing. Now
 * and then one differs a little, to mend what rounding has left. */
static void catch_up(struct writer *writer, int32_t lead)
{
    int32_t number = 0;
    if (!tolerable(writer->carry)) {
        number = runs_number(writer->carry);
        int64_t off = writer->carry + (int64_t)writer->usual_gap * 1000;
        if (writer->usual_gap && tolerable(off))
            number = writer->usual_gap;
        else if (number > writer->usual_gap + 4 || number < writer->usual_gap - 4)
            writer->usual_gap = number;
    }
    writer->carry += (int64_t)number * 1000;
    if (number + lead)
        add_array_number(writer, number + lead);
}

static void open_string(struct writer *writer)
{
    if (!writer->in_string)
        buffer_add_char(writer->out, runs_opening(writer->runs));
    writer->in_string = true;
}

static void show_array(struct writer *writer, const struct run *run)
{
    if (run->array.count == 0)
        return;
    open_array(writer);
    catch_up(writer, run->lead);
    open_string(writer);
    buffer_add_slice(writer->out, run->array);
    writer->has_numbers |= run->numbers;
    writer->carry += run->residue;
}

static void set_rise(struct writer *writer, int64_t rise)
{
    if (writer->rise == rise)
        return;
    close_array(writer);
    add_number(writer, rise);
    add(writer, "Ts\n");
    writer->rise = rise;
}

/* Glyphs off the line, one by one: a mark above its letter. */
static void show_raised(struct writer *writer, const struct run *run)
{
    int32_t em = run->font->units_per_em;
    for (uint32_t i = 0; i < run->count; i++) {
        const struct glyph *glyph = &run->glyphs[i];
        set_rise(writer, value_hundredths(length_from_font(glyph->y_offset, writer->size, em)));
        writer->carry += length_ratio(glyph->x_offset, MILLION, em);
        open_array(writer);
        catch_up(writer, 0);
        open_string(writer);
        runs_add_code(writer->runs, glyph->id, writer->out);
        writer->carry += length_ratio(glyph->advance - glyph->x_offset, MILLION, em) -
                         (int64_t)font_use_width(run->font, glyph->id) * 100;
    }
    set_rise(writer, 0);
}

static void open_span(struct writer *writer, struct slice text)
{
    close_array(writer);
    add(writer, "/Span<</ActualText");
    value_text(writer->out, text);
    add(writer, ">>BDC\n");
}

static void set_font(struct writer *writer, const struct font_use *font, length size)
{
    if (writer->font == font && writer->size == size)
        return;
    close_array(writer);
    add(writer, "/F");
    buffer_add_int(writer->out, font->number);
    buffer_add_char(writer->out, ' ');
    buffer_add_length(writer->out, size, 4);
    add(writer, " Tf\n");
    writer->font = font;
    writer->size = size;
}

static void show_piece(struct writer *writer, const struct glyph_piece *piece,
                       const struct run *run, length size)
{
    set_font(writer, run->font, size);
    char encoded[4];
    struct slice actual = run->actual;
    if (piece->actual_text)
        actual = (struct slice){encoded, utf8_encode((uint32_t)piece->actual_text, encoded)};
    if (actual.count)
        open_span(writer, actual);
    if (run->raised)
        show_raised(writer, run);
    else
        show_array(writer, run);
    if (actual.count) {
        close_array(writer);
        add(writer, "EMC\n");
    }
    if (piece->after)
        writer->carry += length_ratio(piece->after, MILLION, size);
}

/* -- text objects ------------------------------------------------------------------------------ */

static void open_text(struct writer *writer)
{
    if (writer->in_text)
        return;
    add(writer, "BT\n");
    writer->in_text = true;
    writer->line_x = writer->line_y = 0;
}

static void close_text(struct writer *writer)
{
    if (writer->in_text)
        add(writer, "ET\n");
    writer->in_text = false;
}

/* To the beginning of a line. TD also sets the leading, at no cost, and T* moves by that:
 * paragraphs get along with T* from their third line on. */
static void move_line(struct writer *writer, struct point origin)
{
    int64_t x = value_hundredths(origin.x);
    int64_t y = value_hundredths(writer->page->height - origin.y);
    int64_t right = x - writer->line_x, up = y - writer->line_y;
    writer->line_x = x;
    writer->line_y = y;
    if (right == 0 && up < 0 && up == -writer->leading) {
        add(writer, "T*\n");
        return;
    }
    add_number(writer, right);
    add_number(writer, up);
    add(writer, up < 0 ? "TD\n" : "Td\n");
    if (up < 0)
        writer->leading = -up;
}

static void write_glyphs(struct writer *writer, const struct mark *mark)
{
    const struct mark_glyphs *glyphs = &mark->glyphs;
    if (glyphs->size <= 0) {
        writer->next_run += glyphs->count;
        return;
    }
    open_text(writer);
    set_fill(writer, mark->colour);
    move_line(writer, glyphs->origin);
    writer->carry = 0;
    writer->usual_gap = 0;
    if (mark->actual_text)
        open_span(writer, slice_of(mark->actual_text));
    for (size_t i = 0; i < glyphs->count; i++)
        show_piece(writer, &glyphs->pieces[i], runs_at(writer->runs, *writer->next_run++),
                   glyphs->size);
    close_array(writer);
    if (mark->actual_text)
        add(writer, "EMC\n");
}

/* -- other marks ------------------------------------------------------------------------------- */

static void add_rectangle(struct writer *writer, struct rectangle box)
{
    int64_t left = value_hundredths(box.x), right = value_hundredths(box.x + box.width);
    int64_t top = value_hundredths(writer->page->height - box.y);
    int64_t bottom = value_hundredths(writer->page->height - box.y - box.height);
    add_number(writer, left);
    add_number(writer, bottom);
    add_number(writer, right - left);
    add_number(writer, top - bottom);
    add(writer, "re\n");
}

/* Rectangles of one colour that follow each other are filled at once: the rules of a table. */
static size_t write_rectangles(struct writer *writer, size_t first, size_t end)
{
    const struct mark *marks = writer->page->marks;
    set_fill(writer, marks[first].colour);
    add_rectangle(writer, marks[first].rectangle);
    size_t i = first + 1;
    for (; i < end && marks[i].kind == MARK_RECTANGLE && !marks[i].actual_text &&
           marks[i].colour == marks[first].colour;
         i++)
        add_rectangle(writer, marks[i].rectangle);
    add(writer, "f\n");
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
        add_point(writer, step->points[i].x, step->points[i].y);
    add(writer, verbs[step->verb].operation);
}

static void write_path(struct writer *writer, const struct mark *mark)
{
    const struct mark_path *path = &mark->path;
    bool stroked = path->stroke > 0;
    if (path->fill)
        set_fill(writer, mark->colour);
    if (stroked)
        set_stroke(writer, mark->colour, path->stroke);
    for (size_t i = 0; i < path->count; i++)
        write_step(writer, &path->steps[i]);
    add(writer, stroked ? path->fill ? "B\n" : "S\n" : path->fill ? "f\n" : "n\n");
}

static void write_image(struct writer *writer, const struct mark *mark)
{
    struct rectangle box = mark->image.box;
    add(writer, "q ");
    add_number(writer, value_hundredths(box.width));
    add(writer, "0 0 ");
    add_number(writer, value_hundredths(box.height));
    add_point(writer, box.x, box.y + box.height);
    add(writer, "cm/I");
    buffer_add_int(writer->out, survey_image(writer->survey, mark->image.image));
    add(writer, " Do Q\n");
}

/* Marks from `first` on that are written together; where the next one is. */
static size_t write_marks(struct writer *writer, size_t first, size_t end)
{
    const struct mark *mark = &writer->page->marks[first];
    size_t next = first + 1;
    if (mark->kind == MARK_GLYPHS) {
        write_glyphs(writer, mark);
        return next;
    }
    close_text(writer);
    if (mark->actual_text)
        open_span(writer, slice_of(mark->actual_text));
    if (mark->kind == MARK_PATH)
        write_path(writer, mark);
    else if (mark->kind == MARK_IMAGE)
        write_image(writer, mark);
    else
        next = write_rectangles(writer, first, mark->actual_text ? next : end);
    if (mark->actual_text)
        add(writer, "EMC\n");
    return next;
}

/* -- marked content ---------------------------------------------------------------------------- */

static void add_page_box(struct writer *writer)
{
    struct rectangle box = {0, 0, writer->page->width, writer->page->height};
    add(writer, "/BBox");
    value_box(writer->out, box, writer->page->height);
}

/* Table 330: a background artifact shall tell its box; all it may cover is the page. */
static void begin_artifact(struct writer *writer, enum artifact kind)
{
    switch (kind) {
    case ARTIFACT_LAYOUT:
        add(writer, "/Artifact BMC\n");
        return;
    case ARTIFACT_HEADER:
        add(writer, "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n");
        return;
    case ARTIFACT_FOOTER:
        add(writer, "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n");
        return;
    case ARTIFACT_BACKGROUND:
        add(writer, "/Artifact<</Type/Background");
        add_page_box(writer);
        add(writer, ">>BDC\n");
        return;
    }
}

static void begin_sequence(struct writer *writer, const struct mark *mark)
{
    if (!mark->content) {
        begin_artifact(writer, mark->artifact);
        return;
    }
    buffer_add_char(writer->out, '/');
    add(writer, structure_tag(mark->content->element->role));
    add(writer, "<</MCID ");
    buffer_add_int(writer->out, writer->next_mcid++);
    add(writer, ">>BDC\n");
}

static bool all_glyphs(const struct page *page, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        if (page->marks[i].kind != MARK_GLYPHS)
            return false;
    }
    return true;
}

/* A sequence lies in one text object or has whole ones in it (14.6.1): one of text alone goes on in
 * the object that is open. */
static void write_sequence(struct writer *writer, size_t first, size_t end)
{
    const struct mark *marks = writer->page->marks;
    bool text = all_glyphs(writer->page, first, end);
    if (text)
        open_text(writer);
    else
        close_text(writer);
    begin_sequence(writer, &marks[first]);
    for (size_t i = first; i < end;)
        i = write_marks(writer, i, end);
    if (!text)
        close_text(writer);
    add(writer, "EMC\n");
}

void content_write(const struct survey *survey, size_t page, struct buffer *out)
{
    struct writer writer = {
        .out = out,
        .survey = survey,
        .runs = survey->runs,
        .page = &survey->document->pages[page],
        .next_run = survey->pages[page].runs,
        .line_width = LENGTH_POINT,
    };
    for (size_t i = 0; i < writer.page->mark_count;) {
        size_t end = survey_sequence(writer.page, i);
        write_sequence(&writer, i, end);
        i = end;
    }
    close_text(&writer);
}
