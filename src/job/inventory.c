/* SPDX-License-Identifier: Apache-2.0 */
#include "job/inventory.h"

#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/md5.h"

/* Standard input is nothing that could be looked at again. */
static bool is_file(const struct input *input)
{
    return strcmp(input->path, "-") != 0;
}

const struct input *inventory_at(const struct inventory *inventory, size_t index)
{
    for (size_t i = 0; i < INVENTORY_LISTS; i++) {
        const struct input *input = inventory->lists[i] ? inventory->lists[i]->first : NULL;
        for (; input; input = input->next) {
            if (is_file(input) && index-- == 0)
                return input;
        }
    }
    return NULL;
}

static void add_checksum(struct buffer *out, struct slice bytes)
{
    unsigned char checksum[16];
    md5(bytes, checksum);
    buffer_add_hexadecimal(out, (struct slice){(const char *)checksum, sizeof checksum});
}

bool inventory_dump(const struct inventory *inventory, struct buffer *out, struct arena *scratch,
                    struct diag_list *diags)
{
    const struct input *input;
    bool good = true;
    for (size_t i = 0; (input = inventory_at(inventory, i)) != NULL; i++) {
        struct arena_mark mark = arena_mark(scratch);
        struct slice bytes = input->bytes;
        if (bytes.bytes || file_read(scratch, input->path, input->pos, diags, &bytes)) {
            buffer_format(out, "%s ", input_kind_names[input->kind]);
            add_checksum(out, bytes);
            buffer_format(out, " %D %s\n", (int64_t)bytes.count, input->path);
        } else {
            good = false;
        }
        arena_rewind(scratch, mark);
    }
    return good;
}

/* What make would take for something else (as compilers write it). */
static void add_path(struct buffer *out, const char *path)
{
    for (; *path; path++) {
        if (strchr(" \t#", *path))
            buffer_add_char(out, '\\');
        if (*path == '$')
            buffer_add_char(out, '$');
        buffer_add_char(out, *path);
    }
}

void inventory_rule(const struct inventory *inventory, const char *target, struct buffer *out)
{
    const struct input *input;
    add_path(out, target);
    buffer_add_char(out, ':');
    for (size_t i = 0; (input = inventory_at(inventory, i)) != NULL; i++) {
        buffer_add_text(out, " \\\n  ");
        add_path(out, input->path);
    }
    buffer_add_char(out, '\n');
    for (size_t i = 0; (input = inventory_at(inventory, i)) != NULL; i++) {
        buffer_add_char(out, '\n');
        add_path(out, input->path);
        buffer_add_text(out, ":\n");
    }
}
