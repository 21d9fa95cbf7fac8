/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/haru.c - calls into libharu, its memory, its table of objects. */
#include "pdf/haru_within.h"

#define POOL_BLOCK ((size_t)64 << 10)
#define POOL_ALIGNMENT ((size_t)16)
/* More than any call here allocates beside what it is told to make room for: a dictionary is 420
 * bytes with its list, a key 150, a name 150. */
#define CALL_ROOM ((size_t)4 << 10)
#define OPEN_ROOM ((size_t)48 << 10)

/* See haru.h: set only while libharu is at work. */
static _Thread_local struct pool *current_pool;

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

bool haru_enter(struct haru *haru, size_t room)
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

void haru_leave(struct haru *haru, HPDF_STATUS status)
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

void haru_refuse(struct haru *haru, HPDF_STATUS status)
{
    if (!haru->status)
        haru->status = (uint32_t)status;
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
        haru_refuse(haru, HPDF_INVALID_DOCUMENT);
        return haru;
    }
    haru_enter(haru, OPEN_ROOM);
    haru->document = HPDF_NewEx(NULL, pool_allocate, pool_release, 0, NULL);
    if (haru->document) {
        HPDF_MMgr memory = haru->document->mmgr;
        haru->no_entries = HPDF_List_New(memory, 1);
        haru->to_memory = HPDF_CallbackWriter_New(memory, write_memory, &haru->target);
        haru->document->root_pages->before_write_fn = NULL; /* counts libharu's own pages */
    }
    haru_leave(haru, haru->document ? HPDF_OK : HPDF_FAILD_TO_ALLOC_MEM);
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
    return haru->document ? haru_outer(haru->document->catalog) : NULL;
}

struct haru_dict *haru_info(struct haru *haru)
{
    return haru->document && !haru->dropped ? haru_outer(haru->document->info) : NULL;
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
    return haru->document ? haru_outer(haru->document->root_pages) : NULL;
}

/* -- the table of objects ---------------------------------------------------------------------- */

uint32_t haru_count(const struct haru *haru)
{
    return haru->document ? haru->document->xref->entries->count : 1;
}

void haru_prepare_list(struct haru *haru, HPDF_List list, size_t more)
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

bool haru_prepare_entries(struct haru *haru, size_t more)
{
    if (haru->status)
        return false;
    HPDF_List entries = haru->document->xref->entries;
    if (entries->count + more > HPDF_LIMIT_MAX_XREF_ELEMENT)
        haru_refuse(haru, HPDF_XREF_COUNT_ERR);
    else
        haru_prepare_list(haru, entries, more);
    return !haru->status;
}

void *haru_object(const struct haru *haru, uint32_t number)
{
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(haru->document->xref, number);
    return entry ? entry->obj : NULL;
}

uint32_t haru_number(const struct haru_dict *dict)
{
    return dict ? haru_number_of(((const HPDF_Dict_Rec *)(const void *)dict)->header) : 0;
}

struct haru_dict *haru_dict_new(struct haru *haru)
{
    if (!haru_prepare_entries(haru, 1) || !haru_enter(haru, 0))
        return NULL;
    HPDF_Dict dict = HPDF_Dict_New(haru->document->mmgr);
    haru_leave(haru, HPDF_Xref_Add(haru->document->xref, dict));
    return haru->status ? NULL : haru_outer(dict);
}
