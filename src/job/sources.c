/* SPDX-License-Identifier: Apache-2.0 */
#include "job/sources.h"

#include <string.h>

#include "base/buffer.h"
#include "base/file.h"

/* The plan has one name inside whatever it is called where it lies, also when it came through a
 * pipe: the same plan makes the same PDF, and nothing in it refers to it by name. */
#define PLAN_NAME "plan.xml"

/* What a file is to the document (ISO 19005-3, annex E), what it is in words, and how whoever
 * builds names it when it is not called what is looked for beside the plan. */
static const struct {
    const char *relationship, *words, *beside, *option;
} kinds[INPUT_KINDS] = {
    [INPUT_PLAN] = {"Source", "The plan that this document was made from", NULL, NULL},
    [INPUT_PART] = {"Source", "A part of the plan", NULL, NULL},
    [INPUT_REGISTRY] = {"Supplement", "Definitions of the plan's indicators", NULL, NULL},
    [INPUT_DATA] = {"Data", "Figures of the plan", NULL, NULL},
    [INPUT_SCHEMA] = {"Supplement", "The schema that the plan was checked against", "plan.xsd",
                      "--schema"},
    [INPUT_STYLE] = {"Supplement", "The style of the pages", "style.xml", "--style"},
    [INPUT_BRAND] = {"Supplement", "The council's colours, fonts and logo", "brand.xml", "--brand"},
    [INPUT_PICTURE] = {NULL, "a picture; it is on the pages", NULL, NULL},
    [INPUT_PROFILE] = {NULL, "the printer's colour profile", NULL, NULL},
};

