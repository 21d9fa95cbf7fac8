/* SPDX-License-Identifier: Apache-2.0 */
/* tests/pdf/lengths.c - lengths PROGRAM FOLDER: are marks where their figures say?
 *
 * Plans of made-up figures (small and huge, below zero, zero, over the target, with many decimals)
 * are published, and what mupdf is told to draw is measured: where the marks of the axis stand and
 * what is written at them gives the scale, and on that scale every bar must begin at zero and end
 * at its figure, every target line stand at its target, every point at its figure and its year.
 * Coordinates in the file are hundredths of a point, so two ends are exact to one of these.
 * No two words in these charts may meet. */
#define _POSIX_C_SOURCE 200809L /* popen */

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS 12
#define SEEDS 40
#define UNIT 0.0101 /* a hundredth of a point, and what doubles do to it */
#define MOST 4000

static int complaints;

#define complain(...) (complaints++, printf(__VA_ARGS__), printf("\n"))

/* ---- figures ---- */

static uint32_t state;

static uint32_t draw(uint32_t below)
{
    state = state * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)(state >> 8) * below) >> 24);
}

struct row {
    int64_t reached, wanted; /* in units of the last decimal */
};

struct sample {
    int decimals;
    bool negative;
    double one; /* ten to the power of decimals */
    struct row rows[ROWS];
};

static int64_t draw_figure(const struct sample *sample, int digits)
{
    int64_t value = 0;
    for (int i = 0; i < digits; i++)
        value = value * 10 + draw(10);
    return sample->negative && draw(3) == 0 ? -value : value;
}

static struct sample draw_sample(uint32_t seed)
{
    static const int decimals[] = {0, 1, 2, 3, 6};
    state = seed * 2654435761u + 12345;
    struct sample sample = {.decimals = decimals[draw(5)], .negative = draw(2), .one = 1};
    for (int i = 0; i < sample.decimals; i++)
        sample.one *= 10;
    int digits = 1 + (int)draw(11);
    for (int i = 0; i < ROWS; i++) {
        int own = draw(4) ? digits : 1 + (int)draw((uint32_t)digits);
        sample.rows[i].reached = draw(9) ? draw_figure(&sample, own) : 0;
        sample.rows[i].wanted = draw_figure(&sample, digits);
    }
    return sample;
}

static void print_figure(FILE *file, const struct sample *sample, int64_t value)
{
    int64_t one = (int64_t)sample->one, size = value < 0 ? -value : value;
    fprintf(file, "%s%lld", value < 0 ? "-" : "", (long long)(size / one));
    if (sample->decimals)
        fprintf(file, ".%0*lld", sample->decimals, (long long)(size % one));
}

/* ---- plans ---- */

static const char *folder, *program;

static FILE *open_file(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file) {
        printf("cannot write %s\n", path);
        exit(2);
    }
    return file;
}

static void print_observation(FILE *file, const struct sample *sample, int year, const char *kind,
                              int64_t value)
{
    fprintf(file, "<observation period='%d/%02d' kind='%s' value='", year, (year + 1) % 100, kind);
    print_figure(file, sample, value);
    fprintf(file, "'/>\n");
}

static void begin_plan(FILE *file, const char *chart)
{
    fprintf(file,
            "<plan xmlns='urn:planpress:plan:1' status='approved' year='2004/05' "
            "xml:lang='en-GB'><metadata><title>T</title><council>C</council>"
            "<published>2004-06-30</published><waivers>"
            "<waiver rule='commentary-when-worse' reason='a test of lengths'/>"
            "<waiver rule='negative-permitted' reason='a test of lengths'/></waivers></metadata>\n"
            "<section><title>S</title>%s</section><indicators><service-block id='s'>"
            "<title>B</title>\n",
            chart);
}

/* An indicator for each row in one year, or one whose years are the rows. */
static void write_plan(const struct sample *sample, bool bars)
{
    FILE *file = open_file("plan.xml");
    begin_plan(file, bars ? "<chart kind='bars' services='s'/>"
                          : "<chart kind='trend' services='s' figures='outturn' data='none'/>");
    for (int i = 0; i < ROWS; i++) {
        if (bars || i == 0)
            fprintf(file,
                    "<indicator code='I %d' unit='number' polarity='higher'>"
                    "<title>N</title>\n",
                    i);
        print_observation(file, sample, bars ? 2003 : 1992 + i, "outturn", sample->rows[i].reached);
        if (bars)
            print_observation(file, sample, 2003, "target", sample->rows[i].wanted);
        if (bars || i + 1 == ROWS)
            fprintf(file, "</indicator>\n");
    }
    fprintf(file, "</service-block></indicators></plan>\n");
    fclose(file);
}

