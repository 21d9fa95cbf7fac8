/* SPDX-License-Identifier: Apache-2.0 */
/* An element is a record whose text follows from the page room's tree and from where its leaves
 * came to stand, so nothing is stored twice: what is made here are only the index tables.
 *
 * The ParentTree leads back, from a page's MCIDs and from an annotation to the elements (14.7.4.4).
 * Its keys are 0, 1, 2 ... without gaps: pages with tagged content first, then links. */
#include "pdf/tags.h"

#include "pdf/value.h"

#define KEYS_PER_NODE 32

/* A marked-content sequence of a leaf. */
struct occurrence {
    uint32_t page, mcid;
};

struct tags {
    const struct survey *survey;
    const struct structure *structure;
    const struct links *links;
    struct arena *arena;
    uint32_t first_page;
    uint32_t root;  /* the StructTreeRoot */
    uint32_t space; /* the namespace of PDF 2.0; 0 in PDF 1.7, which knows none */

    uint32_t *objects; /* by element number; 0: left out */
    uint32_t *kept;    /* numbers of the elements in the file, in order */
    size_t kept_count;

    struct occurrence *occurrences; /* leaf by leaf */
    size_t *leaf_first;             /* by leaf; one more than there are leaves */

    uint32_t *link_of;   /* by element: its first link + 1 */
    uint32_t *next_link; /* by link: the next of the same element + 1 */

    uint32_t *keyed; /* by ParentTree key: the page, or page_count + the link */
    size_t key_count;
    int32_t *page_keys, *link_keys;

    bool *has_id;    /* by element: it is a note, or some cell's Headers name it */
    uint32_t *named; /* the numbers of these elements */
    size_t named_count;
};

uint32_t tags_object(const struct tags *tags, const struct structure_element *element)
{
    return tags->objects[element->number];
}

uint32_t tags_object_around(const struct tags *tags, const struct structure_element *element)
{
    while (element && !tags_object(tags, element))
        element = element->parent;
    return tags_object(tags, element ? element : structure_root(tags->structure));
}

int32_t tags_page_key(const struct tags *tags, size_t page)
{
    return tags->page_keys[page];
}

int32_t tags_link_key(const struct tags *tags, size_t link)
{
    return tags->link_keys[link];
}

/* -- index tables ------------------------------------------------------------------------------ */

/* Sorted by leaf by counting; within a leaf they stay in page order, which is reading order. */
static void collect_occurrences(struct tags *tags)
{
    size_t leaves = structure_leaf_count(tags->structure);
    size_t pages = tags->survey->document->page_count;
    size_t *first = ARENA_ARRAY(tags->arena, leaves + 2, size_t);
    for (size_t p = 0; p < pages; p++) {
        const struct page_use *use = &tags->survey->pages[p];
        for (size_t i = 0; i < use->content_count; i++)
            first[use->content[i]->number + 2]++;
    }
    for (size_t i = 2; i < leaves + 2; i++)
        first[i] += first[i - 1];
    tags->occurrences = ARENA_ARRAY(tags->arena, first[leaves + 1], struct occurrence);
    for (size_t p = 0; p < pages; p++) {
        const struct page_use *use = &tags->survey->pages[p];
        for (size_t i = 0; i < use->content_count; i++)
            tags->occurrences[first[use->content[i]->number + 1]++] =
                (struct occurrence){(uint32_t)p, (uint32_t)i};
    }
    tags->leaf_first = first;
}

/* Chained from the last one back, so that each chain runs forward. */
static void chain_links(struct tags *tags)
{
    tags->link_of = ARENA_ARRAY(tags->arena, structure_element_count(tags->structure), uint32_t);
    tags->next_link = ARENA_ARRAY(tags->arena, tags->links->count, uint32_t);
    for (size_t i = tags->links->count; i > 0; i--) {
        const struct structure_element *element = tags->links->links[i - 1]->element;
        if (!element)
            continue;
        tags->next_link[i - 1] = tags->link_of[element->number];
        tags->link_of[element->number] = (uint32_t)i;
    }
}

static bool shows_something(const struct tags *tags, const struct structure_element *element)
{
    for (size_t i = 0; i < element->count; i++) {
        const struct content *leaf = element->children[i].content;
        if (leaf && tags->leaf_first[leaf->number] < tags->leaf_first[leaf->number + 1])
            return true;
    }
    return tags->link_of[element->number] || element->role == ROLE_TD || element->role == ROLE_TH;
}

