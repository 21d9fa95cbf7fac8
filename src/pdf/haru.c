/* SPDX-License-Identifier: Apache-2.0 */
/* The way around each limit stands where it is taken; haru.h lists them. We read and set fields of
 * libharu's structures, which its headers publish but do not promise, so the version is checked
 * when compiling and when opening. */
#include "pdf/haru.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>

#include "pdf/value.h"

#if HPDF_VERSION_ID != 20300
#error "pdf/haru.c relies on the structures of libharu 2.3.0"
#endif

#define POOL_BLOCK ((size_t)64 << 10)
#define POOL_ALIGNMENT ((size_t)16)
/* More than any call here allocates beside what it is told to make room for: a dictionary is 420
 * bytes with its list, a key 150, a name 150. */
#define CALL_ROOM ((size_t)4 << 10)
#define OPEN_ROOM ((size_t)48 << 10)

struct pool {
    char *next;
    size_t left;
    bool short_of; /* a call asked for more than was made ready: our mistake */
};

/* See haru.h: set only while libharu is at work. */
static _Thread_local struct pool *current_pool;

/* A row of records or streams with one writer. */
struct family {
    struct haru *haru;
    haru_writer *write;
    const void *context;
    uint32_t first;
    bool streams;
};

/* What haru_write_plain() needs of an object, by number. */
struct plain_object {
    struct slice inside;
    struct haru_body body;
};

/* Where a callback of libharu's puts bytes: it may not allocate, so it counts what did not fit. */
struct target {
    char *bytes;
    size_t room, count;
};

struct haru {
    struct arena *arena;
    struct pool pool;
    HPDF_Doc document;
    HPDF_List no_entries; /* the empty list of keys all records share */
    HPDF_Stream to_memory;
    struct target target;
    struct buffer inside; /* of the record being written */
    uint32_t status;
    uint32_t dropped; /* the number of the Info dictionary that is not to be; 0: it is */
    const char *doing;
    struct plain_object *objects; /* while writing plainly, else NULL */
    size_t object_count;
    HPDF_Stream plain_stream;
    const struct haru_plain *plain;
    uint64_t written;
};

/* -- calls into libharu ------------------------------------------------------------------------ */

static void *pool_allocate(HPDF_UINT size)
{
    struct pool *pool = current_pool;
    size_t rounded = ((size_t)size + POOL_ALIGNMENT - 1) / POOL_ALIGNMENT * POOL_ALIGNMENT;
    if (!pool || rounded > pool->left) {
        if (pool)
            pool->short_of = true;
        return NULL;
    }
    void *bytes = pool->next;
    pool->next += rounded;
    pool->left -= rounded;
    return bytes;
}

static void pool_release(void *bytes)
{
    (void)bytes; /* goes with the arena */
}

/* Before every call. False when something failed earlier and nothing more is to be done. */
static bool enter(struct haru *haru, size_t room)
{
    if (haru->status)
        return false;
    room += CALL_ROOM;
    if (haru->pool.left < room) {
        size_t size = room > POOL_BLOCK ? room : POOL_BLOCK;
        haru->pool.next = arena_alloc(haru->arena, size);
        haru->pool.left = size;
    }
    current_pool = &haru->pool;
    return true;
}

/* After every call. libharu keeps the first error and then refuses all work, so ours is the same.
 */
static void leave(struct haru *haru, HPDF_STATUS status)
{
    current_pool = NULL;
    if (haru->status)
        return;
    if (haru->pool.short_of)
        haru->status = HPDF_FAILD_TO_ALLOC_MEM;
    else if (status != HPDF_OK)
        haru->status = (uint32_t)status;
    else if (haru->document && haru->document->error.error_no != HPDF_OK)
        haru->status = (uint32_t)haru->document->error.error_no;
}

static void refuse(struct haru *haru, HPDF_STATUS status)
{
    if (!haru->status)
        haru->status = (uint32_t)status;
}

static HPDF_Dict inner(struct haru_dict *dict)
{
    return (HPDF_Dict)dict;
}

static struct haru_dict *outer(HPDF_Dict dict)
{
    return (struct haru_dict *)dict;
}

/* -- opening ----------------------------------------------------------------------------------- */

static HPDF_STATUS write_memory(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT count)
{
    struct target *target = stream->attr;
    if (target->count + count <= target->room)
        memcpy(target->bytes + target->count, bytes, count);
    target->count += count;
    return HPDF_OK;
}

struct haru *haru_open(struct arena *arena)
{
    struct haru *haru = ARENA_NEW(arena, struct haru);
    haru->arena = arena;
    haru->doing = "starting";
    haru->inside = buffer_open(arena);
    if (strcmp(HPDF_GetVersion(), HPDF_VERSION_TEXT) != 0) {
        refuse(haru, HPDF_INVALID_DOCUMENT);
        return haru;
    }
    enter(haru, OPEN_ROOM);
    haru->document = HPDF_NewEx(NULL, pool_allocate, pool_release, 0, NULL);
    if (haru->document) {
        HPDF_MMgr memory = haru->document->mmgr;
        haru->no_entries = HPDF_List_New(memory, 1);
        haru->to_memory = HPDF_CallbackWriter_New(memory, write_memory, &haru->target);
        haru->document->root_pages->before_write_fn = NULL; /* counts libharu's own pages */
    }
    leave(haru, haru->document ? HPDF_OK : HPDF_FAILD_TO_ALLOC_MEM);
    return haru;
}

