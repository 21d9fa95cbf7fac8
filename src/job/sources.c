/* SPDX-License-Identifier: Apache-2.0 */
#include "job/sources.h"

#include <string.h>

#include "base/buffer.h"
#include "base/file.h"

/* The plan has one name inside whatever it is called where it lies, also when it came through a
 * pipe: the same plan makes the same PDF, and nothing in it refers to it by name. */
#define PLAN_NAME "plan.xml"

/* What a file is to the document (ISO 19005-3, annex E), and what it is in words. */
static const struct {
    const char *relationship, *words;
} kinds[INPUT_KINDS] = {
    [INPUT_PLAN] = {"Source", "The plan that this document was made from"},
    [INPUT_PART] = {"Source", "A part of the plan"},
    [INPUT_REGISTRY] = {"Supplement", "Definitions of the plan's indicators"},
    [INPUT_DATA] = {"Data", "Figures of the plan"},
    [INPUT_SCHEMA] = {"Supplement", "The schema that the plan was checked against"},
    [INPUT_STYLE] = {"Supplement", "The style of the pages"},
    [INPUT_BRAND] = {"Supplement", "The council's colours, fonts and logo"},
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

static struct pdf_attachment attach(struct arena *arena, const struct input *input,
                                    const char *folder)
{
    bool plan = input->kind == INPUT_PLAN;
    const char *below = plan ? NULL : path_below(folder, input->path);
    const char *words = kinds[input->kind].words;
    struct pdf_attachment attachment = {
        .name = plan ? PLAN_NAME : last_part(input->path),
        .description = words,
        .media = input->media,
        .relationship = kinds[input->kind].relationship,
        .bytes = input->bytes,
    };
    if (below && strchr(below, '/')) /* where it belongs when all is put together again */
        attachment.description = format_text(arena, "%s: %s", words, below);
    return attachment;
}

const struct pdf_attachment *sources_attached(struct arena *arena,
                                              const struct input_list *const *lists,
                                              size_t list_count, const char *folder,
                                              struct diag_list *diags, size_t *count)
{
    struct pdf_attachment *attached = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t i = 0; i < list_count; i++) {
        for (const struct input *input = lists[i]->first; input; input = input->next) {
            if (input->private)
                continue;
            if (input->bytes.bytes)
                ARENA_PUSH(arena, attached, *count, capacity) = attach(arena, input, folder);
            else
                diag_report(diags, DIAG_source_not_attached, (struct source_pos){0}, input->path,
                            FILE_LIMIT_MIB);
        }
    }
    return attached;
}

#define EXPLAINED(text)                                                                            \
    {                                                                                              \
        .name = "sources.txt", .description = "Why the sources of this document are not inside",   \
        .media = "text/plain", .relationship = "Unspecified", .bytes = {                           \
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
