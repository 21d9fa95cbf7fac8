/* SPDX-License-Identifier: Apache-2.0 */
/* layout/linebreak.h - where the lines of a paragraph end.
 *
 * A paragraph comes as a list of items in the sense of Knuth & Plass: boxes (anything with a
 * width), glue (space that stretches and shrinks) and penalties (places to break, at a price). This
 * room knows nothing of fonts or letters; it weighs all ways to break the list against each other
 * and returns the cheapest, so that the first line may give way for the sake of the last. Justified
 * and ragged setting differ only in the settings. With the same items and settings the lines are
 * those of TeX; linebreak.c lists the few exceptions.
 *
 * A line may end
 *   - at glue that directly follows a box or a flagged penalty; the glue vanishes;
 *   - at a penalty below BREAK_FORBIDDEN; the penalty's `width` is added to the line.
 * After a break all glue and penalties vanish up to the next box or forced break. The paragraph
 * itself ends in a break that must not be supplied: glue and penalties at its end are ignored, and
 * so is one forced break there. A fill before a forced break inside the paragraph (`infinite` glue)
 * wants a forbidding penalty before it, or the line may end at that glue.
 *
 * There are three passes, each tried only if the one before it finds no acceptable lines: without
 * automatic hyphens, with them, and with emergency stretch. A caller that hyphenates only when it
 * must calls linebreak_try() with bare words, and linebreak_finish() with hyphens if that fails;
 * linebreak() does both on one list.
 *
 * Nothing here fails on any input. What cannot be set well is set badly and reported: see
 * enum break_outcome. Sizes are lengths (base/length.h) of at most LENGTH_MAX either way; stretch
 * and shrink are not negative. Time grows with the number of items times the legal breaks in one
 * line.
 */
#ifndef PLANPRESS_LAYOUT_LINEBREAK_H
#define PLANPRESS_LAYOUT_LINEBREAK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/length.h"

#define BREAK_FORBIDDEN 10000        /* a penalty of this or more: no break */
#define BREAK_FORCED (-10000)        /* a penalty of this or less: always a break */
#define BREAK_BADNESS_INFINITE 10000 /* a line stretched beyond all measure */
#define BREAK_BADNESS_OVERFULL 10001 /* a line that stays too wide with all its shrink used */
#define BREAK_RATIO_ONE 65536

enum break_item_kind { BREAK_BOX, BREAK_GLUE, BREAK_PENALTY };

/* One item. Use the makers below; fields that do not belong to the kind are zero. */
struct break_item {
    length width;   /* box, glue: natural width; penalty: added to the line that ends here */
    length stretch; /* glue; in shares of the line's excess if `infinite` */
    length shrink;  /* glue */
    length after;   /* penalty: added to the line that starts after a break here, may be negative */
    int32_t penalty;    /* penalty */
    unsigned char kind; /* enum break_item_kind */
    bool infinite;      /* glue: outweighs all finite stretch in its line */
    bool flagged;       /* penalty: a hyphen, with demerits for two in a row */
    bool automatic;     /* penalty: found by hyphenation, not used in the first pass */
};

static inline struct break_item break_box(length width)
{
    return (struct break_item){.kind = BREAK_BOX, .width = width};
}

static inline struct break_item break_glue(length width, length stretch, length shrink)
{
    return (struct break_item){
        .kind = BREAK_GLUE, .width = width, .stretch = stretch, .shrink = shrink};
}

/* Glue of no width that takes all the excess of its line. */
static inline struct break_item break_fill(void)
{
    return (struct break_item){.kind = BREAK_GLUE, .stretch = LENGTH_POINT, .infinite = true};
}

static inline struct break_item break_penalty(int32_t penalty)
{
    return (struct break_item){.kind = BREAK_PENALTY, .penalty = penalty};
}

/* A place to hyphenate, or behind a hyphen in the text (of width 0, then). Where the break undoes a
 * ligature, the next box is the ligature and `after` (set by the caller) by how much the letters
 * that stand after the hyphen instead are wider. */
static inline struct break_item break_hyphen(int32_t penalty, length hyphen_width, bool automatic)
{
    return (struct break_item){.kind = BREAK_PENALTY,
                               .penalty = penalty,
                               .width = hyphen_width,
                               .flagged = true,
                               .automatic = automatic};
}

/* Glue that belongs to lines rather than to the text. */
struct break_space {
    length width, stretch, shrink;
    bool infinite; /* of `stretch`, as in struct break_item */
};