/* Children have greater numbers than their parent, so going down the numbers meets them first. */
static void choose_elements(struct tags *tags)
{
    size_t count = structure_element_count(tags->structure);
    tags->objects = ARENA_ARRAY(tags->arena, count, uint32_t);
    tags->kept = ARENA_ARRAY(tags->arena, count, uint32_t);
    tags->objects[0] = 1; /* the root stays */
    for (size_t i = count; i-- > 0;) {
        const struct structure_element *element = structure_element_at(tags->structure, i);
        if (!tags->objects[i] && !shows_something(tags, element))
            continue;
        tags->objects[i] = 1;
        if (element->parent)
            tags->objects[element->parent->number] = 1;
    }
    for (size_t i = 0; i < count; i++) {
        if (tags->objects[i])
            tags->kept[tags->kept_count++] = (uint32_t)i;
    }
}

static void number_keys(struct tags *tags)
{
    size_t pages = tags->survey->document->page_count;
    tags->keyed = ARENA_ARRAY(tags->arena, pages + tags->links->count, uint32_t);
    tags->page_keys = ARENA_ARRAY(tags->arena, pages, int32_t);
    tags->link_keys = ARENA_ARRAY(tags->arena, tags->links->count, int32_t);
    for (size_t i = 0; i < pages; i++) {
        tags->page_keys[i] = -1;
        if (tags->survey->pages[i].content_count) {
            tags->page_keys[i] = (int32_t)tags->key_count;
            tags->keyed[tags->key_count++] = (uint32_t)i;
        }
    }
    for (size_t i = 0; i < tags->links->count; i++) {
        tags->link_keys[i] = -1;
        if (tags->links->links[i]->element) {
            tags->link_keys[i] = (int32_t)tags->key_count;
            tags->keyed[tags->key_count++] = (uint32_t)(pages + i);
        }
    }
}

static void give_id(struct tags *tags, const struct structure_element *element)
{
    bool *has = &tags->has_id[element->number];
    tags->named_count += tags->objects[element->number] && !*has;
    *has |= tags->objects[element->number] != 0;
}

/* PDF/UA-1 (ISO 14289-1, 7.9) asks for identifiers of notes; cells need theirs for Headers (7.5).
 */
static void choose_ids(struct tags *tags)
{
    size_t count = structure_element_count(tags->structure);
    tags->has_id = ARENA_ARRAY(tags->arena, count, bool);
    for (size_t i = 0; i < tags->kept_count; i++) {
        const struct structure_element *kept = structure_element_at(tags->structure, tags->kept[i]);
        if (kept->role == ROLE_NOTE)
            give_id(tags, kept);
        for (size_t h = 0; h < kept->header_count; h++)
            give_id(tags, kept->headers[h]);
    }
    tags->named = ARENA_ARRAY(tags->arena, tags->named_count, uint32_t);
    size_t filled = 0;
    for (size_t i = 0; i < count; i++) {
        if (tags->has_id[i])
            tags->named[filled++] = (uint32_t)i;
    }
}

/* -- elements ---------------------------------------------------------------------------------- */

static void add_reference(struct buffer *out, const char *key, uint32_t number)
{
    buffer_add_text(out, key);
    value_reference(out, number);
}

static void add_string(struct buffer *out, const char *key, const char *text)
{
    if (!text)
        return;
    buffer_add_text(out, key);
    value_text(out, slice_of(text));
}

/* Element identifiers sort as their numbers do, which is what a name tree asks for: the digits of
 * base 62 are in the order of their characters. Five of them are more than there can be elements.
 */
static void add_id(struct buffer *out, uint32_t element)
{
    static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    char text[] = "(e00000)";
    for (int i = 6; element; i--, element /= 62)
        text[i] = digits[element % 62];
    buffer_add_text(out, text);
}

/* Where it is plain from the grid what heads a cell, the page room names none. */
static void add_headers(const struct tags *tags, struct buffer *out,
                        const struct structure_element *cell)
{
    size_t named = 0;
    for (size_t i = 0; i < cell->header_count; i++) {
        if (!tags->has_id[cell->headers[i]->number])
            continue;
        buffer_add_text(out, named++ ? "" : "/Headers[");
        add_id(out, cell->headers[i]->number);
    }
    if (named)
        buffer_add_char(out, ']');
}

