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

const char *part_title(const struct part *part)
{
    static const char *const usual[] = {
        [PART_SUMMARY] = "How we are doing",
        [PART_COVER] = "Cover",
        [PART_FOREWORD] = "Foreword",
        [PART_CONTENTS] = "Contents",
        [PART_SECTION] = "",
        [PART_OBJECTIVES] = "Our objectives",
        [PART_IMPROVEMENT] = "Improvement plan",
        [PART_INDICATORS] = "Performance indicators",
        [PART_CONTRACTS] = "Statement on contracts",
        [PART_ANNEX] = "Annex",
        [PART_GLOSSARY] = "Glossary",
        [PART_FORMATS] = "Other formats and languages",
    };
    return usual[part->kind];
}
