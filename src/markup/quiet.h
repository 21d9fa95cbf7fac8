/* SPDX-License-Identifier: Apache-2.0 */
/* markup/quiet.h - libxml2 without its voice.
 *
 * Most of libxml2 reports through the context it works on, which we listen to. A few places
 * (memory, character conversion) know no context and print to standard error. Around calls that
 * reach those, this thread's handlers are swapped for silent ones; no arena may unwind between. */
#ifndef PLANPRESS_MARKUP_QUIET_H
#define PLANPRESS_MARKUP_QUIET_H

#include <libxml/xmlerror.h>

struct quiet {
    xmlStructuredErrorFunc structured;
    void *structured_context;
    xmlGenericErrorFunc generic;
    void *generic_context;
};

/* Silence this thread; `quiet` keeps what to restore. */
void quiet_begin(struct quiet *quiet);

void quiet_end(const struct quiet *quiet);

#endif