/* break_settings_plain() fills this in; change what differs. */
struct break_settings {
    /* measures[0] is the width of the first line and so on; the last holds for all further lines.
     * At least one. Not copied. */
    const length *measures;
    size_t measure_count;

    /* Added to every line: none for justified setting; ragged setting is a margin that stretches by
     * what the edge may vary, the text's own glue then usually having no stretch. */
    struct break_space margin;
    /* Added to the last line: normally an infinite fill. */
    struct break_space last_fill;

    /* The worst badness a line may have in the first, the second and the third pass, 0 to 10000;
     * 10000 accepts any stretch. A negative pretolerance leaves out the first pass. The third has
     * at least the second's; a greater value prefers very loose lines to overfull ones. */
    int32_t pretolerance;
    int32_t tolerance;
    int32_t emergency_tolerance;
    /* Stretch pretended for every line in the third pass, so that it can tell bad lines from worse.
     * The pass is left out if this is 0 and emergency_tolerance no greater than tolerance. */
    length emergency_stretch;

    /* What is added up and kept least: for each line the square of line_penalty plus badness, and
     * the square of the penalty with its sign; and these. */
    int32_t line_penalty;
    int32_t hyphen_demerits;       /* two lines in a row end in a flagged penalty */
    int32_t final_hyphen_demerits; /* the last line but one does */
    int32_t adjacent_demerits;     /* a line is more than one class looser or tighter than the one
                                    * before */
    /* A last line whose text is narrower than last_minimum costs short_last_demerits more. */
    length last_minimum;
    int32_t short_last_demerits;

    int32_t looseness; /* so many lines more (or fewer, if negative) than the best, if possible */
};

/* Justified setting as in plain TeX: no emergency stretch, no minimum for the last line. */
struct break_settings break_settings_plain(const length *measures, size_t measure_count);

/* How stretched or shrunk a line is, in the four classes that adjacent_demerits compares. */
enum break_fitness { FIT_VERY_LOOSE, FIT_LOOSE, FIT_DECENT, FIT_TIGHT };

/* One line: items[start..end) are set. For every line but the last `end` is the item it was broken
 * at, whose width (of a penalty) is part of it; the item's `after` is part of the next line. */
struct line_break {
    size_t start, end;
    length measure;
    length natural; /* width before stretching and shrinking, with the margin and the fill */
    length stretch; /* all of its finite stretch */
    length shrink;  /* all of its shrink */
    length fill;    /* all of its infinite stretch */
    /* How far glue is to stretch (positive) or shrink (negative), in 1/65536 of its stretch or
     * shrink, and never beyond its shrink. If `fill` is not 0 and the line stretches, this is meant
     * for infinite glue and finite glue keeps its natural width. */
    int64_t ratio;
    int32_t badness; /* as the line is set: emergency stretch does not count */
    enum break_fitness fitness;
    bool hyphen; /* broken at a flagged penalty: the hyphen is to be set */
    bool last;   /* ends the paragraph */
};

/* From best to worst. */
enum break_outcome {
    BREAK_FITS,      /* no line is worse than the tolerance */
    BREAK_EMERGENCY, /* the third pass was needed; some lines may be very loose */
    BREAK_UNDERFULL, /* some line before a forced break is looser than tolerated */
    BREAK_OVERFULL   /* some line is wider than its measure: one whose badness says so */
};

struct break_lines {
    struct line_break *lines;
    size_t count; /* 0 only if there is neither a box nor a forced break */
    int64_t demerits;
    enum break_outcome outcome;
};

/* The first pass: automatic penalties are ignored and no line may be worse than pretolerance. False
 * if there is no such way (or not with the wanted looseness); *out is then untouched. The lines are
 * allocated from `arena`. `scratch` must be another arena; it is left as it was. */
bool linebreak_try(struct arena *arena, struct arena *scratch, const struct break_item *items,
                   size_t count, const struct break_settings *settings, struct break_lines *out);

/* The second pass and, if needed, the third, which always finds lines. Memory as above. */
struct break_lines linebreak_finish(struct arena *arena, struct arena *scratch,
                                    const struct break_item *items, size_t count,
                                    const struct break_settings *settings);

/* All passes on the same items. */
struct break_lines linebreak(struct arena *arena, struct arena *scratch,
                             const struct break_item *items, size_t count,
                             const struct break_settings *settings);

/* The width of a glue item of `line` once the line is set. The widths of a line add up to its
 * measure to within 1/65536 pt per glue and point of stretch, which is nothing to the eye. */
length line_break_glue_width(const struct line_break *line, const struct break_item *glue);

#endif
