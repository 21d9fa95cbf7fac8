/* SPDX-License-Identifier: Apache-2.0 */
#include "model/model.h"

const struct anchor *publication_anchor(const struct publication *publication, const char *id)
{
    return map_find(publication->anchors_by_id, slice_of(id));
}

struct indicator *publication_indicator(const struct publication *publication, struct slice code)
{
    return map_find(publication->indicators, code);
}
