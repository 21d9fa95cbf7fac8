/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers, colours and marked content of a content stream.
 *
 * What stands for something else than it shows (the hyphen of a broken word) is a marked-content
 * sequence of its own, with an MCID and an ActualText, beside those of the text around it. Nesting
 * a Span in the text's sequence would be as good PDF, and a little shorter, but poppler, and with
 * it the readers of most Linux desktops, takes the inner end for the outer and loses all that
 * follows. */
#include "pdf/writer.h"

void writer_add(struct writer *writer, const char *text)
{
    buffer_add_text(writer->out, text);
}

void writer_add_number(struct writer *writer, int64_t hundredths)
{
    value_number(writer->out, hundredths);
    buffer_add_char(writer->out, ' ');
}

void writer_add_point(struct writer *writer, length x, length y)
{
    writer_add_number(writer, value_hundredths(x));
    writer_add_number(writer, value_hundredths(writer->page->height - y));
}

/* -- colours ----------------------------------------------------------------------------------- */

void writer_fill(struct writer *writer, colour value)
{
    if (writer->fill != value)
        colour_write(writer->palette, value, COLOUR_FILL, writer->out);
    writer->fill = value;
}

void writer_overprint(struct writer *writer, colour value, bool may)
{
    bool over = may && palette_tone(writer->palette, value)->solid_black;
    if (writer->overprints != over)
        writer_add(writer, over ? "/O1 gs\n" : "/O0 gs\n");
    writer->overprints = over;
}

/* Table 56: an array of one pair, and where in it a line begins. */
static void set_dash(struct writer *writer, length dash, length gap)
{
    if (writer->dash == dash && (dash == 0 || writer->gap == gap))
        return;
    buffer_add_char(writer->out, '[');
    if (dash) {
        value_number(writer->out, value_hundredths(dash));
        buffer_add_char(writer->out, ' ');
        value_number(writer->out, value_hundredths(gap));
    }
    writer_add(writer, "]0 d\n");
    writer->dash = dash;
    writer->gap = gap;
}

void writer_stroke(struct writer *writer, colour value, const struct mark_path *line)
{
    if (writer->stroke != value)
        colour_write(writer->palette, value, COLOUR_STROKE, writer->out);
    writer->stroke = value;
    if (writer->line_width != line->stroke) {
        writer_add_number(writer, value_hundredths(line->stroke));
        writer_add(writer, "w\n");
    }
    writer->line_width = line->stroke;
    set_dash(writer, line->dash, line->gap);
    if (!writer->round)
        writer_add(writer, "1 j\n");
    writer->round = true;
}

/* -- marked content ---------------------------------------------------------------------------- */

/* Table 330, artifact by artifact. What is repeated has no Subtype: that of a running head would
 * have a reader take it for one. */
static const char *const artifacts[] = {
    [ARTIFACT_LAYOUT] = "/Type/Layout",
    [ARTIFACT_BACKGROUND] = "/Type/Background",
    [ARTIFACT_REPEATED] = "/Type/Pagination",
    [ARTIFACT_HEADER] = "/Type/Pagination/Subtype/Header/Attached[/Top]",
    [ARTIFACT_FOOTER] = "/Type/Pagination/Subtype/Footer/Attached[/Bottom]",
    [ARTIFACT_WATERMARK] = "/Type/Pagination/Subtype/Watermark",
    [ARTIFACT_PAGE] = "/Type/Page",
};

/* A background shall tell its box: that of all that is painted with it. */
static void begin_artifact(struct writer *writer)
{
    const struct mark *mark = writer->mark, *end = mark + writer->mark_count;
    writer_add(writer, "/Artifact<<");
    writer_add(writer, artifacts[mark->artifact]);
    if (mark->artifact == ARTIFACT_BACKGROUND) {
        struct rectangle box = mark_box(mark);
        while (++mark < end)
            box = box_around(box, mark_box(mark));
        writer_add(writer, "/BBox");
        value_box(writer->out, box, writer->page->height);
    }
    writer_add(writer, ">>BDC\n");
}

static void begin_content(struct writer *writer, struct slice actual)
{
    const char *tag = structure_tag(writer->mark->content->element->role);
    buffer_add_char(writer->out, '/');
    writer_add(writer, actual.count ? "Span" : tag);
    writer_add(writer, "<</MCID ");
    buffer_add_int(writer->out, writer->next_mcid++);
    if (actual.count) {
        writer_add(writer, "/ActualText");
        value_verbatim(writer->out, actual);
    }
    writer_add(writer, ">>BDC\n");
}

bool writer_goes_on(const struct writer *writer, struct slice actual)
{
    if (!writer->mark->content) /* nobody reads artifacts */
        return writer->tagged;
    return writer->tagged && !writer->replaced && actual.count == 0;
}

void writer_tag(struct writer *writer, struct slice actual)
{
    if (writer_goes_on(writer, actual))
        return;
    writer_end_tag(writer);
    if (writer->mark->content)
        begin_content(writer, actual);
    else
        begin_artifact(writer);
    writer->tagged = true;
    writer->replaced = actual.count > 0;
}

void writer_end_tag(struct writer *writer)
{
    if (writer->tagged)
        writer_add(writer, "EMC\n");
    writer->tagged = false;
}