/* Colours by which marks are known. */
#define BAR "0 0 .996"
#define AXIS ".8 0 0"
#define GRID "0 .996 0"
#define TARGET ".8 0 .8"

static void write_style(void)
{
    FILE *file = open_file("style.xml");
    fprintf(file, "<style xmlns='urn:planpress:style:1' extends='house'>"
                  "<role name='chart' border-colour='#00FE00'/>"
                  "<role name='chart-row' border-colour='#00FE00'/>"
                  "<role name='chart-target' colour='#CC00CC'/>"
                  "<role name='chart-axis' colour='#CC0000'/>"
                  "<role name='chart-bar' colour='#0000FE'/>"
                  "<role name='chart-line-1' colour='#0000FE'/>"
                  "</style>\n");
    fclose(file);
}

/* ---- what is drawn ---- */

struct box {
    double left, top, right, bottom;
    char colour[24];
};

struct label {
    double left, right, baseline, size;
    double value;
    bool number, axis;
};

struct page {
    struct box fills[MOST], strokes[MOST], discs[MOST];
    int fill_count, stroke_count, disc_count;
    struct label labels[MOST];
    int label_count;
};

/* Of what is being read. */
struct reading {
    struct page *page;
    bool text, stroke, curved, axis_text;
    char colour[24];
    double size;
    struct box box;
    bool any;
    char word[64];
    struct label label;
};

static double number_after(const char *line, const char *name)
{
    const char *at = strstr(line, name);
    return at ? strtod(at + strlen(name), NULL) : 0;
}

static void end_path(struct reading *r)
{
    struct page *page = r->page;
    struct box *list = r->stroke ? page->strokes : r->curved ? page->discs : page->fills;
    int *count = r->stroke   ? &page->stroke_count
                 : r->curved ? &page->disc_count
                             : &page->fill_count;
    if (r->any && *count < MOST) {
        memcpy(r->box.colour, r->colour, sizeof r->colour);
        list[(*count)++] = r->box;
    }
    r->any = r->curved = false;
}

static void add_point(struct reading *r, const char *line, const char *x_name, const char *y_name)
{
    double x = number_after(line, x_name), y = number_after(line, y_name);
    if (!r->any)
        r->box = (struct box){.left = x, .right = x, .top = y, .bottom = y};
    r->any = true;
    r->box.left = fmin(r->box.left, x);
    r->box.right = fmax(r->box.right, x);
    r->box.top = fmax(r->box.top, y);
    r->box.bottom = fmin(r->box.bottom, y);
}

/* "1,250", "−3.4": commas are left out, the minus is a hyphen to strtod. */
static void end_word(struct reading *r)
{
    char *end;
    r->label.value = strtod(r->word, &end);
    if (strcmp(end, "m") == 0 || strcmp(end, "bn") == 0)
        r->label.value *= *end == 'm' ? 1e6 : 1e9, end += strlen(end);
    r->label.number = end != r->word && *end == '\0';
    r->label.axis = r->axis_text;
    r->label.size = r->size;
    if (r->word[0] && r->page->label_count < MOST)
        r->page->labels[r->page->label_count++] = r->label;
    r->word[0] = '\0';
}

static void add_glyph(struct reading *r, const char *line)
{
    double x = number_after(line, " x=\""), y = number_after(line, " y=\"");
    double advance = number_after(line, " adv=\"");
    const char *unicode = strstr(line, "unicode=\"") + strlen("unicode=\"");
    /* the second letter of a ligature stands within the first */
    if (fabs(y - r->label.baseline) > UNIT || x > r->label.right + r->size / 4 || x < r->label.left)
        end_word(r);
    size_t length = strlen(r->word);
    if (!length)
        r->label = (struct label){.left = x, .right = x, .baseline = y};
    r->label.right = fmax(r->label.right, x + advance * r->size);
    if (*unicode == ',' || length + 2 >= sizeof r->word)
        return;
    /* U+2212 */
    r->word[length] = strncmp(unicode, "\xE2\x88\x92", 3) == 0 ? '-' : *unicode;
    r->word[length + 1] = '\0';
}