void haru_doing(struct haru *haru, const char *what)
{
    if (!haru->status)
        haru->doing = what;
}

uint32_t haru_status(const struct haru *haru, const char **doing)
{
    if (doing)
        *doing = haru->doing;
    return haru->status;
}

struct haru_dict *haru_catalogue(struct haru *haru)
{
    return haru->document ? outer(haru->document->catalog) : NULL;
}

struct haru_dict *haru_info(struct haru *haru)
{
    return haru->document && !haru->dropped ? outer(haru->document->info) : NULL;
}

void haru_drop_info(struct haru *haru)
{
    haru->dropped = haru_number(haru_info(haru));
}

bool haru_is_dropped(const struct haru *haru, uint32_t number)
{
    return haru->dropped && number == haru->dropped;
}

struct haru_dict *haru_pages(struct haru *haru)
{
    return haru->document ? outer(haru->document->root_pages) : NULL;
}

/* -- the table of objects ---------------------------------------------------------------------- */

uint32_t haru_count(const struct haru *haru)
{
    return haru->document ? haru->document->xref->entries->count : 1;
}

/* Room for `more` items in a list of libharu's, which by itself would grow by a fixed step, and be
 * copied each time. */
static void prepare_list(struct haru *haru, HPDF_List list, size_t more)
{
    size_t wanted = list->count + more;
    if (wanted <= list->block_siz)
        return;
    if (wanted < 2 * (size_t)list->block_siz)
        wanted = 2 * (size_t)list->block_siz;
    void **items = ARENA_ARRAY(haru->arena, wanted, void *);
    if (list->count)
        memcpy(items, list->obj, list->count * sizeof *items);
    list->obj = items;
    list->block_siz = (HPDF_UINT)wanted;
}

static bool prepare_entries(struct haru *haru, size_t more)
{
    if (haru->status)
        return false;
    HPDF_List entries = haru->document->xref->entries;
    if (entries->count + more > HPDF_LIMIT_MAX_XREF_ELEMENT)
        refuse(haru, HPDF_XREF_COUNT_ERR);
    else
        prepare_list(haru, entries, more);
    return !haru->status;
}

static void *object_at(const struct haru *haru, uint32_t number)
{
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(haru->document->xref, number);
    return entry ? entry->obj : NULL;
}

static uint32_t number_of(HPDF_Obj_Header header)
{
    return header.obj_id & 0x00FFFFFF;
}

uint32_t haru_number(const struct haru_dict *dict)
{
    return dict ? number_of(((const HPDF_Dict_Rec *)(const void *)dict)->header) : 0;
}

struct haru_dict *haru_dict_new(struct haru *haru)
{
    if (!prepare_entries(haru, 1) || !enter(haru, 0))
        return NULL;
    HPDF_Dict dict = HPDF_Dict_New(haru->document->mmgr);
    leave(haru, HPDF_Xref_Add(haru->document->xref, dict));
    return haru->status ? NULL : outer(dict);
}

/* -- values of a dictionary -------------------------------------------------------------------- */

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
        refuse(haru, HPDF_NAME_OUT_OF_RANGE);
    return !haru->status;
}

/* Before a call that adds `key`. */
static bool enter_key(struct haru *haru, struct haru_dict *dict, const char *key, size_t room)
{
    if (!key_fits(haru, dict, key))
        return false;
    prepare_list(haru, inner(dict)->list, 1);
    return enter(haru, room);
}