static void add_cell_attributes(const struct tags *tags, struct buffer *out,
                                const struct structure_element *cell)
{
    static const char *const scopes[] = {
        [SCOPE_ROW] = "/Row", [SCOPE_COLUMN] = "/Column", [SCOPE_BOTH] = "/Both"};
    if (cell->scope != SCOPE_NONE)
        buffer_format(out, "/Scope%s", scopes[cell->scope]);
    if (cell->column_span > 1)
        buffer_format(out, "/ColSpan %d", (int)cell->column_span);
    if (cell->row_span > 1)
        buffer_format(out, "/RowSpan %d", (int)cell->row_span);
    add_headers(tags, out, cell);
}

/* Terms and what is said of them are a list that PDF 1.7 has no word for. */
static void add_list_attributes(const struct tags *tags, struct buffer *out,
                                const struct structure_element *list)
{
    static const char *const numberings[] = {
        [NUMBERING_DISC] = "/Disc",
        [NUMBERING_DECIMAL] = "/Decimal",
        [NUMBERING_LOWER_ALPHA] = "/LowerAlpha",
        [NUMBERING_LOWER_ROMAN] = "/LowerRoman",
        [NUMBERING_TERMS] = "/Description",
    };
    if (list->numbering != NUMBERING_NONE && (tags->space || list->numbering != NUMBERING_TERMS))
        buffer_format(out, "/ListNumbering%s", numberings[list->numbering]);
}

/* The box is demanded of figures that stand whole on one page (table 344): it shows what Alt
 * describes. Of one that goes on overleaf there is no such box, and that of a piece would tell
 * readers that the figure ends there. */
static void add_figure_attributes(const struct tags *tags, struct buffer *out,
                                  const struct structure_element *figure)
{
    const struct figure_place *place = &tags->survey->figures[figure->number];
    if (!place->seen || place->parted)
        return;
    buffer_add_text(out, "/BBox");
    value_box(out, place->box, tags->survey->document->pages[place->page].height);
}

/* The types of PDF 1.7 that PDF 2.0 no longer has keep their names, in the namespace that holds
 * where none is given (ISO 32000-2, 14.8.6.1). Notes became foot notes, which are other than those
 * of the first namespace (ISO 14289-2, 8.2.5.14). */
static void add_type(const struct tags *tags, struct buffer *out, enum structure_role role)
{
    static const bool first_only[ROLE_COUNT] = {
        [ROLE_QUOTE] = true, [ROLE_TOC] = true, [ROLE_TOCI] = true, [ROLE_REFERENCE] = true};
    bool note = tags->space && role == ROLE_NOTE;
    buffer_format(out, "/S/%s", note ? "FENote" : structure_tag(role));
    if (tags->space && !first_only[role])
        add_reference(out, "/NS ", tags->space);
}

static const char *attribute_owner(const struct tags *tags, enum structure_role role)
{
    if (role == ROLE_TH || role == ROLE_TD || role == ROLE_TABLE)
        return "Table";
    if (role == ROLE_L)
        return "List";
    if (role == ROLE_NOTE)
        return tags->space ? "FENote" : NULL;
    return role == ROLE_FIGURE ? "Layout" : NULL;
}

/* Attributes of one owner are all that any role here has (14.7.5). */
static void add_attributes(const struct tags *tags, struct buffer *out,
                           const struct structure_element *element)
{
    const char *owner = attribute_owner(tags, element->role);
    if (!owner)
        return;
    size_t before = out->count;
    buffer_format(out, "/A<</O/%s", owner);
    size_t empty = out->count;
    if (element->role == ROLE_L)
        add_list_attributes(tags, out, element);
    else if (element->role == ROLE_FIGURE)
        add_figure_attributes(tags, out, element);
    else if (element->role == ROLE_NOTE)
        buffer_add_text(out, "/NoteType/Footnote");
    else if (element->role == ROLE_TABLE)
        add_string(out, "/Summary", element->summary);
    else
        add_cell_attributes(tags, out, element);
    if (out->count == empty)
        out->count = before;
    else
        buffer_add_text(out, ">>");
}

/* What an element's K names, as it is written. */
struct kids {
    const struct tags *tags;
    struct buffer *out;
    uint32_t page; /* Pg: of the first content; kids on other pages tell their own */
    size_t count;
};

/* Before a kid that is a number. */
static void separate(struct kids *kids)
{
    if (kids->count++)
        buffer_add_char(kids->out, ' ');
}

static void add_content(struct kids *kids, const struct occurrence *where)
{
    struct buffer *out = kids->out;
    if (where->page == kids->page) {
        separate(kids);
        buffer_add_int(out, where->mcid);
        return;
    }
    kids->count++;
    add_reference(out, "<</Type/MCR/Pg ", kids->tags->first_page + where->page);
    buffer_add_text(out, "/MCID ");
    buffer_add_int(out, where->mcid);
    buffer_add_text(out, ">>");
}