/* The path from `folder` on; NULL when it is not below it. */
static const char *path_below(const char *folder, const char *path)
{
    size_t count = strlen(folder);
    if (strcmp(folder, ".") == 0)
        return *path == '/' || strncmp(path, "../", 3) == 0 ? NULL : path;
    if (strncmp(folder, path, count) != 0 || (folder[count - 1] != '/' && path[count] != '/'))
        return NULL;
    path += count;
    return path + strspn(path, "/");
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* Where a file belongs when all is put together again. */
static const char *place_of(const struct input *input, const char *folder)
{
    const char *below = input->kind == INPUT_PLAN ? NULL : path_below(folder, input->path);
    if (below)
        return below;
    return input->kind == INPUT_PLAN ? PLAN_NAME : last_part(input->path);
}

static bool goes_along(const struct input *input)
{
    return !input->private && input->bytes.bytes;
}

static struct pdf_attachment attach(struct arena *arena, const struct input *input,
                                    const char *folder)
{
    const char *words = kinds[input->kind].words, *place = place_of(input, folder);
    return (struct pdf_attachment){
        .path = input->path,
        .name = last_part(place),
        .place = place,
        .description =
            input->kind == INPUT_PLAN ? words : format_text(arena, "%s: %s", words, place),
        .media = input->media,
        .relationship = kinds[input->kind].relationship,
        .bytes = input->bytes,
    };
}

/* ---- how to make it again ---- */

#define GUIDE_NAME "sources.txt"
#define GUIDE_MEDIA "text/plain"

/* As a shell takes it for one word, whatever is in it. */
static void write_quoted(struct buffer *out, const char *word)
{
    buffer_add_char(out, '\'');
    for (; *word; word++) {
        if (*word == '\'')
            buffer_add_text(out, "'\\'");
        buffer_add_char(out, *word);
    }
    buffer_add_char(out, '\'');
}

static void write_command(struct buffer *out, const struct sources *sources)
{
    bool given[INPUT_KINDS] = {false};
    buffer_add_text(out, "    planpress build " PLAN_NAME);
    if (sources->edition)
        buffer_format(out, " --edition=%s", sources->edition);
    if (sources->profile)
        buffer_format(out, " --profile=%s", sources->profile);
    if (sources->linearize)
        buffer_add_text(out, " --linearize");
    for (size_t i = 0; i < sources->list_count; i++) {
        for (const struct input *input = sources->lists[i]->first; input; input = input->next) {
            const char *option = kinds[input->kind].option;
            const char *place = place_of(input, sources->folder);
            /* a sheet that another one extends comes after it, and is found from there */
            if (option && !given[input->kind] && strcmp(place, kinds[input->kind].beside) != 0) {
                buffer_format(out, " %s=", option);
                write_quoted(out, place);
            }
            given[input->kind] = true;
        }
    }
    buffer_add_char(out, '\n');
}

/* A line for each path by which one of the files goes that are inside, or are not. */
static void write_files(struct buffer *out, const struct sources *sources,
                        const struct pdf_attachment *attached, bool inside)
{
    for (size_t i = 0; i < sources->list_count; i++) {
        for (const struct input *input = sources->lists[i]->first; input; input = input->next) {
            if (goes_along(input) != inside)
                continue;
            for (const struct input *at = input; at; at = at->also) {
                const char *place = place_of(at, sources->folder);
                if (inside)
                    buffer_format(out, "%s\t%s\n", attached->name, place);
                else
                    buffer_format(out, "%s: %s\n", place, kinds[at->kind].words);
            }
            attached += inside;
        }
    }
}

static struct slice guide(struct arena *arena, const struct sources *sources,
                          const struct pdf_attachment *attached)
{
    struct buffer out = buffer_open(arena);
    struct buffer missing = buffer_open(arena);
    buffer_add_text(&out, "This document was made by planpress " PLANPRESS_VERSION
                          " from the files inside it, with the command\n\n");
    write_command(&out, sources);
    buffer_add_text(&out,
                    "\nA PDF has no folders. Before the command is given again, each file goes "
                    "where the plan looks for it.\nThese lines say its name inside the PDF "
                    "and, after a tab, that place:\n\n");
    write_files(&out, sources, attached, true);
    write_files(&missing, sources, attached, false);
    if (missing.count)
        buffer_format(&out, "\nNot inside, but named by the plan or its style:\n\n%S",
                      buffer_slice(&missing));
    return buffer_slice(&out);
}

/* ---- which go along ---- */

/* Names of this many parts are enough to see what kind of file it is. */
#define PARTS_NAMED 5

/* A workbook or a database holds more than the plan prints; its owner may not think of that. */
static void report_unused(struct arena *arena, const struct input *input, struct diag_list *diags)
{
    struct buffer names = buffer_open(arena);
    int unused = 0, named = 0;
    for (const struct input_part *part = input->parts; part; part = part->next)
        unused += !part->used;
    if (!unused)
        return;
    for (const struct input_part *part = input->parts; part && named < PARTS_NAMED;
         part = part->next) {
        if (part->used)
            continue;
        bool last = ++named == unused;
        buffer_format(&names, "%s%s", named == 1 ? "" : last ? " and " : ", ", part->name);
    }
    if (unused > named)
        buffer_format(&names, " and %d more", unused - named);
    diag_report(diags, DIAG_source_whole, input->pos, input->path, buffer_text(&names));
}

const struct pdf_attachment *sources_attached(struct arena *arena, const struct sources *sources,
                                              struct diag_list *diags, size_t *count)
{
    struct pdf_attachment *attached = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t i = 0; i < sources->list_count; i++) {
        for (const struct input *input = sources->lists[i]->first; input; input = input->next) {
            if (goes_along(input)) {
                ARENA_PUSH(arena, attached, *count, capacity) =
                    attach(arena, input, sources->folder);
                report_unused(arena, input, diags);
            } else if (!input->private && kinds[input->kind].relationship) {
                diag_report(diags, DIAG_source_not_attached, (struct source_pos){0}, input->path,
                            FILE_LIMIT_MIB);
            }
        }
    }
    ARENA_PUSH(arena, attached, *count, capacity) = (struct pdf_attachment){
        .name = GUIDE_NAME,
        .place = GUIDE_NAME,
        .description = "What the files inside are, and how to make this document of them again",
        .media = GUIDE_MEDIA,
        .relationship = "Unspecified",
    };
    pdf_attachment_names(attached, *count, arena);
    attached[*count - 1].bytes = guide(arena, sources, attached);
    return attached;
}

#define EXPLAINED(text)                                                                            \
    {                                                                                              \
        .name = GUIDE_NAME, .description = "Why the sources of this document are not inside",      \
        .media = GUIDE_MEDIA, .relationship = "Unspecified", .bytes = {                            \
            text,                                                                                  \
            sizeof(text) - 1                                                                       \
        }                                                                                          \
    }

const struct pdf_attachment *sources_explained(bool withheld, size_t *count)
{
    static const struct pdf_attachment words[] = {
        EXPLAINED(
            "The plan that this document was made from, and its figures, were left out when the "
            "document was made.\n"),
        EXPLAINED("The plan that this document was made from, and its figures, are not inside: "
                  "something in them is exempt from publication.\n"),
    };
    *count = 1;
    return &words[withheld];
}
