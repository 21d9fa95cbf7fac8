/* SPDX-License-Identifier: Apache-2.0 */
/* The order of things: bytes, UTF-8, tree, inclusions, schema. */
#include "base/file.h"
#include "markup/encoding.h"
#include "markup/parse.h"
#include "markup/reader.h"
#include "markup/validate.h"
#include "markup/wellformed.h"

struct xml_node *reader_parse(struct reader *reader, const struct open_file *open, const char *name,
                              struct slice bytes, size_t nesting)
{
    struct source_file *file = ARENA_NEW(reader->arena, struct source_file);
    file->name = name;
    if (!encoding_decode(reader->arena, bytes, file, reader->diags))
        return NULL;
    struct parsed parsed;
    parse_text(reader->arena, file, nesting, &parsed);
    if (parsed.fault.code != FAULT_NONE)
        wellformed_report(reader->arena, &parsed.fault, file, reader->diags);
    else if (parsed.includes)
        include_all(reader, open, &parsed.root, nesting);
    return parsed.root;
}

/* The bytes of the request, with a NUL after them. */
static bool request_bytes(struct arena *arena, const struct xml_request *request,
                          struct diag_list *diags, struct slice *bytes)
{
    if (!request->text.bytes) {
        if (!file_read(arena, request->path, (struct source_pos){0}, diags, bytes))
            return false;
        if (request->inputs)
            input_note(request->inputs, (struct input){.kind = request->kind,
                                                       .path = request->path,
                                                       .media = MEDIA_XML,
                                                       .bytes = *bytes});
        return true;
    }
    *bytes = request->text;
    bytes->bytes = arena_copy(arena, request->text.bytes, request->text.count);
    return true;
}

struct xml_node *xml_read(struct arena *arena, const struct xml_request *request,
                          struct diag_list *diags)
{
    bool file = !request->text.bytes && strcmp(request->path, "-") != 0;
    const char *folder = request->folder;
    if (!folder)
        folder = file ? path_folder(arena, request->path) : ".";
    struct slice bytes;
    if (!request_bytes(arena, request, diags, &bytes))
        return NULL;
    struct reader reader = {.arena = arena,
                            .diags = diags,
                            .root = folder,
                            .bytes = bytes.count,
                            .inputs = request->inputs};
    struct open_file open = open_file_at(arena, file ? request->path : NULL, folder, NULL);
    const char *name = request->name ? request->name : request->path;
    struct xml_node *root =
        reader_parse(&reader, &open, arena_string(arena, name ? name : ""), bytes, 0);
    if (root && request->schema)
        validate(arena, request->schema, root, diags);
    return root;
}
