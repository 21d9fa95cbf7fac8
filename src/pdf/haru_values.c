/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/haru_values.c - values of a dictionary, those that libharu's model cannot hold as text. */
#include "pdf/haru_within.h"

#include "pdf/value.h"

/* Text appended to a dictionary of libharu's, for what its model cannot hold. */
static HPDF_STATUS write_tail(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct buffer *tail = dict->attr;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)tail->bytes, (HPDF_UINT)tail->count);
}

/* A key of 128 bytes would be stored without its end. */
static bool key_fits(struct haru *haru, const struct haru_dict *dict, const char *key)
{
    if (haru->status || !dict)
        return false;
    size_t count = strlen(key);
    if (count == 0 || count > HPDF_LIMIT_MAX_NAME_LEN)
        haru_refuse(haru, HPDF_NAME_OUT_OF_RANGE);
    return !haru->status;
}

/* Before a call that adds `key`. */
static bool enter_key(struct haru *haru, struct haru_dict *dict, const char *key, size_t room)
{
    if (!key_fits(haru, dict, key))
        return false;
    haru_prepare_list(haru, haru_inner(dict)->list, 1);
    return haru_enter(haru, room);
}

void haru_set_raw(struct haru *haru, struct haru_dict *dict, const char *key, struct slice value)
{
    if (!key_fits(haru, dict, key))
        return;
    struct buffer *tail = haru_inner(dict)->attr;
    if (!tail) {
        tail = ARENA_NEW(haru->arena, struct buffer);
        *tail = buffer_open(haru->arena);
        haru_inner(dict)->attr = tail;
        haru_inner(dict)->write_fn = write_tail;
    }
    value_name(tail, key);
    buffer_add_char(tail, ' ');
    buffer_add_slice(tail, value);
    buffer_add_char(tail, '\n');
}

struct haru_dict *haru_dict_within(struct haru *haru, struct haru_dict *dict, const char *key)
{
    if (!enter_key(haru, dict, key, 0))
        return NULL;
    HPDF_Dict value = HPDF_Dict_New(haru->document->mmgr);
    haru_leave(haru, HPDF_Dict_Add(haru_inner(dict), key, value));
    return haru_outer(value);
}

void haru_set_name(struct haru *haru, struct haru_dict *dict, const char *key, const char *name)
{
    if (!key_fits(haru, dict, key))
        return;
    if (strlen(name) > HPDF_LIMIT_MAX_NAME_LEN) {
        haru_refuse(haru, HPDF_NAME_OUT_OF_RANGE);
    } else if (strchr(name, ' ')) { /* libharu escapes all else, but not the space */
        struct buffer value = buffer_open(haru->arena);
        value_name(&value, name);
        haru_set_raw(haru, dict, key, buffer_slice(&value));
    } else if (enter_key(haru, dict, key, 0)) {
        haru_leave(haru, HPDF_Dict_AddName(haru_inner(dict), key, name));
    }
}

void haru_set_integer(struct haru *haru, struct haru_dict *dict, const char *key, int32_t value)
{
    if (enter_key(haru, dict, key, 0))
        haru_leave(haru, HPDF_Dict_AddNumber(haru_inner(dict), key, value));
}

void haru_set_true(struct haru *haru, struct haru_dict *dict, const char *key)
{
    if (enter_key(haru, dict, key, 0))
        haru_leave(haru, HPDF_Dict_AddBoolean(haru_inner(dict), key, HPDF_TRUE));
}

void haru_set_text(struct haru *haru, struct haru_dict *dict, const char *key, const char *utf8)
{
    if (!key_fits(haru, dict, key))
        return;
    struct slice text = value_for_people(slice_of(utf8), haru->arena);
    struct buffer value = buffer_open(haru->arena);
    /* UTF-16 is at most twice as long; and the library reads to the end of what it is given */
    if (text.count * 2 + 2 > HPDF_LIMIT_MAX_STRING_LEN || utf8[text.count]) {
        value_text(&value, text);
        haru_set_raw(haru, dict, key, buffer_slice(&value));
        return;
    }
    bool ascii = value_is_ascii(text);
    if (!ascii)
        value_utf16(&value, text);
    if (!enter_key(haru, dict, key, text.count + value.count))
        return;
    HPDF_MMgr memory = haru->document->mmgr;
    void *string =
        ascii ? (void *)HPDF_String_New(memory, utf8, NULL)
              : (void *)HPDF_Binary_New(memory, (HPDF_BYTE *)value.bytes, (HPDF_UINT)value.count);
    haru_leave(haru, HPDF_Dict_Add(haru_inner(dict), key, string));
}

void haru_set_reference(struct haru *haru, struct haru_dict *dict, const char *key, uint32_t number)
{
    if (enter_key(haru, dict, key, 0))
        haru_leave(haru, HPDF_Dict_Add(haru_inner(dict), key, haru_object(haru, number)));
}

void haru_set_references(struct haru *haru, struct haru_dict *dict, const char *key, uint32_t first,
                         size_t count)
{
    if (!key_fits(haru, dict, key))
        return;
    if (count > HPDF_LIMIT_MAX_ARRAY) {
        haru_refuse(haru, HPDF_ARRAY_COUNT_ERR);
        return;
    }
    if (!enter_key(haru, dict, key, 0))
        return;
    HPDF_Array array = HPDF_Array_New(haru->document->mmgr);
    haru_leave(haru, HPDF_Dict_Add(haru_inner(dict), key, array));
    if (!haru->status)
        haru_prepare_list(haru, array->list, count);
    for (size_t i = 0; i < count && haru_enter(haru, 0); i++)
        haru_leave(haru, HPDF_Array_Add(array, haru_object(haru, first + (uint32_t)i)));
}