static void add_annotation(struct kids *kids, uint32_t link)
{
    const struct links *links = kids->tags->links;
    struct buffer *out = kids->out;
    kids->count++;
    add_reference(out, "<</Type/OBJR/Obj ", links->first_object + link);
    if (links->pages[link] != kids->page)
        add_reference(out, "/Pg ", kids->tags->first_page + links->pages[link]);
    buffer_add_text(out, ">>");
}

static void add_child(struct kids *kids, const struct structure_child *child)
{
    const struct tags *tags = kids->tags;
    if (child->content) {
        size_t leaf = child->content->number;
        for (size_t i = tags->leaf_first[leaf]; i < tags->leaf_first[leaf + 1]; i++)
            add_content(kids, &tags->occurrences[i]);
    } else if (tags_object(tags, child->element)) {
        separate(kids);
        value_reference(kids->out, tags_object(tags, child->element));
    }
}

/* The page of an element's first own content, or NO_PAGE. */
#define NO_PAGE UINT32_MAX
static uint32_t first_page(const struct tags *tags, const struct structure_element *element)
{
    for (size_t i = 0; i < element->count; i++) {
        const struct content *leaf = element->children[i].content;
        if (leaf && tags->leaf_first[leaf->number] < tags->leaf_first[leaf->number + 1])
            return tags->occurrences[tags->leaf_first[leaf->number]].page;
    }
    uint32_t link = tags->link_of[element->number];
    return link ? tags->links->pages[link - 1] : NO_PAGE;
}

/* One kid stands alone, several in an array (table 323). */
static void add_kids(const struct tags *tags, struct buffer *out,
                     const struct structure_element *element)
{
    struct kids kids = {tags, out, first_page(tags, element), 0};
    if (kids.page != NO_PAGE)
        add_reference(out, "/Pg ", tags->first_page + kids.page);
    size_t before = out->count;
    buffer_add_text(out, "/K[");
    for (size_t i = 0; i < element->count; i++)
        add_child(&kids, &element->children[i]);
    for (uint32_t link = tags->link_of[element->number]; link; link = tags->next_link[link - 1])
        add_annotation(&kids, link - 1);
    if (kids.count == 0)
        out->count = before;
    else if (kids.count == 1)
        out->bytes[before + 2] = ' ';
    else
        buffer_add_char(out, ']');
}

/* The link in a note's mark or label: what that is in has said it. */
static bool refers_already(const struct structure_element *element,
                           const struct structure_element *target)
{
    for (const struct structure_element *in = element->parent; in; in = in->parent) {
        for (size_t i = 0; i < in->reference_count; i++) {
            if (in->references[i] == target)
                return true;
        }
    }
    return false;
}

/* What it refers to: a mark and its note refer to each other; a link, and with it an entry of the
 * contents, to where it leads (ISO 32000-2, table 355; ISO 14289-2, 8.2.5.8 and 8.2.5.14). */
static void add_references(const struct tags *tags, struct buffer *out,
                           const struct structure_element *element)
{
    if (!tags->space)
        return;
    size_t before = out->count, count = 0;
    buffer_add_text(out, "/Ref[");
    for (size_t i = 0; i < element->reference_count; i++) {
        if (tags_object(tags, element->references[i]))
            add_reference(out, count++ ? " " : "", tags_object(tags, element->references[i]));
    }
    uint32_t link = tags->link_of[element->number];
    const struct destination *target = link ? tags->links->links[link - 1]->target : NULL;
    if (target && !refers_already(element, target->element))
        add_reference(out, count++ ? " " : "", tags_object_around(tags, target->element));
    if (count)
        buffer_add_char(out, ']');
    else
        out->count = before;
}

static void write_element(const void *context, size_t index, struct buffer *out)
{
    const struct tags *tags = context;
    const struct structure_element *element =
        structure_element_at(tags->structure, tags->kept[index]);
    add_type(tags, out, element->role);
    add_reference(out, "/P ", element->parent ? tags_object(tags, element->parent) : tags->root);
    add_kids(tags, out, element);
    add_attributes(tags, out, element);
    add_references(tags, out, element);
    add_string(out, "/Lang", element->language);
    add_string(out, "/Alt", element->alternative);
    add_string(out, "/ActualText", element->actual_text);
    add_string(out, "/E", element->expansion);
    add_string(out, "/T", element->title);
    if (tags->has_id[element->number]) {
        buffer_add_text(out, "/ID");
        add_id(out, element->number);
    }
}

