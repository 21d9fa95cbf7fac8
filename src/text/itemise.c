/* SPDX-License-Identifier: Apache-2.0 */
/* Cutting text into runs that can be shaped: one face, one script, one direction each.
 *
 * Nearly every text of a plan is Latin with figures and punctuation, all of it in the font: one
 * pass over the bytes sees that, and the answer is a single run. Otherwise the text goes grapheme
 * cluster by grapheme cluster: scripts after UAX #24, 5.1 and 5.2 (a character of no script takes
 * that of the text before it, a closing bracket that of its opening one); then the face, the font's
 * own if it can draw the whole cluster, else the first fallback that can. Letters that join are not
 * parted between faces, whatever the font has of them. */
#include "text/script.h"
#include "text/service.h"

/* A grapheme cluster, or several that are treated alike. */
struct piece {
    size_t start;
    uint32_t codepoint; /* its first */
    uint32_t script;    /* 0: none of its own */
    uint8_t level;
    const struct font_face *face;
};

struct pieces {
    struct piece *items;
    size_t count, capacity;
};

/* Where the ASCII at `at` ends, looked for eight bytes at a time. */
static size_t skip_ascii(struct slice content, size_t at)
{
    const uint64_t high_bits = UINT64_C(0x8080808080808080);
    uint64_t bytes;
    for (; content.count - at >= sizeof bytes; at += sizeof bytes) {
        memcpy(&bytes, content.bytes + at, sizeof bytes);
        if (bytes & high_bits)
            break;
    }
    while (at < content.count && (unsigned char)content.bytes[at] < 0x80)
        at++;
    return at;
}

/* Whether the text is one left-to-right run of the font's own face in Latin script. */
static bool is_single_run(const struct font_face *face, struct slice content)
{
    for (size_t at = 0; at < content.count;) {
        if (face->has_ascii && (at = skip_ascii(content, at)) == content.count)
            break;
        uint32_t codepoint = utf8_next(content, &at);
        if (!script_is_plain(codepoint) || !face_covers(face, codepoint))
            return false;
    }
    return true;
}

static bool is_uniform(const uint8_t *levels, size_t count)
{
    return !levels || count == 0 || memcmp(levels, levels + 1, count - 1) == 0;
}

static size_t single_run(struct slice content, const struct font_face *face, uint8_t level,
                         struct arena *arena, struct text_run **runs)
{
    *runs = ARENA_NEW(arena, struct text_run);
    **runs = (struct text_run){0, content.count, face, SCRIPT_LATIN, level};
    return 1;
}

/* The script of a piece is that of its first character which has one. */
static uint32_t piece_script(struct slice content, size_t start, size_t end)
{
    uint32_t script = 0;
    while (start < end && script == 0)
        script = script_of(utf8_next(content, &start));
    return script;
}

static bool is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether the character ends as part of the piece an ASCII letter began: it is of ASCII, has no
 * pair, and nothing that comes next could combine with it. */
static bool goes_with_letter(struct slice content, size_t at)
{
    return (unsigned char)content.bytes[at] < 0x80 && !strchr("()[]{}\r", content.bytes[at]) &&
           (at + 1 == content.count || (unsigned char)content.bytes[at + 1] < 0x80);
}

/* Where the piece that begins at `start` ends. It is one cluster; but an ASCII letter takes along
 * what follows of ASCII at its level, since that will have its script and its face anyway: so an
 * odd character in a paragraph costs little more than itself. */
static size_t piece_end(struct slice content, const uint8_t *levels, const struct font_face *face,
                        size_t start)
{
    size_t end = start;
    if (face->has_ascii && is_ascii_letter(content.bytes[start])) {
        while (end < content.count && goes_with_letter(content, end) &&
               (!levels || levels[end] == levels[start]))
            end++;
    }
    return end > start ? end : cluster_end(content, start);
}

static void find_pieces(struct slice content, const uint8_t *levels, const struct font_face *face,
                        struct arena *arena, struct pieces *pieces)
{
    for (size_t start = 0; start < content.count;) {
        size_t end = piece_end(content, levels, face, start);
        size_t at = start;
        struct piece *piece = &ARENA_PUSH(arena, pieces->items, pieces->count, pieces->capacity);
        piece->start = start;
        piece->codepoint = utf8_next(content, &at);
        piece->script = piece_script(content, start, end);
        piece->level = levels ? levels[start] : 0;
        start = end;
    }
}

/* Deeper nesting than this forgets the outermost brackets, which costs nothing but the match. */
#define OPEN_BRACKETS 32

struct brackets {
    uint32_t closing[OPEN_BRACKETS];
    size_t piece[OPEN_BRACKETS];
    size_t count; /* may exceed OPEN_BRACKETS: the arrays are rings */
};

