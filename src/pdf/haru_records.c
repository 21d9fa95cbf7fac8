/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/haru_records.c - objects whose inside is written by functions of ours when they are. */
#include "pdf/haru_within.h"

HPDF_STATUS haru_write_text(HPDF_Stream stream, struct slice text)
{
    if (text.count == 0)
        return HPDF_OK;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)text.bytes, (HPDF_UINT)text.count);
}

/* Inside << and >>. The text was made before libharu was called. */
static HPDF_STATUS write_inside(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct family *family = dict->attr;
    const struct haru *haru = family->haru;
    if (haru->objects)
        return haru_write_text(stream, haru->objects[haru_number_of(dict->header)].inside);
    return haru_write_text(stream, buffer_slice(&haru->inside));
}

/* After >>: only in the plain form, where libharu writes the bodies too. */
static HPDF_STATUS write_body(HPDF_Dict dict)
{
    const struct family *family = dict->attr;
    const struct haru *haru = family->haru;
    if (!haru->objects || !family->streams)
        return HPDF_OK;
    HPDF_STATUS status = HPDF_Stream_WriteStr(haru->plain_stream, "\nstream\n");
    if (status == HPDF_OK)
        status = haru_write_text(haru->plain_stream,
                                 haru->objects[haru_number_of(dict->header)].body.bytes);
    if (status == HPDF_OK)
        status = HPDF_Stream_WriteStr(haru->plain_stream, "\nendstream");
    return status;
}

static uint32_t add_family(struct haru *haru, size_t count, struct family proto)
{
    if (!haru_prepare_entries(haru, count) || count == 0)
        return 0;
    struct family *family = ARENA_NEW(haru->arena, struct family);
    *family = proto;
    family->haru = haru;
    family->first = haru_count(haru);
    HPDF_Dict_Rec *records = ARENA_ARRAY(haru->arena, count, HPDF_Dict_Rec);
    for (size_t i = 0; i < count && haru_enter(haru, 0); i++) {
        HPDF_Dict record = &records[i];
        record->header.obj_class = HPDF_OCLASS_DICT;
        record->mmgr = haru->document->mmgr;
        record->error = &haru->document->error;
        record->list = haru->no_entries;
        record->write_fn = write_inside;
        record->after_write_fn = write_body;
        record->attr = family;
        haru_leave(haru, HPDF_Xref_Add(haru->document->xref, record));
    }
    return family->first;
}

uint32_t haru_records(struct haru *haru, size_t count, haru_writer *write, const void *context)
{
    return add_family(haru, count, (struct family){.write = write, .context = context});
}

uint32_t haru_streams(struct haru *haru, size_t count, haru_writer *write, const void *context)
{
    return add_family(haru, count,
                      (struct family){.write = write, .context = context, .streams = true});
}

const struct family *haru_family(const struct haru *haru, uint32_t number)
{
    HPDF_Dict dict = haru_object(haru, number);
    bool record = dict && (dict->header.obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
                  dict->write_fn == write_inside;
    return record ? dict->attr : NULL;
}

bool haru_is_stream(const struct haru *haru, uint32_t number)
{
    const struct family *family = haru_family(haru, number);
    return family && family->streams;
}

/* -- writing ----------------------------------------------------------------------------------- */

void haru_make_inside(const struct family *family, uint32_t number, const struct haru_body *body,
                      struct buffer *out)
{
    if (family->write)
        family->write(family->context, number - family->first, out);
    if (!family->streams)
        return;
    if (body->filter)
        buffer_format(out, "/Filter/%s", body->filter);
    buffer_add_text(out, "/Length ");
    buffer_add_int(out, (int64_t)body->bytes.count);
}

void haru_write_object(struct haru *haru, uint32_t number, const struct haru_body *body,
                       struct buffer *out)
{
    if (haru->status)
        return;
    const struct family *family = haru_family(haru, number);
    haru->inside.count = 0;
    if (family)
        haru_make_inside(family, number, body, &haru->inside);
    size_t room = haru->inside.count + 64;
    /* An object of libharu's that did not fit is written a second time. */
    do {
        haru->target.bytes = buffer_reserve(out, room);
        haru->target.room = out->capacity - out->count;
        haru->target.count = 0;
        if (!haru_enter(haru, 0))
            return;
        haru_leave(haru, HPDF_Obj_WriteValue(haru_object(haru, number), haru->to_memory, NULL));
        room = haru->target.count;
    } while (haru->target.count > haru->target.room && !haru->status);
    if (!haru->status)
        out->count += haru->target.count;
}