static void read_colour(struct reading *r, const char *line)
{
    const char *at = strstr(line, " color=\"");
    r->colour[0] = '\0';
    if (at)
        sscanf(at + 8, "%23[^\"]", r->colour);
}

static void read_line(struct reading *r, const char *line)
{
    while (*line == ' ')
        line++;
    if (strncmp(line, "<fill_path", 10) == 0 || strncmp(line, "<stroke_path", 12) == 0) {
        r->stroke = line[1] == 's';
        read_colour(r, line);
    } else if (strncmp(line, "<fill_text", 10) == 0) {
        read_colour(r, line);
        r->axis_text = strcmp(r->colour, AXIS) == 0;
    } else if (strncmp(line, "<span", 5) == 0) {
        r->size = number_after(line, " trm=\"");
    } else if (strncmp(line, "<g ", 3) == 0) {
        add_glyph(r, line);
    } else if (strncmp(line, "</span", 6) == 0) {
        end_word(r);
    } else if (strncmp(line, "<moveto", 7) == 0) {
        end_path(r);
        add_point(r, line, " x=\"", " y=\"");
    } else if (strncmp(line, "<lineto", 7) == 0) {
        add_point(r, line, " x=\"", " y=\"");
    } else if (strncmp(line, "<curveto", 8) == 0) {
        r->curved = true;
        add_point(r, line, " x3=\"", " y3=\"");
    } else if (strncmp(line, "</fill_path", 11) == 0 || strncmp(line, "</stroke_path", 13) == 0) {
        end_path(r);
    }
}

/* All pages as one: the charts here do not go over pages. */
static struct page *read_pages(void)
{
    static struct page page;
    struct reading reading = {.page = &page};
    char command[2048], line[4096];
    memset(&page, 0, sizeof page);
    snprintf(command, sizeof command,
             "cd '%s' && '%s' build -q --style=style.xml -o out.pdf plan.xml && mutool trace "
             "out.pdf 1",
             folder, program);
    FILE *pipe = popen(command, "r");
    while (pipe && fgets(line, sizeof line, pipe))
        read_line(&reading, line);
    if (!pipe || pclose(pipe) != 0) {
        printf("cannot build or trace\n");
        exit(2);
    }
    return &page;
}

/* ---- the scale ---- */

struct scale {
    double zero, unit; /* where zero is, and how long one is */
};

