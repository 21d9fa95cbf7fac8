/* SPDX-License-Identifier: Apache-2.0 */
/* Kerning, standard ligatures and whatever a script needs are on in HarfBuzz to begin with; the
 * features here are what a style adds or takes away, over a whole word. HarfBuzz's own reader would
 * also take parts of a word ("kern[3:5]") and unknown short names, which make no sense in a style.
 */
#include "text/features.h"

static bool is_separator(char c)
{
    return is_xml_space(c) || c == ',';
}

static bool is_tag_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool read_number(struct slice digits, uint32_t *value)
{
    if (digits.count == 0 || digits.count > 4)
        return false;
    *value = 0;
    for (size_t i = 0; i < digits.count; i++) {
        if (digits.bytes[i] < '0' || digits.bytes[i] > '9')
            return false;
        *value = *value * 10 + (uint32_t)(digits.bytes[i] - '0');
    }
    return true;
}

static bool feature_read(struct slice word, hb_feature_t *feature)
{
    *feature = (hb_feature_t){0, 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    bool has_sign = word.bytes[0] == '-' || word.bytes[0] == '+';
    if (has_sign) {
        feature->value = word.bytes[0] == '+';
        word = (struct slice){word.bytes + 1, word.count - 1};
    }
    if (word.count < 4)
        return false;
    for (size_t i = 0; i < 4; i++) {
        if (!is_tag_letter(word.bytes[i]))
            return false;
    }
    feature->tag = HB_TAG(word.bytes[0], word.bytes[1], word.bytes[2], word.bytes[3]);
    if (word.count == 4)
        return true;
    struct slice number = {word.bytes + 5, word.count - 5};
    return !has_sign && word.bytes[4] == '=' && read_number(number, &feature->value);
}

bool features_read(struct arena *arena, const char *text, const hb_feature_t **features,
                   unsigned *count, struct slice *wrong)
{
    hb_feature_t *read = NULL;
    size_t found = 0, capacity = 0;
    for (const char *at = text; *at;) {
        if (is_separator(*at)) {
            at++;
            continue;
        }
        struct slice word = {at, 0};
        while (*at && !is_separator(*at))
            at++;
        word.count = (size_t)(at - word.bytes);
        hb_feature_t feature;
        if (!feature_read(word, &feature)) {
            *wrong = word;
            return false;
        }
        ARENA_PUSH(arena, read, found, capacity) = feature;
    }
    *features = read;
    *count = (unsigned)found;
    return true;
}