static void bracket_push(struct brackets *brackets, uint32_t closing, size_t piece)
{
    size_t at = brackets->count++ % OPEN_BRACKETS;
    brackets->closing[at] = closing;
    brackets->piece[at] = piece;
}

/* The piece that opened the bracket which `closing` closes, or SIZE_MAX. */
static size_t bracket_pop(struct brackets *brackets, uint32_t closing)
{
    size_t bottom = brackets->count > OPEN_BRACKETS ? brackets->count - OPEN_BRACKETS : 0;
    for (size_t at = brackets->count; at > bottom; at--) {
        if (brackets->closing[(at - 1) % OPEN_BRACKETS] == closing) {
            brackets->count = at - 1;
            return brackets->piece[(at - 1) % OPEN_BRACKETS];
        }
    }
    return SIZE_MAX;
}

/* The script of a piece that has none of its own, 0 while none has come yet. */
static uint32_t borrowed_script(struct pieces *pieces, size_t index, struct brackets *brackets)
{
    uint32_t codepoint = pieces->items[index].codepoint;
    uint32_t closing = bracket_closing(codepoint);
    if (closing)
        bracket_push(brackets, closing, index);
    size_t opener = bracket_opening(codepoint) ? bracket_pop(brackets, codepoint) : SIZE_MAX;
    if (opener != SIZE_MAX)
        return pieces->items[opener].script;
    return index > 0 ? pieces->items[index - 1].script : 0;
}

/* Give every piece a script. What comes before the first letter takes that letter's; a text without
 * letters is Latin, so that a number is the same word in a table cell and in a sentence. */
static void resolve_scripts(struct pieces *pieces)
{
    struct brackets brackets = {.count = 0};
    size_t leading = 0; /* so many pieces at the front have no script yet */
    for (size_t i = 0; i < pieces->count; i++) {
        struct piece *piece = &pieces->items[i];
        if (piece->script == 0)
            piece->script = borrowed_script(pieces, i, &brackets);
        if (piece->script == 0) {
            leading = i + 1;
            continue;
        }
        while (leading > 0)
            pieces->items[--leading].script = piece->script;
    }
    while (leading > 0)
        pieces->items[--leading].script = SCRIPT_LATIN;
}

static bool covers_all(const struct font_face *face, struct slice cluster)
{
    for (size_t at = 0; at < cluster.count;) {
        if (face->has_ascii && (at = skip_ascii(cluster, at)) == cluster.count)
            break;
        if (!face_covers(face, utf8_next(cluster, &at)))
            return false;
    }
    return true;
}

/* What a face is wanted for: a cluster, or a run that begins with that piece. */
struct wanted {
    const struct piece *piece;
    struct slice cluster;
};

/* Whether the face can draw the cluster. Where a character has no glyph the shaper may still know a
 * way (a letter and its accent as one glyph, or one letter as two), so it is asked; its answer
 * stays in the word cache. */
static bool can_draw(struct text *text, const struct text_font *font, const struct font_face *face,
                     const struct wanted *wanted)
{
    if (covers_all(face, wanted->cluster))
        return true;
    struct text_run run = {0, wanted->cluster.count, face, wanted->piece->script,
                           wanted->piece->level};
    return !text_shape(text, font, &run, wanted->cluster)->missing;
}

/* In which fallbacks are tried: those for the script, then those that look like the font, being of
 * its generic family, then the others. One for another script is never tried, so its file is not
 * even opened. */
enum turn { TURN_SCRIPT, TURN_ALIKE, TURN_OTHER, TURNS };

static enum turn turn_of(const struct font_fallback *fallback, uint32_t script,
                         enum font_generic generic)
{
    if (fallback->scripts)
        return fallback_is_for(fallback, script) ? TURN_SCRIPT : TURNS;
    return fallback->family->files->generic == generic ? TURN_ALIKE : TURN_OTHER;
}

/* What a face is asked for. */
typedef bool face_test(struct text *text, const struct text_font *font,
                       const struct font_face *face, const struct wanted *wanted);

static const struct font_face *find_fallback(struct text *text, const struct text_font *font,
                                             uint32_t script, face_test *will_do,
                                             const struct wanted *wanted)
{
    const struct catalogue *catalogue = text->catalogue;
    enum font_generic generic = catalogue_family(catalogue, font->request.family)->files->generic;
    for (int turn = TURN_SCRIPT; turn < TURNS; turn++) {
        for (size_t i = 0; i < catalogue->fallback_count; i++) {
            const struct font_fallback *fallback = &catalogue->fallbacks[i];
            if ((int)turn_of(fallback, script, generic) != turn)
                continue;
            const struct font_face *face = service_fallback(text, font, fallback->family);
            if (face && will_do(text, font, face, wanted))
                return face;
        }
    }
    return NULL;
}

