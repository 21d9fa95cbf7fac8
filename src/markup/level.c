/* SPDX-License-Identifier: Apache-2.0 */
/* The children of one element, in their order. libxml2's validator gives up on them at the first
 * that does not fit. To tell of all, a fresh validator is then brought to the same point of the
 * parent by replaying the children that did fit, as bare tags, and goes on from there with the
 * next.
 *
 * A child that does not fit may be one too many, or something before it may be missing. Each
 * element that was expected is tried in its place: if the child fits after it, that one is missing
 * (or comes too late, when it stands among the later siblings) and the child is where it belongs.
 * Otherwise one missing title would make every sibling after it look wrong.
 *
 * Replays cost as much as there are siblings, so they draw on a budget. When it is used up, the
 * order of what follows is not looked at any more. */
#include "markup/validation.h"

struct level {
    const struct xml_node *parent;
    struct plug *plug; /* at the next child; NULL: the order can no longer be told */
    bool replayed;     /* it is a plug of the level's own */
    bool followed;     /* a replay was needed: the children that fit are in the trail */
    const char **trail;
    size_t trail_count, trail_capacity;
    const struct xml_node **late; /* children already reported as coming too late */
    size_t late_count, late_capacity;
};

static void leave(struct validation *v, struct level *level)
{
    if (level->replayed)
        validation_drop(v, level->plug);
    level->plug = NULL;
    level->replayed = false;
}

static void remember(struct validation *v, struct level *level, const char *name)
{
    ARENA_PUSH(v->wording.scratch, level->trail, level->trail_count, level->trail_capacity) = name;
}

/* A fresh plug inside the parent, behind the first `count` children of the trail and, when there is
 * one, behind `extra`. NULL when the budget is used up. */
static struct plug *replay(struct validation *v, const struct level *level, size_t count,
                           const char *extra)
{
    v->budget -= (long)count + 4; /* a plug costs about as much as four tags */
    struct plug *plug = v->budget > 0 ? validation_plug(v) : NULL;
    if (!plug)
        return NULL;
    const char *space = v->wording.schema->space;
    plug_start(plug, level->parent);
    for (size_t i = 0; i < count; i++) {
        plug_start_bare(plug, space, level->trail[i]);
        plug_end(plug, space, level->trail[i]);
        plug_faults_clear(v->faults);
    }
    if (extra) {
        plug_start_bare(plug, space, extra);
        plug_end(plug, space, extra);
    }
    validation_check_memory(v);
    plug_faults_clear(v->faults);
    return plug;
}

/* Put the next child before the plug: NULL when it fits. One that is declared globally is shown as
 * a bare tag, for it is checked by itself; what is in others can only be checked here. */
static const char *show(struct validation *v, struct plug *plug, const struct xml_node *node)
{
    bool global = schema_content(v->wording.schema, node) != CONTENT_NONE;
    const char *message = validation_enter(v, plug, node, /*bare*/ global);
    if (message) {
        plug_faults_clear(v->faults);
    } else if (global) {
        plug_end(plug, node->space, node->name);
        validation_check_memory(v);
        plug_faults_clear(v->faults);
    } else {
        validation_report_attributes(v, node);
        validation_check_level(v, plug, node);
    }
    return message;
}

/* ---- finding out what is wrong ---- */

static const struct xml_node *later_sibling(const struct xml_node *node, const char *name)
{
    const struct xml_node *next = xml_next(node);
    while (next && strcmp(next->name, name) != 0)
        next = xml_next(next);
    return next;
}

static bool told_late(const struct level *level, const struct xml_node *node)
{
    for (size_t i = 0; i < level->late_count; i++) {
        if (level->late[i] == node)
            return true;
    }
    return false;
}

/* Whether `node` fits once `name` is put before it; then that is reported and the level goes on
 * behind both. */
static bool fits_after(struct validation *v, struct level *level, const struct xml_node *node,
                       const char *name)
{
    struct plug *plug = replay(v, level, level->trail_count, name);
    if (!plug)
        return false;
    if (show(v, plug, node)) {
        validation_drop(v, plug);
        return false;
    }
    const struct xml_node *late = later_sibling(node, name);
    if (validation_may_report(v, node->pos))
        word_missing(&v->wording, node, name, late);
    if (late)
        ARENA_PUSH(v->wording.scratch, level->late, level->late_count, level->late_capacity) = late;
    remember(v, level, name);
    remember(v, level, node->name);
    level->plug = plug;
    level->replayed = true;
    return true;
}