/* -- trees ------------------------------------------------------------------------------------- */

static size_t node_count(size_t keys)
{
    return (keys + KEYS_PER_NODE - 1) / KEYS_PER_NODE;
}

static void add_page_parents(const struct tags *tags, size_t page, struct buffer *out)
{
    const struct page_use *use = &tags->survey->pages[page];
    buffer_add_char(out, '[');
    for (size_t i = 0; i < use->content_count; i++) {
        if (i)
            buffer_add_char(out, ' ');
        value_reference(out, tags_object(tags, use->content[i]->element));
    }
    buffer_add_char(out, ']');
}

static void write_parent_node(const void *context, size_t index, struct buffer *out)
{
    const struct tags *tags = context;
    size_t pages = tags->survey->document->page_count;
    size_t first = index * KEYS_PER_NODE, end = first + KEYS_PER_NODE;
    if (end > tags->key_count)
        end = tags->key_count;
    buffer_format(out, "/Limits[%D %D]/Nums[", (int64_t)first, (int64_t)end - 1);
    for (size_t key = first; key < end; key++) {
        size_t which = tags->keyed[key];
        buffer_add_int(out, (int64_t)key);
        if (which < pages)
            add_page_parents(tags, which, out);
        else
            add_reference(out, " ", tags_object(tags, tags->links->links[which - pages]->element));
        buffer_add_char(out, '\n');
    }
    buffer_add_char(out, ']');
}

static void write_name_node(const void *context, size_t index, struct buffer *out)
{
    const struct tags *tags = context;
    size_t first = index * KEYS_PER_NODE, end = first + KEYS_PER_NODE;
    if (end > tags->named_count)
        end = tags->named_count;
    buffer_add_text(out, "/Limits[");
    add_id(out, tags->named[first]);
    add_id(out, tags->named[end - 1]);
    buffer_add_text(out, "]/Names[");
    for (size_t i = first; i < end; i++) {
        add_id(out, tags->named[i]);
        value_reference(out, tags->objects[tags->named[i]]);
    }
    buffer_add_char(out, ']');
}

/* A tree of two levels: its root, whose kids are the nodes. */
static void add_tree(struct haru *haru, struct haru_dict *root, const char *key, size_t keys,
                     haru_writer *write, const void *context)
{
    uint32_t first = haru_records(haru, node_count(keys), write, context);
    struct haru_dict *tree = haru_dict_new(haru);
    haru_set_references(haru, tree, "Kids", first, node_count(keys));
    haru_set_reference(haru, root, key, haru_number(tree));
}

static void write_namespace(const void *context, size_t index, struct buffer *out)
{
    (void)context;
    (void)index;
    buffer_add_text(out, "/Type/Namespace/NS(http://iso.org/pdf2/ssn)");
}

struct tags *tags_make(const struct survey *survey, const struct links *links, uint32_t first_page,
                       struct haru *haru, struct arena *arena)
{
    struct tags *tags = ARENA_NEW(arena, struct tags);
    tags->survey = survey;
    tags->structure = survey->document->structure;
    tags->links = links;
    tags->arena = arena;
    tags->first_page = first_page;
    collect_occurrences(tags);
    chain_links(tags);
    choose_elements(tags);
    number_keys(tags);
    choose_ids(tags);

    haru_doing(haru, "writing the structure tree");
    if (links->second)
        tags->space = haru_records(haru, 1, write_namespace, NULL);
    uint32_t first = haru_records(haru, tags->kept_count, write_element, tags);
    for (size_t i = 0; i < tags->kept_count; i++)
        tags->objects[tags->kept[i]] = first + (uint32_t)i;
    struct haru_dict *root = haru_dict_new(haru);
    tags->root = haru_number(root);
    haru_set_name(haru, root, "Type", "StructTreeRoot");
    haru_set_reference(haru, root, "K", first);
    haru_set_integer(haru, root, "ParentTreeNextKey", (int32_t)tags->key_count);
    if (tags->space)
        haru_set_references(haru, root, "Namespaces", tags->space, 1);
    if (tags->key_count)
        add_tree(haru, root, "ParentTree", tags->key_count, write_parent_node, tags);
    if (tags->named_count)
        add_tree(haru, root, "IDTree", tags->named_count, write_name_node, tags);
    haru_set_reference(haru, haru_catalogue(haru), "StructTreeRoot", tags->root);
    haru_set_true(haru, haru_dict_within(haru, haru_catalogue(haru), "MarkInfo"), "Marked");
    return tags;
}
