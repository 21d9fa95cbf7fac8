/* SPDX-License-Identifier: Apache-2.0 */
/* Text objects: lines, and within a line the strings and numbers of TJ. Most of it is put together
 * from what pdf/runs.h has made once for each word; what remains is to say where a line begins and
 * how far the words stand apart. */
#include "pdf/writer.h"

#define MILLION 1000000

/* -- arrays ------------------------------------------------------------------------------------ */

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

/* [(string)]TJ is (string)Tj when it is but one string. */
static void close_array(struct writer *writer)
{
    if (!writer->in_array)
        return;
    if (writer->in_string)
        buffer_add_char(writer->out, runs_closing(writer->runs));
    writer->in_array = writer->in_string = false;
    if (writer->has_numbers) {
        writer_add(writer, "]TJ\n");
        return;
    }
    char *start = writer->out->bytes + writer->array_start;
    memmove(start, start + 1, writer->out->count - writer->array_start - 1);
    writer->out->count--;
    writer_add(writer, "Tj\n");
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
    writer_add_number(writer, rise);
    writer_add(writer, "Ts\n");
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
                         (int64_t)run->widths[i] * 100;
    }
    set_rise(writer, 0);
}

/* -- pieces ------------------------------------------------------------------------------------ */

static void tag(struct writer *writer, struct slice actual)
{
    if (writer_goes_on(writer, actual))
        return;
    close_array(writer);
    writer_tag(writer, actual);
}

static void set_font(struct writer *writer, const struct font_use *font, length size)
{
    if (writer->font == font && writer->size == size)
        return;
    close_array(writer);
    writer_add(writer, "/F");
    buffer_add_int(writer->out, font->number);
    buffer_add_char(writer->out, ' ');
    buffer_add_length(writer->out, size, 4);
    writer_add(writer, " Tf\n");
    writer->font = font;
    writer->size = size;
}

static void show_piece(struct writer *writer, const struct mark *mark,
                       const struct glyph_piece *piece, const struct run *run)
{
    char encoded[4];
    struct slice actual = survey_actual_text(piece, run, encoded);
    if (!mark->actual_text)
        tag(writer, actual);
    set_font(writer, run->font, mark->glyphs.size);
    if (run->raised)
        show_raised(writer, run);
    else
        show_array(writer, run);
    if (piece->after)
        writer->carry += length_ratio(piece->after, MILLION, mark->glyphs.size);
}

/* -- lines ------------------------------------------------------------------------------------- */

static void open_text(struct writer *writer)
{
    if (writer->in_text)
        return;
    writer_add(writer, "BT\n");
    writer->in_text = true;
    writer->line_x = writer->line_y = 0;
}

void glyphs_end(struct writer *writer)
{
    if (writer->in_text)
        writer_add(writer, "ET\n");
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
        writer_add(writer, "T*\n");
        return;
    }
    writer_add_number(writer, right);
    writer_add_number(writer, up);
    writer_add(writer, up < 0 ? "TD\n" : "Td\n");
    if (up < 0)
        writer->leading = -up;
}

void glyphs_write(struct writer *writer, const struct mark *mark)
{
    const struct mark_glyphs *glyphs = &mark->glyphs;
    if (!survey_is_set(mark)) {
        writer->next_run += glyphs->count;
        return;
    }
    open_text(writer);
    if (mark->actual_text)
        writer_tag(writer, slice_of(mark->actual_text));
    if (writer->palette)
        writer_overprint(writer, mark->colour, true);
    writer_fill(writer, mark->colour);
    move_line(writer, glyphs->origin);
    writer->carry = 0;
    writer->usual_gap = 0;
    for (size_t i = 0; i < glyphs->count; i++)
        show_piece(writer, mark, &glyphs->pieces[i], *writer->next_run++);
    close_array(writer);
}