static int by_value(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Where lines of the axis are, each place once: those that are thin in one direction and long in
 * the other. */
static int find_lines(const struct page *page, bool upright, double places[MOST])
{
    int count = 0, kept = 0;
    for (int i = 0; i < page->fill_count; i++) {
        const struct box *box = &page->fills[i];
        double across = box->right - box->left, down = box->top - box->bottom;
        if (strcmp(box->colour, GRID) != 0 && strcmp(box->colour, AXIS) != 0)
            continue;
        if (upright ? across < 1 && down > 5 : down < 1 && across > 50)
            places[count++] = upright ? (box->left + box->right) / 2 : (box->top + box->bottom) / 2;
    }
    qsort(places, (size_t)count, sizeof *places, by_value);
    for (int i = 0; i < count; i++)
        if (!kept || places[i] - places[kept - 1] > 1)
            places[kept++] = places[i];
    return kept;
}

/* Each label belongs to the line nearest to it; from the first and the last follows the scale. For
 * lines that lie, letters stand a little below the line they are for. */
static struct scale find_scale(const struct page *page, bool upright)
{
    double places[MOST];
    int count = find_lines(page, upright, places);
    double first = 0, last = 0, first_value = 0, last_value = 0;
    bool any = false;
    for (int i = 0; i < page->label_count; i++) {
        const struct label *label = &page->labels[i];
        double at = upright ? (label->left + label->right) / 2 : label->baseline + 3;
        int nearest = 0;
        if (!label->number || !label->axis)
            continue;
        for (int k = 1; k < count; k++)
            if (fabs(places[k] - at) < fabs(places[nearest] - at))
                nearest = k;
        /* one set against the edge of its cell says nothing of where it belongs */
        if (fabs(places[nearest] - at) > (upright ? 0.1 : 3))
            continue;
        if (!any || places[nearest] < first) {
            first = places[nearest];
            first_value = label->value;
        }
        if (!any || places[nearest] > last) {
            last = places[nearest];
            last_value = label->value;
        }
        any = true;
    }
    if (count < 2 || first == last) {
        complain("there is no scale");
        exit(1);
    }
    double unit = (last - first) / (last_value - first_value);
    return (struct scale){first - first_value * unit, unit};
}

static double place(const struct scale *scale, const struct sample *sample, int64_t value)
{
    return scale->zero + (double)value / sample->one * scale->unit;
}

static void check(uint32_t seed, const char *what, int row, double is, double should)
{
    if (fabs(is - should) > UNIT)
        complain("seed %u, row %d: the %s is at %.3f and should be at %.3f", (unsigned)seed, row,
                 what, is, should);
}

/* Words stand clear of each other: in height from the baseline up to most letters. */
static void check_words(uint32_t seed, const struct page *page)
{
    for (int a = 0; a < page->label_count; a++) {
        for (int b = a + 1; b < page->label_count; b++) {
            const struct label *p = &page->labels[a], *q = &page->labels[b];
            if (p->left < q->right - 0.5 && q->left < p->right - 0.5 &&
                fabs(p->baseline - q->baseline) < 0.6 * p->size)
                complain("seed %u: words meet at %.1f, %.1f", (unsigned)seed, p->left, p->baseline);
        }
    }
}

/* ---- bars ---- */

static void check_bars(uint32_t seed)
{
    struct sample sample = draw_sample(seed);
    write_plan(&sample, true);
    const struct page *page = read_pages();
    struct scale scale = find_scale(page, true);
    check_words(seed, page);
    int bar = 0, target = 0;
    for (int row = 0; row < ROWS; row++) {
        double from = scale.zero, to = place(&scale, &sample, sample.rows[row].reached);
        while (bar < page->fill_count && strcmp(page->fills[bar].colour, BAR) != 0)
            bar++;
        while (target < page->stroke_count && strcmp(page->strokes[target].colour, TARGET) != 0)
            target++;
        if (bar == page->fill_count || target == page->stroke_count) {
            complain("seed %u: there are bars for %d rows only", (unsigned)seed, row);
            return;
        }
        check(seed, "left end of the bar", row, page->fills[bar].left, fmin(from, to));
        check(seed, "right end of the bar", row, page->fills[bar].right, fmax(from, to));
        check(seed, "target", row, page->strokes[target].left,
              place(&scale, &sample, sample.rows[row].wanted));
        bar++;
        target++;
    }
}

/* ---- points ---- */

static void check_points(uint32_t seed)
{
    struct sample sample = draw_sample(seed);
    write_plan(&sample, false);
    const struct page *page = read_pages();
    struct scale scale = find_scale(page, false);
    check_words(seed, page);
    double first = 0, step = 0;
    if (page->disc_count != ROWS)
        complain("seed %u: there are %d points", (unsigned)seed, page->disc_count);
    for (int row = 0; row < ROWS && page->disc_count == ROWS; row++) {
        const struct box *disc = &page->discs[row];
        double x = (disc->left + disc->right) / 2;
        if (row == 0)
            first = x;
        if (row == 1)
            step = x - first;
        check(seed, "point", row, (disc->top + disc->bottom) / 2,
              place(&scale, &sample, sample.rows[row].reached));
        /* the error of the step adds up over the years */
        if (fabs(x - first - row * step) > UNIT * (row + 1))
            complain("seed %u: the years are not at even distances", (unsigned)seed);
    }
}

int main(int count, char **arguments)
{
    if (count != 3) {
        fprintf(stderr, "usage: lengths PROGRAM FOLDER\n");
        return 2;
    }
    program = arguments[1];
    folder = arguments[2];
    write_style();
    for (uint32_t seed = 1; seed <= SEEDS; seed++) {
        check_bars(seed);
        check_points(seed);
    }
    printf("%d complaints\n", complaints);
    return complaints ? 1 : 0;
}