void haru_set_raw(struct haru *haru, struct haru_dict *dict, const char *key, struct slice value)
{
    if (!key_fits(haru, dict, key))
        return;
    struct buffer *tail = inner(dict)->attr;
    if (!tail) {
        tail = ARENA_NEW(haru->arena, struct buffer);
        *tail = buffer_open(haru->arena);
        inner(dict)->attr = tail;
        inner(dict)->write_fn = write_tail;
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
    leave(haru, HPDF_Dict_Add(inner(dict), key, value));
    return outer(value);
}

void haru_set_name(struct haru *haru, struct haru_dict *dict, const char *key, const char *name)
{
    if (!key_fits(haru, dict, key))
        return;
    if (strlen(name) > HPDF_LIMIT_MAX_NAME_LEN) {
        refuse(haru, HPDF_NAME_OUT_OF_RANGE);
    } else if (strchr(name, ' ')) { /* libharu escapes all else, but not the space */
        struct buffer value = buffer_open(haru->arena);
        value_name(&value, name);
        haru_set_raw(haru, dict, key, buffer_slice(&value));
    } else if (enter_key(haru, dict, key, 0)) {
        leave(haru, HPDF_Dict_AddName(inner(dict), key, name));
    }
}

void haru_set_integer(struct haru *haru, struct haru_dict *dict, const char *key, int32_t value)
{
    if (enter_key(haru, dict, key, 0))
        leave(haru, HPDF_Dict_AddNumber(inner(dict), key, value));
}

void haru_set_true(struct haru *haru, struct haru_dict *dict, const char *key)
{
    if (enter_key(haru, dict, key, 0))
        leave(haru, HPDF_Dict_AddBoolean(inner(dict), key, HPDF_TRUE));
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
    leave(haru, HPDF_Dict_Add(inner(dict), key, string));
}

void haru_set_reference(struct haru *haru, struct haru_dict *dict, const char *key, uint32_t number)
{
    if (enter_key(haru, dict, key, 0))
        leave(haru, HPDF_Dict_Add(inner(dict), key, object_at(haru, number)));
}

void haru_set_references(struct haru *haru, struct haru_dict *dict, const char *key, uint32_t first,
                         size_t count)
{
    if (!key_fits(haru, dict, key))
        return;
    if (count > HPDF_LIMIT_MAX_ARRAY) {
        refuse(haru, HPDF_ARRAY_COUNT_ERR);
        return;
    }
    if (!enter_key(haru, dict, key, 0))
        return;
    HPDF_Array array = HPDF_Array_New(haru->document->mmgr);
    leave(haru, HPDF_Dict_Add(inner(dict), key, array));
    if (!haru->status)
        prepare_list(haru, array->list, count);
    for (size_t i = 0; i < count && enter(haru, 0); i++)
        leave(haru, HPDF_Array_Add(array, object_at(haru, first + (uint32_t)i)));
}

/* -- records ----------------------------------------------------------------------------------- */

static HPDF_STATUS write_text(HPDF_Stream stream, struct slice text)
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
        return write_text(stream, haru->objects[number_of(dict->header)].inside);
    return write_text(stream, buffer_slice(&haru->inside));
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
        status = write_text(haru->plain_stream, haru->objects[number_of(dict->header)].body.bytes);
    if (status == HPDF_OK)
        status = HPDF_Stream_WriteStr(haru->plain_stream, "\nendstream");
    return status;
}

static uint32_t add_family(struct haru *haru, size_t count, struct family proto)
{
    if (!prepare_entries(haru, count) || count == 0)
        return 0;
    struct family *family = ARENA_NEW(haru->arena, struct family);
    *family = proto;
    family->haru = haru;
    family->first = haru_count(haru);
    HPDF_Dict_Rec *records = ARENA_ARRAY(haru->arena, count, HPDF_Dict_Rec);
    for (size_t i = 0; i < count && enter(haru, 0); i++) {
        HPDF_Dict record = &records[i];
        record->header.obj_class = HPDF_OCLASS_DICT;
        record->mmgr = haru->document->mmgr;
        record->error = &haru->document->error;
        record->list = haru->no_entries;
        record->write_fn = write_inside;
        record->after_write_fn = write_body;
        record->attr = family;
        leave(haru, HPDF_Xref_Add(haru->document->xref, record));
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

/* The family of an object, or NULL for one of libharu's own. */
static const struct family *family_at(const struct haru *haru, uint32_t number)
{
    HPDF_Dict dict = object_at(haru, number);
    bool record = dict && (dict->header.obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
                  dict->write_fn == write_inside;
    return record ? dict->attr : NULL;
}

bool haru_is_stream(const struct haru *haru, uint32_t number)
{
    const struct family *family = family_at(haru, number);
    return family && family->streams;
}

/* -- writing ----------------------------------------------------------------------------------- */

static void make_inside(const struct family *family, uint32_t number, const struct haru_body *body,
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
    const struct family *family = family_at(haru, number);
    haru->inside.count = 0;
    if (family)
        make_inside(family, number, body, &haru->inside);
    size_t room = haru->inside.count + 64;
    /* An object of libharu's that did not fit is written a second time. */
    do {
        haru->target.bytes = buffer_reserve(out, room);
        haru->target.room = out->capacity - out->count;
        haru->target.count = 0;
        if (!enter(haru, 0))
            return;
        leave(haru, HPDF_Obj_WriteValue(object_at(haru, number), haru->to_memory, NULL));
        room = haru->target.count;
    } while (haru->target.count > haru->target.room && !haru->status);
    if (!haru->status)
        out->count += haru->target.count;
}

/* -- the plain form ---------------------------------------------------------------------------- */

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
        const struct family *family = family_at(haru, number);
        if (!family)
            continue;
        struct buffer inside = buffer_open(haru->arena);
        make_inside(family, number, &haru->objects[number].body, &inside);
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
        status = write_text(stream, haru->plain->header);
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
    if (enter(haru, 0))
        leave(haru, write_file(haru));
    return haru->status == 0;
}