/* The earlier sibling behind which `node` would have fitted, "" for the beginning; NULL when it
 * fits nowhere near, or stands there once already. */
static const char *find_place(struct validation *v, const struct level *level,
                              const struct xml_node *node)
{
    const size_t near = 16;
    size_t last = level->trail_count, first = last > near ? last - near : 0;
    for (size_t i = 0; i < last; i++) {
        if (strcmp(level->trail[i], node->name) == 0)
            return NULL;
    }
    for (size_t count = last; count > first; count--) {
        struct plug *plug = replay(v, level, count - 1, NULL);
        bool fits = plug && !validation_enter(v, plug, node, /*bare*/ true);
        plug_faults_clear(v->faults);
        validation_drop(v, plug);
        if (fits)
            return count > 1 ? level->trail[count - 2] : "";
    }
    return NULL;
}

/* Go on after `node`, which does not fit; `message` has what would have. */
static void recover(struct validation *v, struct level *level, const struct xml_node *node,
                    const char *message)
{
    struct expected expected = expected_read(v->wording.scratch, message);
    leave(v, level);
    bool known = strcmp(node->space, v->wording.schema->space) == 0 &&
                 vocabulary_has(v->wording.vocabulary, node->name);
    for (size_t i = 0; known && i < expected.count; i++) {
        if (fits_after(v, level, node, expected.names[i]))
            return;
    }
    if (validation_may_report(v, node->pos))
        word_unexpected(&v->wording, node, &expected, known ? find_place(v, level, node) : NULL);
    level->plug = replay(v, level, level->trail_count, NULL);
    level->replayed = level->plug;
}

/* The children before the first that does not fit are the beginning of the trail. */
static void begin_trail(struct validation *v, struct level *level, const struct xml_node *node)
{
    if (level->followed)
        return;
    level->followed = true;
    for (const struct xml_node *child = xml_first(level->parent); child != node;
         child = xml_next(child))
        remember(v, level, child->name);
}

/* ---- going through them ---- */

static void check_child(struct validation *v, struct level *level, const struct xml_node *node)
{
    if (strcmp(node->space, XINCLUDE_SPACE) == 0) {
        leave(v, level); /* what should stand here could not be read, and that was reported */
        return;
    }
    if (!level->plug || told_late(level, node))
        return;
    const char *message = show(v, level->plug, node);
    if (!message) {
        if (level->followed)
            remember(v, level, node->name);
        return;
    }
    begin_trail(v, level, node);
    if (!level->replayed) { /* the plug of our caller goes on behind the parent */
        plug_end(level->plug, node->space, node->name);
        plug_faults_clear(v->faults);
    }
    recover(v, level, node, message);
}

static void check_text(struct validation *v, struct level *level, const struct xml_node *text)
{
    /* White space alone is nowhere a fault we would want to tell. */
    if (!level->plug || slice_trim(text->text).count == 0)
        return;
    plug_text(level->plug, text->text);
    validation_check_memory(v);
    if (v->faults->count && validation_may_report(v, text->pos))
        word_text(&v->wording, text, &v->faults->list[0]);
    plug_faults_clear(v->faults);
}

/* Faults found at the end: children missing, or a value that will not do. Only one is told. */
static void report_end(struct validation *v, const struct xml_node *node)
{
    validation_check_memory(v);
    if (v->faults->count && validation_may_report(v, node->pos))
        word_content(&v->wording, node, &v->faults->list[0]);
    plug_faults_clear(v->faults);
}

void validation_check_level(struct validation *v, struct plug *plug, const struct xml_node *node)
{
    struct level level = {.parent = node, .plug = plug};
    for (const struct xml_node *child = node->children; child; child = child->next) {
        if (child->name)
            check_child(v, &level, child);
        else
            check_text(v, &level, child);
    }
    if (level.plug) {
        plug_end(level.plug, node->space, node->name);
        report_end(v, node);
    }
    bool elsewhere = level.plug != plug;
    leave(v, &level);
    if (elsewhere) { /* our caller's plug still stands before the end */
        plug_end(plug, node->space, node->name);
        validation_check_memory(v);
        plug_faults_clear(v->faults);
    }
}
