/* SPDX-License-Identifier: Apache-2.0 */
/* model/dump.h - how a node of the model is written as a line of text. */
#ifndef PLANPRESS_MODEL_DUMP_H
#define PLANPRESS_MODEL_DUMP_H

#include "model/model.h"

/* Begin a line at a depth of indentation: the kind of node, and its id when it has one. */
void dump_begin(struct buffer *out, int depth, const char *kind, const char *id);

/* " name=value" when there is a value. */
void dump_word(struct buffer *out, const char *name, const char *value);

/* The same with the value in double quotes. */
void dump_string(struct buffer *out, const char *name, const char *value);

void dump_period(struct buffer *out, const char *name, struct period period);
void dump_date(struct buffer *out, const char *name, struct calendar_date date);
void dump_quantity(struct buffer *out, const char *name, struct quantity value);

/* End the line with the place of the node. */
void dump_end(struct buffer *out, struct source_pos pos);

/* " "text"" with marks for what is no text: *strong*, {fn}, [ref id]. Nothing for NULL. */
void dump_inlines(struct buffer *out, const struct inline_node *inlines);

/* The footnotes that stand in them, a line each. */
void dump_notes(struct buffer *out, int depth, const struct inline_node *inlines);

void dump_blocks(struct buffer *out, int depth, const struct block *blocks);

/* The languages a plan can be had in, whom to ask, and how to comment. */
void dump_formats(struct buffer *out, int depth, const struct formats *formats);

/* `blocks` under a line of their own, when there are any. */
void dump_labelled(struct buffer *out, int depth, const char *label, const struct block *blocks);

/* What the metadata says of the council and how the plan came to be. */
void dump_governance(struct buffer *out, const struct metadata *metadata);

/* The plan's parts that are tables of their own. */
void dump_services(struct buffer *out, int depth, const struct service_block *services);
void dump_priorities(struct buffer *out, int depth, const struct priority *priorities);
void dump_contracts(struct buffer *out, int depth, const struct contracts *contracts);

#endif
