/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/haru_plain.c - the whole file in libharu's own form, to be looked at. */
#include "pdf/haru_within.h"

static void keep_objects(struct haru *haru)
{
    size_t count = haru_count(haru);
    if (count <= haru->object_count)
        return;
    struct plain_object *objects = ARENA_ARRAY(haru->arena, count, struct plain_object);
    if (haru->object_count)
        memcpy(objects, haru->objects, haru->object_count * sizeof *objects);
    haru->objects = objects;
    haru->object_count = count;
}

void haru_keep_body(struct haru *haru, uint32_t number, struct haru_body body)
{
    if (haru->status)
        return;
    keep_objects(haru);
    haru->objects[number].body = body;
}

static HPDF_STATUS write_plain(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT count)
{
    struct haru *haru = stream->attr;
    haru->written += count;
    if (haru->written > INT32_MAX)
        return HPDF_UNSUPPORTED_FUNC;
    return haru->plain->write(haru->plain->context, bytes, count) ? HPDF_OK : HPDF_FILE_IO_ERROR;
}

static HPDF_STATUS write_identifier(HPDF_Dict trailer, HPDF_Stream stream)
{
    const struct haru *haru = trailer->attr;
    unsigned char id[16];
    haru->plain->identify(haru->plain->context, id);
    HPDF_STATUS status = HPDF_Stream_WriteStr(stream, "/ID [<");
    for (int i = 0; i < 2 && status == HPDF_OK; i++) {
        status = HPDF_Stream_WriteBinary(stream, id, sizeof id, NULL); /* as hexadecimal */
        if (status == HPDF_OK)
            status = HPDF_Stream_WriteStr(stream, i ? ">]\n" : "><");
    }
    return status;
}

/* All records as text beforehand: a writer allocates, which it may not do below libharu. */
static void make_insides(struct haru *haru)
{
    keep_objects(haru);
    for (uint32_t number = 1; number < haru_count(haru); number++) {
        const struct family *family = haru_family(haru, number);
        if (!family)
            continue;
        struct buffer inside = buffer_open(haru->arena);
        haru_make_inside(family, number, &haru->objects[number].body, &inside);
        buffer_add_char(&inside, '\n');
        haru->objects[number].inside = buffer_slice(&inside);
    }
}

static HPDF_STATUS write_file(struct haru *haru)
{
    HPDF_Doc document = haru->document;
    HPDF_Stream stream = HPDF_CallbackWriter_New(document->mmgr, write_plain, haru);
    if (!stream)
        return HPDF_FAILD_TO_ALLOC_MEM;
    haru->plain_stream = stream;
    HPDF_STATUS status = HPDF_Dict_Add(document->trailer, "Root", document->catalog);
    if (status == HPDF_OK && !haru->dropped)
        status = HPDF_Dict_Add(document->trailer, "Info", document->info);
    document->trailer->attr = haru;
    document->trailer->write_fn = write_identifier;
    if (status == HPDF_OK)
        status = haru_write_text(stream, haru->plain->header);
    if (status == HPDF_OK)
        status = HPDF_Xref_WriteToStream(document->xref, stream, NULL);
    return status;
}

bool haru_write_plain(struct haru *haru, const struct haru_plain *plain)
{
    if (haru->status)
        return false;
    make_insides(haru);
    haru->plain = plain;
    if (haru_enter(haru, 0))
        haru_leave(haru, write_file(haru));
    return haru->status == 0;
}
