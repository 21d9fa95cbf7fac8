/* SPDX-License-Identifier: Apache-2.0 */
/* Each is two objects, the file specification and the stream of its bytes. They are found by name,
 * in a tree (7.9.6), and through the catalogue's AF. Names in the tree sort as their bytes do, so
 * the plain ASCII form is taken, which is unique once pdf_attachment_names() has been there. */
#include "pdf/attachments.h"

#include <stdlib.h>
#include <string.h>

#include "base/md5.h"
#include "pdf/value.h"

#define NAMES_PER_NODE 32

struct attached {
    struct task task; /* first */
    const struct attachments *all;
    const struct pdf_attachment *file;
    const char *name; /* in ASCII */
    unsigned char checksum[16];
};

struct attachments {
    struct arena *arena;
    struct pack *pack;
    struct attached *files;
    const struct attached **by_name;
    size_t count;
    const char *date;
    uint32_t first_stream, first_specification;
};

static int compare_names(const void *a, const void *b)
{
    const struct attached *const *x = a, *const *y = b;
    return strcmp((*x)->name, (*y)->name);
}

/* -- objects ----------------------------------------------------------------------------------- */

static void write_stream(const void *context, size_t index, struct buffer *out)
{
    const struct attachments *all = context;
    const struct attached *file = &all->files[index];
    buffer_add_text(out, "/Type/EmbeddedFile/Subtype");
    value_name(out, file->file->media);
    buffer_format(out, "/Params<</Size %D/CheckSum<", (int64_t)file->file->bytes.count);
    buffer_add_hexadecimal(out,
                           (struct slice){(const char *)file->checksum, sizeof file->checksum});
    buffer_add_char(out, '>');
    if (all->date) {
        buffer_add_text(out, "/ModDate");
        value_text(out, slice_of(all->date));
    }
    buffer_add_text(out, ">>");
}

static void add_stream(struct buffer *out, const char *key, uint32_t stream)
{
    buffer_add_text(out, key);
    value_reference(out, stream);
}

static void write_specification(const void *context, size_t index, struct buffer *out)
{
    const struct attachments *all = context;
    const struct attached *file = &all->files[index];
    uint32_t stream = all->first_stream + (uint32_t)index;
    buffer_add_text(out, "/Type/Filespec/F");
    value_text(out, slice_of(file->name));
    buffer_add_text(out, "/UF");
    value_text(out, slice_of(file->file->name));
    buffer_add_text(out, "/Desc");
    value_text(out, slice_of(file->file->description));
    buffer_add_text(out, "/AFRelationship");
    value_name(out, file->file->relationship);
    add_stream(out, "/EF<</F ", stream);
    add_stream(out, "/UF ", stream);
    buffer_add_text(out, ">>");
}

static void write_name_node(const void *context, size_t index, struct buffer *out)
{
    const struct attachments *all = context;
    size_t first = index * NAMES_PER_NODE, end = first + NAMES_PER_NODE;
    if (end > all->count)
        end = all->count;
    buffer_add_text(out, "/Limits[");
    value_text(out, slice_of(all->by_name[first]->name));
    value_text(out, slice_of(all->by_name[end - 1]->name));
    buffer_add_text(out, "]/Names[");
    for (size_t i = first; i < end; i++) {
        value_text(out, slice_of(all->by_name[i]->name));
        value_reference(out, all->first_specification + (uint32_t)(all->by_name[i] - all->files));
    }
    buffer_add_char(out, ']');
}

void attachments_make(struct attachments *attachments, const char *date, struct haru *haru)
{
    if (!attachments)
        return;
    size_t nodes = (attachments->count + NAMES_PER_NODE - 1) / NAMES_PER_NODE;
    haru_doing(haru, "writing the files that go along");
    attachments->date = date;
    attachments->first_stream = haru_streams(haru, attachments->count, write_stream, attachments);
    attachments->first_specification =
        haru_records(haru, attachments->count, write_specification, attachments);
    uint32_t first_node = haru_records(haru, nodes, write_name_node, attachments);
    struct haru_dict *catalogue = haru_catalogue(haru);
    haru_set_references(haru, catalogue, "AF", attachments->first_specification,
                        attachments->count);
    struct haru_dict *names = haru_dict_within(haru, catalogue, "Names");
    struct haru_dict *tree = haru_dict_within(haru, names, "EmbeddedFiles");
    haru_set_references(haru, tree, "Kids", first_node, nodes);
}

uint32_t attachments_find(const struct attachments *attachments, const char *path)
{
    for (size_t i = 0; attachments && i < attachments->count; i++) {
        const char *own = attachments->files[i].file->path;
        if (own && strcmp(own, path) == 0)
            return attachments->first_specification + (uint32_t)i;
    }
    return 0;
}

/* -- bytes ------------------------------------------------------------------------------------- */

static void run_file(struct task *task, struct worker *worker)
{
    struct attached *file = (struct attached *)task;
    md5(file->file->bytes, file->checksum);
    pack_result(file->all->pack, task, worker, file->file->bytes);
}

struct attachments *attachments_begin(const struct pdf_options *options, struct pack *pack,
                                      struct pool *pool, struct arena *arena)
{
    if (!options->attachment_count)
        return NULL;
    struct attachments *all = ARENA_NEW(arena, struct attachments);
    *all = (struct attachments){.arena = arena, .pack = pack, .count = options->attachment_count};
    all->files = ARENA_ARRAY(arena, all->count, struct attached);
    all->by_name = ARENA_ARRAY(arena, all->count, const struct attached *);
    for (size_t i = 0; i < all->count; i++) {
        struct attached *file = &all->files[i];
        file->all = all;
        file->file = &options->attachments[i];
        file->task.run = run_file;
        file->name = attachment_name_plain(file->file->name, arena);
        all->by_name[i] = file;
        pool_submit(pool, &file->task);
    }
    qsort(all->by_name, all->count, sizeof *all->by_name, compare_names);
    return all;
}

void attachments_write(struct attachments *attachments)
{
    for (size_t i = 0; attachments && i < attachments->count; i++)
        pack_task(attachments->pack, attachments->first_stream + (uint32_t)i,
                  &attachments->files[i].task);
}
