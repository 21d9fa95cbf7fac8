/* SPDX-License-Identifier: Apache-2.0 */
/* The names that files have inside the PDF. They are what other files of the same plan call them
 * by, so a name is left alone wherever it can be. */
#include "base/map.h"
#include "pdf/attachments.h"

/* What means something to one system or another, or cannot be seen; a point before a name hides the
 * file, and one system drops points and spaces after it. */
static bool is_safe(uint32_t c, bool edge)
{
    if (c < 0x80 && strchr("/\\:*?\"<>|", (int)c))
        return false;
    return c >= ' ' && c != 0x7F && c != 0xFFFD && !(c >= 0x80 && c < 0xA1) &&
           !(c >= 0x2000 && c <= 0x206F) && c != 0xFEFF && (!edge || (c != '.' && c != ' '));
}

/* A name that every system takes: a line for what is not safe, and in ASCII for all beyond it. */
static const char *safe_name(struct slice name, bool ascii, struct arena *arena)
{
    struct buffer out = buffer_open(arena);
    for (size_t at = 0; at < name.count;) {
        size_t from = at;
        uint32_t c = utf8_next(name, &at);
        if (is_safe(c, from == 0 || at == name.count) && (c < 0x80 || !ascii))
            buffer_add_codepoint(&out, c);
        else
            buffer_add_char(&out, '_');
    }
    return out.count ? buffer_text(&out) : "file";
}

const char *attachment_name_plain(const char *name, struct arena *arena)
{
    return safe_name(slice_of(name), true, arena);
}

/* Two names are one to a system that does not tell capitals apart, or knows ASCII alone. */
static struct slice key_of(const char *name, struct arena *arena)
{
    const char *plain = attachment_name_plain(name, arena);
    size_t count = strlen(plain);
    char *key = arena_copy(arena, plain, count);
    for (size_t i = 0; i < count; i++)
        key[i] = (char)(key[i] >= 'A' && key[i] <= 'Z' ? key[i] + 'a' - 'A' : key[i]);
    return (struct slice){key, count};
}

/* "figures.csv" as "figures-2.csv". */
static const char *numbered(const char *name, int number, struct arena *arena)
{
    const char *point = strrchr(name, '.');
    size_t stem = point && point > name ? (size_t)(point - name) : strlen(name);
    return format_text(arena, "%S-%d%s", (struct slice){name, stem}, number, name + stem);
}

static void choose_name(struct pdf_attachment *file, struct map *taken, struct arena *arena)
{
    const char *safe = safe_name(slice_of(file->name), false, arena);
    file->name = safe;
    for (int number = 2;; number++) {
        void **slot = map_slot(taken, key_of(file->name, arena));
        if (!*slot) {
            *slot = file;
            return;
        }
        file->name = numbered(safe, number, arena);
    }
}

/* Who chooses first: a file that belongs just where it is taken out to, by this very name; then one
 * whose name may stay. */
enum rank { RANK_IN_PLACE, RANK_SAFE, RANK_OTHER, RANKS };

static enum rank rank_of(const struct pdf_attachment *file, struct arena *arena)
{
    if (strcmp(safe_name(slice_of(file->name), false, arena), file->name) != 0)
        return RANK_OTHER;
    return file->place && strcmp(file->place, file->name) == 0 ? RANK_IN_PLACE : RANK_SAFE;
}

void pdf_attachment_names(struct pdf_attachment *files, size_t count, struct arena *arena)
{
    struct map *taken = map_create(arena);
    enum rank *ranks = ARENA_ARRAY(arena, count, enum rank);
    for (size_t i = 0; i < count; i++)
        ranks[i] = rank_of(&files[i], arena);
    for (enum rank rank = RANK_IN_PLACE; rank < RANKS; rank++) {
        for (size_t i = 0; i < count; i++) {
            if (ranks[i] == rank)
                choose_name(&files[i], taken, arena);
        }
    }
}
