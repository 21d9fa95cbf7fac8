/* SPDX-License-Identifier: Apache-2.0 */
/* XInclude 1.0 (second edition), as far as a plan needs it: an xi:include with href, and perhaps
 * parse="xml", stands for the root element of another file of the document's folder. */
#define _XOPEN_SOURCE 700
#include "markup/reader.h"

#include <limits.h>
#include <stdlib.h>

#include "base/file.h"

/* The path without links and "..", or NULL. */
static const char *resolved(struct arena *arena, const char *path)
{
    char real[PATH_MAX];
    return realpath(path, real) ? arena_string(arena, real) : NULL;
}

struct open_file open_file_at(struct arena *arena, const char *path, const char *folder,
                              const struct open_file *outer)
{
    return (struct open_file){path ? resolved(arena, path) : NULL, folder, outer};
}

/* The target of an xi:include that asks for nothing we do not do (clause 3.1), else NULL. */
static const struct xml_attribute *include_target(struct reader *reader,
                                                  const struct xml_node *include)
{
    struct diag_list *diags = reader->diags;
    if (strcmp(include->name, "include") != 0) {
        diag_report(diags, DIAG_include_unknown, include->pos, include->name);
        return NULL;
    }
    const struct xml_node *child = xml_first(include);
    if (child) {
        diag_report(diags, DIAG_include_unsupported, child->pos, child->name);
        return NULL;
    }
    const struct xml_attribute *href = xml_attribute(include, "href");
    for (size_t i = 0; i < include->attribute_count; i++) {
        const struct xml_attribute *other = &include->attributes[i];
        bool known = other == href || *other->space ||
                     (strcmp(other->name, "parse") == 0 && strcmp(other->value, "xml") == 0);
        if (!known) {
            diag_report(diags, DIAG_include_unsupported, other->pos, other->name, other->value);
            return NULL;
        }
    }
    if (!href)
        diag_report(diags, DIAG_include_without_target, include->pos);
    return href;
}

/* Whether the file may be opened now: no file includes itself, and the work is bounded. */
static bool may_open(struct reader *reader, const struct open_file *file,
                     const struct xml_attribute *href)
{
    int depth = 0;
    for (const struct open_file *open = file->outer; open; open = open->outer, depth++) {
        if (file->path && open->path && strcmp(file->path, open->path) == 0) {
            diag_report(reader->diags, DIAG_include_cycle, href->pos, href->value);
            return false;
        }
    }
    if (depth > INCLUDE_DEPTH_LIMIT) {
        diag_report(reader->diags, DIAG_include_too_deep, href->pos, INCLUDE_DEPTH_LIMIT);
        return false;
    }
    if (reader->count++ == INCLUDE_COUNT_LIMIT) {
        diag_report(reader->diags, DIAG_include_too_many, href->pos, INCLUDE_COUNT_LIMIT);
        return false;
    }
    return true;
}

static bool read_bytes(struct reader *reader, const char *path, const struct xml_attribute *href,
                       struct slice *bytes)
{
    if (!file_read(reader->arena, path, href->pos, reader->diags, bytes))
        return false;
    if (reader->inputs)
        input_note(
            reader->inputs,
            (struct input){.kind = INPUT_PART, .path = path, .media = MEDIA_XML, .bytes = *bytes});
    reader->bytes += bytes->count;
    if (reader->bytes <= (size_t)FILE_LIMIT_MIB << 20)
        return true;
    diag_report(reader->diags, DIAG_file_too_large, href->pos, href->value, FILE_LIMIT_MIB);
    return false;
}

/* The root element an xi:include stands for. NULL and a diagnostic when it cannot be had. */
static struct xml_node *include_root(struct reader *reader, const struct open_file *open,
                                     const struct xml_node *include, size_t nesting)
{
    const struct xml_attribute *href = include_target(reader, include);
    const char *path = href ? path_inside(reader->arena, reader->root, open->folder, href->value,
                                          href->pos, reader->diags)
                            : NULL;
    if (!path)
        return NULL;
    struct open_file file =
        open_file_at(reader->arena, path, path_folder(reader->arena, path), open);
    struct slice bytes;
    if (!may_open(reader, &file, href) || !read_bytes(reader, path, href, &bytes))
        return NULL;
    return reader_parse(reader, &file, path, bytes, nesting);
}

void include_all(struct reader *reader, const struct open_file *open, struct xml_node **place,
                 size_t nesting)
{
    for (; *place; place = &(*place)->next) {
        struct xml_node *node = *place;
        if (!node->name)
            continue;
        if (strcmp(node->space, XINCLUDE_SPACE) != 0) {
            include_all(reader, open, &node->children, nesting + 1);
            continue;
        }
        struct xml_node *root = include_root(reader, open, node, nesting);
        if (!root)
            continue; /* the xi:include stays, as a mark that something belongs here */
        root->parent = node->parent;
        root->next = node->next;
        *place = root;
    }
}