static const struct font_face *choose_face(struct text *text, const struct text_font *font,
                                           const struct wanted *wanted)
{
    if (can_draw(text, font, font->face, wanted))
        return font->face;
    const struct font_face *fallback =
        find_fallback(text, font, wanted->piece->script, can_draw, wanted);
    return fallback ? fallback : font->face;
}

/* ---- letters that join ---- */

/* Scripts whose letters join hands: two faces in one word would part them. */
static bool is_joining(uint32_t script)
{
    static const uint32_t joining[] = {
        SCRIPT_TAG('A', 'r', 'a', 'b'), SCRIPT_TAG('S', 'y', 'r', 'c'),
        SCRIPT_TAG('N', 'k', 'o', 'o'), SCRIPT_TAG('M', 'o', 'n', 'g'),
        SCRIPT_TAG('A', 'd', 'l', 'm'), SCRIPT_TAG('R', 'o', 'h', 'g')};
    for (size_t i = 0; i < sizeof joining / sizeof *joining; i++) {
        if (script == joining[i])
            return true;
    }
    return false;
}

/* Whether the face has every letter of a run; signs that no script owns may come from elsewhere. */
static bool has_letters(struct text *text, const struct text_font *font,
                        const struct font_face *face, const struct wanted *wanted)
{
    (void)text;
    (void)font;
    for (size_t at = 0; at < wanted->cluster.count;) {
        uint32_t codepoint = utf8_next(wanted->cluster, &at);
        if (script_of(codepoint) && !face_covers(face, codepoint))
            return false;
    }
    return true;
}

/* The one face for a run of joining letters, or NULL: each cluster looks for its own. */
static const struct font_face *choose_common(struct text *text, const struct text_font *font,
                                             const struct wanted *run)
{
    if (!is_joining(run->piece->script) || has_letters(text, font, font->face, run))
        return NULL;
    return find_fallback(text, font, run->piece->script, has_letters, run);
}

/* Faces for the pieces of one script from `first` on. Returns where the next begin. */
static size_t choose_faces(struct text *text, const struct text_font *font, struct slice content,
                           struct pieces *pieces, size_t first)
{
    struct piece *items = pieces->items;
    size_t end = first + 1;
    while (end < pieces->count && items[end].script == items[first].script)
        end++;
    size_t stop = end < pieces->count ? items[end].start : content.count;
    struct slice all = {content.bytes + items[first].start, stop - items[first].start};
    const struct font_face *common =
        choose_common(text, font, &(struct wanted){&items[first], all});
    for (size_t i = first; i < end; i++) {
        size_t next = i + 1 < pieces->count ? items[i + 1].start : content.count;
        const struct wanted wanted = {&items[i],
                                      {content.bytes + items[i].start, next - items[i].start}};
        items[i].face = common && can_draw(text, font, common, &wanted)
                            ? common
                            : choose_face(text, font, &wanted);
    }
    return end;
}

static bool same_run(const struct piece *a, const struct piece *b)
{
    return a->face == b->face && a->script == b->script && a->level == b->level;
}

static size_t join_pieces(const struct pieces *pieces, size_t end, struct arena *arena,
                          struct text_run **runs)
{
    size_t count = 0, capacity = 0;
    *runs = NULL;
    for (size_t i = 0; i < pieces->count; i++) {
        const struct piece *piece = &pieces->items[i];
        size_t next = i + 1 < pieces->count ? piece[1].start : end;
        if (i > 0 && same_run(piece - 1, piece))
            (*runs)[count - 1].end = next;
        else
            ARENA_PUSH(arena, *runs, count, capacity) =
                (struct text_run){piece->start, next, piece->face, piece->script, piece->level};
    }
    return count;
}

size_t text_itemise(struct text *text, const struct text_font *font, struct slice content,
                    const uint8_t *levels, struct arena *arena, struct text_run **runs)
{
    *runs = NULL;
    if (content.count == 0)
        return 0;
    if (is_uniform(levels, content.count) && is_single_run(font->face, content))
        return single_run(content, font->face, levels ? levels[0] : 0, arena, runs);

    struct arena_mark mark = arena_mark(text->scratch);
    if (!levels)
        levels = text_levels(content, TEXT_FROM_CONTENT, text->scratch);
    struct pieces pieces = {0};
    find_pieces(content, levels, font->face, text->scratch, &pieces);
    resolve_scripts(&pieces);
    for (size_t i = 0; i < pieces.count;)
        i = choose_faces(text, font, content, &pieces, i);
    size_t count = join_pieces(&pieces, content.count, arena, runs);
    arena_rewind(text->scratch, mark);
    return count;
}
